#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the fuzz targets with clang and runs each for so many seconds, one after the other, gently.
#
# usage: run-fuzzers.sh SECONDS [TARGET...]
#
# What is found is in _build-fuzz/found: crash-*, timeout-*, oom-* and slow-unit-* of each target. The corpus grows from
# run to run in _build-fuzz/corpus; keep-corpus.sh makes the committed one of it. Exit status 1 if a run ended early.
# Needs clang with its runtime libraries (libclang-rt-14-dev).
set -eu

seconds=$1
shift
[ $# -gt 0 ] || set -- fuzz-pack fuzz-cart fuzz-evaluate

here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
build=_build-fuzz
cases=tests/conformance/cases

[ -f $build/build.ninja ] ||
  CC=clang meson setup $build -Dfuzz=true -Dstudio=false -Dwasm=disabled -Db_lundef=false -Dwerror=false
for target; do
  ninja -C $build "tests/fuzz/$target"
done
mkdir -p $build/corpus $build/found
python3 "$here/inputs.py" seeds $cases $build/seeds
python3 "$here/inputs.py" dictionary $cases data/schema >$build/fuzz.dict

export UBSAN_OPTIONS=print_stacktrace=1
status=0
for target; do
  mkdir -p "$build/corpus/$target" "$build/found/$target"
  echo "== $target, $seconds s"
  # Without the sanitizers an input takes about a twentieth: one that is told of would take a quarter of a second.
  nice -n 19 "$build/tests/fuzz/$target" -max_total_time="$seconds" -timeout=25 -report_slow_units=5 \
    -rss_limit_mb=2048 -max_len=16384 -dict=$build/fuzz.dict -print_final_stats=1 \
    -artifact_prefix="$build/found/$target/" \
    "$build/corpus/$target" "$here/corpus/$target" "$build/seeds/$target" 2>"$build/$target.log" || status=1
  tail -n 12 "$build/$target.log"
  ls "$build/found/$target"
done
exit $status
