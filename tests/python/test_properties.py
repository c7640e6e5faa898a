"""What holds for every text."""

from __future__ import annotations

import pickle
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import guillemet

from texts import all_of, texts

any_text = given(text=texts)


@any_text
def test_every_annotation_is_a_slice_of_the_unchanged_text(text: str) -> None:
    article = guillemet.parse(text)
    assert article.text == text
    for annotation in all_of(article):
        if isinstance(annotation, guillemet.Annotation):
            assert 0 <= annotation.start <= annotation.end <= len(text)
        if annotation.start is not None:
            assert text[annotation.start : annotation.end] == annotation.text, annotation


@any_text
def test_blocks_and_sentences_are_ordered_and_disjoint(text: str) -> None:
    article = guillemet.parse(text)
    for ordered in (article.blocks, article.sentences):
        for before, after in pairwise(ordered):
            assert before.end <= after.start
    for block in article.blocks:
        assert block.text.strip()
        for sentence in block.sentences:
            assert block.start <= sentence.start < sentence.end <= block.end
            assert sentence.block == block


@any_text
def test_children_lie_inside_their_parents(text: str) -> None:
    article = guillemet.parse(text)
    for quotation in article.quotations:
        assert quotation.parts
        for before, after in pairwise(quotation.parts):
            assert before.end <= after.start
        if quotation.parent:
            assert quotation.parent.start <= quotation.start <= quotation.end <= quotation.parent.end
            assert quotation in quotation.parent.children
    for entity in article.entities:
        assert entity.name in {mention.text for mention in entity.mentions}
        for mention in entity.mentions:
            assert mention.entity == entity


@any_text
def test_what_is_said_by_an_entity_has_it_as_speaker(text: str) -> None:
    article = guillemet.parse(text)
    for entity in article.entities:
        for quotation in entity.quotations:
            assert quotation.speaker is not None
            assert entity in (quotation.speaker.entity, *quotation.speaker.others)


@any_text
def test_json_and_pickles_come_back_equal(text: str) -> None:
    article = guillemet.parse(text, published="2020-01")
    for offsets in ("chars", "bytes", "utf16"):
        assert guillemet.Article.from_json(article.to_json(offsets=offsets)) == article
    again = pickle.loads(pickle.dumps(article))
    assert again == article
    assert hash(again) == hash(article)


@any_text
def test_offsets_in_other_units_find_the_same_words(text: str) -> None:
    article = guillemet.parse(text)
    utf8, utf16 = text.encode(), text.encode("utf-16-le")
    in_bytes, in_utf16 = article.to_dict(offsets="bytes"), article.to_dict(offsets="utf16")
    for block, b, u in zip(article.blocks, in_bytes["blocks"], in_utf16["blocks"], strict=True):
        assert utf8[b["start"] : b["end"]].decode() == block.text
        assert utf16[2 * u["start"] : 2 * u["end"]].decode("utf-16-le") == block.text


@given(text=texts, at=st.integers(0, 200), surrogate=st.integers(0xD800, 0xDFFF).map(chr))
def test_a_lone_surrogate_is_answered_with_a_repair_that_works(text: str, at: int, surrogate: str) -> None:
    broken = text[:at] + surrogate + text[at:]
    with pytest.raises(guillemet.GuillemetError, match=f"lone surrogate .* at index {min(at, len(text))};"):
        guillemet.parse(broken)
    repaired = broken.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert guillemet.parse(repaired).text == repaired


@settings(max_examples=20)
@given(many=st.lists(texts, max_size=12), threads=st.integers(1, 4))
def test_many_texts_give_what_each_gives_alone(many: list[str], threads: int) -> None:
    assert guillemet.parse_many(many, threads=threads) == [guillemet.parse(text) for text in many]
