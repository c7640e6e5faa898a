"""guillemet turns the text of a French news article into structured data.

>>> import guillemet
>>> article = guillemet.parse("« Nous irons jusqu’au bout », a déclaré Jeanne Morel.")
>>> article.blocks
(<Block paragraph «« Nous irons jusqu’au bout », a déclaré Jeanne Morel.»>,)

Every annotation is a slice of the unchanged text: ``article.text[x.start:x.end] == x.text``, in code points.
"""

from guillemet._guillemet import (
    Annotation,
    Article,
    Block,
    Cue,
    Date,
    Diagnostic,
    Entity,
    Event,
    EventDate,
    GuillemetError,
    Marked,
    Mention,
    Number,
    Participant,
    Publication,
    Quotation,
    Related,
    Sentence,
    Slice,
    Speaker,
    TimelineEntry,
    Token,
    View,
    __version__,
    parse,
    parse_date,
)

# Checkers of types take this for true.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from guillemet._arrow import arrow_schema, parse_arrow, spark_ddl
    from guillemet._batch import parse_many
    from guillemet._evaluate import Scores, evaluate
    from guillemet._frames import frames
    from guillemet._stream import parse_stream

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
    "Scores",
    "Sentence",
    "Slice",
    "Speaker",
    "TimelineEntry",
    "Token",
    "View",
    "__version__",
    "arrow_schema",
    "evaluate",
    "frames",
    "parse",
    "parse_arrow",
    "parse_date",
    "parse_many",
    "parse_stream",
    "spark_ddl",
]

if not TYPE_CHECKING:
    # What is written in Python is imported where it is first used: with all that it imports itself, it would take longer than
    # the rest.
    _LATER = {
        "Scores": "_evaluate",
        "arrow_schema": "_arrow",
        "evaluate": "_evaluate",
        "frames": "_frames",
        "parse_arrow": "_arrow",
        "parse_many": "_batch",
        "parse_stream": "_stream",
        "spark_ddl": "_arrow",
    }

    def __getattr__(name):
        if name not in _LATER:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
        # From now on the name is found without this function.
        globals()[name] = value
        return value

    def __dir__():
        return sorted({*globals(), *_LATER})
