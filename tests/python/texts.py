"""Texts for the property tests: news-like ones, and any other."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import strategies as st

import guillemet

PIECES = [
    "« ", " »", "«", "»", "“", "”", '"', "'", "’", "‹", "›", "+", ":", ", ", ". ", "… ", "? ", "\n", "\n\n", "\r\n",
    "\u00a0", "\u202f", "\u200b", "\ufeff", "e\u0301", "\U0001f600", "👩‍👩‍👧", "\u0000", "\ufffd", "Ã©", "İ", "ẞ",
    "Emmanuel Macron", "Mme Le Pen", "M. Dupont", "le président", "la ministre", "Vladimir Poutine", "Paris", "l’AFP",
    " a déclaré ", " dit ", " a-t-il ajouté", " a affirmé que ", " selon ", "nous partirons demain", "il a plu",
    "le 7 janvier 2020", "lundi", "hier soir", "à 14h30", "il y a trois ans", "du 3 au 5 mars", "12 morts", "49,3 %",
    "Publié le 3 mars 2021", "Lire aussi : ", "PARIS (AFP) - ", "- ", "— ", "Par Jeanne Morel", "https://a.fr/b",
]  # fmt: skip

news = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
anything = st.text(max_size=200)
texts = st.one_of(news, anything, st.lists(st.one_of(news, anything), max_size=5).map("".join))


def all_of(article: guillemet.Article) -> Iterator[guillemet.View]:
    """Everything that an article holds."""
    if article.published:
        yield article.published
    yield from article.blocks
    yield from article.sentences
    for quotation in article.quotations:
        yield quotation
        yield from quotation.parts
        if quotation.cue:
            yield quotation.cue
        if quotation.speaker:
            yield quotation.speaker
    yield from article.marked
    for entity in article.entities:
        yield entity
        yield from entity.mentions
        yield from entity.roles
    yield from article.dates
    for number in article.numbers:
        yield number
        if number.object:
            yield number.object
    if article.event:
        yield article.event
        event = article.event
        yield from (part for part in (event.who, event.what, event.where, event.when) if part)
    yield from article.timeline
    yield from article.related
    yield from article.diagnostics
    yield from article.tokens
