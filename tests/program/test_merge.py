#!/usr/bin/env python3
"""One graph in parts: entente extract and merge, entente build --update. What counts are the bytes of the files.

usage: test_merge.py ENTENTE PROJECT
"""
import gzip
import itertools
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import unittest

ENTENTE = ""
PROJECT = pathlib.Path()
ARTICLES_OF_CORPUS = 300
PARTS = 7
FILES = ("graph.ttl", "graph.graphml")
RECORDS = "articles.jsonl.gz"


def run(*arguments, stdin=None):
    return subprocess.run([ENTENTE, *map(str, arguments)], capture_output=True, input=stdin)


def articles_of_examples():
    """The example articles as records, so that they can be dealt out."""
    out = []
    for path in sorted((PROJECT / "docs" / "examples").iterdir()):
        if path.suffix == ".jsonl":
            out += [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        elif path.suffix == ".txt":
            out.append({"id": path.stem, "text": path.read_bytes().decode("utf-8-sig")})
    return out


class Parts(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.examples = articles_of_examples()

    def write(self, name, articles):
        path = self.folder / name
        path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in articles), encoding="utf-8")
        return path

    def done(self, *arguments, statuses=(0,)):
        result = run(*arguments)
        self.assertIn(result.returncode, statuses, result.stderr.decode())
        return result

    def graph(self, folder):
        return [(self.folder / folder / name).read_bytes() for name in FILES]

    def built(self, articles, name="whole", statuses=(0,)):
        self.done("build", self.write(f"{name}.jsonl", articles), "-o", self.folder / name, statuses=statuses)
        return self.graph(name)

    def dealt(self, articles, count):
        return [self.write(f"part{i}.jsonl", articles[i::count]) for i in range(count)]

    def extracted(self, articles, count, ending=".jsonl"):
        goals = []
        for path in self.dealt(articles, count):
            goals.append(path.with_name("records-" + path.stem + ending))
            self.done("extract", path, "-o", goals[-1])
        return goals

    def check_merge(self, articles):
        whole = self.built(articles)
        parts = self.extracted(articles, PARTS)
        random.Random(7).shuffle(parts)
        self.done("merge", *parts, parts[0], "-o", self.folder / "merged")
        self.assertTrue(self.graph("merged") == whole, "extract in parts and merge give another graph than build")
        # In two steps, and with a part in both.
        first, second = self.folder / "first.jsonl.gz", self.folder / "second.jsonl"
        self.assertRegex(self.done("merge", *parts[:4], "--records", first).stdout, rb"^\d+ records, written to ")
        self.done("merge", *parts[3:], "--records", second)
        self.done("merge", second, first, "-o", self.folder / "steps")
        self.assertTrue(self.graph("steps") == whole, "it matters in which steps the records are merged")

    def check_update(self, articles):
        whole = self.built(articles)
        for path in self.dealt(articles, 3):
            self.done("build", path, "--update", "-o", self.folder / "updated")
        self.assertTrue(self.graph("updated") == whole, "three updates give another graph than one run")
        return whole

    def corpus(self):
        shared = pathlib.Path(os.environ.get("ENTENTE_SHARED", PROJECT.parent / "shared"))
        path = shared / "corpus" / "vietnews-20k.jsonl.gz"
        if not path.is_file():
            self.skipTest(f"skipped: there is no {path}")
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            return [json.loads(line) for line in itertools.islice(lines, ARTICLES_OF_CORPUS)]


