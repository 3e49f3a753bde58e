#!/usr/bin/env bash
# Starts a triple store with a graph in it, on this machine only, and tells where to ask it.
#
# usage: docs/serve.sh [-s STORE] [-p PORT] [GRAPH]
#
# STORE is virtuoso (Debian package virtuoso-opensource-7-bin) or oxigraph (of npm; ./test.sh installs it); the first
# that is there if none is named. GRAPH is a .ttl or .nt file or a folder with a graph.ttl: output/ if none is named.
# SPARQL is spoken at http://127.0.0.1:PORT/sparql (PORT 8890 if none is named), with GET and POST. Ctrl-C ends it, and
# nothing stays behind.
set -euo pipefail
usage() { sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"; }
die() { printf 'serve.sh: %s\n' "$*" >&2; exit 2; }

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
store='' port=8890
while getopts s:p:h option; do
  case $option in
    s) store=$OPTARG ;;
    p) port=$OPTARG ;;
    h) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done
shift $((OPTIND - 1))
graph=${1:-$root/output}
[[ ! -d $graph ]] || graph=$graph/graph.ttl
[[ -f $graph ]] || die "there is no $graph; entente build makes one"
graph=$(realpath "$graph")
[[ $port =~ ^[0-9]+$ ]] || die "$port is no port"

packages=${ENTENTE_PACKAGES:-$root/build/npm/node_modules}
has_virtuoso() { command -v virtuoso-t > /dev/null && command -v isql-vt > /dev/null; }
has_oxigraph() { command -v node > /dev/null && [[ -f $packages/oxigraph/node.js ]]; }
if [[ -z $store ]]; then
  if has_virtuoso; then store=virtuoso; else store=oxigraph; fi
fi
case $store in
  virtuoso) has_virtuoso || die "there is no Virtuoso: apt-get install virtuoso-opensource-7-bin" ;;
  oxigraph) has_oxigraph || die "there is no Oxigraph: install npm, then ./test.sh, or npm ci in a copy of tests/npm" ;;
  *) die "there is no store $store; it is virtuoso or oxigraph" ;;
esac

folder=$(mktemp -d)
server=
finish() {
  [[ -z $server ]] || { kill "$server" 2> /dev/null && wait "$server" 2> /dev/null; } || true
  rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

serve_oxigraph() {
  ENTENTE_PACKAGES=$packages node "$root/docs/serve-oxigraph.mjs" "$graph" "$port" "$folder/ready" &
  server=$!
  until [[ -e $folder/ready ]]; do
    kill -0 "$server" 2> /dev/null || die "Oxigraph does not start"
    sleep 0.1
  done
}

serve_virtuoso() {
  local sql=$((port + 1)) password tries=0
  password=p$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
  cp "$graph" "$folder/"
  cat > "$folder/virtuoso.ini" <<INI
[Database]
DatabaseFile = $folder/virtuoso.db
ErrorLogFile = $folder/virtuoso.log
LockFile = $folder/virtuoso.lck
TransactionFile = $folder/virtuoso.trx
xa_persistent_file = $folder/virtuoso.pxa
[TempDatabase]
DatabaseFile = $folder/temporary.db
TransactionFile = $folder/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:$sql
DirsAllowed = $folder
NumberOfBuffers = 40000
[HTTPServer]
ServerPort = 127.0.0.1:$port
[SPARQL]
DefaultGraph = urn:entente:graph
ResultSetMaxRows = 1000000
INI
  isql() { isql-vt "127.0.0.1:$sql" dba "$1" ERRORS=STDOUT VERBOSE=OFF BANNER=OFF PROMPT=OFF "EXEC=$2"; }
  (cd "$folder" && exec virtuoso-t +foreground +configfile "$folder/virtuoso.ini") > "$folder/out.log" 2>&1 &
  server=$!
  until isql dba 'select 1' > /dev/null 2>&1; do
    if ! kill -0 "$server" 2> /dev/null || ((++tries > 300)); then
      tail -n 5 "$folder/virtuoso.log" "$folder/out.log" >&2 2> /dev/null || true
      die "Virtuoso does not start"
    fi
    sleep 0.2
  done
  if ! { isql dba "user_set_password('dba', '$password')" &&
    isql "$password" "ld_dir('$folder', '$(basename "$graph")', 'urn:entente:graph')" &&
    isql "$password" 'rdf_loader_run()' &&
    isql "$password" "select 'wrong: ' || ll_error from DB.DBA.load_list where ll_error is not null"; } \
    > "$folder/load.log" 2>&1 || grep -q wrong: "$folder/load.log"; then
    cat "$folder/load.log" >&2
    die "Virtuoso cannot load $graph"
  fi
}

"serve_$store"
printf '%s has %s and answers at http://127.0.0.1:%s/sparql; Ctrl-C ends it\n' "$store" "$graph" "$port"
wait "$server"
