"""Brings silver name labels to the project's conventions, with the project's own tables and the corpus as witnesses.

    python scripts/refine_names.py TABLES silver.jsonl > refined.jsonl            (TABLES is crates/guillemet/data/fr)

A statistical model of another school labels peoples (`les Français`), leaves the head of a name outside (`bande de
[Gaza]`), takes a ministry's matter for a name (`ministre de l'[Intérieur]`) and changes its mind from one sentence to the
next. Each function mends one of these.
"""

import json
import re
import sys
from bisect import bisect_left
from collections import Counter, defaultdict
from pathlib import Path

WORD = re.compile(r"(?:[ldnsjcmtLDNSJCMT]|qu|Qu)['’]|\w+(?:['’-]\w+)*|[^\w\s]")
LINKS = {"de", "du", "des", "la", "d'", "l'"}
PARTICLES = {
    "de",
    "du",
    "des",
    "la",
    "le",
    "d'",
    "von",
    "van",
    "der",
    "den",
    "di",
    "da",
    "del",
    "al",
    "el",
    "ben",
    "bin",
    "bint",
    "dos",
    "ter",
    "abu",
}
ADJECTIVE = re.compile(
    r".*(?:el|elle|al|ale|aux|if|ive|ique|aire|ier|eur|ien|ienne|ois|ais|ain|aine|iste|nel|nelle)s?$"
)
NO_NAMES = {
    "etat",
    "état",
    "etats",
    "états",
    "eglise",
    "église",
    "internet",
    "web",
    "dieu",
    "noël",
    "covid",
    "république",
    "constitution",
}


def plain(word: str) -> str:
    return word.replace("’", "'").lower()


def rows(path: Path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines[1:]]


class Tables:
    def __init__(self, folder: str) -> None:
        f = Path(folder)
        self.peoples = {plain(cell) for row in rows(f / "demonyms.tsv") for cell in row[:4]}
        self.places = {row[0]: row[2] if len(row) > 2 else "" for row in rows(f / "places.tsv")}
        cities = {row[0] for file in ("cities.tsv", "communes.tsv") for row in rows(f / file)}
        common = {plain(row[0]) for file in ("common_words.tsv", "function_words.tsv") for row in rows(f / file)}
        first_names = {plain(row[0]) for row in rows(f / "first_names.tsv")}
        self.known_places = set(self.places) | cities
        self.organizations = set()
        for row in rows(f / "organizations.tsv"):
            name = row[0].replace("’", "'")
            single = len(WORD.findall(name)) == 1
            if not (single and (plain(name) in common | first_names or name in self.known_places)):
                self.organizations.add(name)
        self.organization_heads = {plain(row[0]): row[1] for row in rows(f / "organization_heads.tsv")}
        self.place_heads = {plain(row[0]) for row in rows(f / "place_heads.tsv") if row[1] == "yes"}


class Text:
    """An article's words and the names on them, as ranges of words."""

    def __init__(self, article: dict) -> None:
        self.text = article["text"]
        self.spans = [m.span() for m in WORD.finditer(self.text)]
        self.words = [self.text[a:b].replace("’", "'") for a, b in self.spans]
        starts = [a for a, _ in self.spans]
        self.names = {}
        for start, end, kind in article["names"]:
            first = bisect_left(starts, start)
            last = bisect_left(starts, end)
            if first < last:
                self.names[first] = (last, kind)

    def capital(self, at: int) -> bool:
        return 0 <= at < len(self.words) and self.words[at][0].isupper()

    def opens(self, at: int) -> bool:
        """Does a sentence, title or quotation begin here, so that the capital tells nothing?"""
        return (
            at == 0
            or self.words[at - 1] in {".", "!", "?", ":", "«", '"', "“", "-", "–"}
            or "\n" in self.text[self.spans[at - 1][1] : self.spans[at][0]]
        )

    def form(self, first: int, last: int) -> str:
        return self.text[self.spans[first][0] : self.spans[last - 1][1]].replace("’", "'")

    def free(self, first: int, last: int) -> bool:
        return not any(a < last and first < b for a, (b, _) in self.names.items() if a > first - 12)

    def json(self) -> str:
        names = [[self.spans[a][0], self.spans[b - 1][1], kind] for a, (b, kind) in sorted(self.names.items())]
        return json.dumps({"text": self.text, "names": names}, ensure_ascii=False)


