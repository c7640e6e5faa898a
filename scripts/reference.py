"""Writes the pages of the site that are made of what is there: every rule with its cases, every table with its columns, how
often each layer and rule is wrong.

    python scripts/reference.py [FOLDER]    into docs/reference, or another folder

Cases come from tests/spec, tables from crates/guillemet/data/fr, what a rule says from the library, figures from
scripts/quality.toml. Nothing is written by hand, so nothing grows old.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import tomllib

ROOT = Path(__file__).resolve().parents[1]
SPEC = ROOT / "tests" / "spec"
TABLES = ROOT / "crates" / "guillemet" / "data" / "fr"
RULES = ROOT / "crates" / "guillemet" / "src" / "quotations" / "rules.rs"
FIGURES = ROOT / "scripts" / "quality.toml"

STAGES = {
    "blocks": "What each part of the text is",
    "sentences": "Sentences",
    "quotations": "Who said what",
    "entities": "Who is who",
    "dates": "When",
    "numbers": "How much",
    "events": "What happened",
    "timeline": "What happened when",
    "related": "Pointers to other articles",
}
"""The folders of the spec, in the order of the page."""

SECTION = re.compile(r"^## (?P<title>.+?)\n(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```(?P<kind>\w+)[^\n]*\n(?P<content>.*?)^```$", re.MULTILINE | re.DOTALL)
RULE = re.compile(r"\brule=([a-z-]+)")
MEANING = re.compile(r'^ {4}\("([a-z-]+)", "([^"]+)"\),$', re.MULTILINE)

LAYERS = {
    "Who said what": {
        "quotation_direct": "speech in marks, an utterance of its own",
        "quotation_mixed": "speech in marks, built into the writer's sentence",
        "quotation_indirect": "speech without marks",
        "cue": "the words that introduce it",
        "speaker_marked": "its speaker, where speech in marks was found",
        "speaker_pronoun": "the same, where a pronoun stands for the speaker",
        "who_said_what_all": "speech and its speaker at once",
    },
    "Who is who": {
        "mention_person": "names of persons",
        "mention_organization": "names of organizations",
        "mention_place": "names of places",
        "person": "persons, each by all of their names",
        "role": "their roles",
        "gender": "their gender",
    },
    "When": {
        "date": "expressions of time",
        "date_strict": "the same, with exactly their words",
        "date_value": "the same, with their value",
    },
    "What happened": {
        "event_who": "who acts in the main event",
        "event_where": "where it happened",
        "event_when": "when",
        "event_what": "what happened, word by word",
    },
    "What each part of the text is": {
        "block_text": "characters in a part of the right kind",
        "block_macro": "parts, the mean over their kinds",
    },
}
"""The figures of the page of error rates, and what each is about."""

FEW = 5
"""A rule that found less says nothing by its figures."""


class Case(NamedTuple):
    """A section of the spec."""

    title: str
    text: str
    found: list[str]


def cases(page: str) -> Iterator[Case]:
    """The sections of a page of the spec with their first text."""
    for section in SECTION.finditer(page):
        blocks = [(block["kind"], block["content"]) for block in BLOCK.finditer(section["body"])]
        text = next((content for kind, content in blocks if kind == "text"), "")
        expected = "".join(content for kind, content in blocks if kind != "text")
        found = list(dict.fromkeys(RULE.findall(expected))) or expected.splitlines()
        yield Case(section["title"], text, found or ["nothing"])


def rules() -> str:
    """The page of rules: what is recognised, with an example, and the id in `rule`."""
    out = [
        "# Rules\n",
        "Each line is a case of the specification, which the tests run: what it shows, a text, and the ids that `rule` has for",
        "what is found in it; where no id is the point, what is found.\n",
    ]
    out += ["## What the ids of quotations and speakers say\n", "| rule | |", "| --- | --- |"]
    out += [f"| `{rule}` | {cell(says)} |" for rule, says in meanings().items()]
    out.append("")
    folders = [*STAGES, *sorted(folder.name for folder in SPEC.iterdir() if folder.name not in STAGES)]
    for stage in folders:
        out.append(f"## {STAGES.get(stage, stage.capitalize())}\n")
        for file in sorted((SPEC / stage).glob("*.md")):
            page = file.read_text(encoding="utf-8")
            out += [f"### {title(page, file)}\n", "| case | text | found |", "| --- | --- | --- |"]
            for case in cases(page):
                found = "<br>".join(f"<code>{cell(line)}</code>" for line in case.found)
                out.append(f"| {cell(case.title)} | {cell(case.text)} | {found} |")
            out.append("")
    return "\n".join(out)


def meanings() -> dict[str, str]:
    """What the rules of quotations and speakers say, by their ids."""
    return dict(MEANING.findall(RULES.read_text(encoding="utf-8")))


def errors() -> str:
    """The page of error rates: of each layer, and of each rule."""
    figures: dict[str, Any] = tomllib.loads(FIGURES.read_text(encoding="utf-8"))
    out = [
        "# Error rates\n",
        f"How often guillemet is wrong, on {figures['articles']} articles of many French newspapers that people have annotated. Its",
        "rules were made with these articles in view: on articles that nobody has looked at, expect more errors, and",
        "[measure on your own](../evaluation.md). `scripts/quality.py` measures, and no change may make a figure worse.\n",
        "## By layer\n",
        "The error rate is what F1 or accuracy lacks to 100; [Evaluation](../evaluation.md#the-figures) defines each figure.\n",
    ]
    for layer, names in LAYERS.items():
        out += [f"### {layer}\n", "| what | figure | wrong |", "| --- | --- | --: |"]
        out += [f"| {says} | `{name}` | {100 - figures['dev'][name]:.1f} % |" for name, says in names.items()]
        out.append("")
    out += [
        "## By rule\n",
        "`rule` of a quotation, speaker or date says which rule made it. A rule that errs too often for your purpose can be left",
        f"out; what no rule finds is not in these tables. Rules that found fewer than {FEW} things are not listed.\n",
    ]
    columns = {"found": "is there", "who": "and has the right speaker", "value": "and has the right value"}
    says = meanings()
    for layer, rules in figures["rules"].items():
        questions = [question for question in columns if question in next(iter(rules.values()))]
        heads = ["right speaker"] if layer == "speakers" else [columns[question] for question in questions]
        meaning = ["what it says"] if any(rule in says for rule in rules) else []
        out.append(f"### {layer.capitalize()}\n")
        out.append(f"| {' | '.join(['rule', *meaning, 'found', *heads])} |")
        out.append(f"| {' | '.join(['---', *('---' for _ in meaning), *('--:' for _ in ['n', *heads])])} |")
        for rule, reached in rules.items():
            if reached["n"] >= FEW:
                cells = [f"`{rule}`", *(cell(says.get(rule, "")) for _ in meaning), f"{reached['n']:,}"]
                out.append(f"| {' | '.join([*cells, *(f'{reached[question]:.0f} %' for question in questions)])} |")
        out.append("")
    return "\n".join(out)


def title(page: str, file: Path) -> str:
    """The page's own heading."""
    return page.splitlines()[0].removeprefix("# ") if page.startswith("# ") else file.stem


