#!/usr/bin/env python3
"""What the options of a run do to it, from the outside: threads, least confidence, progress; and what happens when
memory runs out.

usage: test_run_options.py ENTENTE PROJECT
"""
import gzip
import itertools
import json
import os
import pathlib
import pty
import random
import re
import resource
import subprocess
import sys
import tempfile
import unittest

from graph_file import ENT, PROV, one, read_turtle, statements

ENTENTE = ""
PROJECT = pathlib.Path()
ARTICLES_OF_CORPUS = 300


def build(paths, output, *options):
    return subprocess.run([ENTENTE, "build", *map(str, paths), "-o", str(output), *options], capture_output=True,
                          text=True, encoding="utf-8")


def build_on_terminal(paths, output, *options):
    """Exit status and what appears on a terminal that standard error is."""
    try:
        terminal, stderr = pty.openpty()
    except OSError as error:  # a root without /dev/pts
        raise unittest.SkipTest(f"skipped: no pseudo terminal here ({error}); mount /dev/pts") from error
    with subprocess.Popen([ENTENTE, "build", *map(str, paths), "-o", str(output), *options], stderr=stderr,
                          stdout=subprocess.DEVNULL) as process:
        os.close(stderr)
        seen = b""
        while True:
            try:
                piece = os.read(terminal, 4096)
            except OSError:  # how Linux says that nobody holds the other end any more
                break
            if not piece:
                break
            seen += piece
    os.close(terminal)
    return process.returncode, seen.decode("utf-8")


