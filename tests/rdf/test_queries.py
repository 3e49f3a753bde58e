#!/usr/bin/python3
"""Asks a graph the queries of docs/queries and compares the answers with those that stand beside them.

usage: test_queries.py ENGINE ENTENTE PROJECT [--update]

ENGINE is entente (its query command), rdflib, or a store that docs/serve.sh starts and that is asked through HTTP:
oxigraph, virtuoso. Exits 77 where it is missing. With --update the answers are written instead, as oxigraph gives them.

A query NAME.rq has its answer in NAME.csv (rows), NAME.ttl (triples) or NAME.txt (yes or no). Each is asked of every
engine, but those that say "not for entente query" must be refused there.
"""
import csv
import io
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

SKIPPED = 77
# Rasqal heeds only the first key of an order over groups; Virtuoso sorts by an alphabet of its own.
LOOSE_ORDER = {"entente", "virtuoso"}
NOT_FOR_ENTENTE = "not for entente query"
LEAST_QUERIES, LEAST_FOR_ENTENTE = 15, 10


class Missing(Exception):
    pass


def number_or_text(value):
    """"1.0" and "1" are one answer; so are a day with and without a time zone's Z."""
    if re.fullmatch(r"[+-]?\d+(\.\d+)?", value):
        return float(value)
    return value


def normalised(answer):
    """Comparable: rows in their order, triples as a set."""
    kind, content = answer
    if kind == "rows":
        columns, rows = content
        return kind, (list(columns), [[number_or_text(cell) for cell in row] for row in rows])
    if kind == "triples":
        return kind, {tuple(triple) for triple in content}
    return kind, content


def from_csv(text):
    lines = list(csv.reader(io.StringIO(text)))
    return "rows", (lines[0], lines[1:])


def from_json(text):
    answer = json.loads(text)
    if "boolean" in answer:
        return "truth", answer["boolean"]
    columns = answer["head"]["vars"]
    if columns == ["__ASK_RETVAL"]:  # Virtuoso's no has no row
        return "truth", bool(answer["results"]["bindings"])
    return "rows", (columns, [[row.get(name, {}).get("value", "") for name in columns]
                              for row in answer["results"]["bindings"]])


def from_triples(text, syntax):
    done = subprocess.run(["rapper", "-q", "-i", syntax, "-o", "ntriples", "-", "http://base.example/"], input=text,
                          check=True, capture_output=True, text=True, encoding="utf-8")
    return "triples", [tuple(line.rstrip(" .").split(" ", 2)) for line in done.stdout.splitlines()]


def kind_of(query):
    body = re.sub(r"#[^\n]*", "", query)
    return re.search(r"\b(SELECT|ASK|CONSTRUCT)\b", body).group(1)


class Entente:
    def __init__(self, program, graph):
        self.command = [program, "query", "--graph", str(graph)]

    def ask(self, path):
        turtle = kind_of(path.read_text(encoding="utf-8")) == "CONSTRUCT"
        done = subprocess.run([*self.command, str(path), "--format", "turtle" if turtle else "json"],
                              capture_output=True, text=True, encoding="utf-8")
        if NOT_FOR_ENTENTE in path.read_text(encoding="utf-8"):
            if done.returncode != 2 or "docs/triple-stores.md" not in done.stderr:
                return "not refused", done.stdout
            return None
        if done.returncode != 0 or done.stderr:
            return "failed", done.stderr
        return from_triples(done.stdout, "turtle") if turtle else from_json(done.stdout)

    def close(self):
        pass


class Rdflib:
    def __init__(self, graph):
        try:
            import rdflib
        except ModuleNotFoundError as error:
            raise Missing(f"{error} (Debian package python3-rdflib)") from error
        rdflib.NORMALIZE_LITERALS = False
        self.graph = rdflib.Graph()
        self.graph.parse(str(graph), format="turtle")

    def ask(self, path):
        result = self.graph.query(path.read_text(encoding="utf-8"))
        if result.type == "ASK":
            return "truth", bool(result.askAnswer)
        if result.type == "CONSTRUCT":
            return from_triples(result.serialize(format="nt").decode(), "ntriples")
        return "rows", ([str(name) for name in result.vars],
                        [["" if cell is None else str(cell) for cell in row] for row in result])

    def close(self):
        pass


