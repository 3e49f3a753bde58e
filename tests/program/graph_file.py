"""Reads back what the program writes, with programs and rules that are not the program's own."""
import collections
import gzip
import json
import pathlib
import re
import subprocess
import unicodedata

ENT = "https://w3id.org/entente/ontology#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
DCT = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
SCHEMA = "https://schema.org/"

TERM = re.compile(r'<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:@[\w-]+|\^\^<[^>]*>)?|(_:\w+)')
ESCAPE = re.compile(r'\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))')
SHORT = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


def unescape(text):
    return ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else SHORT.get(m[3], m[3]), text)


def read_turtle(path):
    """{subject: {predicate: {objects}}}; whatever rapper warns of is an error."""
    run = subprocess.run(["rapper", "-q", "-i", "turtle", "-o", "ntriples", str(path)],
                         capture_output=True, text=True, encoding="utf-8")
    if run.returncode or run.stderr:
        raise AssertionError(f"rapper on {path}: {run.stderr}")
    graph = collections.defaultdict(lambda: collections.defaultdict(set))
    for line in run.stdout.splitlines():
        subject, predicate, obj = (unescape(next(t for t in m.groups() if t is not None)) for m in TERM.finditer(line))
        graph[subject][predicate].add(obj)
    return graph


def one(values):
    (value,) = values
    return value


def statements(graph):
    return {iri: node for iri, node in graph.items() if RDF + "subject" in node}


def article_texts(folder):
    """{identifier: the text that offsets count in}: NFC without a byte order mark; of a record the title, an
    empty line and the text."""
    texts = {}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if path.suffix == ".txt":
            texts[path.stem] = path.read_bytes().decode("utf-8-sig")
        elif path.name.endswith((".jsonl", ".jsonl.gz")):
            lines = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            for line in lines.decode("utf-8").splitlines():
                record = json.loads(line)
                texts[record["id"]] = record["title"] + "\n\n" + record["text"]
    return {name: unicodedata.normalize("NFC", text) for name, text in texts.items()}
