"""Measures what the installed `guillemet` finds in articles that people have annotated, and holds it to the floors.

    python scripts/quality.py             compare with scripts/quality.toml; fails where a figure has fallen
    python scripts/quality.py --update    raise the floors to what is reached now; none is lowered. The page of error
                                          rates (scripts/reference.py) is made of the same file

It builds nothing: it runs the `guillemet` beside this Python, else the one on the path. The annotated articles are not
part of the project; they are looked for in `../shared`, and without them there is nothing to measure.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import tomllib

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold"
TIMEBANK = SHARED / "data" / "dates" / "french_timebank_dev.jsonl"
FLOORS = ROOT / "scripts" / "quality.toml"

# How far below its floor a figure may fall: rounding, or one article in a hundred read differently.
LEEWAY = 0.5

# The figures of score.py that are held, from the whole to the parts.
HELD = (
    *("block_text", "block_macro"),
    *("quotation_marked_strict", "quotation_marked", "quotation_direct", "quotation_mixed", "quotation_indirect"),
    *("who_said_what_marked", "who_said_what_all", "speaker_marked", "speaker_pronoun", "cue"),
    *("mention", "mention_person", "mention_organization", "mention_place", "person", "role", "gender"),
    *("date_strict", "date", "date_value", "date_kind"),
    *("event_who", "event_what", "event_where", "event_when"),
)

Figures = dict[str, dict[str, float]]
Rules = dict[str, dict[str, dict[str, float]]]


def run(*command: str | Path) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def command() -> Path | None:
    """The installed command, rather the one of this Python than any other."""
    beside = shutil.which("guillemet", path=str(Path(sys.executable).parent))
    found = beside or shutil.which("guillemet")
    return Path(found) if found else None


def parse(guillemet: Path, rows: str, folder: Path) -> Path:
    """Runs a batch over what a parser may know of the articles."""
    (folder / "in.jsonl").write_text(rows, encoding="utf-8")
    out = folder / "out.jsonl"
    run(guillemet, "batch", folder / "in.jsonl", "-o", out, "--id", "name", "--published", "published")
    return out


def gold(guillemet: Path, articles: Path, folder: Path) -> dict[str, float]:
    """The figures of annotated articles: F1 or accuracy in percent."""
    out = parse(guillemet, run(sys.executable, GOLD / "gold.py", "--jsonl", articles), folder)
    run(sys.executable, GOLD / "score.py", "--gold", articles, "--pred", out, "--json", folder / "figures.json")
    figures = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    return {name: f.get("f1", f.get("accuracy", 0.0)) for name, f in figures.items() if f["n"]}


def timebank(guillemet: Path, folder: Path) -> dict[str, float]:
    """The figures of the French TimeBank."""
    scorer = GOLD / "score_timebank.py"
    out = parse(guillemet, run(sys.executable, scorer, "--jsonl", TIMEBANK), folder)
    report = run(sys.executable, scorer, "--gold", TIMEBANK, "--pred", out)
    return {name: float(f1) for name, f1 in re.findall(r"(strict|relaxed|value) F1 ([\d.]+)", report)}


def rules(guillemet: Path) -> Rules:
    """How often each rule is right."""
    with tempfile.TemporaryDirectory() as temporary:
        out = parse(guillemet, run(sys.executable, GOLD / "gold.py", "--jsonl", GOLD / "dev"), Path(temporary))
        answer: Rules = json.loads(run(guillemet, "eval", GOLD / "dev", out, "--rules", "--json"))
        return answer


def measure(guillemet: Path) -> Figures:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        seed = gold(guillemet, GOLD / "seed", folder)
        dev = gold(guillemet, GOLD / "dev", folder)
        return {
            # One article: a figure can be 100 or not, so the lowest one and the mean say enough.
            "seed": {"lowest": min(seed.values()), "mean": sum(seed.values()) / len(seed)},
            "dev": {name: dev.get(name, 0.0) for name in HELD},
            "timebank": timebank(guillemet, folder),
        }


def report(figures: Figures, floors: Figures) -> list[str]:
    """Prints the table and answers which figures have fallen."""
    fallen = []
    print(f"{'figure':36} {'now':>6}   {'floor':>6}")
    for group, values in figures.items():
        for name, value in values.items():
            floor = floors.get(group, {}).get(name)
            low = floor is not None and value < floor - LEEWAY
            shown = "" if floor is None else f"{floor:6.1f}"
            print(f"{group + ' ' + name:36} {value:6.1f} | {shown}{'  fallen' if low else ''}")
            if low:
                fallen.append(f"{group} {name}")
    return fallen


def write(figures: Figures, floors: Figures, found: Rules) -> None:
    lines = [
        "# The floors of scripts/quality.py, in percent. `--update` raises them to what is reached and lowers none. What each",
        "# rule of [rules] reaches is no floor: it is for the page of error rates.",
        f"\narticles = {len(list((GOLD / 'dev').glob('*.txt')))}",
    ]
    for group, values in figures.items():
        lines.append(f"\n[{group}]")
        for name, value in values.items():
            # Cut, not rounded: a floor is never above what was reached.
            lines.append(f"{name} = {max(floors.get(group, {}).get(name, 0.0), int(value * 10) / 10)}")
    for layer, rules in found.items():
        lines.append(f"\n[rules.{layer}]")
        for rule, reached in rules.items():
            values = ", ".join(
                f"{name} = {int(value * 10) / 10 if name != 'n' else value}" for name, value in reached.items()
            )
            lines.append(f"{rule} = {{ {values} }}")
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--update", action="store_true", help="raise the floors to what is reached now")
    options = arguments.parse_args()
    if not GOLD.is_dir() or not TIMEBANK.is_file():
        print("The annotated articles (../shared) are not on this machine: nothing is measured.")
        return 0
    guillemet = command()
    if guillemet is None:
        print("There is no command guillemet: install the package first (pip install .).", file=sys.stderr)
        return 2
    floors: Figures = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    figures = measure(guillemet)
    fallen = report(figures, floors)
    if options.update:
        write(figures, floors, rules(guillemet))
    if fallen:
        print(f"\nMore than {LEEWAY} below the floor: {', '.join(fallen)}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
