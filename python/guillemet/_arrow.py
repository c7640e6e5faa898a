"""Tables of texts to tables of articles, for every engine that speaks Arrow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from guillemet import _guillemet

if TYPE_CHECKING:
    from guillemet._guillemet import _ArrowSchema, _ArticleStream, _Parsed

__all__ = ["arrow_schema", "parse_arrow", "spark_ddl"]


def parse_arrow(
    data: Any,
    text: str = "text",
    id: str | None = None,
    published: str | None = None,
    *,
    threads: int | None = None,
    errors: Literal["record", "raise"] = "record",
    language: str = "fr",
    date_policy: Literal["news", "past", "future"] = "news",
    layers: Iterable[_Parsed] | None = None,
) -> _ArticleStream:
    """Structure the texts of a column: a table in, a stream of articles out, row by row in the same order.

    ``data`` is any object with ``__arrow_c_stream__``: a table of pyarrow, a data frame of Polars or pandas, a relation of
    DuckDB. ``text``, ``id`` and ``published`` name its columns. The answer has ``__arrow_c_stream__`` too and can be read
    once, while it is parsed; ``.read_all()`` makes a table of it that can be read again. Its columns are ``id``,
    ``error`` and the fields of an article but for the text. An article that fails has its ``error``, or raises with
    ``errors="raise"``; a row without a text stays a row. Inside the workers of an engine, give ``threads=1``.

    >>> import polars
    >>> texts = polars.DataFrame({"text": ["« Oui », a dit Anne Roy."]})
    >>> polars.DataFrame(parse_arrow(texts))["quotations"][0][0]["speaker"]["text"]
    'Anne Roy'
    """
    if errors not in ("record", "raise"):
        raise _guillemet.GuillemetError(f"errors={errors!r} says nothing: give 'record' or 'raise'")
    if threads == 0:
        raise _guillemet.GuillemetError("threads=0 does no work: give 1 or more, or None for every core")
    parse = _native("_parse_arrow")
    stream: _ArticleStream = parse(
        data,
        text,
        id,
        published,
        language=language,
        date_policy=date_policy,
        layers=layers,
        threads=threads,
        strict=errors == "raise",
    )
    return stream


def arrow_schema() -> _ArrowSchema:
    """The schema of the answer of :func:`parse_arrow`: ``pyarrow.schema(guillemet.arrow_schema())``."""
    schema: _ArrowSchema = _native("_arrow_schema")()
    return schema


def spark_ddl() -> str:
    """The same schema as Spark writes it, for ``mapInArrow``."""
    ddl: str = _native("_spark_ddl")()
    return ddl


def _native(name: str) -> Any:
    try:
        return getattr(_guillemet, name)
    except AttributeError:
        raise ImportError(
            "this guillemet was built without Arrow: build it as pyproject.toml says, "
            "or with maturin develop --features arrow"
        ) from None
