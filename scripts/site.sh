#!/bin/sh
# Builds the documentation into target/site, in an environment of its own. Notebooks are run in that of the tests, so that the
# site shows what this version finds.
set -eu
cd "$(dirname "$0")/.."
venv=target/site-env
[ -x "$venv/bin/pip" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet zensical
"$venv/bin/python" scripts/reference.py
tests=${VENV:-.venv}
[ -x "$tests/bin/jupyter-nbconvert" ] || { python3 -m venv "$tests" && "$tests/bin/pip" install --quiet ".[dev]"; }
"$tests/bin/jupyter-nbconvert" --log-level WARN --to markdown --execute --output-dir docs/notebooks examples/*.ipynb
"$venv/bin/zensical" build --clean --strict
