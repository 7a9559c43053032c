#!/usr/bin/env python3
"""Holds what gongwen reads of a DOCX against the text that it was made of, by way of LibreOffice.

usage: round_trip.py GONGWEN SHARED FOLDER

Every sample, variant and some shared texts: text → DOCX by gongwen → DOCX saved by LibreOffice →
document. It must be the document that the text is. White space is not compared: a title comes back
in the lines it is printed in, and gaps are as wide as the page makes them. What differs otherwise
is listed in docs/round-trips.md with its reason, a line `| text | fields | reason |`; a difference
that is not listed fails, and so does one that is listed and gone.
"""
import json
import pathlib
import re
import subprocess
import sys

program, shared, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
root = pathlib.Path(__file__).resolve().parent.parent
# the same documents in other bytes, and what stands in no DOCX
SKIPPED = ("安政通报.gb18030", "安政通报.utf-16le")
ASIDE = ("body", "page_artifacts", "chrome")
TEXTS = 20


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, check=False)


def solid(value):
    """A value without white space."""
    if isinstance(value, str):
        return re.sub(r"\s", "", value)
    if isinstance(value, list):
        return [solid(one) for one in value]
    if isinstance(value, dict):
        return {name: solid(one) for name, one in value.items()}
    return value


def documents(paths):
    out = run(program, "inspect", "-q", "--json", *paths).stdout.decode()
    found = {}
    for line in out.splitlines():
        one = json.loads(line)
        found[pathlib.Path(one["input"]).stem] = one.get("document") or {}
    return found


def known():
    """What differs and why: the tables of docs/round-trips.md."""
    text = (root / "docs/round-trips.md").read_text()
    rows = re.findall(r"^\| `([^`]+)` \| (.+?) \| (.+?) \|$", text, re.M)
    return {name: set(re.findall(r"`(\w+)`", fields)) for name, fields, _ in rows}


def main():
    made, saved = folder / "made", folder / "saved"
    for place in (made, saved):
        place.mkdir(parents=True, exist_ok=True)
    texts = sorted((root / "samples").glob("*.txt")) + sorted((root / "tests/variants").glob("*.txt"))
    texts = [path for path in texts if path.stem not in SKIPPED]
    texts += sorted((shared / "reading").glob("*.txt"))[:TEXTS]
    run(program, "convert", "-q", "--overwrite", "--allow-missing", "-t", "docx", "-d", made, *texts)
    packages = sorted(made.glob("*.docx"))
    if len(packages) != len(texts):
        sys.exit(f"{len(texts)} texts gave {len(packages)} DOCX")
    form = "docx:MS Word 2007 XML"
    run("soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}",
        "--convert-to", form, "--outdir", saved, *packages)
    want, got = documents(texts), documents(sorted(saved.glob("*.docx")))
    listed, bad = known(), 0
    for name, document in want.items():
        other = got.get(name)
        if other is None:
            print(f"{name}: LibreOffice saved nothing")
            bad += 1
            continue
        fields = [key for key in document if key not in ASIDE]
        differ = {key for key in fields if solid(document[key]) != solid(other[key])}
        for key in sorted(differ - listed.get(name, set())):
            print(f"{name}: {key}: {document[key]!r} came back as {other[key]!r}")
            bad += 1
        for key in sorted(listed.get(name, set()) - differ):
            print(f"{name}: {key} comes back now: take it off docs/round-trips.md")
            bad += 1
    print(f"{len(want)} documents by way of LibreOffice, {bad} unknown differences")
    sys.exit(bad > 0)


main()
