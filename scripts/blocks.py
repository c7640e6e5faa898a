"""Score leads and subheads on OrangeSum's articles, whose publisher says what each paragraph is.

    python scripts/blocks.py ARTICLES.jsonl [--guillemet PROGRAM] [--most N]

ARTICLES.jsonl holds one article a line: `paragraphs` and, for each of them, its type in `types` (`lead`, `subhead`, `p`,
`bold-p`). The parser gets the paragraphs alone, joined by blank lines and, apart from that, by single line breaks. A lead or
subhead counts as found where a block of that kind is exactly that paragraph.

The publisher began to mark leads desk by desk: of an author's articles none before some day in early 2018 has one, and nearly all
behind it, though they open alike. What an unmarked opening is, those pages don't say. So there are two figures: over all articles, and
over those that are not older than their author's first marked lead. The weights of the parser were learnt on the even ones of the
latter, so that figure counts the odd ones only. `scripts/lead_ceiling.py` learns how well leads can be told at all.
"""

import argparse
import json
import subprocess
import tempfile
from pathlib import Path


def parse(program: str, texts: list[str]) -> list[dict]:
    """The articles that `guillemet batch` answers for some texts, in order."""
    with tempfile.TemporaryDirectory() as folder:
        source, result = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        rows = (json.dumps({"name": str(i), "text": text, "published": None}) for i, text in enumerate(texts))
        source.write_text("\n".join(rows) + "\n", encoding="utf-8")
        command = [program, "batch", str(source), "-o", str(result), "--id", "name", "--published", "published"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        found = [json.loads(line) for line in result.read_text(encoding="utf-8").splitlines()]
    return sorted(found, key=lambda article: int(article["name"]))


def spans(paragraphs: list[str], between: str) -> list[tuple[int, int]]:
    """Where each paragraph stands in the joined text, without white space at its ends."""
    found, at = [], 0
    for paragraph in paragraphs:
        start = at + len(paragraph) - len(paragraph.lstrip())
        found.append((start, start + len(paragraph.strip())))
        at += len(paragraph) + len(between)
    return found


def comparable(articles: list[dict]) -> list[bool]:
    """Which articles are not older than their author's first marked lead, if there is one."""
    since: dict[str, str] = {}
    for article in articles:
        if "lead" in article["types"]:
            author = article["author"].lower()
            since[author] = min(article["date"], since.get(author, article["date"]))
    return [article["date"] >= since.get(article["author"].lower(), "") for article in articles]


def score(articles: list[dict], program: str, between: str) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of leads and subheads."""
    parsed = parse(program, [between.join(article["paragraphs"]) for article in articles])
    figures = {}
    for kind in ("lead", "subhead"):
        hit = expected = predicted = 0
        for article, result in zip(articles, parsed, strict=True):
            where = spans(article["paragraphs"], between)
            want = {span for span, type_ in zip(where, article["types"], strict=True) if type_ == kind}
            got = {(block["start"], block["end"]) for block in result["blocks"] if block["kind"] == kind}
            hit, expected, predicted = hit + len(want & got), expected + len(want), predicted + len(got)
        precision = 100 * hit / predicted if predicted else 0.0
        recall = 100 * hit / expected if expected else 0.0
        f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
        figures[kind] = (precision, recall, f1)
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--guillemet", default="guillemet")
    parser.add_argument("--most", type=int, default=None)
    args = parser.parse_args()
    with args.articles.open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines][: args.most]
    unseen = [article for article, alike in list(zip(articles, comparable(articles), strict=True))[1::2] if alike]
    for which, chosen in (("all", articles), ("comparable", unseen)):
        for name, between in (("blank lines", "\n\n"), ("line breaks", "\n")):
            for kind, (precision, recall, f1) in score(chosen, args.guillemet, between).items():
                figures = f"precision {precision:5.1f}  recall {recall:5.1f}  f1 {f1:5.1f}"
                print(f"{which:10} {len(chosen):4} {name:12} {kind:8} {figures}")


if __name__ == "__main__":
    main()
