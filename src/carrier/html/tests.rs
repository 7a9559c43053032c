use super::super::{Align, Bold, Carried, Line, Span};
use super::*;
use crate::diagnostic::Diagnostic;

fn carried(text: &str) -> (Carried<'static>, Vec<Diagnostic>) {
    let chars: Vec<char> = text.chars().collect();
    let Warned { value, diagnostics } = read(&chars);
    ledger(&value);
    (value, diagnostics)
}

/// Lines and what was there before a change hold the text found and what came of a change.
fn ledger(carried: &Carried) {
    let sorted = |parts: Vec<String>| {
        let mut all: Vec<char> = parts.concat().chars().filter(|c| !c.is_whitespace()).collect();
        all.sort_unstable();
        all
    };
    let mut before: Vec<String> = carried.lines.iter().map(|line| line.text().into()).collect();
    let mut after = vec![carried.source.clone().unwrap()];
    before.extend(carried.changes.iter().map(|change| change.before.to_string()));
    after.extend(carried.changes.iter().map(|change| change.after.to_string()));
    assert_eq!(sorted(before), sorted(after));
}

fn lines(text: &str) -> Vec<Line<'static>> {
    carried(text).0.lines
}

fn texts(text: &str) -> Vec<String> {
    lines(text).iter().map(|line| line.text().to_string()).collect()
}

fn told(text: &str) -> Vec<String> {
    carried(text).1.into_iter().flat_map(|one| one.arguments).collect()
}

#[test]
fn paragraphs_and_breaks_are_lines_of_their_own() {
    let text = "<html><head><title>网站</title><style>p {}</style></head>\n<body><p>关于甲的\n通知<br>第二行</p>\n<div>各<b>乡镇</b>：</div>乙<ul><li>丙<li>丁</ul></body></html>";
    assert_eq!(texts(text), ["关于甲的通知", "第二行", "各乡镇：", "乙", "丙", "丁"]);
}

#[test]
fn each_character_knows_its_place() {
    let all = lines("<p>\n  甲&nbsp;乙<b>丙</b>\n丁</p>");
    let [line] = &all[..] else { panic!("{all:?}") };
    assert_eq!(line.text(), "甲\u{a0}乙丙丁");
    let places: Vec<(usize, usize)> = (0..5).map(|at| line.placed.place(at)).collect();
    assert_eq!(places, [(2, 3), (2, 4), (2, 10), (2, 14), (3, 1)]);
    assert_eq!(line.line, 2);
}

#[test]
fn white_space_is_what_a_browser_shows() {
    assert_eq!(texts("<p> 甲 \n乙\nABC\n  def　丙&emsp;丁 </p>"), ["甲乙 ABC def　丙\u{2003}丁"]);
    assert_eq!(texts("<pre>甲  乙\n\n丙</pre>"), ["甲  乙", "丙"]);
    assert_eq!(texts("<p>&nbsp;</p><p>甲</p>"), ["甲"]);
    // what is not seen is no white space: cleaning takes it out, and says so
    assert_eq!(texts("<p>\u{FEFF}</p><p>甲</p>"), ["\u{FEFF}", "甲"]);
}

#[test]
fn empty_paragraphs_and_breaks_are_blank_lines() {
    let blank = |text: &str| lines(text).last().unwrap().blank_above;
    assert_eq!(blank("<p>甲</p><p>乙</p>"), 0);
    assert_eq!(blank("<p>甲</p><p>&nbsp;</p><p>乙</p>"), 1);
    assert_eq!(blank("<p>甲</p><p></p><p><o:p>&nbsp;</o:p></p><p>乙</p>"), 2);
    assert_eq!(blank("甲<br><br>乙"), 1);
    assert_eq!(blank("<p>甲<br></p><p>乙</p>"), 0);
}

#[test]
fn the_mark_up_is_told_as_hints() {
    let all = lines(
        "<center><h2>标题</h2></center><p style='TEXT-ALIGN: right; text-indent:2em'>甲局</p>\
         <p><strong>要求。</strong>请落实</p><p align=center><b>乙</b></p>\
         <p>丙</p><p style='page-break-before:always'>丁</p>",
    );
    let hints: Vec<_> =
        all.iter().map(|line| line.hints.as_deref().cloned().unwrap_or_default()).collect();
    assert_eq!((hints[0].heading, hints[0].align), (2, Some(Align::Centre)));
    assert_eq!((hints[1].align, hints[1].indent), (Some(Align::Right), 4));
    assert_eq!((hints[2].bold, hints[3].bold), (Bold::LeadIn(3), Bold::Whole));
    assert!(all[4].hints.is_none());
    assert!(all[5].page_break_above && !all[4].page_break_above);
}

