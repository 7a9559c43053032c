//! What an element's name and attributes say about its text: alignment, weight, indent, whether it
//! is shown. Only what stands at the element itself is read; style sheets are not.

use html5ever::tokenizer::Tag;

use super::super::Align;
use super::tags;

/// Height of a character of body text, in points: 三号.
const EM: f32 = 16.0;

/// How the text of an element looks. It holds for what stands in it too.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub bold: bool,
    pub align: Option<Align>,
    /// Level of a heading, 0 for none.
    pub heading: u8,
    /// Indent of a first line, in half-width cells.
    pub indent: u16,
    /// White space stands as it is.
    pub pre: bool,
    /// What becomes of the text.
    pub fate: Fate,
    /// Numbers of a list are not shown.
    pub unnumbered: bool,
    /// A number of Word's with the spaces that fill up to the text.
    pub filler: bool,
}

/// What becomes of the text of an element.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is text of the document.
    #[default]
    Text,
    /// It is left out, and told.
    Furniture,
    /// It is mark-up.
    Markup,
}

/// The value of an attribute.
pub(super) fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == name)?;
    Some(&found.value)
}

/// The properties of a `style` attribute, in lower case.
pub(super) fn styles(tag: &Tag) -> Vec<(String, String)> {
    let text = attribute(tag, "style").unwrap_or_default();
    let each = text.split(';').filter_map(|property| property.split_once(':'));
    let plain = |text: &str| text.trim_ascii().to_ascii_lowercase();
    each.map(|(name, value)| (plain(name), plain(value))).collect()
}

impl Look {
    /// That of an element in one of this look.
    pub fn of(self, tag: &Tag, styles: &[(String, String)]) -> Self {
        let name = &*tag.name;
        let mut own = self;
        match name {
            "b" | "strong" => own.bold = true,
            "center" => own.align = Some(Align::Centre),
            "pre" | "listing" | "xmp" => own.pre = true,
            "table" => (own.align, own.indent, own.heading) = (None, 0, 0),
            _ => {}
        }
        if tags::heading(name) > 0 {
            own.heading = tags::heading(name);
        }
        // a table or a picture stands aside with it, its text does not
        if tags::is_block(name) && name != "table" {
            own.align = attribute(tag, "align").and_then(align).or(own.align);
        }
        for (property, value) in styles {
            match property.as_str() {
                "text-align" => own.align = align(value).or(own.align),
                "font-weight" => own.bold = is_bold(value).unwrap_or(own.bold),
                "text-indent" => own.indent = cells(value).unwrap_or(own.indent),
                "white-space" => own.pre = value.starts_with("pre") && value != "pre-line",
                "mso-list" => own.filler = value.contains("ignore"),
                "list-style" | "list-style-type" => own.unnumbered = value.contains("none"),
                _ => {}
            }
        }
        own.fate = if self.fate == Fate::Markup || tags::is_markup(name) {
            Fate::Markup
        } else if self.fate == Fate::Furniture || tags::is_furniture(name) || hidden(tag, styles) {
            Fate::Furniture
        } else {
            Fate::Text
        };
        own
    }
}

fn align(value: &str) -> Option<Align> {
    match value.trim_ascii().to_ascii_lowercase().as_str() {
        "center" | "middle" | "-webkit-center" => Some(Align::Centre),
        "right" | "end" => Some(Align::Right),
        "left" | "start" | "justify" => Some(Align::Left),
        _ => None,
    }
}

fn is_bold(value: &str) -> Option<bool> {
    match value {
        "bold" | "bolder" => Some(true),
        "normal" | "lighter" => Some(false),
        number => Some(number.parse::<u16>().ok()? >= 600),
    }
}

/// Not shown; what Word hides among it.
fn hidden(tag: &Tag, styles: &[(String, String)]) -> bool {
    let is = |name: &str, value: &str| {
        styles.iter().any(|(property, own)| property == name && own.starts_with(value))
    };
    attribute(tag, "hidden").is_some() || is("display", "none") || is("mso-hide", "all")
}

/// A length in half-width cells of body text.
fn cells(value: &str) -> Option<u16> {
    let end = value.find(|c: char| c.is_ascii_alphabetic() || c == '%')?;
    let (number, unit) = value.split_at_checked(end)?;
    let number: f32 = number.trim_ascii().parse().ok()?;
    let points = match unit {
        "em" | "rem" => number * EM,
        "pt" => number,
        // a page's em is 16 px, whatever its size on paper
        "px" => number * EM / 16.0,
        "in" => number * 72.0,
        "cm" => number * 72.0 / 2.54,
        "mm" => number * 72.0 / 25.4,
        _ => return None,
    };
    // out of range and below nothing it is cut off
    Some((points / (EM / 2.0)).round().clamp(0.0, 80.0) as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_cells() {
        let all = ["2em", "32pt", "32px", "0.44in", "1.13cm", "-0.5in", "0cm"].map(cells);
        assert_eq!(all, [4, 4, 4, 4, 4, 0, 0].map(Some));
        assert_eq!([cells("50%"), cells("2"), cells("auto")], [None; 3]);
    }
}
