//! Words of a web page or an archive around a document: lines that as a whole are a closed
//! phrase (`phrase`, `data`), judged line by line with their place and neighbours as evidence
//! (`judge`). Each line left out is recorded and told; one that is doubtful stays and is told.

pub mod data;
mod judge;
pub mod phrase;
pub mod words;

use super::shape;
use super::squeezed::Squeezed;
use crate::clean::{Line, Lines};
use crate::diagnostic::{Diagnostic, LeftOut, LeftOutKind, watch};

pub use judge::{Row, Verdict, judge};

/// What sweeping gives.
pub struct Swept {
    /// The lines without furniture, which is added to what was left out; none where there is none.
    /// Records of cleaning are not copied.
    pub lines: Option<Lines>,
    /// A warning for each line that may be furniture and stays.
    pub doubts: Vec<Diagnostic>,
}

/// Leaves the lines out that are furniture. The characters of the lines are given.
pub fn sweep(lines: &Lines, squeezed: &Squeezed) -> Swept {
    let row = |(at, line): (usize, &Line)| Row::new(&line.text, squeezed.line(at), at);
    let rows: Vec<Row> = lines.lines.iter().enumerate().map(row).collect();
    let verdicts = judge(&rows);
    let doubtful = lines.lines.iter().zip(&verdicts).filter(|(_, v)| **v == Verdict::Doubt);
    let doubts = doubtful.map(|(line, _)| doubt(line, 1, &line.text)).collect();
    let left = verdicts.iter().filter(|verdict| **verdict == Verdict::LeaveOut).count();
    // a text of nothing but such lines is not for us to judge
    if left == 0 || left == rows.len() {
        return Swept { lines: None, doubts };
    }
    let mut kept = lines.emptied();
    kept.lines.reserve_exact(lines.lines.len() - left);
    for (line, verdict) in lines.lines.iter().zip(verdicts) {
        watch::tick(1);
        match verdict {
            Verdict::LeaveOut => kept.left_out.push(left_out(line)),
            Verdict::Keep | Verdict::Doubt => kept.lines.push(line.clone()),
        }
    }
    Swept { lines: Some(kept), doubts }
}

/// A whole line as what was left out.
pub fn left_out(line: &Line) -> LeftOut {
    LeftOut {
        line: line.sources.first().unwrap_or(1),
        joined: line.sources.iter().skip(1).collect(),
        column: 1,
        kind: LeftOutKind::Furniture,
        text: line.text.to_string(),
    }
}

