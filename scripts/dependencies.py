"""Checks the dependencies against deny.toml with nothing but cargo: their licences, versions and sources.

`cargo deny check` does the same and looks for known weaknesses too; this needs no installation.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import tomllib

ROOT = Path(__file__).parents[1]


def allowed(expression: str, licences: set[str]) -> bool:
    """Is this SPDX expression fulfilled by some of the licences? `/` is an old way to write OR."""
    words = re.findall(r"[()]|[^\s()]+", expression.replace("/", " OR "))
    return bool(words) and any_of(words, licences)


def any_of(words: list[str], licences: set[str]) -> bool:
    """Reads `A OR B`."""
    found = all_of(words, licences)
    while words and words[0] == "OR":
        words.pop(0)
        # Both sides are read, whatever the first one says.
        found = all_of(words, licences) or found
    return found


def all_of(words: list[str], licences: set[str]) -> bool:
    """Reads `A AND B`."""
    found = one(words, licences)
    while words and words[0] == "AND":
        words.pop(0)
        found = one(words, licences) and found
    return found


def one(words: list[str], licences: set[str]) -> bool:
    """Reads a licence, with its exception, or what stands in brackets."""
    word = words.pop(0)
    if word == "(":
        found = any_of(words, licences)
        words.pop(0)
        return found
    if words and words[0] == "WITH":
        word = f"{word} WITH {words[1]}"
        del words[:2]
    return word in licences


def faults(packages: list[dict[str, Any]], rules: dict[str, Any]) -> list[str]:
    """One sentence for each package that breaks a rule."""
    found = []
    versions = defaultdict(set)
    skipped = {entry["crate"].split("@")[0] for entry in rules["bans"]["skip"]}
    for package in packages:
        name = f"{package['name']} {package['version']}"
        versions[package["name"]].add(package["version"])
        if not allowed(package["license"] or "", set(rules["licenses"]["allow"])):
            found.append(f"{name} has the licence {package['license']}, which deny.toml doesn't allow")
        if package["source"] not in (None, "registry+https://github.com/rust-lang/crates.io-index"):
            found.append(f"{name} comes from {package['source']}, not from crates.io")
        if package["name"] in rules["bans"]["deny"]:
            found.append(f"{name} is banned by deny.toml")
    for name, several in versions.items():
        if len(several) > 1 and name not in skipped:
            found.append(f"{name} is there in several versions: {', '.join(sorted(several))}")
    found += [f"deny.toml skips {name}, which is there once" for name in skipped if len(versions[name]) < 2]
    return found


def main() -> None:
    """Prints the faults, and fails if there are some."""
    command = ["cargo", "metadata", "--format-version=1", "--locked", "--all-features"]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    packages = json.loads(answer.stdout)["packages"]
    found = faults(packages, tomllib.loads((ROOT / "deny.toml").read_text(encoding="utf-8")))
    print("\n".join(found) or f"{len(packages)} packages: licences, versions and sources are as deny.toml wants them")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
