#!/usr/bin/env python3
"""The same tree whatever the threads, the locale, the time zone and the folder.

usage: same_tree.py GONGWEN FOLDER [FILES]

Converts FILES texts (300 unless told) in six ways; the trees must be the same byte for byte.
"""
import os
import pathlib
import shutil
import subprocess
import sys

import varied

# name, arguments, environment, the folder to start in (of the run's place)
WAYS = [
    ("one thread", ["--jobs", "1"], {}, "."),
    ("eight threads", ["--jobs", "8"], {}, "."),
    ("another locale", [], {"LC_ALL": "zh_CN.GB18030", "LANG": "zh_CN.GB18030"}, "."),
    ("another time zone", [], {"TZ": "Pacific/Kiritimati"}, "."),
    ("another folder", [], {"HOME": "/nowhere", "TMPDIR": "/nowhere"}, "else/where"),
    ("another language", ["--lang", "zh"], {"GONGWEN_LANG": "en", "COLUMNS": "20"}, "."),
]


def tree(folder):
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def main():
    program, place = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 300
    shutil.rmtree(place, ignore_errors=True)
    varied.write(place / "in", count)
    trees = []
    for number, (name, arguments, environment, below) in enumerate(WAYS):
        folder, out = place / below, place / f"out{number}"
        folder.mkdir(parents=True, exist_ok=True)
        inputs = os.path.relpath(place / "in", folder)
        command = [program, "convert", "-q", inputs, "-d", out, *arguments]
        done = subprocess.run(command, cwd=folder, env={**os.environ, **environment}, check=False)
        if done.returncode != 0:
            raise SystemExit(f"{name}: exit status {done.returncode}")
        trees.append((name, tree(out)))
    # the inputs themselves in another place, each by itself, as bytes from stdin
    first = trees[0][1]
    wrong = [name for name, other in trees[1:] if other != first or len(other) != 2 * count]
    for path in sorted((place / "in").rglob("*.txt"))[:: max(1, count // 20)]:
        command = [program, "convert", "-q", "-", "-t", "pdf", "-o", "-"]
        data = subprocess.run(command, stdin=path.open("rb"), capture_output=True, check=True).stdout
        if data != first[str(path.relative_to(place / "in").with_suffix(".pdf"))]:
            wrong.append(f"{path.name} from stdin")
    shutil.rmtree(place)
    print(f"{count} files in {len(WAYS)} ways: {len(first)} outputs, {len(wrong)} differences")
    for name in wrong:
        print(f"{name}: another tree")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
