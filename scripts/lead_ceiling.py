"""How well can a text's opening be told to be a lead at all? Learns it on OrangeSum's articles with far more than the parser weighs.

    python -m venv study && study/bin/pip install scikit-learn
    study/bin/python scripts/lead_ceiling.py ARTICLES.jsonl [--most N]

ARTICLES.jsonl is the file of `scripts/blocks.py`. Some sixty features of the opening, of what follows and of both together go into
a logistic regression and into boosted trees; whole months are left out in turn, and what is said of them counts. The titles, the
author, the day and anything else outside of the paragraphs are not used. Printed are:

* F1 with the five features that the parser weighs, and with all of them, over all articles and over the comparable ones of
  `scripts/blocks.py`;
* how alike openings are that are marked and that are not: the share of unmarked openings of a time that the trees hold for leads when
  they have learnt from comparable articles of other months only, and the share of articles that have a twin with the other mark: their
  nearest neighbour by the features.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from blocks import comparable
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.neighbors import NearestNeighbors
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
BREAK = re.compile(r"[.!?…]['\"»”]?\s+(?=[\"«“A-ZÀ-Ý])")
QUOTED = re.compile(r"[\"«»“”]")
WEEKDAY = re.compile(r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b", re.I)
DATED = re.compile(WEEKDAY.pattern + r"\s+(?:1er|\d)", re.I)
DATE = re.compile(
    r"\b(?:1er|\d\d?) (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b", re.I
)
FULL_NAME = re.compile(r"\b[A-ZÀ-Ý][\w'’-]+(?: (?:de |d'|du )?[A-ZÀ-Ý][\w'’-]+)+")
# `Il`, `Ce dernier`, `Cette décision`: needs what stands before.
POINTS_BACK = re.compile(r"(?:Ils?|Elles?|Ce(?:t|tte|s|lui-ci|lle-ci|la|ci)?|Son|Sa|Ses|Leurs?)\b")
CONNECTS = re.compile(
    r"(?:Mais|Et|Or|Car|Toutefois|Cependant|Pourtant|En effet|Ainsi|En outre|De son côté|Néanmoins)\b"
)
SAYS = re.compile(
    r"a-t-(?:on|il|elle)\b|\b(?:a|ont) (?:indiqué|annoncé|déclaré|affirmé|expliqué|estimé|assuré|précisé|ajouté|dit|appris)\b"
    r"|\b(?:selon|d'après|rapporte|indique|annonce|explique|révèle|affirme|estime|assure)\b",
    re.I,
)
ENDS_WITH_SOURCE = re.compile(r", (?:a|ont|selon|d'après|rapporte|indique|révèle|explique)\b[^,]{2,60}\.$")
PERFECT = re.compile(r"\b(?:a|ont|est|sont|s'est|se sont) (?:été )?\w+(?:é|i|u|is|it|ert)e?s?\b")
# Short words carry no sense, and of the longer ones these don't.
FUNCTION = frozenset(
    re.findall(
        r"\w+",
        """dans avec sans sous pour chez vers entre depuis avant après pendant comme mais donc dont elle elles nous vous
    leur leurs cette plus sont était étaient être avait avaient avoir sera seront aussi alors selon très bien même tout tous
    toute toutes fait faire peut doit contre lors ainsi quand encore notamment cela ceux celui celle notre votre""",
    )
)
# What `evidence.rs` weighs.
PARSERS = ("length", "next", "sentences", "told", "dated_behind")


def lower_words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]


def content(text: str) -> list[str]:
    """The words that carry sense."""
    return [word for word in lower_words(text) if len(word) > 3 and word not in FUNCTION]


def share(hits: list[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.5


def first_words(text: str, most: int) -> str:
    return " ".join(text.split()[:most])


def features(paragraphs: list[str]) -> dict[str, float]:
    """What can be read off the plain text."""
    texts = [text.strip() for text in paragraphs if text.strip()]
    opening = texts[0]
    body = [text for text in texts[1:] if len(text) > 60 and text[-1] in '.!?…"»”)'] or texts[-1:]
    following = first_words(body[0], 80)
    near = [following, *(first_words(text, 60) for text in body[1:4])]
    behind, everything = " ".join(near), " ".join(body)
    lengths = [len(text) for text in body[:20]]
    average = sum(lengths) / len(lengths)
    sentences, counts = BREAK.split(opening), [len(BREAK.split(text)) for text in body[:12]]
    sense, words = content(opening), lower_words(opening)
    capitals = [word for word in WORD.findall(opening)[1:] if word[0].isupper()]
    names = FULL_NAME.findall(opening)
    numbers = re.findall(r"\d+", opening)
    pairs = set(pairwise(lower_words(everything)))

    def told(where: str) -> float:
        there = set(content(where))
        return share([word in there for word in sense])

    return {
        # Lengths and sentences.
        "length": len(opening) / average,
        "log_length": math.log(len(opening) / average),
        "next": min(len(body[0]), 900) / 300,
        "next_beside_average": len(body[0]) / average,
        "average": math.log(average),
        "spread": float(np.std(lengths)) / average,
        "over_480": len(opening) > 480,
        "sentences": min(len(sentences) - 1, 2),
        "sentence_length": math.log(len(opening) / len(sentences)),
        "first_sentence": math.log(len(sentences[0])),
        "last_sentence": math.log(max(1, len(sentences[-1]))),
        "sentences_of_body": sum(counts) / len(counts),
        "single_sentences": share([count == 1 for count in counts]),
        "commas": opening.count(",") / len(sentences),
        "unended": opening[-1] not in '.!?…"»”)',
        # What the body tells again: words, pairs of words, names, numbers.
        "told": told(behind),
        "told_next": told(following),
        "told_anywhere": told(everything),
        "pairs": share([pair in pairs for pair in pairwise(words)]),
        "capitals_again": share([word in behind for word in capitals]),
        "capitals_next": share([word in following for word in capitals]),
        "full_name_again": any(name in everything for name in names),
        "full_name_next": any(name in following for name in names),
        "short_name_next": any(name not in following and name.split()[-1] in following for name in names),
        "name_in_full_only_behind": any(
            name not in opening and name.split()[-1] in capitals for name in FULL_NAME.findall(behind)
        ),
        "numbers_again": any(number in everything for number in numbers),
        "numbers_never": bool(numbers) and not any(number in everything for number in numbers),
        # Days.
        "weekday": bool(WEEKDAY.search(opening)),
        "dated": bool(DATED.search(opening)),
        "date": bool(DATE.search(opening)),
        "weekday_next": bool(WEEKDAY.search(following)),
        "dated_next": bool(DATED.search(following)),
        "dated_behind": bool(DATED.search(behind)),
        "date_behind": bool(DATE.search(behind)),
        # How the paragraph behind it begins.
        "points_back": bool(POINTS_BACK.match(following)),
        "connects": bool(CONNECTS.match(following)),
        "definite_next": bool(re.match(r"L(?:e|a|es|['’])\b", following)),
        "indefinite_next": bool(re.match(r"(?:Une?|Des|Deux|Trois|Plusieurs)\b", following)),
        "quotation_next": bool(QUOTED.search(following)),
        "capitals_of_next": share([word[0].isupper() for word in WORD.findall(following)[1:]]),
        "full_names_of_next": min(4, len(FULL_NAME.findall(following))),
        "short_next": len(texts) > 1 and len(texts[1]) < 130,
        # What the opening holds.
        "quotation": bool(QUOTED.search(opening)),
        "says": bool(SAYS.search(opening)),
        "ends_with_source": bool(ENDS_WITH_SOURCE.search(opening)),
        "says_next": bool(SAYS.search(following)),
        "perfect": min(3, len(PERFECT.findall(opening))),
        "future": bool(re.search(r"\b\w+(?:era|eront|ira|iront)\b", opening)),
        "past": bool(re.search(r"\b\w{3,}ai(?:t|ent)\b", opening)),
        "opening_points_back": bool(POINTS_BACK.match(opening)),
        "definite": bool(re.match(r"L(?:e|a|es|['’])\b", opening)),
        "indefinite": bool(re.match(r"(?:Une?|Des|Deux|Trois|Plusieurs)\b", opening)),
        "capitals": len(capitals) / max(1, len(words)),
        "full_names": min(3, len(names)),
        "numbers": min(3, len(numbers)),
        "question": "?" in opening,
        "colon": ":" in opening,
        "brackets": "(" in opening,
        "word_length": sum(map(len, words)) / max(1, len(words)),
        "relatives": share([word in ("qui", "que", "dont", "où") for word in words]),
        "pronouns": share(
            [word in ("il", "elle", "ils", "elles", "son", "sa", "ses", "leur", "se", "s") for word in words]
        ),
    }


def linear() -> Any:
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.1, max_iter=2000))


def trees() -> Any:
    return HistGradientBoostingClassifier(max_iter=200, learning_rate=0.05, max_leaf_nodes=10, l2_regularization=1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--most", type=int, default=None)
    args = parser.parse_args()
    with args.articles.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines][: args.most]
    rows = [features(article["paragraphs"]) for article in articles]
    names = sorted(rows[0])
    table = np.array([[float(row[name]) for name in names] for row in rows])
    weighed = [names.index(name) for name in PARSERS]
    marked = np.array(["lead" in article["types"] for article in articles])
    alike = np.array(comparable(articles))
    months = np.array([article["date"][:7] for article in articles])

    def said(model: Any, columns: list[int], rows: np.ndarray) -> np.ndarray:
        """What a model says of each month that has learnt from the others."""
        cells = table[rows][:, columns]
        return cross_val_predict(model, cells, marked[rows], groups=months[rows], cv=GroupKFold(5))

    every = list(range(len(names)))
    for which, chosen in (("all", np.ones(len(articles), dtype=bool)), ("comparable", alike)):
        for name, model, columns in (
            ("as the parser", linear(), weighed),
            ("linear", linear(), every),
            ("trees", trees(), every),
        ):
            f1 = 100 * f1_score(marked[chosen], said(model, columns, chosen))
            print(f"{which:10} {chosen.sum():4} {name:14} {len(columns):3} features  f1 {f1:5.1f}")

    # What those who mark leads would have marked: of other articles, and of comparable ones in months left out.
    held = said(trees(), every, alike)
    other = trees().fit(table[alike], marked[alike]).predict(table[~alike])
    print(f"held for leads: {100 * held[marked[alike]].mean():.0f} % of the marked openings,", end=" ")
    print(f"{100 * held[~marked[alike]].mean():.0f} % of the comparable unmarked ones,", end=" ")
    print(f"{100 * other.mean():.0f} % of the {len(other)} others")

    scaled = StandardScaler().fit_transform(table)
    for which, chosen in (("all", np.ones(len(articles), dtype=bool)), ("comparable", alike)):
        nearest = NearestNeighbors(n_neighbors=2).fit(scaled[chosen]).kneighbors(scaled[chosen])[1][:, 1]
        twins = marked[chosen] != marked[chosen][nearest]
        print(f"{which:10} nearest article has the other mark: {100 * twins.mean():.0f} %")


if __name__ == "__main__":
    main()
