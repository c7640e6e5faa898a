"""Writes the pages of the site that are made of what is there: every rule with its cases, every table with its columns.

    python scripts/reference.py [FOLDER]    into docs/reference, or another folder

Cases come from tests/spec, tables from crates/guillemet/data/fr. Nothing is written by hand, so nothing grows old.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SPEC = ROOT / "tests" / "spec"
TABLES = ROOT / "crates" / "guillemet" / "data" / "fr"

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
    return 0


if __name__ == "__main__":
    sys.exit(main())
