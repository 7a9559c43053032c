#!/usr/bin/env python3
"""Holds the DOCX, as LibreOffice sets it with the embedded faces, against the PDF.

usage: agreement.py GONGWEN SHARED FOLDER

Every sample and shared text of up to 20 pages. The table tells, for each: pages of both; how far
(mm) the farthest glyph of an element or its line is from the PDF's; by how many lines a page begins
elsewhere; the share of lines that begin at the same character. Limits: at most one document in ten
is a page off, none more; elements within 1 mm; beginnings of pages within two lines. Documents with
another number of pages are not held to positions on their last page.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as xml
from concurrent.futures import ThreadPoolExecutor

program, shared, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
here = pathlib.Path(__file__).resolve().parent
MM = 72 / 25.4
LIMIT_MM, LIMIT_LINES, MOST_PAGES = 1.0, 2, 20
DPI = 127  # five pixels a millimetre
ELEMENTS = {
    "mark": ("masthead",),
    "title": ("title",),
    "sign": ("signature", "signature_date"),
    "coloph": ("main_recipients_colophon", "copy_to", "print_line", "copies"),
}


def run(*command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, **options)


def solid(text):
    return re.sub(r"[\s\u3000]", "", text)


def faces():
    """An environment in which the names a DOCX asks for are the embedded faces."""
    conf = folder / "fonts.conf"
    conf.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{here.parent / 'fonts'}</dir><cachedir>{folder / 'font-cache'}</cachedir>"
        f"<include>{here / 'fontconfig' / '60-gongwen.conf'}</include></fontconfig>"
    )
    return {**os.environ, "FONTCONFIG_FILE": str(conf)}


class Page:
    """Lines of glyphs (character, x, baseline) from top to bottom; the page number apart."""

    def __init__(self, element):
        glyphs = []
        for char in element.iter("char"):
            if solid(char.get("c")):
                glyphs.append((char.get("c"), float(char.get("x")), float(char.get("y"))))
        self.lines, self.number = [], None
        for glyph in sorted(glyphs, key=lambda glyph: glyph[2]):
            if self.lines and glyph[2] - self.lines[-1][0][2] < 4:
                self.lines[-1].append(glyph)
            else:
                self.lines.append([glyph])
        for line in self.lines:
            line.sort(key=lambda glyph: glyph[1])
        if self.lines and re.fullmatch("—[0-9]+—", "".join(g[0] for g in self.lines[-1])):
            self.number = self.lines.pop()


class Rendering:
    def __init__(self, pdf):
        self.pdf = pdf
        text = run("mutool", "draw", "-F", "stext", pdf).stdout.decode()
        text = re.sub("&#x?[0-9a-f]{1,2};", " ", text)
        self.pages = [Page(page) for page in xml.fromstring(text).iter("page")]
        self.glyphs, self.starts, self.tops = [], [], []
        for number, page in enumerate(self.pages):
            self.tops.append(len(self.starts))
            for line in page.lines:
                self.starts.append(len(self.glyphs))
                self.glyphs.extend((*glyph, number) for glyph in line)
        self.text = "".join(glyph[0] for glyph in self.glyphs)

    def rules(self, page, colour):
        """Distances (mm) from the upper edge to long lines of a colour."""
        out = run("pdftoppm", "-r", DPI, "-f", page, "-l", page, "-aaVector", "no", self.pdf).stdout
        head = re.match(rb"P6\s(\d+)\s(\d+)\s255\s", out)
        width, height = int(head[1]), int(head[2])
        long, found = bytes(colour) * (140 * DPI * 10 // 254), []
        for row in range(height):
            at = head.end() + row * width * 3
            if out.find(long, at, at + width * 3) >= 0:
                found.append(row * 25.4 / DPI)
        return [at for n, at in enumerate(found) if n == 0 or at - found[n - 1] > 0.5]


def find(rendering, text, last):
    at = rendering.text.rfind(text) if last else rendering.text.find(text)
    return None if at < 0 else (rendering.glyphs[at], rendering.glyphs[at + len(text) - 1])


def apart(one, other, pages_agree):
    """Distance of two glyphs in mm; pages apart count as such where they should agree."""
    if one[3] != other[3]:
        return 999.0 if pages_agree else 0.0
    return max(abs(one[1] - other[1]), abs(one[2] - other[2])) / MM


def elements(text, ours, theirs):
    """Element → distance, of those found in both."""
    body = json.loads(run(program, "inspect", "--json", "-q", text).stdout)["document"]["body"]
    same, out = len(ours.pages) == len(theirs.pages), {}
    for name, roles in ELEMENTS.items():
        for block in (block for block in body if block["role"] in roles):
            for line in filter(None, map(solid, block["text"].split("\n"))):
                last = name in ("sign", "coloph")
                pair = find(ours, line, last), find(theirs, line, last)
                if all(pair):
                    far = max(apart(a, b, same) for a, b in zip(*pair))
                    out[name] = max(out.get(name, 0.0), far)
    numbers = [
        abs(a[at][axis] - b[at][axis]) / MM
        for a, b in zip((p.number for p in ours.pages), (p.number for p in theirs.pages))
        if a and b
        for at in (0, -1)
        for axis in (1, 2)
    ]
    if any((a.number is None) != (b.number is None) for a, b in zip(ours.pages, theirs.pages)):
        out["number"] = 999.0
    elif numbers:
        out["number"] = max(numbers)
    for name, page, colour in (("red", 1, (255, 0, 0)), ("rules", len(ours.pages), (0, 0, 0))):
        if name == "rules" and ("coloph" not in out or not same):
            continue
        a, b = ours.rules(page, colour), theirs.rules(page, colour)
        if a or b:
            out[name] = max(map(lambda x, y: abs(x - y), a, b)) if len(a) == len(b) else 999.0
    return out


def beginnings(ours, theirs):
    """By how many lines a page begins elsewhere, at most."""
    worst = 0
    for ours_top, their_top in zip(ours.tops, theirs.tops):
        if ours_top >= len(ours.starts) or their_top >= len(theirs.starts):
            continue
        at = ours.starts[ours_top]
        line = sum(start <= at for start in theirs.starts) - 1
        worst = max(worst, abs(line - their_top))
    return worst


def compare(job):
    text, pdf, other = job
    ours, theirs = Rendering(pdf), Rendering(other)
    if len(ours.pages) > MOST_PAGES:
        return None
    share = len(set(ours.starts) & set(theirs.starts)) / max(1, len(ours.starts))
    return text, len(ours.pages), len(theirs.pages), elements(text, ours, theirs), beginnings(
        ours, theirs
    ), share


def rendered(texts):
    """Text, PDF and LibreOffice's PDF of the DOCX, all DOCX by one call."""
    made = folder / "made"
    jobs = []
    for text in texts:
        if run(program, "convert", "-q", text, "-d", made, "--overwrite").returncode:
            sys.exit(f"{text}: not converted")
        jobs.append((text, made / f"{text.stem}.pdf", folder / "opened" / f"{text.stem}.pdf"))
    files = [pdf.with_suffix(".docx") for _, pdf, _ in jobs]
    profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder / "opened",
        *files, env=faces(), timeout=1200)
    return jobs


