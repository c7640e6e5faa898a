"""Prints what a stream of articles costs in memory and in processor time, for streams of different lengths.

    python scripts/memory.py [--guillemet COMMAND] [--threads N] [COUNT ...]

Articles are made while they are read, from the 200 of the benchmark: nothing of the stream but what is read is in memory.
A stream is flat where the last line has no more memory than the first.
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

ARTICLES = Path(__file__).parents[1] / "crates/guillemet/benches/data/orangesum.jsonl"

STREAM = """
import sys, json, guillemet
texts = (json.loads(line)["text"] for line in sys.stdin)
for article in guillemet.parse_stream(texts, threads=int(sys.argv[1])):
    article.quotations
"""


def feed(pipe: IO[bytes], lines: list[bytes], count: int) -> None:
    """Writes so many articles."""
    with pipe:
        for line in itertools.islice(itertools.cycle(lines), count):
            pipe.write(line)


def measure(command: list[str], lines: list[bytes], count: int) -> tuple[float, float]:
    """Peak memory (MiB) and processor seconds of a command that reads `count` articles."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    assert process.stdin
    feeder = threading.Thread(target=feed, args=(process.stdin, lines, count))
    feeder.start()
    _, status, usage = os.wait4(process.pid, 0)
    feeder.join()
    if status:
        sys.exit(f"{command} failed")
    return usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--guillemet", default="guillemet", help="the command")
    options.add_argument("--threads", default="2")
    options.add_argument("--python", action="store_true", help="measure parse_stream of this Python too")
    options.add_argument("counts", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    given = options.parse_args()
    lines = ARTICLES.read_bytes().splitlines(keepends=True)
    commands = {"batch": [given.guillemet, "batch", "-", "-o", "-", "--threads", given.threads]}
    if given.python:
        commands["parse_stream"] = [sys.executable, "-c", STREAM, given.threads]
    print(
        "| way | articles | memory, MiB | processor seconds | of a million articles |\n| --- | --: | --: | --: | --: |"
    )
    for (way, command), count in itertools.product(commands.items(), given.counts):
        memory, seconds = measure(command, lines, count)
        print(f"| {way} | {count:,} | {memory:.0f} | {seconds:.1f} | {seconds * 1e6 / count:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
