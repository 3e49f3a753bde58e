#!/usr/bin/env python3
"""entente explain and entente lint, from the outside.

usage: test_tools.py ENTENTE PROJECT
"""
import html.parser
import json
import os
import pathlib
import pty
import shutil
import subprocess
import sys
import tempfile
import unittest

ENTENTE = ""
PROJECT = pathlib.Path()
SENTENCE = "Nhật Bản cảm ơn Việt Nam. Nhật Bản cảm ơn người dân."


def run(*arguments, **options):
    return subprocess.run([ENTENTE, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8",
                          **options)


def run_on_terminal(environment, *arguments):
    """What the program writes where its standard output is a terminal."""
    try:
        parent, child = pty.openpty()
    except OSError as error:  # a root without /dev/pts
        raise unittest.SkipTest(f"skipped: no pseudo terminal here ({error}); mount /dev/pts") from error
    process = subprocess.Popen([ENTENTE, *arguments], stdout=child, env={**os.environ, "TERM": "xterm", **environment})
    os.close(child)
    out = b""
    while True:
        try:
            piece = os.read(parent, 65536)
        except OSError:  # the terminal is gone with the program
            break
        if not piece:
            break
        out += piece
    os.close(parent)
    assert process.wait() == 0
    return out.decode("utf-8")


class Page(html.parser.HTMLParser):
    """Collects marks, addresses and whether all that is opened is closed."""

    def __init__(self, text):
        super().__init__()
        self.open, self.marks, self.addresses = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        if tag not in ("meta", "br"):
            self.open.append(tag)
        self.addresses += [value for name, value in attributes if name in ("src", "href")]

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag, tag

    def handle_data(self, text):
        if self.open[-1:] == ["mark"]:
            self.marks.append(text)


class Explain(unittest.TestCase):
    def test_a_text_is_explained_sentence_by_sentence(self):
        result = run("explain", "--text", SENTENCE, "--language", "vi")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertNotIn("\x1b", result.stdout)
        self.assertRegex(result.stdout, r"fired +Nhật Bản thanks Việt Nam .*vi\.thanks\.001")
        self.assertRegex(result.stdout, r"nearly +thanks no \{object")

    def test_colours_are_for_terminals_and_can_be_refused(self):
        arguments = ("explain", "--text", SENTENCE, "--language", "vi")
        self.assertIn("\x1b[", run_on_terminal({"NO_COLOR": ""}, *arguments))
        self.assertNotIn("\x1b[", run_on_terminal({"NO_COLOR": "1"}, *arguments))
        self.assertNotIn("\x1b[", run_on_terminal({"TERM": "dumb"}, *arguments))
        self.assertNotIn("\x1b[", run_on_terminal({"CLICOLOR": "0"}, *arguments))

    def test_colours_can_be_asked_for_where_there_is_no_terminal(self):
        def piped(**environment):
            return run("explain", "--text", SENTENCE, "--language", "vi", env={**os.environ, **environment}).stdout
        self.assertIn("\x1b[", piped(CLICOLOR_FORCE="1"))
        self.assertNotIn("\x1b[", piped(CLICOLOR_FORCE="0"))
        self.assertNotIn("\x1b[", piped(CLICOLOR_FORCE="1", NO_COLOR="1"))

    def test_articles_become_one_page_that_needs_no_other_file(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "page.html"
            articles = sorted((PROJECT / "docs" / "examples").glob("*.txt"))
            result = run("explain", *articles, "--html", file)
            self.assertEqual(result.returncode, 0, result.stderr)
            text = file.read_text(encoding="utf-8")
        page = Page(text)
        self.assertEqual(page.open, [])
        self.assertEqual(page.addresses, [])
        self.assertEqual(text.count("<article>"), len(articles))
        self.assertIn("Nguyễn Văn Mẫu", page.marks)

    def test_an_unreadable_article_is_skipped_and_wrong_use_refused(self):
        article = PROJECT / "docs" / "examples" / "01-ban-ghi-nho-ba-lan.txt"
        self.assertEqual(run("explain", article, "/nowhere.txt").returncode, 1)
        self.assertEqual(run("explain", "/nowhere.txt").returncode, 2)
        self.assertEqual(run("explain").returncode, 2)
        self.assertEqual(run("explain", "--text", "x", "--language", "xx").returncode, 2)
        self.assertEqual(run("explain", article, "--html", "/nowhere/page.html").returncode, 2)


class Lint(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.pack = pathlib.Path(folder.name) / "it"
        shutil.copytree(PROJECT / "tests" / "program" / "second_language" / "it", self.pack)
        self.rules = self.pack / "relations" / "visits.json"

    def replace(self, old, new):
        text = self.rules.read_text(encoding="utf-8")
        self.assertIn(old, text)
        self.rules.write_text(text.replace(old, new), encoding="utf-8")

    def test_findings_are_told_by_severity_and_by_the_exit_status(self):
        result = run("lint", self.pack)
        self.assertEqual(result.returncode, 1)
        self.assertIn("it.visits.001: error: the rule names no source", result.stdout)
        self.replace('"predicate": "ent:visits",', '"predicate": "ent:visits", "source": "written for the test",')
        result = run("lint", self.pack)
        self.assertIn("warning: no example says where the rule must stay silent", result.stdout)
        self.assertEqual(result.returncode, 1)
        self.assertEqual(run("lint", self.pack, "--errors-only").returncode, 0)
        self.replace('"examples": [', '"examples": [{"text": "La Svizzera tace.", "expect": []},')
        result = run("lint", self.pack)
        self.assertEqual(result.returncode, 0, result.stdout)
        # The folder above may be named as well.
        self.assertEqual(run("lint", self.pack.parent).returncode, 0)

    def test_a_pack_that_does_not_load_is_told_apart(self):
        self.replace("ent:visits", "ent:adores")
        result = run("lint", self.pack)
        self.assertEqual(result.returncode, 2)
        self.assertIn('no predicate "ent:adores"', result.stderr)

    def test_a_corpus_gives_hits_a_rule(self):
        hits = self.pack.parent / "hits.tsv"
        run("lint", self.pack, "--corpus", PROJECT / "tests" / "program" / "second_language" / "articolo.txt",
            "--hits", hits)
        lines = hits.read_text(encoding="utf-8").splitlines()
        self.assertEqual(lines[0], "rule\tfired\tstatements")
        self.assertRegex(lines[1], r"^it\.visits\.001\t\d+\t\d+$")

    def test_the_checks_can_be_listed(self):
        self.assertRegex(run("lint", "--checks").stdout, r"(?m)^warning +never-fires +the rule")

    def test_the_findings_are_also_json_a_line_a_pack(self):
        run_ = run("lint", "--json", self.pack)
        summary = json.loads(run_.stdout)
        self.assertEqual([summary["pack"], summary["rules"], summary["errors"]], [str(self.pack), 1, 1])
        self.assertEqual(len(summary["findings"]), summary["errors"] + summary["warnings"])
        for finding in summary["findings"]:
            self.assertEqual(list(finding), ["severity", "check", "file", "where", "message"])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    ENTENTE, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])
    unittest.main(argv=sys.argv[:1], verbosity=2)
