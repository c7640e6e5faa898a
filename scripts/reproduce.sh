#!/usr/bin/env sh
# Builds the wheel of the last commit twice, in two folders, and says whether both hold the same files, byte for byte.
#
#     sh scripts/reproduce.sh             needs maturin on the path, in the version that made the wheel to compare with
#
# The same files come from the same commit, compiler and maturin: paths of the machine are left out, and times are those of the commit.
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

# The list of parts names the folder of the build, and RECORD has the hash of that list: all the rest has to be the same.
for build in one two; do
    python3 -m zipfile -e "$folder"/wheels-$build/*.whl "$folder/content-$build"
    sed -i "s|$folder/$build|guillemet|g" "$folder/content-$build"/*.dist-info/sboms/*.json
    sed -i '/sboms/d' "$folder/content-$build"/*.dist-info/RECORD
    (cd "$folder/content-$build" && sha256sum guillemet/*.so)
done

if ! diff -r "$folder/content-one" "$folder/content-two"; then
    echo "the wheels differ" >&2
    exit 1
fi
echo "both wheels hold the same"
