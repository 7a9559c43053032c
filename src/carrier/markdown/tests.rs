use super::*;
use crate::carrier::{Align, Bold, Carried, Hints};

fn lines(text: &[char]) -> Opened<'_> {
    open(Carried::plain(text).lines, false)
}

fn opened(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    lines(&chars).lines.iter().map(|line| line.text().to_string()).collect()
}

fn judged(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    is_markdown(&Carried::plain(&chars).lines)
}

fn hints(text: &str) -> Vec<Hints> {
    let chars: Vec<char> = text.chars().collect();
    lines(&chars)
        .lines
        .iter()
        .map(|line| line.hints.as_deref().cloned().unwrap_or_default())
        .collect()
}

#[test]
fn words_stay_and_signs_go() {
    let text =
        "# 关于甲的意见\n\n**（一）乙。**请做好工作，参照[某网](https://example.org/a)。\n- 丙";
    assert_eq!(opened(text), ["关于甲的意见", "（一）乙。请做好工作，参照某网。", "丙"]);
    assert_eq!(opened("** **甲** **"), [" 甲 "]);
    assert_eq!(opened("# **- 甲**"), ["甲"]);
}

#[test]
fn pairs_between_chinese_words_close() {
    for (text, want) in [
        ("**一是：**落实", "一是：落实"),
        ("**主送：** 各单位", "主送： 各单位"),
        ("**签发人**：甲", "签发人：甲"),
        ("设**“双随机”**制、**（乙）**制", "设“双随机”制、（乙）制"),
        ("河道*11条*，其中***柳溪***最长", "河道11条，其中柳溪最长"),
        ("***甲**乙*丙", "甲乙丙"),
        ("**甲*乙***丙", "甲乙丙"),
        ("**甲****乙**", "甲乙"),
        ("，__重点__河段==全部==按~~3月~~4月", "，重点河段全部按3月4月"),
        ("达`98*5*%`", "达98*5*%"),
        ("**关于甲\n乙的通知**", "关于甲"),
    ] {
        assert_eq!(opened(text)[0], want, "{text}");
    }
}

#[test]
fn signs_of_the_text_stay() {
    for text in [
        "3#楼",
        "A*B*C型",
        "user_name_1",
        "1~3月",
        "带*的项目和带*的指标",
        "6*8*10",
        "长*宽*高",
        "张**、李**和王**",
        "138****1234",
        "____年__月__日",
        "共__人，其中女__人",
        "**甲",
        "a == b == c",
        "8 ** 2",
        "<甲>",
        "[甲](乙)",
        "甲[2021](5)号",
        "见[1]",
        "#话题#甲",
        ">=90",
        "- 3 -",
        "http://a.example/x_y_z_1?a==b==c",
    ] {
        assert_eq!(opened(text), [text]);
    }
}

#[test]
fn what_is_no_evidence_is_plain_text() {
    for text in [
        "3#楼与5#楼之间的A*B*C型闸门，登录名user_name_1，误差±0.5，1~3月完成。",
        "注：带*的项目为约束性指标。密码可含#、*、_。",
        "- 3 -",
        "——在会议上的讲话",
        "张**、李**",
        "由张**和李**，",
        "首页\n> 政务公开\n> 通知公告",
        "甲|乙|丙",
        "- 甲",
        "#话题#",
        "见[1]",
        "a & b",
        "此处<略>",
        "---",
        "===",
        "* 注",
    ] {
        assert!(!judged(text), "{text}");
    }
}

#[test]
fn one_sure_sign_is_evidence() {
    for text in [
        "# 甲",
        "#关于甲的通知\n##一、乙",
        "**甲**",
        "**主送：** 各局",
        "```\n甲",
        "|甲|乙|\n|---|---|",
        "|甲|乙|\n|丙|丁|",
        "见[某网](http://a.example)",
        "![图](a/b.png)",
        "- 甲\n- 乙",
        "- [ ] 甲",
        "按~~3月~~4月",
        "为`a`",
        "> 甲，乙。",
        "甲&nbsp;乙",
        "甲<br>乙",
        "甲[^1]\n乙\n[^1]: 丙\n甲[^1]",
        "甲 | 乙\n--- | ---",
    ] {
        assert!(judged(text), "{text}");
    }
}

#[test]
fn fences_go_and_code_stays() {
    assert_eq!(opened("甲\n```c\n**a** # b\n```\n**乙**"), ["甲", "**a** # b", "乙"]);
    assert_eq!(
        opened("好的：\n```markdown\n# 关于甲的通知\n**乙**\n```"),
        ["好的：", "关于甲的通知", "乙"]
    );
    assert_eq!(opened("```\n# 关于甲的通知\n**乙**\n```"), ["关于甲的通知", "乙"]);
    assert_eq!(opened("```\n**乙**"), ["乙"]);
}

