"""What ``import guillemet`` brings in, and what waits until it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import guillemet


def answer(program: str) -> list[str]:
    """The words that a fresh Python prints."""
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()


def test_a_parse_imports_the_native_module_and_nothing_else() -> None:
    program = """
import sys
before = set(sys.modules)
import guillemet
guillemet.parse("« Oui », a dit Anne Roy le 3 mars.", published="2020-03").quotations[0].speaker.name
print(*sorted(set(sys.modules) - before))
"""
    assert answer(program) == ["guillemet", "guillemet._guillemet"]


def test_every_public_name_is_listed_and_starred_before_it_is_used() -> None:
    assert set(guillemet.__all__) <= set(answer("import guillemet; print(*dir(guillemet))"))
    assert set(guillemet.__all__) <= set(answer("from guillemet import *; print(*dir())"))


def test_a_name_is_looked_for_once() -> None:
    program = "import guillemet; print('frames' in vars(guillemet), guillemet.frames is vars(guillemet)['frames'])"
    assert answer(program) == ["False", "True"]


def test_a_name_that_does_not_exist_is_an_error() -> None:
    # The checker of types says so too, or it would find the comment useless.
    with pytest.raises(AttributeError, match="module 'guillemet' has no attribute 'parse_all'"):
        _ = guillemet.parse_all  # type: ignore[attr-defined]
