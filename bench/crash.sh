#!/usr/bin/env bash
# Kills an import with SIGKILL at a random moment, again and again, and proves after each time that nothing acknowledged is
# lost and nothing is half written.
#
#   bench/crash.sh PROGRAM ROUNDS
set -euo pipefail
bch=$1 rounds=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"$bch" init --data "$folder/node" --number 0 --json >/dev/null
touch "$folder/acknowledged"
for round in $(seq "$rounds"); do
  "$bch" generate --records 20000 --seed "$round" >"$folder/records.ndjson"
  "$bch" import --data "$folder/node" --json "$folder/records.ndjson" >"$folder/said" 2>"$folder/errors" &
  import=$!
  sleep "0.$(printf '%03d' $((20 + RANDOM % 480)))"
  kill -9 $import 2>/dev/null || true
  wait $import 2>/dev/null || true
  # Whole lines only: the last may be cut.
  { grep '^{.*"fate":"published".*}$' "$folder/said" || true; } | grep -o '"record":"[^"]*"' | cut -d'"' -f4 >>"$folder/acknowledged" || true
  "$bch" verify --data "$folder/node" --json >"$folder/proof" || { echo "round $round: the journal does not verify"; exit 1; }
done
"$bch" export --data "$folder/node" | grep -o '"identifier":"[0-9A-F-]\{36\}","languages"' | cut -d'"' -f4 | sort -u >"$folder/kept"
sort -u "$folder/acknowledged" >"$folder/promised"
lost=$(comm -23 "$folder/promised" "$folder/kept" | wc -l)
echo "kill -9: $rounds rounds, $(wc -l <"$folder/promised") records acknowledged, $(wc -l <"$folder/kept") kept, $lost lost; every journal verified"
[ "$lost" -eq 0 ] && [ -s "$folder/promised" ]
