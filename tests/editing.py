#!/usr/bin/env python3
"""A person types on in a DOCX: the layout must hold.

usage: editing.py GONGWEN FOLDER

Into every sample's DOCX python-docx puts paragraphs, styled as the body's own: enough to reach
another page, and then a line more for each of FILLS, so that pages end elsewhere. LibreOffice sets
them all. 版记 must still end at the foot of the last page; 署名 must stand on the page of its 成文日期,
as far above it as before; pages must be numbered on, a letter's first page bare; no page may end in
a heading; an attachment's 附件 must stay at the head of its page; a letter's red lines must stay on
its first page.
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
FILLS = range(4)
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


def place(pages, text, ends=False):
    """Page and baseline of the last line that holds a text, or ends in it."""
    hit = (lambda line: line.endswith(text)) if ends else (lambda line: text in line)
    found = [(n, y) for n, page in enumerate(pages) for line, y in page if hit(line)]
    return found[-1] if found else None


def elements(text):
    document = json.loads(run(program, "inspect", "--json", "-q", text).stdout)["document"]
    body = [(block["role"], solid(block["text"])) for block in document["body"]]
    last = {block["role"]: solid(block["text"].split("\n")[-1]) for block in document["body"]}
    ends = [last[role] for role in ("copies", "print_line", "copy_to") if role in last]
    return {
        "letter": document["kind"] == "信函" and "masthead" in last,
        "signed": (last.get("signature"), last.get("signature_date")),
        "end": ends[0][-6:] if ends else None,
        "headings": [words for role, words in body if role.startswith("heading")],
        "markers": [words for role, words in body if role == "attachment_marker"],
    }


def red_lines(pdf, page):
    """Whether a page bears a long red line."""
    out = run("pdftoppm", "-r", "100", "-f", page, "-l", page, "-aaVector", "no", pdf).stdout
    return b"\xff\0\0" * 500 in out


def check(text, before, after, pdf):
    has, faults = elements(text), []
    if len(after) <= len(before):
        faults.append("no page was added")
    if has["end"]:
        was, now = place(before, has["end"]), place(after, has["end"])
        if now is None or now[0] != len(after) - 1 or abs(now[1] - was[1]) > POINT:
            faults.append(f"版记 was at {was}, is at {now} of {len(after)}")
    if all(has["signed"]):
        gaps = []
        for setting in (before, after):
            upper, lower = (place(setting, line, True) for line in has["signed"])
            if upper and lower:
                gaps.append((lower[0] - upper[0], lower[1] - upper[1]))
        if len(gaps) == 2 and (gaps[1][0] != 0 or abs(gaps[0][1] - gaps[1][1]) > POINT):
            faults.append(f"署名 and 成文日期 are {gaps[1]} apart, were {gaps[0]}")
    for n, page in enumerate(after):
        number = [line for line, _ in page if re.fullmatch("—[0-9]+—", line)]
        if number != ([] if n == 0 and has["letter"] else [f"—{n + 1}—"]):
            faults.append(f"page {n + 1} is numbered {number}")
        lines = [line for line, _ in page if line not in number]
        if lines and any(heading.endswith(lines[-1]) for heading in has["headings"]):
            faults.append(f"page {n + 1} ends in the heading {lines[-1]}")
    heads = [page[0][0] for page in after if page]
    faults += [f"{marker} heads no page" for marker in has["markers"] if marker not in heads]
    if has["letter"] and [n for n in range(len(after)) if red_lines(pdf, n + 1)] != [0]:
        faults.append("the red lines do not keep to the first page")
    return [f"{pdf.stem}: {fault}" for fault in faults]


def office(out, files):
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder / out, *files,
        env=faces(folder))


folder.mkdir(parents=True, exist_ok=True)
texts = [text for text in sorted(pathlib.Path("samples").glob("*.txt")) if "." not in text.stem]
(folder / "edited").mkdir(exist_ok=True)
used = []
for text in texts:
    if run(program, "convert", "-q", text, "-t", "docx", "-d", folder, "--overwrite").returncode:
        sys.exit(f"{text}: not converted")
    for fill in FILLS:
        document = docx.Document(folder / f"{text.stem}.docx")
        body = [paragraph for paragraph in document.paragraphs if paragraph.style.name == BODY]
        if not body:
            break
        for _ in range(5):
            body[-1].insert_paragraph_before(TYPED, style=BODY)
        for _ in range(fill):
            body[0].insert_paragraph_before(TYPED[:20], style=BODY)
        document.save(folder / "edited" / f"{text.stem}-{fill}.docx")
        used.append((text, fill))
office("before", [folder / f"{text.stem}.docx" for text, fill in used if fill == 0])
office("after", [folder / "edited" / f"{text.stem}-{fill}.docx" for text, fill in used])
faults = []
for text, fill in used:
    before, after = folder / "before" / f"{text.stem}.pdf", folder / "after" / f"{text.stem}-{fill}.pdf"
    faults += check(text, pages(before), pages(after), after)
print(f"{len(used)} documents typed on in, {len(faults)} faults")
print("\n".join(faults))
sys.exit(1 if faults or not used else 0)
