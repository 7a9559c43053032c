//! Reads a PDF back: where each character, rule and picture stands on its page.
//!
//! Only what the writer uses of PDF is understood; anything else is an error, so that nothing is
//! measured past. Coordinates are points from the upper left corner of the page.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use gongwen::font::Fonts;
use libtest_mimic::Failed;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A PDF's pages.
pub struct Sheet {
    pub pages: Vec<Leaf>,
}

/// One page.
#[derive(Default)]
pub struct Leaf {
    pub width: f64,
    pub height: f64,
    pub glyphs: Vec<Glyph>,
    pub rules: Vec<Bar>,
    pub pictures: Vec<Bar>,
}

/// A character where it is drawn.
#[derive(Clone, Debug)]
pub struct Glyph {
    pub text: String,
    pub left: f64,
    pub right: f64,
    /// Upper and lower edge of its em box, the middle of the face's Han ink in its centre.
    pub top: f64,
    pub bottom: f64,
    /// Upper edge of its ink.
    pub ink_top: f64,
    pub size: f64,
    pub face: String,
    pub red: bool,
    /// It is no part of the text: a page number, a heading row drawn again.
    pub artifact: bool,
    /// It is drawn a quarter turn to the left.
    pub turned: bool,
}

/// A filled rectangle, or a picture's.
#[derive(Clone, Copy, Debug)]
pub struct Bar {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
    pub red: bool,
}

struct Face {
    name: String,
    widths: BTreeMap<u16, f64>,
    texts: BTreeMap<u16, String>,
    /// Upper edge of a character's ink, of those asked for so far.
    inks: RefCell<BTreeMap<char, f64>>,
}

type Matrix = [f64; 6];

const PLAIN: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// `inner`, then `outer`.
fn then(inner: Matrix, outer: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = inner;
    let [g, h, i, j, k, l] = outer;
    [
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + l,
    ]
}

impl Sheet {
    /// Reads a file.
    pub fn read(bytes: &[u8]) -> Result<Self, Failed> {
        let doc = Document::load_mem(bytes)?;
        let fonts = Fonts::embedded();
        let mut pages = Vec::new();
        // pages share their fonts
        let mut known: BTreeMap<ObjectId, Rc<Face>> = BTreeMap::new();
        for id in doc.get_pages().into_values() {
            let page = doc.get_dictionary(id)?;
            let area: Vec<f64> =
                page.get(b"MediaBox")?.as_array()?.iter().map(number).collect::<Result<_, _>>()?;
            let resources = resolved(&doc, page.get(b"Resources")?)?.as_dict()?;
            let mut faces = BTreeMap::new();
            for (name, font) in resolved(&doc, resources.get(b"Font")?)?.as_dict()? {
                let id = font.as_reference()?;
                if let std::collections::btree_map::Entry::Vacant(new) = known.entry(id) {
                    new.insert(Rc::new(face(&doc, doc.get_dictionary(id)?)?));
                }
                faces.insert(name.clone(), Rc::clone(&known[&id]));
            }
            let content = Content::decode(&doc.get_page_content(id))?;
            let mut leaf = Leaf { width: area[2], height: area[3], ..Leaf::default() };
            leaf.draw(&content, &faces, &fonts)?;
            pages.push(leaf);
        }
        Ok(Self { pages })
    }
}

fn resolved<'a>(doc: &'a Document, object: &'a Object) -> Result<&'a Object, Failed> {
    Ok(match object {
        Object::Reference(id) => doc.get_object(*id)?,
        other => other,
    })
}

fn number(object: &Object) -> Result<f64, Failed> {
    Ok(f64::from(object.as_float()?))
}

fn face(doc: &Document, font: &Dictionary) -> Result<Face, Failed> {
    let name = String::from_utf8_lossy(font.get(b"BaseFont")?.as_name()?).into_owned();
    let name = name.split_once('+').map_or(name.clone(), |(_, name)| name.to_owned());
    let below = resolved(doc, &font.get(b"DescendantFonts")?.as_array()?[0])?.as_dict()?;
    let mut widths = BTreeMap::new();
    let list = below.get(b"W")?.as_array()?;
    for pair in list.chunks(2) {
        let first = pair[0].as_i64()? as u16;
        for (offset, width) in pair[1].as_array()?.iter().enumerate() {
            widths.insert(first + offset as u16, number(width)?);
        }
    }
    let map = resolved(doc, font.get(b"ToUnicode")?)?.as_stream()?.decompressed_content()?;
    let mut texts = BTreeMap::new();
    let mut inside = false;
    for line in String::from_utf8(map)?.lines() {
        inside = (inside || line.ends_with("beginbfchar")) && line != "endbfchar";
        let hex: Vec<&str> = line.split(['<', '>']).skip(1).step_by(2).collect();
        if let (true, [glyph, units]) = (inside, hex.as_slice()) {
            let digits: Vec<char> = units.chars().collect();
            let units: Vec<u16> = digits
                .chunks(4)
                .map(|unit| u16::from_str_radix(&unit.iter().collect::<String>(), 16))
                .collect::<Result<_, _>>()?;
            texts.insert(u16::from_str_radix(glyph, 16)?, String::from_utf16(&units)?);
        }
    }
    Ok(Face { name, widths, texts, inks: RefCell::default() })
}

/// What stands in force while a page is drawn.
#[derive(Clone)]
struct State {
    matrix: Matrix,
    red: bool,
}

