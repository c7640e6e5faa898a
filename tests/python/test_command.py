"""The command that the package installs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import guillemet

SEED = Path(__file__).parents[1] / "corpus" / "damas.txt"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "guillemet", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


def test_the_command_answers_what_python_answers(seed: guillemet.Article) -> None:
    answer = run("parse", "--json", str(SEED))
    assert answer.returncode == 0
    assert guillemet.Article.from_json(answer.stdout) == seed


def test_the_command_cleans_as_python_does(seed: guillemet.Article) -> None:
    assert run("clean", str(SEED)).stdout == seed.clean() + "\n"


def test_the_schema_is_one_of_articles() -> None:
    assert json.loads(run("schema").stdout)["title"] == "Article"


def test_exit_codes_come_through() -> None:
    assert run("parse", "no-such-file").returncode == 3
    assert run("no-such-command").returncode == 2
    assert run("--help").returncode == 0
