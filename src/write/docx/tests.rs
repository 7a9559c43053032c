//! The writer on documents made by hand.

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
            quick_xml::events::Event::Start(start) => inside = start.name().as_ref() == "w:t",
            quick_xml::events::Event::End(_) => inside = false,
            quick_xml::events::Event::Text(text) if inside => {
                out.push_str(&text);
            }
            quick_xml::events::Event::GeneralRef(name) if inside => match name.as_ref() {
                "lt" => out.push('<'),
                "gt" => out.push('>'),
                "amp" => out.push('&'),
                "quot" => out.push('"'),
                "apos" => out.push('\''),
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

fn all_parts(document: &Document) -> Vec<(String, Vec<u8>)> {
    parts(document, &Style::default(), &PageFacts::default()).unwrap()
}

#[test]
fn every_character_stands_once_in_order() {
    let document = bulletin();
    assert_eq!(text(&all_parts(&document)), model_text(&document));
}

#[test]
fn every_part_is_well_formed_and_in_schema_order() {
    for kind in Kind::ALL {
        let document = Document { kind, ..bulletin() };
        for (name, part) in all_parts(&document) {
            let again = canon::canonical(&part).unwrap();
            let (again, part) =
                (String::from_utf8(again).unwrap(), String::from_utf8(part).unwrap());
            assert_eq!(again, part, "{name} of {kind:?}");
            let mut reader = quick_xml::Reader::from_str(&part);
            while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
        }
    }
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let document = bulletin();
    let write = || docx(&document, &Style::default(), &PageFacts::default()).unwrap();
    let first = write();
    let other = std::thread::spawn({
        let document = document.clone();
        move || docx(&document, &Style::default(), &PageFacts::default()).unwrap()
    });
    assert_eq!(first, write());
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
fn every_style_used_is_defined() {
    let parts = all_parts(&bulletin());
    let part = |name: &str| {
        let (_, bytes) = parts.iter().find(|(part, _)| part == name).unwrap();
        String::from_utf8(bytes.clone()).unwrap()
    };
    let styles = part("word/styles.xml");
    for piece in part("word/document.xml").split("Style w:val=\"").skip(1) {
        let id = piece.split('"').next().unwrap();
        assert!(styles.contains(&format!("w:styleId=\"{id}\"")), "{id}");
    }
}

mod any_model {
    use super::*;
    use proptest::prelude::*;

    const ROLES: &[Role] = &[
        Role::CopyNumber,
        Role::Secrecy,
        Role::Urgency,
        Role::Masthead,
        Role::IssueNumber,
        Role::MastheadIssuer,
        Role::MastheadDate,
        Role::DocNumber,
        Role::Signer,
        Role::Title,
        Role::TitleNote,
        Role::Author,
        Role::Salutation,
        Role::MainRecipients,
        Role::Heading(1),
        Role::Heading(4),
        Role::Para,
        Role::NumberedPara(2),
        Role::AttachmentNote,
        Role::AttachmentMarker,
        Role::Signature,
        Role::SignatureDate,
        Role::Note,
        Role::Attendance,
        Role::Roster,
        Role::Table,
        Role::TableUnit,
        Role::Caption,
        Role::SubjectWords,
        Role::CopyTo,
        Role::PrintOffice,
        Role::PrintDate,
        Role::Copies,
        Role::Label,
    ];

    fn block() -> impl Strategy<Value = Block> {
        let zone = prop_oneof![
            Just(Zone::Header),
            Just(Zone::Main),
            (0_usize..3).prop_map(Zone::Attached),
            Just(Zone::Colophon),
        ];
        let role = proptest::sample::select(ROLES);
        let label = proptest::option::of("[甲乙<&]{1,5}：");
        (role, zone, "[甲乙第章文件“”—<>&\"a1。\u{3000} \t\n]{0,40}", label, 0_usize..9).prop_map(
            |(role, zone, text, label, chars)| {
                let mut block = Block::new(role, text).within(zone);
                block.label = label;
                if role == Role::Para && chars > 0 {
                    block.run_in = Some(RunIn { level: 1 + (chars % 5) as u8, chars });
                }
                block
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]
        #[test]
        fn gives_ordered_parts_that_hold_its_text(
            mut blocks in proptest::collection::vec(block(), 0..24),
            kind in proptest::sample::select(&Kind::ALL[..]),
        ) {
            blocks.sort_by_key(|block| block.zone);
            let document = Document { kind, blocks, ..Document::default() };
            let parts = all_parts(&document);
            prop_assert_eq!(text(&parts), model_text(&document));
            for (name, part) in &parts {
                prop_assert!(&canon::canonical(part).unwrap() == part, "{}", name);
            }
        }
    }
}
