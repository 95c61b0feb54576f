#!/usr/bin/env bash
# Other search engines answer the questions of our search benchmark: what each measures stands at the head of its file.
#
#   bench/peers.sh CORPUS QUESTIONS FACETS PASSES PEER...
#
# CORPUS and QUESTIONS are files of JSON lines, FACETS names parted by commas, PEER one of lucene, fts5, postgres.
# With ANSWERS=FOLDER the totals and first ids of each question go into FOLDER/PEER.tsv. Needs the Debian packages
# openjdk-17-jdk-headless and liblucene8-java; libsqlite3-dev; postgresql-15 and libpq-dev. Leaves nothing behind.
set -euo pipefail
[ $# -ge 5 ] || { sed -n '2,8p' "$0"; exit 64; }
corpus=$(realpath "$1") questions=$(realpath "$2") facets=$3 passes=$4
answers=${ANSWERS:+$(realpath "$ANSWERS")}
shift 4
cd "$(dirname "$0")/peers"

folder=$(mktemp -d)
cluster=""
postgres_programs=/usr/lib/postgresql/15/bin
finish() {
  [ -z "$cluster" ] || as_postgres "$postgres_programs/pg_ctl" -s -D "$cluster/data" -m immediate stop 2>/dev/null || true
  rm -rf "$folder"
}
trap finish EXIT

few=$((passes < 2 ? passes : 2))  # passes of the peers that need seconds for some questions
option_answers() { [ -z "$answers" ] || printf -- '--answers\n%s\n' "$answers/$1.tsv"; }
compile() { g++ -std=c++20 -O2 -o "$folder/$1.program" "$1.cpp" "${@:2}"; }

lucene() {
  local jars option run
  jars=$(printf '%s\n' /usr/share/java/lucene-{core,analyzers-common,facet,highlighter,memory,queries}-8*.jar | paste -sd:)
  mkdir -p "$folder/classes/META-INF/services"
  echo 'Fields$SmallBlocks' >"$folder/classes/META-INF/services/org.apache.lucene.codecs.Codec"
  javac -cp "$jars" -d "$folder/classes" ./*.java
  readarray -t option < <(option_answers lucene)
  run=(java -Xms4g -Xmx4g -XX:+UseParallelGC -cp "$folder/classes:$jars" Lucene)
  "${run[@]}" index "$corpus" "$folder/lucene" "$facets"
  "${run[@]}" ask "$folder/lucene" "$questions" "$facets" "$passes" "${option[@]}"
}

fts5() {
  local option
  compile fts5 -lsqlite3
  readarray -t option < <(option_answers fts5)
  "$folder/fts5.program" index "$corpus" "$folder/fts5.db" "$facets"
  "$folder/fts5.program" ask "$folder/fts5.db" "$questions" "$facets" "$few" "${option[@]}"
}

# PostgreSQL refuses to run as root; its own user exists wherever it is installed.
as_postgres() { if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

# A cluster of its own in the temporary folder, on a socket there and on no port.
start_postgres() {
  mkdir "$cluster"
  if [ "$(id -u)" -eq 0 ]; then
    chmod 711 "$folder"
    chown postgres "$cluster"
  fi
  as_postgres "$postgres_programs/initdb" -D "$cluster/data" -U peer -A trust --locale=C.UTF-8 -E UTF8 --no-sync \
    >"$folder/initdb.log"
  as_postgres "$postgres_programs/pg_ctl" -s -w -D "$cluster/data" -l "$cluster/log" start -o "-k $cluster \
    -c listen_addresses='' -c fsync=off -c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=8GB \
    -c shared_buffers=4GB -c maintenance_work_mem=1GB -c autovacuum=off"
}

postgres() {
  local option connection
  compile postgres -I"$(pg_config --includedir)" -lpq
  readarray -t option < <(option_answers postgres)
  cluster=$folder/postgres
  (cd / && start_postgres)  # its user may not enter this folder
  connection="host=$cluster user=peer dbname=postgres"
  "$folder/postgres.program" index "$corpus" "$connection" "$facets"
  "$folder/postgres.program" ask "$connection" "$questions" "$facets" "$few" "${option[@]}"
}

for peer in "$@"; do
  case $peer in
    lucene | fts5 | postgres) "$peer" ;;
    *) echo "peers: lucene, fts5, postgres" >&2; exit 64 ;;
  esac
done
