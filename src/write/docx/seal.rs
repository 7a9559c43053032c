//! Seal pictures: PNG → a part of the package, and the anchor that lets it float behind the text.
//!
//! The anchor is written here as XML and handed to `docx-rs` as a run's text: of its own pictures
//! it says neither "behind the text" nor what they show, and it cannot put one above its paragraph.

use docx_rs::{Run, RunChild, Text};

use crate::style::{Pt, Seal};
use crate::write::escape::escape;

/// A picture on its way to a place.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    /// Place among the pictures drawn, from 0.
    pub number: usize,
    /// Place among the picture parts, from 0.
    pub part: usize,
    /// The seal.
    pub seal: &'a Seal,
}

/// Seals in order, and for each which of the picture parts it shows: each picture is packed once.
#[derive(Clone, Debug, Default)]
pub struct Seals {
    seals: Vec<(Seal, usize)>,
}

impl Seals {
    /// Numbers the pictures.
    pub fn of(seals: &[Seal]) -> Self {
        let mut all: Vec<(Seal, usize)> = Vec::new();
        for seal in seals {
            let known = all.iter().find(|(own, _)| own.picture == seal.picture);
            let next = all.iter().map(|(_, part)| part + 1).max().unwrap_or(0);
            let part = known.map_or(next, |(_, part)| *part);
            all.push((seal.clone(), part));
        }
        Self { seals: all }
    }

    /// No seals were given.
    pub fn is_empty(&self) -> bool {
        self.seals.is_empty()
    }

    /// The n-th seal.
    pub fn get(&self, number: usize) -> Option<Picture<'_>> {
        let (seal, part) = self.seals.get(number)?;
        Some(Picture { number, part: *part, seal })
    }

    /// The parts that the first `drawn` seals need.
    pub fn parts(&self, drawn: usize) -> Vec<(String, Vec<u8>)> {
        let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
        for (seal, part) in self.seals.iter().take(drawn) {
            if *part == parts.len() {
                parts.push((format!("word/{}", target(*part)), seal.picture.png.clone()));
            }
        }
        parts
    }
}

/// Id of the n-th picture part, and where it lies from the document.
pub fn relation(part: usize) -> (String, String) {
    (format!("rIdSeal{}", part + 1), target(part))
}

fn target(part: usize) -> String {
    format!("media/seal{}.png", part + 1)
}

/// A run that holds a picture behind the text, `x` from the 版心's left edge and `y` from the upper
/// edge of its paragraph; `alt` says what it shows.
pub fn anchor(picture: &Picture, size: (Pt, Pt), x: Pt, y: Pt, alt: &str) -> Run {
    let emu = |length: Pt| (length.0 * 12_700.0).round() as i64;
    let (width, height) = (emu(size.0), emu(size.1));
    let number = picture.number + 1;
    let (id, _) = relation(picture.part);
    let drawing = format!(
        concat!(
            r#"<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">"#,
            r#"<wp:simplePos x="0" y="0"/>"#,
            r#"<wp:positionH relativeFrom="column"><wp:posOffset>{x}</wp:posOffset></wp:positionH>"#,
            r#"<wp:positionV relativeFrom="paragraph"><wp:posOffset>{y}</wp:posOffset></wp:positionV>"#,
            r#"<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>"#,
            r#"<wp:docPr id="{number}" name="Seal {number}" descr="{alt}"/>"#,
            r#"<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>"#,
            r#"<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">"#,
            r#"<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">"#,
            r#"<pic:nvPicPr><pic:cNvPr id="{number}" name="Seal {number}"/><pic:cNvPicPr/></pic:nvPicPr>"#,
            r#"<pic:blipFill><a:blip r:embed="{id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"#,
            r#"<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>"#,
            r#"</pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing>"#,
        ),
        number = number,
        x = emu(x),
        y = emu(y),
        width = width,
        height = height,
        alt = escape(alt),
        id = id,
    );
    let mut run = Run::new();
    let text = format!("</w:t>{drawing}<w:t>");
    run.children.push(RunChild::Text(Text { text, preserve_space: false }));
    run
}
