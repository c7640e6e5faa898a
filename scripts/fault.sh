#!/bin/sh
# Builds a parser that fails on purpose, and tests that the command and Python outlive it.
set -eu
cd "$(dirname "$0")/.."
venv=${VENV:-.venv}
cargo test --quiet --package guillemet-cli --features fault --test fault
faulty=$(mktemp -d)
trap 'rm -rf "$faulty"' EXIT
"$venv/bin/pip" install --quiet --no-deps --target "$faulty" --config-settings build-args="--profile dev --features fault" .
GUILLEMET_FAULT=1 PYTHONPATH=$faulty "$venv/bin/pytest" tests/python/test_fault.py
