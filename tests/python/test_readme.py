"""The README's sessions give what it prints."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
ARTICLE = "« Nous irons jusqu’au bout », a déclaré Jeanne Morel.\n"


def code(language: str) -> list[str]:
    """The blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)


def test_the_python_sessions() -> None:
    pytest.importorskip("pandas")
    session = doctest.DocTestParser().get_doctest("\n".join(code("python")), {}, "README.md", None, 0)
    assert session.examples
    out: list[str] = []
    doctest.DocTestRunner().run(session, out=out.append)
    assert not out, "".join(out)


def test_the_shell_session(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    for session in code("console"):
        command, expected = session.removeprefix("$ guillemet ").split("\n", 1)
        answer = subprocess.run(
            [sys.executable, "-m", "guillemet", *command.split()],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        assert answer.stdout.startswith(expected)
