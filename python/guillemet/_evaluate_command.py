"""The command ``guillemet eval``, imported by no other."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from guillemet._evaluate import evaluate, line

__all__ = ["evaluate_command"]

UNREADABLE = 3
"""The exit code where the input can't be read, as in the Rust command."""


def evaluate_command(arguments: Sequence[str]) -> int:
    """Run ``guillemet eval``."""
    parser = argparse.ArgumentParser(
        prog="guillemet eval",
        description="Compare predictions with articles that people have annotated.",
        epilog="Example: guillemet eval gold/ structured.jsonl --id url",
    )
    parser.add_argument("gold", help="a folder of NAME.txt with NAME.json, or an export of Label Studio", type=Path)
    parser.add_argument(
        "predictions", nargs="?", type=Path, help="what guillemet batch wrote; without it, the texts are parsed now"
    )
    parser.add_argument("--id", default="name", metavar="FIELD", help="the field that names the article [name]")
    parser.add_argument("--rules", action="store_true", help="print how often each rule is right instead")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args(arguments)
    try:
        scores = evaluate(options.gold, options.predictions, id=options.id)
    except (OSError, ValueError) as error:
        print(f"guillemet: {error}", file=sys.stderr)
        return UNREADABLE
    if options.json:
        print(json.dumps(scores.rules if options.rules else scores))
    elif options.rules:
        for layer, rules in scores.rules.items():
            print(layer, *(line(f"  {rule}", figures) for rule, figures in rules.items()), sep="\n")
    else:
        print(scores)
    return 0
