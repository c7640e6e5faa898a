"""Prints what a user waits for: the import, the first parse with its tables, a later parse; and the library's size.

    python scripts/cold_start.py [FILE]

Every figure is the median of fresh processes, in milliseconds.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUNS = 11

PROGRAM = """
import sys, time
began = time.perf_counter()
import guillemet
imported = time.perf_counter()
text = open(sys.argv[1], encoding="utf-8").read()
opened = time.perf_counter()
guillemet.parse(text)
first = time.perf_counter()
for _ in range(20):
    guillemet.parse(text)
later = time.perf_counter()
print(imported - began, first - opened, (later - first) / 20)
"""


def main() -> None:
    article = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "tests/corpus/damas.txt")
    runs = []
    for _ in range(RUNS):
        answer = subprocess.run([sys.executable, "-c", PROGRAM, article], capture_output=True, text=True, check=True)
        runs.append([1000 * float(seconds) for seconds in answer.stdout.split()])
    imported, first, later = (statistics.median(figures) for figures in zip(*runs, strict=True))
    print(f"import           {imported:7.2f} ms")
    print(f"first parse      {first:7.2f} ms")
    print(f"together         {imported + first:7.2f} ms   (target: under 60)")
    print(f"a later parse    {later:7.2f} ms")

    import guillemet._guillemet

    library = Path(guillemet._guillemet.__file__ or "")
    print(f"native library   {library.stat().st_size / 1e6:7.2f} MB   {library.name}")


if __name__ == "__main__":
    main()
