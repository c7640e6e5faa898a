#!/bin/sh
# Builds the documentation into target/site, in an environment of its own.
set -eu
cd "$(dirname "$0")/.."
venv=target/site-env
[ -x "$venv/bin/pip" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet zensical
"$venv/bin/python" scripts/reference.py
"$venv/bin/zensical" build --clean --strict
