"""Plots."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import pytest

import guillemet
from guillemet import plot

TEXT = (
    "« Nous irons jusqu’au bout », a déclaré Mme Jeanne Morel le 3 mars 2020. « Non », a répondu M. Paul Roy. "
    "« Silence », demande une source policière. Le pont rouvrira le 5 avril 2020."
)


@pytest.fixture(autouse=True)
def pyplot() -> Iterator[None]:
    matplotlib = pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    matplotlib.use("Agg")
    yield
    from matplotlib import pyplot

    pyplot.close("all")


def bars(axes: Any) -> dict[str, float]:
    names = [label.get_text() for label in axes.get_yticklabels()]
    return dict(zip(names, [bar.get_width() for bar in axes.patches], strict=True))


def test_words_by_person_and_gender() -> None:
    article = guillemet.parse(TEXT)
    assert bars(plot.speaking_time(article)) == {"Jeanne Morel": 4, "Paul Roy": 1}
    assert bars(plot.speaking_time([article, article], by="gender")) == {"women": 8, "men": 2, "not told": 0}
    assert list(bars(plot.speaking_time(article, most=1))) == ["Jeanne Morel"]
    with pytest.raises(guillemet.GuillemetError, match="by='age' is none: give 'person' or 'gender'"):
        plot.speaking_time(article, by="age")  # type: ignore[arg-type]


def test_words_of_several_count_for_each_of_them() -> None:
    article = guillemet.parse("« Il pleut », ont dit M. Paul Roy et Mme Jeanne Morel. « Oui », a répondu M. Roy.")
    assert bars(plot.speaking_time(article)) == {"Paul Roy": 3, "Jeanne Morel": 2}
    assert bars(plot.speaking_time(article, by="gender")) == {"women": 2, "men": 3, "not told": 0}


def test_words_in_an_inner_quotation_count_once(seed: guillemet.Article) -> None:
    widths = bars(plot.speaking_time(seed))
    outer = [q for q in seed.quotations if not q.parent]
    assert sum(widths.values()) == sum(len(q.words.split()) for q in outer)


def test_facts_stand_at_their_days(seed: guillemet.Article) -> None:
    axes = plot.timeline(seed)
    starts = [line.get_xdata(orig=True)[0] for line in axes.lines[1::2]]  # type: ignore[index]
    days = [fact.date.first_day for fact in seed.timeline if fact.date.first_day]
    assert starts == days
    assert len(axes.texts) == len(days)


def test_nothing_to_show_is_an_empty_plot() -> None:
    assert not plot.speaking_time([]).patches
    assert not plot.timeline(guillemet.parse("")).lines


def test_without_matplotlib_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ImportError, match=r"pip install guillemet\[plot\]"):
        plot.speaking_time([])
