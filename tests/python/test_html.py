"""Notebooks: the marked text is the article's text, nothing of it is read as HTML."""

from __future__ import annotations

import json
import shutil
import subprocess
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given

import guillemet

from texts import texts

VOID = {"meta"}


class Reader(HTMLParser):
    """Collects the text inside the marked-up article, and checks that elements nest."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.opened: list[tuple[str, str]] = []
        self.text = ""
        self.tags: set[str] = set()
        self.feed(html)
        self.close()
        assert self.opened == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in VOID:
            self.opened.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(classes == "g-text" for _, classes in self.opened):
            self.text += data


@given(text=texts)
def test_the_text_of_the_html_is_that_of_the_article(text: str) -> None:
    article = guillemet.parse(text)
    # HTML has no U+0000, and shows its replacement.
    shown = text.replace("\0", "\ufffd")
    assert Reader(article.show()).text == shown
    assert Reader(article.to_html(["quotations", "dates"])).text == shown


def test_nothing_of_a_text_is_read_as_html() -> None:
    html = guillemet.parse("<script>alert('« Oui »')</script>, a dit Jean <b>Dupont</b>.").to_html()
    assert not Reader(html).tags & {"script", "b"}


def test_the_seed_shows_its_speakers(seed: guillemet.Article) -> None:
    html = seed._repr_html_()
    for quotation in seed.quotations:
        if quotation.speaker:
            assert quotation.speaker.name in html
    assert 'class="guillemet-fallback"' in html
    assert seed.show(["people"]) != html


def test_a_notebook_shows_no_megabyte() -> None:
    html = guillemet.parse("Il pleut à Paris. " * 10_000).show()
    assert len(html) < 1_000_000
    assert "more characters" in html


def test_an_unknown_layer_is_an_error(seed: guillemet.Article) -> None:
    with pytest.raises(guillemet.GuillemetError, match="'verbs' is no layer: give some of quotations"):
        seed.show(["verbs"])  # type: ignore[list-item]


def test_a_browser_reads_the_text_of_the_article(tmp_path: Path, seed: guillemet.Article) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium is installed (apt install chromium)")
    # A script of the test's own: the page has none. What the browser takes for the text comes back as one attribute.
    script = (
        "<script>document.body.dataset.text = JSON.stringify("
        "[...document.querySelectorAll('.g-text')].map(e => e.textContent));</script>"
    )
    hurting = guillemet.parse("« Oui\r\n\t<b> & “non” »,\u00a0a dit\u2028Anne Roy.\n\n\n  Fin\x01 🎉 &amp; &#65;\r.")
    for article in (seed, hurting):
        page = tmp_path / "page.html"
        page.write_text(article.to_html().replace("</body>", f"{script}</body>"), encoding="utf-8", newline="")
        command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}", "--dump-dom"]
        done = subprocess.run([*command, page.as_uri()], capture_output=True, encoding="utf-8", timeout=120, check=True)
        attribute = done.stdout.split('data-text="', 1)[1].split('"', 1)[0]
        assert json.loads(unescape(attribute)) == [article.text]
