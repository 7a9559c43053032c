use super::super::{Carried, Label, Line};

fn taken(text: &str) -> (Vec<String>, Vec<(&'static str, String)>) {
    let chars: Vec<char> = text.chars().collect();
    let mut carried = Carried::plain(&chars);
    super::take(&mut carried, false);
    let lines = carried.lines.iter().map(|line: &Line| line.text().into()).collect();
    let given = |label: Label| (label.element, label.value);
    (lines, carried.labels.into_iter().map(given).collect())
}

#[test]
fn a_block_at_the_head_gives_its_elements() {
    let text = "标题：关于甲的通知\n文号：甲〔2026〕1号\n密级：\n主 送：各局\n紧急程度：一般\n正文：\n请落实。\n落款：甲局 2026-03-01\n";
    let (lines, given) = taken(text);
    assert_eq!(lines, ["请落实。"]);
    let want = [
        ("title", "关于甲的通知"),
        ("doc_number", "甲〔2026〕1号"),
        ("main_recipients", "各局"),
        ("signature", "甲局"),
        ("signature_date", "2026-03-01"),
    ];
    assert_eq!(given, want.map(|(name, value)| (name, value.to_owned())));
}

#[test]
fn the_text_may_stand_behind_its_label() {
    let (lines, given) = taken("【标题】关于甲的通知\n【正文】请落实。\n【日期】2026年3月1日");
    assert_eq!(lines, ["请落实。"]);
    assert_eq!(given[1], ("date", "2026年3月1日".to_owned()));
}

#[test]
fn a_table_at_the_head_is_a_block() {
    let (lines, given) =
        taken("标题\t关于甲的通知\t\t\n文号\t甲〔2026〕1号\t拟稿人\t乙\n各局：\n请落实。");
    assert_eq!(lines, ["各局：", "请落实。"]);
    assert_eq!(given.len(), 2);
}

#[test]
fn marks_alone_on_their_lines_go() {
    let (lines, given) = taken("关于甲的通知\n（主送）\n各局：\n（正文）\n请落实。");
    assert_eq!(lines, ["关于甲的通知", "各局：", "请落实。"]);
    assert!(given.is_empty());
}

#[test]
fn labels_of_a_printed_document_stay() {
    for text in [
        "甲局文件\n甲〔2026〕1号\n签发人：乙\n关于甲的请示",
        "关于甲的通知\n各局：\n请落实。\n附件：1.乙表\n甲局\n2026年3月1日\n抄送：丙局。",
        "甲局会议纪要\n时间：三月一日\n内容：略",
        "标题: 关于甲的通知\n发布时间: 2026-03-01\n正文",
        "关于甲的通知\n标题：要写全称。",
        "关于甲的通知\n各局：\n请落实。\n日期：2026年3月1日",
    ] {
        let (lines, given) = taken(text);
        assert_eq!((lines.len(), given.len()), (text.lines().count(), 0), "{text}");
    }
}
