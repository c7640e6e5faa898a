"""Name annotations made by hand, brought to one form and the project's span conventions.

    python scripts/gold_names.py sequoia DIR > sequoia.jsonl            (PARSEME-NE files of Sequoia)
    python scripts/gold_names.py estrepublicain FILE > est.jsonl        (articles with entities)
    python scripts/gold_names.py articles GOLD > dev.jsonl              (GOLD holds gold.py and dev/)

Writes an article a line, `{"name": ..., "text": ..., "names": [[start, end, "PER" | "LOC" | "ORG"], ...]}`, in code points.
"""

import json
import sys
from itertools import groupby
from pathlib import Path

from silver_names import trim

KINDS = {
    "PERS": "PER",
    "PER": "PER",
    "LOC": "LOC",
    "ORG": "ORG",
    "person": "PER",
    "place": "LOC",
    "organization": "ORG",
}
SENTENCES_AN_ARTICLE = 20


def emit(name: str, text: str, names: list) -> None:
    print(json.dumps({"name": name, "text": text, "names": sorted(names)}, ensure_ascii=False))


def sequoia_sentences(path: Path):
    """Yields (document, text, names) for each sentence of a file."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        meta = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line)
        if "text" not in meta:
            continue
        text, at, spans, kinds = meta["text"], 0, {}, {}
        for line in lines:
            cells = line.split("\t")
            if line.startswith("#") or len(cells) < 13 or not cells[0].isdigit():
                continue
            found = text.find(cells[1], at)
            if found < 0:  # « du » written out as « de le »
                continue
            at = found + len(cells[1])
            for mark in cells[12].split(";"):
                number, _, kind = mark.partition(":")
                if mark in ("*", "_"):
                    continue
                kinds[number] = kind or kinds.get(number, "")
                spans[number] = (spans.get(number, (found, at))[0], at)
        names = []
        for number, (start, end) in spans.items():
            if kinds[number] in KINDS:
                start, end = trim(text, start, end)
                names.append((start, end, KINDS[kinds[number]]))
        yield meta["sent_id"].rsplit("_", 1)[0], text, names


def sequoia(folder: str) -> None:
    sentences = [s for path in sorted(Path(folder).glob("*.simple.*")) for s in sequoia_sentences(path)]
    for document, group in groupby(sorted(sentences, key=lambda s: s[0]), key=lambda s: s[0]):
        group = list(group)
        for first in range(0, len(group), SENTENCES_AN_ARTICLE):
            at, names, texts = 0, [], []
            for _, text, spans in group[first : first + SENTENCES_AN_ARTICLE]:
                names += [(at + start, at + end, kind) for start, end, kind in spans]
                texts.append(text)
                at += len(text) + 2
            emit(f"{document}-{first}", "\n\n".join(texts), names)


def estrepublicain(file: str) -> None:
    for number, line in enumerate(Path(file).read_text(encoding="utf-8").splitlines()):
        article = json.loads(line)
        names = []
        for start, end, kind in article["ents"]:
            if kind in KINDS:
                start, end = trim(article["text"], start, end)
                names.append((start, end, KINDS[kind]))
        emit(f"est-{number}", article["text"], names)


def articles(gold: str) -> None:
    sys.path.insert(0, gold)
    import gold as reader

    for path in sorted(Path(gold, "dev").glob("*.json")):
        article = reader.read(path)
        names = [(start, end, KINDS[e.kind]) for e in article.entities for start, end in e.mentions]
        emit(article.name, article.text, names)


if __name__ == "__main__":
    {"sequoia": sequoia, "estrepublicain": estrepublicain, "articles": articles}[sys.argv[1]](sys.argv[2])
