"""How well a parser finds what people have annotated: precision, recall, F1, accuracy."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from guillemet import _gold
from guillemet._batch import parse_many
from guillemet._gold import Gold, GoldEntity, GoldQuotation, Json, Span
from guillemet._guillemet import Article, GuillemetError

__all__ = ["Scores", "evaluate"]

A = TypeVar("A")
B = TypeVar("B")

# White space and punctuation at the ends of a quotation make no difference.
TRIMMED = " \t\n\r\u00a0\u202f\u2009«»“”„\"'‹›‘’.,;:!?…()[]–—-"

LEADING_WORDS = re.compile(r"^(?:(?:les|le|la|une|un|des|mme|mm\.|m\.)\s+|l')")

# Words that name a speaker only by what stands before.
PRONOUNS = {
    *("il", "elle", "ils", "elles", "on", "lui", "je", "j"),
    *("celui ci", "celle ci", "ce dernier", "dernier", "cette derniere", "derniere", "meme source"),
}

CLOSE = 2
"""Code points by which the start of a block may be off."""

HALF = 0.5
"""How much of two stretches must be shared for them to be the same one."""


@dataclass
class Tally:
    """What was expected, what was predicted, and what of it is right."""

    hit: int = 0
    predicted: int = 0
    expected: int = 0

    def add(self, hit: int, predicted: int, expected: int) -> None:
        self.hit += hit
        self.predicted += predicted
        self.expected += expected

    def figures(self) -> dict[str, float]:
        precision = 100 * self.hit / self.predicted if self.predicted else 0.0
        recall = 100 * self.hit / self.expected if self.expected else 0.0
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        return {"precision": precision, "recall": recall, "f1": f1, "n": self.expected}


@dataclass
class Share:
    """How many of some cases are right."""

    hit: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        self.hit += right
        self.of += 1

    def figures(self) -> dict[str, float]:
        return {"accuracy": 100 * self.hit / self.of if self.of else 0.0, "n": self.of}


TALLIES = (
    *("quotation_marked_strict", "quotation_marked", "quotation_direct", "quotation_mixed", "quotation_indirect"),
    *("who_said_what_marked", "who_said_what_all"),
    *("mention", "mention_person", "mention_organization", "mention_place", "person", "role"),
    *("date_strict", "date", "date_value", "event_what"),
)
SHARES = (
    *("block_text", "speaker_marked", "speaker_pronoun", "cue", "gender", "date_kind"),
    *("event_none", "event_who", "event_where", "event_when"),
)


class Scores(dict[str, dict[str, float]]):
    """Figures by name: in percent, with ``n``, the number of annotations that they are about.

    ``rules`` says how often each rule is right: of what it found (``n``), how much is annotated too, and how much has the
    right speaker or value.
    """

    rules: dict[str, dict[str, dict[str, float]]]

    def __str__(self) -> str:
        return "\n".join(line(name, figures) for name, figures in self.items())

    def __repr__(self) -> str:
        return f"<Scores of {len(self)} figures>\n{self}"


def line(name: str, figures: Mapping[str, float]) -> str:
    """Figures as a line of a table."""
    cells = "  ".join(f"{key} {value:6.1f}" for key, value in figures.items() if key != "n")
    return f"{name:28} {cells}  n {figures['n']:.0f}"


class Rules(dict[str, dict[str, dict[str, Share]]]):
    """How often each rule of a layer is right, by what is asked of it."""

    def add(self, layer: str, rule: str | None, **is_right: bool) -> None:
        if rule is not None:
            for question, right in is_right.items():
                self.setdefault(layer, {}).setdefault(rule, {}).setdefault(question, Share()).add(right)

    def figures(self) -> dict[str, dict[str, dict[str, float]]]:
        """The most used rules first."""
        answer: dict[str, dict[str, dict[str, float]]] = {}
        for layer, rules in self.items():
            used = sorted(rules.items(), key=lambda rule: (-max(share.of for share in rule[1].values()), rule[0]))
            answer[layer] = {
                rule: {
                    "n": max(share.of for share in shares.values()),
                    **{question: share.figures()["accuracy"] for question, share in shares.items()},
                }
                for rule, shares in used
            }
        return answer


def evaluate(
    gold: str | Path | Iterable[Gold],
    predictions: str | Path | Mapping[str, Article | Json] | Iterable[Article] | None = None,
    *,
    id: str = "name",
) -> Scores:
    """Compare predictions with what people have annotated.

    ``gold`` is a folder of annotated articles or an export of Label Studio. ``predictions`` are the lines of
    ``guillemet batch``, whose field ``id`` has the name of each article; or articles by name; or articles in the order of
    the gold ones. Without them, guillemet parses the annotated texts itself. An article that is missing counts as an
    empty one, a layer that nobody has annotated is left out. The documentation defines each figure.
    """
    articles = _gold.read(Path(gold)) if isinstance(gold, (str, Path)) else list(gold)
    found = predicted(articles, predictions, id)
    score = Score()
    for article in articles:
        score.article(article, found.get(article.name, {}))
    return score.figures()


def predicted(
    gold: list[Gold], given: str | Path | Mapping[str, Article | Json] | Iterable[Article] | None, id: str
) -> dict[str, Json]:
    """The predictions by the names of their articles."""
    if given is None:
        given = parse_many([article.text for article in gold], published=[article.published for article in gold])
    if isinstance(given, (str, Path)):
        return dict(read_lines(Path(given), id))
    if isinstance(given, Mapping):
        pairs = list(given.items())
    else:
        parsed = list(given)
        if len(parsed) != len(gold):
            raise GuillemetError(f"{len(gold)} annotated articles, but {len(parsed)} predictions: give a dict by name")
        pairs = [(article.name, prediction) for article, prediction in zip(gold, parsed, strict=True)]
    return {name: article.to_dict() if isinstance(article, Article) else article for name, article in pairs}


def read_lines(path: Path, id: str) -> Iterable[tuple[str, Json]]:
    """Reads what ``guillemet batch --id FIELD`` wrote."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            row = json.loads(line)
            if id not in row:
                raise GuillemetError(f"line {number} of '{path}' has no field '{id}': say which one names the article")
            if row.get("offsets", "chars") != "chars":
                raise GuillemetError(f"offsets of '{path}' count {row['offsets']}: write it with --offsets chars")
            yield str(row[id]), row


