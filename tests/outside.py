#!/usr/bin/env python3
"""Reads finished files with other programs.

usage: outside.py GONGWEN SHARED FOLDER

Converts every sample and shared text. Of every PDF, `qpdf --check` must be clean and the text that
`pdftotext -raw` gives must hold the characters of the recognised document, page numbers aside, in
document order. Every sample's DOCX must open in LibreOffice.
"""
import json
import pathlib
import re
import subprocess
import sys

program, shared, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
failed = []


def solid(text):
    return re.sub(r"[\s\u3000\x0c]", "", text)


def run(*command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, **options)


def check(text, out):
    made = run(program, "convert", "-q", text, "-d", out, "--overwrite")
    if made.returncode != 0:
        failed.append(f"{text}: {made.stderr.decode()}")
        return
    pdf = out / (text.stem + ".pdf")
    if run("qpdf", "--check", pdf).returncode != 0:
        failed.append(f"{pdf}: qpdf finds fault")
    document = json.loads(run(program, "inspect", "--json", "-q", text).stdout)["document"]
    want = solid("".join(block["text"] for block in document["body"]))
    pages = run("pdftotext", "-raw", pdf, "-").stdout.decode().split("\f")
    got = ""
    for page in pages:
        lines = [line for line in page.split("\n") if solid(line)]
        # the page number is the last thing on its page
        if lines and re.fullmatch(r"—\d+—", solid(lines[-1])):
            lines.pop()
        got += solid("".join(lines))
    if sorted(want) != sorted(got):
        lost = [c for c in sorted(set(want)) if want.count(c) != got.count(c)]
        failed.append(f"{text.name}: characters differ in the PDF: {''.join(lost)[:40]}")


samples = sorted(pathlib.Path("samples").glob("*.txt"))
texts = sorted((shared / "corpus").glob("*.txt"))
for text in samples:
    check(text, folder / "samples")
for text in texts:
    check(text, folder / "shared")
docx = sorted((folder / "samples").glob("*.docx"))
opened = folder / "opened"
run("soffice", "--headless", "--convert-to", "pdf", "--outdir", opened, *docx, timeout=900)
for file in docx:
    if not (opened / (file.stem + ".pdf")).exists():
        failed.append(f"{file.name}: LibreOffice does not open it")
print(f"{len(samples) + len(texts)} texts, {len(docx)} DOCX opened by LibreOffice")
for fault in failed:
    print(fault)
sys.exit(1 if failed else 0)
