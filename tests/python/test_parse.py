"""What parse and parse_many take, refuse and promise."""

from __future__ import annotations

import datetime
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any, Literal

import pytest

import guillemet

TEXTS = [f"« Voici le texte {i} », a déclaré le maire." for i in range(200)]


@pytest.mark.parametrize(
    ("published", "value"),
    [
        ("2020", "2020"),
        ("2020-01", "2020-01"),
        ("2020-01-07", "2020-01-07"),
        ("2020-01-07T10:00:00Z", "2020-01-07"),
        (datetime.date(2020, 1, 7), "2020-01-07"),
        (datetime.datetime(2020, 1, 7, 23, 59), "2020-01-07"),
        (datetime.datetime(2020, 1, 7, tzinfo=datetime.timezone.utc), "2020-01-07"),
    ],
)
def test_published_is_a_string_or_a_date(published: str | datetime.date, value: str) -> None:
    article = guillemet.parse("Bonjour.", published=published)
    assert article.published is not None
    assert article.published.value == value
    assert article.published.start is None


def test_missing_values_of_data_frames_are_no_date() -> None:
    pandas = pytest.importorskip("pandas")
    missing: Any
    for missing in (None, float("nan"), pandas.NaT):
        assert guillemet.parse("Bonjour.", published=missing).published is None
    stamp = pandas.Timestamp("2020-01-07 10:00")
    assert str(guillemet.parse("Bonjour.", published=stamp).published) == "2020-01-07"


@pytest.mark.parametrize("published", ["", "janvier", "2020-13", "2020-02-30", "07/01/2020"])
def test_a_string_that_is_no_date_is_an_error(published: str) -> None:
    with pytest.raises(guillemet.GuillemetError, match="is no publication date: give YYYY, YYYY-MM or YYYY-MM-DD"):
        guillemet.parse("Bonjour.", published=published)


def test_wrong_types_are_type_errors() -> None:
    with pytest.raises(TypeError, match="text must be str, not bytes"):
        guillemet.parse(b"Bonjour.")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="text must be str, not NoneType"):
        guillemet.parse(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"published must be str, datetime\.date or None, not int"):
        guillemet.parse("Bonjour.", published=2020)  # type: ignore[arg-type]


def test_another_language_is_an_error() -> None:
    with pytest.raises(guillemet.GuillemetError, match="language 'de' is not supported"):
        guillemet.parse("Guten Tag.", language="de")


def test_the_date_policy_says_which_day_is_meant() -> None:
    text = "Le départ aura lieu le 7 janvier."
    expected = {"news": "2021-01-07", "past": "2020-01-07", "future": "2021-01-07"}
    policy: Literal["news", "past", "future"]
    for policy in ("news", "past", "future"):
        article = guillemet.parse(text, published="2020-12-20", date_policy=policy)
        assert [date.value for date in article.dates] == [expected[policy]]
        assert guillemet.parse_many([text], "2020-12-20", date_policy=policy) == [article]
    sentence = "date policy 'best' does not exist: give 'news', 'past' or 'future'"
    with pytest.raises(guillemet.GuillemetError, match=sentence):
        guillemet.parse(text, date_policy="best")  # type: ignore[arg-type]
    with pytest.raises(guillemet.GuillemetError, match=sentence):
        guillemet.parse_many([text], date_policy="best")  # type: ignore[arg-type]


def test_only_the_layers_that_are_wanted_are_there() -> None:
    text = "« Nous partons mardi », a déclaré Jeanne Morel, la maire de Nantes."
    whole = guillemet.parse(text, published="2020-01-09")
    dates = guillemet.parse(text, published="2020-01-09", layers=["dates"])
    assert [date.value for date in dates.dates] == [date.value for date in whole.dates] == ["2020-01-07"]
    assert (dates.quotations, dates.entities, dates.event) == ((), (), None)
    assert len(dates.sentences) == len(whole.sentences)
    spoken = guillemet.parse_many([text], "2020-01-09", layers=("quotations",))[0]
    assert spoken.to_dict()["quotations"] == whole.to_dict()["quotations"]
    assert spoken.quotations[0].speaker is not None
    assert str(spoken.quotations[0].speaker.entity) == "Jeanne Morel"
    assert (spoken.timeline, spoken.event) == ((), None)
    assert guillemet.parse(text, layers=[]).dates == ()
    with pytest.raises(guillemet.GuillemetError, match="layer 'people' does not exist: give some of 'quotations', "):
        guillemet.parse(text, layers=["people"])  # type: ignore[list-item]
    with pytest.raises(TypeError, match=r"layers is one str: give a list, \['dates'\]"):
        guillemet.parse_many([text], layers="dates")  # type: ignore[arg-type]


def test_errors_are_value_errors() -> None:
    assert issubclass(guillemet.GuillemetError, ValueError)


