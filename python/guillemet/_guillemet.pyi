"""The native module: guillemet's classes and functions."""

import datetime
from collections.abc import Callable, Iterable
from typing import Any, Literal, TypeAlias, final, overload

import pandas
import polars
from spacy.language import Language
from spacy.tokens import Doc
from typing_extensions import disjoint_base

from guillemet._html import Html

_Published: TypeAlias = str | datetime.date | None
_Offsets: TypeAlias = Literal["chars", "bytes", "utf16"]
_Format: TypeAlias = Literal[
    "json", "jsonld", "tei", "webannotation", "labelstudio", "doccano", "timex3", "ninjs", "csv:quotations",
    "csv:entities", "csv:mentions", "csv:dates", "csv:numbers", "csv:event", "csv:timeline", "csv:marked",
    "csv:related", "csv:blocks", "csv:sentences", "csv:diagnostics", "csv:tokens", "html",
]  # fmt: skip
_DatePolicy: TypeAlias = Literal["news", "past", "future"]
_Parsed: TypeAlias = Literal["quotations", "entities", "dates", "numbers", "event", "timeline", "tokens"]
_Unit: TypeAlias = Literal[
    "century", "decade", "year", "half", "season", "quarter", "month", "week", "weekday", "day", "part_of_day",
    "hour", "minute", "second",
]  # fmt: skip
_BlockKind: TypeAlias = Literal[
    "header", "headline", "byline", "dateline", "lead", "subhead", "paragraph", "question", "answer", "list_item",
    "caption", "related", "embed", "boilerplate",
]  # fmt: skip
_PartOfSpeech: TypeAlias = Literal[
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
]  # fmt: skip
_Layer: TypeAlias = Literal[
    "quotations", "people", "organizations", "places", "dates", "numbers", "marked", "blocks",
]  # fmt: skip
_Modifier: TypeAlias = Literal[
    "START", "MID", "END", "APPROX", "MORE_THAN", "LESS_THAN", "ON_OR_BEFORE", "ON_OR_AFTER", "BEFORE", "AFTER",
]  # fmt: skip

__all__ = [
    "Annotation",
    "Article",
    "Block",
    "Cue",
    "Date",
    "Diagnostic",
    "Entity",
    "Event",
    "EventDate",
    "GuillemetError",
    "Marked",
    "Mention",
    "Number",
    "Participant",
    "Publication",
    "Quotation",
    "Related",
    "Sentence",
    "Slice",
    "Speaker",
    "TimelineEntry",
    "Token",
    "View",
    "__version__",
    "parse",
    "parse_date",
    "parse_many",
]

__version__: str

class GuillemetError(ValueError):
    """A call that guillemet can't answer: an option that is none, a text that no encoding can hold."""

def parse(
    text: str,
    *,
    published: _Published = None,
    language: str = "fr",
    date_policy: _DatePolicy = "news",
    layers: Iterable[_Parsed] | None = None,
) -> Article:
    """Structure the text of one article.

    ``published`` is ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` or a date, and overrides what the text says itself.
    ``date_policy`` says which day a bare ``mardi`` or ``7 janvier`` means: the one that news mean by it, the last one
    before the publication, or the next one after it.

    ``layers`` are the ones that are wanted, by default all but ``"tokens"``. What none of them needs is not looked for, and empty. They
    bring along what they point into, and are the same as in a parse of all. ``["dates"]`` and ``["numbers"]`` are much
    faster than the rest; ``[]`` leaves blocks, sentences, related links and diagnostics, which are always there.

    Any text is answered; what is odd about it is among the article's ``diagnostics``. Only a ``str`` with a lone
    surrogate raises: no encoding can hold it, and replacing it would change the text that the annotations slice.
    """

def parse_many(
    texts: Iterable[str],
    *,
    published: _Published | Iterable[_Published] = None,
    language: str = "fr",
    date_policy: _DatePolicy = "news",
    layers: Iterable[_Parsed] | None = None,
    threads: int | None = None,
    progress: Callable[[int], object] | None = None,
    first: int = 0,
) -> list[Article]:
    """Structure many texts; ``progress`` is called with the number of articles since its last call.

    Errors count texts from ``first``, where the texts are a part of more.
    """

