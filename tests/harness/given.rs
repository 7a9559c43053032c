//! Given values: every element with values that nobody foresaw. Either both files hold the whole
//! value, on the page, or the setting is refused at its key; never a fault of the program, never
//! a file that other programs cannot read.

use std::io::Read as _;

use gongwen::font::Fonts;
use gongwen::{Format, Options, convert, recognise, settings};
use libtest_mimic::{Failed, Trial};

use super::kept::read_back::runs;
use super::kept::solid;
use super::measure::reader::{Glyph, Sheet};

/// A paper that has most elements, so that values replace and fill.
const PAPER: &str = "柏川市水务局文件\n\n柏水〔2026〕5号　　　　签发人：程立\n\n关于河道清理的请示\n\n\
    市人民政府：\n\n为改善水环境，拟清理河道。\n\n妥否，请批示。\n\n附件：清理计划\n\n\
    柏川市水务局\n2026年3月1日\n\n（联系人：林文，电话：5550123）\n\n抄送：市财政局。\n\
    柏川市水务局办公室　　2026年3月2日印发\n";

/// A text that has none.
const BARE: &str = "为改善水环境，现就有关事项通知如下。\n";

fn values() -> Vec<(&'static str, String)> {
    vec![
        ("empty", String::new()),
        ("blank", " \u{3000}\n".to_owned()),
        ("one line", "柏川市河道所".to_owned()),
        ("a number", "60".to_owned()),
        ("listed", "程立、林文，何安;罗平 赵一".to_owned()),
        ("a sentence", "由程立、林文负责；其余照办：一，二。".to_owned()),
        (
            "many lines",
            "柏川市水务局\n柏川市财政局\n柏川市审计局\n柏川市林业局\n柏川市司法局".to_owned(),
        ),
        ("long", "柏川市河道清理领导小组办公室".repeat(6)),
        ("very long", "清理河道，改善水质。".repeat(200)),
        ("TAB", "甲局\t乙局\t\t丙局".to_owned()),
        ("spaces", "\u{3000}甲　局  乙 局\u{3000}".to_owned()),
        ("line ends", "\r\n甲局\r\n\r\n乙局\r\n".to_owned()),
        ("marks of XML", "甲&乙<丙>“丁”'戊'\"己\"]]>".to_owned()),
        ("control", "甲\u{7}乙".to_owned()),
        ("NUL", "甲\0乙".to_owned()),
        ("no character", "甲\u{FFFE}乙\u{FDD0}".to_owned()),
        ("direction", "甲\u{202E}乙\u{200F}".to_owned()),
        ("emoji", "甲😀乙".to_owned()),
        ("beyond the first plane", "甲𠮷乙".to_owned()),
        ("Latin", "Water Conservancy Bureau of Baichuan ".repeat(8)),
        ("unbroken", "WaterConservancyBureau".repeat(20)),
    ]
}

pub fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for name in recognise::element_names() {
        let title = format!("given: {name}");
        trials.push(Trial::test(title, move || {
            let mut told = String::new();
            for (kind, value) in values() {
                for (paper, text) in [("a whole paper", PAPER), ("a bare text", BARE)] {
                    if let Err(failed) = given(name, &value, text) {
                        let why = failed.message().unwrap_or_default();
                        told += &format!("{kind}, in {paper}: {why}\n");
                    }
                }
            }
            if told.is_empty() { Ok(()) } else { Err(told.into()) }
        }));
    }
    trials
}