def test_a_surrogate_pair_is_repaired_to_its_character() -> None:
    broken = "Bravo \ud83d\ude00 !"
    with pytest.raises(guillemet.GuillemetError, match="at index 6; repair it with") as caught:
        guillemet.parse(broken)
    assert isinstance(caught.value.__cause__, UnicodeEncodeError)
    repaired = broken.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert guillemet.parse(repaired).text == "Bravo 😀 !"


def test_a_subclass_of_str_gives_a_plain_text() -> None:
    class Title(str):
        __slots__ = ()

    assert type(guillemet.parse(Title("Été à Paris.")).text) is str


def test_many_keeps_the_order_for_any_number_of_threads() -> None:
    expected = [guillemet.parse(text) for text in TEXTS]
    for threads in (None, 1, 2, 7, 1000):
        assert guillemet.parse_many(TEXTS, threads=threads) == expected


def test_many_takes_any_iterable() -> None:
    def generate() -> Iterator[str]:
        yield from TEXTS[:3]

    expected = [guillemet.parse(text) for text in TEXTS[:3]]
    assert guillemet.parse_many(generate()) == expected
    assert guillemet.parse_many(tuple(TEXTS[:3])) == expected
    assert guillemet.parse_many(dict.fromkeys(TEXTS[:3])) == expected
    assert guillemet.parse_many([]) == []


def test_many_takes_one_date_or_one_for_each() -> None:
    assert [str(a.published) for a in guillemet.parse_many(TEXTS[:2], "2020")] == ["2020", "2020"]
    dates = iter(["2020-01", datetime.date(2021, 2, 3), None])
    articles = guillemet.parse_many(TEXTS[:3], published=dates)
    assert [a.published and a.published.value for a in articles] == ["2020-01", "2021-02-03", None]
    for wrong in ([], ["2020"], ["2020"] * 3):
        with pytest.raises(guillemet.GuillemetError, match=f"2 texts, but {len(wrong)} publication dates"):
            guillemet.parse_many(TEXTS[:2], published=wrong)


def test_many_says_which_text_is_wrong() -> None:
    with pytest.raises(TypeError, match=r"texts\[1\] must be str, not float"):
        guillemet.parse_many(["Un.", float("nan")])  # type: ignore[list-item]
    with pytest.raises(guillemet.GuillemetError, match=r"texts\[2\] has a lone surrogate"):
        guillemet.parse_many(["Un.", "Deux.", "\ud800"])
    with pytest.raises(TypeError, match="texts is one str"):
        guillemet.parse_many("Un.")
    with pytest.raises(guillemet.GuillemetError, match="threads=0"):
        guillemet.parse_many(TEXTS, threads=0)


def test_progress_counts_every_article(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tqdm")
    assert len(guillemet.parse_many(iter(TEXTS), progress=True)) == len(TEXTS)
    assert f"{len(TEXTS)}/{len(TEXTS)}" in capsys.readouterr().err


def test_progress_without_tqdm_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm", None)
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    with pytest.raises(ImportError, match=r"pip install guillemet\[progress\]"):
        guillemet.parse_many(TEXTS, progress=True)


def test_other_threads_run_while_a_text_is_parsed() -> None:
    long_text = "\n".join(TEXTS * 300)
    parsing = threading.Thread(target=guillemet.parse, args=(long_text,))
    began = time.perf_counter()
    parsing.start()
    longest, last = 0.0, time.perf_counter()
    while parsing.is_alive():
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    total = time.perf_counter() - began
    parsing.join()
    # With the lock held, one of these steps would take as long as the whole parse.
    assert longest < total / 2


def test_an_interrupt_stops_a_batch() -> None:
    program = (
        "import guillemet, _thread, threading\n"
        "threading.Timer(0.3, _thread.interrupt_main).start()\n"
        "text = '« Voici », a déclaré le maire. ' * 20_000\n"
        "try:\n"
        "    guillemet.parse_many([text] * 10_000, threads=2)\n"
        "except KeyboardInterrupt:\n"
        "    print('stopped')\n"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert answer.stdout == "stopped\n"


def test_a_phrase_is_read_from_a_moment() -> None:
    date = guillemet.parse_date("mardi dernier", reference="2020-01-07")
    assert date is not None
    assert (date.value, date.text, date.grain) == ("2019-12-31", "mardi dernier", "day")
    assert date.first_day == datetime.date(2019, 12, 31)
    assert date.is_certain("weekday")
    assert not date.is_certain("year")
    assert date.article.text == "mardi dernier"
    moment = datetime.datetime(2020, 1, 7, 9, 30)
    later = guillemet.parse_date("à 14h30", reference=moment)
    assert later is not None
    assert later.value == "2020-01-07T14:30"
    assert guillemet.parse_date("deux trains", reference=moment) is None


def test_a_phrase_needs_a_moment_and_a_policy() -> None:
    with pytest.raises(guillemet.GuillemetError):
        guillemet.parse_date("hier", reference="janvier")
    with pytest.raises(guillemet.GuillemetError):
        guillemet.parse_date("hier", reference="2020", policy="best")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="reference must be str"):
        guillemet.parse_date("hier", reference=2020)  # type: ignore[arg-type]
