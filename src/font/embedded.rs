//! The faces linked into the program. Their bytes are mapped with it and paged in on demand;
//! parsing waits until a face is first asked for.

use std::sync::OnceLock;

use super::{Face, FontRole};

const FANGSONG: usize = 0;
const KAI: usize = 1;
const HEI: usize = 2;
const BIAOSONG: usize = 3;
const SONG: usize = 4;
const FALLBACK_KAI: usize = 5;
const LATIN: usize = 6;

/// Number of embedded faces.
pub(super) const COUNT: usize = 7;

static FILES: [&[u8]; COUNT] = [
    include_bytes!("../../fonts/gw-fangsong.ttf"),
    include_bytes!("../../fonts/gw-kai.ttf"),
    include_bytes!("../../fonts/gw-hei.otf"),
    include_bytes!("../../fonts/gw-biaosong.otf"),
    include_bytes!("../../fonts/gw-song.otf"),
    include_bytes!("../../fonts/gw-fallback-kai.ttf"),
    include_bytes!("../../fonts/LiberationSerif-Regular.ttf"),
];

static FACES: [OnceLock<Option<Face>>; COUNT] = [const { OnceLock::new() }; COUNT];

/// An embedded face by its index.
pub(super) fn face(index: usize) -> Option<&'static Face> {
    let file = FILES.get(index)?;
    FACES.get(index)?.get_or_init(|| Face::from_static(file, index == LATIN)).as_ref()
}

/// The embedded faces that may draw a character for a role, first choice first.
pub(super) fn chain(role: FontRole, character: char) -> &'static [usize] {
    // half-em digits as in 仿宋_GB2312; 朱雀仿宋's and 文楷's own are proportional
    let latin = character.is_ascii_graphic() || character == ' ';
    // last comes what only the Latin font has: ℓ, ⅓, ™, letters with accents
    match (role, latin) {
        (FontRole::Fangsong, true) => &[LATIN, FANGSONG, FALLBACK_KAI, SONG],
        (FontRole::Fangsong, false) => &[FANGSONG, FALLBACK_KAI, SONG, LATIN],
        (FontRole::Kai, true) => &[LATIN, KAI, FALLBACK_KAI, SONG],
        (FontRole::Kai, false) => &[KAI, FALLBACK_KAI, FANGSONG, SONG, LATIN],
        (FontRole::Hei, _) => &[HEI, SONG, FALLBACK_KAI, FANGSONG, KAI, LATIN],
        (FontRole::Biaosong, _) => &[BIAOSONG, SONG, FALLBACK_KAI, FANGSONG, KAI, LATIN],
        (FontRole::Song, true) => &[LATIN, SONG],
        (FontRole::Song, false) => &[SONG, FALLBACK_KAI, FANGSONG, KAI, LATIN],
    }
}
