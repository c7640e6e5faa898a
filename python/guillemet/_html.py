"""An article as HTML: for a notebook, and as a page of its own. No script, everything escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from importlib.resources import files
from typing import NamedTuple

from guillemet._guillemet import Article, Entity, GuillemetError, Quotation, Speaker

__all__ = ["Html", "page", "show"]

LAYERS = ("quotations", "people", "organizations", "places", "dates", "numbers", "marked", "blocks")

LONGEST_IN_NOTEBOOK = 20_000
"""Characters of an article that a notebook shows: a cell is no place for a megabyte."""

STYLE = files("guillemet").joinpath("_html.css").read_text(encoding="utf-8")

COLOURS = 7
"""Colours of speakers in the style sheet; further speakers share the grey one."""


class Html(str):
    """HTML that a notebook shows as such."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


class Span(NamedTuple):
    """A stretch of the text and the attributes of its element."""

    start: int
    end: int
    attributes: str


def show(article: Article, layers: Iterable[str] | None = None, longest: int | None = LONGEST_IN_NOTEBOOK) -> Html:
    """The article with some layers marked, or all; `longest` cuts what is shown."""
    chosen = choose(layers)
    speakers = Speakers(article)
    end = len(article.text) if longest is None else min(longest, len(article.text))
    spans = [span for layer in chosen for span in SPANS[layer](article, speakers) if span.start < end]
    left = len(article.text) - end
    note = f'<p class="g-note">… {left:,} more characters</p>' if left else ""
    return Html(
        f"<style>{STYLE}</style>"
        # Where a style sheet is not trusted, the plain text shows instead of the marked one.
        f'<pre class="guillemet-fallback">{escape(repr(article))}</pre>'
        f'<div class="guillemet" style="display: none" lang="{escape(article.language)}">'
        f'<div class="g-text">{mark_up(article.text[:end], spans)}</div>{note}'
        f"{''.join(part(article, speakers) for part in TABLES)}</div>"
    )


def page(article: Article, layers: Iterable[str] | None = None, title: str | None = None) -> str:
    """A page of its own with the whole article."""
    if title is None:
        headline = next((block.text for block in article.blocks if block.kind == "headline"), None)
        title = headline or article.text.strip()[:80] or "guillemet"
    return (
        f'<!doctype html>\n<html lang="{escape(article.language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" '
        f'content="light dark"><title>{escape(title)}</title></head>\n'
        f'<body class="guillemet-page">{show(article, layers, longest=None)}</body></html>\n'
    )


def choose(layers: Iterable[str] | None) -> list[str]:
    """The layers that the caller names, or all of them."""
    if layers is None:
        return list(LAYERS)
    chosen = [layers] if isinstance(layers, str) else list(layers)
    for layer in chosen:
        if layer not in LAYERS:
            raise GuillemetError(f"'{layer}' is no layer: give some of {', '.join(LAYERS)}")
    return [layer for layer in LAYERS if layer in chosen]


def mark_up(text: str, spans: Iterable[Span]) -> str:
    """The text with an element around every span.

    One sweep over the boundaries: a span that begins before another one ends and ends after it is closed and opened
    again, so that elements nest. Stripping the tags gives the text back.
    """
    waiting = sorted(spans, key=lambda span: (span.start, -span.end), reverse=True)
    out: list[str] = []
    opened: list[Span] = []
    at = 0
    while waiting or opened:
        ends = min((span.end for span in opened), default=len(text))
        begins = waiting[-1].start if waiting else len(text)
        boundary = min(ends, begins, len(text))
        out.append(escape_text(text[at:boundary]))
        at = boundary
        if ends <= boundary or boundary == len(text):
            first = next((i for i, span in enumerate(opened) if span.end <= boundary or boundary == len(text)), None)
            if first is not None:
                out.append("</span>" * (len(opened) - first))
                opened[first:] = [span for span in opened[first:] if span.end > boundary and boundary < len(text)]
                out.extend(f"<span {span.attributes}>" for span in opened[first:])
        if boundary == len(text):
            break
        while waiting and waiting[-1].start == boundary:
            span = waiting.pop()
            if span.end > span.start:
                out.append(f"<span {span.attributes}>")
                opened.append(span)
    out.append(escape_text(text[at:]))
    return "".join(out)


def escape_text(text: str) -> str:
    """Escapes what HTML would read or change: a carriage return would become a line feed, U+0000 can't stand in it."""
    return escape(text).replace("\r", "&#13;").replace("\0", "\ufffd")


class Speakers:
    """Numbers and colours of those who speak, in the order of their first words."""

    def __init__(self, article: Article) -> None:
        self.quotations: dict[int | str, list[Quotation]] = {}
        self.first: dict[int | str, Speaker] = {}
        for quotation in article.quotations:
            if quotation.speaker:
                key = self.key(quotation.speaker)
                self.first.setdefault(key, quotation.speaker)
                self.quotations.setdefault(key, []).append(quotation)
        self.numbers = {key: number for number, key in enumerate(self.first, start=1)}

    @staticmethod
    def key(speaker: Speaker) -> int | str:
        """One key for all that an entity says, one for each unnamed source."""
        return speaker.entity.id if speaker.entity else speaker.text.casefold()

    def number(self, quotation: Quotation) -> int | None:
        """The number of the one who says it."""
        return self.numbers[self.key(quotation.speaker)] if quotation.speaker else None


def colour(number: int | None) -> str:
    """The class of a speaker's colour."""
    return f"g-s{number}" if number and number <= COLOURS else "g-s0"


