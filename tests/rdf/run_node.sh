#!/bin/sh
# run_node.sh PACKAGES SCRIPT ARGUMENTS...: a script with the packages of tests/npm, 77 where they are missing.
if [ ! -d "$1" ] || ! command -v node > /dev/null; then
  echo "skipped: ./test.sh installs npm and the packages of tests/npm/package.json into build/npm"
  exit 77
fi
ENTENTE_PACKAGES=$1; shift
export ENTENTE_PACKAGES
exec node "$@"