fn given(name: &str, value: &str, text: &str) -> Result<(), Failed> {
    let mut options = Options::default();
    if let Err(fault) = settings::apply(&mut options, &format!("meta.{name}={value}")) {
        let refused = ["E-SETTING-CHARACTER", "E-SETTING-LONG", "E-SETTING-VALUE"];
        return match refused.contains(&fault.code)
            && fault.arguments.iter().any(|a| a.contains(name))
        {
            true => Ok(()),
            false => Err(format!("refused with {fault:?}").into()),
        };
    }
    let formats = [Format::Docx, Format::Pdf];
    let made = match convert(text.as_bytes(), &options, &Fonts::embedded(), &formats) {
        Ok(made) => made.value,
        // which characters the fonts have is not known at the key
        Err(error) => {
            let told = error.diagnostics();
            let missing = told.iter().all(|one| one.code == "E-MISSING-GLYPH");
            return match missing && value.contains(['😀', '𠮷']) {
                true => Ok(()),
                false => Err(format!("{told:?}").into()),
            };
        }
    };
    // facts of the properties stand on no page
    let printed = !["kind", "wenzhong", "issuer", "date"].contains(&name);
    for (format, bytes) in &made.outputs {
        let text = match format {
            Format::Docx => docx(bytes)?,
            Format::Pdf => pdf(bytes)?,
        };
        let mut rest = solid(&text);
        for piece in value.split(['\n', '\t', ' ', '\u{3000}', '、', '，', ',', ';']) {
            let piece = solid(piece);
            if !printed || piece.is_empty() {
                continue;
            }
            // order within the element is the element's own; every piece stands there
            match rest.find(&piece) {
                Some(at) => rest.replace_range(at..at + piece.len(), "\n"),
                None => return Err(format!("{piece:?} is not in the {format:?}").into()),
            }
        }
    }
    Ok(())
}

/// The text of a DOCX whose parts are all well-formed.
fn docx(bytes: &[u8]) -> Result<String, Failed> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes))?;
    let names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    let mut text = String::new();
    for name in names.iter().filter(|name| name.ends_with(".xml") || name.ends_with(".rels")) {
        let mut xml = String::new();
        archive.by_name(name)?.read_to_string(&mut xml)?;
        well_formed(&xml).map_err(|told| format!("{name}: {told}"))?;
        if name == "word/document.xml" {
            text = runs(&xml)?;
        }
    }
    Ok(text)
}

/// The text of a PDF whose XMP packet is well-formed and whose glyphs stand on the paper.
fn pdf(bytes: &[u8]) -> Result<String, Failed> {
    let document = lopdf::Document::load_mem(bytes)?;
    let metadata = document.catalog()?.get(b"Metadata")?.as_reference()?;
    let packet = document.get_object(metadata)?.as_stream()?.content.clone();
    well_formed(&String::from_utf8(packet)?).map_err(|told| format!("XMP: {told}"))?;
    let mut text = String::new();
    for page in Sheet::read(bytes)?.pages {
        let glyphs: Vec<_> = page.glyphs.iter().filter(|glyph| !glyph.artifact).collect();
        overprinted(&glyphs)?;
        for glyph in glyphs {
            let on_paper = glyph.left >= 0.0
                && glyph.right <= page.width + 0.1
                && glyph.top >= 0.0
                && glyph.bottom <= page.height;
            if !on_paper && !glyph.turned {
                let place = format!("{:.0} {:.0}", glyph.left, glyph.top);
                return Err(format!("{} stands off the paper at {place}", glyph.text).into());
            }
            text += &glyph.text;
        }
    }
    Ok(text)
}

/// No character stands on another.
fn overprinted(glyphs: &[&Glyph]) -> Result<(), Failed> {
    let mut upright: Vec<&&Glyph> = glyphs.iter().filter(|glyph| !glyph.turned).collect();
    // fonts differ in where their em boxes begin
    let line = |glyph: &Glyph| (glyph.top / 6.0).floor();
    upright.sort_by(|a, b| line(a).total_cmp(&line(b)).then(a.left.total_cmp(&b.left)));
    for pair in upright.windows(2) {
        let same_line = line(pair[0]) == line(pair[1]);
        // marks may be squeezed, to half at most
        let least = pair[0].left + (pair[0].right - pair[0].left) * 0.45;
        if same_line && pair[1].left < least {
            return Err(format!("{} stands on {}", pair[1].text, pair[0].text).into());
        }
    }
    Ok(())
}

/// Tags that match, and no character that XML cannot hold.
fn well_formed(xml: &str) -> Result<(), String> {
    let holds = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    if let Some(c) = xml.chars().find(|c| !holds(*c)) {
        return Err(format!("holds U+{:04X}", u32::from(c)));
    }
    let mut reader = quick_xml::Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(error) => return Err(error.to_string()),
        }
    }
}
