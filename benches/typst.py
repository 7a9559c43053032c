#!/usr/bin/env python3
"""Sets the benchmark's texts with typst, beside `benches/pdf.rs`, in one run.

usage: python3 benches/typst.py [DOCUMENTS]

Installs typst from PyPI where it is missing. Both set the same texts with the same faces in one
process and one thread, warm; figures are processor time.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

os.environ["RAYON_NUM_THREADS"] = "1"
try:
    import typst
except ImportError:
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--break-system-packages", "typst"], check=True)
    import typst

HERE = pathlib.Path(__file__).resolve().parent.parent
COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 40
WARM = 5

HEAD = """
#set document(title: "公文", date: datetime(year: 2026, month: 3, day: 8))
#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm))
#set text(font: ("Liberation Serif", "GW Fangsong"), size: 16pt, lang: "zh")
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 13.6pt, spacing: 13.6pt)
#show heading.where(level: 1): set text(font: "GW Biaosong", size: 22pt, weight: "regular")
#show heading.where(level: 2): set text(font: "GW Hei", size: 16pt, weight: "regular")
#show heading.where(level: 3): set text(font: "GW Kai", size: 16pt, weight: "regular")
"""


def source(text):
    """The text as typst: the first long line a title, levels as headings."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    out = [HEAD]
    for number, line in enumerate(lines):
        line = re.sub(r"([\\#*_`$<>@~=\[\]/-])", r"\\\1", line)
        if number < 2:
            out.append(f"#align(center, text(font: \"GW Biaosong\", fill: red, size: 40pt)[{line}])")
        elif number == 4:
            out.append(f"= {line}")
        elif re.match(r"[一二三四五六七八九十]、", line):
            out.append(f"== {line}")
        else:
            out.append(line)
    return "\n\n".join(out)


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    environment = dict(os.environ, GONGWEN_BENCH_TEXTS=str(folder))
    ours = subprocess.run(["cargo", "bench", "--quiet", "--bench", "pdf"], cwd=HERE, env=environment,
                          check=True, capture_output=True, text=True).stdout
    print(ours)
    texts = sorted(folder.glob("*.txt"))[: COUNT + WARM]
    main = folder / "main.typ"
    main.write_text(source(texts[0].read_text()))
    compiler = typst.Compiler(str(main), font_paths=[str(HERE / "fonts")], ignore_system_fonts=True)
    spent, size = 0.0, 0
    for number, text in enumerate(texts):
        main.write_text(source(text.read_text()))
        start = time.process_time()
        file = compiler.compile(format="pdf", pdf_standards=["a-2a"])
        if number >= WARM:
            spent += time.process_time() - start
            size += len(file)
    theirs = spent / COUNT * 1000
    print(f"typst    {theirs:7.2f} ms, {1000 / theirs:.0f} documents a second and core, {size // COUNT} bytes")
    mine = float(re.search(r"together +([\d.]+) ms", ours).group(1))
    print(f"gongwen is {theirs / mine:.1f} times as fast")
