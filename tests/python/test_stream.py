"""A stream gives what a list gives, and holds a part of it at a time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import guillemet
from guillemet import _stream

from texts import texts

TEXTS = [f"« Voici le texte {i} », a déclaré le maire." for i in range(600)]


@settings(max_examples=20)
@given(many=st.lists(texts, max_size=12), most=st.integers(1, 5), characters=st.integers(1, 300))
def test_a_stream_gives_what_each_text_gives_alone(many: list[str], most: int, characters: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_stream, "MOST_TEXTS", most)
        patch.setattr(_stream, "MOST_CHARACTERS", characters)
        assert list(guillemet.parse_stream(many)) == [guillemet.parse(text) for text in many]


def test_only_a_part_is_read_ahead() -> None:
    taken = 0

    def without_an_end() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield "« Oui », dit Anne Roy."

    stream = guillemet.parse_stream(without_an_end())
    for _ in range(300):
        next(stream)
    assert taken == 2 * _stream.MOST_TEXTS


def test_dates_go_with_their_texts() -> None:
    dates = [None, "2020-01", "2021-02-03"] * 200
    articles = guillemet.parse_stream(TEXTS, iter(dates))
    assert [a.published and a.published.value for a in articles] == dates
    assert {str(a.published) for a in guillemet.parse_stream(TEXTS, "2020")} == {"2020"}
    with pytest.raises(guillemet.GuillemetError, match=r"there is no publication date for texts\[599\]"):
        list(guillemet.parse_stream(TEXTS, dates[:-1]))


def test_options_are_those_of_a_parse() -> None:
    layers = (layer for layer in ("dates", "numbers"))
    articles = guillemet.parse_stream(["Mardi, « deux morts ».", "Lundi."] * 200, layers=layers)  # type: ignore[arg-type]
    assert all(article.dates and not article.quotations for article in articles)


def test_errors_name_the_text_of_the_stream() -> None:
    broken = [*TEXTS[:400], "\ud800"]
    with pytest.raises(guillemet.GuillemetError, match=r"texts\[400\] has a lone surrogate"):
        list(guillemet.parse_stream(broken))
    with pytest.raises(TypeError, match=r"texts\[300\] must be str, not float"):
        list(guillemet.parse_stream([*TEXTS[:300], 1.5]))  # type: ignore[list-item]
    with pytest.raises(TypeError, match="texts is one str"):
        list(guillemet.parse_stream("Un."))
