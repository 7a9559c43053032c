//! Elements as long as nobody writes them: they are packed a piece at a time, hold their text in
//! order, and are sound.

use super::*;
use crate::layout::{ColophonTail, TableFacts};

/// No piece of short lines is as large: 64 KB, and a paragraph or row beyond them.
const PIECE: usize = 100_000;

/// `count` short lines, each another one.
fn many(count: usize) -> String {
    let lines: Vec<String> = (0..count).map(|n| format!("第{n}局")).collect();
    lines.join("\n")
}

/// The parts of a document, which are sound and hold its text; none of its pieces is large.
fn written(document: &Document, facts: &PageFacts) -> Vec<(String, Vec<u8>)> {
    let mut largest = 0;
    let style = Style::default();
    let first =
        docx(document, &style, facts, &mut |_, piece| largest = largest.max(piece.len())).unwrap();
    assert!(largest < PIECE, "a piece of {largest} bytes");
    assert!(first == docx(document, &style, facts, &mut |_, _| {}).unwrap());
    let parts = parts(document, &style, facts).unwrap();
    assert_eq!(valid::faults(&parts), Vec::<String>::new());
    assert!(text(&parts) == model_text(document), "its text is another one");
    parts
}

/// The document part.
fn document_part(parts: &[(String, Vec<u8>)]) -> &str {
    let (_, part) = parts.iter().find(|(name, _)| name == "word/document.xml").unwrap();
    std::str::from_utf8(part).unwrap()
}

fn of(blocks: Vec<Block>) -> Document {
    Document { kind: Kind::General, blocks, ..Document::default() }
}

#[test]
fn a_colophon_of_thousands_of_lines() {
    let last = |role, text: &str, label: &str| Block {
        label: Some(label.into()).filter(|label: &String| !label.is_empty()),
        ..Block::new(role, text).within(Zone::Colophon)
    };
    let document = of(vec![
        Block::new(Role::Para, "正文。"),
        last(Role::SubjectWords, "测试", "主题词："),
        last(Role::MainRecipients, &many(3000), "主送："),
        last(Role::CopyTo, &many(5000), "抄送："),
        last(Role::CopyTo, "镕\n甲", ""),
        last(Role::PrintOffice, "甲市人民政府办公室", ""),
        last(Role::PrintDate, "2026年1月1日印发", ""),
        last(Role::Label, &many(5000), ""),
    ]);
    let parts = written(&document, &PageFacts::default());
    let body = document_part(&parts);
    // 主题词, the lists, office and date, the label, the foot
    assert_eq!(body.matches("<w:tr>").count(), 5);
    assert_eq!(body.matches("<w:br ").count(), 2999 + 4999 + 1 + 4999);
    let tail = Some(ColophonTail { block: 2, characters: 9000 });
    let parts = written(&document, &PageFacts { colophon_tail: tail, ..PageFacts::default() });
    let body = document_part(&parts);
    assert_eq!(body.matches("<w:tbl>").count(), 2);
}

#[test]
fn every_element_of_thousands_of_lines() {
    let roles = [
        Role::Title,
        Role::TitleNote,
        Role::MainRecipients,
        Role::Para,
        Role::AttachmentNote,
        Role::Attendance,
        Role::Note,
        Role::Roster,
        Role::Signature,
        Role::SignatureDate,
    ];
    let mut blocks = vec![Block::new(Role::Masthead, many(2000)).within(Zone::Header)];
    blocks.push(Block::new(Role::DocNumber, "甲〔2026〕1号").within(Zone::Header));
    let signer = Block::new(Role::Signer, many(2000)).within(Zone::Header);
    blocks.push(Block { label: Some("签发人：".into()), ..signer });
    blocks.extend(roles.map(|role| Block::new(role, many(3000))));
    written(&of(blocks), &PageFacts::default());
}

#[test]
fn a_paragraph_of_hundreds_of_kilobytes() {
    let long = "甲乙“丙丁”戊镕〇".repeat(20_000);
    let document = of(vec![
        Block { label: Some("附：".into()), ..Block::new(Role::Note, &*long) },
        Block::new(Role::Title, &*long),
    ]);
    let style = Style::default();
    let (mut largest, mut all) = (0, 0);
    docx(&document, &style, &PageFacts::default(), &mut |_, piece| {
        largest = largest.max(piece.len());
        all += piece.len();
    })
    .unwrap();
    // two runs of 16 KB, in which each rare character is a run of its own
    assert!(largest < all / 10, "a piece of {largest} bytes among {all}");
    let parts = parts(&document, &style, &PageFacts::default()).unwrap();
    assert_eq!(valid::faults(&parts), Vec::<String>::new());
    assert!(text(&parts) == model_text(&document));
}

#[test]
fn rows_of_thousands_of_fields() {
    let row = vec!["甲"; 20_000].join("\t");
    let document = of(vec![Block::new(Role::Table, format!("{row}\n{row}"))]);
    let as_lines = TableFacts { as_lines: true, ..TableFacts::default() };
    let facts = PageFacts { tables: vec![as_lines], ..PageFacts::default() };
    let parts = parts(&document, &Style::default(), &facts).unwrap();
    assert!(text(&parts) == model_text(&document));
    let body = document_part(&parts);
    assert_eq!(body.matches("<w:tab/>").count(), 2 * 19_999);
}
