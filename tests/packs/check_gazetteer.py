#!/usr/bin/env python3
"""Check the gazetteers of a language pack.

usage: check_gazetteer.py [--ontology FILE] FOLDER_OR_FILE...

Each *.tsv is UTF-8 in NFC: comment lines (#) at the top, the header line, then one entry a line, sorted by id.
Checked: columns, ids (form, unique over all the files, sorted), classes (known to the ontology), forms (no blanks
at their ends, none twice in an entry), `within` (exists, no cycle), codes, periods, sources, and that no two entries
of one class share a strong form unless their periods or containers tell them apart.

Prints file:line: message for each fault and exits 1; 2 if nothing could be read; else prints a count and exits 0.
"""
import argparse
import datetime
import pathlib
import re
import sys
import unicodedata

COLUMNS = ["id", "class", "name", "aliases", "within", "codes", "valid", "source"]
ID = re.compile(r"[a-z][A-Za-z0-9-]*\Z")
CODE = re.compile(r"[a-z][a-z0-9-]*=[^\s=;|]+\Z")
CLASS = re.compile(r"^\s*ent:([A-Z]\w*)\b[^.]*?\b(?:a|rdf:type)\s+[^;.]*\bowl:Class\b", re.M)
TONES = "\u0323\u0300\u0301\u0303\u0309"  # dot below, grave, acute, tilde, hook above


def fold(form):
    """Case, spaces and the place of the tone mark in a syllable folded away, as the program does."""
    out = []
    for syllable in unicodedata.normalize("NFD", form.lower()).split():
        tones = "".join(c for c in syllable if c in TONES)
        out.append("".join(c for c in syllable if c not in TONES) + tones)
    return " ".join(out)


def period(text):
    """(first day, last day) of "from..to", either side open; ValueError if it is none."""
    sides = text.split("..")
    if len(sides) != 2 or not any(sides):
        raise ValueError(text)
    first = datetime.date.fromisoformat(sides[0]) if sides[0] else datetime.date.min
    last = datetime.date.fromisoformat(sides[1]) if sides[1] else datetime.date.max
    if first > last or any(s and len(s) != 10 for s in sides):
        raise ValueError(text)
    return first, last


class Entry:
    def __init__(self, path, line, values):
        self.path, self.line = path, line
        self.id, self.cls, self.name, aliases, self.within, codes, self.valid, self.source = values
        self.forms = [self.name] + (aliases.split("|") if aliases else [])
        self.codes = codes.split(";") if codes else []
        self.period = (datetime.date.min, datetime.date.max)


