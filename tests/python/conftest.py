"""What the tests share."""

from __future__ import annotations

from pathlib import Path

import hypothesis
import pytest

import guillemet

ROOT = Path(__file__).parents[2]


# A busy machine is no failure.
hypothesis.settings.register_profile("guillemet", deadline=None)
hypothesis.settings.load_profile("guillemet")


@pytest.fixture(scope="session")
def seed_text() -> str:
    return (ROOT / "tests/corpus/damas.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def seed(seed_text: str) -> guillemet.Article:
    return guillemet.parse(seed_text)
