#!/usr/bin/env bash
# A node under abuse on loopback: slow clients (slowhttptest), oversized requests, a flood of distinct searches (wrk), a crawler
# of 200 requests a second; and a scan by wapiti. Beside each a person asks five pages a second. Prints her times, what the
# abusers got, and the node's memory. Exits 1 when a figure is not met.
#
#   [RECORDS=20000] [SECONDS_EACH=20] [SCAN_SECONDS=120] [ATTACK_SECONDS=30] bench/abuse.sh PROGRAM
set -euo pipefail
cd "$(dirname "$0")/.."
bch=$1
seconds=${SECONDS_EACH:-20}
most_milliseconds=50         # at a person's p99 beside a crawler; beside slow clients too
most_memory_kilobytes=98304  # by which RssAnon may grow: what pages, records and stems may take that are kept, and some more
folder=$(mktemp -d)
server=""
failed=0
finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap finish EXIT

"$bch" init --data "$folder/node" --demonstration --number 0 --json >/dev/null
"$bch" import --data "$folder/node" --json reference demonstration >"$folder/said" 2>/dev/null
"$bch" generate --records "${RECORDS:-20000}" | "$bch" import --data "$folder/node" --json - >>"$folder/said" 2>/dev/null
"$bch" rebuild --data "$folder/node" --json >/dev/null
grep -o '"number":"[^"]*"' "$folder/said" | cut -d'"' -f4 >"$folder/numbers"
"$bch" serve --data "$folder/node" --listen 127.0.0.1:0 --json --quiet >"$folder/ready" 2>"$folder/log" &
server=$!
until [ -s "$folder/ready" ]; do sleep 0.05; done
url=$(cut -d'"' -f4 "$folder/ready")

fault() { echo "  NOT MET: $*"; failed=1; }
memory() { awk '/RssAnon/ { print $2 }' "/proc/$server/status"; }
turn=0  # each with pages of its own
person() {
  turn=$((turn + 1))
  node bench/abuse/visitors.mjs --url "$url" --numbers "$folder/numbers" --rate 5 --seconds "$seconds" --name person --turn $turn "$@"
}

# A person asks while COMMAND abuses; her p99 and the memory are judged.
beside() {  # what, COMMAND...
  local what=$1 apart=()
  shift
  echo "$what"
  [ "$1" != flood ] || apart=(--searches-apart)
  "$@" >"$folder/abuser" 2>&1 &
  local abuser=$!
  sleep 1
  person --most "$most_milliseconds" "${apart[@]}" || fault "a person's p99 beside: $what"
  wait "$abuser" || true
  local grown=$(($(memory) - idle))
  echo "  memory $(memory) kB (RssAnon), $grown kB more than idle"
  [ "$grown" -le "$most_memory_kilobytes" ] || fault "memory grew by $grown kB"
}

person >/dev/null  # first answers are of a cold index
idle=$(memory)
echo "idle memory: $idle kB (RssAnon)"
echo "nobody else"
person

# 1,000 connections, 200 new ones a second.
slow() { slowhttptest -c 1000 -r 200 -l "$((seconds + 1))" -p 3 -u "$url/en/search" "$@"; }
beside "slow heads: 1,000 connections, a field every 5 s" slow -H -i 5 -x 24
beside "slow bodies: 1,000 connections, POST, some bytes every 5 s" slow -B -i 5 -s 8192 -x 10
beside "slow readers: 1,000 connections, 16 bytes every 5 s" slow -X -w 256 -y 512 -n 5 -z 16 -k 3

echo "oversized"
expect_status() {  # status, what, curl arguments
  local wanted=$1 what=$2 got
  shift 2
  got=$(curl -s -o /dev/null -w '%{http_code}' "$@" || true)
  echo "  $what: $got"
  [ "$got" = "$wanted" ] || fault "$what: $got instead of $wanted"
}
letters() { head -c "$1" /dev/zero | tr '\0' a; }
expect_status 431 "a field of 20 kB" -H "X-Long: $(letters 20000)" "$url/en/"
readarray -t many < <(for i in $(seq 100); do printf -- '-H\nX-%s: a\n' "$i"; done)
expect_status 431 "100 fields" "${many[@]}" "$url/en/"
expect_status 414 "an address of 5 kB" "$url/en/search?q=$(letters 5000)"
head -c 9000000 /dev/zero >"$folder/large"
expect_status 413 "a body of 9 MB" -H 'Expect:' --data-binary "@$folder/large" "$url/en/search"

flood() { wrk -t1 -c400 -d"$((seconds + 1))"s --timeout 10s -s bench/abuse/flood.lua "$url"; }
beside "flood of distinct searches: 400 connections, as fast as they are answered" flood
grep -E 'answers|Requests/sec' "$folder/abuser" | sed 's/^ */  /'
grep -q 'without Retry-After: 0$' "$folder/abuser" || fault "503 without Retry-After"

crawler() { node bench/abuse/visitors.mjs --url "$url" --numbers "$folder/numbers" --rate 200 --seconds "$((seconds + 1))" --name crawler; }
beside "crawler: 200 requests a second over distinct pages" crawler
sed 's/^ */  /' "$folder/abuser"

echo "wapiti"
modules=csp,http_headers,cookieflags,exec,file,sql,xss,crlf,redirect,shellshock,backup,htaccess,methods  # those that ask nobody else
wapiti -u "$url/en/" --scope domain -m "$modules" --max-scan-time "${SCAN_SECONDS:-120}" --max-attack-time "${ATTACK_SECONDS:-30}" --max-links-per-page 40 --flush-session \
  -v 0 -f json -o "$folder/wapiti.json" >"$folder/wapiti.log" 2>&1 || { tail -5 "$folder/wapiti.log"; fault "wapiti did not end well"; }
python3 - "$folder/wapiti.json" <<'PYTHON' || fault "wapiti reports something of medium or above"
import json, sys
report = json.load(open(sys.argv[1]))
found = [(kind, each) for part in ("vulnerabilities", "anomalies") for kind, all in report[part].items() for each in all]
grave = [(kind, each) for kind, each in found if int(each["level"]) >= 2]
print(f"  {len(found)} reports, {len(grave)} of medium or above")
for kind, each in found: print("  level", each["level"], kind, each["method"], each["path"], each["info"][:120])
sys.exit(1 if grave else 0)
PYTHON

kill -0 "$server" || fault "the node has ended"
exit $failed
