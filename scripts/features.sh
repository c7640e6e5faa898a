#!/bin/sh
# Builds the package with what it leaves out, and tests that: Arrow, and a parser that fails on purpose, which the command and
# Python must outlive.
set -eu
cd "$(dirname "$0")/.."
venv=${VENV:-.venv}
cargo test --quiet --package guillemet-cli --features fault --test fault
full=$(mktemp -d)
trap 'rm -rf "$full"' EXIT
"$venv/bin/pip" install --quiet --no-deps --target "$full" --config-settings build-args="--profile dev --features arrow,fault" .
GUILLEMET_FEATURES="arrow fault" PYTHONPATH=$full "$venv/bin/pytest" \
    tests/python/test_fault.py tests/python/test_arrow.py tests/python/test_docs.py
