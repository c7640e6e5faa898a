"""Notebooks: the marked text is the article's text, nothing of it is read as HTML."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given

import guillemet
from guillemet._html import Span, mark_up

from texts import texts

VOID = {"meta"}


class Reader(HTMLParser):
    """Collects the text inside the marked-up article, and checks that elements nest."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.opened: list[tuple[str, str]] = []
        self.text = ""
        self.tags: set[str] = set()
        self.feed(html)
        self.close()
        assert self.opened == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in VOID:
            self.opened.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(classes == "g-text" for _, classes in self.opened):
            self.text += data


@given(text=texts)
def test_the_text_of_the_html_is_that_of_the_article(text: str) -> None:
    article = guillemet.parse(text)
    # HTML has no U+0000, and shows its replacement.
    shown = text.replace("\0", "\ufffd")
    assert Reader(article.show()).text == shown
    assert Reader(article.to_html(["quotations", "dates"])).text == shown


def test_spans_that_cross_are_closed_and_opened_again() -> None:
    spans = [Span(0, 4, "a"), Span(2, 6, "b"), Span(2, 3, "c"), Span(6, 6, "d")]
    assert mark_up("012345<", spans) == ("<span a>01<span b><span c>2</span>3</span></span><span b>45</span>&lt;")


def test_nothing_of_a_text_is_read_as_html() -> None:
    html = guillemet.parse("<script>alert('« Oui »')</script>, a dit Jean <b>Dupont</b>.").to_html()
    assert not Reader(html).tags & {"script", "b"}


def test_the_seed_shows_its_speakers(seed: guillemet.Article) -> None:
    html = seed._repr_html_()
    for quotation in seed.quotations:
        if quotation.speaker:
            assert quotation.speaker.name in html
    assert 'class="guillemet-fallback"' in html
    assert seed.show(["people"]) != html


def test_a_notebook_shows_no_megabyte() -> None:
    html = guillemet.parse("Il pleut à Paris. " * 10_000).show()
    assert len(html) < 1_000_000
    assert "more characters" in html


def test_an_unknown_layer_is_an_error(seed: guillemet.Article) -> None:
    with pytest.raises(guillemet.GuillemetError, match="'verbs' is no layer: give some of quotations"):
        seed.show(["verbs"])  # type: ignore[list-item]
