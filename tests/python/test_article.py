"""The objects: navigation, equality, pickles, what they look like."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

import guillemet

from texts import all_of

TEXT = "« Nous irons jusqu’au bout », a déclaré Jeanne Morel.\n\nLa ministre s’est rendue à Lyon le 7 janvier 2020."


@pytest.fixture(scope="module")
def article() -> guillemet.Article:
    return guillemet.parse(TEXT, published="2020-01")


def test_everything_reaches_its_article(article: guillemet.Article) -> None:
    for annotation in all_of(article):
        assert annotation.article is article


def test_blocks_and_sentences_reach_each_other(article: guillemet.Article) -> None:
    assert [block.index for block in article.blocks] == [0, 1]
    assert [sentence.block for sentence in article.sentences] == list(article.blocks)
    assert article.blocks[1].sentences == article.sentences[1:]


def test_the_article_is_cut_out_of_its_page() -> None:
    page = guillemet.parse(
        "Le pont rouvre\n\nPar Jeanne Morel (avec AFP)\n\nLe pont a rouvert lundi, selon la mairie de Brest.\n\n"
        "Lire aussi : Le pont ferme\n\nLes riverains applaudissent depuis la rive."
    )
    body = "Le pont a rouvert lundi, selon la mairie de Brest.\n\nLes riverains applaudissent depuis la rive."
    assert page.headline == "Le pont rouvre"
    assert page.lead is None
    assert page.body == body
    assert page.authors == ("Jeanne Morel",)
    assert page.agency == "AFP"
    assert page.clean() == f"Le pont rouvre\n\n{body}"


def test_nothing_is_left_of_a_page_without_an_article() -> None:
    page = guillemet.parse("Abonnez-vous à notre newsletter")
    assert (page.headline, page.lead, page.body, page.authors, page.agency, page.clean()) == (
        None,
        None,
        "",
        (),
        None,
        "",
    )


def test_a_span_is_an_annotation(article: guillemet.Article) -> None:
    span = article.span(2, 29)
    assert span.text == str(span) == "Nous irons jusqu’au bout »,"
    assert span.sentence == article.sentences[0]
    assert span.block == article.blocks[0]
    assert span == article.span(2, 29)
    assert span.to_dict() == {"start": 2, "end": 29, "text": span.text}


@pytest.mark.parametrize(("start", "end"), [(3, 2), (0, 10_000), (10_000, 10_001)])
def test_a_span_outside_of_the_text_is_an_error(article: guillemet.Article, start: int, end: int) -> None:
    with pytest.raises(guillemet.GuillemetError, match="is no stretch of this article"):
        article.span(start, end)


def test_an_offset_between_two_sentences_has_none(article: guillemet.Article) -> None:
    between = article.sentences[0].end
    assert article.span(between, between + 1).sentence is None


def test_equal_articles_are_equal_all_over(article: guillemet.Article) -> None:
    again = guillemet.parse(TEXT, published="2020-01")
    assert again == article
    assert again is not article
    assert hash(again) == hash(article)
    for one, other in zip(all_of(article), all_of(again), strict=True):
        assert one == other
        assert hash(one) == hash(other)
    assert len(set(all_of(article))) == len({*all_of(article), *all_of(again)})


def test_other_articles_and_places_are_unequal(article: guillemet.Article) -> None:
    assert guillemet.parse(TEXT) != article
    assert guillemet.parse(TEXT + " ") != article
    assert article.blocks[0] != article.blocks[1]
    assert article.blocks[0] != article.sentences[0]
    assert article != TEXT
    assert article.blocks[0] != "« Nous"


def test_articles_and_annotations_can_be_pickled_and_copied(seed: guillemet.Article) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(seed, protocol)) == seed
    assert copy.deepcopy(seed) == copy.copy(seed) == seed
    everything = list(all_of(seed))
    for one, other in zip(everything, pickle.loads(pickle.dumps(everything)), strict=True):
        assert one == other
        assert type(one) is type(other)
        assert one.text == other.text


def test_words_are_annotations_too() -> None:
    article = guillemet.parse("Elle ferme la porte. Il pleut.", layers=["tokens"])
    assert [(token.text, token.pos) for token in article.sentences[1].tokens] == [
        ("Il", "PRON"),
        ("pleut", "VERB"),
        (".", "PUNCT"),
    ]
    word = article.tokens[3]
    assert repr(word) == "<Token «porte» NOUN>"
    assert word.sentence == article.sentences[0]
    assert pickle.loads(pickle.dumps(word)) == word
    assert [token.to_dict() for token in article.tokens] == article.to_dict()["tokens"]
    assert guillemet.parse(article.text).tokens == ()


def test_annotations_of_one_pickle_share_their_article(seed: guillemet.Article) -> None:
    first, second = pickle.loads(pickle.dumps(seed.blocks[:2]))
    assert first.article is second.article


def test_the_dictionary_is_the_json(seed: guillemet.Article) -> None:
    everything = json.loads(seed.to_json())
    assert seed.to_dict() == everything
    assert json.loads(seed.to_json(indent=2)) == everything
    assert "\n  " in seed.to_json(indent=2)
    assert "\n" not in seed.to_json()
    assert [block.to_dict() for block in seed.blocks] == everything["blocks"]
    assert [quotation.to_dict() for quotation in seed.quotations] == everything["quotations"]
    assert [entity.to_dict() for entity in seed.entities] == everything["entities"]
    assert [date.to_dict() for date in seed.dates] == everything["dates"]
    assert [entry.to_dict() for entry in seed.timeline] == everything["timeline"]
    assert (seed.event and seed.event.to_dict()) == everything["event"]


def test_attributes_have_the_names_and_values_of_the_json(seed: guillemet.Article) -> None:
    for annotation in all_of(seed):
        for key, value in annotation.to_dict().items():
            if isinstance(value, str | bool) or (value is None and key not in {"start", "end"}):
                assert getattr(annotation, key) == value, (annotation, key)


def test_people_organizations_and_places_are_the_entities(seed: guillemet.Article) -> None:
    assert sorted([*seed.people, *seed.organizations, *seed.places], key=lambda e: e.id) == list(seed.entities)


def test_objects_cannot_be_changed_or_made(article: guillemet.Article) -> None:
    with pytest.raises(AttributeError):
        article.blocks[0].kind = "lead"  # type: ignore[misc]
    with pytest.raises(TypeError):
        guillemet.Article()
    with pytest.raises(TypeError):
        guillemet.Block()


def test_representations_read_well(article: guillemet.Article) -> None:
    assert repr(article.published) == "<Publication 2020-01>"
    assert repr(article.sentences[1]) == "<Sentence «La ministre s’est rendue à Lyon le 7 janvier 2020.»>"
    assert repr(article.span(0, 7)) == "<Slice «« Nous »>"
    assert repr(article).startswith("<Article «« Nous irons jusqu’au bout », a déclaré Jeanne Morel.\\n\\nLa mi…»,")
    for annotation in all_of(article):
        assert repr(annotation).startswith(f"<{type(annotation).__name__}")
        assert "\n" not in repr(annotation)


def test_json_of_something_else_is_an_error(article: guillemet.Article) -> None:
    for json_text in ("", "null", "{}", '{"schema_version": 1}'):
        with pytest.raises(guillemet.GuillemetError, match="not the JSON of an article"):
            guillemet.Article.from_json(json_text)
    newer = article.to_json().replace('"schema_version":1', '"schema_version":99')
    with pytest.raises(guillemet.GuillemetError, match="schema version 99"):
        guillemet.Article.from_json(newer)


@pytest.mark.parametrize(
    ("layer", "change"),
    [
        ("blocks", {"kind": "paragraph", "start": 5, "end": 3, "speaker": None, "rule": "x"}),
        ("blocks", {"kind": "paragraph", "start": 0, "end": 9999, "speaker": None, "rule": "x"}),
        ("blocks", {"kind": "paragraph", "start": 0, "end": 3, "speaker": 77, "rule": "x"}),
        ("sentences", {"start": 0, "end": 3, "block": 77}),
        ("timeline", {"value": "2020", "date": 77, "sentence": 0, "future": False, "entities": []}),
    ],
)
def test_json_that_points_nowhere_is_an_error(article: guillemet.Article, layer: str, change: object) -> None:
    broken = article.to_dict()
    broken[layer].append(change)
    with pytest.raises(guillemet.GuillemetError, match="not the JSON of an article"):
        guillemet.Article.from_json(json.dumps(broken))


def test_an_unknown_unit_is_an_error(article: guillemet.Article) -> None:
    with pytest.raises(guillemet.GuillemetError, match="'lines' is no unit"):
        article.to_json(offsets="lines")  # type: ignore[arg-type]
