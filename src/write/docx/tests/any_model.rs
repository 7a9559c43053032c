//! Generated models under generated styles: whatever they hold, the package is sound and holds it.

use proptest::prelude::*;

use super::*;
use crate::style::{ColophonPage, FontProfile, Pt, SignatureCase};

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
    let text = "[甲乙镕〇𠮷㐂第章文件“”—<>&\"a1。\u{3000} \t\n]{0,40}";
    (role, zone, text, label, 0_usize..9).prop_map(|(role, zone, text, label, chars)| {
        let mut block = Block::new(role, text).within(zone);
        block.label = label;
        if role == Role::Para && chars > 0 {
            block.run_in = Some(RunIn { level: 1 + (chars % 5) as u8, chars });
        }
        block
    })
}

fn style() -> impl Strategy<Value = Style> {
    let case = proptest::option::of(proptest::sample::select(
        &[SignatureCase::Sealed, SignatureCase::Unsealed, SignatureCase::Stamp][..],
    ));
    let fonts = proptest::sample::select(
        &[FontProfile::Gb2312, FontProfile::Founder, FontProfile::Plain][..],
    );
    (case, fonts, any::<bool>(), any::<bool>(), 24_usize..31, 24_u8..37).prop_map(
        |(signature, docx_fonts, docx_char_grid, even, characters, pitch)| Style {
            signature,
            docx_fonts,
            docx_char_grid,
            colophon: if even { ColophonPage::Even } else { ColophonPage::Last },
            characters,
            line_pitch: Pt(f64::from(pitch)),
            ..Style::default()
        },
    )
}

/// Text in document order, but for the header of a letter, whose mark and number the standard
/// places: of that, the characters.
fn settled(document: &Document, text: &str) -> String {
    let letter = document.kind == Kind::Letter
        && document.zone(Zone::Header).any(|block| block.role == Role::Masthead);
    if !letter {
        return text.to_owned();
    }
    let solid = |text: String| text.chars().filter(|c| !c.is_whitespace()).count();
    let header: usize = document.zone(Zone::Header).map(|block| solid(block.full_text())).sum();
    let mut head: Vec<char> = text.chars().take(header).collect();
    head.sort_unstable();
    head.into_iter().chain(text.chars().skip(header)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn gives_a_sound_package_that_holds_its_text(
        mut blocks in proptest::collection::vec(block(), 0..24),
        kind in proptest::sample::select(&Kind::ALL[..]),
        style in style(),
        blank_pages_before_colophon in 0_usize..2,
    ) {
        blocks.sort_by_key(|block| block.zone);
        let document = Document { kind, blocks, ..Document::default() };
        let facts = PageFacts { blank_pages_before_colophon, ..PageFacts::default() };
        let parts = parts(&document, &style, &facts).unwrap();
        prop_assert_eq!(
            settled(&document, &text(&parts)),
            settled(&document, &model_text(&document))
        );
        prop_assert_eq!(valid::faults(&parts), Vec::<String>::new());
    }
}
