"""The formats of other tools, as Python's own readers see them."""

from __future__ import annotations

import csv
import io
import json
import typing
from pathlib import Path
from xml.etree import ElementTree

import pytest

import guillemet

CORPUS = sorted((Path(__file__).parents[1] / "corpus").glob("*.txt"))
TEI = "{http://www.tei-c.org/ns/1.0}"


@pytest.fixture(scope="module", params=CORPUS, ids=lambda path: path.stem)
def article(request: pytest.FixtureRequest) -> guillemet.Article:
    return guillemet.parse(request.param.read_text(encoding="utf-8"), published="2020-01")


def test_tei_and_timeml_without_tags_are_the_text(article: guillemet.Article) -> None:
    text = ElementTree.fromstring(article.to("tei")).find(f"{TEI}text")
    assert text is not None
    assert "".join(text.itertext()) == article.text
    text = ElementTree.fromstring(article.to("timex3")).find("TEXT")
    assert text is not None
    assert "".join(text.itertext()) == article.text


def test_tables_hold_what_the_views_hold(article: guillemet.Article) -> None:
    rows = list(csv.DictReader(io.StringIO(article.to("csv:quotations"), newline="")))
    assert [row["kind"] for row in rows] == [quotation.kind for quotation in article.quotations]
    rows = list(csv.DictReader(io.StringIO(article.to("csv:dates"), newline="")))
    assert [row["value"] for row in rows] == [date.value for date in article.dates]
    for row in rows:
        assert article.text[int(row["start"]) : int(row["end"])] == row["text"]


def test_offsets_of_annotation_tools_count_code_points(article: guillemet.Article) -> None:
    example = json.loads(article.to("doccano"))
    [task] = json.loads(article.to("labelstudio"))
    regions = [item["value"] for item in task["predictions"][0]["result"] if item["type"] == "labels"]
    assert len(regions) == len(example["entities"])
    for region, entity in zip(regions, example["entities"], strict=True):
        assert (region["start"], region["end"]) == (entity["start_offset"], entity["end_offset"])
        assert article.text[region["start"] : region["end"]] == region["text"]
    for item in json.loads(article.to("webannotation"))["items"]:
        for target in item["target"]:
            position, quote = target["selector"]
            assert article.text[position["start"] : position["end"]] == quote["exact"]


def test_the_stub_names_each_format() -> None:
    with pytest.raises(guillemet.GuillemetError, match="'docx' is no format: give json, ") as error:
        guillemet.parse("").to(typing.cast("typing.Any", "docx"))
    stub = Path(guillemet.__file__).with_name("_guillemet.pyi").read_text(encoding="utf-8")
    names = str(error.value).partition("give ")[2].split(", ")
    assert len(names) == 22
    for name in names:
        assert f'"{name}"' in stub
        assert guillemet.parse("Il pleut.").to(typing.cast("typing.Any", name))
