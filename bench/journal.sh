#!/usr/bin/env bash
# Publications by many writers beside bare SQLite commits, and the import of a million generated records.
#
#   bench/journal.sh BUILD_FOLDER [RECORDS]
set -euo pipefail
build=$1 records=${2:-1000000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$build/bench_journal" "$folder/writers"

"$build/bch" generate --records "$records" >"$folder/records.ndjson"
"$build/bch" init --data "$folder/node" --number 0 --json >/dev/null
began=$(date +%s.%N)
"$build/bch" import --data "$folder/node" "$folder/records.ndjson"
ended=$(date +%s.%N)
bytes=$(stat -c %s "$folder/node/journal.db")
content=$(stat -c %s "$folder/records.ndjson")
awk -v n="$records" -v s="$(echo "$ended $began" | awk '{ print $1 - $2 }')" -v b="$bytes" -v c="$content" \
  'BEGIN { printf "import, validated and durable: %d records in %.1f s, %.0f/s, figure: at least 8000; journal %.0f bytes a record for %.0f bytes of content\n", n, s, n / s, b / n, c / n }'
