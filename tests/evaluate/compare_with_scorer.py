#!/usr/bin/env python3
"""Compare the figures of entente evaluate with those of the scorer of the annotations.

usage: compare_with_scorer.py ENTENTE PROJECT SHARED

Both look at the graph of SHARED/articles and at our own example articles, once as they are and once with the
annotations of the other set, where all is spurious or missed. Exit status 77, which CTest shows as skipped, where
SHARED has no scorer.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

SKIPPED = 77


def run(*command):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True,
                          encoding="utf-8").stdout


def compare(entente, scorer, ontology, articles, gold, folder):
    """Differences between the two, as lines."""
    run(entente, "build", *articles, "-o", folder)
    theirs = run(sys.executable, scorer, "--graph", folder / "graph.ttl", "--ontology", ontology, "--gold", gold,
                 "--json", folder / "theirs.json")
    ours = run(entente, "evaluate", "--gold", gold, *articles, "-o", folder / "ours.json")
    theirs_figures, our_figures = (json.loads((folder / name).read_text(encoding="utf-8"))
                                   for name in ("theirs.json", "ours.json"))
    out = [f"{row}: {theirs_figures.get(row)} by the scorer, {our_figures.get(row)} by the program"
           for row in theirs_figures | our_figures if theirs_figures.get(row) != our_figures.get(row)]
    if ours != theirs:
        out.append("the tables differ")
    return out, theirs.splitlines()[-1]


def main(entente, project, shared):
    project, shared = pathlib.Path(project), pathlib.Path(shared)
    scorer = shared / "annotation" / "score.py"
    if not scorer.is_file():
        print(f"no scorer in {shared}")
        return SKIPPED
    examples = sorted((project / "docs" / "examples").glob("*.txt"))
    their_gold, our_gold = shared / "annotation" / "gold", project / "tests" / "evaluate" / "gold"
    differences = []
    for articles, gold in (([shared / "articles"], their_gold), (examples, our_gold), (examples, their_gold),
                           ([shared / "articles", *examples], our_gold)):
        with tempfile.TemporaryDirectory() as folder:
            found, summary = compare(entente, scorer, project / "ontology" / "entente.ttl", articles, gold,
                                     pathlib.Path(folder))
        print(summary)
        differences += found
    print("\n".join(differences) or "the same figures")
    return 1 if differences else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
