#!/usr/bin/env python3
"""Hold the nodes of the annotated articles against their actors: one node an actor, one actor a node.

usage: check_one_node.py ENTENTE PROJECT SHARED

An actor is what annotations of one type call by a common name, in whatever article. Prints a table of those that
several articles name, and fails where one of them is several nodes, or where a node is several actors. What the program
does not find in an article counts neither way: other marks are for that. Exit status 77 without annotations.
"""
import collections
import importlib.util
import json
import pathlib
import subprocess
import sys
import tempfile

SKIPPED = 77
# Annotations that call one actor by different names; case is folded.
SAME = [("mỹ", "hoa kỳ"), ("liên hợp quốc", "liên hiệp quốc"),
        ("hội đồng bảo an lhq", "hội đồng bảo an liên hợp quốc"),
        ("cục quản lý khám chữa bệnh", "cục quản lý, khám chữa bệnh")]
# A second site goes by the first one's name in its article, and is another hospital.
APART = ["bệnh viện bạch mai", "bệnh viện việt đức"]


def load_scorer(path):
    spec = importlib.util.spec_from_file_location("scorer", path)
    scorer = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True
    spec.loader.exec_module(scorer)
    return scorer


def actors_of(gold_folder, scorer):
    """[(label, type, {article: names})]: annotations of one type that share a name, over any number of articles."""
    actors = []
    apart = scorer.names_of(APART)
    for path in sorted(gold_folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        for entity in gold["entities"]:
            names = scorer.names_of([entity["name"], *entity.get("aliases", [])])
            # A bare "Chính phủ" is no name across articles: the fullest must be among the names of the other.
            full = scorer.names_of([entity["name"]])
            for pair in SAME:
                if full & scorer.names_of(pair):
                    full |= scorer.names_of(pair)
            names |= full
            same = [a for a in actors if a["type"] == entity["type"] and (full & a["full"] or (full & a["names"] | a["full"] & names) - apart)
                    and path.stem not in a["articles"]]
            actor = same[0] if same else {"type": entity["type"], "label": entity["name"], "names": set(),
                                          "full": set(), "articles": {}}
            if not same:
                actors.append(actor)
            actor["names"] |= names
            actor["full"] |= full
            actor["articles"][path.stem] = (full, names)
    return actors


def main(entente, project, shared):
    project, shared = pathlib.Path(project), pathlib.Path(shared)
    scorer_file = shared / "annotation" / "score.py"
    if not scorer_file.is_file():
        print(f"skipped: no annotated articles in {shared}")
        return SKIPPED
    scorer = load_scorer(scorer_file)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([entente, "build", shared / "articles", "-o", folder, "--quiet"], check=True)
        found = scorer.load_graph(pathlib.Path(folder) / "graph.ttl", project / "ontology" / "entente.ttl")
    nodes_of = []  # of each actor: node → articles
    actors = actors_of(shared / "annotation" / "gold", scorer)
    of_node = collections.defaultdict(set)
    for number, actor in enumerate(actors):
        nodes = collections.defaultdict(set)
        for article, (full, names) in actor["articles"].items():
            # A hospital and its second site share a name: the one that has the full name and few others.
            matches = [(bool(full & own), -len(own - names), len(names & own), node) for node, (kind, own) in found[article]["entities"].items()
                       if kind == actor["type"] and names & own]
            if matches:
                node = max(matches)[-1]
                nodes[node].add(article)
                of_node[node].add(number)
        nodes_of.append(nodes)
    failures = 0
    print("actor\ttype\tarticles\tnodes")
    for actor, nodes in zip(actors, nodes_of):
        if len(actor["articles"]) < 2:
            continue
        split = len(nodes) > 1
        failures += split
        print(f"{actor['label']}\t{actor['type']}\t{sum(map(len, nodes.values()))} of {len(actor['articles'])}\t"
              f"{', '.join(node.rsplit('/', 1)[-1] for node in sorted(nodes))}{'  SPLIT' if split else ''}")
    for node, numbers in sorted(of_node.items()):
        if len(numbers) > 1:
            failures += 1
            print(f"MERGED {node.rsplit('/', 1)[-1]}: " + ", ".join(actors[n]["label"] for n in sorted(numbers)))
    print(f"{failures} faults")
    return int(failures > 0)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
