//! Seeds → inputs: bytes, characters and lines are taken out, doubled, exchanged or put in.

/// Numbers that look random, the same for the same seed.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// Pieces that mean something somewhere.
const PIECES: [&str; 32] = [
    "\n",
    "\r\n",
    "\t",
    "\u{3000}",
    "\u{C}",
    "\u{200B}",
    "\u{FEFF}",
    "?",
    "??",
    "附件：",
    "附件1\n",
    "抄送：",
    "主送：",
    "2026年3月9日",
    "二〇二六年",
    "一、",
    "（一）",
    "1.",
    "**",
    "# ",
    "| a | b |\n",
    "[a](b)",
    "```",
    "---\n",
    "“",
    "\"",
    "（",
    "— 1 —\n",
    "第 1 页",
    "\u{0}",
    "€ÿ",
    "𠮷",
];

/// An input made of one seed, sometimes with a part of another.
pub fn mutated(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let pick =
        |random: &mut Random| seeds.get(random.below(seeds.len())).cloned().unwrap_or_default();
    let mut input = pick(random);
    for _ in 0..=random.below(6) {
        let at = random.below(input.len() + 1);
        let end = (at + random.below(40)).min(input.len());
        match random.below(8) {
            0 => drop(input.drain(at..end)),
            1 => {
                let part = input[at..end].to_vec();
                input.splice(at..at, part);
            }
            2 if at < input.len() => input[at] = random.below(256) as u8,
            3 => {
                let piece = PIECES[random.below(PIECES.len())];
                input.splice(at..at, piece.bytes());
            }
            4 => {
                // whole lines change their places
                let mut lines: Vec<Vec<u8>> =
                    input.split(|b| *b == b'\n').map(<[u8]>::to_vec).collect();
                let (one, other) = (random.below(lines.len()), random.below(lines.len()));
                lines.swap(one, other);
                input = lines.join(&b'\n');
            }
            5 => {
                let other = pick(random);
                let from = random.below(other.len() + 1);
                let to = (from + random.below(200)).min(other.len());
                input.splice(at..at, other[from..to].iter().copied());
            }
            6 => input.truncate(at),
            _ => {
                let piece = PIECES[random.below(PIECES.len())].repeat(1 + random.below(30));
                input.splice(at..at, piece.bytes());
            }
        }
    }
    input
}
