#!/usr/bin/env bash
# Builds entente and makes a graph of articles.
#
# usage: ./demo.sh [-y] [ARTICLES...]
#
# ARTICLES are files (.txt, .jsonl, .jsonl.gz) or folders of them; the project's own examples if there are none.
# Debian packages that are missing get installed: root and -y are not asked first. The result is in output/.
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

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
articles=()
for path in "$@"; do
  [[ -e $path ]] || { printf 'demo.sh: %s does not exist\n' "$path" >&2; exit 2; }
  articles+=("$(realpath "$path")")
done
cd "$root"
((${#articles[@]})) || articles=(docs/examples)
# shellcheck source=.ci/lib.sh
source .ci/lib.sh

need_packages "$yes" "${build_packages[@]}"
build release
say "Reading ${articles[*]}"
status=0
build/release/entente build "${articles[@]}" -o output || status=$?
# 1: some articles were skipped, and the program has named them; the graph is there all the same.
((status <= 1)) || exit "$status"
see='open output/graph.graphml in Gephi, yEd or Cytoscape'
if [[ -f build/release/share/entente/page.html ]]; then
  build/release/entente view output --quiet
  see="open output/graph.html in a browser"$'\n'"Draw it           $see"
fi

say "Done in $(elapsed "$started"). What to do with it"
cat <<NEXT
See the graph     $see
Query it          build/release/entente query docs/queries/02-gifts.rq   or   docs/serve.sh, for a store
Other articles    ./demo.sh FOLDER   or   build/release/entente build FOLDER -o RESULT
All options       build/release/entente build --help
NEXT
exit "$status"
