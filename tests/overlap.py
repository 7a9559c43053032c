#!/usr/bin/env python3
"""Two runs in one folder at once.

usage: overlap.py GONGWEN FOLDER [PAIRS]

Starts PAIRS times (50 unless told) two runs that overlap, over the same texts into the same folder,
each with its own way to treat outputs that exist (none, --overwrite, --skip-existing, --update), one
with another number of characters a line, so that it shows whose an output is. Some outputs are there
before; now and then one of the two is killed or ended. Whatever happens:

- what bears a final name is byte for byte the output of one of the two, or what was there before
  where nobody was to replace it;
- DOCX and PDF of an input are of the same run (unless one was killed between the two);
- each run tells of each input what is true, and its exit status agrees;
- where both leave alone what exists, exactly one makes each output;
- no temporary file is left, at the latest by the next run.
"""
import json
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import time

import varied

SEED = 9704
FILES = 8
MODES = [None, "--overwrite", "--skip-existing", "--update"]
# what is no wish to replace
GENTLE = (None, "--skip-existing")
OTHER = ["--set", "page.characters=26"]
OLD = b"old"


class Pair:
    """The folder of two runs, and what each of them makes when alone."""

    def __init__(self, program, place):
        self.program, self.place = str(pathlib.Path(program).resolve()), place
        shutil.rmtree(place, ignore_errors=True)
        self.folder, self.out = place / "in", place / "out"
        varied.write(self.folder, FILES)
        self.alone = []
        for settings in ([], OTHER):
            start = time.monotonic()
            if self.start(0, None, settings, 1).wait() != 0:
                raise SystemExit("an undisturbed run fails")
            self.took = time.monotonic() - start
            self.alone.append(self.read())
            shutil.rmtree(self.out)
        one, two = self.alone
        if len(one) != 2 * FILES or any(one[name] == two[name] for name in one):
            raise SystemExit("the two runs do not differ in every output")

    def report(self, number):
        return self.place / f"report{number}"

    def start(self, number, mode, settings, threads):
        command = [self.program, "convert", self.folder, "-d", self.out, "-j", str(threads)]
        command += ["--report", self.report(number), *([mode] if mode else []), *settings]
        return subprocess.Popen(command, stderr=subprocess.DEVNULL)

    def read(self):
        files = [file for file in self.out.rglob("*") if file.is_file()]
        return {str(file.relative_to(self.out)): file.read_bytes() for file in files}

    def lines(self, number):
        """Status and code of each input that a run told of."""
        told = {}
        for line in self.report(number).read_text(encoding="utf-8").splitlines():
            line = json.loads(line)
            if "input" in line:
                name = pathlib.Path(line["input"]).relative_to(self.folder).with_suffix("")
                told[str(name)] = (line["status"], (line["error"] or {}).get("code"))
        return told

    def run(self):
        """One pair; gives what is wrong."""
        shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir()
        modes = [random.choice(MODES), random.choice(MODES)]
        names = sorted(self.alone[0])
        before = set(random.sample(names, random.choice([0, 0, 1, 5])))
        for name in before:
            (self.out / name).parent.mkdir(parents=True, exist_ok=True)
            (self.out / name).write_bytes(OLD)
        ends = random.choice([None, None, signal.SIGKILL, signal.SIGTERM])
        order = random.sample([0, 1], 2)
        runs = [None, None]
        for number in order:
            settings = OTHER if number else []
            runs[number] = self.start(number, modes[number], settings, random.choice([1, 2, 3]))
            time.sleep(random.choice([0, 0, random.uniform(0, self.took / 2)]))
        victim = random.choice([0, 1])
        if ends:
            time.sleep(random.uniform(0, self.took))
            runs[victim].send_signal(ends)
        codes = [run.wait() for run in runs]
        killed = codes[victim] == -signal.SIGKILL
        wrong = self.judge(modes, codes, before, killed)
        if killed and self.start(2, "--skip-existing", [], 1).wait() not in (0, 1):
            wrong.append("a run after a kill fails")
        wrong += [f"{name} is left" for name in self.read() if name.endswith(".gongwen-part")]
        return [f"{modes} {codes}: {fault}" for fault in wrong]

    def judge(self, modes, codes, before, killed):
        wrong, there = [], self.read()
        whole = {name: data for name, data in there.items() if not name.endswith("-part")}
        ended = [code >= 0 for code in codes]
        told = [self.lines(number) if done else {} for number, done in enumerate(ended)]
        for name, data in whole.items():
            makers = [data == made[name] for made in self.alone]
            if not any(makers) and not (data == OLD and name in before):
                wrong.append(f"{name} is broken")
            if data != OLD and name in before and all(mode in GENTLE for mode in modes):
                wrong.append(f"{name} was replaced")
        for stem in sorted({name.rsplit(".", 1)[0] for name in self.alone[0]}):
            pair = [f"{stem}.docx", f"{stem}.pdf"]
            makers = [{n for n in (0, 1) if whole.get(name) == self.alone[n][name]} for name in pair]
            mixed = before.intersection(pair) and "--skip-existing" in modes
            if makers[0] != makers[1] and not killed and not mixed:
                wrong.append(f"{stem}: DOCX and PDF are not of one run")
            for number in (0, 1):
                if ended[number]:
                    wrong += self.truth(stem, modes[number], told[number].get(stem), whole)
            gentle = all(mode in GENTLE for mode in modes)
            if gentle and all(ended) and not before.intersection(pair):
                made = sum(told[number][stem][0] == "ok" for number in (0, 1))
                if made != 1:
                    wrong.append(f"{stem}: made by {made} runs")
            for number in (0, 1):
                status = told[number].get(stem, (None,))[0]
                mine = [whole.get(name) == self.alone[number][name] for name in pair]
                other = modes[1 - number] not in GENTLE
                if status == "ok" and not any(mine) and not other:
                    wrong.append(f"{stem}: told as made by run {number}, and is not its own")
        for number, code in enumerate(codes):
            failed = any(status == "failed" for status, _ in told[number].values())
            if code >= 0 and code != int(failed):
                wrong.append(f"exit status {code}, failed: {failed}")
            if code < 0 and code not in (-signal.SIGKILL, -signal.SIGTERM):
                wrong.append(f"ended by {code}")
        return wrong

    def truth(self, stem, mode, told, whole):
        """What is wrong with what a run that came to its end tells of an input."""
        if told is None:
            return [f"{stem}: not told"]
        may = {
            None: [("ok", None), ("failed", "E-EXISTS")],
            "--overwrite": [("ok", None)],
            "--skip-existing": [("ok", None), ("skipped", None)],
            "--update": [("ok", None), ("skipped", None)],
        }
        if told not in may[mode]:
            return [f"{stem}: {mode} told as {told}"]
        there = [name in whole for name in (f"{stem}.docx", f"{stem}.pdf")]
        # what failed since one was there has that one
        if not (any(there) if told[0] == "failed" else all(there)):
            return [f"{stem}: told as {told}, there: {there}"]
        return []


def main():
    place = pathlib.Path(sys.argv[2])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 50
    random.seed(SEED)
    pair = Pair(sys.argv[1], place)
    wrong = [fault for _ in range(count) for fault in pair.run()]
    shutil.rmtree(place)
    print(f"{count} pairs of runs over {FILES} texts: {len(wrong)} faults")
    for fault in wrong[:20]:
        print(fault)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
