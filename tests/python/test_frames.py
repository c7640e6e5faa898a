"""Articles as data frames."""

from __future__ import annotations

import pytest

import guillemet


def test_a_frame_has_a_row_for_each_annotation(seed: guillemet.Article) -> None:
    pytest.importorskip("pandas")
    assert list(seed.quotations_frame().words) == [q.words for q in seed.quotations]
    assert list(seed.entities_frame().name) == [e.name for e in seed.entities]
    assert len(seed.mentions_frame()) == sum(len(e.mentions) for e in seed.entities)
    assert list(seed.dates_frame().value) == [d.value for d in seed.dates]
    assert list(seed.blocks_frame().kind) == [b.kind for b in seed.blocks]
    assert list(seed.timeline_frame().fact) == [t.text for t in seed.timeline]


def test_words_are_among_the_frames_where_they_were_asked_for(seed: guillemet.Article) -> None:
    pytest.importorskip("pandas")
    article = guillemet.parse("Elle part. Il reste.", layers=["tokens"])
    assert list(article.tokens_frame().pos) == [token.pos for token in article.tokens]
    assert list(guillemet.frames([article, seed])["tokens"].sentence) == [0, 0, 0, 1, 1, 1]
    assert "tokens" not in guillemet.frames([seed])


def test_both_engines_give_the_same_rows(seed: guillemet.Article) -> None:
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    in_pandas, in_polars = seed.quotations_frame(), seed.quotations_frame("polars")
    assert isinstance(in_pandas, pandas.DataFrame)
    assert isinstance(in_polars, polars.DataFrame)
    assert list(in_pandas.columns) == in_polars.columns
    assert list(in_pandas.start) == in_polars["start"].to_list()


def test_several_speakers_of_one_quotation_are_all_there() -> None:
    pytest.importorskip("pandas")
    text = "« Il pleut », ont dit Anne Roy, Paul Petit et Marc Blanc. « Non », a répondu Mme Roy."
    article = guillemet.parse(text)
    assert list(article.quotations_frame().speaker) == ["Anne Roy", "Anne Roy"]
    assert list(article.quotations_frame().others) == ["Paul Petit, Marc Blanc", ""]
    quoted = dict(zip(article.entities_frame().name, article.entities_frame().quotations, strict=True))
    assert quoted == {"Anne Roy": 2, "Paul Petit": 1, "Marc Blanc": 1}
    together = "<Quotation direct «Il pleut» speaker=«Anne Roy, Paul Petit, Marc Blanc»>"
    assert [repr(quotation) for quotation in article.people[1].quotations] == [together]


def test_many_articles_are_told_apart(seed: guillemet.Article) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    empty = guillemet.parse("")
    tables = guillemet.frames([seed, empty, seed], ids=["a", "b", "c"])
    assert list(tables["dates"].article) == ["a"] * len(seed.dates) + ["c"] * len(seed.dates)
    in_polars = guillemet.frames([empty], engine="polars")
    assert all(table.is_empty() and table.columns[0] == "article" for table in in_polars.values())


def test_wrong_ids_and_engines_are_errors(seed: guillemet.Article) -> None:
    with pytest.raises(guillemet.GuillemetError, match="2 articles, but 1 ids"):
        guillemet.frames([seed, seed], ids=["a"])
    with pytest.raises(guillemet.GuillemetError, match="engine='excel' is none"):
        seed.quotations_frame("excel")  # type: ignore[call-overload]
