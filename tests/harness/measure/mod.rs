//! The page, measured: documents are set, their PDF is read back, and each clause of GB/T 9704 is
//! held to ±0.3 mm. `docs/gbt9704.md` lists clause → constant → test; [`table`] holds it to the
//! tests and to `style/gbt9704.rs`.

mod body;
mod closing;
mod extremes;
mod formats;
mod head;
mod original;
mod page;
pub mod reader;
mod table;

use gongwen::document::{Block, Document, Kind, Role, RunIn, Zone};
use gongwen::font::Fonts;
use gongwen::style::Style;
use libtest_mimic::{Failed, Trial};

pub use reader::{Glyph, Sheet};

type Clause = fn() -> Result<(), Failed>;

pub fn trials() -> Vec<Trial> {
    let groups = [
        body::TESTS,
        closing::TESTS,
        extremes::TESTS,
        formats::TESTS,
        head::TESTS,
        original::TESTS,
        page::TESTS,
    ];
    let mut trials: Vec<Trial> = groups
        .into_iter()
        .flatten()
        .map(|(name, clause)| Trial::test(format!("measure: {name}"), *clause))
        .collect();
    trials.extend(table::trials(&groups));
    trials
}

/// How far a distance may be off: 0.3 mm.
const TOLERANCE: f64 = 0.3;

/// Line pitch and character pitch, as the clauses count them, and a 3号 character.
const LINE: f64 = 29.6;
const CELL: f64 = 442.205 / 28.0;
const SIZE: f64 = 16.0;
/// Between the em boxes of two lines that follow each other.
const LEADING: f64 = LINE - SIZE;
/// The edges of the 版心.
const LEFT: f64 = 28.0 * MM;
const RIGHT: f64 = (28.0 + 156.0) * MM;
const TOP: f64 = 37.0 * MM;
const BOTTOM: f64 = (37.0 + 225.0) * MM;
/// A millimetre in points.
const MM: f64 = 72.0 / 25.4;

/// Holds a distance in points.
fn near(what: &str, got: f64, want: f64) -> Result<(), Failed> {
    let off = (got - want) / MM;
    if off.abs() <= TOLERANCE {
        return Ok(());
    }
    Err(format!("{what}: {:.2} mm instead of {:.2} mm", got / MM, want / MM).into())
}

/// Holds two things equal.
fn equal<T: PartialEq + std::fmt::Debug>(what: &str, got: T, want: T) -> Result<(), Failed> {
    if got == want { Ok(()) } else { Err(format!("{what}: {got:?} instead of {want:?}").into()) }
}

/// Where words stand.
#[derive(Clone, Debug)]
struct Place {
    page: usize,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    ink_top: f64,
    size: f64,
    face: String,
    red: bool,
}

impl Place {
    fn of(page: usize, glyphs: &[Glyph]) -> Self {
        let least = |value: fn(&Glyph) -> f64| glyphs.iter().map(value).fold(f64::MAX, f64::min);
        let most = |value: fn(&Glyph) -> f64| glyphs.iter().map(value).fold(f64::MIN, f64::max);
        // the em box is the Han face's; Latin letters stand on its baseline
        let han = glyphs.iter().find(|glyph| glyph.face != "LiberationSerif");
        let first = han.unwrap_or(&glyphs[0]);
        Self {
            page,
            left: least(|glyph| glyph.left),
            right: most(|glyph| glyph.right),
            top: first.top,
            bottom: first.bottom,
            ink_top: least(|glyph| glyph.ink_top),
            size: first.size,
            face: first.face.clone(),
            red: first.red,
        }
    }

    fn middle(&self) -> f64 {
        (self.left + self.right) / 2.0
    }
}

impl Sheet {
    /// The first place of words, which stand on one line.
    fn find(&self, words: &str) -> Result<Place, Failed> {
        for (number, page) in self.pages.iter().enumerate() {
            let mut text = String::new();
            let mut ends = Vec::new();
            for glyph in &page.glyphs {
                text += &glyph.text;
                ends.push(text.len());
            }
            if let Some(at) = text.find(words) {
                let from = ends.partition_point(|end| *end <= at);
                let to = ends.partition_point(|end| *end < at + words.len());
                return Ok(Place::of(number + 1, &page.glyphs[from..=to]));
            }
        }
        Err(format!("“{words}” is not in the PDF").into())
    }

    /// The lines of text of a page from top to bottom: their words and where they stand.
    fn lines(&self, page: usize) -> Vec<(String, Place)> {
        let mut lines: Vec<Vec<Glyph>> = Vec::new();
        for glyph in self.pages[page - 1].glyphs.iter().filter(|glyph| !glyph.artifact) {
            let baseline = |line: &Vec<Glyph>| (line[0].bottom - glyph.bottom).abs() < 3.0;
            match lines.iter_mut().find(|line| baseline(line)) {
                Some(line) => line.push(glyph.clone()),
                None => lines.push(vec![glyph.clone()]),
            }
        }
        lines.sort_by(|a, b| a[0].top.total_cmp(&b[0].top));
        lines
            .into_iter()
            .map(|line| {
                let words = line.iter().map(|glyph| glyph.text.as_str()).collect();
                (words, Place::of(page, &line))
            })
            .collect()
    }
}

/// Sets a document and reads its PDF.
fn set(document: &Document, style: &Style) -> Result<Sheet, Failed> {
    let fonts = Fonts::embedded();
    let pages = gongwen::layout::layout(document, style, &fonts)?.value;
    gongwen::conserve::Ledger::of(document).pages(&pages)?;
    let info = gongwen::write::Info::of(document, style);
    Sheet::read(&gongwen::write::pdf::pdf(pages, &fonts, &info)?)
}

fn plain(document: &Document) -> Result<Sheet, Failed> {
    set(document, &Style::default())
}

fn document(kind: Kind, blocks: Vec<Block>) -> Document {
    Document { kind, blocks, ..Document::default() }
}

fn above(role: Role, text: &str) -> Block {
    Block::new(role, text).within(Zone::Header)
}

fn main(role: Role, text: &str) -> Block {
    Block::new(role, text)
}

fn below(role: Role, label: &str, text: &str) -> Block {
    labelled(role, label, text).within(Zone::Colophon)
}

fn labelled(role: Role, label: &str, text: &str) -> Block {
    let label = (!label.is_empty()).then(|| label.to_owned());
    Block { label, ..Block::new(role, text) }
}

fn run_in(level: u8, chars: usize, text: &str) -> Block {
    Block { run_in: Some(RunIn { level, chars }), ..Block::new(Role::Para, text) }
}

/// Han text without marks, so long that it fills lines evenly.
fn han(characters: usize) -> String {
    "山高水长云淡风轻春华秋实天朗气清".chars().cycle().take(characters).collect()
}

/// Head of a paper: mark and number.
fn head(number: &str) -> Vec<Block> {
    vec![above(Role::Masthead, "云岭市人民政府文件"), above(Role::DocNumber, number)]
}

/// A paper with head, title, recipients and a few lines of text.
fn paper() -> Vec<Block> {
    let mut blocks = head("云政发〔2026〕7号");
    blocks.extend([
        main(Role::Title, "云岭市人民政府关于测量版面的通知"),
        main(Role::MainRecipients, "各县人民政府："),
        main(Role::Para, &han(80)),
    ]);
    blocks
}
