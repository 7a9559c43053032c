#!/usr/bin/env python3
"""Holds PDFs to PDF/A-2a and PDF/UA-1 with a validator that is not ours.

usage: conformance.py GONGWEN SHARED FOLDER

Every sample and shared text, with the embedded faces. The validator (PyPI page-validation) misreads
the width operand of some CFF programs; that complaint, and no other, is let pass, but for a text
whose glyphs are in TrueType faces.
"""
import pathlib
import subprocess
import sys

import page

program, shared, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
PROFILES = {"PDF/A-2a": page.ValidationProfile.PDF_A_2A, "PDF/UA-1": page.ValidationProfile.PDF_UA_1}
KNOWN = ("PDFA2A-TRUETYPE-GLYPH-WIDTH-001", "PDFUA1-FONT-GLYPH-WIDTH-001")
# no title and no heading of level 1: TrueType faces, but for the page number's dashes
TRUETYPE = "各单位请于2026年3月8日前报送。\n\n（一）抓紧落实\n\n各单位要抓紧落实，确保质量。\n"

failed, excused, clean = [], 0, 0
folder.mkdir(parents=True, exist_ok=True)
plain = folder / "plain.txt"
plain.write_text(TRUETYPE)
texts = [plain, *sorted(pathlib.Path("samples").glob("*.txt")), *sorted((shared / "corpus").glob("*.txt"))]
for text in texts:
    command = [program, "convert", "-q", "--to", "pdf", "-d", folder, "--overwrite", text]
    made = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if made.returncode:
        failed.append(f"{text}: {made.stderr}")
        continue
    for name, profile in PROFILES.items():
        result = page.validate_pdf(str(folder / (text.stem + ".pdf")), profile=profile)
        faults = [fault for fault in result.failures
                  if not (fault.rule_id in KNOWN and "CIDFontType0C" in fault.message and text != plain)]
        excused += len(result.failures) - len(faults)
        clean += result.is_compliant
        failed += [f"{text.name}: {name}: {fault.rule_id}: {fault.message}" for fault in faults]
print(f"{len(texts)} texts, {clean} of {2 * len(texts)} compliant outright, {excused} known complaints on CFF widths")
for fault in failed:
    print(fault)
sys.exit(1 if failed else 0)
