#!/bin/sh
# run_page.sh ENTENTE SOURCE PACKAGES PAGE WORK: builds the examples' graph, writes its page and drives it in Chromium.
# 77 where the machine lacks something.
set -eu
entente=$1 source=$2 packages=$3 page=$4 work=$5
skip() { echo "skipped: $1"; exit 77; }
command -v node > /dev/null || skip "there is no node: ./test.sh installs it"
[ -d "$packages/playwright-core" ] || skip "./test.sh installs the packages of tests/npm/package.json into build/npm"
[ -f "$page" ] || skip "the page was not bundled: install npm and build again"
found=
for browser in chromium chromium-browser google-chrome; do
  command -v "$browser" > /dev/null && found=1
done
[ -n "$found" ] || skip "there is no Chromium: ./test.sh installs it"
mkdir -p "$work"
"$entente" build "$source/docs/examples" -o "$work/graph" --quiet
"$entente" view "$work/graph" --quiet
node "$source/tests/view/make_large.mjs" "$page" "$work/large.html"
ENTENTE_PACKAGES=$packages exec node "$source/tests/view/page.test.mjs" "$work/graph/graph.html" "$work/large.html"
