#!/bin/sh
# Runs all tests: those of Rust, and those of Python in the virtual environment of the README.
set -eu
cd "$(dirname "$0")/.."
venv=${VENV:-.venv}
[ -x "$venv/bin/pip" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet ".[dev]"
# The library leaves Arrow out by default; what the package has is tested.
cargo test --quiet --workspace --features guillemet-python/arrow
"$venv/bin/ruff" check python tests/python scripts fuzz
"$venv/bin/ruff" format --check --quiet python tests/python scripts fuzz
"$venv/bin/mypy"
"$venv/bin/python" -m mypy.stubtest guillemet
"$venv/bin/pytest"
"$venv/bin/pytest" --nbmake examples
VENV="$venv" sh scripts/features.sh
