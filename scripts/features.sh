#!/bin/sh
# Builds the command and the package with a parser that fails on purpose, and tests that both outlive it.
set -eu
cd "$(dirname "$0")/.."
venv=${VENV:-.venv}
cargo test --quiet --package guillemet-cli --features fault --test fault
full=$(mktemp -d)
trap 'rm -rf "$full"' EXIT
"$venv/bin/pip" install --quiet --no-deps --target "$full" --config-settings build-args="--profile dev --features fault" .
GUILLEMET_FEATURES=fault PYTHONPATH=$full "$venv/bin/pytest" tests/python/test_fault.py
