//! Laid-out pages: positioned glyph runs, rules and images on A4, and the tree of tags over them.
//!
//! Coordinates are points from the upper left corner of the page; `y` of text is its baseline.

use std::num::NonZeroU32;

use crate::font::FaceId;
use crate::style::Pt;

use super::missing::Missing;

/// A laid-out document.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    /// The pages in order.
    pub pages: Vec<Page>,
    /// Structure of the document, for tagged output; node 0 is the document.
    pub nodes: Vec<Node>,
    /// Headings for the outline, in order.
    pub outline: Vec<OutlineEntry>,
    /// What the flow format needs to know of the layout.
    pub facts: PageFacts,
    /// Characters that no font has; a box stands in their places.
    pub missing: Vec<Missing>,
}

/// One page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Width.
    pub width: Pt,
    /// Height.
    pub height: Pt,
    /// Page number in the count, from 1 (whether or not it is shown).
    pub number: usize,
    /// What is drawn, in reading order.
    pub items: Vec<Item>,
    /// A wide table, drawn a quarter turn to the left after the rest: its coordinates count along
    /// the 版心's height from the lower left corner, and down from its left edge.
    pub turned: Vec<Item>,
}

impl Page {
    /// Everything that is drawn.
    pub fn all(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().chain(&self.turned)
    }

    /// Whether nothing is drawn on it.
    pub fn is_blank(&self) -> bool {
        self.all().next().is_none()
    }
}

/// What can stand on a page.
#[derive(Clone, Debug)]
pub enum Item {
    /// Characters on one baseline in one face and size.
    Text(TextRun),
    /// A filled line.
    Rule(Rule),
    /// A picture (seal).
    Image(Box<Image>),
}

/// Characters on one baseline.
#[derive(Clone, Debug)]
pub struct TextRun {
    /// The face.
    pub face: FaceId,
    /// Type size.
    pub size: Pt,
    /// Horizontal scale, 1 = as designed.
    pub stretch: f64,
    /// Colour.
    pub colour: Colour,
    /// Left edge of the first glyph's cell.
    pub x: Pt,
    /// Baseline.
    pub y: Pt,
    /// Glyphs from left to right.
    pub glyphs: Box<[PlacedGlyph]>,
    /// Structure node it belongs to; none: an artifact (page number).
    pub node: Option<NodeId>,
}

/// A glyph in a run.
#[derive(Clone, Debug)]
pub struct PlacedGlyph {
    /// Glyph in the run's face.
    pub glyph: u16,
    /// Its left edge from the run's `x`.
    pub dx: Offset,
    /// The source text it stands for (what copying gives back); empty for the further glyphs of a
    /// composed character, and where a heading row stands again.
    pub text: Letters,
    /// What the glyph itself draws, where that is another character.
    pub other: Option<char>,
}

impl PlacedGlyph {
    /// The text that the glyph itself draws.
    pub fn shown(&self) -> Letters {
        self.other.map_or(self.text, Letters::from)
    }
}

/// One source character, or a pair of the same that is drawn as one (——), or none. A document has
/// very many of these: a code point plus one, and a bit that tells the pair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Letters(u32);

impl Letters {
    const TWICE: u32 = 1 << 31;

    /// A pair of a character.
    pub fn pair(character: char) -> Self {
        Self(Self::from(character).0 | Self::TWICE)
    }

    /// The characters.
    pub fn chars(self) -> impl Iterator<Item = char> {
        let code = (self.0 & !Self::TWICE).checked_sub(1);
        let times = if self.0 & Self::TWICE == 0 { 1 } else { 2 };
        code.and_then(char::from_u32).into_iter().flat_map(move |c| std::iter::repeat_n(c, times))
    }
}

impl From<char> for Letters {
    fn from(character: char) -> Self {
        Self(u32::from(character) + 1)
    }
}

/// A length along a line, in millionths of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offset(i32);

impl From<Pt> for Offset {
    fn from(length: Pt) -> Self {
        Self((length.0 * 1e6).round() as i32)
    }
}

impl Offset {
    /// The length.
    pub fn pt(self) -> Pt {
        Pt(f64::from(self.0) / 1e6)
    }
}

/// A filled rectangle (line of the red head, colophon, tables, a missing character's box).
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Left edge.
    pub x: Pt,
    /// Upper edge.
    pub y: Pt,
    /// Width.
    pub width: Pt,
    /// Height.
    pub height: Pt,
    /// Colour.
    pub colour: Colour,
}

