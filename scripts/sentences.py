"""Measure sentence boundaries.

    python scripts/sentences.py --guillemet target/debug/guillemet --conllu FILE... [--golden FILE] [--show]

A treebank's sentences that end in `.`, `!`, `?` or `…` are joined with blanks, eight at a time; a boundary inside such a block
counts as found where the parser ends a sentence at the same character. The golden file holds texts and, behind `---`, their
sentences, one a line; cases are divided by `===`, and a case is right when all its sentences are.
"""

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

FINAL = re.compile(r"[.!?…][\s»”\"')\]]*$")


def sentences(binary: str, texts: list[str]) -> list[list[tuple[int, int]]]:
    """The sentences of each text, as code points."""
    rows = "".join(json.dumps({"id": str(i), "text": t}, ensure_ascii=False) + "\n" for i, t in enumerate(texts))
    done = subprocess.run([binary, "batch", "-", "-o", "-"], input=rows.encode(), capture_output=True, check=True)
    return [
        [(s["start"], s["end"]) for s in json.loads(line)["sentences"]] for line in done.stdout.splitlines() if line
    ]


def treebank(binary: str, path: Path, show: bool) -> None:
    texts = [line[9:].strip() for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# text = ")]
    texts = [t for t in texts if FINAL.search(t)]
    blocks = [texts[i : i + 8] for i in range(0, len(texts), 8)]
    hit = predicted = expected = 0
    for block, found in zip(blocks, sentences(binary, [" ".join(b) for b in blocks]), strict=True):
        ends, at = set(), 0
        for sentence in block:
            at += len(sentence)
            ends.add(at)
            at += 1
        got = {end for _, end in found}
        hit += len(ends & got)
        predicted += len(got)
        expected += len(ends)
        if show:
            joined = " ".join(block)
            for kind, where in (("missed", ends - got), ("false", got - ends)):
                for end in sorted(where):
                    print(kind, joined[max(0, end - 50) : end], "|", joined[end : end + 30], sep="\t")
    print(
        f"{path.name}: F1 {200 * hit / (predicted + expected):.1f} ({hit} right, {predicted} found, {expected} expected)"
    )


def golden(binary: str, path: Path, show: bool) -> None:
    cases = [c.split("\n---\n") for c in re.split(r"\n===\n?", path.read_text(encoding="utf-8")) if "\n---\n" in c]
    texts = [text.strip("\n") for text, _ in cases]
    right = 0
    for text, (_, want), found in zip(texts, cases, sentences(binary, texts), strict=True):
        got = [text[start:end] for start, end in found]
        expected = [line.strip() for line in want.strip("\n").splitlines() if line.strip()]
        right += got == expected
        if show and got != expected:
            print("golden", got, expected, sep="\n\t")
    print(f"{path.name}: {right} of {len(cases)} cases")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--guillemet", default="guillemet", help="the command")
    parser.add_argument("--conllu", type=Path, nargs="*", default=[])
    parser.add_argument("--golden", type=Path)
    parser.add_argument("--show", action="store_true", help="print every error")
    options = parser.parse_args()
    for path in options.conllu:
        treebank(options.guillemet, path, options.show)
    if options.golden:
        golden(options.guillemet, options.golden, options.show)
    return 0


if __name__ == "__main__":
    sys.exit(main())
