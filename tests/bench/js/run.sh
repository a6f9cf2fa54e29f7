#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The same promotions and carts for the evaluator, natively and as WebAssembly, and for the engines of package.json, one
# process each. Run by run-bench.sh. What is missing on this machine is named and left out.
#
# usage: run.sh SOURCE BUILD TEMPORARY-FOLDER
set -eu

source=$1
build=$2
folder=$3
here="$source/tests/bench/js"
modules="$build/tests/bench/js"
others='json-rules medusa'

export VITRINE_RULES_MJS="$source/app/rules/wasm/vitrine-rules.mjs"
export VITRINE_RULES_WASM="$build/app/rules/wasm/vitrine-rules.wasm"
export BENCH_MODULES="$modules/package.json"

# Into the build directory; nothing to do once they are there. No package's scripts are run.
install_modules () {
  mkdir -p "$modules"
  cmp -s "$here/package.json" "$modules/package.json" && [ -f "$modules/installed" ] && return
  rm -f "$modules/installed"
  cp "$here/package.json" "$modules/"
  (cd "$modules" && npm install --legacy-peer-deps --ignore-scripts --omit=optional --no-package-lock --no-audit --no-fund \
    --no-update-notifier --fetch-retries=1 --loglevel=error >npm.log 2>&1) && touch "$modules/installed"
}

node=$(command -v node || command -v nodejs || true)
if [ -z "$node" ]; then
  printf '\nPromotions beside other engines: left out, there is no node here\n'
  exit 0
fi
if ! command -v npm >/dev/null; then
  missing='there is no npm here'
elif ! install_modules; then
  missing="npm cannot fetch them; $modules/npm.log says why"
else
  missing=
fi

for n in 200 2000; do
  printf '\n%s promotions, 500 different carts of 8 lines; processor time of one evaluation\n' "$n"
  printf '%-44s %10s %11s\n' 'engine' 'time' 'peak'
  "$node" "$here/pack.mjs" "$n" "$folder"
  "$build/tests/bench/bench-promotions" "$folder"
  if [ -f "$VITRINE_RULES_WASM" ]; then
    "$node" "$here/bench.mjs" vitrine "$n"
  else
    echo 'wasm: left out, the module was not built'
  fi
  for engine in $others; do
    [ -n "$missing" ] || "$node" "$here/bench.mjs" "$engine" "$n" || echo "$engine: left out, it failed"
  done
done

echo "Each of these gives every line of every cart the same price; that is checked first."
if [ -n "$missing" ]; then
  echo "json-rules-engine and Medusa: left out, $missing"
else
  echo "Medusa has its promotions handed in: the query that fetches them is not counted."
fi
