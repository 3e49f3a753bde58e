#!/usr/bin/env python3
"""Count how often each rule is right on annotated articles, for mappings/<lang>/confidence.json.

usage: measure_confidence.py --shared DIR --ontology FILE --pair GRAPH GOLD_DIR [--pair ...] > confidence.json

DIR is the shared/ folder with annotation/score.py; GRAPH is a Turtle file built from the articles that
GOLD_DIR annotates. A statement counts as right for its rule if the gold has it (optional ones too) in any
modality, as score.py matches ends and predicates.
"""
import argparse
import collections
import json
import pathlib
import sys


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", required=True, type=pathlib.Path)
    ap.add_argument("--ontology", required=True)
    ap.add_argument("--pair", required=True, nargs=2, action="append")
    a = ap.parse_args()
    sys.path.insert(0, str(a.shared / "annotation"))
    import score

    counts = collections.defaultdict(lambda: [0, 0])
    up = score.superclasses(a.ontology)
    for graph, gold_dir in a.pair:
        g = collections.defaultdict(lambda: collections.defaultdict(set))
        for s, p, o in score.triples(graph):
            g[s][p].add(o)
        doc_of = {s: next(iter(v[score.DCT + "identifier"])) for s, v in g.items() if v.get(score.DCT + "identifier")}
        names = {s: score.names_of(v.get(score.RDFS + "label", set()) | v.get(score.SKOS + "altLabel", set()))
                 for s, v in g.items() if score.base_type(v.get(score.RDF + "type", ()), up)}
        golds = {f.stem: json.loads(f.read_text(encoding="utf-8")) for f in pathlib.Path(gold_dir).glob("*.json")}
        for statement in g.values():
            if score.RDF + "subject" not in statement:
                continue
            (s,), (p,), (o,) = (statement[score.RDF + x] for x in ("subject", "predicate", "object"))
            p = p.removeprefix(score.ENT)
            for evidence in statement.get(score.PROV + "wasDerivedFrom", ()):
                gold = golds.get(doc_of.get(next(iter(g[evidence][score.OA + "hasSource"]))))
                if gold is None:
                    continue
                forms = {e["id"]: score.names_of([e["name"], *e.get("aliases", [])]) for e in gold["entities"]}

                def means(ids, entity):
                    return any(forms[i] & names.get(entity, set()) for i in score.as_list(ids))

                right = any(
                    set(score.closure(r["p"])) & set(score.closure(p))
                    and ((means(r["s"], s) and means(r["o"], o))
                         or (p in score.SYMMETRIC and means(r["s"], o) and means(r["o"], s)))
                    for r in gold["relations"])
                counts[next(iter(g[evidence][score.ENT + "rule"]))][0 if right else 1] += 1
    print("{")
    print('  "note": "Right and wrong statements of each rule on annotated articles; '
          'written by tests/score/measure_confidence.py.",')
    print('  "rules": {')
    print(",\n".join(f'    "{rule}": {json.dumps(n)}' for rule, n in sorted(counts.items())))
    print("  }\n}")


if __name__ == "__main__":
    main()
