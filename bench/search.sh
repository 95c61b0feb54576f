#!/usr/bin/env bash
# The search of a node with generated records of every format, beside Lucene on the same records, and beside
# SQLite FTS5 and PostgreSQL on a smaller node; then the cost of an answer against the number of records.
#
#   bench/search.sh BUILD_FOLDER RECORDS SMALLER
set -euo pipefail
build=$1 records=${2:-100000} smaller=${3:-50000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
seconds() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f", b - a }'; }

# A node with so many records, its index made anew; says how long that took and what it takes.
node() {
  local count=$1 node=$2 began ended
  "$build/bch" generate --every-format --records "$count" >"$folder/records.ndjson"
  "$build/bch" init --data "$node" --number 0 --json >/dev/null
  "$build/bch" import --data "$node" "$folder/records.ndjson" >/dev/null 2>&1
  rm "$folder/records.ndjson"
  began=$(date +%s.%N)
  "$build/bch" rebuild --data "$node" >/dev/null 2>&1
  ended=$(date +%s.%N)
  awk -v n="$count" -v s="$(seconds "$began" "$ended")" -v b="$(du -sb "$node/index" | cut -f1)" \
    'BEGIN { printf "bch: index of %d records made in %.1f s, %.0f/s (figure: at least 4500), %.0f bytes a record (at most 1200)\n", n, s, n / s, b / n }'
}
peers() {
  local node=$1 facets
  shift
  facets=$("$build/bench_search" export "$node" "$folder/corpus.ndjson" "$folder/questions.ndjson")
  bash bench/peers.sh "$folder/corpus.ndjson" "$folder/questions.ndjson" "$facets" 20 "$@"
  rm "$folder/corpus.ndjson"
}

echo "== $records records, beside Lucene"
node "$records" "$folder/large"
"$build/bench_search" ask "$folder/large" 20 1
echo "8 readers at once:"
"$build/bench_search" ask "$folder/large" 5 8
peers "$folder/large" lucene

echo "== $smaller records, beside SQLite FTS5 and PostgreSQL"
node "$smaller" "$folder/smaller"
"$build/bench_search" ask "$folder/smaller" 20 1
peers "$folder/smaller" fts5 postgres

echo "== cost against size"
node $((records / 10)) "$folder/tenth"
"$build/bench_search" ask "$folder/tenth" 20 1
node $((records / 100)) "$folder/hundredth"
"$build/bench_search" ask "$folder/hundredth" 20 1
