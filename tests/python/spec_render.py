"""Renders a layer of an article as the lines of `tests/spec`, as crates/guillemet/tests/spec.rs does for Rust."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import guillemet


def render(article: guillemet.Article, layer: str) -> str:
    """The annotations of one layer, one a line."""
    return "\n".join(LAYERS[layer](article))


def blocks(article: guillemet.Article) -> Iterator[str]:
    for block in article.blocks:
        yield f"{block.kind} {quoted(block.text)}{named('speaker', block.speaker)}"


def sentences(article: guillemet.Article) -> Iterator[str]:
    for sentence in article.sentences:
        yield quoted(sentence.text)


def quotations(article: guillemet.Article) -> Iterator[str]:
    for q in article.quotations:
        line = f"{q.kind} {' '.join(quoted(part.text) for part in q.parts)}"
        if q.cue:
            line += f" cue={quoted(q.cue.text)} lemma={quoted(q.cue.lemma)}"
        if q.speaker:
            words = "null" if q.speaker.start is None else quoted(q.speaker.text)
            line += f" speaker={words}{named('entity', q.speaker.entity)}"
            line += "".join(named("other", other) for other in q.speaker.others)
            if q.speaker.rule not in ("named", "own-words", q.rule):
                line += f" by={q.speaker.rule}"
        if q.parent:
            line += f" parent={q.parent.id}"
        yield f"{line} rule={q.rule}"


def marked(article: guillemet.Article) -> Iterator[str]:
    for m in article.marked:
        yield f"{quoted(m.text)} reason={m.reason}"


def entities(article: guillemet.Article) -> Iterator[str]:
    for e in article.entities:
        mentions = [quoted(m.text) if m.form == "name" else f"{m.form}:{quoted(m.text)}" for m in e.mentions]
        yield (
            f"{e.kind} {quoted(e.name)}"
            f"{given('gender', e.gender)}{given('evidence', e.gender_evidence)}{given('country', e.country)}"
            f"{listed('roles', [quoted(role.text) for role in e.roles])} mentions={','.join(mentions)}"
        )


def dates(article: guillemet.Article) -> Iterator[str]:
    for d in article.dates:
        bounds = f" {d.earliest}..{d.latest}" if d.earliest and d.latest else ""
        other = None if d.range is None else d.range.id
        yield (
            f"{d.kind} {quoted(d.text)} {d.value}{given('grain', d.grain)}{bounds}{given('modifier', d.modifier)}"
            f"{listed('known', d.known)}{given('range', other)} rule={d.rule}"
        )


def numbers(article: guillemet.Article) -> Iterator[str]:
    for n in article.numbers:
        line = f"{n.kind} {quoted(n.text)} {n.value}{given('unit', n.unit)}"
        yield line if n.object is None else f"{line} object={quoted(n.object.text)}"


def event(article: guillemet.Article) -> Iterator[str]:
    if article.event is None:
        return
    found = article.event
    if found.who:
        yield f"who={quoted(found.who.text)}{named('entity', found.who.entity)}"
    if found.what:
        yield f"what={quoted(found.what.text)}"
    if found.where:
        yield f"where={quoted(found.where.text)}{named('entity', found.where.entity)}"
    if found.when:
        yield f"when={found.when.value}"


def timeline(article: guillemet.Article) -> Iterator[str]:
    for t in article.timeline:
        names = listed("entities", [quoted(e.name) for e in t.entities])
        yield f"{t.value} {quoted(t.date.text)}{' future' if t.future else ''}{names}"


def related(article: guillemet.Article) -> Iterator[str]:
    for r in article.related:
        yield f"{quoted(r.label)} {quoted(r.title)}{listed('media', r.media)}"


def tokens(article: guillemet.Article) -> Iterator[str]:
    for sentence in article.sentences:
        yield " ".join(f"{token.text}/{token.pos}" for token in sentence.tokens)


def diagnostics(article: guillemet.Article) -> Iterator[str]:
    for d in article.diagnostics:
        yield f"{d.rule} {quoted(d.text)}"


LAYERS = {
    function.__name__: function
    for function in (
        blocks,
        sentences,
        quotations,
        marked,
        entities,
        dates,
        numbers,
        event,
        timeline,
        related,
        diagnostics,
        tokens,
    )
}


def quoted(words: str) -> str:
    return "«" + words.replace("\n", "\\n") + "»"


def named(key: str, entity: guillemet.Entity | None) -> str:
    return "" if entity is None else f" {key}={quoted(entity.name)}"


def given(key: str, value: object) -> str:
    return "" if value is None else f" {key}={value}"


def listed(key: str, values: Sequence[str]) -> str:
    return f" {key}={','.join(values)}" if values else ""