def cell(text: str) -> str:
    """Text in a cell: on one line, nothing of it read as markup."""
    escaped = re.sub(r"([\\|<>*_`\[\]#&])", lambda sign: f"&#{ord(sign[1])};", text.strip())
    return "<br>".join(line for line in escaped.splitlines() if line.strip())


def tables() -> str:
    """The page of tables: what the comment on top of each says, its columns, the first rows."""
    out = [
        "# Tables\n",
        "Every word that guillemet knows is a row of a table in `crates/guillemet/data/fr`, which anybody can read, correct and",
        "[extend](../extending.md). Words are looked up without regard to case and apostrophes; accents matter.\n",
    ]
    for file in sorted(TABLES.glob("*.tsv")):
        lines = file.read_text(encoding="utf-8").splitlines()
        comment = " ".join(line.removeprefix("#").strip() for line in lines if line.startswith("#"))
        header, *rows = [line for line in lines if line and not line.startswith("#")]
        columns = header.split("\t")
        out += [
            f"## {file.stem.replace('_', ' ').capitalize()}\n",
            f"`{file.name}`, {len(rows):,} rows. {plain(comment)}\n",
            f"| {' | '.join(columns)} |",
            f"| {' | '.join('---' for _ in columns)} |",
        ]
        for row in rows[:: max(1, len(rows) // 3)][:3]:
            out.append(f"| {' | '.join(cell(value) for value in row.split(chr(9)))} |")
        out.append("")
    return "\n".join(out)


def plain(comment: str) -> str:
    """A comment as Markdown: what looks like a tag outside of code is none."""
    return "`".join(
        part if nth % 2 else part.replace("<", "&lt;").replace("*", "&#42;")
        for nth, part in enumerate(comment.split("`"))
    )


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "reference"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "rules.md").write_text(rules(), encoding="utf-8")
    (folder / "tables.md").write_text(tables(), encoding="utf-8")
    (folder / "quality.md").write_text(errors(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