class Score:
    """Counts over all articles."""

    def __init__(self) -> None:
        self.tallies = {name: Tally() for name in TALLIES}
        self.shares = {name: Share() for name in SHARES}
        self.blocks: dict[str, Tally] = {}
        self.rules = Rules()

    def article(self, gold: Gold, out: Json) -> None:
        """Counts one article."""
        self.count_blocks(gold, out)
        self.count_quotations(gold, out)
        self.count_entities(gold, out)
        self.count_dates(gold, out)
        if gold.has_event_layer:
            self.count_event(gold, out)

    def figures(self) -> Scores:
        """All figures; of nothing there are none."""
        all_figures = {name: tally.figures() for name, tally in self.tallies.items()}
        all_figures |= {name: share.figures() for name, share in self.shares.items()}
        all_figures |= {f"block_{kind}": tally.figures() for kind, tally in sorted(self.blocks.items())}
        present = [tally.figures()["f1"] for tally in self.blocks.values() if tally.expected]
        mean = sum(present) / len(present) if present else 0.0
        all_figures["block_macro"] = {"f1": mean, "n": len(present)}
        scores = Scores((name, figures) for name, figures in all_figures.items() if figures["n"])
        scores.rules = self.rules.figures()
        return scores

    def count_blocks(self, gold: Gold, out: Json) -> None:
        """Each character has one kind; a block is right if it starts where it should and most of it agrees."""
        if gold.blocks is None:
            return
        text = gold.text
        blocks = [(b["kind"], _gold.trim(text, b["start"], min(b["end"], len(text)))) for b in out.get("blocks", ())]
        kinds: list[str | None] = [None] * len(text)
        for kind, (start, end) in blocks:
            kinds[start:end] = [kind] * (end - start)
            self.blocks.setdefault(kind, Tally()).predicted += 1
        share = self.shares["block_text"]
        for kind, (start, end) in gold.blocks:
            characters = [i for i in range(start, end) if not text[i].isspace()]
            share.hit += sum(kinds[i] == kind for i in characters)
            share.of += len(characters)
            right = any(
                kind == other and abs(place[0] - start) <= CLOSE and overlap((start, end), place) >= HALF
                for other, place in blocks
            )
            self.blocks.setdefault(kind, Tally()).add(right, 0, 1)

    def count_quotations(self, gold: Gold, out: Json) -> None:
        """A part is the unit: the pieces of a quotation are found one by one."""
        if gold.quotations is None:
            return
        text = gold.text
        entities: dict[int | None, Json] = {entity["id"]: entity for entity in out.get("entities", ())}
        wanted = [(q, tight(text, part)) for q in gold.quotations for part in q.parts]
        got = [(q, tight(text, span_of(part))) for q in out.get("quotations", ()) for part in q["parts"]]
        for marked in (True, False):
            golds = [(q, part) for q, part in wanted if (q.kind != "indirect") == marked]
            preds = [(q, part) for q, part in got if (q["kind"] != "indirect") == marked]
            paired = [(i, j) for i, j, shared in pair(golds, preds, lambda g: g[1], lambda p: p[1]) if shared >= HALF]
            pairs = [(golds[i], preds[j]) for i, j in paired]
            sizes = len(preds), len(golds)
            found = self.tallies["quotation_marked" if marked else "quotation_indirect"]
            found.add(len(pairs), *sizes)
            right = [self.same_source(gold, g, p, entities) for (g, _), (p, _) in pairs]
            self.tallies["who_said_what_all"].add(sum(right), *sizes)
            attributed = {j: is_right for (_, j), is_right in zip(paired, right, strict=True)}
            for j, (p, _) in enumerate(preds):
                self.rules.add("quotations", p.get("rule"), found=j in attributed, who=attributed.get(j, False))
                if p.get("speaker") and j in attributed:
                    self.rules.add("speakers", p["speaker"].get("rule"), who=attributed[j])
            for (g, _), (p, _) in pairs:
                if g.cue:
                    self.shares["cue"].add(bool(p.get("cue")) and overlap(g.cue, span_of(p["cue"])) > 0)
            if not marked:
                continue
            self.tallies["who_said_what_marked"].add(sum(right), *sizes)
            self.tallies["quotation_marked_strict"].add(sum(g[1] == p[1] for g, p in pairs), *sizes)
            for kind in ("direct", "mixed"):
                self.tallies[f"quotation_{kind}"].add(
                    sum(g.kind == kind == p["kind"] for (g, _), (p, _) in pairs),
                    sum(p["kind"] == kind for p, _ in preds),
                    sum(g.kind == kind for g, _ in golds),
                )
            for ((g, _), _), is_right in zip(pairs, right, strict=True):
                if g.who:
                    self.shares["speaker_marked"].add(is_right)
                    if g.speaker and plain(text[slice(*g.speaker)]) in PRONOUNS:
                        self.shares["speaker_pronoun"].add(is_right)

    @staticmethod
    def same_source(gold: Gold, quotation: GoldQuotation, prediction: Json, entities: dict[int | None, Json]) -> bool:
        """Is the predicted speaker one of those who are right?"""
        speaker = prediction.get("speaker") or {}
        entity = entities.get(speaker.get("entity"))
        if not quotation.who:
            # Nobody can tell who speaks: to name somebody is wrong.
            return entity is None
        if not speaker:
            return False
        said = plain(entity["name"] if entity else speaker.get("text"))
        is_nameless = False
        for who in map(plain, quotation.who):
            named = [e for e in gold.entities or () if plain(e.name) == who]
            named = named or [e for e in gold.entities or () if who in map(plain, e.forms)]
            is_nameless = is_nameless or not named
            if said and said in {who, *(name for e in named for name in names(e))}:
                return True
        # A source without a name is right where the same words are taken for it.
        return (
            is_nameless
            and entity is None
            and quotation.speaker is not None
            and speaker.get("start") is not None
            and overlap(quotation.speaker, span_of(speaker)) >= HALF
        )

    def count_entities(self, gold: Gold, out: Json) -> None:
        """Names by their exact place; persons by the name that the parser gives to the one with most of their mentions."""
        if gold.entities is None:
            return
        found = out.get("entities", ())
        wanted = {(entity.kind, mention) for entity in gold.entities for mention in entity.mentions}
        got = {
            (entity["kind"], span_of(mention))
            for entity in found
            for mention in entity["mentions"]
            if mention.get("form", "name") == "name"
        }
        self.tallies["mention"].add(len(wanted & got), len(got), len(wanted))
        for kind in ("person", "organization", "place"):
            g, p = ({mention for mention in mentions if mention[0] == kind} for mentions in (wanted, got))
            self.tallies[f"mention_{kind}"].add(len(g & p), len(p), len(g))
        people = [entity for entity in gold.entities if entity.kind == "person"]
        persons = [entity for entity in found if entity["kind"] == "person"]
        self.tallies["person"].add(0, len(persons), len(people))
        matches = same_persons(people, persons)
        for nth, person in enumerate(people):
            match = persons[matches[nth]] if nth in matches else None
            if match is not None:
                self.tallies["person"].hit += plain(match["name"]) in names(person)
            if person.gender:
                self.shares["gender"].add(match is not None and match.get("gender") == person.gender)
            roles = set(map(plain, person.roles))
            self.tallies["role"].add(len(roles & roles_of(match)), 0, len(roles))
        self.tallies["role"].predicted += sum(len(roles_of(person)) for person in persons)

    def count_dates(self, gold: Gold, out: Json) -> None:
        """Expressions of time: found at all, with the same borders, with the same value."""
        if gold.dates is None:
            return
        found = out.get("dates", [])
        pairs = [(gold.dates[i], found[j]) for i, j, _ in pair(gold.dates, found, lambda date: date.span, span_of)]
        sizes = len(found), len(gold.dates)
        self.tallies["date"].add(len(pairs), *sizes)
        self.tallies["date_strict"].add(sum(g.span == span_of(p) for g, p in pairs), *sizes)
        self.tallies["date_value"].add(sum(g.value == p.get("value") for g, p in pairs), *sizes)
        for g, p in pairs:
            self.shares["date_kind"].add(g.kind == p.get("kind"))
        right = {id(p): g.value == p.get("value") for g, p in pairs}
        for p in found:
            self.rules.add("dates", p.get("rule"), found=id(p) in right, value=right.get(id(p), False))

    def count_event(self, gold: Gold, out: Json) -> None:
        """The main event slot by slot; in `what`, the words count."""
        event = out.get("event") or {}
        if not gold.event:
            self.shares["event_none"].add(not event)
            return
        entities: dict[int | None, Json] = {entity["id"]: entity for entity in out.get("entities", ())}
        for slot in ("who", "where"):
            if wanted := set(map(plain, gold.event.get(slot) or ())):
                answer = event.get(slot) or {}
                entity = entities.get(answer.get("entity"))
                said = plain(entity["name"] if entity else answer.get("text"))
                for known in gold.entities or ():
                    if plain(known.name) in wanted:
                        wanted = wanted | names(known)
                self.shares[f"event_{slot}"].add(bool(said) and said in wanted)
        if days := gold.event.get("when"):
            answer = event.get("when")
            value = (answer.get("value") or "")[:10] if answer else None
            self.shares["event_when"].add(value in [day[:10] for day in days])
        if gold.event.get("what"):
            g = Counter(plain(gold.event["what"]).split())
            p = Counter(plain((event.get("what") or {}).get("text")).split())
            self.tallies["event_what"].add((g & p).total(), p.total(), g.total())


