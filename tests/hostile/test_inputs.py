#!/usr/bin/env python3
"""Hostile input files, records and names: each must come out as a clear message and the right status, or as a graph that
rapper, an XML parser and a browser's parser take, in bounded time and memory. The rows of docs/robustness.md.

usage: test_inputs.py ENTENTE PROJECT
"""
import gzip
import html.parser
import json
import os
import pathlib
import re
import sys
import tempfile
import unittest
import zlib

import texts
from running import at_most, check_graph, run, triples

ENTENTE = ""
PROJECT = pathlib.Path()
MEGABYTES = at_most(300)  # of memory, for any of them
SECONDS = at_most(20)     # of the processor
HARD_NAME = 'Công ty """A\\B <i>C</i> & ]]> </script> \u202eD\u202c\u200b'


class Scripts(html.parser.HTMLParser):
    """The scripts of a page, cut as a browser cuts them."""

    def __init__(self):
        super().__init__()
        self.scripts = []
        self.inside = False

    def handle_starttag(self, tag, attributes):
        self.inside = tag == "script"
        if self.inside:
            self.scripts.append("")

    def handle_endtag(self, tag):
        self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.scripts[-1] += data


def bomb(megabytes, head=b""):
    """Gzip of `head` and so many megabytes of one letter, in members that are made once."""
    return gzip.compress(head) + gzip.compress(b"a" * (1 << 20)) * megabytes


