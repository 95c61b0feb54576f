#!/usr/bin/env bash
# The pages of a node: requests a second from the page cache beside nginx (bench/http.sh), server time of pages that are not
# cached, memory when idle, and the bytes of each first page on the wire.
#
#   [RECORDS=3000] bench/http_pages.sh PROGRAM
set -euo pipefail
cd "$(dirname "$0")/.."
bch=$1
folder=$(mktemp -d)
server=""
finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap finish EXIT

"$bch" init --data "$folder/node" --demonstration --number 0 --json >/dev/null
"$bch" import --data "$folder/node" --json reference demonstration >"$folder/said" 2>/dev/null
"$bch" generate --records "${RECORDS:-3000}" | "$bch" import --data "$folder/node" --json - >>"$folder/said" 2>/dev/null
"$bch" rebuild --data "$folder/node" --json >/dev/null

serve() {
  rm -f "$folder/ready"
  "$bch" serve --data "$folder/node" --listen 127.0.0.1:0 --json "$@" >"$folder/ready" 2>"$folder/log" &
  server=$!
  until [ -s "$folder/ready" ]; do sleep 0.05; done
  url=$(cut -d'"' -f4 "$folder/ready")
}

page=/en/record/$(grep -o 'BCH-DEC-[A-Z]*-[0-9]*' "$folder/said" | head -1)

serve
sleep 1
awk '/RssAnon/ { printf "idle memory: %.1f MB (RssAnon), figure: at most 64\n", $2 / 1024 }' "/proc/$server/status"

echo "first pages on the wire (gzip, head and body), figure: at most 14336 bytes"
for each in /en/ /ar/ /en/search?q=maize /en/search /en/countries /en/country/XA /en/lmo/MON-00810-6 /en/registries /en/registry/modifiedOrganism /en/matrix "$page" /en/nothing; do
  curl -s -o /dev/null -H 'Accept-Encoding: gzip' -w "  %{size_header} + %{size_download}  %{http_code} $each\n" "$url$each"
done

grep -o '"number":"[^"]*"' "$folder/said" | cut -d'"' -f4 | shuf --random-source=<(yes) | head -3000 |
  sed "s#.*#url = \"$url/en/record/&\"\noutput = /dev/null#" >"$folder/urls"
curl -s --config "$folder/urls"
grep -o 'BCH-LMO-SCBD-[0-9]*' "$folder/said" | sort -u | shuf --random-source=<(yes) | head -300 |
  sed "s#.*#url = \"$url/en/lmo/&\"\noutput = /dev/null#" >"$folder/urls"
curl -s -L --config "$folder/urls"
for party in xa xb xc xd xe xf xg xh; do
  for rows in 1 2 3 4; do
    printf 'url = "%s"\noutput = /dev/null\n' "$url/en/matrix?page=$rows" "$url/en/matrix?party=$party&page=$rows" "$url/en/registry/modifiedOrganism?page=$rows&q=$party"
  done
done >"$folder/urls"
curl -s --config "$folder/urls"
kill "$server" && wait "$server" 2>/dev/null || true
not_cached() {  # route, figure
  grep -F "\"route\":\"$1\"" "$folder/log" | grep '"cached":false' | grep '"status":200' | grep -o '"microseconds":[0-9]*' | cut -d: -f2 | sort -n >"$folder/times"
  local count
  count=$(wc -l <"$folder/times")
  echo "$1 not cached: $count, server time p50 $(sed -n "$((count / 2 + 1))p" "$folder/times") us, p99 $(sed -n "$((count * 99 / 100 + 1))p" "$folder/times") us, figure: p50 at most $2"
}
not_cached '/{language}/record/{number}' 500
not_cached '/{language}/lmo/{identifier}' 3000
not_cached '/{language}/registry/{format}' 3000
not_cached '/{language}/matrix' 10000

serve --quiet
bash bench/http.sh --url "$url$page" --pid "$server"
