#!/usr/bin/python3
"""Reads every file for graph tools in a folder with other people's programs: all must say the same.

    compare_formats.py FOLDER [READER]

READER is gexf, cyjs or csv (networkx and Python's own modules), or graphology-graphml, graphology-gexf or cytoscape of
npm, whose packages $ENTENTE_PACKAGES holds; all of the first three if not given. What stands in graph.graphml, by a plain
XML parser, is what each is compared with. Exits 1 with what differs, 77 where a program is missing.
"""
import pathlib
import shutil
import sys
import os

from network_files import (Missing, differences, in_one_line, read_csv, read_cyjs, read_gexf, read_graphml, read_with_node,
                           without_semicolons)

READERS = {"gexf": read_gexf, "cyjs": read_cyjs, "csv": read_csv}


def compare(folder, reader):
    """What differs, in lines."""
    expected = read_graphml(folder)
    if reader == "csv":
        expected = tuple({key: without_semicolons(in_one_line(values)) for key, values in part.items()} for part in expected)
    if reader in READERS:
        return differences(expected, READERS[reader](folder))
    packages = os.environ.get("ENTENTE_PACKAGES", "")
    if not os.path.isdir(packages) or shutil.which("node") is None:
        raise Missing("./test.sh installs npm and the packages of tests/npm/package.json into build/npm")
    return differences(expected, read_with_node(folder, packages, reader))


def main(folder, *readers):
    wrong = []
    for reader in readers or READERS:
        try:
            wrong += [f"{reader}: {line}" for line in compare(pathlib.Path(folder), reader)]
        except Missing as error:
            print(f"skipped: {error}")
            return 77
    print("\n".join(wrong) or "all files say the same")
    return 1 if wrong else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