def parse_date(text: str, *, reference: str | datetime.date, policy: _DatePolicy = "news") -> Date | None:
    """Read one phrase of time (``mardi dernier``, ``le 2 mars à 5h``) from a moment; ``None`` if it has no time."""

@final
class _ArticleStream:
    """Articles that are parsed while they are read, once."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def __arrow_c_schema__(self) -> object: ...
    def read_all(self) -> _ArticleTable:
        """Parse everything now, into a table that can be read again."""

@final
class _ArticleTable:
    """Parsed articles that can be read any number of times."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...
    def __arrow_c_schema__(self) -> object: ...
    def __len__(self) -> int: ...

@final
class _ArrowSchema:
    """The schema of parsed articles."""

    def __arrow_c_schema__(self) -> object: ...

def _parse_arrow(
    data: object,
    text: str,
    id: str | None,
    published: str | None,
    *,
    language: str,
    date_policy: _DatePolicy,
    layers: Iterable[_Parsed] | None,
    threads: int | None,
    strict: bool,
) -> _ArticleStream: ...
def _arrow_schema() -> _ArrowSchema: ...
def _spark_ddl() -> str: ...
def _run(arguments: list[str]) -> int: ...
def _restore(article: Article, layer: int, index: int, sub: int) -> View: ...

@final
class Article:
    """A parsed article. Offsets count code points: ``article.text[x.start:x.end] == x.text``.

    It never changes, and its annotations are views of it, made when they are asked for: keep a list in a variable to go
    through it more than once.
    """

    @property
    def schema_version(self) -> int:
        """The version of the result's shape."""
    @property
    def language(self) -> str:
        """The language that the text was read in."""
    @property
    def text(self) -> str:
        """The text, unchanged."""
    @property
    def published(self) -> Publication | None:
        """When it was published, as far as the caller or its header says."""
    @property
    def blocks(self) -> tuple[Block, ...]:
        """What each part of the text is."""
    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all blocks."""
    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """Who said what."""
    @property
    def marked(self) -> tuple[Marked, ...]:
        """Words in quotation marks that are nobody's speech."""
    @property
    def entities(self) -> tuple[Entity, ...]:
        """Persons, organizations and places."""
    @property
    def people(self) -> tuple[Entity, ...]:
        """The entities that are persons."""
    @property
    def organizations(self) -> tuple[Entity, ...]:
        """The entities that are organizations."""
    @property
    def places(self) -> tuple[Entity, ...]:
        """The entities that are places."""
    @property
    def dates(self) -> tuple[Date, ...]:
        """Dates, times, durations, repetitions."""
    @property
    def numbers(self) -> tuple[Number, ...]:
        """Victims, money, shares, counts."""
    @property
    def event(self) -> Event | None:
        """The one event that the article reports."""
    @property
    def timeline(self) -> tuple[TimelineEntry, ...]:
        """Dated facts in the order of their dates."""
    @property
    def related(self) -> tuple[Related, ...]:
        """Pointers to other articles."""
    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is odd about the text."""
    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words with their parts of speech, where ``layers`` has ``"tokens"``; else nothing."""
    @property
    def headline(self) -> str | None:
        """The title, if the text has one."""
    @property
    def lead(self) -> str | None:
        """The standfirst, if one is set apart from the body."""
    @property
    def body(self) -> str:
        """The running text: paragraphs, answers and list items, joined by blank lines."""
    @property
    def authors(self) -> tuple[str, ...]:
        """Who signs, as the author lines name them; without agencies."""
    @property
    def agency(self) -> str | None:
        """The news agency that an author line, a dateline or a sign-off names."""
    def clean(self) -> str:
        """The article without the page around it: title, lead, subheads and text, joined by blank lines."""
    def span(self, start: int, end: int) -> Slice:
        """The words from ``start`` to ``end``, as an annotation that knows its sentence and block."""
    def to_json(self, *, offsets: _Offsets = "chars", indent: int | None = None) -> str:
        """The article as JSON, the same as that of the command line."""
    def to_dict(self, *, offsets: _Offsets = "chars") -> dict[str, Any]:
        """The article as dicts, lists, strings and numbers."""
    def to(self, format: _Format) -> str:
        """The article in the format of another tool: schema.org, TEI, CSV, Label Studio, ...

        ``docs/formats.md`` says what becomes of each field.
        """
    def show(self, layers: Iterable[_Layer] | None = None) -> Html:
        """The text with some layers marked, or all, for a notebook."""
    def _repr_html_(self) -> Html: ...
    def _fragment(self, layers: Iterable[_Layer] | None, longest: int) -> str: ...
    def to_html(self, layers: Iterable[_Layer] | None = None, *, title: str | None = None) -> str:
        """A page of its own, without a script."""
    @overload
    def quotations_frame(self, engine: Literal["pandas"] = "pandas") -> pandas.DataFrame:
        """A data frame: who said what, a quotation a row."""
    @overload
    def quotations_frame(self, engine: Literal["polars"]) -> polars.DataFrame: ...
    @overload
    def entities_frame(self, engine: Literal["pandas"] = "pandas") -> pandas.DataFrame:
        """A data frame: an entity a row."""
    @overload
    def entities_frame(self, engine: Literal["polars"]) -> polars.DataFrame: ...
    @overload
    def mentions_frame(self, engine: Literal["pandas"] = "pandas") -> pandas.DataFrame:
        """A data frame: a mention a row."""
    @overload
    def mentions_frame(self, engine: Literal["polars"]) -> polars.DataFrame: ...
    @overload
    def dates_frame(self, engine: Literal["pandas"] = "pandas") -> pandas.DataFrame:
        """A data frame: a date a row."""
    @overload
    def dates_frame(self, engine: Literal["polars"]) -> polars.DataFrame: ...
    @overload
    def blocks_frame(self, engine: Literal["pandas"] = "pandas") -> pandas.DataFrame:
        """A data frame: a block a row."""
    @overload
    def blocks_frame(self, engine: Literal["polars"]) -> polars.DataFrame: ...
    @overload
    def timeline_frame(self, engine: Literal["pandas"] = "pandas") -> pandas.DataFrame:
        """A data frame: a dated fact a row."""
    @overload
    def timeline_frame(self, engine: Literal["polars"]) -> polars.DataFrame: ...
    @overload
    def sentences_frame(self, engine: Literal["pandas"] = "pandas") -> pandas.DataFrame:
        """A data frame: a sentence a row."""
    @overload
    def sentences_frame(self, engine: Literal["polars"]) -> polars.DataFrame: ...
    @overload
    def numbers_frame(self, engine: Literal["pandas"] = "pandas") -> pandas.DataFrame:
        """A data frame: a number a row."""
    @overload
    def numbers_frame(self, engine: Literal["polars"]) -> polars.DataFrame: ...
    @overload
    def tokens_frame(self, engine: Literal["pandas"] = "pandas") -> pandas.DataFrame:
        """A data frame: a word a row, where ``layers`` has ``"tokens"``."""
    @overload
    def tokens_frame(self, engine: Literal["polars"]) -> polars.DataFrame: ...
    def to_spacy(self, nlp: Language | None = None) -> Doc:
        """A spaCy document with the layers as span groups: ``doc.spans["quotations"]``.

        ``nlp`` is the pipeline that reads the text; without one, a blank one that only finds words.
        """
    @staticmethod
    def from_json(json: str) -> Article:
        """Read an article back from its JSON, whatever its offsets count."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@disjoint_base
class View:
    """Something that an article holds. Views of equal articles are equal where they stand at the same place."""

    @property
    def article(self) -> Article:
        """The article that it belongs to."""
    @property
    def start(self) -> int | None:
        """Where its words start, in code points."""
    @property
    def end(self) -> int | None:
        """Where its words end."""
    @property
    def text(self) -> str:
        """Its words."""
    def to_dict(self) -> dict[str, Any]:
        """The same as in the article's JSON."""
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

