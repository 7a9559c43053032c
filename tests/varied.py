"""Many texts from few: the samples with other names, numbers, dates and encodings.

No two of the texts are the same. Used by the tests of large batches and by the benchmarks.
"""
import pathlib
import re

SAMPLES = pathlib.Path(__file__).resolve().parent.parent / "samples"
# the places that the samples are about
PLACES = ["云岭", "安康"]
FIRST = "东南西北上下长永安宁平新金玉清江海河山石龙凤青白红大小高林"
SECOND = "州城阳阴江川山海河湖泉口关门桥台原岭溪港湾浦田岩峰谷源泽乡"
ENCODINGS = ["utf-8", "gb18030", "utf-16", "utf-8-sig", "gbk", "utf-16-be"]


def sources():
    """Name and text of each sample; what is there in other encodings too counts once."""
    files = [file for file in sorted(SAMPLES.glob("*.txt")) if file.suffixes == [".txt"]]
    return [(file.stem, file.read_text(encoding="utf-8-sig")) for file in files]


def vary(text, number):
    """The text with another place, other numbers of documents and other days."""
    place = FIRST[number % len(FIRST)] + SECOND[number // len(FIRST) % len(SECOND)]
    for name in PLACES:
        text = text.replace(name, place)
    text = re.sub(r"(?<=[〕\]第])\d+(?=[号期])", str(number + 1), text)
    return re.sub(r"(?<=月)\d{1,2}(?=日)", lambda day: str((int(day[0]) + number) % 28 + 1), text)


def texts(count):
    """Relative path, text and encoding of each of so many texts."""
    samples = sources()
    seen = set()
    for index in range(count):
        stem, text = samples[index % len(samples)]
        number = index // len(samples)
        text = vary(text, number)
        if text in seen:
            raise SystemExit(f"{stem} varied {number} times is nothing new")
        seen.add(text)
        # samples and encodings pair off differently from round to round
        encoding = ENCODINGS[(index + number) % len(ENCODINGS)]
        yield f"{number // 10:03}/{stem}-{number:04}.txt", text, encoding


def write(folder, count):
    """Writes so many texts below a folder; gives their paths below it."""
    paths = []
    for path, text, encoding in texts(count):
        file = pathlib.Path(folder, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode(encoding))
        paths.append(path)
    return paths