/// A picture.
#[derive(Clone, Debug)]
pub struct Image {
    /// What it shows.
    pub picture: std::sync::Arc<crate::style::Picture>,
    /// Left edge.
    pub x: Pt,
    /// Upper edge.
    pub y: Pt,
    /// Width.
    pub width: Pt,
    /// Height.
    pub height: Pt,
    /// Words for people who cannot see it.
    pub alt: String,
    /// The printed name that it stands in place of.
    pub name: Option<String>,
    /// Structure node it belongs to.
    pub node: NodeId,
}

/// The two inks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Text.
    Black,
    /// Masthead and red lines.
    Red,
}

/// A node of the structure tree.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its kind.
    pub tag: Tag,
    /// Its parent; the root is its own.
    pub parent: NodeId,
}

/// A node by its number in [`Pages::nodes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NodeId(NonZeroU32);

impl NodeId {
    /// The document.
    pub const ROOT: Self = Self(NonZeroU32::MIN);

    /// The node of a number.
    pub fn new(number: usize) -> Self {
        let one_more = u32::try_from(number).unwrap_or(u32::MAX).saturating_add(1);
        Self(NonZeroU32::new(one_more).unwrap_or(NonZeroU32::MIN))
    }

    /// Its number.
    pub fn number(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// Kinds of structure nodes (PDF 1.7, 14.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// The whole.
    Document,
    /// A part (版头, attached document, 版记).
    Part,
    /// A heading, level 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// Text within a paragraph.
    Span,
    /// A list of names or attachments.
    List,
    /// An item of a list.
    ListItem,
    /// What a list item says.
    ListBody,
    /// A table.
    Table,
    /// A row.
    Row,
    /// A heading cell.
    HeadingCell,
    /// A cell.
    Cell,
    /// A picture.
    Figure,
}

/// A heading in the outline.
#[derive(Clone, Debug)]
pub struct OutlineEntry {
    /// 1 the title, 2 level one …
    pub level: u8,
    /// Its text.
    pub text: String,
    /// Page, from 0.
    pub page: usize,
    /// Upper edge on the page.
    pub y: Pt,
}

/// What the flow format needs to know of the layout.
#[derive(Clone, Debug, Default)]
pub struct PageFacts {
    /// Number of pages.
    pub pages: usize,
    /// The title's lines as broken, for the main title and then each attached document's.
    pub titles: Vec<Vec<String>>,
    /// Masthead type size and horizontal stretch.
    pub masthead: Option<(Pt, f64)>,
    /// Names side by side in a joint masthead.
    pub masthead_columns: usize,
    /// A long 主送 list was moved to the colophon so that page 1 shows body text.
    pub recipients_in_colophon: bool,
    /// How 署名 with seals stands in the main part.
    pub sealed: Option<SealedNames>,
    /// Type size and column widths of each table, in order.
    pub tables: Vec<TableFacts>,
    /// Where the last page's part of a colophon begins that is taller than a page.
    pub colophon_tail: Option<ColophonTail>,
    /// Blank pages stand before the colophon's page.
    pub blank_pages_before_colophon: usize,
}

/// A place in the colophon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColophonTail {
    /// The block, counted among the 主送 lists that were moved there and the colophon's own.
    pub block: usize,
    /// Characters of its label and text before the place, white space aside.
    pub characters: usize,
}

/// 署名 with seals: joint names stand in rows far enough apart for their seals.
#[derive(Clone, Debug, Default)]
pub struct SealedNames {
    /// Empty lines between the text and the first row.
    pub blank_lines: f64,
    /// The names of each row with their middles, from the 版心's left edge; the last row's last name
    /// stands over the date.
    pub rows: Vec<Vec<(String, Pt)>>,
    /// From one row to the next.
    pub row_pitch: Pt,
}

/// How a table is set.
#[derive(Clone, Debug, Default)]
pub struct TableFacts {
    /// Type size.
    pub size: Pt,
    /// Widths of the columns, borders in their middle.
    pub widths: Vec<Pt>,
    /// It stands on pages of its own, a quarter turn to the left.
    pub turned: bool,
    /// Its first row names the columns, and stands again on every page.
    pub headed: bool,
    /// Rows that may be split between pages, from 0: they are about as tall as a page.
    pub tall: Vec<usize>,
    /// It has more columns than a page: its rows are set as lines.
    pub as_lines: bool,
}