class Annotation(View):
    """Words of an article, and what is known of them: ``article.text[x.start:x.end] == x.text``."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def sentence(self) -> Sentence | None:
        """The sentence that it starts in."""
    @property
    def block(self) -> Block | None:
        """The block that it starts in."""

@final
class Publication(View):
    """When the article was published. ``start`` and ``end`` are ``None`` where the caller said so."""

    @property
    def value(self) -> str:
        """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""

@final
class Block(Annotation):
    """A part of the text of one kind."""

    @property
    def index(self) -> int:
        """Its place in ``article.blocks``."""
    @property
    def kind(self) -> _BlockKind:
        """What it is."""
    @property
    def speaker(self) -> Entity | None:
        """Who speaks in an answer or signs an embedded post."""
    @property
    def rule(self) -> str:
        """The rule that found it."""
    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences."""
    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations that start in it."""
    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions that start in it."""
    @property
    def dates(self) -> tuple[Date, ...]:
        """The dates that start in it."""

@final
class Sentence(Annotation):
    """A sentence."""

    @property
    def index(self) -> int:
        """Its place in ``article.sentences``."""
    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations that start in it."""
    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions that start in it."""
    @property
    def dates(self) -> tuple[Date, ...]:
        """The dates that start in it."""
    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its words with their parts of speech, where ``layers`` has ``"tokens"``."""

