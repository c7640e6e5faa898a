"""Runs the cases of tests/spec, the same files as `cargo test`, through the Python objects."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

import guillemet

from spec_render import render

if TYPE_CHECKING:
    from guillemet._guillemet import _Parsed

LAYERS: list[_Parsed] = ["quotations", "numbers", "event", "timeline", "tokens"]
"""Every layer: those that are missing come along."""

SPEC = Path(__file__).parents[1] / "spec"


class Case(NamedTuple):
    """One expected block of a file."""

    text: str
    published: str | None
    layer: str
    expected: str


def cases() -> list[object]:
    """Every case of every file, under a name that finds it."""
    return [
        pytest.param(case, id=f"{path.relative_to(SPEC).with_suffix('')}: {title} [{case.layer}]")
        for path in sorted(SPEC.rglob("*.md"))
        for title, case in read(path)
    ]


def read(path: Path) -> list[tuple[str, Case]]:
    """The cases of one file, each with its heading."""
    found: list[tuple[str, Case]] = []
    heading, text, published = "", "", None
    # A line ends at a line feed alone: a text may hold carriage returns and other separators.
    lines = iter(path.read_bytes().decode("utf-8").split("\n"))
    for line in lines:
        if line.startswith("## "):
            heading = line[3:]
        if not line.startswith("```") or line == "```":
            continue
        layer, *options = line[3:].split(" ")
        body = "\n".join(iter(lines.__next__, "```"))
        if layer == "text":
            text, published = body, None
            for option in options:
                name, _, published = option.partition("=")
                assert name == "published", f"{path}: {heading}: option '{option}'"
        else:
            found.append((heading, Case(text, published, layer, body)))
    assert found, f"{path} has no case"
    return found


@pytest.mark.parametrize("case", cases())
def test_case(case: Case) -> None:
    article = guillemet.parse(case.text, published=case.published, layers=LAYERS)
    assert render(article, case.layer) == case.expected
