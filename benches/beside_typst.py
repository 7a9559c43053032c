#!/usr/bin/env python3
"""Documents per second of one core, beside typst, on the same texts with the same faces.

usage: beside_typst.py GONGWEN [DOCUMENTS]

Needs `typst` from PyPI. The texts are the 安政通报 sample with its paragraphs in another order each
time, so that no text is met twice. Both write PDF/A-2a with tags. Counted is processor time (user
and system): of gongwen, one process over all texts with one thread, start-up included; of typst, one
process with its fonts loaded and one document set before the clock starts. Turns alternate, so that
both meet the same load; the least of each is kept.
"""
import json
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

import typst

program = sys.argv[1]
count = int(sys.argv[2]) if len(sys.argv) > 2 else 100
ROUNDS = 3
root = pathlib.Path(__file__).resolve().parent.parent
sample = (root / "samples/安政通报.txt").read_text()
FACES = {"heading": "GW Hei", "title": "GW Biaosong", "masthead": "GW Biaosong"}


def used(who):
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def varied(seed):
    """The sample with sentences of its body in another order."""
    lines = sample.split("\n")
    long = [n for n, line in enumerate(lines) if len(line) > 60]
    order = random.Random(seed)
    for n in long:
        sentences = lines[n].split("，")
        middle = sentences[1:-1]
        order.shuffle(middle)
        lines[n] = "，".join(sentences[:1] + middle + sentences[-1:])
    return "\n".join(lines)


def escaped(text):
    return "".join("\\" + c if c in "\\#$*_`<>@[]~/=+-" else c for c in text)


def markup(body):
    out = [
        "#set page(width: 210mm, height: 297mm, footer: context align(center)[— #counter(page).display() —],"
        " margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm))",
        '#set text(font: ("Liberation Serif", "GW Fangsong"), size: 16pt, lang: "zh", region: "cn")',
        "#set par(justify: true, leading: 13.6pt, spacing: 13.6pt, first-line-indent: (amount: 2em, all: true))",
        "#set document(title: [通报])",
    ]
    for block in body:
        face = next((face for start, face in FACES.items() if block["role"].startswith(start)), None)
        text = escaped(block["text"].replace("\n", ""))
        if block["role"] == "masthead":
            out.append(f'#align(center, text(font: "{face}", fill: red, size: 60pt)[{text}])')
        elif block["role"] == "title":
            out.append(f'#align(center, text(font: "{face}", size: 22pt)[{text}])')
        elif face:
            out.append(f'#heading(level: {block["level"] or 1}, text(font: "{face}", size: 16pt)[{text}])')
        elif block["role"].startswith("run_in"):
            head, stop, rest = text.partition("。")
            out.append(f'#text(font: "GW Kai")[{head}{stop}]{rest}')
        else:
            out.append(text)
    return "\n\n".join(out)


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    texts = folder / "texts"
    texts.mkdir()
    for number in range(count):
        (texts / f"{number:05}.txt").write_text(varied(number))
    read = subprocess.run([program, "inspect", "--json", "-q", *sorted(texts.iterdir())], capture_output=True, check=True)
    sources = []
    for line in read.stdout.decode().splitlines():
        sources.append(markup(json.loads(line)["document"]["body"]).encode())
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[root / "fonts"])

    def by_typst(source):
        compiler = typst.Compiler(font_paths=fonts)
        return compiler.compile(source, format="pdf", pdf_standards=["a-2a"])

    size = len(by_typst(markup([{"role": "para", "text": sample[:2000], "level": None}]).encode()))
    ours, theirs = [], []
    for _ in range(ROUNDS):
        before = used(resource.RUSAGE_CHILDREN)
        command = [program, "convert", "-q", "-j", "1", "-t", "pdf", "-d", folder / "out", "--overwrite", texts]
        subprocess.run(command, check=True)
        ours.append((used(resource.RUSAGE_CHILDREN) - before) / count)
        before = used(resource.RUSAGE_SELF)
        for source in sources:
            made = by_typst(source)
        theirs.append((used(resource.RUSAGE_SELF) - before) / count)
    written = sorted((folder / "out").rglob("*.pdf"))
    print(f"{count} documents, {ROUNDS} rounds, least of each; bytes of one: gongwen "
          f"{written[-1].stat().st_size}, typst {len(made)}")
    for name, time in (("gongwen", min(ours)), ("typst", min(theirs))):
        print(f"{name:8} {1000 * time:7.1f} ms a document {1 / time:7.1f} documents a second and core")
    print(f"gongwen / typst: {min(theirs) / min(ours):.1f}")
