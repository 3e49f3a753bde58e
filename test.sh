#!/usr/bin/env bash
# Builds entente and runs its tests.
#
# usage: ./test.sh [-y] [PRESET]
#
# PRESET is dev (the default), release, asan-ubsan, parsers (of its unit tests those of what reads the input of others),
# tsan (what runs on several threads) or tidy (which only builds). Debian packages that are missing get installed: root
# and -y are not asked first.
set -euo pipefail
usage() { sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"; }

yes=0
while getopts yh option; do
  case $option in
    y) yes=1 ;;
    h) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done
shift $((OPTIND - 1))
preset=${1:-dev}
case $preset in dev | release | asan-ubsan | parsers | tsan | tidy) ;; *) usage >&2; exit 2 ;; esac

cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=.ci/lib.sh
source .ci/lib.sh

packages=("${build_packages[@]}" "${test_packages[@]}")
[[ $preset != tidy ]] || packages+=(clang-tidy)
need_packages "$yes" "${packages[@]}"
if [[ $preset != tidy ]]; then
  want_packages "$yes" "${wanted_packages[@]}"
  install_npm_packages
fi
build "$preset" -DENTENTE_TESTS=ON
if [[ $preset == tidy ]]; then
  say "clang-tidy has nothing to say. Done in $(elapsed "$started")"
  exit
fi
say "Testing"
ctest --preset "$preset" --parallel "$(nproc)"
say "Done in $(elapsed "$started")"
