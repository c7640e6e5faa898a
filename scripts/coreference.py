"""How many pronouns and role phrases stand for the right person?

    python scripts/coreference.py ARTICLES.jsonl --guillemet target/debug/guillemet

ARTICLES holds articles with their chains, one a line: `text`, `ents` as [start, end, label], `chains` as lists of [start, end]. The articles
are not part of the project.

*Right of all*: of the mentions in chains that hold a person's name, the share that is linked to that person. Counted are `il`, `elle`,
`lui` behind a preposition, `ce dernier`, `celui-ci`, `l'intéressé`, and definite or demonstrative singular noun phrases whose noun is a role
(`le président russe`, `cet élu`) or a human being (`la victime`). Not counted is what no link can be asked for: a phrase that holds a
name, a role that stands beside the name of its person (`le maire, Anne Roy`), plurals, which stand for no single person.

*Right of linked*: of all pronouns and phrases that we link to persons, the share that the chains confirm. An impersonal `il`, or one that
stands for a thing or for somebody without a name, is an error here.

With --show what is wrong or missed.
"""

import argparse
import json
import re
import subprocess
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

Span = tuple[int, int]
PRONOUN = re.compile(
    r"-?(t-)?(il|elle)|lui|ce dernier|cette dernière|celui-ci|celle-ci|l['’]intéressée?|cet intéressé|cette intéressée",
    re.IGNORECASE,
)
PHRASE = re.compile(
    r"(?:le |la |l['’]|ce |cet |cette |du |au )"
    r"(?:ancien |ancienne |nouveau |nouvelle |premier |première |jeune |petit |petite |vieil |vieille )?([\w-]+)( [A-ZÉ])?",
    re.IGNORECASE,
)
BEFORE_STRESSED = re.compile(
    r"\b(à|de|d['’]|pour|avec|sans|chez|selon|contre|par|entre|vers|envers|sur|devant|derrière|après) $", re.IGNORECASE
)
# « pour lui plaire »
INFINITIVE = re.compile(r" \w+(er|ir|re)\b")
TABLES = Path(__file__).parents[1] / "crates/guillemet/data/fr"


