"""What the tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

import guillemet

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def seed_text() -> str:
    return (ROOT / "tests/corpus/damas.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def seed(seed_text: str) -> guillemet.Article:
    return guillemet.parse(seed_text)
