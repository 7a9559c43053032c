//! The recognised document as a tree for people: role, words, evidence.

use anstyle::{AnsiColor, Style};

use crate::document::{Block, Document, Zone};

/// Characters of a block that are shown.
const SHOWN: usize = 36;

/// Draws the tree.
pub(super) fn draw(document: &Document, name: Option<&str>, colour: bool) -> String {
    let mut out = String::new();
    if let Some(name) = name {
        out += &format!("{name}\n");
    }
    let wenzhong = document.wenzhong.as_deref().unwrap_or("—");
    out += &format!("{}（文种：{wenzhong}）\n", document.kind.name());
    let mut zone = None;
    for block in &document.blocks {
        if zone != Some(block.zone) {
            zone = Some(block.zone);
            out += &format!("{}\n", title(block.zone));
        }
        out += &line(block, colour);
    }
    out
}

fn title(zone: Zone) -> String {
    match zone {
        Zone::Header => "版头".to_owned(),
        Zone::Main => "主体".to_owned(),
        Zone::Attached(number) => format!("附{}", number + 1),
        Zone::Colophon => "版记".to_owned(),
    }
}

fn line(block: &Block, colour: bool) -> String {
    let text = block.full_text().replace('\n', " / ");
    let mut shown: String = text.chars().take(SHOWN).collect();
    if text.chars().count() > SHOWN {
        shown.push('…');
    }
    let (role, evidence) = (block.role_name(), format!("{} {:.2}", block.reason, block.confidence));
    let lines = match block.lines {
        (0, 0) => String::new(),
        (first, last) if first == last => format!("{first}"),
        (first, last) => format!("{first}–{last}"),
    };
    let (name, faint) = match colour {
        true => (AnsiColor::Cyan.on_default(), Style::new().dimmed()),
        false => (Style::new(), Style::new()),
    };
    format!("  {name}{role:<24}{name:#} {shown}  {faint}[{lines}: {evidence}]{faint:#}\n")
}
