#!/usr/bin/env python3
"""Makes the character cost tables beside this file.

usage: generate.py FREQUENCIES

FREQUENCIES holds hans-chars.tsv, hant-chars.tsv, ja-chars.tsv and ko-chars.tsv (columns: U+XXXX,
count). Each table is a sorted list of three bytes a character: code point (u16, little end first)
and cost in 1/16 nat (u8), the cost being -ln of the smoothed share. Characters of GB 2312 level 1
and 2 that the counts lack are given the cost of a character seen once, so that a rare character
costs, but does not condemn.
"""
import math, pathlib, struct, sys

source, here = pathlib.Path(sys.argv[1]), pathlib.Path(__file__).resolve().parent

def gb2312():
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                yield bytes((high, low)).decode("gb2312")
            except UnicodeDecodeError:
                pass

def big5():
    for high in range(0xA4, 0xFA):
        for low in [*range(0x40, 0x7F), *range(0xA1, 0xFF)]:
            try:
                yield bytes((high, low)).decode("big5")
            except UnicodeDecodeError:
                pass

for name, extra in (("hans", gb2312), ("hant", big5), ("ja", None), ("ko", None)):
    counts = {}
    for line in (source / f"{name}-chars.tsv").read_text().splitlines()[1:]:
        code, count = line.split("\t")
        code = int(code[2:], 16)
        if 0x7F < code < 0x10000:
            counts[code] = counts.get(code, 0) + int(count)
    for character in extra() if extra else ():
        counts.setdefault(ord(character), 0)
    total = sum(counts.values()) + len(counts)
    out = bytearray()
    for code in sorted(counts):
        cost = -math.log((counts[code] + 0.5) / total)
        out += struct.pack("<HB", code, min(255, round(cost * 16)))
    (here / f"{name}.bin").write_bytes(out)
    print(name, len(counts), len(out))
