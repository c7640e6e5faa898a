"""How many inverted cues behind a closing mark the parser explains.

    python scripts/cue_coverage.py BLOCKS.jsonl --guillemet target/debug/guillemet

BLOCKS.jsonl holds one article a line with its `paragraphs`. An inverted cue is what stands behind `»,` or `",` and looks like a verb
with its subject: a form with `-t-il`, an auxiliary and a participle, or a lower-case word before a capital or an article.
It is explained if a quotation that ends at the mark has a cue there. Prints the share, and the commonest words left over.
"""

import argparse
import json
import re
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

PRONOUN = r"(?:t-)?(?:il|elle|ils|elles|on)"
AUXILIARY = r"(?:l['’]|lui |leur |s['’]|se |nous )*(?:a|ont|avait|avaient|aura|est|sont|était|étaient|aurait)"
CUE = re.compile(
    r"[»\"”] ?, ?(?:"
    rf"(?P<pronoun>[a-zéèêàçîôû]+)-{PRONOUN}\b"
    rf"|{AUXILIARY}(?:-{PRONOUN})? (?:\w+ment |encore |également |aussi |ainsi |enfin |ensuite )*(?P<participle>\w+(?:é|i|u|it|is|ée|és|ées|ert))\b"
    r"|(?P<verb>[a-zéèêàçîôû]{3,}(?:e|t|d|ent|a|ait|aient)) (?:[A-ZÉ]|l['’]|le |la |les |un |une |des |M\. |Mme ))"
)
OTHER = {
    "alors",
    "avant",
    "dont",
    "tout",
    "sont",
    "est",
    "ont",
    "avait",
    "était",
    "étaient",
    "comme",
    "sans",
    "notamment",
    "contre",
    "pendant",
    "devant",
    "durant",
    "suivant",
    "concernant",
    "malgré",
    "et",
    "mais",
    "qui",
    "quand",
    "lorsque",
    "puis",
    "entre",
    "vers",
    "selon",
    "dit",
    "fait",
    "tant",
    "soit",
    "pourtant",
    "cependant",
    "ensuite",
    "moyennant",
    "surtout",
    "autant",
    "peut",
    "doit",
    "voire",
    "chat",
    "place",
    "florilège",
}

# A passive, a verb of being or of motion behind a mark goes on with the writer's own sentence.
NO_CUE = {
    "été",
    "est",
    "a",
    "lui",
    "proximité",
    "envoyé",
    "décédé",
    "cessé",
    "procédé",
    "guidé",
    "réussi",
    "retrouve",
    "réuni",
    "concerné",
    "attendu",
    "participé",
    "crié",
    "avéré",
    "parti",
    "exercé",
    "servi",
    "multiplient",
    "attiré",
    "laissé",
    "proposé",
    "donnent",
    "née",
    "revenu",
    "constitué",
    "mis",
    "convaincu",
    "annulé",
    "déformé",
    "dépassé",
    "habillée",
    "décidé",
    "survécu",
    "signée",
    "inscrit",
    "sorti",
    "estimée",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("blocks", type=Path)
    parser.add_argument("--guillemet", default="target/debug/guillemet")
    parser.add_argument("--most", type=int, default=1000, help="articles read")
    args = parser.parse_args()
    articles = []
    with args.blocks.open(encoding="utf-8") as lines:
        for number, line in zip(range(args.most), lines, strict=False):
            row = json.loads(line)
            text = "\n\n".join(row["paragraphs"])
            articles.append({"name": str(number), "text": text})
    with tempfile.TemporaryDirectory() as folder:
        source, result = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        source.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf-8")
        command = [args.guillemet, "batch", source, "-o", result, "--id", "name"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        parsed = {}
        with result.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                parsed[row["name"]] = row
    seen, explained, left, where = 0, 0, Counter(), {}
    for article in articles:
        out = parsed[article["name"]]
        cues = {q["cue"]["start"] for q in out["quotations"] if q["cue"]}
        for match in CUE.finditer(article["text"]):
            word = match["pronoun"] or match["participle"] or match["verb"]
            if match["verb"] in OTHER or word in NO_CUE or word.endswith("ant"):
                continue
            seen += 1
            if any(match.start() < cue <= match.end() for cue in cues):
                explained += 1
            else:
                left[word] += 1
                where.setdefault(
                    word, article["text"][max(0, match.start() - 60) : match.end() + 40].replace("\n", " ")
                )
    print(f"{explained} of {seen} inverted cues explained: {100 * explained / max(seen, 1):.2f} %")
    for word, count in left.most_common(40):
        print(f"{count:5} {word}\t{where[word]}")


if __name__ == "__main__":
    main()
