#!/usr/bin/env python3
"""Makes the tables beside this file.

usage: generate.py FREQUENCIES

FREQUENCIES holds NAME-chars.tsv (hans, hant, ja, ko) and NAME-bigrams.tsv (hans, hant): U+XXXX
or a pair of them, and a count.

NAME.bin       sorted entries of three bytes: code point (u16, little end first), cost in 1/16 nat.
               The cost is -ln of the share, mixed with uniform shares of the common characters and
               of all characters of the language's own set: a rare one costs, but does not condemn.
NAME-pairs.bin number of first characters (u16); for each the character and the number of its
               pairs (u16, u16); then the pairs: second character (u16), gain in 1/16 nat (u8).
cns.bin        CNS 11643 planes 1-7 and 15, 94 x 94 cells of three bytes a plane, from the
               system's iconv (EUC-TW); 0 where a cell is empty.
"""
import math, pathlib, struct, subprocess, sys

source, here = pathlib.Path(sys.argv[1]), pathlib.Path(__file__).resolve().parent
LAMBDA = 0.6  # weight of the pair against the character alone


def double_byte(codec, high, low):
    for first in high:
        for second in low:
            try:
                text = bytes((first, second)).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(text) == 1:
                yield ord(text)


ROWS, CELLS = range(0xA1, 0xFF), range(0xA1, 0xFF)
BIG5 = [*range(0x40, 0x7F), *CELLS]
# codec, its lead bytes and trail bytes, lead bytes of the characters that the set's makers held to
# be common (level 1), and what is set aside for those and for all
SETS = {
    "hans": ("gb2312", CELLS, range(0xB0, 0xD8), 0.06, 0.02),
    "hant": ("big5", BIG5, range(0xA4, 0xC7), 0.06, 0.02),
    "ja": ("euc_jp", CELLS, range(0xB0, 0xD0), 0.06, 0.04),
    "ko": ("euc_kr", CELLS, range(0xB0, 0xC9), 0.08, 0.02),
}


def counts_of(name):
    counts = {}
    for line in (source / f"{name}-chars.tsv").read_text().splitlines()[1:]:
        code, count = line.split("\t")
        code = int(code[2:], 16)
        if 0x7F < code < 0xE000 or 0xF8FF < code < 0xFFFD:
            counts[code] = counts.get(code, 0) + int(count)
    return counts


shares = {}
for name, (codec, trails, leads, few, all_) in SETS.items():
    counts = counts_of(name)
    known = set(counts) | {c for c in double_byte(codec, ROWS, trails) if c > 0x7F}
    common = set(double_byte(codec, leads, trails))
    total = sum(counts.values())
    share = {
        code: (1 - few - all_) * counts.get(code, 0) / total
        + all_ / len(known)
        + (few / len(common) if code in common else 0)
        for code in known
    }
    shares[name] = share, counts
    out = b"".join(
        struct.pack("<HB", code, min(255, round(-math.log(share[code]) * 16)))
        for code in sorted(share)
    )
    (here / f"{name}.bin").write_bytes(out)
    print(name, len(share), len(out))

for name in ("hans", "hant"):
    share, counts = shares[name]
    pairs = {}
    for line in (source / f"{name}-bigrams.tsv").read_text().splitlines()[1:]:
        pair, count = line.split("\t")
        first, second = (int(part[2:], 16) for part in pair.split())
        if first not in counts or second not in counts:
            continue
        given = LAMBDA * int(count) / counts[first] + (1 - LAMBDA) * share[second]
        gain = min(255, round(math.log(given / share[second]) * 16))
        if gain > 8:
            pairs.setdefault(first, []).append((second, gain))
    out = struct.pack("<H", len(pairs))
    for first in sorted(pairs):
        out += struct.pack("<HH", first, len(pairs[first]))
    for first in sorted(pairs):
        out += b"".join(struct.pack("<HB", *pair) for pair in sorted(pairs[first]))
    (here / f"{name}-pairs.bin").write_bytes(out)
    print(name, "pairs", sum(map(len, pairs.values())), len(out))

def iconv(source_code, target_code, data):
    command = ["iconv", "-c", "-f", source_code, "-t", target_code]
    return subprocess.run(command, input=data, capture_output=True).stdout


cells = bytearray()
for plane in (1, 2, 3, 4, 5, 6, 7, 15):
    codes = [bytes((0x8E, 0xA0 + plane, row, cell)) for row in ROWS for cell in CELLS]
    # iconv -c drops what it does not know: number the cells, and keep what comes back the same
    text = iconv("EUC-TW", "UTF-8", b"".join(b"%d %b\n" % pair for pair in enumerate(codes)))
    back = dict(line.partition(b" ")[::2] for line in iconv("UTF-8", "EUC-TW", text).split(b"\n"))
    start = len(cells)
    cells += bytes(3 * len(codes))
    for line in text.decode().split("\n"):
        index, _, character = line.partition(" ")
        code = codes[int(index)] if index else b""
        same = back.get(index.encode()) in (code, code[2:] if plane == 1 else code)
        if len(character) == 1 and same:
            at = start + 3 * int(index)
            cells[at : at + 3] = ord(character).to_bytes(3, "little")
(here / "cns.bin").write_bytes(cells)
print("cns", len(cells))