/// The warning that a text may be words of a page.
pub fn doubt(line: &Line, column: usize, text: &str) -> Diagnostic {
    let place = line.sources.first().unwrap_or(1);
    Diagnostic::new("W-PAGE-WORDS").at(place, column).with(shape::trim(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::Sources;

    fn read(texts: &[&str]) -> (Vec<String>, Vec<String>) {
        let line = |(at, text): (usize, &&str)| Line {
            text: (*text).into(),
            sources: Sources::new(at + 1, &[]),
            ..Line::default()
        };
        let lines =
            Lines { lines: texts.iter().enumerate().map(line).collect(), ..Lines::default() };
        let swept = sweep(&lines, &Squeezed::of_lines(&lines));
        let doubts = swept.doubts.into_iter().map(|told| told.arguments.concat()).collect();
        let lines = swept.lines.unwrap_or(lines);
        (lines.lines.into_iter().map(|line| line.text.into()).collect(), doubts)
    }

    fn kept(texts: &[&str]) -> Vec<String> {
        read(texts).0
    }

    const HEAD: [&str; 3] = ["某局关于某事的通知", "各县局：", "请做好工作。"];
    const CLOSING: [&str; 2] = ["某局", "2021年3月1日"];

    /// Lines above the document, between body and signature, and behind the date.
    fn document(above: &[&str], between: &[&str], behind: &[&str]) -> Vec<String> {
        let all: [&[&str]; 5] = [above, &HEAD, between, &CLOSING, behind];
        kept(&all.concat())
    }

    #[test]
    fn buttons_data_and_foot_of_a_page_go() {
        let texts = [
            "当前位置：首页>公文",
            "索 引 号：",
            "0001",
            "发布机构：",
            "某局办公室",
            "打印",
            "某局关于某事的通知",
            "来源：某日报",
            "各县局：",
            "请做好工作。",
            "某局",
            "2021年3月1日",
            "扫一扫在手机打开当前页",
            "主办：某市人民政府　承办：某市人民政府办公室",
            "版权所有：某市人民政府",
        ];
        assert_eq!(kept(&texts), document(&[], &[], &[]));
    }

    #[test]
    fn an_organ_above_the_path_stays() {
        let path = "当前位置：首页>公文";
        assert_eq!(document(&["某市人民政府", path], &[], &[]).first().unwrap(), "某市人民政府");
    }

    #[test]
    fn nothing_goes_to_the_end() {
        for button in ["附件下载", "扫一扫在手机打开当前页", "【打印】【关闭】"]
        {
            let between = ["来源：某局法规科", "审核：张三"];
            let (texts, _) = read(
                &[&HEAD[..], &between, &CLOSING, &[button, "附件1：名单", "甲　乙局"]].concat(),
            );
            let want = [&HEAD[..], &between, &CLOSING, &["附件1：名单", "甲　乙局"]].concat();
            assert_eq!(texts, want, "{button}");
        }
    }

    #[test]
    fn words_that_a_document_may_say_stay_between_text_and_signature() {
        for text in [
            "主办：某文化馆",
            "承办单位：某科",
            "来源：某局法规科",
            "责任编辑：某科室指定一名",
            "技术支持：某公司",
            "相关文件：",
            "联系我们",
            "二维码",
            "下载",
            "审核：张三　编辑：李四",
            "政策解读：《某办法》解读",
            "某办法.doc",
            "版权所有：某局",
            "发布时间：2021-03-01 10:49",
        ] {
            let texts = document(&[], &[text], &[]);
            assert!(texts.contains(&text.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_may_be_the_documents_own_stays_behind_the_date_with_a_warning() {
        for text in ["来源：某局办公室", "责任编辑：张三", "主办：某局", "技术支持：某公司"]
        {
            let (texts, doubts) = read(&[&HEAD[..], &CLOSING, &[text]].concat());
            assert_eq!(texts.last().map(String::as_str), Some(text));
            assert_eq!(doubts, [text]);
        }
    }

    #[test]
    fn the_foot_of_a_page_goes_line_by_line() {
        for text in [
            "上一篇：关于某事的公告",
            "下一条：没有了",
            "【图解】一图读懂《某措施》",
            "政策解读：《某办法》解读",
            "关于某事的通知.doc",
            "更多信息请关注官方微信“某地发布”",
            "某ICP备06000141号",
            "来源：某日报 浏览次数：28",
            "打印 关闭",
            "网站地图|联系我们",
        ] {
            assert_eq!(document(&[], &[], &[text]), document(&[], &[], &[]), "{text}");
        }
        let foot = ["来源：某日报", "附件下载", "技术支持：某公司"];
        assert_eq!(document(&[], &[], &foot), document(&[], &[], &[]));
    }

    #[test]
    fn the_colophon_is_the_documents() {
        let behind = [
            "承办单位：某科　联系人：张三　电话：0000-1234567",
            "报：某办。",
            "发：各县局。",
            "责任编辑：张三　校对：李四　共印60份",
            "抄送：某局。",
            "承办单位：某科",
            "某局办公室　2021年3月1日印发",
        ];
        let all = document(&[], &[], &behind);
        assert_eq!(all.get(all.len() - behind.len()..).unwrap(), behind);
        let (_, doubts) = read(&[&HEAD[..], &CLOSING, &["送：某办。", "责任编辑：张三"]].concat());
        assert!(doubts.is_empty());
    }

    #[test]
    fn rows_of_a_table_are_cells() {
        let behind =
            ["附件", "清单", "名称\t出处", "规划\t来源：省厅", "来源：省局\t一科", "水系\t测绘科"];
        let all = document(&[], &[], &behind);
        assert_eq!(all.get(all.len() - behind.len()..).unwrap(), behind);
        let cells = [
            "附件",
            "系统功能表",
            "序号",
            "功能",
            "1",
            "下载",
            "2",
            "打印",
            "3",
            "收藏",
            "合计3项。",
        ];
        let all = document(&[], &[], &cells);
        assert_eq!(all.get(all.len() - cells.len()..).unwrap(), cells);
    }

    #[test]
    fn an_element_goes_only_where_it_stands_again() {
        let block = ["索引号：000-1", "标题：某局关于某事的通知", "文号：某办〔2021〕3号"];
        let texts = document(&block, &[], &[]);
        assert_eq!(texts.first().map(String::as_str), Some("文号：某办〔2021〕3号"));
        assert_eq!(texts.get(1).map(String::as_str), Some(HEAD[0]));
        let alone = ["标题：关于某事的通知", "文号：某办〔2021〕3号", "各县局：", "请做好工作。"];
        assert_eq!(kept(&alone), alone);
    }

    #[test]
    fn a_path_that_ends_in_the_only_title_stays() {
        let path = "当前位置：首页 > 公文 > 某局关于某事的通知";
        let (texts, doubts) = read(&[path, "各县局：", "请做好工作。"]);
        assert_eq!(texts.len(), 3);
        assert_eq!(doubts, [path]);
        assert_eq!(document(&[path], &[], &[]), document(&[], &[], &[]));
    }

    #[test]
    fn a_plain_document_keeps_every_line() {
        let texts = [
            "某市人民政府文件",
            "某政发〔2021〕1号",
            "关于某事的通知",
            "各县局：",
            "请做好工作。",
            "时间：3月1日",
            "某市",
            "2021年3月1日",
            "主题词：某事",
            "抄送：某局。",
        ];
        let (kept, doubts) = read(&texts);
        assert_eq!(kept, texts);
        assert!(doubts.is_empty());
    }
}
