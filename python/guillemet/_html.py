"""An article in a notebook."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guillemet._guillemet import Article, _Layer

__all__ = ["Html", "show"]

LONGEST_IN_NOTEBOOK = 20_000
"""Characters of an article that a notebook shows: a cell is no place for a megabyte."""


class Html(str):
    """HTML that a notebook shows as such."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


def show(article: Article, layers: Iterable[_Layer] | None = None) -> Html:
    """The article with some layers marked, or all."""
    # Where a style sheet is not trusted, the plain line shows instead of the marked text.
    return Html(
        f'<pre class="guillemet-fallback">{escape(repr(article))}</pre>'
        f'<div class="guillemet-marked" style="display: none">{article._fragment(layers, LONGEST_IN_NOTEBOOK)}</div>'
    )