def trim_and_drop(text: Text, tables: Tables) -> None:
    """Peoples, ministers' matters and things are no names; lower-case words in front are none of the name."""
    names = {}
    for first, (last, kind) in text.names.items():
        while first < last and not text.capital(first):
            word = plain(text.words[first])
            head = kind != "PER" and (word in tables.place_heads or tables.organization_heads.get(word) == "lower")
            brand = text.words[first] in tables.organizations or any(c.isupper() or c.isdigit() for c in word)
            if head or brand or (kind == "PER" and word in PARTICLES - {"de", "du", "des", "la", "le", "d'"}):
                break
            first += 1
        if first == last:
            continue
        words = [plain(w) for w in text.words[first:last]]
        form = text.form(first, last)
        if len(words) == 1 and (
            words[0] in NO_NAMES or (words[0] in tables.peoples and form not in tables.known_places)
        ):
            continue
        before = " ".join(plain(w) for w in text.words[max(0, first - 5) : first])
        office = re.search(
            r"(?:ministres?|secrétaires? d' état)(?: \w+)?(?: \w+)? (?:de l'|de la|des|du|de|à l'|à la|aux|au)$", before
        )
        if office and kind != "PER":
            continue
        if form in tables.organizations:
            kind = "ORG"
        elif tables.places.get(form) in ("country", "region") and kind == "ORG":
            kind = "LOC"
        names[first] = (last, kind)
    text.names = names


def take_heads_in(text: Text, tables: Tables) -> None:
    """`rue de Rivoli`, `tribunal correctionnel de Nanterre`: the head in lower case belongs to the name."""
    for at, word in enumerate(text.words):
        word = plain(word)
        use, place = tables.organization_heads.get(word), word in tables.place_heads
        if text.capital(at) or not (use in ("lower", "named") or place):
            continue
        behind = at + 1
        while behind < at + 3 and behind < len(text.words) and use == "lower" and ADJECTIVE.match(text.words[behind]):
            behind += 1
        linked = behind
        while linked < behind + 2 and linked < len(text.words) and plain(text.words[linked]) in LINKS:
            linked += 1
        if use == "named" and not place and linked > at + 1:
            continue
        if not text.capital(linked):
            continue
        last, kind = text.names.get(linked, (linked + 1, None))
        if kind is None and (not place or not text.free(at, linked + 1)):
            while use and text.capital(last):
                last += 1
            if not use:
                continue
        if not text.free(at, linked):
            continue
        text.names.pop(linked, None)
        text.names[at] = (last, "LOC" if place and use != "lower" else "ORG")


def known_organizations(text: Text, tables: Tables, longest: int = 5) -> None:
    """Names that the table of organizations holds are organizations, wherever the model saw something else or nothing."""
    at = 0
    while at < len(text.words):
        for last in range(min(at + longest, len(text.words)), at, -1):
            if text.form(at, last) in tables.organizations and not (last == at + 1 and text.opens(at)):
                inside = [a for a in text.names if a >= at - 8 and a < last and text.names[a][0] > at]
                if all(at <= a and text.names[a][0] <= last for a in inside):
                    for a in inside:
                        del text.names[a]
                    text.names[at] = (last, "ORG")
                    at = last - 1
                break
        at += 1


def surnames(text: Text, tables: Tables) -> None:
    """A surname alone is the person whose full name the article has."""
    full = {
        text.words[b - 1] for a, (b, kind) in text.names.items() if kind == "PER" and b - a >= 2 and text.capital(b - 1)
    }
    full -= tables.known_places
    for at, word in enumerate(text.words):
        named = at in text.names and text.names[at][0] == at + 1
        alone = text.free(at, at + 1) and not text.capital(at - 1) and not text.capital(at + 1)
        if word in full and len(word) > 2 and (named or alone):
            text.names[at] = (at + 1, "PER")


def agree(texts: list, longest: int = 4) -> None:
    """A form that the corpus labels one way almost everywhere is labelled that way everywhere."""
    kinds, articles = defaultdict(Counter), defaultdict(set)
    for number, text in enumerate(texts):
        for first, (last, kind) in text.names.items():
            if last - first <= longest:
                kinds[text.form(first, last)][kind] += 1
                articles[text.form(first, last)].add(number)
    seen = Counter()
    for text in texts:
        for at in range(len(text.words)):
            if text.capital(at) and not text.opens(at):
                for last in range(at + 1, min(at + longest, len(text.words)) + 1):
                    form = text.form(at, last)
                    if form in kinds:
                        seen[form] += 1
    steady = {}
    for form, counts in kinds.items():
        (kind, count), total = counts.most_common(1)[0], sum(counts.values())
        if total >= 6 and len(articles[form]) >= 3 and count >= 0.85 * total and total >= 0.6 * seen[form]:
            steady[form] = kind
    for text in texts:
        for first, (last, kind) in list(text.names.items()):
            text.names[first] = (last, steady.get(text.form(first, last), kind))
        for at in range(len(text.words)):
            if text.capital(at) and not text.opens(at):
                for last in range(min(at + longest, len(text.words)), at, -1):
                    kind = steady.get(text.form(at, last))
                    outside = not text.capital(at - 1) and not text.capital(last)
                    if kind and outside and text.free(at, last):
                        text.names[at] = (last, kind)
                        break


def main(folder: str, source: str) -> None:
    tables = Tables(folder)
    with open(source, encoding="utf-8") as lines:
        texts = [Text(json.loads(line)) for line in lines]
    for text in texts:
        trim_and_drop(text, tables)
        known_organizations(text, tables)
        surnames(text, tables)
    agree(texts)
    for text in texts:
        take_heads_in(text, tables)
        print(text.json())


if __name__ == "__main__":
    main(*sys.argv[1:])
