#!/usr/bin/env python3
"""What --json prints has the keys of docs/json-summaries.md, and nothing else stands on standard output.

usage: test_summaries.py ENTENTE PROJECT
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ENTENTE = ""
PROJECT = pathlib.Path()


def documented(command):
    """The keys that the document has for the command, in its order."""
    text = (PROJECT / "docs" / "json-summaries.md").read_text(encoding="utf-8")
    section = re.search(rf"^## {command}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL).group(1)
    cells = re.findall(r"^\| (`[^|]*`) \|", section, re.MULTILINE)
    return [key for cell in cells for key in re.findall(r"`(\w+)`", cell)]


class Summaries(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        cls.examples = PROJECT / "docs" / "examples"
        cls.built = cls.run_entente("build", cls.examples, "-q", "--json", "-o", cls.folder)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    @staticmethod
    def run_entente(*arguments):
        result = subprocess.run([ENTENTE, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8")
        assert result.returncode == 0, result.stderr
        return result

    def test_a_build_tells_what_it_did(self):
        summary = json.loads(self.built.stdout)
        self.assertEqual(list(summary), documented("build"))
        self.assertEqual(summary["files"], [str(self.folder / "graph.ttl"), str(self.folder / "graph.graphml")])
        self.assertGreater(sum(summary["statements"].values()), 0)

    def test_an_extraction_and_a_merge_tell_the_same(self):
        records = self.folder / "records.jsonl"
        extracted = json.loads(self.run_entente("extract", self.examples, "-o", records, "--json").stdout)
        self.assertEqual(list(extracted), documented("build"))
        self.assertEqual(extracted["files"], [str(records)])
        self.assertEqual(extracted["read"], len(records.read_text(encoding="utf-8").splitlines()))
        self.assertGreater(extracted["elapsed"], 0)
        merged = json.loads(self.run_entente("merge", records, "-o", self.folder / "merged", "--json").stdout)
        self.assertEqual(list(merged), documented("build"))
        self.assertEqual(merged["statements"], json.loads(self.built.stdout)["statements"])
        joined = self.run_entente("merge", records, "--records", self.folder / "all.jsonl", "--json")
        self.assertEqual(list(json.loads(joined.stdout)), documented("build"))

    def test_records_on_standard_output_leave_the_summary_to_standard_error(self):
        result = self.run_entente("extract", self.examples, "-q", "--json")
        self.assertEqual(json.loads(result.stderr)["read"], len(result.stdout.splitlines()))

    def test_a_page_tells_what_it_holds(self):
        page = self.folder / "page.html"
        if not (pathlib.Path(ENTENTE).parent / "share" / "entente" / "page.html").is_file():
            self.skipTest("skipped: the page was not bundled: npm or its registry was not there")
        summary = json.loads(self.run_entente("view", self.folder, "-o", page, "--json").stdout)
        self.assertEqual(list(summary), documented("view"))
        self.assertEqual(summary["files"], [str(page)])
        self.assertEqual(summary["articles"], json.loads(self.built.stdout)["read"])

    def test_a_check_of_packs_is_a_line_a_pack(self):
        result = self.run_entente("lint", "--errors-only", "--json")
        for line in result.stdout.splitlines():
            self.assertEqual(list(json.loads(line)), documented("lint"))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    ENTENTE, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])
    unittest.main(argv=sys.argv[:1])
