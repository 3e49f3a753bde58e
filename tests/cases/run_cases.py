#!/usr/bin/env python3
"""Build the graph of every golden case and compare it with the one expected.

usage: run_cases.py ENTENTE [--accept] [CASE...]

A case is a folder <language>/<slug>/ beside this file with `article.txt` and `expected.txt`: what the graph says, in
lines that can be read and written by hand (entities, then statements, both sorted):

    Person: Nguyễn Văn Mẫu
    Nguyễn Văn Mẫu -holdsPositionIn-> Bộ Y tế (title Bộ trưởng)
    Việt Nam -supports-> Lào (intended; date 2021-05-04)

--accept writes what the program says now into `expected.txt`: read the difference before it is committed.
"""
import argparse
import difflib
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "program"))
from graph_file import DCT, ENT, RDF, RDFS, SCHEMA, one, read_turtle, statements  # noqa: E402


def local(iri):
    return iri.removeprefix(ENT)


def describe(graph):
    """The graph in lines, without other names, what is background, hashes and offsets."""
    label = {iri: one(node[RDFS + "label"]) for iri, node in graph.items() if node.get(RDFS + "label")}
    mentioned = set().union(*(node.get(SCHEMA + "mentions", set()) for node in graph.values()))
    entities = []
    for iri in mentioned:
        entities.append(f"{local(one(graph[iri][RDF + 'type']))}: {label[iri]}")
    lines = []
    for node in statements(graph).values():
        if node.get(ENT + "background"):
            continue
        modality = local(one(node[ENT + "modality"]))
        notes = [modality] if modality != "asserted" else []
        notes += [f"{name} {value}" for name in ("title", "item", "date") for value in sorted(node.get(ENT + name, ()))]
        lines.append(f"{label[one(node[RDF + 'subject'])]} -{local(one(node[RDF + 'predicate']))}-> "
                     f"{label[one(node[RDF + 'object'])]}" + (f" ({'; '.join(notes)})" if notes else ""))
    issued = [f"published {day}" for node in graph.values() for day in node.get(DCT + "issued", ())]
    return "\n".join([*issued, *sorted(entities), "", *sorted(lines)]) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entente")
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("cases", nargs="*", type=pathlib.Path, metavar="CASE")
    arguments = parser.parse_intermixed_args()
    cases = arguments.cases or sorted(path.parent for path in pathlib.Path(__file__).parent.glob("*/*/article.txt"))
    failed = 0
    for case in cases:
        with tempfile.TemporaryDirectory() as output:
            run = subprocess.run([arguments.entente, "build", case / "article.txt", "-o", output],
                                 capture_output=True, text=True, encoding="utf-8")
            if run.returncode:
                print(f"{case}: exit status {run.returncode}\n{run.stderr}")
                failed += 1
                continue
            found = describe(read_turtle(pathlib.Path(output) / "graph.ttl"))
        golden = case / "expected.txt"
        if arguments.accept:
            golden.write_text(found, encoding="utf-8")
            continue
        expected = golden.read_text(encoding="utf-8")
        if found != expected:
            failed += 1
            sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True), found.splitlines(True),
                                                       str(golden), "the program"))
    print(f"{len(cases) - failed} of {len(cases)} cases as expected")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