class Served:
    """A store behind HTTP, as docs/serve.sh starts it."""

    def __init__(self, store, project, graph):
        self.port = free_port()
        # A group of its own, so that nothing outlives this test.
        self.server = subprocess.Popen([project / "docs" / "serve.sh", "-s", store, "-p", str(self.port), str(graph)],
                                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                       start_new_session=True)
        line = self.server.stdout.readline()
        if "answers at" not in line:
            rest = line + self.server.stdout.read()
            self.close()
            if "there is no" in rest:
                raise Missing(rest.strip())
            sys.exit(f"docs/serve.sh: {rest}")

    def ask(self, path):
        query = path.read_text(encoding="utf-8")
        construct = kind_of(query) == "CONSTRUCT"
        accept = "application/n-triples, text/ntriples" if construct else "application/sparql-results+json"
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/sparql",
                                         urllib.parse.urlencode({"query": query}).encode(), {"Accept": accept})
        try:
            with urllib.request.urlopen(request, timeout=60) as reply:
                text = reply.read().decode("utf-8")
        except urllib.error.HTTPError as error:
            return "failed", error.read().decode("utf-8", "replace")
        return from_triples(text, "ntriples") if construct else from_json(text)

    def close(self):
        if self.server.poll() is None:
            self.server.send_signal(signal.SIGTERM)
        try:
            self.server.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.server.pid, signal.SIGKILL)
        self.server.stdout.close()


def free_port():
    """A port that is free, as is the one behind it, which Virtuoso takes too."""
    for _ in range(100):
        with socket.socket() as one, socket.socket() as other:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
            try:
                other.bind(("127.0.0.1", port + 1))
            except (OSError, OverflowError):
                continue
            return port
    sys.exit("there are no two free ports")


def engine_of(name, program, project, graph):
    if name == "entente":
        return Entente(program, graph)
    return Rdflib(graph) if name == "rdflib" else Served(name, project, graph)


def expected_of(path):
    for suffix, read in ((".csv", from_csv), (".ttl", lambda text: from_triples(text, "turtle")),
                         (".txt", lambda text: ("truth", text.strip() == "yes"))):
        file = path.with_suffix(suffix)
        if file.is_file():
            with open(file, encoding="utf-8", newline="") as text:
                return read(text.read())
    return "missing", f"there is no answer beside {path.name}"


def update(path, answer):
    kind, content = answer
    if kind == "rows":
        with open(path.with_suffix(".csv"), "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([content[0], *content[1]])
    elif kind == "truth":
        path.with_suffix(".txt").write_text("yes\n" if content else "no\n", encoding="utf-8")
    elif kind == "triples":
        path.with_suffix(".ttl").write_text("".join(" ".join(one) + " .\n" for one in sorted(content)), encoding="utf-8")
    else:
        sys.exit(f"{path.name}: {answer}")


def differences(engine, name, expected, got):
    if expected[0] != got[0]:
        return [f"{name}: expected {expected[0]}, got {got[0]}: {str(got[1])[:300]}"]
    if expected[1] == got[1]:
        return []
    if expected[0] != "rows":
        return [f"{name}: expected {expected[1]}, got {got[1]}"]
    if expected[1][0] != got[1][0]:
        return [f"{name}: expected the columns {expected[1][0]}, got {got[1][0]}"]
    lost = [row for row in expected[1][1] if row not in got[1][1]]
    added = [row for row in got[1][1] if row not in expected[1][1]]
    if not lost and not added and len(expected[1][1]) == len(got[1][1]):
        return [] if engine in LOOSE_ORDER else [f"{name}: the rows come in another order"]
    return [f"{name}: lost {row}" for row in lost[:5]] + [f"{name}: added {row}" for row in added[:5]]


def main(name, program, project, updating):
    folder = project / "docs" / "queries"
    queries = sorted(folder.glob("*.rq"))
    try:
        engine = engine_of(name, program, project, folder / "graph.ttl")
    except Missing as reason:
        print(f"skipped: {reason}")
        return SKIPPED
    wrong, asked, started = [], 0, time.monotonic()
    try:
        for path in queries:
            answer = engine.ask(path)
            if answer is None:
                continue
            asked += 1
            if updating:
                update(path, answer)
            else:
                wrong += differences(name, path.name, normalised(expected_of(path)), normalised(answer))
    finally:
        engine.close()
    for line in wrong:
        print(line)
    least = LEAST_FOR_ENTENTE if name == "entente" else LEAST_QUERIES
    print(f"{name}: {asked} of {len(queries)} queries asked in {time.monotonic() - started:.1f} s")
    return 1 if wrong or asked < least else 0


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5) or sys.argv[1] not in ("entente", "rdflib", "oxigraph", "virtuoso"):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).resolve(), sys.argv[4:] == ["--update"]))
