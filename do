#!/usr/bin/env bash
# Every habit of the project in one script. `./do` alone explains itself.
set -euo pipefail
cd "$(dirname "$0")"
jobs=$(nproc)

packages="g++ cmake ninja-build ccache mold pkg-config libexpected-dev nlohmann-json3-dev libsimdjson-dev libgtest-dev libgmock-dev libsodium-dev libsqlite3-dev libzstd-dev libboost1.81-dev zlib1g-dev libicu-dev libtomlplusplus-dev libxapian-dev libroaring-dev libjemalloc-dev libcli11-dev libcmark-dev libcbor-dev liboath-dev libqrencode-dev libssl-dev libpoppler-cpp-dev libqpdf-dev libarchive-dev libpugixml-dev libseccomp-dev libcurl4-openssl-dev nodejs curl procps"
check_packages="python3-aiosmtpd sqlite3 bsdutils clang-format-16 clang-tidy-16 chromium git openjdk-17-jre-headless w3m lynx"
bench_packages="nginx-light wrk python3-minimal"  # peers and load of ./do bench; nothing of them is in the product
abuse_packages="slowhttptest wapiti"
portal_bench_packages="python3 php8.2-fpm php8.2-sqlite3"
search_bench_packages="openjdk-17-jdk-headless liblucene8-java postgresql postgresql-contrib libpq-dev"
fuzz_packages="clang-16 libclang-rt-16-dev"

usage() {
  cat <<'TXT'
usage: ./do COMMAND
  setup            install what building and testing need (Debian 12; as root or with sudo; asks nothing)
  build [PRESET]   configure and build into build/PRESET (dev, release, asan, tsan, coverage, fuzz)
  run              make a demonstration node in var/demo if there is none, and serve it at http://127.0.0.1:8080
  practice         the same as a node for exercises, in var/practice
  test             build dev and run every test
  check [STAGE...] what CI runs: format, tidy, tests, treaty, stories, pages, crash rounds, sanitizers; or only the
                   stages named
  format           lay out all C++ as .clang-format says
  bench NAME       measure, mostly beside a peer: http, portal [--full], journal, crash [ROUNDS], treaty,
                   search [--full], access, abuse, watch; for the desk: desk, crash-desk [ROUNDS], faults
  golden           write the expected pages of tests/golden anew, and say which have changed
  fuzz NAME [SECONDS]   fuzz one target of tests/fuzz (60 seconds)
TXT
}

install() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  echo "installing: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o DPkg::Lock::Timeout=120 "${missing[@]}" >/dev/null
}

setup() { install $packages; }

