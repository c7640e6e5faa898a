"""Articles that people have annotated: ``NAME.txt`` beside ``NAME.json``, or an export of Label Studio."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from guillemet._guillemet import GuillemetError

__all__ = ["Gold", "read"]

Span: TypeAlias = tuple[int, int]
Json: TypeAlias = dict[str, Any]


@dataclass
class GoldQuotation:
    """An utterance; ``who`` lists its sources, and is empty where nobody can tell."""

    kind: str
    parts: list[Span]
    cue: Span | None
    speaker: Span | None
    who: list[str]


@dataclass
class GoldEntity:
    """Somebody or something named; ``forms`` are the names that it goes by."""

    kind: str
    name: str
    gender: str | None
    roles: list[str]
    forms: set[str]
    mentions: list[Span] = field(default_factory=list)


@dataclass
class GoldDate:
    """An expression of time and its TIMEX3 value."""

    span: Span
    kind: str
    value: str | None


@dataclass
class Gold:
    """One annotated article. A layer that is ``None`` was not annotated, and is not measured."""

    name: str
    text: str
    published: str | None = None
    blocks: list[tuple[str, Span]] | None = None
    quotations: list[GoldQuotation] | None = None
    entities: list[GoldEntity] | None = None
    dates: list[GoldDate] | None = None
    event: Json | None = None
    has_event_layer: bool = False


def read(path: Path) -> list[Gold]:
    """The annotated articles of a folder, of one ``NAME.json``, or of an export of Label Studio."""
    if path.is_dir():
        files = [file for file in sorted(path.rglob("*.json")) if file.with_suffix(".txt").exists()]
        if not files:
            raise GuillemetError(f"'{path}' holds no NAME.json beside a NAME.txt")
        return [read_words(file) for file in files]
    if not path.exists():
        raise GuillemetError(f"there is no file '{path}': check the path")
    if path.with_suffix(".txt").exists():
        return [read_words(path)]
    tasks = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(tasks, list) or not all(isinstance(task, dict) and "data" in task for task in tasks):
        raise GuillemetError(f"'{path}' is no export of Label Studio (format JSON), and no NAME.txt stands beside it")
    return [gold for task in tasks if (gold := read_task(task)) is not None]


def read_words(path: Path) -> Gold:
    """Reads annotations that are words of the text, and finds where these stand."""
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    raw: Json = json.loads(path.read_text(encoding="utf-8"))
    words = Words(text, path)
    layers: dict[str, Callable[[list[Any]], Any]] = {
        "blocks": words.blocks,
        "quotations": words.quotations,
        "entities": words.entities,
        "dates": words.dates,
    }
    found = {layer: resolve(raw[layer]) for layer, resolve in layers.items() if layer in raw}
    return Gold(path.stem, text, raw.get("published"), **found, event=raw.get("event"), has_event_layer="event" in raw)


class Words:
    """Finds words in a text; what can't be found is an error that says so."""

    def __init__(self, text: str, path: Path) -> None:
        self.text = text
        self.path = path

    def find(self, words: str) -> list[Span]:
        """Where these words stand: as whole words, else as parts of others, since a text may glue words together."""
        spans = [(match.start(), match.end()) for match in re.finditer(re.escape(words), self.text)] if words else []
        if not spans:
            raise GuillemetError(f"'{self.path}': «{words}» is not in the text; copy it to the letter")
        return [span for span in spans if self.is_whole(*span)] or spans

    def is_whole(self, start: int, end: int) -> bool:
        """Does no letter or digit go on at either end?"""
        text = self.text
        before = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
        after = end == len(text) or not (text[end].isalnum() and text[end - 1].isalnum())
        return before and after

    def blocks(self, raw: list[list[str]]) -> list[tuple[str, Span]]:
        """Each block reaches from its first words to those of the next one."""
        starts, cursor = [], 0
        for kind, words in raw:
            at = self.text.find(words, cursor)
            if at < 0:
                raise GuillemetError(f"'{self.path}': no block starts with «{words}» behind the one before it")
            starts.append((kind, at))
            cursor = at + 1
        ends = [at for _, at in starts[1:]] + [len(self.text)]
        return [(kind, trim(self.text, at, end)) for (kind, at), end in zip(starts, ends, strict=True)]

    def quotations(self, raw: list[Json]) -> list[GoldQuotation]:
        """Quotations in the order of the text; cue and speaker are those nearest to them."""
        quotations, cursor = [], 0
        for entry in raw:
            parts: list[Span] = []
            at = cursor
            for words in entry["parts"]:
                found = self.find(words)
                later = [span for span in found if span[0] >= at]
                parts.append(later[0] if later else found[0])
                at = parts[-1][1]
            cursor = parts[0][0] + 1
            cue = self.nearest(entry.get("cue"), parts, parts)
            speaker = self.nearest(entry.get("speaker"), [cue] if cue else parts, parts)
            who = entry.get("who")
            names = [] if who is None else [who] if isinstance(who, str) else list(who)
            quotations.append(GoldQuotation(entry["kind"], parts, cue, speaker, names))
        return quotations

    def nearest(self, words: str | None, anchors: list[Span], parts: list[Span]) -> Span | None:
        """The occurrence outside the parts that lies nearest to an anchor."""
        if words is None:
            return None
        free = [s for s in self.find(words) if all(s[1] <= part[0] or s[0] >= part[1] for part in parts)]
        if not free:
            raise GuillemetError(f"'{self.path}': «{words}» stands only inside the quotation that it introduces")
        return min(free, key=lambda s: min(max(s[0] - anchor[1], anchor[0] - s[1], 0) for anchor in anchors))

    def entities(self, raw: list[Json]) -> list[GoldEntity]:
        """Each form stands for all of its occurrences; of names inside names, the longest one counts."""
        entities = [
            GoldEntity(
                entry["kind"],
                entry["name"],
                entry.get("gender"),
                list(entry.get("roles") or ()),
                {entry["name"], *(entry.get("mentions") or ())},
            )
            for entry in raw
        ]
        taken = [False] * len(self.text)
        forms = [(form, entity) for entity in entities for form in sorted(entity.forms, key=len, reverse=True)]
        for form, entity in sorted(forms, key=lambda pair: -len(pair[0])):
            # The full name may be one that the text never writes as such.
            if form == entity.name and len(entity.forms) > 1 and form not in self.text:
                continue
            for start, end in self.find(form):
                if not any(taken[start:end]):
                    taken[start:end] = [True] * (end - start)
                    entity.mentions.append((start, end))
        for entity in entities:
            entity.mentions.sort()
        return entities

    def dates(self, raw: list[list[str]]) -> list[GoldDate]:
        """Expressions of time in the order of the text."""
        dates, cursor = [], 0
        for words, kind, value in raw:
            found = self.find(words)
            span = next((span for span in found if span[0] >= cursor), found[-1])
            dates.append(GoldDate(span, kind, value))
            cursor = span[1]
        return dates


