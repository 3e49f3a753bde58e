#!/usr/bin/env bash
# Fuzzes each target for a while and says what came of it; docs/fuzzing.md.
#
# usage: tests/fuzz/run.sh [SECONDS [TARGET...]]
#
# SECONDS are for each target, 60 if not given; without a TARGET all have their turn, one after the other. Inputs that
# reach something new are kept in build/fuzz/corpus/TARGET for the next run, those that break something in
# build/fuzz/findings/TARGET. Exit status 1 if there is any of these.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
seconds=${1:-60}
shift $(($# > 0))
targets=("$@")
[[ $seconds == +([0-9]) ]] || { sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"; exit 2; }

mkdir -p build/logs
{ cmake --preset fuzz && cmake --build --preset fuzz; } > build/logs/fuzz.log 2>&1 ||
  { tail -n 20 build/logs/fuzz.log >&2; exit 2; }
if ((!${#targets[@]})); then
  for program in build/fuzz/tests/fuzz/fuzz_*; do targets+=("${program##*fuzz_}"); done
fi
# Every input is written to files again and again: not on a disk.
TMPDIR=$(mktemp -d "$([[ -w /dev/shm ]] && echo /dev/shm || echo "${TMPDIR:-/tmp}")/entente-fuzz-XXXXXX")
export TMPDIR LSAN_OPTIONS=suppressions=$PWD/tests/sanitizers/lsan.supp:print_suppressions=0
trap 'rm -rf "$TMPDIR"' EXIT

status=0
printf '%-10s %12s %8s %8s %8s %8s %8s %9s  %s\n' target executions exec/s cov ft inputs 'wall s' 'CPU s' findings
for target in "${targets[@]}"; do
  corpus=build/fuzz/corpus/$target findings=build/fuzz/findings/$target log=build/logs/fuzz-$target.log
  mkdir -p "$corpus" "$findings"
  inputs=("$corpus" "tests/fuzz/seeds/$target")
  [[ ! -d tests/fuzz/regressions/$target ]] || inputs+=("tests/fuzz/regressions/$target")
  case $target in query | rules | decisions) length=1024 ;; text) length=2048 ;; *) length=6144 ;; esac
  # Entropic scheduling, libFuzzer's default, spends three quarters of the time on its own tables where an input
  # reaches as much code as an article does.
  begin=$SECONDS
  { TIMEFORMAT='%U %S'; time nice "build/fuzz/tests/fuzz/fuzz_$target" "${inputs[@]}" \
      -dict="tests/fuzz/dictionaries/$target.dict" -max_len=$length -max_total_time="$seconds" -timeout=10 -entropic=0 \
      -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix="$findings/" > "$log" 2>&1 || status=1; } 2> "$log.time"
  cpu=$(awk '{ printf "%d", $1 + $2 }' "$log.time")
  last=$(grep -aE '^#[0-9]+.* cov: ' "$log" | tail -n 1 || true)
  value() { sed -nE "s/.* $1: *([0-9]+).*/\1/p" <<< "$last"; }
  executions=$(sed -nE 's/^stat::number_of_executed_units: *//p' "$log")
  wall=$((SECONDS - begin))
  printf '%-10s %12s %8s %8s %8s %8s %8s %9s  %s\n' "$target" "${executions:-?}" \
    "$((${executions:-0} / (wall > 0 ? wall : 1)))" "$(value cov)" "$(value ft)" "$(value corp)" "$wall" "$cpu" \
    "$(find "$findings" -type f | wc -l)"
done
exit "$status"
