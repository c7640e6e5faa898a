"""Prints what a user waits for: the import, the first parse with its tables, a later parse; and the library's size.

    python scripts/cold_start.py [FILE]

Every figure is of fresh processes: the time that passes (their median), and the processor's (the least, which other work on the
machine disturbs little).
"""

from __future__ import annotations

import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUNS = 15
LATER = 20
STEPS = ("import", "first parse", "together", "a later parse")

PROGRAM = """
import sys, time
text = open(sys.argv[1], encoding="utf-8").read()
def now():
    print(time.perf_counter(), time.process_time())
now()
import guillemet
now()
guillemet.parse(text)
now()
for _ in range(int(sys.argv[2])):
    guillemet.parse(text)
now()
"""


def run(article: str) -> list[tuple[float, float]]:
    """What passes and what the processor works in each step, in milliseconds."""
    command = [sys.executable, "-c", PROGRAM, article, str(LATER)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    began, imported, first, later = ([1000 * float(s) for s in line.split()] for line in answer.stdout.splitlines())
    steps = [(began, imported, 1), (imported, first, 1), (began, first, 1), (first, later, LATER)]
    return [((b[0] - a[0]) / count, (b[1] - a[1]) / count) for a, b, count in steps]


def main() -> None:
    runs = [run(sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "tests/corpus/damas.txt")) for _ in range(RUNS)]
    print(f"{'':15} {'passes':>8} {'processor':>10}   ms")
    for name, figures in zip(STEPS, zip(*runs, strict=True), strict=True):
        passed, worked = zip(*figures, strict=True)
        print(f"{name:15} {statistics.median(passed):8.2f} {min(worked):10.2f}")

    import guillemet._guillemet

    library = Path(guillemet._guillemet.__file__ or "")
    print(f"native library  {library.stat().st_size / 1e6:8.2f} MB   {library.name}")


if __name__ == "__main__":
    main()