def attributes(classes: str, title: str, **data: object) -> str:
    """The attributes of an element; `data` without a value is left out."""
    extra = "".join(f' data-{key}="{escape(str(value))}"' for key, value in data.items() if value is not None)
    return f'class="{classes}" title="{escape(title)}"{extra}'


def block_spans(article: Article, speakers: Speakers) -> Iterator[Span]:
    for block in article.blocks:
        yield Span(block.start, block.end, attributes(f"g-block g-{block.kind}", "", kind=block.kind.replace("_", " ")))


def quotation_spans(article: Article, speakers: Speakers) -> Iterator[Span]:
    for quotation in article.quotations:
        number = speakers.number(quotation)
        name = quotation.speaker.name if quotation.speaker else "?"
        classes = f"g-quotation g-{quotation.kind} {colour(number)}"
        title = f"{quotation.kind} · {name} · {quotation.rule}"
        for part in quotation.parts:
            # The number stands behind the last part only.
            shown = number if part.end == quotation.end else None
            yield Span(part.start, part.end, attributes(classes, title, speaker=shown))
        if quotation.cue:
            yield Span(quotation.cue.start, quotation.cue.end, attributes("g-cue", f"cue · {quotation.cue.lemma}"))


def entity_spans(entities: Iterable[Entity]) -> Iterator[Span]:
    for entity in entities:
        title = " · ".join([entity.kind, entity.name, *unique(role.text for role in entity.roles)])
        for mention in entity.mentions:
            classes = f"g-{entity.kind} g-{mention.form}" if mention.form != "name" else f"g-{entity.kind}"
            yield Span(mention.start, mention.end, attributes(classes, title))


def date_spans(article: Article, speakers: Speakers) -> Iterator[Span]:
    for date in article.dates:
        yield Span(date.start, date.end, attributes("g-date", f"{date.kind} · {date.value}"))


def number_spans(article: Article, speakers: Speakers) -> Iterator[Span]:
    for number in article.numbers:
        unit = f" {number.unit}" if number.unit else ""
        yield Span(number.start, number.end, attributes("g-number", f"{number.kind} · {number.value}{unit}"))


def marked_spans(article: Article, speakers: Speakers) -> Iterator[Span]:
    for marked in article.marked:
        yield Span(marked.start, marked.end, attributes("g-marked", f"no speech · {marked.reason}"))


SPANS: dict[str, Callable[[Article, Speakers], Iterator[Span]]] = {
    "quotations": quotation_spans,
    "people": lambda article, speakers: entity_spans(article.people),
    "organizations": lambda article, speakers: entity_spans(article.organizations),
    "places": lambda article, speakers: entity_spans(article.places),
    "dates": date_spans,
    "numbers": number_spans,
    "marked": marked_spans,
    "blocks": block_spans,
}


def speaker_table(article: Article, speakers: Speakers) -> str:
    """Who speaks, how often and how much."""
    rows = []
    for key, speaker in speakers.first.items():
        said = speakers.quotations[key]
        entity = speaker.entity
        roles = ", ".join(unique(role.text for role in entity.roles)) if entity else ""
        words = sum(len(quotation.words.split()) for quotation in said)
        number = speakers.numbers[key]
        rows.append((chip(number), escape(speaker.name), escape(roles), str(len(said)), str(words)))
    return table("Speakers", ("", "name", "roles", "quotations", "words"), rows, opened=True)


def quotation_table(article: Article, speakers: Speakers) -> str:
    """Every quotation with its speaker and cue."""
    rows = [
        (
            chip(speakers.number(quotation)),
            escape(quotation.speaker.name) if quotation.speaker else "",
            escape(quotation.cue.text) if quotation.cue else "",
            quotation.kind,
            escape(quotation.words),
        )
        for quotation in article.quotations
    ]
    return table("Quotations", ("", "speaker", "cue", "kind", "words"), rows)


def timeline_table(article: Article, speakers: Speakers) -> str:
    """Dated facts in the order of their dates."""
    rows = [
        (escape(entry.value) + (" (to come)" if entry.future else ""), escape(entry.text)) for entry in article.timeline
    ]
    return table("Timeline", ("date", "fact"), rows)


def event_table(article: Article, speakers: Speakers) -> str:
    """The main event."""
    if article.event is None:
        return ""
    who, what, where, when = (article.event.who, article.event.what, article.event.where, article.event.when)
    slots = {"who": who and who.text, "what": what and what.text, "where": where and where.text}
    rows = [(name, escape(words)) for name, words in slots.items() if words]
    if when:
        rows.append(("when", escape(when.value)))
    return table("Event", ("", ""), rows, opened=True)


TABLES = (speaker_table, event_table, quotation_table, timeline_table)


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]], opened: bool = False) -> str:
    """A table that folds; its cells are HTML. No rows, no table."""
    if not rows:
        return ""
    header = "".join(f"<th>{cell}</th>" for cell in head) if any(head) else ""
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        f"<details{' open' if opened else ''}><summary>{title}</summary>"
        f"<table>{f'<thead><tr>{header}</tr></thead>' if header else ''}<tbody>{body}</tbody></table></details>"
    )


def chip(number: int | None) -> str:
    """A speaker's number in their colour."""
    return f'<span class="g-chip {colour(number)}">{number or "?"}</span>'


def unique(words: Iterable[str]) -> list[str]:
    """Words without repetition, in order."""
    return list(dict.fromkeys(words))
