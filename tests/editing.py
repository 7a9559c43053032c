#!/usr/bin/env python3
"""A person types on in a DOCX: the layout must hold.

usage: editing.py GONGWEN FOLDER

Into every sample's DOCX python-docx puts enough paragraphs, styled as the body's own, to reach
another page. LibreOffice then sets both. 版记 must still end at the foot of the last page, 署名 must
stand on the page of its 成文日期 as far above it as before, and pages must be numbered on.
"""
import json
import pathlib
import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as xml

import docx

from faces import faces

program, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
BODY, TYPED = "公文正文", "新增一段文字，说明有关情况，并提出具体要求，请认真落实。" * 8
POINT = 2.0


def run(*command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, **options)


def solid(text):
    """Without white space, and 月 that a face shares with a radical made 月 again."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def pages(pdf):
    """Of each page its lines (text, baseline), from top to bottom."""
    text = re.sub("&#x?[0-9a-f]{1,2};", " ", run("mutool", "draw", "-F", "stext", pdf).stdout.decode())
    out = []
    for page in xml.fromstring(text).iter("page"):
        rows = {}
        for char in page.iter("char"):
            if solid(char.get("c")):
                rows.setdefault(round(float(char.get("y"))), []).append(char)
        lines = []
        for y in sorted(rows):
            row = sorted(rows[y], key=lambda char: float(char.get("x")))
            lines.append((solid("".join(char.get("c") for char in row)), y))
        out.append(lines)
    return out


def place(pages, text, whole=False):
    """Page and baseline of the last line that holds a text, or is it."""
    hit = (lambda line: line == text) if whole else (lambda line: text in line)
    found = [(n, y) for n, page in enumerate(pages) for line, y in page if hit(line)]
    return found[-1] if found else None


def elements(text):
    document = json.loads(run(program, "inspect", "--json", "-q", text).stdout)["document"]
    last = {block["role"]: solid(block["text"].split("\n")[-1]) for block in document["body"]}
    ends = [last[role] for role in ("copies", "print_line", "copy_to") if role in last]
    return last.get("signature"), last.get("signature_date"), ends[0][-6:] if ends else None


def check(text, before, after):
    name, date, end = elements(text)
    faults = []
    if len(after) <= len(before):
        faults.append("no page was added")
    if end:
        was, now = place(before, end), place(after, end)
        if now is None or now[0] != len(after) - 1 or abs(now[1] - was[1]) > POINT:
            faults.append(f"版记 was at {was}, is at {now} of {len(after)}")
    if name and date:
        gaps = []
        for setting in (before, after):
            upper, lower = (place(setting, line, True) for line in (name, date))
            if upper and lower:
                gaps.append((lower[0] - upper[0], lower[1] - upper[1]))
        if len(gaps) == 2 and (gaps[1][0] != 0 or abs(gaps[0][1] - gaps[1][1]) > POINT):
            faults.append(f"署名 and 成文日期 are {gaps[1]} apart, were {gaps[0]}")
    for n, page in enumerate(after):
        number = [line for line, _ in page if re.fullmatch("—[0-9]+—", line)]
        if number != [f"—{n + 1}—"] and not (n == 0 and not number):
            faults.append(f"page {n + 1} is numbered {number}")
    return [f"{text.name}: {fault}" for fault in faults]


def office(out, files):
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder / out, *files,
        env=faces(folder))


folder.mkdir(parents=True, exist_ok=True)
texts = sorted(pathlib.Path("samples").glob("*.txt"))
(folder / "edited").mkdir(exist_ok=True)
used = []
for text in texts:
    if run(program, "convert", "-q", text, "-t", "docx", "-d", folder, "--overwrite").returncode:
        sys.exit(f"{text}: not converted")
    document = docx.Document(folder / f"{text.stem}.docx")
    body = [paragraph for paragraph in document.paragraphs if paragraph.style.name == BODY]
    if not body:
        continue
    for _ in range(5):
        body[-1].insert_paragraph_before(TYPED, style=BODY)
    document.save(folder / "edited" / f"{text.stem}.docx")
    used.append(text)
office("before", [folder / f"{text.stem}.docx" for text in used])
office("after", [folder / "edited" / f"{text.stem}.docx" for text in used])
faults = []
for text in used:
    both = (pages(folder / part / f"{text.stem}.pdf") for part in ("before", "after"))
    faults += check(text, *both)
print(f"{len(used)} documents typed on in, {len(faults)} faults")
print("\n".join(faults))
sys.exit(1 if faults or not used else 0)
