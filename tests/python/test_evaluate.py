"""Figures against annotated articles."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import guillemet

TEXT = (
    "« Nous irons jusqu’au bout », a déclaré mardi Jeanne Morel, la maire de Nantes.\n\n"
    "Elle a ajouté que le pont rouvrirait le 3 mars. « C’est une décision absurde », a répondu Paul Roy.\n"
)
GOLD: dict[str, Any] = {
    "published": "2020-01-09",
    "blocks": [["paragraph", "« Nous irons"], ["paragraph", "Elle a ajouté"]],
    "quotations": [
        {
            "kind": "direct",
            "parts": ["Nous irons jusqu’au bout"],
            "cue": "a déclaré",
            "speaker": "Jeanne Morel, la maire de Nantes",
            "who": "Jeanne Morel",
        },
        {
            "kind": "indirect",
            "parts": ["le pont rouvrirait le 3 mars"],
            "cue": "a ajouté",
            "speaker": "Elle",
            "who": "Jeanne Morel",
        },
        {
            "kind": "direct",
            "parts": ["C’est une décision absurde"],
            "cue": "a répondu",
            "speaker": "Paul Roy",
            "who": ["Paul Roy"],
        },
    ],
    "entities": [
        {
            "kind": "person",
            "name": "Jeanne Morel",
            "gender": "female",
            "roles": ["maire de Nantes"],
            "mentions": ["Jeanne Morel"],
        },
        {"kind": "person", "name": "Paul Roy", "gender": "male", "roles": [], "mentions": ["Paul Roy"]},
        {"kind": "place", "name": "Nantes", "mentions": ["Nantes"]},
    ],
    "dates": [["mardi", "date", "2020-01-07"], ["3 mars", "date", "2020-03-03"]],
    "event": {
        "who": ["Jeanne Morel"],
        "what": "a déclaré mardi Jeanne Morel, la maire de Nantes",
        "where": ["Nantes"],
        "when": ["2020-01-07"],
    },
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write(tmp_path / "gold", GOLD)


def write(folder: Path, annotations: dict[str, Any], name: str = "pont") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_bytes(TEXT.encode())
    (folder / f"{name}.json").write_text(json.dumps(annotations), encoding="utf-8")
    return folder


def value(scores: guillemet.Scores, name: str) -> float:
    figures = scores[name]
    return figures["f1"] if "f1" in figures else figures["accuracy"]


def test_what_is_annotated_as_found_is_all_right(gold: Path) -> None:
    scores = guillemet.evaluate(gold)
    wrong = [name for name in scores if value(scores, name) < 100]
    assert wrong == []
    assert scores["quotation_direct"]["n"] == 2
    assert scores["quotation_indirect"]["n"] == 1
    assert "mention_organization" not in scores


def test_mistakes_are_counted_where_they_are(gold: Path) -> None:
    article = guillemet.parse(TEXT, published="2020-01-09").to_dict()
    first, _, last = article["quotations"]
    first["speaker"], last["speaker"] = last["speaker"], None
    article["dates"][0]["value"] = "2020-01-14"
    del article["dates"][1]
    scores = guillemet.evaluate(gold, {"pont": article})
    assert scores["quotation_marked"] == {"precision": 100, "recall": 100, "f1": 100, "n": 2}
    assert scores["who_said_what_marked"]["recall"] == 0
    assert scores["speaker_marked"] == {"accuracy": 0, "n": 2}
    assert scores["date"] == {"precision": 100, "recall": 50, "f1": pytest.approx(200 / 3), "n": 2}
    assert scores["date_value"]["f1"] == 0


def test_a_missing_article_counts_as_an_empty_one(gold: Path) -> None:
    scores = guillemet.evaluate(gold, {})
    assert scores["mention"] == {"precision": 0, "recall": 0, "f1": 0, "n": 3}
    assert scores["block_text"]["accuracy"] == 0


def test_a_layer_that_nobody_annotated_is_left_out(tmp_path: Path) -> None:
    scores = guillemet.evaluate(write(tmp_path, {"published": "2020-01-09", "dates": GOLD["dates"]}))
    assert set(scores) == {"date", "date_strict", "date_value", "date_kind"}


def test_words_that_are_not_in_the_text_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(guillemet.GuillemetError, match="«lundi» is not in the text; copy it to the letter"):
        guillemet.evaluate(write(tmp_path, {"dates": [["lundi", "date", "2020-01-06"]]}))


def test_a_corrected_export_of_label_studio_is_gold(tmp_path: Path) -> None:
    article = guillemet.parse(TEXT, published="2020-01-09")
    [task] = json.loads(article.to("labelstudio"))
    # What a project exports after somebody has taken over the prediction.
    task |= {"id": 7, "annotations": [{"was_cancelled": False, "result": task.pop("predictions")[0]["result"]}]}
    export = tmp_path / "export.json"
    export.write_text(json.dumps([task, {"id": 8, "data": {"text": "Rien."}, "annotations": []}]), encoding="utf-8")
    scores = guillemet.evaluate(export)
    assert [name for name in scores if value(scores, name) < 100] == []
    assert scores["who_said_what_all"]["n"] == 3
    assert scores["date_value"]["n"] == 2
    assert not any(name.startswith(("block", "event", "role", "gender")) for name in scores)


def test_each_of_several_speakers_comes_back_from_label_studio(tmp_path: Path) -> None:
    article = guillemet.parse("« Il pleut », ont dit Anne Roy et Paul Petit.").to_dict()
    [task] = json.loads(guillemet.Article.from_json(json.dumps(article)).to("labelstudio"))
    task |= {"id": 1, "annotations": [{"was_cancelled": False, "result": task.pop("predictions")[0]["result"]}]}
    export = tmp_path / "export.json"
    export.write_text(json.dumps([task]), encoding="utf-8")
    speaker = article["quotations"][0]["speaker"]
    for entity in (speaker["entity"], *speaker["others"]):
        speaker["entity"] = entity
        assert guillemet.evaluate(export, {"1": article})["who_said_what_all"]["f1"] == 100


def test_each_rule_has_figures_of_its_own(gold: Path) -> None:
    article = guillemet.parse(TEXT, published="2020-01-09").to_dict()
    first, second, last = article["quotations"]
    last["speaker"]["entity"] = first["speaker"]["entity"]
    second["parts"][0]["end"] = second["parts"][0]["start"] + 5
    article["dates"][0]["value"] = "2020-01-14"
    rules = guillemet.evaluate(gold, {"pont": article}).rules
    assert rules["quotations"] == {
        "incise": {"n": 2, "found": 100, "who": 50},
        "que": {"n": 1, "found": 0, "who": 0},
    }
    assert rules["speakers"] == {"named": {"n": 2, "who": 50}}
    assert sorted(figures["value"] for figures in rules["dates"].values()) == [0, 100]


def test_the_command_prints_the_same_figures(gold: Path, tmp_path: Path) -> None:
    predictions = tmp_path / "structured.jsonl"
    article = guillemet.parse(TEXT, published="2020-01-09")
    predictions.write_text(json.dumps({"url": "pont"} | article.to_dict()), encoding="utf-8")

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "guillemet", "eval", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)

    done = run(gold, predictions, "--id", "url", "--json")
    assert json.loads(done.stdout) == guillemet.evaluate(gold)
    assert run(gold).stdout == f"{guillemet.evaluate(gold)}\n"
    assert json.loads(run(gold, "--rules", "--json").stdout) == guillemet.evaluate(gold).rules
    assert run(gold, "--rules").stdout.startswith("quotations\n  incise ")
    wrong = run(gold, predictions)
    assert (wrong.returncode, wrong.stdout) == (3, "")
    assert "has no field 'name': say which one names the article" in wrong.stderr
    assert "check the path" in run(tmp_path / "nothing").stderr
