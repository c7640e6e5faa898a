"""How many pronouns and role phrases stand for the right person?

    python scripts/coreference.py ARTICLES.jsonl --guillemet target/debug/guillemet

ARTICLES holds articles with their chains, one a line: `text`, `ents` as [start, end, label], `chains` as lists of [start, end]. The articles
are not part of the project. Counted are `il`, `elle`, `ce dernier`, ... and definite role phrases (`le président russe`) of chains that
hold a person's name: the share of those linked that is right, and the share of all such mentions that is linked right.
With --show what is not.
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
PRONOUN = re.compile(r"-?(t-)?(il|elle)|ce dernier|cette dernière|celui-ci|celle-ci|l['’]intéressée?", re.IGNORECASE)
ROLES = Path(__file__).parents[1] / "crates/guillemet/data/fr/roles.tsv"


def parse(guillemet: str, articles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the command finds in the articles."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
        source.write_text(
            "\n".join(json.dumps({"text": article["text"]}) for article in articles) + "\n", encoding="utf-8"
        )
        subprocess.run([guillemet, "batch", source, "-o", target], check=True)
        return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


def role_words() -> set[str]:
    """The singular forms of all roles."""
    lines = ROLES.read_text(encoding="utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split("\t")[:2]}


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

    def wanted(self, roles: set[str]) -> dict[Span, tuple[str, int]]:
        """The pronouns and role phrases of persons who are named, with their chain."""
        named = self.named()
        found = {}
        for _, start, end, chain in self.spans:
            words = self.text[start:end]
            holds_name = any(start <= name[0] and name[1] <= end for name in self.people)
            if chain not in named or holds_name:
                continue
            first = re.match(
                r"(?:le |la |l['’])(?:ancien |ancienne |nouveau |nouvelle |premier |première )?([\w-]+)", words, re.I
            )
            if PRONOUN.fullmatch(words):
                found[(start, end)] = ("pronoun", chain)
            elif first and first[1].lower() in roles:
                found[(start, end)] = ("role", chain)
        return found


def compare(article: dict[str, Any], out: dict[str, Any], roles: set[str], show: bool) -> Counter[str]:
    """Counts for one article."""
    chains, tally = Chains(article), Counter[str]()
    wanted = chains.wanted(roles)
    linked: dict[Span, int | None] = {}
    for entity in out["entities"]:
        if entity["kind"] != "person":
            continue
        names = [(m["start"], m["end"]) for m in entity["mentions"] if m["form"] == "name"]
        votes = Counter(chain for span in names if (chain := chains.around(span)) is not None)
        whose = votes.most_common(1)[0][0] if votes else None
        for mention in entity["mentions"]:
            if mention["form"] != "name":
                linked[(mention["start"], mention["end"])] = whose
    for span, (form, chain) in wanted.items():
        # An article contracted with `de`, a longer complement: the same words all the same.
        same = next(
            (mine for mine in linked if mine[0] < span[1] and span[0] < mine[1] and abs(mine[0] - span[0]) <= 3), None
        )
        tally[f"{form} wanted"] += 1
        if same is not None:
            tally[f"{form} linked"] += 1
        if same is not None and linked[same] == chain:
            tally[f"{form} right"] += 1
        elif show:
            before = article["text"][max(0, span[0] - 90) : span[0]].replace("\n", " ")
            print("missed" if same is None else "wrong", f"{before}[{article['text'][slice(*span)]}]", sep="\t")
    return tally


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--guillemet", default="guillemet")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    articles = [json.loads(line) for line in options.articles.read_text(encoding="utf-8").splitlines()]
    tally, roles = Counter[str](), role_words()
    for article, out in zip(articles, parse(options.guillemet, articles), strict=True):
        tally += compare(article, out, roles, options.show)
    for form in ("pronoun", "role"):
        wanted, linked, right = (tally[f"{form} {what}"] for what in ("wanted", "linked", "right"))
        print(
            f"{form:8} right of linked {100 * right / max(linked, 1):5.1f} %   right of all {100 * right / max(wanted, 1):5.1f} %   n {wanted}"
        )
    linked, right, wanted = (tally[f"pronoun {what}"] + tally[f"role {what}"] for what in ("linked", "right", "wanted"))
    print(
        f"both     right of linked {100 * right / max(linked, 1):5.1f} %   right of all {100 * right / max(wanted, 1):5.1f} %   n {wanted}"
    )


if __name__ == "__main__":
    main()
