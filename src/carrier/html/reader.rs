//! Tokens → lines: what is open, where the text of each element goes, what is left out.

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind};

use super::super::{Bold, Item, Line};
use super::RULE;
use super::lists::{self, List};
use super::look::{self, Fate, attribute};
use super::paragraph::Paragraph;
use super::stack::{Mark, Open, Opened, Stack};
use super::table::Table;
use super::tags;
use crate::diagnostic::{Change, LeftOut, LeftOutKind, small, watch};
use crate::text::character;
use crate::text::placed::{Placed, text_of};

/// Most tables within each other; a deeper one is read as plain blocks.
const NESTED: usize = 12;
/// Most characters of a picture's name.
const NAME: usize = 80;

/// A place in the source, from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub line: usize,
    pub column: usize,
}

/// What the reader found.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub lines: Vec<Line<'static>>,
    pub source: String,
    pub left_out: Vec<LeftOut>,
    pub changes: Vec<Change>,
}

/// A page on its way.
#[derive(Debug, Default)]
pub(super) struct Reader {
    found: Found,
    stack: Stack,
    paragraph: Paragraph,
    tables: Vec<Table>,
    /// Number of the next table.
    table: u32,
    lists: Vec<List>,
    /// The mark of an item whose text is still to come.
    mark: Option<lists::Mark>,
    /// Empty lines, and a page break, above the next line.
    blank: u16,
    page_break: bool,
    /// Lines and empty lines so far.
    written: usize,
    /// The head is open.
    head: bool,
    /// Text of an element that is left out, and where it begins.
    left: Option<(String, Place)>,
}

impl Reader {
    /// Takes a character of text.
    pub fn character(&mut self, c: char, place: Place) {
        let mut look = self.stack.look();
        if look.fate == Fate::Markup {
            if !self.head || c.is_whitespace() || self.stack.innermost() != Some("head") {
                return;
            }
            // text ends the head, as a tag of the body does
            self.end_head();
            look = self.stack.look();
        }
        self.found.source.push(c);
        if look.fate == Fate::Furniture {
            self.left.get_or_insert_with(|| (String::new(), place)).0.push(c);
            return;
        }
        match c {
            '\n' if look.pre => self.flush_line(),
            // what fills up to the text behind a number of Word's
            '\u{A0}' if look.filler => self.paragraph.add(' ', place, look),
            _ => self.paragraph.add(c, place, look),
        }
    }

    /// Takes a tag; gives how its content is to be read where that is not mark-up itself.
    pub fn tag(&mut self, tag: &Tag, place: Place) -> Option<RawKind> {
        let name = &*tag.name;
        watch::tick(1 + self.stack.depth() / 8);
        if let Some((text, _)) = &mut self.left {
            text.push(' ');
        }
        if tag.kind == TagKind::EndTag {
            self.end(name);
            return None;
        }
        if self.head && !tags::is_of_head(name) && name != "head" {
            self.end_head();
        }
        self.start(tag, place);
        match name {
            "script" => Some(RawKind::ScriptData),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
            "title" | "textarea" => Some(RawKind::Rcdata),
            _ => None,
        }
    }

    fn start(&mut self, tag: &Tag, place: Place) {
        let name = &*tag.name;
        let closed = self.stack.closed_before(name);
        self.close(closed);
        let outer = self.stack.look();
        let shown = outer.fate == Fate::Text;
        let styles = look::styles(tag);
        if shown && tags::is_block(name) {
            self.flush();
        }
        if shown && breaks_page(&styles) {
            self.flush();
            self.page_break = true;
        }
        if tags::is_void(name) {
            match name {
                "br" if shown => self.flush_line(),
                "img" if shown => self.picture(tag, place),
                _ => {}
            }
            return;
        }
        if tag.self_closing && name.contains(':') {
            return;
        }
        let look = outer.of(tag, &styles);
        let mark = Mark { lines: self.written, chars: self.paragraph.len() };
        let opened = match look.fate {
            // one that is too deep never ends
            _ if self.stack.is_full() => Opened::Nothing,
            Fate::Text => self.opened(tag, &styles, look.unnumbered),
            Fate::Furniture if shown => Opened::LeftOut,
            Fate::Furniture | Fate::Markup => Opened::Nothing,
        };
        self.head |= name == "head" && !self.stack.is_full();
        self.stack.push(Open { name: tag.name.clone(), look, mark, opened });
    }