class RunOptions(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.examples = sorted(path for path in (PROJECT / "docs" / "examples").iterdir()
                               if path.suffix in (".txt", ".jsonl"))

    def check_threads(self, files):
        shuffle = random.Random(1)
        first = None
        for jobs in ("1", "2", "4"):
            output = self.folder / jobs
            run = build(files, output, "-j", jobs)
            self.assertIn(run.returncode, (0, 1), run.stderr)
            graph = [(output / name).read_bytes() for name in ("graph.ttl", "graph.graphml")]
            first = first or graph
            self.assertTrue(graph == first, f"-j {jobs} gives other files than -j 1")
            files = shuffle.sample(files, len(files))

    def test_neither_threads_nor_the_order_of_files_show_in_the_graph(self):
        self.check_threads(self.examples)

    def test_the_same_of_a_corpus(self):
        corpus = PROJECT.parent / "shared" / "corpus" / "vietnews-20k.jsonl.gz"
        if not corpus.is_file():
            self.skipTest(f"there is no {corpus}")
        with gzip.open(corpus, "rt", encoding="utf-8") as lines:
            records = list(itertools.islice(lines, ARTICLES_OF_CORPUS))
        files = []
        for start in range(0, len(records), 50):
            files.append(self.folder / f"part{start}.jsonl")
            files[-1].write_text("".join(records[start:start + 50]), encoding="utf-8")
        self.check_threads(files)

    def test_numbers_of_threads_that_cannot_be_are_refused(self):
        for jobs in ("0", "-1", "x", "1e9"):
            run = build(self.examples, self.folder, "-j", jobs)
            self.assertEqual(run.returncode, 2, jobs)
            self.assertIn("entente: ", run.stderr)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_the_formats_that_are_asked_for_are_written_and_no_others(self):
        for formats, names in (([], ["graph.graphml", "graph.ttl"]),
                               (["--format", "ntriples,nquads"], ["graph.nq", "graph.nt"]),
                               (["--format", "graphml", "--format", "turtle"], ["graph.graphml", "graph.ttl"])):
            output = self.folder / f"to-{'-'.join(names)}-{len(formats)}"
            run = build(self.examples, output, "--json", *formats)
            self.assertEqual(run.returncode, 0, run.stderr)
            self.assertEqual(sorted(path.name for path in output.iterdir()), names)
            self.assertEqual(sorted(pathlib.Path(path).name for path in json.loads(run.stdout)["files"]), names)

    def test_formats_that_nobody_writes_are_refused(self):
        for formats in ("turtel", "", "turtle,pdf"):
            run = build(self.examples, self.folder / "none", f"--format={formats}")
            self.assertEqual(run.returncode, 2, formats)
            self.assertIn("entente: ", run.stderr)
        self.assertFalse((self.folder / "none").exists())

    def test_no_statement_of_an_article_is_less_sure_than_asked_for(self):
        def found(output):
            return {iri: float(one(node[ENT + "confidence"]))
                    for iri, node in statements(read_turtle(output / "graph.ttl")).items()
                    if ENT + "background" not in node}
        everything = self.folder / "all"
        self.assertEqual(build(self.examples, everything).returncode, 0)
        confidences = found(everything)
        # One of the values that occur: what is as sure as asked for stays.
        least = sorted(confidences.values())[len(confidences) // 2]
        expected = {iri for iri, confidence in confidences.items() if confidence >= least}
        self.assertLess(len(expected), len(confidences))
        some = self.folder / "some"
        run = build(self.examples, some, "--min-confidence", str(least), "--json")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(set(found(some)), expected)
        report = json.loads(run.stdout)
        self.assertEqual(report["left_out"], len(confidences) - len(expected))
        self.assertEqual(sum(report["statements"].values()), len(expected))

    def test_evidence_beyond_what_is_asked_for_is_counted(self):
        every, some = self.folder / "every", self.folder / "some"
        self.assertEqual(build(self.examples, every).returncode, 0)
        self.assertEqual(build(self.examples, some, "--max-evidence", "1").returncode, 0)
        before, after = (statements(read_turtle(folder / "graph.ttl")) for folder in (every, some))
        self.assertEqual(set(before), set(after))
        counts = {iri: len(node[PROV + "wasDerivedFrom"]) for iri, node in before.items()
                  if PROV + "wasDerivedFrom" in node}
        self.assertGreater(max(counts.values()), 1)
        for iri, count in counts.items():
            node = after[iri]
            self.assertEqual(len(node[PROV + "wasDerivedFrom"]), 1)
            self.assertEqual(node[ENT + "confidence"], before[iri][ENT + "confidence"])
            self.assertEqual([int(value) for value in node.get(ENT + "evidenceCount", ["1"])], [count])
            self.assertNotIn(ENT + "evidenceCount", before[iri])

    def test_confidences_that_cannot_be_are_refused(self):
        for least in ("-0.1", "1.1", "nan", "x"):
            self.assertEqual(build(self.examples, self.folder, f"--min-confidence={least}").returncode, 2, least)

    def test_progress_shows_on_a_terminal_only(self):
        missing = self.folder / "missing.txt"
        status, seen = build_on_terminal([*self.examples, missing], self.folder / "a")
        self.assertEqual(status, 1)
        self.assertRegex(seen, r"^\r1 article, +\d+ % \[#* *\]")
        # The message stands on a line of its own, the progress line is wiped in the end.
        self.assertRegex(seen, r"\r *\rentente: [^\r]*missing\.txt")
        self.assertTrue(re.search(r"(\r *\r|\n)$", seen), repr(seen))
        status, seen = build_on_terminal(self.examples, self.folder / "b", "--quiet")
        self.assertEqual((status, seen), (0, ""))
        run = build(self.examples, self.folder / "c")
        self.assertEqual((run.returncode, run.stderr), (0, ""))

    @unittest.skipIf("ENTENTE_SANITIZER" in os.environ, "skipped: a sanitizer takes terabytes of address space")
    def test_running_out_of_memory_is_said_and_leaves_nothing(self):
        def limited():
            resource.setrlimit(resource.RLIMIT_AS, (512 << 20, 512 << 20))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        huge = self.folder / "huge.txt"
        huge.write_text("Bộ Y tế và các bệnh viện của tỉnh đã làm việc với nhau trong năm nay.\n\n" * 500000,
                        encoding="utf-8")
        run = subprocess.run([ENTENTE, "build", huge, "-j1", "--max-article-bytes", str(64 << 20), "-o",
                              self.folder / "out"], preexec_fn=limited, capture_output=True, text=True, timeout=120)
        self.assertEqual((run.returncode, run.stderr, run.stdout), (2, "entente: out of memory\n", ""))
        self.assertEqual(list((self.folder / "out").iterdir()), [])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    ENTENTE, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])
    unittest.main(argv=sys.argv[:1], verbosity=2)
