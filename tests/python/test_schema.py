"""Results keep to the committed JSON Schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import guillemet

ROOT = Path(__file__).parents[2]
VALIDATOR = Draft202012Validator(
    json.loads((ROOT / "crates/guillemet/schema/article.schema.json").read_text(encoding="utf-8"))
)


@pytest.mark.parametrize("path", sorted((ROOT / "tests/corpus").glob("*.txt")), ids=lambda path: path.stem)
def test_articles_are_valid(path: Path) -> None:
    VALIDATOR.validate(json.loads(guillemet.parse(path.read_text(encoding="utf-8")).to_json()))


def test_words_are_valid_where_they_are_asked_for() -> None:
    article = json.loads(guillemet.parse("Il pleut.", layers=["tokens"]).to_json())
    assert article["tokens"][1] == {"start": 3, "end": 8, "text": "pleut", "sentence": 0, "pos": "VERB"}
    VALIDATOR.validate(article)
    article["tokens"][1]["pos"] = "verb"
    assert not VALIDATOR.is_valid(article)
    assert "tokens" not in json.loads(guillemet.parse("Il pleut.").to_json())


def test_a_field_that_is_missing_is_noticed() -> None:
    article = json.loads(guillemet.parse("").to_json())
    del article["quotations"]
    assert not VALIDATOR.is_valid(article)
