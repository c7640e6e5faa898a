#!/usr/bin/env sh
# Builds the wheel of the last commit twice, in two folders, and says whether both are the same, byte for byte.
#
#     sh scripts/reproduce.sh             needs maturin on the path, in the version that made the wheel to compare with
#
# The same wheel comes from the same commit, compiler and maturin: paths of the machine are left out, and times are those of the commit.
set -eu
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH

for build in one two; do
    mkdir "$folder/$build"
    git archive HEAD | tar -x -C "$folder/$build"
    (
        cd "$folder/$build"
        RUSTFLAGS="--remap-path-prefix=$PWD=guillemet --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo"
        export RUSTFLAGS
        maturin build --quiet --release --locked --out ../wheels-$build
    )
done

sha256sum "$folder"/wheels-*/*.whl
if ! cmp "$folder"/wheels-one/*.whl "$folder"/wheels-two/*.whl; then
    echo "the wheels differ: compare what they hold with unzip -v" >&2
    exit 1
fi
echo "both wheels are the same"
