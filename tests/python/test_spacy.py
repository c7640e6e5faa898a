"""Articles as documents of spaCy."""

from __future__ import annotations

import pytest

import guillemet

spacy = pytest.importorskip("spacy", reason="spaCy is not installed")


def test_groups_hold_what_the_article_holds(seed: guillemet.Article) -> None:
    doc = seed.to_spacy()
    assert doc.text == seed.text
    parts = [part for quotation in seed.quotations for part in quotation.parts]
    assert [span.text for span in doc.spans["quotations"]] == [part.text for part in parts]
    assert [span.kb_id_ for span in doc.spans["dates"]] == [date.value for date in seed.dates]
    names = [mention for entity in seed.entities for mention in entity.mentions if mention.form == "name"]
    for span, mention in zip(doc.spans["entities"], names, strict=True):
        assert seed.entities[int(span.id_)] == mention.entity
        assert mention.text in span.text
    assert {"PER", "ORG", "LOC"} >= {span.label_ for span in doc.ents}
    assert len(doc.ents) == len(names)
    assert len(list(doc.sents)) == len(seed.sentences)


def test_each_of_several_speakers_is_a_span() -> None:
    article = guillemet.parse("Anne Roy et Paul Petit sont là. « Il pleut », ont dit Anne Roy et Paul Petit.")
    doc = article.to_spacy()
    spans = doc.spans["speakers"]
    assert [(span.start_char, span.text, span.kb_id_) for span in spans] == [
        (54, "Anne Roy et Paul Petit", "Anne Roy"),
        (66, "Paul Petit", "Paul Petit"),
    ]


def test_documents_are_stored_and_read_again(seed: guillemet.Article) -> None:
    from spacy.tokens import DocBin

    stored = DocBin(docs=[seed.to_spacy()], store_user_data=True).to_bytes()
    [doc] = DocBin().from_bytes(stored).get_docs(spacy.blank("fr").vocab)
    assert guillemet.Article.from_json(doc.user_data["guillemet"]) == seed
    assert [span.label_ for span in doc.spans["quotations"]] == [q.kind for q in seed.quotations for _ in q.parts]


def test_a_pipeline_keeps_what_it_finds() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("sentencizer")
    doc = guillemet.parse("Jeanne Morel part. Il pleut.").to_spacy(nlp)
    assert doc.vocab is nlp.vocab
    assert len(list(doc.sents)) == 2
    assert not doc.ents
    assert [span.kb_id_ for span in doc.spans["entities"]] == ["Jeanne Morel"]


def test_words_have_the_parts_of_speech_of_the_article() -> None:
    article = guillemet.parse("Elle ferme la porte à 14h30, dit-il.", layers=["tokens"])
    tagged = {token.text: token.pos_ for token in article.to_spacy()}
    assert tagged["porte"] == "NOUN"
    assert tagged["ferme"] == "VERB"
    assert tagged["-il"] == "PRON"
    assert not any(token.pos_ for token in guillemet.parse(article.text).to_spacy())


def test_a_pipeline_keeps_its_parts_of_speech() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("attribute_ruler").add([[{"LOWER": "porte"}]], {"POS": "X"})
    doc = guillemet.parse("Elle ferme la porte.", layers=["tokens"]).to_spacy(nlp)
    assert [token.pos_ for token in doc] == ["PRON", "VERB", "DET", "X", "PUNCT"]


@pytest.mark.parametrize("text", ["", " ", "«\n\n»", "🎉"])
def test_any_text_is_a_document(text: str) -> None:
    assert guillemet.parse(text).to_spacy().text == text