impl Leaf {
    fn draw(
        &mut self,
        content: &Content,
        faces: &BTreeMap<Vec<u8>, Rc<Face>>,
        fonts: &Fonts,
    ) -> Result<(), Failed> {
        let mut state = State { matrix: PLAIN, red: false };
        let mut kept = Vec::new();
        let mut marks: Vec<(bool, Option<String>)> = Vec::new();
        let (mut font, mut size, mut spacing, mut text_matrix) = (None, 0.0, 0.0, PLAIN);
        let mut box_ = [0.0; 4];
        for operation in &content.operations {
            let numbers: Vec<f64> =
                operation.operands.iter().filter_map(|o| number(o).ok()).collect();
            match (operation.operator.as_str(), numbers.as_slice()) {
                ("q", _) => kept.push(state.clone()),
                ("Q", _) => state = kept.pop().ok_or("Q without q")?,
                ("cm", &[a, b, c, d, e, f]) => {
                    state.matrix = then([a, b, c, d, e, f], state.matrix);
                }
                ("rg", &[red, green, blue]) => {
                    state.red = red > 0.0;
                    if green + blue > 0.0 {
                        return Err("a colour that is neither black nor red".into());
                    }
                }
                ("Tf", _) => {
                    font = faces.get(operation.operands[0].as_name()?);
                    size = number(&operation.operands[1])?;
                }
                ("Tc", &[space]) => spacing = space,
                ("Tm", &[a, b, c, d, e, f]) => text_matrix = [a, b, c, d, e, f],
                ("re", &[x, y, width, height]) => box_ = [x, y, width, height],
                ("f", _) => {
                    let [x, y, width, height] = box_;
                    let bar =
                        self.bar(then([width, 0.0, 0.0, height, x, y], state.matrix), state.red);
                    self.rules.push(bar);
                }
                ("Do", _) => {
                    let bar = self.bar(state.matrix, false);
                    self.pictures.push(bar);
                }
                ("BDC", _) => {
                    let artifact = operation.operands[0].as_name()? == b"Artifact";
                    let actual = operation.operands[1].as_dict()?.get(b"ActualText").ok();
                    let actual = actual.map(lopdf::decode_text_string).transpose()?;
                    marks.push((artifact, actual));
                }
                ("EMC", _) => {
                    marks.pop().ok_or("EMC without BDC")?;
                }
                ("TJ", _) => {
                    let face = font.ok_or("text without a font")?;
                    let artifact = marks.iter().any(|mark| mark.0);
                    let actual = marks.last().and_then(|mark| mark.1.clone());
                    for item in operation.operands[0].as_array()? {
                        if let Ok(shift) = number(item) {
                            text_matrix = then(
                                [1.0, 0.0, 0.0, 1.0, -shift / 1000.0 * size, 0.0],
                                text_matrix,
                            );
                            continue;
                        }
                        for code in item.as_str()?.chunks(2) {
                            let code = u16::from_be_bytes([code[0], code[1]]);
                            let advance = face.widths.get(&code).unwrap_or(&1000.0) / 1000.0 * size;
                            let text = match &actual {
                                Some(text) => text.clone(),
                                None => {
                                    face.texts.get(&code).ok_or("a glyph without text")?.clone()
                                }
                            };
                            let at = then(text_matrix, state.matrix);
                            let glyph = self.glyph(text, at, advance, size, face, fonts);
                            self.glyphs.push(Glyph { red: state.red, artifact, ..glyph });
                            text_matrix =
                                then([1.0, 0.0, 0.0, 1.0, advance + spacing, 0.0], text_matrix);
                        }
                    }
                }
                ("BT" | "ET", _) => {}
                (other, _) => return Err(format!("the operator {other} is not known").into()),
            }
        }
        Ok(())
    }

    /// The unit square under a matrix.
    fn bar(&self, [a, b, c, d, e, f]: Matrix, red: bool) -> Bar {
        let (width, height) = ((a + c).abs(), (b + d).abs());
        let left = e.min(e + a + c);
        let top = self.height - f.max(f + b + d);
        Bar { left, top, width, height, red }
    }

    fn glyph(
        &self,
        text: String,
        matrix: Matrix,
        advance: f64,
        size: f64,
        face: &Face,
        fonts: &Fonts,
    ) -> Glyph {
        let [a, b, _, _, e, f] = matrix;
        let turned = b.abs() > a.abs();
        let known = fonts.faces().map(|(_, known)| known).find(|known| known.name == face.name);
        let middle = known.map_or(0.37, gongwen::font::Face::ink_middle) * size;
        let ink = known.and_then(|known| {
            let shown = text.chars().next()?;
            let measured = || Some(known.ink(known.glyph(shown)?.0)?[3]);
            let mut inks = face.inks.borrow_mut();
            Some(*inks.entry(shown).or_insert_with(|| measured().unwrap_or(0.0)))
        });
        let baseline = self.height - f;
        let ink_top = baseline - ink.unwrap_or(0.0) * size;
        let (left, right, top) = if turned {
            (e - middle - size / 2.0, e - middle + size / 2.0, baseline - advance * b.abs())
        } else {
            (e, e + advance * a, baseline - middle - size / 2.0)
        };
        let bottom = if turned { baseline } else { top + size };
        let face = face.name.clone();
        let (red, artifact) = (false, false);
        Glyph { text, left, right, top, bottom, ink_top, size, face, red, artifact, turned }
    }
}
