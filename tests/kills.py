#!/usr/bin/env python3
"""A batch that is killed again and again.

usage: kills.py GONGWEN FOLDER [KILLS [FILES]]

Starts a batch of FILES texts (400 unless told) and kills it (SIGKILL) at a random moment, KILLS
times (50 unless told), always resuming with --resume; a batch that gets done is begun anew. After
every kill each output that bears its final name must be byte for byte that of an undisturbed run,
and what the report listed as done before must be listed still. At the end the whole tree must be
the undisturbed one, with no temporary file in it, and the report must have one line an input. Then
SIGINT, SIGTERM and SIGHUP: the run must end by that signal, its temporary files gone and its report
summed up.
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


class Batch:
    """A batch and the tree that an undisturbed run of it gives."""

    def __init__(self, program, place, count):
        self.program = str(pathlib.Path(program).resolve())
        shutil.rmtree(place, ignore_errors=True)
        self.folder, self.out, self.report = place / "in", place / "out", place / "report"
        self.count = count
        varied.write(self.folder, count)
        self.finish()
        self.begin()
        start = time.monotonic()
        self.finish()
        self.took = time.monotonic() - start
        self.tree = self.read()

    def begin(self):
        """Forgets all outputs."""
        shutil.rmtree(self.out, ignore_errors=True)
        self.report.unlink(missing_ok=True)

    def start(self):
        command = [self.program, "convert", self.folder, "-d", self.out, "-q"]
        return subprocess.Popen([*command, "--report", self.report, "--resume", self.report])

    def finish(self):
        if self.start().wait() != 0:
            raise SystemExit("an undisturbed run fails")

    def done(self):
        """The inputs that the report lists as done; its last line may be cut."""
        if not self.report.exists():
            return set()
        whole = self.report.read_text(encoding="utf-8").split("\n")[:-1]
        lines = [json.loads(line) for line in whole]
        return {line["input"] for line in lines if line.get("status") in ("ok", "skipped")}

    def read(self):
        """All files of the tree with their bytes."""
        files = [file for file in self.out.rglob("*") if file.is_file()]
        return {str(file.relative_to(self.out)): file.read_bytes() for file in files}

    def broken(self):
        """What bears a final name and is not what it should be."""
        there = {n: data for n, data in self.read().items() if not n.endswith(".gongwen-part")}
        return [name for name, data in there.items() if self.tree.get(name) != data]


def kill(batch, kills):
    """Kills so many times; gives what is wrong, and how often temporary files were left."""
    wrong, left, rounds, done = [], 0, 0, 0
    while done < kills:
        listed = batch.done()
        process = batch.start()
        # before the first output, amid them, and near the end of what is left
        time.sleep(random.uniform(0, batch.took / 4))
        if process.poll() is not None:
            if process.returncode != 0:
                wrong.append(f"a run that was resumed ended with {process.returncode}")
            wrong += batch.broken()
            rounds += 1
            batch.begin()
            continue
        process.kill()
        process.wait()
        done += 1
        if not listed <= batch.done():
            wrong.append(f"{len(listed - batch.done())} inputs are no longer listed as done")
        left += any(batch.out.rglob(".*.gongwen-part"))
        wrong += batch.broken()
    batch.finish()
    lines = batch.report.read_bytes().count(b"\n")
    if lines != batch.count + 1:
        wrong.append(f"the report of the last run has {lines} lines")
    if any(batch.report.parent.glob(".*.gongwen-part")):
        wrong.append("a temporary file of the report is left")
    if batch.read() != batch.tree:
        wrong.append("the final tree differs from that of an undisturbed run")
    return wrong, left, rounds


def interrupt(batch, number):
    """Ends a run by a signal that it can act on; gives what is wrong."""
    batch.begin()
    process = batch.start()
    while not batch.report.exists() or batch.report.read_bytes().count(b"\n") < 8:
        time.sleep(0.001)
    process.send_signal(number)
    if process.wait() != -number:
        return [f"{number.name}: the run ended with {process.returncode}"]
    wrong = [f"{number.name}: {name} is broken" for name in batch.broken()]
    wrong += [f"{number.name}: {part} is left" for part in batch.out.rglob(".*.gongwen-part")]
    lines = [json.loads(line) for line in batch.report.read_text(encoding="utf-8").splitlines()]
    summary = lines.pop().get("summary")
    if not summary or summary["ok"] != len(lines) or summary["failed"] != 0:
        wrong.append(f"{number.name}: {len(lines)} lines, summed up as {summary}")
    if 2 * len(lines) != len(batch.read()):
        wrong.append(f"{number.name}: {len(lines)} lines, {len(batch.read())} outputs")
    if len(batch.read()) == len(batch.tree):
        wrong.append(f"{number.name}: came too late to show anything")
    return wrong


def main():
    place = pathlib.Path(sys.argv[2])
    kills = int(sys.argv[3]) if len(sys.argv) > 3 else 50
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 400
    random.seed(SEED)
    batch = Batch(sys.argv[1], place, count)
    wrong, left, rounds = kill(batch, kills)
    for number in [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]:
        wrong += interrupt(batch, number)
    shutil.rmtree(place)
    print(
        f"{kills} kills over {rounds} batches of {count} files, temporary files left by {left}: "
        f"{len(wrong)} faults; SIGINT, SIGTERM and SIGHUP acted on"
    )
    for fault in wrong[:20]:
        print(fault)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