class Merge(Parts):
    def test_parts_give_the_graph_of_the_whole(self):
        self.check_merge(self.examples)

    def test_parts_of_a_corpus(self):
        self.check_merge(self.corpus())

    def test_texts_that_share_an_id_are_told_apart_as_in_one_run(self):
        shared = [{**article, "id": "one"} for article in self.examples[:3]]
        whole = self.built(shared + shared[:1] + self.examples[3:5], statuses=(1,))
        parts = self.extracted(shared + self.examples[3:5], 2, ".jsonl.gz")
        self.done("merge", *parts, "-o", self.folder / "merged")
        self.assertTrue(self.graph("merged") == whole)

    def test_records_come_by_a_pipe_too(self):
        whole = self.built(self.examples[:2])
        records = self.done("extract", self.folder / "whole.jsonl").stdout
        result = run("merge", "-", "-o", self.folder / "piped", stdin=records)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertTrue(self.graph("piped") == whole)

    def test_records_of_different_knowledge_are_refused(self):
        ours, = self.extracted(self.examples[:2], 1)
        mappings = self.folder / "mappings"
        shutil.copytree(PROJECT / "mappings" / "vi", mappings / "vi")
        words = sorted((mappings / "vi").rglob("*.tsv"))[0]
        words.write_bytes(words.read_bytes() + b"\n")
        theirs = self.folder / "theirs.jsonl"
        self.done("extract", self.folder / "part0.jsonl", "--mappings", mappings, "-o", theirs)
        result = run("merge", ours, theirs, "-o", self.folder / "out")
        self.assertEqual(result.returncode, 2)
        self.assertIn(f"{theirs}:1: ", result.stderr.decode())
        self.assertIn("extract the articles again", result.stderr.decode())
        self.assertEqual(list((self.folder / "out").iterdir()), [])

    def test_a_broken_part_stops_the_merge_and_is_named(self):
        part, = self.extracted(self.examples[:3], 1)
        whole = part.read_bytes()
        packed = self.folder / "packed.jsonl.gz"
        packed.write_bytes(gzip.compress(whole)[:-200])
        for broken, place in ((whole[:-20], f"{part}:3"), (whole.replace(b'"asserted"', b'"sure"', 1), f"{part}:1"),
                              (b"", str(part)), (None, str(packed))):
            if broken is not None:
                part.write_bytes(broken)
            result = run("merge", part if broken is not None else packed, "-o", self.folder / "out")
            self.assertEqual(result.returncode, 2, place)
            self.assertIn(place, result.stderr.decode())
        self.assertEqual(list((self.folder / "out").iterdir()), [])


class Update(Parts):
    def update(self, articles, *options, statuses=(0,)):
        return self.done("build", self.write("news.jsonl", articles), "--update", "-o", self.folder / "kept", "--json",
                         *options, statuses=statuses)

    def test_updates_give_the_graph_of_one_run(self):
        self.check_update(self.examples)

    def test_updates_of_a_corpus(self):
        self.check_update(self.corpus())

    def test_what_has_not_changed_is_not_read_again_and_what_has_is(self):
        self.update(self.examples)
        report = json.loads(self.update(self.examples).stdout)
        self.assertEqual((report["read"], report["kept"], report["removed"]),
                         (len(self.examples), len(self.examples), 0))
        changed = [dict(self.examples[0], text=self.examples[0]["text"] + "\n\nCuba cảm ơn Việt Nam.\n")]
        report = json.loads(self.update(changed).stdout)
        self.assertEqual((report["kept"], report["removed"]), (len(self.examples) - 1, 1))
        self.assertTrue(self.graph("kept") == self.built(changed + self.examples[1:]))

    def test_articles_go_by_name_and_when_the_input_lacks_them(self):
        self.update(self.examples)
        gone = self.examples[1]["id"]
        self.done("build", "--update", "--remove", gone, "-o", self.folder / "kept")
        self.assertTrue(self.graph("kept") == self.built(self.examples[:1] + self.examples[2:]))
        result = run("build", "--update", "--remove", gone, "-o", self.folder / "kept")
        self.assertEqual(result.returncode, 1)
        self.assertIn(gone, result.stderr.decode())
        self.update(self.examples[2:6], "--prune")
        self.assertTrue(self.graph("kept") == self.built(self.examples[2:6]))

    def test_records_of_other_knowledge_ask_for_a_build_of_everything(self):
        self.update(self.examples[:2])
        before = self.graph("kept")
        mappings = self.folder / "mappings"
        shutil.copytree(PROJECT / "mappings", mappings)
        manifest = mappings / "vi" / "pack.json"
        manifest.write_bytes(manifest.read_bytes() + b"\n")
        result = self.update(self.examples[2:3], "--mappings", mappings, statuses=(2,))
        self.assertIn("build it of all articles with --update", result.stderr.decode())
        self.assertTrue(self.graph("kept") == before)

    def test_a_graph_without_records_is_not_taken_for_empty(self):
        self.built(self.examples[:2], "kept")
        result = self.update(self.examples[2:3], statuses=(2,))
        self.assertIn("without --update", result.stderr.decode())

    def test_a_build_without_update_leaves_no_records_that_are_not_its_own(self):
        self.update(self.examples[:2])
        self.assertTrue((self.folder / "kept" / RECORDS).is_file())
        self.built(self.examples[2:3], "kept")
        self.assertEqual(sorted(path.name for path in (self.folder / "kept").iterdir()), sorted(FILES))

    def test_the_merged_records_can_be_updated(self):
        parts = self.extracted(self.examples[:4], 2)
        kept = self.folder / "kept"
        self.done("merge", *parts, "-o", kept)
        self.done("merge", *parts, "--records", kept / RECORDS)
        self.update(self.examples[4:])
        self.assertTrue(self.graph("kept") == self.built(self.examples))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    ENTENTE, PROJECT = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).absolute()
    unittest.main(argv=sys.argv[:1], verbosity=2)
