//! The writer on documents made by hand.

mod any_model;
mod long;
mod valid;

use std::io::Read;

use super::*;
use crate::document::{Block, Kind, Role, RunIn, Zone};

/// A 简报 with every part of its head and colophon.
pub(super) fn bulletin() -> Document {
    let heading = "（一）充分认识。";
    let mut para =
        Block::new(Role::Para, format!("{heading}要把“三个关系”放在心上——抓紧。2021年要稳。"));
    para.run_in = Some(RunIn { level: 2, chars: heading.chars().count() });
    let label = |block: Block, label: &str| Block { label: Some(label.into()), ..block };
    let mut blocks = vec![
        Block::new(Role::Masthead, "甲政通报").within(Zone::Header),
        Block::new(Role::IssueNumber, "第三期").within(Zone::Header),
        Block::new(Role::MastheadIssuer, "甲市人民政府办公室").within(Zone::Header),
        Block::new(Role::MastheadDate, "2021年3月10日").within(Zone::Header),
        Block::new(Role::Title, "某同志在\n某专题会议上的讲话"),
        Block::new(Role::TitleNote, "（2021年3月8日）"),
        Block::new(Role::Heading(1), "一、统一思想"),
    ];
    blocks.extend(std::iter::repeat_n(para, 40));
    blocks.push(label(
        Block::new(Role::MainRecipients, "各县区人民政府，市政府各工作部门。")
            .within(Zone::Colophon),
        "主送：",
    ));
    blocks.push(label(
        Block::new(Role::CopyTo, "市委各部门，市人大常委会办公室，市政协办公室，军分区，各人民团体，各驻市单位。\n各新闻单位。")
            .within(Zone::Colophon),
        "抄送：",
    ));
    Document {
        kind: Kind::Bulletin,
        issuer: Some("甲市人民政府办公室".into()),
        date: Some("2021年3月10日".into()),
        blocks,
        ..Document::default()
    }
}

/// The text of the document part, tabs and breaks aside.
pub(super) fn text(parts: &[(String, Vec<u8>)]) -> String {
    let (_, part) = parts.iter().find(|(name, _)| name == "word/document.xml").unwrap();
    let xml = std::str::from_utf8(part).unwrap();
    let mut out = String::new();
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut inside = false;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(start) => inside = start.name().as_ref() == b"w:t",
            quick_xml::events::Event::End(_) => inside = false,
            quick_xml::events::Event::Text(text) if inside => {
                out.push_str(&text.decode().unwrap());
            }
            quick_xml::events::Event::GeneralRef(name) if inside => match &*name {
                b"lt" => out.push('<'),
                b"gt" => out.push('>'),
                b"amp" => out.push('&'),
                b"quot" => out.push('"'),
                b"apos" => out.push('\''),
                other => panic!("{other:?}"),
            },
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    out.chars().filter(|c| !c.is_whitespace()).collect()
}

fn model_text(document: &Document) -> String {
    document
        .blocks
        .iter()
        .map(Block::full_text)
        .collect::<String>()
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect()
}

/// The parts of a package, as they are packed.
fn parts(
    document: &Document,
    style: &Style,
    facts: &PageFacts,
) -> Result<Vec<(String, Vec<u8>)>, WriteError> {
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    docx(document, style, facts, &mut |name, piece| match parts
        .last_mut()
        .filter(|(own, _)| own == name)
    {
        Some((_, bytes)) => bytes.extend(piece),
        None => parts.push((name.to_owned(), piece.to_vec())),
    })?;
    Ok(parts)
}

/// The file.
fn file(document: &Document) -> Vec<u8> {
    docx(document, &Style::default(), &PageFacts::default(), &mut |_, _| {}).unwrap()
}

fn all_parts(document: &Document) -> Vec<(String, Vec<u8>)> {
    parts(document, &Style::default(), &PageFacts::default()).unwrap()
}

#[test]
fn every_character_stands_once_in_order() {
    let document = bulletin();
    assert_eq!(text(&all_parts(&document)), model_text(&document));
}

#[test]
fn every_kind_gives_a_valid_package() {
    for kind in Kind::ALL {
        let parts = all_parts(&Document { kind, ..bulletin() });
        assert_eq!(valid::faults(&parts), Vec::<String>::new(), "{kind:?}");
    }
}

#[test]
fn passing_a_part_again_changes_nothing() {
    for (name, part) in all_parts(&bulletin()) {
        assert_eq!(canon::canonical(&part).unwrap(), part, "{name}");
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = bulletin();
    let first = file(&document);
    let other = std::thread::spawn({
        let document = document.clone();
        move || file(&document)
    });
    assert_eq!(first, file(&document));
    assert_eq!(first, other.join().unwrap());
    let mut archive = ::zip::ZipArchive::new(std::io::Cursor::new(first)).unwrap();
    let mut styles = String::new();
    archive.by_name("word/styles.xml").unwrap().read_to_string(&mut styles).unwrap();
    assert!(styles.contains("w:val=\"公文标题\""));
}

#[test]
fn what_xml_cannot_hold_is_left_out() {
    let document = Document {
        blocks: vec![Block::new(Role::Para, "甲<乙>&\u{1}\"丙\"")],
        ..Document::default()
    };
    assert_eq!(text(&all_parts(&document)), "甲<乙>&\"丙\"");
}

#[test]
fn a_colophon_behind_a_blank_page_has_a_section_without_numbers() {
    let facts = PageFacts { blank_pages_before_colophon: 1, ..PageFacts::default() };
    let parts = parts(&bulletin(), &Style::default(), &facts).unwrap();
    assert_eq!(valid::faults(&parts), Vec::<String>::new());
    let (_, body) = parts.iter().find(|(name, _)| name == "word/document.xml").unwrap();
    let body = String::from_utf8(body.clone()).unwrap();
    let sections: Vec<&str> = body.split("<w:sectPr>").skip(1).collect();
    assert_eq!(sections.len(), 2);
    assert!(!sections[0].contains("w:type w:val") && sections[1].contains("w:val=\"evenPage\""));
    let last = parts.iter().rfind(|(name, _)| name.starts_with("word/footer")).unwrap();
    assert!(sections[1].contains("w:type=\"default\" r:id=\"rIdFooter3\""));
    assert!(
        last.0 == "word/footer3.xml"
            && !String::from_utf8(last.1.clone()).unwrap().contains("PAGE")
    );
}

#[test]
fn a_letter_has_its_mark_first_and_its_number_beside_the_first_of_the_corner_marks() {
    let head = |role, text: &str| Block::new(role, text).within(Zone::Header);
    let document = Document {
        kind: Kind::Letter,
        blocks: vec![
            head(Role::Secrecy, "机密★1年"),
            head(Role::Urgency, "特急"),
            head(Role::Masthead, "甲市乙局"),
            head(Role::DocNumber, "甲函〔2026〕3号"),
        ],
        ..Document::default()
    };
    assert_eq!(text(&all_parts(&document)), "甲市乙局机密★1年甲函〔2026〕3号特急");
}
