#!/usr/bin/env bash
# Requests a second of a page from the page cache, beside nginx serving the same bytes from a file; plain and gzip.
#
#   bench/http.sh [--url http://127.0.0.1:8080/en/record/...] [--pid PID] [--rounds N] [--seconds S]
#
# Without --url it starts bench_http_site with a page of 12 kB. One run, rounds in turn: ours, nginx, ours, nginx ... The
# server has core 0, the load (wrk) core 1; nginx has one worker and no access log. A node named by --url should log
# troubles only and answer on one loop; --pid is its process, which is moved to core 0. Prints a line a round and the ratio
# of the medians, and the processor time of a request (user and system) on both sides: wrk may need its core whole before
# the server does, and then only that tells them apart. Exits 1 when a ratio of requests is below 1.0.
set -euo pipefail
cd "$(dirname "$0")/.."

url="" pid="" rounds=5 seconds=4 connections=32
while [ $# -gt 0 ]; do
  case $1 in
    --url) url=$2 ;;
    --pid) pid=$2 ;;
    --rounds) rounds=$2 ;;
    --seconds) seconds=$2 ;;
    *) sed -n '2,11p' "$0"; exit 64 ;;
  esac
  shift 2
done

folder=$(mktemp -d)
started=()
finish() {
  for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$folder"
}
trap finish EXIT

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
until_answered() { for _ in $(seq 100); do curl -so /dev/null "$1" && return; sleep 0.05; done; echo "no answer from $1" >&2; exit 1; }

if [ -z "$url" ]; then
  port=$(free_port)
  taskset -c 0 build/release/bench_http_site "$port" 12000 &
  pid=$!
  started+=("$pid")
  url=http://127.0.0.1:$port/page
elif [ -n "$pid" ]; then
  taskset -acp 0 "$pid" >/dev/null
fi
until_answered "$url"

# The very bytes that ours sends, plain and gzip, for nginx to send.
mkdir "$folder/site"
curl -s "$url" -o "$folder/site/page.html"
curl -s -H 'Accept-Encoding: gzip' "$url" -o "$folder/site/page.html.gz"
touch -r "$folder/site/page.html" "$folder/site/page.html.gz"
chmod -R a+rX "$folder"
peer_port=$(free_port)
cat >"$folder/nginx.conf" <<TXT
worker_processes 1;
daemon off;
pid $folder/nginx.pid;
error_log $folder/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  types { text/html html; }
  sendfile off;
  tcp_nodelay on;
  keepalive_requests 1000000000;
  open_file_cache max=100 inactive=1h;
  open_file_cache_valid 1h;
  client_body_temp_path $folder/1; proxy_temp_path $folder/2; fastcgi_temp_path $folder/3; uwsgi_temp_path $folder/4; scgi_temp_path $folder/5;
  server { listen 127.0.0.1:$peer_port; root $folder/site; gzip_static on; }
}
TXT
taskset -c 0 nginx -p "$folder" -c "$folder/nginx.conf" 2>/dev/null &
started+=($!)
peer=http://127.0.0.1:$peer_port/page.html
until_answered "$peer"
peer_pid=$(pgrep -P "${started[-1]}")

ticks() { [ -n "$1" ] && awk '{ print $14 + $15 }' "/proc/$1/stat" || echo 0; }

# One measurement, appended to FILE: requests a second, microseconds of processor a request, and after how many microseconds
# 99 of 100 were answered. Anything but 200 ends the run.
measure() {  # URL PID CODING FILE
  local out before
  before=$(ticks "$2")
  out=$(taskset -c 1 wrk --latency -t1 -c"$connections" -d"$seconds"s -H "Accept-Encoding: $3" "$1")
  if grep -q 'Non-2xx\|Socket errors' <<<"$out"; then echo "$out" >&2; exit 1; fi
  awk -v ticks=$(($(ticks "$2") - before)) -v hertz="$(getconf CLK_TCK)" \
    '$1 == "99%" { late = $2 * ($2 ~ /us$/ ? 1 : $2 ~ /ms$/ ? 1000 : 1000000) }
     /requests in/ { all = $1 } /Requests\/sec/ { print $2, ticks / hertz * 1000000 / all, late }' <<<"$out" >>"$4"
}
median() { awk -v c="$2" '{ print $c }' "$1" | sort -n | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

failed=0
for coding in identity gzip; do
  file=$folder/site/page.html
  [ "$coding" = gzip ] && file=$file.gz
  : >"$folder/ours"; : >"$folder/peer"
  for round in $(seq "$rounds"); do
    measure "$url" "$pid" "$coding" "$folder/ours"
    measure "$peer" "$peer_pid" "$coding" "$folder/peer"
    paste -d' ' <(tail -1 "$folder/ours") <(tail -1 "$folder/peer") |
      awk -v c="$coding" -v r="$round" '{
        printf "%-8s round %d: ours %8.0f/s %5.2f us p99 %4.0f us  nginx %8.0f/s %5.2f us p99 %4.0f us\n", c, r, $1, $2, $3, $4, $5, $6 }'
  done
  awk -v c="$coding" -v b="$(stat -c %s "$file")" -v o="$(median "$folder/ours" 1)" -v t="$(median "$folder/peer" 1)" \
    -v oc="$(median "$folder/ours" 2)" -v tc="$(median "$folder/peer" 2)" \
    -v ol="$(median "$folder/ours" 3)" -v tl="$(median "$folder/peer" 3)" 'BEGIN {
      printf "%s, %d bytes: ours %.0f/s, nginx %.0f/s, ratio %.2f; processor %.2f and %.2f us a request; p99 %.0f and %.0f us\n",
        c, b, o, t, o / t, oc, tc, ol, tl
      exit o < t }' || failed=1
done
exit $failed