    /// What an element opens here.
    fn opened(&mut self, tag: &Tag, styles: &[(String, String)], unnumbered: bool) -> Opened {
        match &*tag.name {
            "ol" | "ul" | "menu" | "dir" => {
                self.lists.push(List::open(tag, styles, unnumbered));
                Opened::List
            }
            "li" => {
                self.mark = self.lists.last_mut().map(|list| list.item(tag));
                Opened::Nothing
            }
            "table" if self.tables.len() < NESTED => {
                let mut table = Table::default();
                table.blank_above = std::mem::take(&mut self.blank);
                table.page_break_above = std::mem::take(&mut self.page_break);
                self.tables.push(table);
                Opened::Table
            }
            name @ ("thead" | "tbody" | "tfoot") => {
                self.table().into_iter().for_each(|table| table.head = name == "thead");
                Opened::Nothing
            }
            "tr" => {
                self.table().into_iter().for_each(Table::row);
                Opened::Nothing
            }
            name @ ("td" | "th") => {
                let number = |name| attribute(tag, name)?.trim_ascii().parse().ok();
                let (columns, rows) = (number("colspan"), number("rowspan"));
                let Some(table) = self.table() else { return Opened::Nothing };
                table.cell(columns.unwrap_or(1), rows.unwrap_or(1), name == "th");
                self.blank = 0;
                Opened::Cell
            }
            _ => Opened::Nothing,
        }
    }

    /// The table whose rows are being read; none within a cell, or where tables nest too deep.
    fn table(&mut self) -> Option<&mut Table> {
        self.tables.last_mut().filter(|table| !table.is_inside())
    }

    fn end(&mut self, name: &str) {
        let closed = self.stack.closed_by(name);
        let shown = self.stack.look().fate == Fate::Text;
        self.close(closed);
        if closed == 0 && shown {
            match name {
                "br" => self.flush_line(),
                "p" => self.flush(),
                _ => {}
            }
        }
    }

    /// The head ends.
    fn end_head(&mut self) {
        self.head = false;
        let closed = self.stack.closed_by("head");
        self.close(closed);
    }

    /// Closes so many elements.
    fn close(&mut self, count: usize) {
        for _ in 0..count {
            let Some(open) = self.stack.pop() else { return };
            let name = &*open.name;
            self.head &= name != "head";
            match open.look.fate {
                Fate::Markup => continue,
                Fate::Furniture => {
                    if open.opened == Opened::LeftOut {
                        self.leave_out();
                    }
                    continue;
                }
                Fate::Text => {}
            }
            match name {
                "sup" => self.raise(open.mark, &SUPERSCRIPTS),
                "sub" => self.raise(open.mark, &SUBSCRIPTS),
                _ => {}
            }
            if tags::is_block(name) {
                self.flush();
                if name == "p" && open.mark.lines == self.written {
                    self.empty_line();
                }
            }
            match open.opened {
                Opened::List => drop(self.lists.pop()),
                Opened::Table => self.end_table(),
                Opened::Cell => self.tables.iter_mut().last().into_iter().for_each(Table::end_cell),
                Opened::LeftOut | Opened::Nothing => {}
            }
            match name {
                "li" => self.mark = None,
                "thead" => self.table().into_iter().for_each(|table| table.head = false),
                _ => {}
            }
        }
    }