def parse(guillemet: str, articles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the command finds in the articles."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
        source.write_text(
            "\n".join(json.dumps({"text": article["text"]}) for article in articles) + "\n", encoding="utf-8"
        )
        subprocess.run([guillemet, "batch", source, "-o", target], check=True)
        return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


def person_words() -> set[str]:
    """The singular forms of all roles, and the nouns for human beings."""
    cells = {"roles.tsv": 2, "humans.tsv": 1}
    words = set()
    for table, forms in cells.items():
        lines = (TABLES / table).read_text(encoding="utf-8").splitlines()
        words |= {word for line in lines if not line.startswith("#") for word in line.split("\t")[:forms]}
    return words


class Chains:
    """The chains of an article."""

    def __init__(self, article: dict[str, Any]) -> None:
        self.text: str = article["text"]
        self.spans = sorted(
            (end - start, start, end, k) for k, chain in enumerate(article["chains"]) for start, end in chain
        )
        self.people = [(start, end) for start, end, label in article["ents"] if label == "PER"]

    def around(self, span: Span) -> int | None:
        """The chain of the smallest span that holds another."""
        return next((k for _, start, end, k in self.spans if start <= span[0] and span[1] <= end), None)

    def named(self) -> set[int]:
        """The chains in which a person is named."""
        return {chain for span in self.people if (chain := self.around(span)) is not None}

    def of(self, span: Span) -> int | None:
        """The chain of the mention that a span of ours is: it begins where ours does, give or take an article."""
        near = (
            (abs(start - span[0]) + abs(end - span[1]), chain)
            for _, start, end, chain in self.spans
            if abs(start - span[0]) <= 3 and start < span[1] and span[0] < end
        )
        return min(near, default=(0, None))[1]

    def beside_name(self, span: Span, chain: int) -> bool:
        """Does a name of the same person stand next to a phrase, with a comma between at most?"""
        return any(
            self.around(name) == chain
            and (
                self.text[span[1] : name[0]].strip() in ("", ",")
                if span[1] <= name[0]
                else self.text[name[1] : span[0]].strip() in ("", ",")
            )
            for name in self.people
        )

    def wanted(self, nouns: set[str]) -> dict[Span, tuple[str, int]]:
        """The pronouns and phrases for persons who are named, with their chain."""
        named = self.named()
        found = {}
        for _, start, end, chain in self.spans:
            words = self.text[start:end]
            holds_name = any(start <= name[0] and name[1] <= end for name in self.people)
            if chain not in named or holds_name:
                continue
            phrase = PHRASE.match(words)
            if PRONOUN.fullmatch(words):
                stressed = BEFORE_STRESSED.search(self.text[:start]) and not INFINITIVE.match(self.text[end:])
                if words.lower() != "lui" or stressed:
                    found[(start, end)] = ("pronoun", chain)
            elif (
                phrase
                and phrase[1].lower() in nouns
                # « le capitaine Roy », « le Père Roy »: names that the labels don't hold.
                and phrase[1].islower()
                and not (phrase[2] or "").strip().isupper()
                and not self.beside_name((start, end), chain)
            ):
                found[(start, end)] = ("role", chain)
        return found


def compare(article: dict[str, Any], out: dict[str, Any], nouns: set[str], show: bool) -> Counter[str]:
    """Counts for one article."""
    chains, tally = Chains(article), Counter[str]()
    wanted = chains.wanted(nouns)
    linked: dict[Span, tuple[str, int | None]] = {}
    for entity in out["entities"]:
        if entity["kind"] != "person":
            continue
        names = [(m["start"], m["end"]) for m in entity["mentions"] if m["form"] == "name"]
        votes = Counter(chain for span in names if (chain := chains.around(span)) is not None)
        whose = votes.most_common(1)[0][0] if votes else None
        for mention in entity["mentions"]:
            if mention["form"] != "name":
                linked[(mention["start"], mention["end"])] = (mention["form"], whose)

    def tell(what: str, span: Span) -> None:
        if show:
            before = article["text"][max(0, span[0] - 90) : span[0]].replace("\n", " ")
            print(what, f"{before}[{article['text'][slice(*span)]}]", sep="\t")

    for span, (form, chain) in wanted.items():
        tally[f"{form} wanted"] += 1
        # An article contracted with `de`, a longer complement: the same words all the same.
        same = next(
            (mine for mine in linked if mine[0] < span[1] and span[0] < mine[1] and abs(mine[0] - span[0]) <= 3), None
        )
        if same is not None and linked[same][1] == chain:
            tally[f"{form} found"] += 1
        elif same is None:
            tell("missed", span)
    for span, (form, whose) in linked.items():
        tally[f"{form} linked"] += 1
        if whose is not None and chains.of(span) == whose:
            tally[f"{form} right"] += 1
        else:
            tell("wrong", span)
    return tally


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--guillemet", default="guillemet")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    articles = [json.loads(line) for line in options.articles.read_text(encoding="utf-8").splitlines()]
    tally, nouns = Counter[str](), person_words()
    for article, out in zip(articles, parse(options.guillemet, articles), strict=True):
        tally += compare(article, out, nouns, options.show)
    for form in ("pronoun", "role", "both"):
        forms = ("pronoun", "role") if form == "both" else (form,)
        linked, right, found, wanted = (
            sum(tally[f"{one} {what}"] for one in forms) for what in ("linked", "right", "found", "wanted")
        )
        print(
            f"{form:8} right of linked {100 * right / max(linked, 1):5.1f} % of {linked:3}"
            f"   right of all {100 * found / max(wanted, 1):5.1f} % of {wanted:3}"
        )


if __name__ == "__main__":
    main()
