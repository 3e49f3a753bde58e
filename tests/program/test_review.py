#!/usr/bin/env python3
"""Review who was taken for whom, decide otherwise, and find the decision in the graph.

usage: test_review.py ENTENTE PROJECT
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

from graph_file import read_turtle

ENTENTE = ""
ARTICLES = [
    ("a", "Ông Nguyễn Văn Hùng, Giám đốc Sở Y tế An Giang, đã kiểm tra Bệnh viện Đa khoa Tân Châu. Theo đó, các khoa của "
          "bệnh viện này đã có đủ thuốc và không để người bệnh phải chờ."),
    ("b", "Ông Nguyễn Văn Hùng, Phó Giám đốc Sở Y tế An Giang, cảm ơn Bệnh viện Chợ Rẫy. Theo ông, những ca nặng của tỉnh "
          "đã được các bác sĩ của bệnh viện cứu sống."),
    ("c", "Ông Nguyễn Văn Hùng, Giám đốc Sở Xây dựng Nghệ An, làm việc với UBND TP Vinh. Hai bên đã bàn về các dự án chưa "
          "được cấp phép và những việc phải làm trong năm nay."),
    ("d", "Sở Giáo dục và Đào tạo Nghệ An làm việc với Sở Xây dựng Nghệ An. Theo đó, các trường của tỉnh sẽ được sửa và "
          "không để học sinh phải học ba ca."),
    ("e", "Sở GD-ĐT Nghệ An cảm ơn Trường Đại học Vinh. Những sinh viên của trường đã về các xã và dạy cho học sinh trong "
          "những ngày hè."),
]


def run(*arguments, stdin=None):
    return subprocess.run([ENTENTE, *map(str, arguments)], input=stdin, capture_output=True, text=True,
                          encoding="utf-8")


class Review(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        articles = "".join(json.dumps({"id": i, "text": t}, ensure_ascii=False) + "\n" for i, t in ARTICLES)
        (self.folder / "articles.jsonl").write_text(articles, encoding="utf-8")
        self.records = self.folder / "records.jsonl"
        done = run("extract", self.folder / "articles.jsonl", "-o", self.records, "--quiet")
        self.assertEqual(done.returncode, 0, done.stderr)

    def decide(self, text):
        path = self.folder / "decisions.tsv"
        path.write_text(text, encoding="utf-8")
        return path

    def named(self, name, *options, command="merge"):
        """Which articles name the entities of that label: a set a node."""
        source = self.records if command == "merge" else self.folder / "articles.jsonl"
        done = run(command, source, "-o", self.folder / "out", "--format", "turtle", "--quiet", *options)
        self.assertEqual(done.returncode, 0, done.stderr)
        graph = read_turtle(self.folder / "out" / "graph.ttl")
        label = "http://www.w3.org/2000/01/rdf-schema#label"
        mentions = "https://schema.org/mentions"
        identifier = "http://purl.org/dc/terms/identifier"
        nodes = {}
        for subject, properties in graph.items():
            for entity in properties.get(mentions, []):
                if name in graph[entity].get(label, []):
                    nodes.setdefault(entity, set()).update(properties[identifier])
        return sorted("".join(sorted(articles)) for articles in nodes.values())

    def test_namings_are_joined_and_kept_apart_by_what_articles_say(self):
        self.assertEqual(self.named("Nguyễn Văn Hùng"), ["ab", "c"])
        self.assertEqual(self.named("Sở Giáo dục và Đào tạo Nghệ An"), ["de"])

    def test_the_review_is_a_file_of_decisions_that_changes_nothing(self):
        review = run("resolve", "--review", self.records)
        self.assertEqual((review.returncode, review.stderr), (0, ""))
        verdicts = [line.split("\t") for line in review.stdout.splitlines() if not line.startswith("#")]
        hung = [line for line in verdicts if line[1].startswith("Nguyễn Văn Hùng")]
        self.assertEqual(sorted(line[0] for line in hung), ["different", "same"])
        self.assertEqual({len(line) for line in verdicts}, {7})
        self.assertEqual(self.named("Nguyễn Văn Hùng", "--decisions", self.decide(review.stdout)), ["ab", "c"])
        listed = run("resolve", "--review", "--json", self.records)
        self.assertEqual(len([json.loads(line) for line in listed.stdout.splitlines()]), len(verdicts))

    def test_decisions_are_obeyed_by_merge_and_build(self):
        path = self.decide("different\tNguyễn Văn Hùng @ a\tNguyễn Văn Hùng @ b\n"
                           "same\tnguyễn văn hùng @ b\tNguyễn Văn Hùng @ c\n")
        for command in ("merge", "build"):
            self.assertEqual(self.named("Nguyễn Văn Hùng", "--decisions", path, command=command), ["a", "bc"])

    def test_a_decision_that_is_none_names_its_line_and_leaves_nothing(self):
        done = run("merge", self.records, "-o", self.folder / "new", "--decisions", self.decide("same\tA\tB\nlike\tA\tB\n"))
        self.assertEqual(done.returncode, 2)
        self.assertIn("decisions.tsv:2", done.stderr)
        self.assertFalse((self.folder / "new" / "graph.ttl").exists())
        missing = run("resolve", "--review", self.records, "--decisions", self.folder / "none.tsv")
        self.assertEqual(missing.returncode, 2)
        self.assertIn("none.tsv", missing.stderr)

    def test_a_decision_about_nobody_is_reported_by_the_review(self):
        path = self.decide("same\tNguyễn Văn Hùng\tLý Thái Tổ\n")
        done = run("resolve", "--review", self.records, "--decisions", path)
        self.assertEqual(done.returncode, 1)
        self.assertIn("decisions.tsv:1", done.stderr)


if __name__ == "__main__":
    ENTENTE = sys.argv[1]
    unittest.main(argv=sys.argv[:1], verbosity=2)
