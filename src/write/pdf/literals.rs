//! Bytes → a zlib stream (RFC 1950, 1951) of literals alone, coded by their frequency.
//!
//! Font programs hold few repeats: leaving out the search for them makes them a little larger and
//! their packing many times faster, and a document's time is mostly that.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Bytes a block: each has a code of its own.
const BLOCK: usize = 1 << 16;
/// Symbols: bytes, and the end of a block.
const SYMBOLS: usize = 257;
/// The end of a block.
const END: usize = 256;
/// Longest code.
const LONGEST: u8 = 15;

/// Deflates by the frequency of bytes.
pub(super) fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut out = Bits { bytes: Vec::with_capacity(bytes.len() + 1024), held: 0, count: 0 };
    out.bytes.extend([0x78, 0x01]);
    let mut blocks = bytes.chunks(BLOCK).peekable();
    if blocks.peek().is_none() {
        block(&mut out, &[], true);
    }
    while let Some(part) = blocks.next() {
        block(&mut out, part, blocks.peek().is_none());
    }
    out.put(0, (8 - out.count % 8) % 8);
    out.drain();
    out.bytes.extend(adler32(bytes).to_be_bytes());
    out.bytes
}

/// A block with a code of its own (RFC 1951, 3.2.7).
fn block(out: &mut Bits, bytes: &[u8], last: bool) {
    let mut literals = [0u32; END];
    for &byte in bytes {
        literals[usize::from(byte)] += 1;
    }
    let mut counts = [1; SYMBOLS];
    counts.iter_mut().zip(literals).for_each(|(to, count)| *to = count);
    let lengths = lengths(counts);
    let codes = codes(&lengths);
    out.put(u64::from(last), 1);
    out.put(2, 2);
    // 257 literal codes, one distance code, all nineteen lengths of the code for lengths
    out.put(0, 5);
    out.put(0, 5);
    out.put(15, 4);
    // lengths 0 to 15 take four bits each; the three codes of repeats, which come first, none
    (0..19).for_each(|place| out.put(if place < 3 { 0 } else { 4 }, 3));
    for length in lengths.iter().chain(&[0]) {
        out.put(u64::from(length.reverse_bits() >> 4), 4);
    }
    let (literals, end) = codes;
    let mut pairs = bytes.chunks_exact(2);
    for pair in &mut pairs {
        if let [one, other] = *pair {
            let ((one, length), (other, more)) =
                (literals[usize::from(one)], literals[usize::from(other)]);
            out.put(u64::from(one) | u64::from(other) << length, length + more);
        }
    }
    for &byte in pairs.remainder() {
        let (code, length) = literals[usize::from(byte)];
        out.put(u64::from(code), length);
    }
    out.put(u64::from(end.0), end.1);
}

/// Huffman's lengths of codes; frequencies are flattened until none is too long.
fn lengths(mut counts: [u32; SYMBOLS]) -> [u8; SYMBOLS] {
    loop {
        let mut lengths = [0u8; SYMBOLS];
        // (count, node); nodes above the symbols are joints
        let mut heap: BinaryHeap<Reverse<(u32, usize)>> = (counts.iter().enumerate())
            .filter(|(_, count)| **count > 0)
            .map(|(symbol, count)| Reverse((*count, symbol)))
            .collect();
        let mut parents = vec![0usize; 2 * SYMBOLS];
        let mut next = SYMBOLS;
        while heap.len() > 1 {
            let (Some(Reverse(one)), Some(Reverse(other))) = (heap.pop(), heap.pop()) else {
                break;
            };
            for node in [one.1, other.1] {
                if let Some(parent) = parents.get_mut(node) {
                    *parent = next;
                }
            }
            heap.push(Reverse((one.0 + other.0, next)));
            next += 1;
        }
        let root = heap.pop().map_or(0, |Reverse((_, node))| node);
        for (symbol, length) in lengths.iter_mut().enumerate() {
            if counts.get(symbol).is_some_and(|count| *count > 0) {
                let up = |node: &usize| parents.get(*node).copied().filter(|_| *node != root);
                let depth = std::iter::successors(Some(symbol), up).count() - 1;
                *length = u8::try_from(depth.max(1)).unwrap_or(u8::MAX);
            }
        }
        if lengths.iter().all(|length| *length <= LONGEST) {
            return lengths;
        }
        counts.iter_mut().filter(|count| **count > 0).for_each(|count| *count = *count / 2 + 1);
    }
}

/// A code, first bit lowest, and its length.
type Code = (u16, u32);

/// Canonical codes of lengths (RFC 1951, 3.2.2): of the bytes, and of the end of a block.
fn codes(lengths: &[u8; SYMBOLS]) -> ([Code; END], Code) {
    let (mut literals, mut end) = ([(0, 0); END], (0, 0));
    let mut code = 0u16;
    for length in 1..=LONGEST {
        code <<= 1;
        let places = literals.iter_mut().chain(std::iter::once(&mut end));
        for (place, _) in places.zip(lengths).filter(|(_, own)| **own == length) {
            *place = (code.reverse_bits() >> (16 - length), u32::from(length));
            code += 1;
        }
    }
    (literals, end)
}

/// The check of zlib's form.
fn adler32(bytes: &[u8]) -> u32 {
    let (mut low, mut high) = (1u32, 0u32);
    // as many bytes as no sum overflows with
    for part in bytes.chunks(5552) {
        for &byte in part {
            low += u32::from(byte);
            high += low;
        }
        low %= 65_521;
        high %= 65_521;
    }
    high << 16 | low
}

/// Bits, lowest first.
struct Bits {
    bytes: Vec<u8>,
    held: u64,
    count: u32,
}

impl Bits {
    fn put(&mut self, bits: u64, count: u32) {
        self.held |= bits << self.count;
        self.count += count;
        if self.count >= 32 {
            self.bytes.extend((self.held as u32).to_le_bytes());
            self.held >>= 32;
            self.count -= 32;
        }
    }

    /// Writes the whole bytes held.
    fn drain(&mut self) {
        let whole = self.held.to_le_bytes();
        self.bytes.extend(whole.iter().take(self.count as usize / 8));
        (self.held, self.count) = (0, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    #[test]
    fn what_is_packed_inflates_again() {
        let noise = |n: u32| (n.wrapping_mul(2_654_435_761) >> 13) as u8;
        // frequencies that grow as Fibonacci's numbers ask for the longest codes
        let mut steep = Vec::new();
        let (mut one, mut other) = (1usize, 1usize);
        for byte in 0..24u8 {
            steep.extend(std::iter::repeat_n(byte, one));
            (one, other) = (other, one + other);
        }
        let texts: [&[u8]; 6] = [
            b"",
            b"a",
            &[7; 100_000],
            &(0..200_000).map(noise).collect::<Vec<u8>>(),
            &steep,
            &(0..=255).collect::<Vec<u8>>(),
        ];
        for bytes in texts {
            let mut out = Vec::new();
            flate2::read::ZlibDecoder::new(&pack(bytes)[..]).read_to_end(&mut out).unwrap();
            assert!(out == bytes, "{} bytes", bytes.len());
        }
    }
}
