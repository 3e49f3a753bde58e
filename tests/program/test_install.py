#!/usr/bin/env python3
"""The installed program finds its ontology and its language packs, wherever the installation is moved.

usage: test_install.py CMAKE BUILD PROJECT
"""
import pathlib
import subprocess
import sys
import tempfile


def main(cmake, build, project):
    examples = pathlib.Path(project) / "docs" / "examples"
    with tempfile.TemporaryDirectory() as folder:
        first, second = pathlib.Path(folder) / "first", pathlib.Path(folder) / "second"
        subprocess.run([cmake, "--install", build, "--prefix", first], check=True, stdout=subprocess.DEVNULL)
        first.rename(second)
        subprocess.run([second / "bin" / "entente", "build", examples, "-o", folder], check=True)
        graph = pathlib.Path(folder) / "graph.ttl"
        installed = sorted(path.relative_to(second).as_posix() for path in second.rglob("*") if path.is_file())
        for needed in ("bin/entente", "share/entente/ontology/entente.ttl", "share/entente/mappings/vi/pack.json",
                       "share/man/man1/entente-build.1", "share/bash-completion/completions/entente",
                       "share/zsh/site-functions/_entente", "share/doc/entente/install.md"):
            if needed not in installed:
                print(f"{needed} is not installed: {installed}")
                return 1
        if b"ent:Statement" not in graph.read_bytes():
            print("the installed program finds no statement in the examples")
            return 1
        in_tree = pathlib.Path(folder) / "in-tree"
        subprocess.run([pathlib.Path(build) / "entente", "build", examples, "-q", "-o", in_tree], check=True)
        if (in_tree / "graph.ttl").read_bytes() != graph.read_bytes():
            print("the program says something else in the build tree than where it is installed")
            return 1
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
