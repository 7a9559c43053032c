#!/usr/bin/env python3
"""A large batch with bad files in it.

usage: batch_large.py GONGWEN FOLDER [FILES]

Converts FILES texts (10,000 unless told) below FOLDER, 30 of them bad, to DOCX and PDF. All the
others must be there, whole and as the report says, the exit status must be 1, each bad file must
be named with its reason, no temporary file may be left, and resident memory may not grow by 1 MB
between the first fifth of the files and the last (Linux only, where /proc tells it).
"""
import hashlib
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time
import zipfile

import varied

BAD = 30
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(64)


def workbook():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


def make_bad(folder, out):
    """Thirty bad files, three of each kind; gives the code that each must be told with."""
    text = "关于召开会议的通知\n\n各科室：\n\n定于明日召开会议。\n"
    contents = {
        "E-NOT-TEXT": [PNG, workbook(), b"\x7fELF\x02\x01\x01"],
        "E-EMPTY": [b"", b"  \n\t\n", "\u3000\u3000\n\ufeff\n".encode()],
        "E-TOO-LARGE": [(text * n).encode() for n in (30_000, 40_000, 50_000)],
        "E-BYTES": [text.encode() + b"\xff\xff" + text.encode() for _ in range(3)],
        "E-SETTING-KEY": [b'+++\ntitel = "a"\n+++\n' + text.encode() for _ in range(3)],
        "E-SETTING-TOML": [b"+++\ntitle = \n+++\n" + text.encode() for _ in range(3)],
        "E-SETTING-VALUE": [text.encode() for _ in range(3)],
        "E-EXISTS": [text.encode() for _ in range(3)],
    }
    expected = {}
    for code, files in contents.items():
        for number, content in enumerate(files):
            path = f"{number:03}/坏-{code}-{number}.txt"
            (folder / path).write_bytes(content)
            expected[path] = code
            if code == "E-SETTING-VALUE":
                meta = (folder / path).with_suffix(".meta.toml")
                meta.write_text('[page]\ncolophon = "odd"\n')
            if code == "E-EXISTS":
                existing = (out / path).with_suffix(".pdf")
                existing.parent.mkdir(parents=True, exist_ok=True)
                existing.write_bytes(b"mine")
    for number in range(3):
        fifo = f"{number:03}/坏-fifo-{number}.txt"
        os.mkfifo(folder / fifo)
        expected[fifo] = "E-NOT-A-FILE"
        link = f"{number:03}/坏-link-{number}.txt"
        os.symlink("nowhere", folder / link)
        expected[link] = "E-MISSING"
    assert len(expected) == BAD
    return expected


def resident(pid):
    """Resident memory in kB; none where the system does not tell it."""
    try:
        status = pathlib.Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return None
    fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
    return int(fields["VmRSS"].split()[0]) if "VmRSS" in fields else None


def run(program, folder, out, report, words):
    """Runs the batch; gives the exit status and (lines of the report, resident kB) over time."""
    command = [program, "convert", folder, "-d", out, "--report", report, "--max-size", "1"]
    samples = []
    with open(words, "wb") as stderr:
        process = subprocess.Popen(command, stderr=stderr)
        lines, read = 0, 0
        while process.poll() is None:
            # often: of a short window, too, some samples must fall between two documents
            time.sleep(0.003)
            if not report.exists():
                continue
            with open(report, "rb") as file:
                file.seek(read)
                new = file.read()
            lines, read = lines + new.count(b"\n"), read + len(new)
            memory = resident(process.pid)
            if memory:
                samples.append((lines, memory))
    return process.returncode, samples


def growth(samples, count):
    """Growth in kB of what stays resident from the files after the first fifth to the last: of a
    window the least, for what a document needs while it is made comes and goes."""
    window = count // 10

    def least(first):
        return min((memory for lines, memory in samples if first <= lines < first + window), default=None)

    begin, end = least(count // 5), least(count - window)
    return None if begin is None or end is None else end - begin


def check(folder, out, report, expected, paths):
    """What is wrong with the outputs and the report."""
    wrong = []
    lines = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    summary = lines.pop()["summary"]
    good = set(paths)
    if (summary["ok"], summary["failed"]) != (len(good), BAD) or len(lines) != len(good) + BAD:
        wrong.append(f"summary {summary} over {len(lines)} lines")
    there = {str(file.relative_to(out)) for file in out.rglob("*") if file.is_file()}
    want = {str(pathlib.Path(path).with_suffix(end)) for path in good for end in (".docx", ".pdf")}
    mine = {str(pathlib.Path(p).with_suffix(".pdf")) for p, c in expected.items() if c == "E-EXISTS"}
    for path in sorted(there ^ (want | mine))[:5]:
        wrong.append(f"{path} is missing or too much")
    for line in lines:
        path = str(pathlib.Path(line["input"]).relative_to(folder))
        if path in good:
            if line["status"] != "ok" or len(line["outputs"]) != 2:
                wrong.append(f"{path}: {line['status']} {line['error']}")
            for output in line["outputs"]:
                data = pathlib.Path(output["path"]).read_bytes()
                if hashlib.sha256(data).hexdigest() != output["sha256"]:
                    wrong.append(f"{output['path']} is not what the report says")
                if output["format"] == "pdf" and not data.rstrip().endswith(b"%%EOF"):
                    wrong.append(f"{output['path']} is cut")
                if output["format"] == "docx" and not zipfile.is_zipfile(io.BytesIO(data)):
                    wrong.append(f"{output['path']} is cut")
        elif line["status"] != "failed" or line["error"]["code"] != expected.get(path):
            wrong.append(f"{path}: {line['error']}, wanted {expected.get(path)}")
    for path in mine:
        if (out / path).read_bytes() != b"mine":
            wrong.append(f"{path} was not left alone")
    return wrong


def main():
    program, place = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000
    shutil.rmtree(place, ignore_errors=True)
    folder, out, report, words = place / "in", place / "out", place / "report", place / "words"
    paths = varied.write(folder, count - BAD)
    for number in range(3):
        (folder / f"{number:03}").mkdir(exist_ok=True)
    expected = make_bad(folder, out)
    start = time.monotonic()
    status, samples = run(program, folder, out, report, words)
    took = time.monotonic() - start
    wrong = [] if status == 1 else [f"exit status {status}"]
    wrong += check(folder, out, report, expected, paths)
    told = words.read_text(encoding="utf-8")
    # a fault of the settings beside an input is told by their name
    named = [path.removesuffix(".txt") + "." for path in expected]
    wrong += [f"stderr does not name {path}txt" for path in named if path not in told]
    grown = growth(samples, count)
    # in a short run memory is still finding its level
    if grown is not None and count >= 10_000 and grown >= 1024:
        wrong.append(f"resident memory grew by {grown:.0f} kB")
    shutil.rmtree(place)
    memory = "not told" if grown is None else f"{grown:+.0f} kB, at most {max(m for _, m in samples)} kB"
    print(
        f"{count} files, {BAD} bad: {2 * (count - BAD)} outputs, exit {status}, "
        f"{len(expected)} reasons, resident memory {memory}, {took:.0f} s"
    )
    for fault in wrong[:20]:
        print(fault)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
