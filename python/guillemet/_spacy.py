"""An article as a document of spaCy, which is imported only when one is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from guillemet._guillemet import Article, Entity, Mention, Quotation

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["to_spacy"]

ENTITY_LABELS = {"person": "PER", "organization": "ORG", "place": "LOC"}
"""The labels of spaCy's French pipelines."""


class Group(NamedTuple):
    """A span of a group: its label, the number of the annotation, and what is known of it."""

    start: int
    end: int
    label: str
    number: int
    known: str | None = None


def to_spacy(article: Article, nlp: Language | None = None) -> Doc:
    """The document, with a group of spans for each layer.

    ``label_`` is the kind of an annotation, ``id_`` its number in the article, ``kb_id_`` what is known of it: the name of
    an entity or speaker, the value of a date or number. ``doc.user_data["guillemet"]`` is the article's JSON. Where the article
    has tokens, ``token.pos_`` is their part of speech, unless the pipeline has found one.
    """
    try:
        import spacy
        from spacy.util import filter_spans
    except ImportError as error:
        raise ImportError("to_spacy needs spaCy: pip install spacy") from error
    is_blank = nlp is None
    pipeline = spacy.blank(article.language) if nlp is None else nlp
    doc = pipeline(article.text)
    doc.user_data["guillemet"] = article.to_json()
    for name, groups in LAYERS.items():
        # A word that the tokenizer left whole may reach further than the annotation.
        spans = [
            doc.char_span(
                group.start,
                group.end,
                label=group.label,
                span_id=str(group.number),
                kb_id=group.known or "",
                alignment_mode="expand",
            )
            for group in groups(article)
        ]
        doc.spans[name] = [span for span in spans if span is not None]
    tag(doc, article)
    if is_blank:
        # White space before the first sentence belongs to it.
        starts = {sentence.start for sentence in list(doc.spans["sentences"])[1:]}
        for token in doc:
            token.is_sent_start = token.i == 0 or token.i in starts
        named = [
            spacy.tokens.Span(doc, span.start, span.end, ENTITY_LABELS[span.label_], span.kb_id_)
            for span in doc.spans["entities"]
        ]
        doc.ents = filter_spans(named)
    return doc


def tag(doc: Doc, article: Article) -> None:
    """Gives spaCy's words the parts of speech of the article's, where it has any and nobody has given one.

    A word of spaCy is cut elsewhere now and then (``14h30``, ``-t-il``): it has the part of speech of the first word that
    it shares a letter with.
    """
    words = iter(article.tokens)
    word = next(words, None)
    for token in doc:
        while word and word.end <= token.idx:
            word = next(words, None)
        if word and word.start < token.idx + len(token) and not token.pos:
            token.pos_ = word.pos


def quotations(article: Article) -> Iterator[Group]:
    for quotation in article.quotations:
        for part in quotation.parts:
            yield Group(part.start, part.end, quotation.kind, quotation.id, source(quotation))


def cues(article: Article) -> Iterator[Group]:
    for quotation in article.quotations:
        if quotation.cue:
            yield Group(quotation.cue.start, quotation.cue.end, "cue", quotation.id, quotation.cue.lemma)


def speakers(article: Article) -> Iterator[Group]:
    for quotation in article.quotations:
        speaker = quotation.speaker
        if speaker and speaker.start is not None and speaker.end is not None:
            yield Group(speaker.start, speaker.end, "speaker", quotation.id, speaker.name)
        for other in speaker.others if speaker else ():
            if name := name_before(other, (speaker and speaker.end) or quotation.start):
                yield Group(name.start, name.end, "speaker", quotation.id, other.name)


def name_before(entity: Entity, offset: int) -> Mention | None:
    """The last name of an entity before an offset, else its first one."""
    names = [mention for mention in entity.mentions if mention.form == "name"]
    before = [name for name in names if name.start < offset]
    return next(iter(before[-1:] or names), None)


def source(quotation: Quotation) -> str | None:
    return quotation.speaker.name if quotation.speaker else None


def mentions(entity: Entity, forms: set[str]) -> Iterator[Group]:
    for mention in entity.mentions:
        if mention.form in forms:
            yield Group(mention.start, mention.end, entity.kind, entity.id, entity.name)


def entities(article: Article) -> Iterator[Group]:
    for entity in article.entities:
        yield from mentions(entity, {"name"})


def references(article: Article) -> Iterator[Group]:
    for entity in article.entities:
        yield from mentions(entity, {"role", "pronoun"})


def dates(article: Article) -> Iterator[Group]:
    for date in article.dates:
        yield Group(date.start, date.end, date.kind, date.id, date.value)


def numbers(article: Article) -> Iterator[Group]:
    for index, number in enumerate(article.numbers):
        yield Group(number.start, number.end, number.kind, index, number.value)


def blocks(article: Article) -> Iterator[Group]:
    for block in article.blocks:
        yield Group(block.start, block.end, block.kind, block.index)


def sentences(article: Article) -> Iterator[Group]:
    for sentence in article.sentences:
        yield Group(sentence.start, sentence.end, "sentence", sentence.index)


LAYERS = {
    "quotations": quotations,
    "cues": cues,
    "speakers": speakers,
    "entities": entities,
    "references": references,
    "dates": dates,
    "numbers": numbers,
    "blocks": blocks,
    "sentences": sentences,
}
"""The span groups and what fills them. ``references`` are roles and pronouns that stand for an entity."""
