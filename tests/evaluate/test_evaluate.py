#!/usr/bin/env python3
"""entente evaluate on two example articles with annotations of our own.

usage: test_evaluate.py ENTENTE PROJECT
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

ENTENTE = ""
PROJECT = pathlib.Path()
ARTICLES = ["01-ban-ghi-nho-ba-lan", "07-unicef-trao-tu-lanh"]


def evaluate(gold, *more):
    articles = [PROJECT / "docs" / "examples" / (name + ".txt") for name in ARTICLES]
    return subprocess.run([ENTENTE, "evaluate", "--gold", gold, *articles, *more], capture_output=True, text=True,
                          encoding="utf-8")


class Evaluate(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.gold = PROJECT / "tests" / "evaluate" / "gold"

    def changed_gold(self, change):
        """A copy of the annotations in which `change` has altered the first document."""
        gold = self.folder / "gold"
        gold.mkdir()
        for name in ARTICLES:
            document = json.loads((self.gold / (name + ".json")).read_text(encoding="utf-8"))
            if name == ARTICLES[0]:
                change(document)
            (gold / (name + ".json")).write_text(json.dumps(document), encoding="utf-8")
        return gold

    def figures(self, gold):
        run = evaluate(gold, "-o", str(self.folder / "figures.json"))
        self.assertEqual(run.returncode, 0, run.stderr)
        return json.loads((self.folder / "figures.json").read_text(encoding="utf-8")), run.stdout

    def test_the_example_articles_score_well(self):
        figures, text = self.figures(self.gold)
        self.assertGreaterEqual(figures["ALL entity"]["f1"], 0.9)
        self.assertGreaterEqual(figures["ALL relation"]["f1"], 0.85)
        self.assertGreaterEqual(figures["modality"]["accuracy"], 0.9)
        self.assertIn(f"2 documents: entity F1 {figures['ALL entity']['f1']:.3f}", text)

    def test_the_figures_are_also_printed_as_json(self):
        figures, _ = self.figures(self.gold)
        self.assertEqual(json.loads(evaluate(self.gold, "--json").stdout), figures)

    def test_the_rows_add_up_to_the_sums(self):
        figures, _ = self.figures(self.gold)
        for kind in ("entity", "relation"):
            rows = [row for name, row in figures.items() if name.startswith(kind + " ")]
            for count in ("tp", "fp", "fn"):
                self.assertEqual(figures["ALL " + kind][count], sum(row[count] for row in rows), (kind, count))
        for count in ("tp", "fp", "fn"):
            self.assertEqual(figures["ALL relation"][count],
                             figures["ALL structure"][count] + figures["ALL interaction"][count])

    def test_what_the_gold_has_more_is_missed_in_its_sentence(self):
        before, _ = self.figures(self.gold)

        def add(document):
            document["entities"].append({"id": "new", "type": "Organization", "name": "ghép tạng"})
            document["relations"].append({"s": "anna", "p": "thanks", "o": "vu"})
        gold = self.changed_gold(add)
        after, _ = self.figures(gold)
        self.assertEqual(after["ALL entity"]["fn"], before["ALL entity"]["fn"] + 1)
        self.assertEqual(after["relation thanks"]["fn"], before["relation thanks"]["fn"] + 1)
        lines = evaluate(gold, "--errors").stdout.splitlines()
        entity = lines.index(f"{ARTICLES[0]}\tmissed entity\tOrganization\tghép tạng")
        self.assertIn("ghép tạng", lines[entity + 1])
        relation = lines.index(f"{ARTICLES[0]}\tmissed relation\tthanks\tAnna Nowak -> Vụ Hợp tác Quốc tế\tasserted")
        self.assertIn("Anna Nowak", lines[relation + 1])
        self.assertIn("Vụ Hợp tác Quốc tế", lines[relation + 1])

    def test_what_the_gold_lacks_is_spurious_with_its_evidence(self):
        before, _ = self.figures(self.gold)

        def remove(document):
            document["relations"] = [one for one in document["relations"] if one["p"] != "praises"]
        gold = self.changed_gold(remove)
        after, _ = self.figures(gold)
        self.assertEqual(after["relation praises"]["fp"], before["relation praises"]["fp"] + 1)
        lines = evaluate(gold, "--errors").stdout.splitlines()
        found = [i for i, line in enumerate(lines)
                 if line.startswith(f"{ARTICLES[0]}\tspurious relation\tpraises\tNguyễn Văn Mẫu -> Ba Lan\tby vi.praises")]
        self.assertEqual(len(found), 1)
        self.assertIn("đánh giá cao Ba Lan", lines[found[0] + 1])

    def test_wrong_use_and_broken_gold_are_refused(self):
        self.assertEqual(subprocess.run([ENTENTE, "evaluate"], capture_output=True).returncode, 2)
        run = evaluate(self.folder)
        self.assertEqual(run.returncode, 2)
        self.assertIn("no gold annotation", run.stderr)

        def break_(document):
            document["relations"][0]["p"] = "adores"
        run = evaluate(self.changed_gold(break_))
        self.assertEqual(run.returncode, 2)
        self.assertIn('no predicate "adores"', run.stderr)
        self.assertIn("/relations/0/p", run.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    ENTENTE, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])
    unittest.main(argv=sys.argv[:1], verbosity=2)
