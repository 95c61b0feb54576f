#!/usr/bin/env bash
# The desk over many records and a thousand drafts: time and bytes of its pages and forms, publishing by sixteen writers at once, and
# what saving by itself sends; beside plain pages of nginx, PHP and SQLite, and SQLite alone with one commit a record.
#
#   [NODE=FOLDER] bench/desk.sh BUILD_FOLDER RECORDS
#
# With NODE a node that has its records already; it is changed. The server has core 0, who asks has core 1, but for the sixteen
# writers, where both share both. Figures hold only for a machine that does nothing else: the load before the run is said first.
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
source bench/peers/pages/serving.sh
echo "load of the machine before: $(cut -d' ' -f1-3 /proc/loadavg)"

node=${NODE:-}
if [ -z "$node" ]; then
  node=$folder/node
  "$build/bch" generate --every-format --records "$records" >"$folder/records.ndjson"
  "$build/bch" init --data "$node" --number 0 --demonstration --json >/dev/null
  "$build/bch" import --data "$node" "$folder/records.ndjson" >/dev/null 2>&1 || true  # findings are no failure
  "$build/bch" rebuild --data "$node" >/dev/null 2>&1
fi
sync  # what making the node has left to be written is not ours to wait for
find "$node" -type f -exec cat {} + >/dev/null

code=0
taskset -c 1 node bench/desk.mjs --bch "$build/bch" --asker "$build/bench_latency" --data "$node" --peer-drafts "$folder/drafts.ndjson" || code=1
python3 bench/peers/pages/load_drafts.py "$folder/peer.db" <"$folder/drafts.ndjson"
serve_peer "$PWD/bench/peers/pages/drafts.php" "$folder/peer.db"
taskset -c 1 node bench/desk.mjs --peer "http://127.0.0.1:$peer_port" --peer-drafts "$folder/drafts.ndjson"
read -r p50 p99 rate < <(python3 bench/peers/commits.py "$folder/commits.db" 16 200 2500)
printf '%-52s p50 %7.2f ms  p99 %7.2f ms  %s commits a second\n' "peer: SQLite, one writer, one commit a record, 16 ask" "$p50" "$p99" "$rate"
exit $code
