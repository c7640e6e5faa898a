"""Score `guillemet.parse_date` on the test phrases of other date libraries.

    python scripts/date_suites.py [--data ../shared/data/dates] [--show SUITE]

A phrase counts as right when the answer starts at the instant that the suite's author wrote down. Phrases that must give no
date count as right when there is no answer. Each suite is read under the policy that its own library follows.
"""

import argparse
import json
from pathlib import Path

import guillemet

# The policy of each library, where it is not `news`.
POLICIES = {
    "duckling_fr": "future",
    "rustling_fr": "future",
    "chrono_fr": "news",
    "dateparser_fr": "past",
    "sugar_fr": "future",
    "anydate_fr": "news",
    "recognizers_fr": "past",
}
# What the best system that is not the suite's own reaches, in per cent. Duckling and rustling share an ancestor and do not
# count against each other.
BEST_OTHER = {
    "duckling_fr": 44.4,
    "rustling_fr": 44.3,
    "chrono_fr": 64.0,
    "dateparser_fr": 36.7,
    "sugar_fr": 51.8,
    "anydate_fr": 100.0,
    "recognizers_fr": 36.1,
}
# The reference of phrases that name none.
REFERENCE = "2013-02-12T04:30:00"


def instant(text: str | None) -> str | None:
    """A date or minute as seconds: `2013-02-12` is `2013-02-12T00:00:00`."""
    if not text:
        return None
    date, _, clock = text.partition("T")
    clock = (clock or "00:00").rstrip("Z")
    return f"{date}T{clock + '00:00:00'[len(clock) :]}"


def expected_starts(row: dict) -> set[str | None]:
    """The instants that count as right; several where the suite lists candidates."""
    if row["suite"] == "recognizers_fr":
        values = [value for result in row.get("results", []) for value in result.get("values", [])]
        keys = ("date", "startDate", "dateTime", "startDateTime", "start", "value")
        starts = {instant(str(v[key]).replace(" ", "T")) for v in values for key in keys if v.get(key)}
        return {s for s in starts if s and s[:4].isdigit()}
    return {instant(row.get("start"))}


def scored(row: dict) -> bool:
    """Is the phrase one of those that the comparison counts?"""
    if row["suite"] == "recognizers_fr":
        dated = row.get("kind") in ("date", "daterange", "datetime", "datetimerange")
        return bool(row.get("reference")) and dated and bool(expected_starts(row))
    return row.get("kind") in ("date", "time", "interval", "open", "none")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/dates"))
    parser.add_argument("--show", help="print the errors of one suite")
    args = parser.parse_args()
    for suite, policy in POLICIES.items():
        lines = (args.data / f"{suite}.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [row for row in map(json.loads, lines) if scored(row)]
        right = 0
        for row in rows:
            date = guillemet.parse_date(row["text"], reference=row.get("reference") or REFERENCE, policy=policy)
            got = instant(date.earliest) if date else None
            wanted = expected_starts(row) if row["kind"] != "none" else {None}
            right += got in wanted
            if args.show == suite and got not in wanted:
                print(row["text"], sorted(map(str, wanted)), got, date and date.rule, sep="\t")
        share = 100 * right / len(rows)
        print(f"{suite:16} {share:5.1f} % of {len(rows):3}  (best other system {BEST_OTHER[suite]})")


if __name__ == "__main__":
    main()
