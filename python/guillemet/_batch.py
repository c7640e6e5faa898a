"""Many articles at once, with a progress bar for those who have tqdm."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from guillemet import _guillemet
from guillemet._guillemet import Article

if TYPE_CHECKING:
    from guillemet._guillemet import _Parsed

__all__ = ["parse_many"]


def parse_many(
    texts: Iterable[str],
    published: str | datetime.date | Iterable[str | datetime.date | None] | None = None,
    threads: int | None = None,
    progress: bool = False,
    *,
    language: str = "fr",
    date_policy: Literal["news", "past", "future"] = "news",
    layers: Iterable[_Parsed] | None = None,
) -> list[Article]:
    """Structure many texts on every core; the articles come in the order of the texts.

    ``published`` is one date for all texts, or one for each of them. ``threads`` is the number of cores by default; the
    result is the same for any. Python goes on meanwhile: the interpreter's lock is released. ``progress`` shows a bar
    (needs tqdm: ``pip install guillemet[progress]``). ``language``, ``date_policy`` and ``layers`` are
    those of :func:`parse`.

    >>> [article.published for article in parse_many(["Un.", "Deux."], published=["2020-01", None])]
    [<Publication 2020-01>, None]
    """
    parse_all = functools.partial(
        _guillemet.parse_many,
        published=published,
        language=language,
        date_policy=date_policy,
        layers=layers,
        threads=threads,
    )
    if not progress:
        return parse_all(texts)
    try:
        from tqdm.auto import tqdm
    except ImportError as error:
        raise ImportError("progress=True needs tqdm: pip install guillemet[progress]") from error
    if not isinstance(texts, str):
        texts = list(texts)
    with tqdm(total=len(texts), unit=" articles") as bar:
        return parse_all(texts, progress=bar.update)
