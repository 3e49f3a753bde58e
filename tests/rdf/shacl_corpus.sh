#!/bin/sh
# shacl_corpus.sh ENTENTE PROJECT PACKAGES FOLDER: a graph of 1,000 articles of the corpus conforms to the shapes.
# 77 where the corpus or the validator is missing.
corpus=${ENTENTE_SHARED:-$2/../shared}/corpus/vietnews-20k.jsonl.gz
if [ ! -f "$corpus" ]; then
  echo "skipped: there is no $corpus"
  exit 77
fi
mkdir -p "$4"
zcat "$corpus" 2> "$4/zcat.log" | head -n 1000 > "$4/corpus.jsonl"
"$1" build "$4/corpus.jsonl" -o "$4" --format turtle -q 2> "$4/skipped.log"
[ $? -le 1 ] || { cat "$4/skipped.log"; exit 1; }
exec "$2/tests/rdf/run_node.sh" "$3" "$2/tests/rdf/validate_shacl.mjs" "$2/ontology/shapes.ttl" \
  "$2/ontology/entente.ttl" "$4/graph.ttl"