build() {
  local preset=${1:-dev} target=${2:-all}
  [ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" >/dev/null
  cmake --build "build/$preset" -j "$jobs" --target "$target"
}

sources() { git ls-files -co --exclude-standard 'src/*.h' 'src/*.cpp' 'tests/*.h' 'tests/*.cpp' 'bench/*.cpp'; }

# The demonstration node: made whole in a folder beside it first, so that an interrupted run leaves none behind.
demonstration() {
  local bch=$1 folder=$2
  [ -f "$folder/node.toml" ] && return
  rm -rf "$folder" "$folder.new"
  mkdir -p "$(dirname "$folder")"
  "$bch" init --data "$folder.new" --demonstration --number 0 --name "Demonstration node" --origin demonstration.example/journal
  local code=0
  "$bch" import --data "$folder.new" reference demonstration 2>"$folder.findings" || code=$?
  [ $code -eq 0 ] || { cat "$folder.findings"; exit $code; }
  "$bch" rebuild --data "$folder.new"
  mv "$folder.new" "$folder"
}

run() {
  [ -x build/release/bch ] || setup
  build release bch
  demonstration build/release/bch var/demo
  exec build/release/bch serve --data var/demo "$@"
}

practice() {
  [ -x build/release/bch ] || setup
  build release bch
  demonstration build/release/bch var/practice
  exec build/release/bch serve --practice --data var/practice "$@"
}

stage() {  # name, command: says how it went and how long it took, goes on after a failure
  local name=$1 from=$SECONDS
  shift
  [ -z "$wanted" ] || [[ " $wanted " == *" $name "* ]] || return 0
  echo "== $name"
  if "$@" >"build/check/$name.log" 2>&1; then echo "ok      $name $((SECONDS - from)) s" | tee -a build/check/summary
  else
    tail -40 "build/check/$name.log"
    echo "FAILED  $name $((SECONDS - from)) s" | tee -a build/check/summary
  fi
}

# The packages of the tests that run in Node: in tests/browser, for all of them.
node_packages() {
  [ tests/browser/node_modules/.package-lock.json -nt tests/browser/package-lock.json ] ||
    (cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund)
}

# The files that the newest commit or the working tree changed.
changed() { { git diff --name-only HEAD~1 2>/dev/null || true; } | grep -E '^src/.*\.cpp$' | xargs -r ls -d 2>/dev/null || true; }
check_tidy() { build dev && changed | xargs -r -n 1 -P "$jobs" clang-tidy-16 --quiet -p build/dev; }
golden() {
  build dev bch_tests
  BCH_ACCEPT=1 build/dev/bch_tests --gtest_filter='Golden*' --gtest_brief=1
  git status --short tests/golden
}
check_format() { sources | xargs clang-format-16 --dry-run --Werror; }
check_benches() { build dev benches; }  # so that they are there when somebody wants to measure
check_tests() { build dev && ctest --test-dir build/dev --output-on-failure; }
check_treaty() { build/dev/bch check; }
check_treaty_script() { node_packages && node "tests/treaty/$1.mjs" --bch build/dev/bch; }
check_address() {
  build asan bch_tests
  LSAN_OPTIONS=suppressions=tests/leaks_of_others.txt build/asan/bch_tests
}
check_thread() {
  build tsan bch_tests
  TSAN_OPTIONS=halt_on_error=1 build/tsan/bch_tests --gtest_filter='*Journal*:Followed*:Carrying*:Together*:*Workspace*:*Index*:*Server*:*PageCache*:Importing*:LocalSocket*:Elsewhere*'
}
check_stories() { node tests/stories/run.mjs --bch build/dev/bch tests/stories/*.story; }
check_desk() { node "tests/desk/$1.mjs" --bch build/dev/bch; }
check_authorization() {
  demonstration build/dev/bch build/check/demo
  node tests/desk/matrix.mjs --bch build/dev/bch --data build/check/demo
}
check_passkeys() { node_packages && node tests/browser/passkeys.mjs --bch build/dev/bch; }
check_faults() {  # a disk that fails at every step; --all: at every moment of it
  demonstration build/dev/bch build/check/demo
  node tests/desk/faults.mjs --bch build/dev/bch --data build/check/demo "$@"
}
check_tasks() {  # the main tasks of the desk, in three browsers
  node_packages
  demonstration build/dev/bch build/check/demo
  node tests/desk/tasks.mjs --bch build/dev/bch --data build/check/demo
}
check_search() { node tests/search/judge.mjs --bch build/dev/bch; }
check_mail() { /usr/bin/python3 tests/notices/mail.py --bch build/dev/bch; }
check_wire() { node tests/wire/check.mjs --bch build/dev/bch; }
check_crashes() { bash bench/crash.sh build/dev/bch "${1:-30}"; }
check_page_by_page() {  # a script of tests/browser, its options
  node_packages
  demonstration build/dev/bch build/check/demo
  node "tests/browser/$1.mjs" --bch build/dev/bch --data build/check/demo "${@:2}"
}

check() {  # the names of the stages that are wanted; none: all
  local wanted=$*
  setup
  install $check_packages
  command -v npm >/dev/null || install npm
  rm -rf build/check
  mkdir -p build/check
  stage format check_format
  stage tidy check_tidy
  stage tests check_tests
  stage benches check_benches
  stage treaty check_treaty
  stage seventh-language check_treaty_script seventh-language
  stage new-record-type check_treaty_script new-record-type
  stage schema check_treaty_script schema
  stage system-in-use check_treaty_script system-in-use
  stage wire check_wire
  stage search check_search
  stage stories check_stories
  stage mail check_mail
  stage guessing check_desk guessing
  stage account check_desk account
  stage authorization check_authorization
  stage canary check_desk canary
  stage desk-crashes check_desk crashes
  stage desk-faults check_faults
  stage desk-tasks check_tasks
  stage passkeys check_passkeys
  stage budget check_page_by_page budget
  stage text-browsers check_page_by_page text
  stage markup check_page_by_page markup
  stage pa11y check_page_by_page pa11y
  stage desk-pages check_page_by_page desk
  stage slow-line check_page_by_page slow
  stage browser check_page_by_page run
  stage draft-form node tests/browser/draft.mjs
  stage crashes check_crashes 30
  stage thread-sanitizer check_thread
  stage address-sanitizer check_address
  local name
  for name in $wanted; do
    grep -qs " $name " build/check/summary || { echo "no stage is called $name" && exit 64; }
  done
  echo && cat build/check/summary
  ! grep -q FAILED build/check/summary
}

bench() {
  setup
  install $bench_packages
  build release bch
  case ${1:-} in
    http) bash bench/http_pages.sh build/release/bch ;;
    abuse) install $abuse_packages && bash bench/abuse.sh build/release/bch ;;
    access)  # the pages again, all of them
      local code=0 script
      install $check_packages
      command -v npm >/dev/null || install npm
      node_packages
      rm -rf build/bench/demo
      demonstration build/release/bch build/bench/demo
      for script in budget text markup pa11y slow run desk; do
        echo "== $script"
        node "tests/browser/$script.mjs" --bch build/release/bch --data build/bench/demo --every || code=1
      done
      return $code ;;
    journal) build release bench_journal && bash bench/journal.sh build/release ;;
    crash) bash bench/crash.sh build/release/bch "${2:-300}" ;;
    desk)
      install $portal_bench_packages chromium
      command -v npm >/dev/null || install npm
      node_packages
      bash bench/desk.sh build/release "${2:-100000}" ;;
    crash-desk) node tests/desk/crashes.mjs --bch build/release/bch --rounds "${2:-300}" ;;
    faults)
      demonstration build/release/bch build/bench/demo
      node tests/desk/faults.mjs --bch build/release/bch --data build/bench/demo --all ;;
    treaty) bash bench/treaty.sh build/release/bch ;;
    portal)
      install $portal_bench_packages
      build release bench_latency
      if [ "${2:-}" = --full ]; then bash bench/portal.sh build/release 1000000
      else bash bench/portal.sh build/release 100000
      fi ;;
    search)
      install $search_bench_packages
      build release bench_search
      if [ "${2:-}" = --full ]; then bash bench/search.sh build/release 1000000 200000
      else bash bench/search.sh build/release 100000 50000
      fi ;;
    watch)  # saved searches
      demonstration build/release/bch var/demo
      build release bench_watch && build/release/bench_watch var/demo ;;
    *) echo "benchmarks: http, portal, journal, crash, treaty, search, access, abuse, watch, desk, crash-desk, faults" && exit 64 ;;
  esac
}

fuzz() {
  setup
  install $fuzz_packages
  build fuzz "fuzz_$1"
  mkdir -p "build/fuzz/corpus/$1"
  "build/fuzz/fuzz_$1" -max_total_time="${2:-60}" "build/fuzz/corpus/$1" "tests/fuzz/corpus/$1"
}

case ${1:-} in
  setup) setup ;;
  build) setup; build "${2:-dev}" ;;
  run) shift; run "$@" ;;
  practice) shift; practice "$@" ;;
  test) setup; check_tests ;;
  check) shift; check "$@" ;;
  format) install clang-format-16; sources | xargs clang-format-16 -i ;;
  bench) shift; bench "$@" ;;
  golden) setup; golden ;;
  fuzz) shift; fuzz "$@" ;;
  *) usage; [ -z "${1:-}" ] || exit 64 ;;
esac
