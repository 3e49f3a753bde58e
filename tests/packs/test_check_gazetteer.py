#!/usr/bin/env python3
"""check_gazetteer.py finds what it says it finds: one fault a test, each named with its line."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

CHECK = pathlib.Path(__file__).resolve().parent / "check_gazetteer.py"
HEADER = "id\tclass\tname\taliases\twithin\tcodes\tvalid\tsource\n"


def row(id_="area-a", cls="ent:AdministrativeArea", name="A", aliases="", within="", codes="", valid="", source="s"):
    return "\t".join((id_, cls, name, aliases, within, codes, valid, source)) + "\n"


def check(*texts):
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            (pathlib.Path(folder) / f"{number}.tsv").write_bytes(text if isinstance(text, bytes) else text.encode())
        run = subprocess.run([sys.executable, "-B", CHECK, folder], capture_output=True, text=True)
        return run.returncode, run.stdout.replace(folder + "/", "")


class CheckGazetteer(unittest.TestCase):
    def assertFault(self, place, words, *texts):
        status, output = check(*texts)
        self.assertEqual(status, 1, output)
        lines = [line for line in output.splitlines() if words in line]
        self.assertTrue(any(line.startswith(place + ":") for line in lines), output)

    def test_a_sound_gazetteer_has_no_fault(self):
        status, output = check("# why\n" + HEADER + row() + row("area-b", name="B", aliases="~Bê|BB", within="area-a",
                                                                 codes="iso=B", valid="2001-01-01.."))
        self.assertEqual(status, 0, output)
        self.assertIn("2 entries, 4 forms, 0 faults", output)

    def test_header_and_columns(self):
        self.assertFault("0.tsv:1", "header", row())
        self.assertFault("0.tsv:2", "columns", HEADER + "area-a\tent:Country\n")
        self.assertFault("0.tsv:3", "comment below", HEADER + row() + "# late\n")
        self.assertFault("0.tsv:2", "no newline", HEADER + row().rstrip("\n"))

    def test_letters(self):
        self.assertFault("0.tsv:1", "UTF-8", b"\xff\n")
        self.assertFault("0.tsv:2", "NFC", HEADER + row(name="Ba\u0301"))
        self.assertFault("0.tsv:2", "invisible", HEADER + row(name="B\u200bA"))
        self.assertFault("0.tsv:2", "blanks around", HEADER + row(name=" A"))

    def test_ids(self):
        self.assertFault("0.tsv:2", "is not [a-z]", HEADER + row("Area a"))
        self.assertFault("0.tsv:3", "not sorted", HEADER + row("area-b") + row("area-a", name="B"))
        self.assertFault("1.tsv:2", "is also at", HEADER + row(), HEADER + row(name="B"))

    def test_classes(self):
        self.assertFault("0.tsv:2", "not in the ontology", HEADER + row(cls="ent:Planet"))
        self.assertFault("0.tsv:2", "begin with ent:", HEADER + row(cls="Country"))

    def test_forms(self):
        self.assertFault("0.tsv:2", "twice", HEADER + row(name="Hoà", aliases="HÒA"))
        self.assertFault("0.tsv:2", "bad form", HEADER + row(aliases="B||C"))
        self.assertFault("0.tsv:2", "no letter", HEADER + row(aliases="--"))
        self.assertFault("0.tsv:3", "strong form", HEADER + row() + row("area-b"))

    def test_one_name_at_different_times_or_places_is_no_fault(self):
        apart = HEADER + row(valid="..2020-12-31") + row("area-b", valid="2021-01-01..")
        self.assertEqual(check(apart)[0], 0)
        inside = HEADER + row("area-a", name="X") + row("area-b", name="Y") + row("area-c", name="Z", within="area-a") + \
            row("area-d", name="Z", within="area-b")
        self.assertEqual(check(inside)[0], 0)

    def test_containers(self):
        self.assertFault("0.tsv:2", "no such entry", HEADER + row(within="area-z"))
        self.assertFault("0.tsv:2", "leads back", HEADER + row(within="area-b") + row("area-b", name="B", within="area-a"))

    def test_codes_periods_sources(self):
        self.assertFault("0.tsv:2", "bad code", HEADER + row(codes="Q1"))
        self.assertFault("0.tsv:3", "code iso=A", HEADER + row(codes="iso=A") + row("area-b", name="B", codes="iso=A"))
        self.assertFault("0.tsv:2", "valid", HEADER + row(valid="2020-01-01"))
        self.assertFault("0.tsv:2", "valid", HEADER + row(valid="2020-12-31..2020-01-01"))
        self.assertFault("0.tsv:2", "no source", HEADER + row(source=""))

    def test_nothing_to_check_is_another_status(self):
        self.assertEqual(check()[0], 2)


if __name__ == "__main__":
    unittest.main()
