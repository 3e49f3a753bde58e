#!/usr/bin/env python3
"""What entente extract writes, from the outside.

usage: test_extract.py ENTENTE PROJECT
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import unittest

ENTENTE = ""
PROJECT = pathlib.Path()
SENTENCES = [{"id": "s1", "text": "Thủ tướng Lào thăm Việt Nam."},
             {"id": "s2", "text": "Bộ Y tế tặng Bệnh viện Chợ Rẫy 20 máy thở."}]


def extract(*arguments, stdin=None):
    return subprocess.run([ENTENTE, "extract", *map(str, arguments)], capture_output=True, input=stdin)


def records(output):
    return [json.loads(line) for line in output.decode("utf-8").split("\n")[:-1]]


def jsonl(items):
    return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items).encode("utf-8")


class Extract(unittest.TestCase):
    def setUp(self):
        self.examples = sorted((PROJECT / "docs" / "examples").glob("0*.txt"))

    def test_every_form_and_quote_stands_at_its_place(self):
        run = extract(*self.examples)
        self.assertEqual((run.returncode, run.stderr), (0, b""))
        found = records(run.stdout)
        self.assertEqual([record["id"] for record in found], [path.stem for path in self.examples])
        for record, path in zip(found, self.examples):
            text = unicodedata.normalize("NFC", path.read_bytes().decode("utf-8-sig"))
            keys = {entity["key"]: entity for entity in record["entities"]}
            self.assertEqual(len(keys), len(record["entities"]))
            self.assertTrue(record["mentions"] and record["statements"], path)
            for mention in record["mentions"]:
                self.assertEqual(text[mention["begin"]:mention["end"]], mention["form"])
                self.assertEqual(mention["type"], keys[mention["entity"]]["type"])
            for statement in record["statements"]:
                evidence = statement["evidence"]
                self.assertEqual(text[evidence["begin"]:evidence["end"]], evidence["quote"])
                self.assertIn(statement["subject"], keys)
                self.assertIn(statement["object"], keys)
            named = [mention for mention in record["mentions"] if mention["kind"] == "name"]
            for key, entity in keys.items():
                written = {mention["form"] for mention in named if mention["entity"] == key}
                self.assertEqual(bool(written), entity["mentions"] > 0, entity)

    def test_neither_threads_nor_a_file_show_in_the_lines(self):
        first = extract(*self.examples, "-j1").stdout
        self.assertEqual(extract(*self.examples, "-j4").stdout, first)
        with tempfile.TemporaryDirectory() as folder:
            goal = pathlib.Path(folder) / "out.jsonl"
            run = extract(*self.examples, "-o", goal)
            self.assertEqual((run.returncode, run.stdout), (0, b""))
            self.assertEqual(goal.read_bytes(), first)
            self.assertEqual(list(goal.parent.iterdir()), [goal])

    def test_sentences_are_read_as_they_are(self):
        run = extract("--no-clutter", "-", stdin=jsonl(SENTENCES))
        self.assertEqual((run.returncode, run.stderr), (0, b""))
        first, second = records(run.stdout)
        self.assertEqual([(s["subject"], s["predicate"], s["object"]) for s in first["statements"]],
                         [("country-LA", "visits", "country-VN")])
        self.assertEqual({m["form"] for m in second["mentions"]}, {"Bộ Y tế", "Bệnh viện Chợ Rẫy"})
        plain = records(extract("-", "--no-clutter", stdin=jsonl(SENTENCES[:1])).stdout)[0]
        self.assertEqual(plain, first)

    def test_the_source_hash_tells_what_has_to_be_read_again(self):
        article = {"id": "a", "title": "Tin", "text": self.examples[0].read_text(encoding="utf-8")}
        changes = [{}, {"title": "Tin khác"}, {"date": "2020-02-02"}, {"text": article["text"] + " Hết."},
                   {"url": "https://example.org"}, {"id": "b"}]
        found = records(extract("-", stdin=jsonl([{**article, **change} for change in changes])).stdout)
        self.assertEqual(len({record["source_hash"] for record in found}), len(changes))
        again = records(extract("-", stdin=jsonl([article])).stdout)
        self.assertEqual(again[0]["source_hash"], found[0]["source_hash"])
        plain = records(extract("-", "--no-clutter", stdin=jsonl([article])).stdout)
        self.assertNotEqual(plain[0]["source_hash"], found[0]["source_hash"])

    def test_what_cannot_be_read_is_named_and_the_rest_written(self):
        lines = b'{"id": "x"}\n' + jsonl(SENTENCES)
        run = extract("--no-clutter", "-", stdin=lines)
        self.assertEqual(run.returncode, 1)
        self.assertEqual(len(records(run.stdout)), 2)
        self.assertIn(b"-:1: ", run.stderr)
        run = extract("-", stdin=b'{"id": "x"}\n')
        self.assertEqual((run.returncode, run.stdout), (2, b""))
        run = extract("--skipped-ok", "--no-clutter", "-", stdin=lines)
        self.assertEqual((run.returncode, len(records(run.stdout))), (0, 2))
        self.assertIn(b"-:1: ", run.stderr)
        self.assertEqual(extract("--skipped-ok", "-", stdin=b"").returncode, 0)

    def test_output_that_nobody_takes_ends_the_run(self):
        run = subprocess.run(f'"{ENTENTE}" extract --no-clutter - > /dev/full', shell=True, capture_output=True,
                             input=jsonl(SENTENCES))
        self.assertEqual(run.returncode, 2)
        self.assertIn(b"standard output cannot be written", run.stderr)

    def test_the_documentation_shows_what_is_written(self):
        document = (PROJECT / "docs" / "extract-format.md").read_text(encoding="utf-8")
        command = re.search(r"^echo '(.*)' \| entente (extract .*)$", document, re.MULTILINE)
        shown = json.loads(re.search(r"^```json\n(.*?)^```", document, re.MULTILINE | re.DOTALL).group(1))
        written = records(subprocess.run([ENTENTE, *command.group(2).split()], capture_output=True,
                                         input=command.group(1).encode("utf-8")).stdout)[0]
        for record in (shown, written):  # these change with every change of the packs
            record["fingerprint"] = ""
            for statement in record["statements"]:
                statement["evidence"]["confidence"] = 0
        self.assertEqual(shown, written)
        # Every member that is written is explained.
        members = set()

        def collect(value):
            if isinstance(value, dict):
                members.update(value)
                value = list(value.values())
            if isinstance(value, list):
                for item in value:
                    collect(item)
        collect(records(extract(*self.examples).stdout))
        self.assertEqual({name for name in members if f"`{name}`" not in document}, set())


if __name__ == "__main__":
    ENTENTE, PROJECT = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    unittest.main(argv=sys.argv[:1], verbosity=2)
