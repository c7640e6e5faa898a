"""Plots of articles with matplotlib, which is imported only when one is drawn (``pip install guillemet[plot]``).

>>> from guillemet import plot
>>> article = guillemet.parse("« Nous irons jusqu’au bout », a déclaré Jeanne Morel.")
>>> plot.speaking_time(article).get_xlabel()
'words'
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from guillemet._guillemet import Article, GuillemetError, Quotation

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["speaking_time", "timeline"]

GENDERS = {"female": "women", "male": "men", None: "not told"}

# Okabe and Ito's colours, and a pattern each: nobody needs to tell colours apart.
LOOKS = {"women": ("#e69f00", ""), "men": ("#0072b2", "//"), "not told": ("#999999", "..")}

LONGEST_FACT = 70
"""Characters of a fact beside its date."""


def speaking_time(
    articles: Article | Iterable[Article],
    by: Literal["person", "gender"] = "person",
    *,
    most: int = 15,
    ax: Axes | None = None,
) -> Axes:
    """How many words each person is quoted with, or women and men; in quotations of all kinds.

    Organizations and sources without a name are no persons and are left out. What stands inside another quotation counts
    for the one who utters the outer one. Of persons, the ``most`` quoted ones are shown.
    """
    if by not in ("person", "gender"):
        raise GuillemetError(f"by='{by}' is none: give 'person' or 'gender'")
    words: dict[str, int] = {} if by == "person" else dict.fromkeys(GENDERS.values(), 0)
    genders: dict[str, str] = {}
    for article in [articles] if isinstance(articles, Article) else articles:
        for quotation in article.quotations:
            if quotation.parent:
                continue
            spoken = persons(quotation)
            # Each of several persons says all of it; each gender has said it once.
            for bar, gender in {name if by == "person" else gender: gender for name, gender in spoken}.items():
                genders.setdefault(bar, gender)
                words[bar] = words.get(bar, 0) + len(quotation.words.split())
    bars = sorted(words, key=lambda bar: words[bar], reverse=True)[:most] if by == "person" else list(words)
    axes = ax or new_axes(height=0.6 + 0.35 * len(bars))
    shown = set()
    for bar in bars:
        gender = genders.get(bar, bar) if by == "gender" else genders[bar]
        colour, hatch = LOOKS[gender]
        label = gender if by == "person" and gender not in shown else None
        shown.add(gender)
        axes.barh(bar, words[bar], color=colour, hatch=hatch, edgecolor="white", label=label)
    axes.invert_yaxis()
    axes.set_xlabel("words")
    if by == "person" and bars:
        axes.legend(frameon=False)
    return axes


def persons(quotation: Quotation) -> list[tuple[str, str]]:
    """The names and genders of the persons who say it."""
    speaker = quotation.speaker
    if speaker is None:
        return []
    speaking = [speaker.entity, *speaker.others]
    return [(entity.name, GENDERS[entity.gender]) for entity in speaking if entity and entity.kind == "person"]


def timeline(article: Article, *, ax: Axes | None = None) -> Axes:
    """The dated facts of an article, one below the other, at their days; what is to come is hollow."""
    facts = [(f.date.first_day, f.date.last_day, f) for f in article.timeline]
    axes = ax or new_axes(height=0.8 + 0.45 * len(facts))
    row = 0
    for first, last, fact in facts:
        # Facts that no calendar can place have no place here either.
        if first is None or last is None:
            continue
        days: list[Any] = [first, last]
        axes.plot(days, [row, row], color="#0072b2", linewidth=4, solid_capstyle="round", alpha=0.5)
        axes.plot(days[:1], [row], "o", color="#0072b2", markerfacecolor="white" if fact.future else "#0072b2")
        words = " ".join(fact.text.split())
        short = words if len(words) <= LONGEST_FACT else f"{words[:LONGEST_FACT].rstrip()}…"
        place: tuple[str, str] = ("axes fraction", "data")
        axes.annotate(f"{fact.value}  {short}", (0, row - 0.3), xycoords=place, fontsize="small", in_layout=False)
        row += 1
    axes.set_ylim(row - 0.5, -1)
    axes.yaxis.set_visible(False)
    axes.spines[["left", "right", "top"]].set_visible(False)
    axes.tick_params(axis="x", rotation=30)
    return axes


def new_axes(height: float) -> Axes:
    """A new figure of so many inches, as wide as a notebook's column."""
    try:
        from matplotlib import pyplot
    except ImportError as error:
        raise ImportError("plots need matplotlib: pip install guillemet[plot]") from error
    return pyplot.subplots(figsize=(8, height), layout="constrained")[1]
