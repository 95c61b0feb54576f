#!/usr/bin/env bash
# Kills an import with SIGKILL at a random moment, again and again, and proves after each time that nothing acknowledged is
# lost and nothing is half written. Ten rounds on one node, then a new one.
#
#   bench/crash.sh PROGRAM ROUNDS
set -euo pipefail
bch=$1 rounds=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
acknowledged=0 kept=0 lost=0

begin_node() {
  rm -rf "$folder/node" "$folder/acknowledged"
  "$bch" init --data "$folder/node" --number 0 --json >/dev/null
  touch "$folder/acknowledged"
}

count_node() {
  "$bch" export --data "$folder/node" | grep -o '"identifier":"[0-9A-F-]\{36\}","languages"' | cut -d'"' -f4 | sort -u >"$folder/kept"
  sort -u "$folder/acknowledged" >"$folder/promised"
  acknowledged=$((acknowledged + $(wc -l <"$folder/promised")))
  kept=$((kept + $(wc -l <"$folder/kept")))
  lost=$((lost + $(comm -23 "$folder/promised" "$folder/kept" | wc -l)))
}

for round in $(seq "$rounds"); do
  [ $((round % 10)) -ne 1 ] || begin_node
  "$bch" generate --records 6000 --seed "$round" >"$folder/records.ndjson"
  "$bch" import --data "$folder/node" --json "$folder/records.ndjson" >"$folder/said" 2>"$folder/errors" &
  import=$!
  sleep "0.$(printf '%03d' $((30 + RANDOM % 500)))"
  kill -9 $import 2>/dev/null || true
  wait $import 2>/dev/null || true
  # Whole lines only: the last may be cut.
  { grep '^{.*"fate":"published".*}$' "$folder/said" || true; } | { grep -o '"record":"[^"]*"' || true; } | cut -d'"' -f4 >>"$folder/acknowledged"
  "$bch" verify --data "$folder/node" --json >"$folder/proof" || { echo "round $round: the journal does not verify"; exit 1; }
  [ $((round % 10)) -ne 0 ] && [ "$round" -ne "$rounds" ] || count_node
done
echo "kill -9: $rounds rounds, $acknowledged records acknowledged, $kept kept, $lost of the acknowledged lost; every journal verified"
[ "$lost" -eq 0 ] && [ "$acknowledged" -gt 0 ]
