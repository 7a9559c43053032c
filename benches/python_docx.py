"""Times python-docx on the lines of its input: a paragraph each, saved to memory."""
import io
import sys
import time

try:
    import docx
except ImportError:
    sys.exit("python-docx is not installed: no comparison")
lines = sys.stdin.buffer.read().decode().splitlines()
times = []
for _ in range(20):
    start = time.perf_counter()
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    times.append(time.perf_counter() - start)
times.sort()
print(f"python-docx, {len(lines)} paragraphs: fastest {times[0] * 1e3:.2f} ms, median {times[10] * 1e3:.2f} ms")