@final
class Slice(Annotation):
    """Words of the text."""

@final
class Quotation(Annotation):
    """A piece of speech or writing that the article reports.

    ``text`` runs from the first part to the last one, with a cue that stands between them; ``words`` is what is said.
    """

    @property
    def id(self) -> int:
        """Its place in ``article.quotations``."""
    @property
    def kind(self) -> Literal["direct", "mixed", "indirect"]:
        """In marks, built into the writer's sentence, or without marks."""
    @property
    def words(self) -> str:
        """What is said: the parts, with a blank between them."""
    @property
    def parts(self) -> tuple[Slice, ...]:
        """Its words, cut where a cue interrupts them and at each paragraph."""
    @property
    def cue(self) -> Cue | None:
        """The words that introduce it."""
    @property
    def speaker(self) -> Speaker | None:
        """Who says it."""
    @property
    def parent(self) -> Quotation | None:
        """The quotation around this one."""
    @property
    def children(self) -> tuple[Quotation, ...]:
        """The quotations inside this one."""
    @property
    def rule(self) -> str:
        """The rule that attributed it."""

@final
class Cue(Annotation):
    """The words that introduce speech."""

    @property
    def lemma(self) -> str:
        """The verb's infinitive, or the source word itself."""
    @property
    def quotation(self) -> Quotation:
        """What it introduces."""

@final
class Speaker(View):
    """The source of a quotation. ``start`` and ``end`` are ``None`` where it is only known from further away."""

    @property
    def name(self) -> str:
        """The entity's name, else the words that describe the source."""
    @property
    def entity(self) -> Entity | None:
        """Who that is; ``None`` for a source without a name."""
    @property
    def others(self) -> tuple[Entity, ...]:
        """Who else speaks, where several do: ``X et Y ont déclaré``."""
    @property
    def rule(self) -> str:
        """The rule that says who it is."""
    @property
    def quotation(self) -> Quotation:
        """What it says."""

@final
class Marked(Annotation):
    """Words in quotation marks that are nobody's speech."""

    @property
    def reason(self) -> str:
        """Why: ``title``, ``name``, ``term``, ..."""

