"""Every session of the README and of the documentation gives what the page says."""

from __future__ import annotations

import ast
import doctest
import gzip
import importlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

import guillemet
from guillemet import _guillemet

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
# A page with code in ```py, for engines that the tests have not, says which script has all of it.
ELSEWHERE = re.compile(r"<!-- Code for engines is run by (scripts/\S+) -->")
CODE = re.compile(r"^```(?P<language>\w+)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
RUN = ("python", "console")
# Languages that nothing runs: data, and commands that build or download. `rust` is run by the tests of the library.
SHOWN = {"json", "sh", "text", "toml", "xml"}
ARTICLE = "« Nous irons jusqu’au bout », a déclaré Jeanne Morel.\n"


class Block(NamedTuple):
    """Code of a page, and the line before it."""

    language: str
    code: str
    line: int


def blocks(page: Path, *languages: str) -> list[Block]:
    """The code of a page in some languages."""
    text = page.read_text(encoding="utf-8")
    found = [Block(m["language"], m["code"], text.count("\n", 0, m.start()) + 1) for m in CODE.finditer(text)]
    return [block for block in found if block.language in languages]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the sessions find the files that they speak of."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    shutil.copytree(ROOT / "tests/corpus", tmp_path / "articles", ignore=shutil.ignore_patterns("*.expected", "*.md"))
    with (ROOT / "crates/guillemet/benches/data/orangesum.jsonl").open(encoding="utf-8") as lines:
        (tmp_path / "articles.jsonl").write_text("".join(next(lines) for _ in range(40)), encoding="utf-8")
    shutil.copytree(tmp_path / "articles", tmp_path / "archive")
    # The README speaks of files of the project.
    for place in ("tests/corpus", "crates/guillemet/benches/data"):
        shutil.copytree(ROOT / place, tmp_path / place)
    with gzip.open(tmp_path / "extra.csv.gz", "wt", encoding="utf-8") as file:
        file.write(f'text\n"{ARTICLE}"\n')
    gold = {"dates": [], "entities": [{"kind": "person", "name": "Jeanne Morel", "gender": "female"}]}
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold/article.txt").write_text(ARTICLE, encoding="utf-8")
    who = {"kind": "direct", "parts": ["Nous irons jusqu’au bout"], "cue": "a déclaré", "speaker": "Jeanne Morel"}
    (tmp_path / "gold/article.json").write_text(json.dumps({**gold, "quotations": [{**who, "who": "Jeanne Morel"}]}))
    prediction = {"name": "article"} | guillemet.parse(ARTICLE).to_dict()
    (tmp_path / "predictions.jsonl").write_text(json.dumps(prediction), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, *RUN)], ids=lambda page: page.stem)
def test_the_sessions_of_a_page(page: Path, folder: Path) -> None:
    namespace: dict[str, Any] = {}
    for block in blocks(page, *RUN):
        name = f"{page.name}, line {block.line}"
        try:
            if block.language == "console":
                run_console(block.code, folder)
            elif ">>>" in block.code:
                run_session(block.code, name, namespace)
            else:
                exec(compile(ast.parse(block.code), name, "exec"), namespace)
        except ImportError as error:
            if (error.name or "guillemet").startswith("guillemet"):
                raise
            pytest.skip(f"{name}: {error}")


def test_code_that_is_not_run_here_is_run_elsewhere() -> None:
    in_rust = (ROOT / "crates/guillemet/src/lib.rs").read_text(encoding="utf-8")
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for block in (Block(m["language"], m["code"], 0) for m in CODE.finditer(text)):
            if block.language == "rust":
                assert f'{page.relative_to(ROOT)}")]' in in_rust, f"{page.name}: the tests of Rust leave it out"
            elif block.language == "py":
                elsewhere = ELSEWHERE.search(text)
                assert elsewhere, f"{page.name}: say which script runs it"
                script = (ROOT / elsewhere[1]).read_text(encoding="utf-8")
                lines = {line.strip() for line in script.splitlines()}
                assert {line.strip() for line in block.code.splitlines()} <= lines
            else:
                assert block.language in {*RUN, *SHOWN}, f"{page.name}: nothing runs {block.language}"