class Inputs(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "in").mkdir()
        self.good = json.dumps({"id": "good", "text": texts.GOOD}, ensure_ascii=False) + "\n"

    def file(self, name, content):
        path = self.folder / "in" / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        return path

    def build(self, *arguments, status, skipped=None, **how):
        """Builds, sees to status, summary, time and memory; the graph is read by others if there is one."""
        done = run([ENTENTE, "build", *arguments, "-o", self.folder / "out", "--json"], **how)
        self.assertEqual(done.status, status, done.err[:1000])
        self.assertLess(done.megabytes, MEGABYTES)
        self.assertLess(done.seconds, SECONDS)
        if status != 2:
            check_graph(self.folder / "out")
        if skipped is not None:
            self.assertEqual(json.loads(done.out)["skipped"], skipped, done.err[:1000])
        return done

    def page(self):
        """What the page of entente view says, as a browser cuts it."""
        done = run([ENTENTE, "view", self.folder / "out", "-o", self.folder / "page.html"])
        if "npm" in done.err:
            self.skipTest("skipped: the page was not built, for want of npm")
        self.assertEqual(done.status, 0, done.err)
        parser = Scripts()
        parser.feed((self.folder / "page.html").read_text(encoding="utf-8"))
        data = [json.loads(script) for script in parser.scripts if "Nguyễn Văn Thử" in script]
        self.assertTrue(data)
        return data

    def test_marks_of_every_format_in_a_sentence_are_quoted_everywhere(self):
        sentence = ('Sáng nay, Bộ trưởng Bộ Y tế Nguyễn Văn Thử đã làm việc với Ủy ban nhân dân tỉnh Lào Cai về """chuyện" \\ '
                    "<b> & ]]> --> </script> \u202eabc\u202c\u200b của tỉnh trong mùa mưa lũ năm nay.")
        self.file("a.jsonl", texts.record(sentence, title=HARD_NAME, author=HARD_NAME, lang="vi"))
        self.build(self.folder / "in", "--no-clutter", status=0)  # which would take markup out of a page
        graph = "\n".join(triples(self.folder / "out"))
        self.assertIn("]]> --> </script>", graph.encode("ascii").decode("unicode_escape"))
        self.assertIn("]]> --> </script>", json.dumps(self.page(), ensure_ascii=False))

    def test_control_characters_come_out_as_something_that_parses(self):
        controls = "".join(map(chr, range(1, 32))) + "\x7f\x85\u2028\ufffe"
        self.file("a.jsonl", texts.record(texts.GOOD.replace("Nguyễn Văn Thử", f"Nguyễn{controls[:1]} Văn Thử") + controls,
                                          title=f"Tin {controls}", author=controls, url=f"https://a.example/{controls}"))
        self.build(self.folder / "in", status=0)

    def test_nul_costs_a_text_its_article_and_goes_from_what_is_only_shown(self):
        self.file("a.jsonl", texts.record("Ông Nguyễn\0 Văn Thử thăm Lào.") + "\n" +
                  texts.record(texts.GOOD, author="Lan\0 Anh", url="https://a.example/\0tin"))
        self.build(self.folder / "in", status=1, skipped={"binary": 1})
        graph = (self.folder / "out" / "graph.ttl").read_text(encoding="utf-8")
        self.assertIn('"Lan Anh"', graph)
        self.assertIn("<https://a.example/tin>", graph)
        records = self.folder / "nul.records"
        records.write_bytes(run([ENTENTE, "extract", self.folder / "in"]).out.replace("Lan Anh", "Lan\\u0000Anh").encode())
        done = run([ENTENTE, "merge", records, "-o", self.folder / "merged"])
        self.assertEqual(done.status, 2, done.err)
        self.assertIn("U+0000", done.err)

    def test_a_surrogate_without_its_pair_costs_its_record_alone(self):
        self.file("a.jsonl", '{"id": "1", "text": "\\ud800 Lào"}\n{"id": "2", "text": "\\udc00\\ud800"}\n' + self.good)
        done = self.build(self.folder / "in", status=1, skipped={"syntax": 2})
        self.assertIn("a.jsonl:1:", done.err)

    def test_json_100000_deep_is_no_record(self):
        deep = "[" * 100_000
        rows = [deep, deep + "]" * 100_000, '{"text": ' * 100_000,
                '{"id": "1", "text": "a", "x": ' + deep + "]" * 100_000 + "}", '{"a":' * 100_000 + "1" + "}" * 100_000]
        self.file("a.jsonl", "\n".join(rows) + "\n" + self.good)
        self.build(self.folder / "in", status=1)
        self.file("deep.records", "\n".join(rows[1:2]) + "\n")
        done = run([ENTENTE, "merge", self.folder / "in" / "deep.records", "-o", self.folder / "merged"])
        self.assertEqual(done.status, 2, done.err)

    def test_json_with_a_hundred_thousand_members_is_a_record(self):
        self.file("a.jsonl", texts.record(texts.GOOD, **{f"x{i}": i for i in range(100_000)}))
        self.build(self.folder / "in", status=0)

    def test_numbers_that_no_machine_holds_are_no_ids(self):
        self.file("a.jsonl", '{"id": 1e999999, "text": "Lào"}\n{"id": ' + "9" * 10_000 + ', "text": "Lào"}\n' + self.good)
        self.build(self.folder / "in", status=1)

    def test_a_line_of_two_gigabytes_costs_neither_memory_nor_its_neighbours(self):
        def feed(stream):
            stream.write(b'{"id": "1", "text": "')
            for _ in range(2048):
                stream.write(b"a" * (1 << 20))
            stream.write(b'"}\n' + self.good.encode())
        done = self.build("-", status=1, skipped={"limit": 1}, feed=feed)
        self.assertRegex(done.err, r"-:1: .*--max-article-bytes")

    def test_a_text_of_two_gigabytes_is_given_up_early(self):
        def feed(stream):
            for _ in range(2048):
                stream.write(b"a" * (1 << 20))
        done = self.build("-", status=2, skipped={"limit": 1}, feed=feed)
        self.assertRegex(done.err, r"^entente: -: .*--max-article-bytes")
        self.assertLess(done.seconds, at_most(2))

    def test_a_gzip_bomb_is_given_up_early(self):
        self.file("a.txt.gz", bomb(10_000))
        self.file("b.jsonl.gz", bomb(1_000, b'{"text": "') + gzip.compress(b'"}\n' + self.good.encode()))
        done = self.build(self.folder / "in", status=1, skipped={"limit": 2})
        self.assertIn("a.txt.gz", done.err)
        self.assertIn("b.jsonl.gz:1:", done.err)

    def test_gzip_that_is_broken_off_or_followed_by_dirt_is_named(self):
        packed = gzip.compress(self.good.encode() * 1000)
        self.file("a.jsonl.gz", packed[:-20])
        self.file("b.txt.gz", zlib.compress(b"no gzip"))
        self.file("c.jsonl", self.good)
        done = self.build(self.folder / "in", status=1)
        self.assertIn("a.jsonl.gz", done.err)

    def test_ids_that_are_paths_lead_nowhere(self):
        ids = ["../../etc/passwd", "/etc/passwd", "..", "C:\\a", "a/../../b", "~root", "a\nb", " ", "\u202e", "x" * 1_000_000,
               "<>\"{}|^`", "%2e%2e%2f", "https://a.example/?q=<script>", "'; DROP TABLE articles; --"]
        self.file("a.jsonl", "".join(texts.record(texts.GOOD, **{"id": one}) for one in ids))
        before = {path for path in self.folder.rglob("*")}
        self.build(self.folder / "in", status=0)
        new = {path.relative_to(self.folder).as_posix() for path in set(self.folder.rglob("*")) - before}
        self.assertEqual(new, {"out", "out/graph.ttl", "out/graph.graphml"})

    def test_addresses_with_blanks_quotes_and_scripts_break_nothing(self):
        urls = ["https://a.example/a b", 'https://a.example/"><script>alert(1)</script>', "javascript:alert(1)",
                "https://a.example/{}|\\^`<>", "not an address", "//a.example", "https://a.example/%zz", "data:text/html,<script>",
                "file:///etc/passwd", "https://a.example/" + "a" * 100_000]
        self.file("a.jsonl", "".join(texts.record(f"{texts.GOOD} Lần thứ {i}.", id=str(i), url=url)
                                     for i, url in enumerate(urls)))
        self.build(self.folder / "in", status=0)
        for line in triples(self.folder / "out"):
            for iri in re.findall(r"<([^>]*)>", re.sub(r'"(?:[^"\\]|\\.)*"', "", line)):
                self.assertNotRegex(iri, r'[\x00-\x20"{}|\\^`]')
        self.page()

    def test_links_in_circles_pipes_and_devices_among_the_files_are_named_and_passed_over(self):
        self.file("a.jsonl", self.good)
        inside = self.folder / "in"
        (inside / "self.txt").symlink_to("self.txt")
        (inside / "b.txt").symlink_to("c.txt")
        (inside / "c.txt").symlink_to("b.txt")
        (inside / "up").symlink_to("..")
        (inside / "zero.txt").symlink_to("/dev/zero")
        (inside / "full.txt").symlink_to("/dev/full")
        os.mkfifo(inside / "pipe.txt")
        done = self.build(inside, status=1)
        for name in ("self.txt", "b.txt", "c.txt", "zero.txt", "full.txt", "pipe.txt"):
            self.assertIn(name, done.err)

    def test_names_of_files_that_are_no_text_are_read_all_the_same(self):
        for name in (b"\xff\xfe.txt", b"a\nb.txt", b'"; rm -rf *.txt', b"-o.txt", b" .txt"):
            with open(os.fsencode(self.folder / "in") + b"/" + name, "wb") as file:
                file.write(texts.GOOD.encode() + name.hex().encode())
        self.build(self.folder / "in", status=0)

    def test_folders_three_hundred_deep_are_read(self):
        deep = self.folder / "in"
        for _ in range(300):
            deep = deep / "d"
        deep.mkdir(parents=True)
        (deep / "a.jsonl").write_text(self.good, encoding="utf-8")
        self.build(self.folder / "in", status=0)

    def test_members_of_a_megabyte_are_kept(self):
        long = "Á" * 500_000
        self.file("a.jsonl", texts.record(texts.GOOD, title=long, author=long, date=long, lang="vi"))
        self.build(self.folder / "in", status=0)

    def test_a_member_that_is_there_twice_or_of_another_type_crashes_nothing(self):
        self.file("a.jsonl", '{"text": "a", "text": ["b"]}\n{"text": {"text": "a"}}\n{"id": [], "text": "a"}\n' + self.good)
        self.build(self.folder / "in", status=1, skipped={"schema": 3})

    def test_limits_name_the_article_that_exceeds_them(self):
        self.file("a.jsonl", texts.record(texts.article("many people", 1_000_000), lang="vi") + self.good)
        for option, value, code in (("--max-article-bytes", "100000", "limit"), ("--max-statements", "5", "limit"),
                                    ("--article-timeout", "0.05", "limit")):
            done = self.build(self.folder / "in", option, value, status=1, skipped={code: 1})
            self.assertRegex(done.err, rf"^entente: \S*a\.jsonl:1: .*{option}")

    def test_an_article_is_given_up_soon_after_its_time(self):
        def seconds(limit):
            done = run([ENTENTE, "extract", self.folder / "in" / "a.jsonl", "-j1", "-q", "--max-statements", "1000000",
                        "--article-timeout", f"{limit:.3f}", "-o", self.folder / "records.jsonl"])
            self.assertIn(done.status, (0, 2), done.err)
            return done.seconds

        self.file("a.jsonl", self.good)
        start = seconds(0)
        for name in ("10000 people and", "many people", "people and posts without names"):
            self.file("a.jsonl", texts.record(texts.article(name, 2_000_000), lang="vi"))
            whole = seconds(0) - start
            for share in (0.2, 0.3, 0.4):
                over = min(seconds(share * whole) - start for _ in range(3)) - share * whole
                # What reads all its bytes in one go takes some of the time.
                self.assertLess(over, 0.4 * whole, f"{name}: {whole:.2f} s without a limit")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    ENTENTE, PROJECT = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
