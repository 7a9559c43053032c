#!/usr/bin/env python3
"""Reads finished files with other programs.

usage: outside.py GONGWEN SHARED FOLDER

Converts every sample and shared text. Of every PDF, `qpdf --check` must be clean, `pdfinfo` must tell
the document's properties, and the text that `pdftotext -raw` gives must be the recognised document's,
element by element in document order, page numbers aside. Every sample's DOCX must open in
LibreOffice.
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
    pages = run("pdftotext", "-raw", pdf, "-").stdout.decode().split("\f")
    got = ""
    for page in pages:
        lines = [line for line in page.split("\n") if solid(line)]
        # the page number is the last thing on its page
        if lines and re.fullmatch(r"—\d+—", solid(lines[-1])):
            lines.pop()
        got += solid("".join(lines))
    if fault := order(document["body"], got):
        failed.append(f"{text.name}: {fault}")
    info = run("pdfinfo", pdf).stdout.decode()
    title = next((block["text"] for block in document["body"] if block["role"] == "title"), None)
    if title and solid(title) not in solid(info):
        failed.append(f"{text.name}: pdfinfo does not tell the title")
    for wanted in ("Tagged: yes", "PDF subtype: PDF/A-2a" if "subtype" in info else "PDF version: 1.7"):
        if solid(wanted) not in solid(info):
            failed.append(f"{text.name}: pdfinfo does not tell {wanted}")


# what stands beside each other on one line, or a page's edge puts elsewhere, may come in either order
BESIDE = {"doc_number", "signer", "issue_number", "masthead_issuer", "masthead_date", "copy_number",
          "secrecy", "urgency"}


def order(blocks, got):
    """The first element that does not follow the one before it in the text, or what is left over."""
    at = 0
    waiting = []
    blocks = [(block["role"], solid(block["text"])) for block in blocks]
    moved = [text for role, text in blocks if role == "main_recipients" and text not in got]
    for role, text in blocks:
        if text in moved:
            continue
        if role in BESIDE:
            waiting.append((role, text))
            continue
        at, fault = beside(waiting, got, at)
        waiting = []
        if fault:
            return fault
        if role == "copy_to" and moved:
            # the list that would have filled page 1 stands above 抄送, as a list of the colophon
            listed = "主送：" + re.sub("[：:]$", "。", moved.pop())
            if not got.startswith(listed, at):
                return f"main_recipients is not above 抄送: {got[at:at + 30]}"
            at += len(listed)
        if not got.startswith(text, at):
            common = next((n for n, (a, b) in enumerate(zip(text, got[at:])) if a != b), 0)
            return f"{role}: {text[common:common + 20]!r} wanted, {got[at + common:at + common + 20]!r} found"
        at += len(text)
    at, fault = beside(waiting, got, at)
    if fault:
        return fault
    if moved:
        listed = "主送：" + re.sub("[：:]$", "。", moved.pop())
        at += len(listed) if got.startswith(listed, at) else 0
    return f"left over: {got[at:at + 30]!r}" if at != len(got) else None


def beside(waiting, got, at):
    """Elements that share lines: each whole, in any order."""
    waiting = list(waiting)
    while waiting:
        found = next((entry for entry in waiting if got.startswith(entry[1], at)), None)
        if found is None:
            role, text = waiting[0]
            return at, f"{role}: {text[:20]!r} wanted, {got[at:at + 20]!r} found"
        waiting.remove(found)
        at += len(found[1])
    return at, None


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
