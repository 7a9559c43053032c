#!/usr/bin/env python3
"""Makes western.bin: how the letters beyond ASCII follow one another in the languages of the
single-byte code pages.

usage: western.py [--half]

Counted in the translations of the programs on this machine (gettext catalogues); --half leaves
every second message out, to measure on them.

western.bin: number of languages (u8), of characters (u16), of pairs (u16); characters, sorted:
code point (u16), cost in each language in 1/16 nat (u8 each); pairs, sorted: first, second (u16
each, a space for all that is no letter), language (u8), gain in 1/16 nat (u8). A character costs
-ln of its share and what an unseen pair costs; a pair that was seen gives back.
"""
import collections, gettext, glob, math, os, pathlib, re, struct, sys, unicodedata, zlib

HALF = "--half" in sys.argv
LANGUAGES = (
    "fr de es it pt sv da fi nb is pl cs hu sk sl hr ro tr vi vi-marks lt lv et ca nl "
    "ru uk bg el he ar th"
).split()
LAMBDA = 0.8  # weight of the pair against the character alone
UNSEEN = -math.log(1 - LAMBDA)
TEMPLATE = re.compile(r"[%{}<>\\_|=$&~\x00-\x1f]|--|\w\.\w")


def messages(language):
    files = glob.glob(f"/usr/share/locale/{language[:2]}/LC_MESSAGES/*.mo")
    for file in sorted(files, key=os.path.getsize)[-30:]:
        try:
            with open(file, "rb") as opened:
                catalogue = gettext.GNUTranslations(opened)._catalog
        except UnicodeDecodeError:
            continue
        for key, value in catalogue.items():
            if key and isinstance(value, str):
                yield from (line.strip() for line in value.split("\n"))


def marked(text):
    """Vietnamese as its code page writes it: tones stand after their letters."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    parts = unicodedata.normalize("NFD", text)
    letters = re.findall(r".[\u0300-\u036f]*", parts, re.DOTALL)
    whole = lambda part: unicodedata.normalize("NFC", "".join(c for c in part if c not in tones))
    return "".join(whole(part) + "".join(c for c in part if c in tones) for part in letters)


def folded(text):
    """Lower case; what is neither a letter nor beyond ASCII is a space."""
    lower = "".join(c if c.lower()[0].isascii() and not c.isascii() else c.lower()[0] for c in text)
    return "".join(c if ord(c) > 127 or c.isalpha() else " " for c in lower)


base, pairs = {}, {}
for number, language in enumerate(LANGUAGES):
    singles, doubles = collections.Counter(), collections.Counter()
    seen = set()
    for line in messages(language):
        if len(line) < 8 or TEMPLATE.search(line) or line in seen:
            continue
        if HALF and zlib.crc32(line.encode()) % 2:
            continue
        seen.add(line)
        text = folded(line)
        if language in ("ru", "uk", "bg", "el", "he", "ar", "th") and text.isascii():
            continue
        if language == "vi-marks":
            text = marked(text)
        singles.update(text)
        doubles.update(zip(" " + text, text + " "))
    total = sum(singles.values())
    for character, count in singles.items():
        if ord(character) > 127 and ord(character) < 0x3000 and count >= 3:
            cost = -math.log(count / total) + UNSEEN
            base.setdefault(character, {})[number] = min(255, round(cost * 16))
    for (first, second), count in doubles.items():
        high = [c for c in (first, second) if ord(c) > 127]
        if not high or count < 3 or any(singles[c] < 3 or ord(c) >= 0x3000 for c in high):
            continue
        share = singles[second] / total
        given = LAMBDA * count / singles[first] + (1 - LAMBDA) * share
        gain = min(255, round((math.log(given / share) + UNSEEN) * 16))
        if gain > 4:
            pairs[first, second, number] = gain
    print(language, len(seen), total)

if not base:
    sys.exit("no catalogues here")
out = struct.pack("<BHH", len(LANGUAGES), len(base), len(pairs))
for character in sorted(base):
    # a sign belongs to no language
    other = 255 if character.isalpha() else min(255, min(base[character].values()) + 16)
    costs = (base[character].get(number, other) for number in range(len(LANGUAGES)))
    out += struct.pack("<H", ord(character)) + bytes(costs)
for first, second, number in sorted(pairs):
    out += struct.pack("<HHBB", ord(first), ord(second), number, pairs[first, second, number])
(pathlib.Path(__file__).resolve().parent / "western.bin").write_bytes(out)
print(len(base), "characters", len(pairs), "pairs", len(out), "bytes")
