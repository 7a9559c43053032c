#!/usr/bin/env python3
"""What the program asks of the system: no network, no file that was not named.

usage: strace.py GONGWEN FOLDER   (needs strace)

Runs every command over the samples under strace. A call that makes or uses a socket fails the
test, as does opening, or asking after, a file outside those named: the inputs, the settings beside
them, the outputs and the report with their temporary names, the folders above these, and what
loading the program itself needs (listed in ITSELF).
"""
import pathlib
import re
import shutil
import subprocess
import sys

# the loader with the C library, the kernel's word on this process (the signals that it is to ignore
# among it), its limits and its processors, the stream of a terminal, and the source of hash seeds
ITSELF = [
    r"/etc/ld\.so\.(cache|preload)",
    r"(/usr)?/lib(64)?/.*\.so(\.\d+)*",
    r"(/usr)?/lib(64)?(/[\w-]+)*",
    r"/proc/(self|thread-self|\d+)/(cgroup|maps|mountinfo|exe|auxv|status)",
    r"/sys/fs/cgroup(/.*)?",
    r"/sys/devices/system/cpu(/online|/possible)?",
    r"/sys/kernel/mm/.*",
    r"/proc/sys/vm/overcommit_memory",
    r"/dev/(null|tty|urandom)",
]
NETWORK = r"^(socket|connect|bind|listen|accept4?|sendto|sendmsg|recvfrom|recvmsg|getpeername)$"


def calls(program, arguments, place, stdin=subprocess.DEVNULL):
    """Name and words of each call of a run."""
    log = place / "trace"
    command = ["strace", "-f", "-qq", "-s", "4096", "-y", "-o", log]
    filters = ["-e", "trace=%file,%network"]
    done = subprocess.run(
        [*command, *filters, program, *arguments], stdin=stdin, capture_output=True, check=False
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"{arguments}: exit status {done.returncode}: {done.stderr.decode()}")
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        match = re.match(r"(?:\d+\s+)?(\w+)\((.*)", line)
        if match:
            yield match[1], match[2]


def paths(words):
    """The paths that a call names, whole: below the folder that it names them from."""
    folder = re.match(r"(?:AT_FDCWD|\d+)<([^>]*)>", words)
    for text in re.findall(r'"((?:[^"\\]|\\.)*)"', words):
        path = text.encode("latin-1").decode("unicode_escape").encode("latin-1").decode()
        # an empty one is about a file that is open already
        if path:
            yield path if path.startswith("/") else f"{folder[1] if folder else '?'}/{path}"


def main():
    program, place = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    shutil.rmtree(place, ignore_errors=True)
    (place / "in").mkdir(parents=True)
    samples = sorted(pathlib.Path("samples").glob("*.txt"))
    for sample in samples:
        shutil.copy(sample, place / "in")
    (place / "style.toml").write_text('[page]\ncolophon = "last"\n')
    inputs = [str(file) for file in sorted((place / "in").iterdir())]
    style = ["--style", str(place / "style.toml")]
    report = ["--report", str(place / "report")]
    convert = ["convert", str(place / "in"), "-d", str(place / "out"), *style, *report]
    runs = [
        convert,
        [*convert, "--resume", str(place / "report"), "-j", "1"],
        ["decode", "--json", *inputs],
        ["clean", "--json", *inputs],
        ["inspect", *inputs],
        ["fonts", *inputs],
        ["explain", "E-EMPTY"],
        ["completions", "bash"],
        ["man"],
        ["--print-style"],
    ]
    files = r"/(in|out)(/[^/]*)?|/style\.toml|/report|/\.report\.\w+\.gongwen-part"
    named = [re.escape(str(place)) + f"({files})?", re.escape(program)]
    # whether a folder's name is its real one, its parents tell
    named += [re.escape(str(parent)) for parent in place.parents]
    allowed = re.compile("|".join(f"(?:{pattern})" for pattern in [*ITSELF, *named]))
    wrong, counted = [], 0
    for arguments in runs:
        for name, words in calls(program, arguments, place):
            counted += 1
            if re.match(NETWORK, name):
                wrong.append(f"{arguments[0]}: {name}({words}")
            named_here = list(paths(words))
            if name == "execve":
                # the rest is the command line
                named_here = named_here[:1]
            elif name == "getcwd":
                named_here = []
            if not all(allowed.fullmatch(path) for path in named_here):
                wrong.append(f"{arguments[0]}: {name}({words}")
    if counted < 100:
        wrong.append(f"only {counted} calls were seen")
    shutil.rmtree(place)
    print(f"{len(runs)} runs, {counted} calls on files and sockets: {len(wrong)} not allowed")
    for call in sorted(set(wrong))[:20]:
        print(call[:200])
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