#[test]
fn numbers_of_lists_are_frozen_into_the_text() {
    let text = "<ol><li>甲<li value=5><p>乙</p><p>又</p><li>2026年<ol type=a><li>丙</ol></ol>\
        <ol style='list-style-type: cjk-ideographic'><li>丁</ol><ol><li>1.戊<li>二、己</ol>\
        <ol style='list-style:none'><li>庚</ol>";
    let all = texts(text);
    assert_eq!(all, ["1.甲", "5.乙", "又", "6. 2026年", "a.丙", "一、丁", "1.戊", "二、己", "庚"]);
    let item =
        |at: usize| lines(text)[at].hints.clone().unwrap().list.map(|item| (item.level, item.mark));
    assert_eq!(item(4), Some((2, "a.".into())));
}

#[test]
fn rows_are_lines_of_cells() {
    let text = "<p>甲</p><table><caption>表</caption><thead><tr><th>序号<th>项目<th>金额</thead>\
        <tr><td rowspan=2>1<td><p>桥</p><p>路</p><td>&nbsp;<tr><td colspan=2>Big<br>ones</table><p>乙</p>";
    assert_eq!(texts(text), ["甲", "表", "序号\t项目\t金额", "1\t桥路\t", "\tBig ones\t", "乙"]);
    let all = lines(text);
    let row = |at: usize| all[at].hints.as_ref().unwrap().row.clone().unwrap();
    assert!(row(2).head && !row(3).head && row(2).spans.is_empty());
    let span = |column, columns, rows| Span { column, columns, rows };
    assert_eq!(row(3).spans, [span(0, 1, 2), span(1, 1, 1), span(2, 1, 1)]);
    assert_eq!(row(4).spans, [span(0, 1, 0), span(1, 2, 1)]);
    assert_eq!(row(4).table, 0);
}

#[test]
fn a_table_that_holds_a_page_is_none() {
    let inner = "<table><tr><td>序号<td>项目<tr><td>1<td>桥</table>";
    let text = format!("<table><tr><td>左栏<td><p>甲</p><p>乙</p>{inner}</td></tr></table>");
    let all = lines(&text);
    let shown: Vec<String> = all.iter().map(|line| line.text().to_string()).collect();
    assert_eq!(shown, ["左栏", "甲", "乙", "序号\t项目", "1\t桥"]);
    assert!(all[4].hints.as_ref().unwrap().row.is_some());
    assert_eq!(texts("<table><tr><td>甲<tr><td>乙</table>"), ["甲", "乙"]);
    let pair = "<table><tr><td>甲发〔2026〕1号<td>签发人：乙</table>";
    assert_eq!(texts(pair), ["甲发〔2026〕1号\t签发人：乙"]);
    assert!(lines(pair)[0].hints.is_none());
}

#[test]
fn what_is_left_out_is_told_and_mark_up_is_not() {
    let text = "<nav><a href=/>首页</a> <a>通知</a></nav><script>if (a<b) '甲'</script><form>\
        <p>各乡镇：<span style='display:none'>隐</span><img src='/a/章.png?x=1'><img alt='甲图'></p>\
        <button>打印</button></form><!-- 乙 --><input value=丙>";
    assert_eq!(texts(text), ["各乡镇："]);
    assert_eq!(told(text), ["首页 通知", "隐", "章.png", "甲图", "打印"]);
}

#[test]
fn figures_stand_above_and_below() {
    let (carried, _) = carried("<p>100m<sup>2</sup>，CO<sub>2</sub>，甲<sup>注</sup></p>");
    assert_eq!(carried.lines[0].text(), "100m²，CO₂，甲注");
    assert_eq!(carried.changes.len(), 2);
}

#[test]
fn what_word_saves_is_read() {
    let text = "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><!--[if gte mso 9]><xml>\
        <o:p>x</o:p></xml><![endif]--></head><body lang=ZH-CN><div class=WordSection1>\
        <p class=MsoNormal align=center><b><span lang=EN-US>关于甲的<o:p></o:p></span></b></p>\
        <p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.<span \
        style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>乙</p></div></body></html>";
    assert_eq!(texts(text), ["关于甲的", "1. 乙"]);
    assert_eq!(lines(text)[0].hints.as_ref().unwrap().bold, Bold::Whole);
}

#[test]
fn broken_mark_up_loses_nothing() {
    assert_eq!(texts("<p>甲<div>乙</p>丙</span></td><b>丁"), ["甲", "乙", "丙丁"]);
    assert_eq!(texts("<head><title>t</title>文<p>甲"), ["文", "甲"]);
    let deep = format!("{}甲{}<p>乙", "<div>".repeat(3000), "</div>".repeat(3000));
    assert_eq!(texts(&deep), ["甲", "乙"]);
    let tables = format!("{}甲", "<table><tr><td>".repeat(200));
    assert_eq!(texts(&tables), ["甲"]);
    let attributes = format!("<p {}>甲</p><p>乙</p>", "a=\"1 2\" ".repeat(9000));
    assert_eq!(texts(&attributes), ["甲", "乙"]);
}
