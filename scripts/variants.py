"""Do other marks, spaces and apostrophes give the same quotations?

    python scripts/variants.py FOLDER --guillemet target/debug/guillemet

FOLDER holds articles as .txt files. Each is rewritten with every other kind of marks, apostrophes and spaces; its quotations are
compared by their words, cue, speaker and kind with those of the article with tight guillemets. Prints the share that agrees,
and with --show what doesn't.
"""

import argparse
import json
import re
import subprocess
import tempfile
from pathlib import Path

BLANKS = " \u00a0\u202f"
STYLES = {
    "blanks": ("« ", " »"),
    "no-break": ("«\u00a0", "\u00a0»"),
    "narrow": ("«\u202f", "\u202f»"),
    "curly": ("“", "”"),
    "straight": ('"', '"'),
    "angle": ("‹", "›"),
    "doubled": ("<<", ">>"),
}


def plain(text: str) -> str | None:
    """The article with tight guillemets; `None` for one whose marks nest or don't pair, which no style can stand for."""
    text = re.sub(f"«[{BLANKS}]*", "«", text)
    text = re.sub(f"[{BLANKS}]*»", "»", text)
    text = re.sub(r'(?<!\w)"(?=[^\s"])([^"\n]*[^\s"])"(?!\w)', r"«\1»", text)
    text = re.sub(r"[“‹]([^”›\n]*)[”›]", r"«\1»", text)
    depth = 0
    for line in text.split("\n"):
        for sign in re.findall(r"[«»]", line):
            depth += 1 if sign == "«" else -1
            if depth not in (0, 1):
                return None
        if depth:
            return None
    return None if re.search(r'["“”‹›]', text) else text


def signature(quotation: dict) -> tuple:
    def words(item: dict | None) -> str:
        return re.sub(r"\W+", " ", (item or {}).get("text") or "").strip()

    parts = tuple(words(part) for part in quotation["parts"])
    return quotation["kind"], parts, words(quotation["cue"]), words(quotation["speaker"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--guillemet", default="target/debug/guillemet")
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    rows = []
    for path in sorted(args.folder.rglob("*.txt")):
        text = plain(path.read_bytes().decode("utf-8"))
        if text is None:
            continue
        rows.append({"name": f"{path.stem}/plain", "text": text})
        for style, (opening, closing) in STYLES.items():
            rows.append({"name": f"{path.stem}/{style}", "text": text.replace("«", opening).replace("»", closing)})
        rows.append({"name": f"{path.stem}/typewriter", "text": text.replace("’", "'")})
        rows.append({"name": f"{path.stem}/typographic", "text": text.replace("'", "’")})
    with tempfile.TemporaryDirectory() as folder:
        source, result = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [args.guillemet, "batch", source, "-o", result, "--id", "name"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        found = {}
        for line in result.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[row["name"]] = [signature(q) for q in row["quotations"]]
    same = total = 0
    for name, quotations in found.items():
        article, style = name.rsplit("/", 1)
        if style == "plain":
            continue
        expected = found[f"{article}/plain"]
        both = set(expected) & set(quotations)
        same += len(both)
        total += max(len(expected), len(quotations))
        if args.show:
            for q in expected:
                if q not in quotations:
                    print(style, article, "-", q)
            for q in quotations:
                if q not in expected:
                    print(style, article, "+", q)
    print(f"{same} of {total} quotations are the same: {100 * same / max(total, 1):.2f} %")


if __name__ == "__main__":
    main()
