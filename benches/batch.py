#!/usr/bin/env python3
"""A batch of texts to DOCX and PDF: one thread beside two, and other programs on the same texts.

usage: batch.py GONGWEN FOLDER [FILES [OTHERS]]

Converts FILES texts (2,000 unless told) with one thread and with two, three times each in turn, the
best counting; then OTHERS of the same texts (100 unless told) by LibreOffice (one process for all,
DOCX and then PDF) and by pandoc with Typst (a process of pandoc for each file and format; Typst by
its Python binding, in this process). Prints a table in Markdown; what was scaled says so.

LibreOffice must be installed; pandoc is looked for on the path and in the package pypandoc_binary,
Typst in the package typst. What is not there is left out. The others set running text in one face;
they know nothing of a document's parts.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests"))
import varied  # noqa: E402

ROUNDS = 3
FONTS = varied.SAMPLES.parent / "fonts"


def timed(work):
    start = time.monotonic()
    work()
    return time.monotonic() - start


def gongwen(program, folder, out, threads):
    def work():
        command = [program, "convert", "-q", "-j", str(threads), folder, "-d", out]
        subprocess.run(command, check=True)

    shutil.rmtree(out, ignore_errors=True)
    return timed(work)


def libreoffice(files, place):
    """One process for each format, as few as it can do with: the seconds of the first text and of
    each other; none where it is not installed."""
    if not shutil.which("soffice"):
        return None
    profile = f"-env:UserInstallation=file://{place / 'profile'}"
    start = ["soffice", profile, "--headless", "--infilter=Text (encoded):UTF8,LF,,zh-CN,"]

    def work(files):
        shutil.rmtree(place / "office", ignore_errors=True)
        for to in ("docx", "pdf"):
            command = [*start, "--convert-to", to, "--outdir", place / "office", *files]
            subprocess.run(command, check=True, capture_output=True)

    # the first start makes the profile; what starting takes is not scaled with the texts
    work(files[:1])
    one = timed(lambda: work(files[:1]))
    all_of_them = timed(lambda: work(files))
    made = len(list((place / "office").iterdir()))
    assert made == 2 * len(files), f"LibreOffice made {made} files of {len(files)} texts"
    return one, (all_of_them - one) / (len(files) - 1)


def find_pandoc():
    try:
        import pypandoc

        return pypandoc.get_pandoc_path()
    except (ImportError, OSError):
        return shutil.which("pandoc")


def pandoc_typst(files, place):
    """Seconds of the first text and of each other; none where it is not installed."""
    pandoc = find_pandoc()
    try:
        import typst
    except ImportError:
        return None
    if not pandoc:
        return None
    out = place / "pandoc"
    out.mkdir()
    head = '#set page(paper: "a4")\n#set text(font: "GWFangsong", size: 16pt)\n'

    def work():
        for file in files:
            base = out / file.stem
            read = [pandoc, "-f", "markdown", file]
            subprocess.run([*read, "-o", f"{base}.docx"], check=True)
            text = subprocess.run([*read, "-t", "typst"], check=True, capture_output=True).stdout
            source = pathlib.Path(f"{base}.typ")
            source.write_text(head + text.decode(), encoding="utf-8")
            typst.compile(source, output=f"{base}.pdf", font_paths=[str(FONTS)])

    took = timed(work)
    made = len(list(out.glob("*.pdf"))) + len(list(out.glob("*.docx")))
    assert made == 2 * len(files), f"pandoc and Typst made {made} files of {len(files)} texts"
    return took / len(files), took / len(files)


def main():
    program, place = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 2000
    others = int(sys.argv[4]) if len(sys.argv) > 4 else 100
    shutil.rmtree(place, ignore_errors=True)
    folder, out = place / "in", place / "out"
    paths = varied.write(folder, count)
    best = {1: float("inf"), 2: float("inf")}
    for _ in range(ROUNDS):
        for threads in best:
            best[threads] = min(best[threads], gongwen(program, folder, out, threads))
    # the others are given UTF-8, which they do not judge for themselves
    plain = place / "plain"
    plain.mkdir()
    files = []
    for path, text, _ in list(varied.texts(others)):
        files.append(plain / pathlib.Path(path).name)
        files[-1].write_text(text, encoding="utf-8")
    rows = [("gongwen, one thread", best[1], ""), ("gongwen, two threads", best[2], "")]
    for name, work in [("LibreOffice", libreoffice), ("pandoc + Typst", pandoc_typst)]:
        took = work(files, place)
        if took is not None:
            first, other = took
            rows.append((name, first + other * (count - 1), f" (scaled from {others})"))
    shutil.rmtree(place)
    print(f"{count} texts to DOCX and PDF, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    print(f"two threads are {best[1] / best[2]:.2f} times as fast as one\n")
    print(f"| program | {count} texts | a text |")
    print("|---|---|---|")
    for name, took, scaled in rows:
        print(f"| {name} | {took:.0f} s{scaled} | {took / count * 1000:.0f} ms |")
    sys.exit(0 if best[1] / best[2] >= 1.8 else 1)


if __name__ == "__main__":
    main()