def plain(name: str | None) -> str:
    """A name reduced to what has to agree: no accents, case, punctuation, leading article or civility."""
    if not name:
        return ""
    text = unicodedata.normalize("NFD", name.replace("’", "'")).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", " ", LEADING_WORDS.sub("", text.strip())).strip()


def names(entity: GoldEntity) -> set[str]:
    """Every name of an entity, reduced."""
    return {plain(entity.name), *map(plain, entity.forms)}


def roles_of(person: Json | None) -> set[str]:
    return {plain(role["text"]) for role in person.get("roles", ())} if person else set()


def same_persons(people: list[GoldEntity], persons: list[Json]) -> dict[int, int]:
    """Which predicted person stands for which annotated one: the pairs that share most mentions, then the same name."""
    every = [
        (len(set(g.mentions) & set(map(span_of, p["mentions"]))), plain(p["name"]) == plain(g.name), i, j)
        for i, g in enumerate(people)
        for j, p in enumerate(persons)
    ]
    matches: dict[int, int] = {}
    for shared, _, i, j in sorted(every, key=lambda m: (-m[0], -m[1], m[2], m[3])):
        if shared and i not in matches and j not in matches.values():
            matches[i] = j
    return matches


def tight(text: str, span: Span) -> Span:
    """A stretch without white space and punctuation at its ends."""
    start, end = span
    while start < end and text[start] in TRIMMED:
        start += 1
    while end > start and text[end - 1] in TRIMMED:
        end -= 1
    return start, end


def overlap(a: Span, b: Span) -> float:
    """The shared part of two stretches, of all that they cover."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    whole = max(a[1], b[1]) - min(a[0], b[0])
    return max(0, shared) / whole if whole else 0.0


def pair(
    golds: list[A], preds: list[B], place: Callable[[A], Span], predicted_place: Callable[[B], Span]
) -> list[tuple[int, int, float]]:
    """One-to-one pairs by overlap, the best first."""
    every = [(overlap(place(g), predicted_place(p)), i, j) for i, g in enumerate(golds) for j, p in enumerate(preds)]
    taken: set[Hashable] = set()
    pairs = []
    for shared, i, j in sorted(every, key=lambda t: (-t[0], t[1], t[2])):
        if shared > 0 and ("gold", i) not in taken and ("pred", j) not in taken:
            taken |= {("gold", i), ("pred", j)}
            pairs.append((i, j, shared))
    return pairs


def span_of(item: Json) -> Span:
    return item["start"], item["end"]
