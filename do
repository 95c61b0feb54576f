#!/usr/bin/env bash
# Every habit of the project in one script. `./do` alone explains itself.
set -euo pipefail
cd "$(dirname "$0")"
jobs=$(nproc)

packages="g++ cmake ninja-build ccache mold pkg-config libexpected-dev nlohmann-json3-dev libgtest-dev libgmock-dev libsodium-dev libsqlite3-dev libzstd-dev libboost1.81-dev zlib1g-dev libicu-dev libtomlplusplus-dev libxapian-dev libcli11-dev"
bench_packages="nginx-light wrk curl procps python3-minimal"  # peers and load of ./do bench; nothing of them is in the product

usage() {
  cat <<'TXT'
usage: ./do COMMAND
  setup            install what is missing (Debian 12; as root or with sudo; asks nothing)
  build [PRESET]   configure and build into build/PRESET (dev, release, asan, tsan, coverage, fuzz)
  test             build dev and run every test
  check            what CI runs
  bench NAME ...   one of bench/*.sh with the release build: http
TXT
}

setup() {
  local missing=() package
  for package in ${*:-$packages}; do
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

build() {
  local preset=${1:-dev}
  [ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" >/dev/null
  cmake --build "build/$preset" -j "$jobs"
}

run_tests() {
  build dev
  ctest --test-dir build/dev --output-on-failure
}

run_bench() {
  local name=${1:-}
  [ -x "bench/$name.sh" ] || { usage; exit 64; }
  shift
  setup $packages $bench_packages
  [ -f build/release/build.ninja ] || cmake --preset release >/dev/null
  local program
  for program in bench/"$name"_*.cpp; do
    [ -e "$program" ] || continue
    program=$(basename "$program" .cpp)
    cmake --build build/release -j "$jobs" --target "bench_$program"
  done
  "bench/$name.sh" "$@"
}

case ${1:-} in
  bench) shift; run_bench "$@" ;;
  setup) setup ;;
  build) setup; build "${2:-dev}" ;;
  test) setup; run_tests ;;
  check) setup; run_tests ;;
  *) usage; [ -z "${1:-}" ] || exit 64 ;;
esac