MODULES = [
    guillemet,
    *(importlib.import_module(f"guillemet.{name}") for name in ("_arrow", "_batch", "_frames", "_stream", "plot")),
]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_the_examples_of_docstrings(module: ModuleType) -> None:
    found = [
        test for test in doctest.DocTestFinder().find(module, extraglobs={"guillemet": guillemet}) if test.examples
    ]
    assert found
    for test in found:
        if test.name.startswith("guillemet._arrow") and not hasattr(_guillemet, "_parse_arrow"):
            pytest.skip("this build is without Arrow")
        out: list[str] = []
        doctest.DocTestRunner().run(test, out=out.append)
        assert not out, "".join(out)


def run_session(code: str, name: str, namespace: dict[str, Any]) -> None:
    session = doctest.DocTestParser().get_doctest(code, namespace, name, None, 0)
    out: list[str] = []
    doctest.DocTestRunner().run(session, out=out.append, clear_globs=False)
    assert not out, "".join(out)
    namespace.update(session.globs)


def run_console(code: str, folder: Path) -> None:
    for session in code.split("$ guillemet ")[1:]:
        line, expected = session.split("\n", 1)
        command, _, file = line.partition(" > ")
        answer = subprocess.run(
            [sys.executable, "-m", "guillemet", *command.split()],
            cwd=folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert answer.returncode == 0, f"guillemet {command}\n{answer.stderr}"
        assert answer.stdout.startswith(expected)
        if file:
            (folder / file).write_text(answer.stdout, encoding="utf-8")


def test_the_reference_has_every_rule_and_table(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "scripts/reference.py", tmp_path], check=True)
    rules = (tmp_path / "rules.md").read_text(encoding="utf-8")
    for file in (ROOT / "tests/spec").rglob("*.md"):
        for rule in re.findall(r"\brule=([a-z-]+)", file.read_text(encoding="utf-8")):
            assert f"<code>{rule}</code>" in rules
    tables = (tmp_path / "tables.md").read_text(encoding="utf-8")
    for table in (ROOT / "crates/guillemet/data/fr").glob("*.tsv"):
        assert f"`{table.name}`" in tables
    # A figure or a rule's meaning that is missing would have failed.
    errors = (tmp_path / "quality.md").read_text(encoding="utf-8")
    assert re.search(r"\| `who_said_what_all` \| \d+\.\d % \|", errors)
    for rule in ("incise", "pronoun"):
        assert f"| `{rule}` | " in rules
        assert f"| `{rule}` | " in errors


def test_the_rows_that_show_how_to_extend_are_rows_of_the_table() -> None:
    page = (ROOT / "docs/extending.md").read_text(encoding="utf-8")
    table = (ROOT / "crates/guillemet/data/fr/cue_verbs.tsv").read_text(encoding="utf-8").splitlines()
    rows = page.partition("lemma\tmodel\tuses\n")[2].partition("```")[0].splitlines()
    assert len(rows) > 1
    assert set(rows) <= set(table)


def test_the_site_has_the_pages_that_it_names() -> None:
    on_site = set(re.findall(r"[\w/-]+\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    written = {"reference/rules.md", "reference/tables.md", "reference/quality.md"}
    written |= {f"notebooks/{notebook.stem}.md" for notebook in (ROOT / "examples").glob("*.ipynb")}
    assert written < on_site
    assert on_site <= {page.name for page in PAGES[1:]} | written


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES[1:]:
        for link in re.findall(r"\]\(([^)#:\s]+\.md)", page.read_text(encoding="utf-8")):
            assert link.startswith(("reference/", "notebooks/")) or (page.parent / link).exists(), (
                f"{page.name}: {link}"
            )
