#!/usr/bin/env python3
"""Score the program on annotated articles and hold the figures against the marks.

usage: check_score.py ENTENTE PROJECT SHARED

Builds the graph of SHARED/articles with the program ENTENTE, scores it with SHARED/annotation/score.py against
SHARED/annotation/gold and fails where a figure is below tests/score/marks.json. Exit status 77, which CTest
shows as skipped, where SHARED has no annotation: the articles are not ours to publish.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

SKIPPED = 77


def main(entente, project, shared):
    project, shared = pathlib.Path(project), pathlib.Path(shared)
    scorer = shared / "annotation" / "score.py"
    if not scorer.is_file():
        print(f"no annotated articles in {shared}")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        figures_file = pathlib.Path(folder) / "figures.json"
        build = subprocess.run([entente, "build", shared / "articles", "-o", folder])
        if build.returncode > 1:
            print(f"entente build: exit status {build.returncode}")
            return 1
        subprocess.run([sys.executable, scorer, "--graph", pathlib.Path(folder) / "graph.ttl",
                        "--ontology", project / "ontology" / "entente.ttl",
                        "--gold", shared / "annotation" / "gold", "--json", figures_file], check=True)
        figures = json.loads(figures_file.read_text(encoding="utf-8"))
    marks = json.loads((project / "tests" / "score" / "marks.json").read_text(encoding="utf-8"))
    status = 0
    for group, expected in marks.items():
        for figure, mark in expected.items():
            reached = figures[group][figure]
            print(f"{group} {figure}: {reached:.3f}, mark {mark:.2f}" + ("" if reached >= mark else " NOT REACHED"))
            status |= reached < mark
    return int(status)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
