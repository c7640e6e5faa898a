"""Fuzzes the Python package with atheris: any text is answered, and every view of the answer is a slice of the text.

pip install . atheris
python fuzz/fuzz_python.py fuzz/corpus/parse -dict=fuzz/french.dict -max_len=4096
"""

from __future__ import annotations

import pickle
import sys

import atheris

import guillemet


def views(article: guillemet.Article) -> list[guillemet.View]:
    """Everything that has a place of its own."""
    found: list[guillemet.View] = [*article.blocks, *article.sentences, *article.quotations, *article.marked]
    found += [*article.dates, *article.numbers, *article.related, *article.diagnostics]
    for quotation in article.quotations:
        found += [*quotation.parts, *filter(None, (quotation.cue, quotation.speaker))]
    for entity in article.entities:
        found += [*entity.mentions, *entity.roles]
    return found


@atheris.instrument_func
def answer(data: bytes) -> None:
    """Parses one text, which may hold lone surrogates, and looks at all of the answer."""
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    try:
        article = guillemet.parse(text, published="2020-01")
    except guillemet.GuillemetError:
        # The one text that is refused: no encoding holds it.
        assert any("\ud800" <= character <= "\udfff" for character in text)
        return
    assert article.text == text
    for view in views(article):
        repr(view)
        if view.start is not None:
            assert text[view.start : view.end] == view.text, view
    for entity in article.entities:
        # What it says, alone or with others.
        assert all(entity in (quotation.speaker.entity, *quotation.speaker.others) for quotation in entity.quotations)
    assert guillemet.Article.from_json(article.to_json()) == article
    assert pickle.loads(pickle.dumps(article)) == article
    article.to_html()
    guillemet.parse_date(text[:200], reference="2020-01-07")


atheris.Setup(sys.argv, answer)
atheris.Fuzz()
