#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints every benchmark as tables. Run by `make bench`; meson says where source and build are.
#
# Environment: BENCH_LINES, the length of the generated history (otherwise 10,000,000 order lines).
set -eu

source="$MESON_SOURCE_ROOT"
build="$MESON_BUILD_ROOT"
bench="$build/tests/bench/bench"
lines="${BENCH_LINES:-10000000}"
folder=$(mktemp -d "${TMPDIR:-/tmp}/vitrine-bench-XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 143' INT TERM

export VITRINE_DATA_DIR="$source/data" GSETTINGS_SCHEMA_DIR="$build/data" GSETTINGS_BACKEND=memory
export VITRINE_STUDIO="$build/app/studio/vitrine" VITRINE_CLI="$build/app/cli/vitrine-cli"
export LC_ALL=C.UTF-8 PYTHONDONTWRITEBYTECODE=1

table () {
  printf '\n%s\n%-44s %10s %11s\n' "$1" 'job' 'time' 'peak'
}

echo "$(nproc) processors, $(uname -m); load before: $(cut -d ' ' -f 1 /proc/loadavg)"

table 'Online Retail'
xz --decompress --stdout "$source/data/samples/online-retail/orders.csv.xz" >"$folder/sample.csv"
"$bench-history" "$folder/sample.csv"

table "Generated history of $lines order lines"
"$bench-generate-orders" "$lines" "$folder/generated.csv"
"$bench-history" "$folder/generated.csv"

table 'Segments: Online Retail, then 100,000 customers made up'
"$bench-segments" "$folder/sample.csv"

table 'Mining, from columns in memory'
"$bench-mining" lines="$lines" "$folder/mined.json"
"$source/tests/bench/duckdb/run.sh" "$source" "$folder/mined.json" "$folder/generated.csv" "$folder"

table 'Map of a thousand and of five thousand products'
"$bench-layout" nodes=1000 edges=1200
"$bench-layout" "$folder/laid-out.json"
/usr/bin/python3 "$source/tests/bench/bench_igraph.py" "$folder/laid-out.json"
"$bench-frames"
"$bench-frames" nodes=5000 edges=20000

table 'Rule packs, carts of 8 lines'
"$bench-evaluate"
"$bench-corpus" "$source"/tests/conformance/cases/*.json

table 'What is wrong with offers'
"$bench-check"
table 'Carts tried on offers: the sample, and 200 offers of 1,000 products'
"$VITRINE_CLI" sample electronics "$folder/electronics.vitrine" --quiet >"$folder/sample.txt"
"$bench-checks" "$folder/electronics.vitrine" "$folder"

"$source/tests/bench/js/run.sh" "$source" "$build" "$folder"

# Left out of a build without the studio.
if [ -x "$VITRINE_STUDIO" ]; then
  table 'Studio, on a display without hardware behind it'
  BENCH_GENERATED="$folder/generated.csv" "$source/tests/with-display" \
    /usr/bin/python3 "$source/tests/bench/bench_studio.py"
fi

# Times with others at work on the machine say little; the studio's "working" still does.
printf '\nLoad after: %s\n' "$(cut -d ' ' -f 1 /proc/loadavg)"
