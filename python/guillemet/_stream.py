"""Articles without an end, in the memory of a few hundred."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import TYPE_CHECKING, Literal

from guillemet import _guillemet
from guillemet._guillemet import Article, GuillemetError

if TYPE_CHECKING:
    from guillemet._guillemet import _Parsed

__all__ = ["parse_stream"]

# What is read ahead ends at so many texts or characters, whichever comes first.
MOST_TEXTS = 256
MOST_CHARACTERS = 4_000_000


def parse_stream(
    texts: Iterable[str],
    published: str | datetime.date | Iterable[str | datetime.date | None] | None = None,
    threads: int | None = None,
    *,
    language: str = "fr",
    date_policy: Literal["news", "past", "future"] = "news",
    layers: Iterable[_Parsed] | None = None,
) -> Iterator[Article]:
    """Structure texts as they come, some hundred at a time; the articles come in the order of the texts.

    Unlike :func:`parse_many` it keeps nothing: a stream of millions needs no more memory than one of a thousand. The options
    are the same.

    >>> for article in parse_stream(f"« Oui », a dit Anne Roy le {day} mars." for day in (1, 2)):
    ...     print(article.quotations[0].text, article.dates[0].text)
    Oui 1 mars
    Oui 2 mars
    """
    if isinstance(texts, str):
        raise TypeError("texts is one str: give an iterable of texts, or call parse")
    dates: Iterator[str | datetime.date | None]
    dates = repeat(published) if published is None or isinstance(published, str | datetime.date) else iter(published)
    wanted = None if layers is None else list(layers)
    first = 0
    for part in parts(texts):
        days = [day for _, day in zip(part, dates, strict=False)]
        if len(days) < len(part):
            raise GuillemetError(f"there is no publication date for texts[{first + len(days)}]")
        yield from _guillemet.parse_many(
            part,
            published=days,
            language=language,
            date_policy=date_policy,
            layers=wanted,
            threads=threads,
            first=first,
        )
        first += len(part)


def parts(texts: Iterable[str]) -> Iterator[list[str]]:
    """Cuts a stream into what is parsed at a time."""
    part: list[str] = []
    characters = 0
    for text in texts:
        part.append(text)
        # What is no text has no length: the parser says so.
        characters += len(text) if isinstance(text, str) else 0
        if len(part) == MOST_TEXTS or characters >= MOST_CHARACTERS:
            yield part
            part, characters = [], 0
    if part:
        yield part