#[test]
fn rows_become_cells_between_tabs() {
    assert_eq!(opened("| 甲 | 乙 |\n| --- | ---: |\n| 1 | 2 |"), ["甲\t乙", "1\t2"]);
    assert_eq!(opened("甲 | 乙\n--- | ---\n1 | 2\n\n丙|丁"), ["甲\t乙", "1\t2", "丙|丁"]);
    let text = "|甲|乙|丙|\n|---|---|---|\n||2||\n|3|||\n|| |**4**|";
    assert_eq!(opened(text), ["甲\t乙\t丙", "\t2\t", "3\t\t", "\t\t4"]);
    assert_eq!(opened("|A\\|B|1|\n|甲<br>乙|2|"), ["A|B\t1", "甲 乙\t2"]);
    let rows = hints("|甲|\n|---|\n|乙|\n\n|丙|\n|---|");
    let rows: Vec<(u32, bool)> =
        rows.into_iter().filter_map(|h| h.row).map(|r| (r.table, r.head)).collect();
    assert_eq!(rows, [(0, true), (0, false), (1, true)]);
}

#[test]
fn hints_tell_what_the_marks_told() {
    let text = "## **甲**\n**乙：** 丙\n- 丁\n  - **戊。**\n1. **己：**庚\n<div align=\"right\">\n辛\n</div>\n壬\n===";
    let hints = hints(text);
    assert_eq!((hints[0].heading, hints[0].bold), (2, Bold::Whole));
    assert_eq!(hints[1].bold, Bold::LeadIn(3), "{:?}", hints[1]);
    let items: Vec<_> =
        hints.iter().map(|h| h.list.as_ref().map(|i| (i.level, i.mark.to_string()))).collect();
    assert_eq!(items[2..5], [Some((1, "-".into())), Some((2, "-".into())), Some((1, "1.".into()))]);
    assert_eq!((hints[3].bold, hints[4].bold), (Bold::Whole, Bold::LeadIn(5)));
    assert_eq!((hints[5].align, hints[6].heading), (Some(Align::Right), 1));
}

#[test]
fn bold_over_two_lines_is_bold_on_both() {
    let hints = hints("**关于甲\n乙的通知**");
    assert!(hints.iter().all(|hint| hint.bold == Bold::Whole));
}

#[test]
fn addresses_stay_where_the_sentence_points() {
    for (text, want) in [
        ("请登录[某平台](http://a.example/x)填报", "请登录某平台（http://a.example/x）填报"),
        ("网址：<https://a.example>。", "网址：https://a.example。"),
        ("按照[《甲办法》](http://a.example/b)执行", "按照《甲办法》执行"),
        ("详见[http://a.example/](http://a.example)", "详见http://a.example/"),
        ("登录[某平台][p]\n\n[p]: http://a.example", "登录某平台（http://a.example）"),
        ("参照[某网](http://a.example \"甲\")。", "参照某网。"),
    ] {
        assert_eq!(opened(text)[0], want, "{text}");
    }
}

#[test]
fn pictures_and_buttons_are_left_out_and_told() {
    let text: Vec<char> = "位置见![图](images/1.png)。\n\n[原文下载](http://a.example/b.doc)\n- [甲办法](files/a.doc)".chars().collect();
    let opened = lines(&text);
    let told: Vec<&str> = opened.left_out.iter().map(|left| left.text.as_str()).collect();
    assert_eq!(told, ["![图](images/1.png)", "[原文下载](http://a.example/b.doc)"]);
    assert_eq!(opened.diagnostics.len(), 2);
    let kept = open(Carried::plain(&text).lines, true);
    assert!(kept.left_out.is_empty() && kept.lines.len() == 3);
}

#[test]
fn comments_breaks_entities_escapes_and_notes() {
    assert_eq!(opened("甲<!-- x -->乙\n<!-- a\nb -->\n丙 <!-- 丁"), ["甲乙", "丙 <!-- 丁"]);
    assert_eq!(opened("甲。&nbsp;<br>乙&amp;丙"), ["甲。 ", "乙&丙"]);
    assert_eq!(opened("带\\*号，admin\\_bc"), ["带*号，admin_bc"]);
    assert_eq!(opened("甲[^1]。\n\n[^1]: 乙。"), ["甲[1]。", "[1]: 乙。"]);
    assert_eq!(opened("> > **甲**\n>\n> 乙"), ["甲", "乙"]);
    assert_eq!(opened("- [x] 甲\n1. [ ] 乙\n---\n* * *\n丙"), ["甲", "1. 乙", "丙"]);
}

#[test]
fn records_explain_every_character_in_order() {
    let text: Vec<char> =
        "# 甲 #\n\n```\n- **乙**<br>![a](b.png) &amp;\n|a|b|\n|-|-|\n> [^1]\n[^1]: 丙"
            .chars()
            .collect();
    let opened = lines(&text);
    let mut after: Vec<char> =
        opened.lines.iter().flat_map(|line| line.text().chars().collect::<Vec<_>>()).collect();
    let mut before = text.clone();
    for change in &opened.changes {
        after.extend(change.before.chars());
        before.extend(change.after.chars());
    }
    let solid = |mut chars: Vec<char>| {
        chars.retain(|c| crate::text::character::is_solid(*c));
        chars.sort_unstable();
        chars
    };
    assert_eq!(solid(before), solid(after));
    assert!(opened.changes.is_sorted_by_key(|change| (change.line, change.column)));
}