def trim(text: str, start: int, end: int) -> Span:
    """A stretch without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def read_task(task: Json) -> Gold | None:
    """Reads a task of Label Studio with the labels of guillemet's configuration; ``None`` if nobody has annotated it.

    Such a task has no blocks, roles, genders and event: these are not measured.
    """
    done = [a for a in task.get("annotations", []) if not a.get("was_cancelled")]
    if not done:
        return None
    data = task["data"]
    regions = {item["id"]: item for item in done[-1]["result"] if item["type"] == "labels"}
    relations = [item for item in done[-1]["result"] if item["type"] == "relation"]
    labelled = Regions(regions, relations)
    name = data.get("name") or data.get("id") or task.get("id")
    return Gold(
        str(name),
        data["text"],
        data.get("published"),
        quotations=list(labelled.quotations()),
        entities=labelled.entities(),
        dates=[GoldDate(span(r), label(r), note(r)) for r in labelled.of("date", "time", "duration", "set")],
    )


class Regions:
    """The labelled regions of a task and what relates them."""

    def __init__(self, regions: dict[str, Json], relations: list[Json]) -> None:
        self.all = regions
        self.relations = relations

    def of(self, *labels: str) -> list[Json]:
        """Regions with one of these labels, in the order of the text."""
        return sorted((region for region in self.all.values() if label(region) in labels), key=span)

    def all_related(self, region: Json, kind: str) -> Iterator[Json]:
        """The regions that relations of a kind lead to."""
        for relation in self.relations:
            if relation["from_id"] == region["id"] and kind in relation.get("labels", ()):
                yield from filter(None, [self.all.get(relation["to_id"])])

    def related(self, region: Json, kind: str) -> Json | None:
        """The first region that a relation leads to."""
        return next(self.all_related(region, kind), None)

    def quotations(self) -> Iterator[GoldQuotation]:
        """Parts that continue each other make one quotation."""
        parts = self.of("direct", "mixed", "indirect")
        later = {following["id"] for part in parts if (following := self.related(part, "continued by"))}
        for first in parts:
            if first["id"] in later:
                continue
            chain = [first]
            while (following := self.related(chain[-1], "continued by")) and following not in chain:
                chain.append(following)
            cue = self.related(first, "introduced by")
            sources = list(self.all_related(first, "spoken by"))
            words = next((source for source in sources if label(source) == "speaker"), None)
            yield GoldQuotation(
                label(first),
                [span(part) for part in chain],
                span(cue) if cue else None,
                span(words) if words else None,
                list(dict.fromkeys(map(self.name, sources))),
            )

    def entities(self) -> list[GoldEntity]:
        """Names that are called the same are one entity."""
        entities: dict[tuple[str, str], GoldEntity] = {}
        for region in self.of("person", "organization", "place"):
            key = label(region), self.name(region)
            entity = entities.setdefault(key, GoldEntity(*key, gender=None, roles=[], forms={key[1]}))
            entity.mentions.append(span(region))
            entity.forms.add(region["value"]["text"])
        return list(entities.values())

    def name(self, region: Json) -> str:
        """What the entity is called: the note of the region, else that of the one it refers to, else its own words."""
        target = self.related(region, "refers to") or region
        words: str = target["value"]["text"]
        return note(region) or note(target) or words


def label(region: Json) -> str:
    labels: list[str] = region["value"]["labels"]
    return labels[0]


def span(region: Json) -> Span:
    return region["value"]["start"], region["value"]["end"]


def note(region: Json) -> str | None:
    """The text that stands in the region's details."""
    text = region.get("meta", {}).get("text")
    return (text[0] if text else None) if isinstance(text, list) else text
