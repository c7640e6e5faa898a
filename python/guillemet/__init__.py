"""guillemet turns the text of a French news article into structured data.

>>> import guillemet
>>> article = guillemet.parse("« Nous irons jusqu’au bout », a déclaré Jeanne Morel.")
>>> article.blocks
(<Block paragraph «« Nous irons jusqu’au bout », a déclaré Jeanne Morel.»>,)

Every annotation is a slice of the unchanged text: ``article.text[x.start:x.end] == x.text``, in code points.
"""

from guillemet._arrow import arrow_schema, parse_arrow, spark_ddl
from guillemet._batch import parse_many
from guillemet._evaluate import Scores, evaluate
from guillemet._frames import frames
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
