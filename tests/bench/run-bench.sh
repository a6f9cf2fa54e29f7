#!/bin/sh
# Runs every benchmark given, one after the other, as one table. Each prints its own rows.
set -e

printf '%-44s %10s %11s\n' 'job' 'time' 'peak'
for bench in "$@"; do
  "$bench"
done
