"""A panic of the parser is an error that a program can catch. It needs the build of `scripts/features.sh`, which fails on purpose."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import guillemet
from guillemet import _guillemet

FAULTY = "Le maire le dit : a fault is injected here."
FINE = "« Oui », a dit Anne Roy."


@pytest.fixture(autouse=True)
def _faulty_build() -> None:
    try:
        guillemet.parse(FAULTY)
    except RuntimeError:
        return
    assert "fault" not in os.environ.get("GUILLEMET_FEATURES", "")
    pytest.skip("this parser doesn't fail on purpose")


def test_one_text_is_an_error_like_others() -> None:
    with pytest.raises(RuntimeError, match="the parser failed on text, which is a bug"):
        guillemet.parse(FAULTY)
    with pytest.raises(RuntimeError, match="the parser failed on text, which is a bug"):
        guillemet.parse_date(f"lundi. {FAULTY}", reference="2020")
    assert guillemet.parse(FINE).quotations


@pytest.mark.parametrize("threads", [1, 2, None])
def test_the_one_of_many_is_named(threads: int | None) -> None:
    texts = [FINE] * 50
    texts[17] = FAULTY
    with pytest.raises(RuntimeError, match=r"the parser failed on texts\[17\], which is a bug"):
        guillemet.parse_many(texts, threads=threads)
    assert len(guillemet.parse_many([FINE] * 50, threads=threads)) == 50


def test_a_row_of_a_table_has_its_error() -> None:
    pa = pytest.importorskip("pyarrow")
    if not hasattr(_guillemet, "_parse_arrow"):
        pytest.skip("this build is without Arrow")
    rows = pa.table(guillemet.parse_arrow(pa.table({"text": [FINE, FAULTY, FINE]}))).to_pylist()
    assert [row["error"] for row in rows] == [
        None, "the parser failed on this text, which is a bug: please report it", None,
    ]  # fmt: skip
    assert [len(row["quotations"] or []) for row in rows] == [1, 0, 1]


def test_the_command_ends_and_the_program_goes_on(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    article, lines, out = tmp_path / "article.txt", tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    article.write_text(FAULTY, encoding="utf-8")
    lines.write_text("".join(json.dumps({"text": text}) + "\n" for text in (FINE, FAULTY, FINE)), encoding="utf-8")
    for arguments, code in ((["parse", str(article)], 4), (["batch", str(lines), "-o", str(out)], 1)):
        assert _guillemet._run(["guillemet", *arguments]) == code
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert ["error" in answer for answer in answers] == [False, True, False]
    assert "a bug of guillemet" in capfd.readouterr().err
