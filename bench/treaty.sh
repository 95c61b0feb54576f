#!/usr/bin/env bash
# How long the program takes to start with the whole treaty, and bch check to go through it.
#   bench/treaty.sh BCH
# The peer for the start is node with an empty script, in the same run: it too begins by reading what it was built with.
set -euo pipefail
bch=$1
rounds=50

median_milliseconds() {
  for _ in $(seq "$rounds"); do
    local from to
    from=$(date +%s%N)
    "$@" >/dev/null 2>&1
    to=$(date +%s%N)
    echo $(((to - from) / 1000))
  done | sort -n | sed -n "$((rounds / 2))p" | awk '{printf "%.1f", $1 / 1000}'
}

formats=$("$bch" formats --json | wc -l)
echo "start with the whole treaty ($formats formats): median $(median_milliseconds "$bch" uid MON-00810-6) ms of $rounds, figure: at most 50"
echo "start of node with an empty script: median $(median_milliseconds node -e '') ms"
echo "bch check treaty: median $(median_milliseconds "$bch" check treaty) ms, figure: at most 2000"
