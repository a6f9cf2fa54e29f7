#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes corpus/ anew out of what is there and what run-fuzzers.sh has found: as few and as small inputs as reach
# everything that all of them reach. Inputs named regression-* stay as they are.
#
# usage: keep-corpus.sh [TARGET...]
set -eu

[ $# -gt 0 ] || set -- fuzz-pack fuzz-cart fuzz-evaluate
here=$(cd "$(dirname "$0")" && pwd)
build=$here/../../_build-fuzz

for target; do
  kept=$build/kept/$target
  rm -rf "$kept"
  mkdir -p "$kept" "$here/corpus/$target"
  # Larger inputs are not worth their place here.
  nice -n 19 "$build/tests/fuzz/$target" -set_cover_merge=1 -use_counters=0 -max_len=1536 "$kept" \
    "$here/corpus/$target" "$build/corpus/$target" 2>"$build/$target-kept.log"
  find "$here/corpus/$target" -type f ! -name 'regression-*' -delete
  cp "$kept"/* "$here/corpus/$target/"
  du -sb "$here/corpus/$target"
done
