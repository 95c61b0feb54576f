#!/usr/bin/env bash
# The pages of the portal over many records: the first byte of each kind of page that is not in the page cache, one request at
# a time on one connection; beside the same records as the plainest pages of nginx, PHP and SQLite; then pages from the cache
# beside nginx with the same bytes in files (bench/http.sh).
#
#   [NODE=FOLDER] bench/portal.sh BUILD_FOLDER RECORDS
#
# With NODE an existing node with its index is served instead of one made here; then there is no plain peer. The server has
# core 0, who asks has core 1. Each address is asked once. Figures hold only for a machine that does nothing else: the load
# before the run is said first.
set -euo pipefail
cd "$(dirname "$0")/.."
build=$1 records=${2:-100000}
folder=$(mktemp -d)
started=()
finish() {
  for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap finish EXIT
echo "load of the machine before: $(cut -d' ' -f1-3 /proc/loadavg)"

# Decisions that are made to be of the last LMO, of which there is hardly another, so that it has 200 of them.
more_decisions() {
  python3 - "$1" <<'PY'
import json, sys, uuid
lmo, decisions = None, []
for line in open(sys.argv[1]):
    record = json.loads(line)
    if record["header"]["schema"] == "modifiedOrganism":
        lmo = record["header"]["identifier"]
    if record["header"]["schema"] == "biosafetyDecision" and len(decisions) < 200:
        decisions.append(record)
for record in decisions:
    record["header"]["identifier"] = str(uuid.uuid5(uuid.NAMESPACE_OID, record["header"]["identifier"])).upper()
    record["modifiedOrganisms"] = [{"identifier": lmo}]
    print(json.dumps(record, ensure_ascii=False))
print(lmo, file=sys.stderr)
PY
}

node=${NODE:-}
if [ -z "$node" ]; then
  node=$folder/node
  "$build/bch" generate --every-format --records "$records" >"$folder/records.ndjson"
  more_decisions "$folder/records.ndjson" >"$folder/more.ndjson" 2>"$folder/lmo"
  cat "$folder/more.ndjson" >>"$folder/records.ndjson"
  "$build/bch" init --data "$node" --number 0 --json >/dev/null
  "$build/bch" import --data "$node" "$folder/records.ndjson" >/dev/null 2>&1 || true  # findings are no failure
  "$build/bch" rebuild --data "$node" >/dev/null 2>&1
fi

# Read once, so that what is measured is the program and not the disk.
find "$node" -type f -exec cat {} + >/dev/null

serve() {
  rm -f "$folder/ready"
  taskset -c 0 "$build/bch" serve --data "$node" --listen 127.0.0.1:0 --json --quiet >"$folder/ready" 2>"$folder/log" &
  server=$!
  started+=("$server")
  until [ -s "$folder/ready" ]; do sleep 0.1; done
  url=$(cut -d'"' -f4 "$folder/ready")
  port=${url##*:}
  until [ "$(curl -so /dev/null -w '%{http_code}' "$url/en/search")" = 200 ]; do sleep 0.1; done
}
serve

# Numbers of records from all over the journal, each once, without reading their contents.
tiles=$(($(curl -s "$url/health" | grep -o '"entries":[0-9]*' | cut -d: -f2) / 256))
for tile in $(shuf -i 0-$((tiles - 1)) -n $((tiles < 60 ? tiles : 60)) --random-source=<(yes)); do
  name=$(printf '%03d' $((tile % 1000)))
  [ "$tile" -lt 1000 ] || name=x$(printf '%03d' $((tile / 1000)))/$name
  curl -s "$url/tile/entries/$name" | { grep -ao '"number":"[^"]*".\{0,40\}"record":"[^"]*"' || true; }
done >"$folder/entries"
grep -o '"number":"[^"]*"' "$folder/entries" | cut -d'"' -f4 | shuf --random-source=<(yes) >"$folder/numbers"
grep -o '"record":"[^"]*"' "$folder/entries" | cut -d'"' -f4 | shuf --random-source=<(yes) >"$folder/guids"

targets_record() { head -3000 "$folder/numbers" | sed 's#^#/en/record/#'; }
targets_lmo() {
  { grep -m 200 LMO "$folder/numbers" || true; } | while read -r number; do
    curl -s -o /dev/null -w '%{redirect_url}\n' "$url/en/lmo/$number"
  done | sed -n 's#^http://[^/]*##p' | sed 's/$/?asked=1/'
}
targets_lmo_200() {
  local found
  if [ -s "$folder/lmo" ]; then
    found=$(curl -s -o /dev/null -w '%{redirect_url}' "$url/en/lmo/$(cat "$folder/lmo")")
    found=${found#"$url"}
  else
    found=$(curl -s "$url/en/matrix" | { grep -o '/en/lmo/[^"?#]*' || true; } | sed -n 1p)
  fi
  for asked in $(seq 200); do echo "$found?asked=$asked"; done
}
targets_country() {
  for asked in 1 2 3 4 5; do
    for party in XA XB XC XD XE XF XG XH; do
      for language in ar en es fr ru zh; do echo "/$language/country/$party?asked=$asked"; done
    done
  done
}
targets_matrix() {
  for page in $(seq 30); do for language in ar en es fr ru zh; do echo "/$language/matrix?page=$page"; done; done
}
targets_search() {
  for asked in 1 2 3 4; do
    while read -r language words; do
      echo "/$language/search?q=$(python3 -c 'import sys, urllib.parse; print(urllib.parse.quote(sys.argv[1]))' "$words")&asked=$asked"
    done <bench/questions.txt
  done
}

asked() {  # NAME SKIPPED PORT FIGURE <targets: all of them are there before the first is asked for
  local count p50 p99 bytes others rate
  cat >"$folder/targets"
  read -r count p50 p99 bytes others rate < <(taskset -c 1 "$build/bench_latency" "$3" --skipped "$2" <"$folder/targets") || true
  printf '%-34s %6s asked  p50 %7s us  p99 %7s us  %6s bytes  (not 200: %s)  %s\n' "$1" "$count" "$p50" "$p99" "$bytes" "$others" "$4"
}
echo "first byte of pages that are not in the page cache, gzip, figures: issue 5"
targets_record | asked "record" 200 "$port" "p50 at most 500"
targets_lmo | asked "LMO" 20 "$port" ""
targets_lmo_200 | asked "LMO with 200 decisions" 10 "$port" "p50 at most 3000"
targets_country | asked "country" 48 "$port" "p50 at most 3000"
targets_matrix | asked "matrix" 12 "$port" "p50 at most 10000"
targets_search | asked "search" 100 "$port" "p50 at most 3000, p99 at most 12000"

source bench/peers/pages/serving.sh
peer() {
  python3 bench/peers/pages/load.py "$folder/peer.db" <"$folder/records.ndjson"
  serve_peer "$PWD/bench/peers/pages/pages.php" "$folder/peer.db"
  head -3000 "$folder/guids" | sed 's#^#/record/#' | asked "peer: record (nginx, PHP, SQLite)" 200 "$peer_port" ""
  targets_country | sed 's#^/[a-z]*##' | asked "peer: country" 48 "$peer_port" ""
}
if [ -n "${NODE:-}" ]; then echo "no plain peer: its records are not those of the node named"; else peer; fi

echo "pages from the cache beside nginx"
kill "$server" && wait "$server" 2>/dev/null || true
serve
for page in "/en/record/$(head -1 "$folder/numbers")" /en/country/XA; do
  echo "$page"
  bash bench/http.sh --url "$url$page" --pid "$server" || true
done