class Checker:
    def __init__(self):
        self.faults = []

    def fault(self, path, line, message):
        self.faults.append(f"{path}:{line}: {message}")

    def read(self, path):
        """The entries of one file, in its order."""
        try:
            raw = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as e:
            self.fault(path, 1, f"not UTF-8: {e}")
            return []
        lines = raw.split("\n")
        if lines[-1]:
            self.fault(path, len(lines), "no newline at the end of the file")
        else:
            lines.pop()
        entries, header, previous = [], False, ""
        for number, line in enumerate(lines, 1):
            if line != unicodedata.normalize("NFC", line):
                self.fault(path, number, "not in NFC")
            bad = [c for c in line if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") and c != "\t"]
            if bad or "\u00a0" in line:
                self.fault(path, number, "control or invisible character, or no-break space")
            if not header:
                if line.startswith("#"):
                    continue
                header = True
                if line.split("\t") != COLUMNS:
                    self.fault(path, number, "header is not: " + " ".join(COLUMNS))
                continue
            if line.startswith("#"):
                self.fault(path, number, "comment below the header")
                continue
            values = line.split("\t")
            if len(values) != len(COLUMNS):
                self.fault(path, number, f"{len(values)} columns, not {len(COLUMNS)}")
                continue
            if any(v != v.strip() for v in values):
                self.fault(path, number, "blanks around a value")
            entry = Entry(path, number, values)
            if entry.id <= previous:
                self.fault(path, number, f"{entry.id} is not sorted after {previous}")
            previous = entry.id
            entries.append(entry)
        if not header:
            self.fault(path, len(lines) or 1, "no header line")
        return entries

    def check_entry(self, e, classes):
        def fault(message):
            self.fault(e.path, e.line, message)

        if not ID.match(e.id):
            fault(f"id {e.id!r} is not [a-z][A-Za-z0-9-]*")
        if not e.cls.startswith("ent:"):
            fault(f"class {e.cls!r} does not begin with ent:")
        elif classes and e.cls[4:] not in classes:
            fault(f"class {e.cls} is not in the ontology")
        seen = set()
        for form in e.forms:
            bare = form[1:] if form.startswith("~") else form
            if not bare or bare != " ".join(bare.split()) or "~" in bare:
                fault(f"bad form {form!r}")
            elif not any(c.isalnum() for c in bare):
                fault(f"form {form!r} has no letter or digit")
            key = fold(bare)
            if key in seen:
                fault(f"form {bare!r} twice in one entry")
            seen.add(key)
        for code in e.codes:
            if not CODE.match(code):
                fault(f"bad code {code!r}")
        if e.valid:
            try:
                e.period = period(e.valid)
            except ValueError:
                fault(f"valid {e.valid!r} is not from..to with ISO dates in order")
        if not e.source:
            fault("no source")

    def check_together(self, entries):
        by_id = {}
        for e in entries:
            if e.id in by_id:
                first = by_id[e.id]
                self.fault(e.path, e.line, f"id {e.id} is also at {first.path}:{first.line}")
            else:
                by_id[e.id] = e
        for e in entries:
            if e.within and e.within not in by_id:
                self.fault(e.path, e.line, f"within {e.within}: no such entry")
                continue
            seen, up = {e.id}, e.within
            while up and up in by_id:
                if up in seen:
                    self.fault(e.path, e.line, f"within leads back to {up}")
                    break
                seen.add(up)
                up = by_id[up].within
        codes = {}
        for e in entries:
            for code in e.codes:
                other = codes.setdefault(code, e)
                if other is not e and self.at_the_same_time(other, e):
                    self.fault(e.path, e.line, f"code {code} is also at {other.path}:{other.line} ({other.id})")
        strong = {}
        for e in entries:
            for form in e.forms:
                if not form.startswith("~"):
                    strong.setdefault((e.cls, fold(form)), []).append((e, form))
        for (cls, _), users in strong.items():
            for i, (e, form) in enumerate(users):
                for other, _ in users[:i]:
                    if other is not e and self.at_the_same_time(other, e) and (
                            other.within == e.within or not other.within or not e.within):
                        self.fault(e.path, e.line, f"strong form {form!r} of {cls} is also at "
                                                   f"{other.path}:{other.line} ({other.id})")

    @staticmethod
    def at_the_same_time(a, b):
        return a.period[0] <= b.period[1] and b.period[0] <= a.period[1]


def main():
    here = pathlib.Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--ontology", type=pathlib.Path, default=here / "ontology" / "entente.ttl",
                        help="Turtle file with the classes; left out if it does not exist")
    parser.add_argument("paths", nargs="*", type=pathlib.Path, default=[here / "mappings" / "vi" / "gazetteer"])
    args = parser.parse_args()

    classes = set()
    if args.ontology.is_file():
        classes = set(CLASS.findall(args.ontology.read_text(encoding="utf-8")))
        if not classes:
            print(f"{args.ontology}: no classes found", file=sys.stderr)
            return 2
    files = [f for p in args.paths for f in (sorted(p.glob("*.tsv")) if p.is_dir() else [p])]
    if not files or not all(f.is_file() for f in files):
        print("no gazetteer files: " + " ".join(map(str, args.paths)), file=sys.stderr)
        return 2

    checker = Checker()
    entries = [e for f in files for e in checker.read(f)]
    for e in entries:
        checker.check_entry(e, classes)
    checker.check_together(entries)
    for fault in checker.faults:
        print(fault)
    forms = sum(len(e.forms) for e in entries)
    print(f"{len(files)} files, {len(entries)} entries, {forms} forms, {len(checker.faults)} faults"
          + ("" if classes else " (classes not checked: no ontology)"))
    return 1 if checker.faults else 0


if __name__ == "__main__":
    sys.exit(main())
