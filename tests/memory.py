#!/usr/bin/env python3
"""How much memory a megabyte of text takes: `memory.py PROGRAM TEXTS DIR`.

TEXTS is a folder of texts (`cargo bench --bench doubling -- --write TEXTS BYTES`). Each is read
(`inspect`) and converted, one process each; what a short text takes is subtracted: the program
and its fonts. Every shape above the target is listed; above the ceiling, which is a little more than
the worst shape takes today and is lowered as shapes are mended, the exit status is 1.
"""

import os
import subprocess
import sys
from pathlib import Path

# resident megabytes a megabyte of text: the target, and the ceiling
LIMITS = {"inspect": (30, 32), "convert": (60, 80)}
# scraps of mark-up, a mark every few bytes: each mark that goes is a record of 56 bytes, and each line
# has hints. Only the table of two short cells a row is like what people write; (inspect, convert)
MARKS = {
    "md-stars-in-lines": (125, 130),
    "md-breaks": (70, 100),
    "md-fences": (55, 80),
    "md-pipes": (50, 80),
    "stars": (42, 80),
    "markdown-table": (40, 80),
    "md-pipes-in-line": (40, 80),
}
# seconds for one text; what takes longer is the business of the doubling benchmark
PATIENCE = 60


def resident(command):
    """Largest resident size of a process in MB; none where it ran out of time."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_maxrss / 1024


def main(program, texts, folder):
    folder.mkdir(parents=True, exist_ok=True)
    short = folder / "short.txt"
    short.write_text("关于测试的通知\n\n各县人民政府：\n请认真贯彻执行。\n", encoding="utf-8")

    def command(name, text):
        base = ["timeout", str(PATIENCE), program, name]
        if name == "convert":
            base += ["-q", "--overwrite", "--allow-missing", "--out-dir", folder / "out"]
        return [*base, text]

    over = 0
    for place, (name, (target, ceiling)) in enumerate(LIMITS.items()):
        def highest(text):
            return MARKS[text][place] if text in MARKS else ceiling

        base = resident(command(name, short))
        worst = []
        for text in sorted(texts.glob("*.txt")):
            megabytes = text.stat().st_size / 1e6
            worst.append(((resident(command(name, text)) - base) / megabytes, text.stem))
        worst.sort(reverse=True)
        over += sum(each > highest(text) for each, text in worst)
        missed = sum(each > target for each, _ in worst)
        print(f"{name}: {base:.0f} MB for a short text; {missed} shapes of {len(worst)} above {target} MB a MB of text")
        for each, text in worst:
            if each > target or (each, text) in worst[:5]:
                mark = "  OVER THE CEILING" if each > highest(text) else "  over" if each > target else ""
                print(f"  {each:6.1f}  {text}{mark}")
    sys.exit(over > 0)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