@final
class Entity(Annotation):
    """A person, organization or place. Its ``text`` is the first mention by its full name."""

    @property
    def id(self) -> int:
        """Its place in ``article.entities``."""
    @property
    def kind(self) -> Literal["person", "organization", "place"]:
        """What it is."""
    @property
    def name(self) -> str:
        """The fullest form of its name in the text."""
    @property
    def gender(self) -> Literal["male", "female"] | None:
        """A person's gender, where something tells."""
    @property
    def gender_evidence(self) -> str | None:
        """What tells the gender: ``civility``, ``role``, ``agreement``, ``first-name``."""
    @property
    def country(self) -> str | None:
        """A place's country (ISO 3166-1 alpha-2), where the tables know it."""
    @property
    def roles(self) -> tuple[Slice, ...]:
        """Functions and titles that the text gives to a person."""
    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Where it is mentioned."""
    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """What it says, alone or with others."""

@final
class Mention(Annotation):
    """Words that stand for an entity."""

    @property
    def form(self) -> Literal["name", "role", "pronoun"]:
        """Name, role or pronoun."""
    @property
    def entity(self) -> Entity:
        """Whom they stand for."""

@final
class Date(Annotation):
    """A date, time, duration or repetition."""

    @property
    def id(self) -> int:
        """Its place in ``article.dates``."""
    @property
    def kind(self) -> Literal["date", "time", "duration", "set"]:
        """What it is."""
    @property
    def value(self) -> str:
        """Its TIMEX3 value; what is unknown is ``X``."""
    @property
    def grain(self) -> _Unit | None:
        """How fine it is; ``None`` for durations and sets."""
    @property
    def earliest(self) -> str | None:
        """The first day or minute that it can mean, in ISO 8601."""
    @property
    def latest(self) -> str | None:
        """The last day or minute that it can mean, itself included."""
    @property
    def first_day(self) -> datetime.date | None:
        """The day of ``earliest``."""
    @property
    def last_day(self) -> datetime.date | None:
        """The day of ``latest``."""
    @property
    def modifier(self) -> _Modifier | None:
        """``début``, ``fin``, ``vers``, ..."""
    @property
    def known(self) -> tuple[_Unit, ...]:
        """The units that the words themselves say; the others are implied by the context."""
    def is_certain(self, unit: _Unit) -> bool:
        """Do the words themselves say the year, month, day, ...?"""
    @property
    def range(self) -> Date | None:
        """The date at the other end of a range."""
    @property
    def rule(self) -> str:
        """The rule that found it."""

@final
class Number(Annotation):
    """A quantity that the news turns on."""

    @property
    def kind(self) -> Literal["victims", "money", "share", "count"]:
        """What it measures."""
    @property
    def value(self) -> str:
        """The amount in plain decimal notation."""
    @property
    def unit(self) -> str | None:
        """The unit: ``EUR``, ``%``, ``mort``."""
    @property
    def object(self) -> Slice | None:
        """What is counted."""

@final
class Event(View):
    """The one event that the article reports. Its ``text`` is that of ``what``."""

    @property
    def who(self) -> Participant | None:
        """Who acts or is concerned."""
    @property
    def what(self) -> Slice | None:
        """What happened: the clause from the verb on."""
    @property
    def where(self) -> Participant | None:
        """Where it happened."""
    @property
    def when(self) -> EventDate | None:
        """When it happened."""

@final
class Participant(Annotation):
    """Somebody or something in an event."""

    @property
    def entity(self) -> Entity | None:
        """The entity that the words stand for."""

@final
class EventDate(View):
    """The date of an event."""

    @property
    def value(self) -> str:
        """Its TIMEX3 value."""
    @property
    def date(self) -> Date | None:
        """The date it comes from; ``None`` where it is the publication date."""

@final
class TimelineEntry(Annotation):
    """A dated fact. Its ``text`` is the sentence that tells it."""

    @property
    def value(self) -> str:
        """Its TIMEX3 value."""
    @property
    def date(self) -> Date:
        """The date it comes from."""
    @property
    def sentence(self) -> Sentence:
        """The sentence that tells it."""
    @property
    def future(self) -> bool:
        """Is it announced, not yet past?"""
    @property
    def entities(self) -> tuple[Entity, ...]:
        """The entities of its sentence."""

@final
class Related(Annotation):
    """A pointer to another article."""

    @property
    def label(self) -> str:
        """The formula: ``Lire aussi``."""
    @property
    def title(self) -> str:
        """The other article's title."""
    @property
    def media(self) -> tuple[str, ...]:
        """``video``, ``photo``, ``audio``, ...: tags of the title."""

@final
class Diagnostic(Annotation):
    """Something odd about the text."""

    @property
    def rule(self) -> str:
        """What is odd: ``unclosed-mark``, ``mojibake``, ..."""
    @property
    def message(self) -> str:
        """The same in a sentence."""

@final
class Token(Annotation):
    """A word, number or sign with its part of speech."""

    @property
    def index(self) -> int:
        """Its number in the article."""
    @property
    def pos(self) -> _PartOfSpeech:
        """Its part of speech, as Universal Dependencies calls it (UPOS).

        ``du``, ``des`` and ``aux`` are ``ADP`` where a preposition is inside; ``auquel`` is ``PRON``.
        """
