#!/usr/bin/env python3
"""Texts that are no news, a few hundred kilobytes of each: a graph that other programs read or a message comes out, and
a megabyte takes no more than three times as long as one of ordinary news.

usage: test_texts.py ENTENTE PROJECT
"""
import json
import pathlib
import re
import statistics
import sys
import tempfile
import unittest

import texts
from running import at_most, check_graph, run

ENTENTE = ""
PROJECT = pathlib.Path()
SIZE = 600_000  # bytes of a text
FACTOR = at_most(3)
MEGABYTES = at_most(400)  # of memory, for a text of this size


def ordinary(size):
    """Records of ordinary articles, with as many different actors as news has."""
    examples = [path.read_text(encoding="utf-8") for path in sorted((PROJECT / "docs" / "examples").glob("*.txt"))]
    names = iter(texts.names(size // 400))
    out = []
    written = 0
    while written < size:
        text = (f"{examples[len(out) % len(examples)]}\n\nBuổi chiều, ông {next(names)} đã gặp bà {next(names)} và ông "
                f"{next(names)} tại tỉnh Lào Cai.\n")
        out.append(json.dumps({"id": str(len(out)), "text": text, "lang": "vi"}, ensure_ascii=False) + "\n")
        written += len(text.encode())
    return "".join(out)


class Texts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.input = pathlib.Path(cls.folder.name) / "in.jsonl"
        cls.start = statistics.median(cls.build(texts.record(texts.GOOD)).seconds for _ in range(3))
        normal = ordinary(SIZE)
        cls.normal = statistics.median(cls.build(normal).seconds for _ in range(3)) - cls.start
        cls.size = len(normal.encode())

    @classmethod
    def build(cls, records, *options):
        cls.input.write_bytes(records.encode("utf-8", "surrogatepass"))
        return run([ENTENTE, "build", cls.input, "-o", cls.output(), "-j", "1", *options])

    @classmethod
    def output(cls):
        return pathlib.Path(cls.folder.name) / "out"

    def check(self, name, *options):
        records = texts.record(texts.article(name, SIZE), lang="vi")
        limit = FACTOR * self.normal * len(records.encode("utf-8", "surrogatepass")) / self.size
        for attempt in range(3):  # the machine may have other things to do
            done = self.build(records, *options)
            if done.seconds - self.start <= limit:
                break
        self.assertIn(done.status, (0, 1, 2), done.err[:500])
        self.assertLessEqual(done.seconds - self.start, limit, f"{self.normal:.3f} s for ordinary text")
        self.assertLess(done.megabytes, MEGABYTES)
        if done.status == 0:
            check_graph(self.output())
        else:
            self.assertRegex(done.err, r"^entente: \S+in\.jsonl:1: ")
        return done


def add(name):
    def as_page(self):
        self.check(name)

    def as_lines(self):
        if self.check(name, "--no-clutter").status == 0:
            self.assertIn("Nguyễn Văn Thử", (self.output() / "graph.ttl").read_text(encoding="utf-8"))

    slug = re.sub(r"\W+", "_", name)
    setattr(Texts, f"test_page_of_{slug}", as_page)
    setattr(Texts, f"test_lines_of_{slug}", as_lines)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    ENTENTE, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])
    for one in texts.TEXTS:
        add(one)
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
