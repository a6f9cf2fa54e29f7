#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The pairs that were mined, counted once more by DuckDB joining the order lines with themselves. Run by run-bench.sh.
# DuckDB is fetched into the temporary folder; where that is not possible, it says so and is left out.
#
# usage: run.sh SOURCE MINED.json ORDERS.csv TEMPORARY-FOLDER
set -eu

here="$1/tests/bench/duckdb"
modules="$4/duckdb"

node=$(command -v node || command -v nodejs || true)
if [ -z "$node" ] || ! command -v npm >/dev/null; then
  echo 'DuckDB: left out, there is no node or no npm here'
  exit 0
fi
mkdir -p "$modules"
cp "$here/package.json" "$here/bench.mjs" "$modules/"
# Its library is an optional dependency: one package a system. No package's scripts are run.
if ! (cd "$modules" && npm install --ignore-scripts --no-package-lock --no-audit --no-fund --no-update-notifier \
  --fetch-retries=1 --loglevel=error >npm.log 2>&1); then
  echo "DuckDB: left out, npm cannot fetch it: $(head -n 1 "$modules/npm.log")"
  exit 0
fi
"$node" "$modules/bench.mjs" "$2" "$3" "$modules" || echo 'DuckDB: left out, it failed'