    fn end_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        let (lines, rows) = table.finish(self.table);
        self.table += u32::from(rows);
        if let Some(outer) = self.tables.last_mut() {
            outer.nests |= rows;
        }
        self.blank = 0;
        self.written += 1;
        watch::tick(lines.len());
        self.target().extend(lines);
    }

    /// Where lines go.
    fn target(&mut self) -> &mut Vec<Line<'static>> {
        match self.tables.last_mut() {
            Some(table) => table.lines(),
            None => &mut self.found.lines,
        }
    }

    /// Ends the line where one is begun.
    fn flush(&mut self) {
        let begun = !self.paragraph.is_empty();
        match self.paragraph.take() {
            Some(line) => self.write(line),
            None if begun => self.empty_line(),
            None => {}
        }
        self.found.source.push('\n');
    }

    /// Ends the line in any case: an empty one counts.
    fn flush_line(&mut self) {
        let before = self.written;
        self.flush();
        if self.written == before {
            self.empty_line();
        }
    }

    fn empty_line(&mut self) {
        self.blank = self.blank.saturating_add(1);
        self.written += 1;
    }

    fn write(&mut self, mut line: Line<'static>) {
        self.written += 1;
        line.blank_above = std::mem::take(&mut self.blank);
        line.page_break_above = std::mem::take(&mut self.page_break);
        if let Some(mark) = self.mark.take() {
            self.number(&mut line, &mark);
            let level = u8::try_from(self.lists.len()).unwrap_or(u8::MAX);
            line.hint().list = Some(Box::new(Item { level, mark: mark.text.into() }));
        }
        self.target().push(line);
    }

    /// Freezes the number of an item into its text, unless that bears it already.
    fn number(&mut self, line: &mut Line<'static>, mark: &lists::Mark) {
        let chars = line.placed.chars();
        if mark.number.is_none_or(|number| lists::bears(chars, number)) {
            return;
        }
        let mut own: Vec<char> = mark.text.chars().collect();
        if chars.first().is_some_and(char::is_ascii_digit) && own.last() == Some(&'.') {
            own.push(' ');
        }
        let place = line.placed.place(0);
        self.found.changes.push(Change::new(RULE, place, "", text_of(&own)));
        if let Some(hints) = &mut line.hints
            && let Bold::LeadIn(lead) = &mut hints.bold
        {
            *lead += small(own.len());
        }
        let mut whole = Placed::at(place.0, place.1, own);
        whole.join(&line.placed);
        line.placed = whole;
    }

    /// Figures of a `sup` or `sub` as Unicode has them; what it has no figures for stays.
    fn raise(&mut self, mark: Mark, figures: &[(char, char)]) {
        if mark.lines != self.written {
            return;
        }
        let (chars, place) = self.paragraph.from(mark.chars);
        let raised = |c: &char| figures.iter().find(|(plain, _)| plain == c).map(|(_, own)| *own);
        let new: Option<Vec<char>> = chars.iter().map(raised).collect();
        if let (Some(new), Some(place)) = (new.filter(|new| !new.is_empty()), place) {
            let (before, after) = (text_of(chars), text_of(&new));
            let change = Change::new(RULE, (place.line, place.column), before, after);
            self.found.changes.push(change);
            self.paragraph.overwrite(mark.chars, &new);
        }
    }

    /// A picture: what it is called is left out, and told.
    fn picture(&mut self, tag: &Tag, place: Place) {
        let dot = |name| attribute(tag, name).is_some_and(|size| matches!(size, "0" | "1" | "1px"));
        if dot("width") || dot("height") {
            return;
        }
        let alt = attribute(tag, "alt").map(character::trim).filter(|alt| !alt.is_empty());
        let source = attribute(tag, "src").unwrap_or_default();
        let file = source.split(['?', '#']).next().unwrap_or_default();
        let file = if source.starts_with("data:") { "" } else { file };
        let file = file.rsplit(['/', '\\']).next().filter(|file| !file.is_empty());
        let name: String = alt.or(file).unwrap_or("img").chars().take(NAME).collect();
        self.found.source.push_str(&name);
        self.tell(name, place);
    }

    /// What an element held is left out, and told.
    fn leave_out(&mut self) {
        let Some((text, place)) = self.left.take() else { return };
        let words: Vec<&str> = text.split_whitespace().collect();
        if !words.is_empty() {
            self.tell(words.join(" "), place);
        }
    }

    fn tell(&mut self, text: String, place: Place) {
        let left = LeftOut {
            line: place.line,
            joined: Vec::new(),
            column: place.column,
            kind: LeftOutKind::Furniture,
            text,
        };
        self.found.changes.push(left.record(RULE));
        self.found.left_out.push(left);
    }

    /// The text is at its end: everything closes.
    pub fn finish(mut self) -> Found {
        self.close(self.stack.depth());
        self.flush();
        self.found
    }
}

/// It begins a page.
fn breaks_page(styles: &[(String, String)]) -> bool {
    styles.iter().any(|(name, value)| match name.as_str() {
        "page-break-before" => value == "always",
        "break-before" => value == "page",
        _ => false,
    })
}

const SUPERSCRIPTS: [(char, char); 17] = [
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('+', '⁺'),
    ('-', '⁻'),
    ('=', '⁼'),
    ('(', '⁽'),
    (')', '⁾'),
    ('n', 'ⁿ'),
    ('i', 'ⁱ'),
];
const SUBSCRIPTS: [(char, char); 15] = [
    ('0', '₀'),
    ('1', '₁'),
    ('2', '₂'),
    ('3', '₃'),
    ('4', '₄'),
    ('5', '₅'),
    ('6', '₆'),
    ('7', '₇'),
    ('8', '₈'),
    ('9', '₉'),
    ('+', '₊'),
    ('-', '₋'),
    ('=', '₌'),
    ('(', '₍'),
    (')', '₎'),
];
