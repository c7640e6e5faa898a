"""Many articles at once, with a progress bar for those who have tqdm."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from guillemet import _guillemet
from guillemet._guillemet import Article

__all__ = ["parse_many"]


def parse_many(
    texts: Iterable[str],
    published: str | datetime.date | Iterable[str | datetime.date | None] | None = None,
    threads: int | None = None,
    progress: bool = False,
    *,
    language: str = "fr",
) -> list[Article]:
    """Structure many texts on every core; the articles come in the order of the texts.

    ``published`` is one date for all texts, or one for each of them. ``threads`` is the number of cores by default; the
    result is the same for any. Python goes on meanwhile: the interpreter's lock is released. ``progress`` shows a bar
    (needs tqdm: ``pip install guillemet[progress]``).

    >>> [article.published for article in parse_many(["Un.", "Deux."], published=["2020-01", None])]
    [<Publication 2020-01>, None]
    """
    if not progress:
        return _guillemet.parse_many(texts, published=published, language=language, threads=threads)
    try:
        from tqdm.auto import tqdm
    except ImportError as error:
        raise ImportError("progress=True needs tqdm: pip install guillemet[progress]") from error
    if not isinstance(texts, str):
        texts = list(texts)
    with tqdm(total=len(texts), unit=" articles") as bar:
        return _guillemet.parse_many(
            texts, published=published, language=language, threads=threads, progress=bar.update
        )