folder.mkdir(parents=True, exist_ok=True)
folder = folder.resolve()
jobs = rendered([*sorted(pathlib.Path("samples").glob("*.txt")), *sorted((shared / "corpus").glob("*.txt"))])
missing = [text.name for text, _, other in jobs if not other.exists()]
if missing:
    sys.exit(f"LibreOffice does not open: {', '.join(missing)}")
with ThreadPoolExecutor() as pool:
    rows = [row for row in pool.map(compare, jobs) if row]
columns = ["mark", "red", "title", "sign", "coloph", "rules", "number"]
print("pages pdf/docx, mm " + " ".join(f"{name:>6}" for name in columns) + " begins lines%  text")
faults, off = [], 0
for text, pages, others, far, begins, share in rows:
    cells = " ".join(f"{far[name]:6.2f}" if name in far else "     -" for name in columns)
    print(f"{pages:9}/{others:<8} {cells} {begins:6} {share * 100:6.1f}  {text.name}")
    off += pages != others
    if abs(pages - others) > 1:
        faults.append(f"{text.name}: {pages} pages in the PDF, {others} in the DOCX")
    faults += [f"{text.name}: {n} is {mm:.2f} mm away" for n, mm in far.items() if mm > LIMIT_MM]
    if begins > LIMIT_LINES:
        faults.append(f"{text.name}: a page begins {begins} lines elsewhere")
if off * 10 > len(rows):
    faults.append(f"{off} of {len(rows)} documents are a page off")
print(f"{len(rows)} documents, {off} a page off, {len(faults)} faults")
print("\n".join(faults))
sys.exit(1 if faults else 0)
