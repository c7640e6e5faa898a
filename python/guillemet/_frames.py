"""Articles as data frames of pandas or Polars, which are imported only when a frame is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, overload

from guillemet._guillemet import Article, GuillemetError

if TYPE_CHECKING:
    import pandas
    import polars

__all__ = ["frame", "frames"]

Row: TypeAlias = tuple[object, ...]
Table: TypeAlias = tuple[tuple[str, ...], Callable[[Article], Iterator[Row]]]


def quotations(article: Article) -> Iterator[Row]:
    for q in article.quotations:
        speaker = q.speaker
        entity = speaker.entity if speaker else None
        yield (
            q.id,
            q.kind,
            q.words,
            speaker.name if speaker else None,
            entity.gender if entity else None,
            ", ".join(dict.fromkeys(role.text for role in entity.roles)) if entity else None,
            entity.id if entity else None,
            ", ".join(other.name for other in speaker.others) if speaker else None,
            q.cue.text if q.cue else None,
            q.cue.lemma if q.cue else None,
            len(q.words.split()),
            q.parent.id if q.parent else None,
            q.start,
            q.end,
            q.rule,
        )


def entities(article: Article) -> Iterator[Row]:
    for e in article.entities:
        roles = ", ".join(dict.fromkeys(role.text for role in e.roles))
        yield e.id, e.kind, e.name, e.gender, e.country, roles, len(e.mentions), len(e.quotations), e.start, e.end


def mentions(article: Article) -> Iterator[Row]:
    for e in article.entities:
        for m in e.mentions:
            yield e.id, e.kind, e.name, m.text, m.form, m.start, m.end


def dates(article: Article) -> Iterator[Row]:
    for d in article.dates:
        yield d.id, d.kind, d.text, d.value, d.grain, d.earliest, d.latest, d.modifier, d.start, d.end, d.rule


def blocks(article: Article) -> Iterator[Row]:
    for b in article.blocks:
        yield b.index, b.kind, b.text, b.speaker.name if b.speaker else None, b.start, b.end, b.rule


def timeline(article: Article) -> Iterator[Row]:
    for t in article.timeline:
        yield t.value, t.text, t.future, ", ".join(e.name for e in t.entities), t.date.id, t.start, t.end


def sentences(article: Article) -> Iterator[Row]:
    for s in article.sentences:
        block = s.block
        yield s.index, block.index if block else None, s.text, s.start, s.end


def numbers(article: Article) -> Iterator[Row]:
    for n in article.numbers:
        counted = n.object.text if n.object else None
        yield n.kind, n.text, float(n.value), n.unit, counted, n.start, n.end


def tokens(article: Article) -> Iterator[Row]:
    for sentence in article.sentences:
        for token in sentence.tokens:
            yield token.index, sentence.index, token.text, token.pos, token.start, token.end


TABLES: dict[str, Table] = {
    "quotations": (
        (
            "quotation",
            "kind",
            "words",
            "speaker",
            "gender",
            "roles",
            "entity",
            "others",
            "cue",
            "lemma",
            "length",
            "parent",
            "start",
            "end",
            "rule",
        ),
        quotations,
    ),
    "entities": (
        ("entity", "kind", "name", "gender", "country", "roles", "mentions", "quotations", "start", "end"),
        entities,
    ),
    "mentions": (("entity", "kind", "name", "text", "form", "start", "end"), mentions),
    "dates": (
        ("date", "kind", "text", "value", "grain", "earliest", "latest", "modifier", "start", "end", "rule"),
        dates,
    ),
    "blocks": (("block", "kind", "text", "speaker", "start", "end", "rule"), blocks),
    "numbers": (("kind", "text", "amount", "unit", "object", "start", "end"), numbers),
    "sentences": (("sentence", "block", "text", "start", "end"), sentences),
    "timeline": (("value", "fact", "future", "entities", "date", "start", "end"), timeline),
    "tokens": (("token", "sentence", "text", "pos", "start", "end"), tokens),
}
"""The columns of each layer, and what fills them. Numbers of the layer itself and of others join the tables."""

INTEGERS = {
    *("quotation", "entity", "date", "block", "sentence", "parent", "token"),
    *("start", "end", "length", "mentions", "quotations"),
}
"""Columns of whole numbers, some of which may be missing."""


def frame(article: Article, layer: str, engine: str = "pandas") -> Any:
    """One layer of one article."""
    columns, rows = TABLES[layer]
    return build(columns, list(rows(article)), engine)


@overload
def frames(
    articles: Iterable[Article], ids: Iterable[object] | None = None, engine: Literal["pandas"] = "pandas"
) -> dict[str, pandas.DataFrame]: ...
@overload
def frames(
    articles: Iterable[Article], ids: Iterable[object] | None = None, *, engine: Literal["polars"]
) -> dict[str, polars.DataFrame]: ...
def frames(articles: Iterable[Article], ids: Iterable[object] | None = None, engine: str = "pandas") -> dict[str, Any]:
    """Every layer of many articles: a data frame for each, whose first column ``article`` says which one.

    ``ids`` are the names of the articles; without them they are numbered from 0. The words of ``tokens`` are among the frames
    where an article has some.

    >>> sorted(frames([guillemet.parse("Un."), guillemet.parse("Deux.")]))
    ['blocks', 'dates', 'entities', 'mentions', 'numbers', 'quotations', 'sentences', 'timeline']
    """
    articles = list(articles)
    names = list(range(len(articles))) if ids is None else list(ids)
    if len(names) != len(articles):
        raise GuillemetError(f"{len(articles)} articles, but {len(names)} ids")
    return {
        layer: build(
            ("article", *columns),
            [(name, *row) for name, article in zip(names, articles, strict=True) for row in rows(article)],
            engine,
        )
        for layer, (columns, rows) in TABLES.items()
        if layer != "tokens" or any(article.tokens for article in articles)
    }


def build(columns: tuple[str, ...], rows: list[Row], engine: str) -> Any:
    """A data frame of the engine that the caller has; missing numbers stay missing and whole."""
    if engine == "pandas":
        import pandas as pd

        frame = pd.DataFrame(rows, columns=list(columns))
        return frame.astype({name: "Int64" for name in columns if name in INTEGERS})
    if engine == "polars":
        import polars as pl

        others = {"future": pl.Boolean, "amount": pl.Float64}
        kinds = {name: pl.Int64 if name in INTEGERS else others.get(name, pl.String) for name in columns}
        kinds.pop("article", None)
        return pl.DataFrame(rows, schema=list(columns), schema_overrides=kinds, orient="row", infer_schema_length=None)
    raise GuillemetError(f"engine='{engine}' is none: give 'pandas' or 'polars'")
