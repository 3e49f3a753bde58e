#!/usr/bin/env python3
"""docs/dependencies.md lists what the program is made of, the program is hardened as it says, and docs/robustness.md names
tests that exist.

usage: test_supply.py ENTENTE PROJECT CONFIG
"""
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

ENTENTE = ""
PROJECT = pathlib.Path()
CONFIG = ""


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


class Supply(unittest.TestCase):
    def setUp(self):
        self.listed = (PROJECT / "docs" / "dependencies.md").read_text(encoding="utf-8")
        self.rows = {name for row in re.findall(r"^\| ([a-z0-9+., -]+?) \| ", self.listed, re.MULTILINE)
                     for name in row.split(", ")}

    def test_every_package_of_the_scripts_is_listed_and_no_other(self):
        script = (PROJECT / ".ci" / "lib.sh").read_text(encoding="utf-8")
        named = set()
        for packages in re.findall(r"(?:build|test|wanted)_packages\+?=\(([^)]*)\)", script):
            named.update(packages.split())
        self.assertEqual(named - self.rows, set())
        built_and_tested = self.listed[self.listed.index("## To build it"):]
        rows = {name for row in re.findall(r"^\| ([a-z0-9+., -]+?) \| ", built_and_tested, re.MULTILINE)
                for name in row.split(", ")}
        self.assertEqual(rows - named, set())

    def test_every_library_that_the_program_names_is_listed(self):
        if not shutil.which("dpkg") or not shutil.which("readelf"):
            self.skipTest("skipped: no Debian")
        needed = re.findall(r"\(NEEDED\).*\[(.*)\]", output("readelf", "-d", ENTENTE))
        places = dict(re.findall(r"^\s*(\S+) => (\S+)", output("ldd", ENTENTE), re.MULTILINE))
        self.assertGreater(len(needed), 5)
        for name in needed:
            found = subprocess.run(["dpkg", "-S", f"*/{pathlib.Path(places.get(name, name)).name}"], capture_output=True,
                                   text=True, check=False).stdout
            packages = {line.split(":")[0] for line in found.splitlines()}
            if not packages or name.startswith(("libasan", "libubsan", "libtsan", "ld-")):
                continue  # of a compiler, or not Debian's
            stems = {re.sub(r"[0-9.]+(-[0-9]+)*(t64)?$", "", package) for package in packages}
            self.assertTrue(any(stem and stem in self.listed for stem in stems), f"{name} of {packages}")

    def test_the_program_is_hardened(self):
        if not shutil.which("readelf"):
            self.skipTest("skipped: no readelf")
        self.assertRegex(output("readelf", "-h", ENTENTE), r"Type:\s+DYN")  # position independent
        self.assertIn("GNU_RELRO", output("readelf", "-lW", ENTENTE))
        self.assertRegex(output("readelf", "-d", ENTENTE), r"BIND_NOW|FLAGS_1.*NOW")
        self.assertRegex(output("readelf", "-lW", ENTENTE), r"GNU_STACK.*RW ")  # no code on the stack
        if CONFIG in ("Release", "RelWithDebInfo"):
            symbols = output("readelf", "-sW", "--dyn-syms", ENTENTE)
            self.assertIn("__stack_chk_fail", symbols)
            self.assertRegex(symbols, r"__\w+_chk@")
            self.assertIn("__glibcxx_assert_fail", symbols)

    def test_every_row_of_the_table_of_faults_names_a_test_that_exists(self):
        text = (PROJECT / "docs" / "robustness.md").read_text(encoding="utf-8")
        tests = re.findall(r"`tests/([\w/]+\.\w+): ([^`]+)`", text)
        tables = text[text.index("## Hostile files"):]
        rows = [line for line in tables.splitlines() if line.startswith("| ") and not line.startswith("| What")]
        self.assertGreater(len(tests), 40)
        self.assertEqual(len(rows), len(tests), [row for row in rows if "`tests/" not in row])
        for file, name in tests:
            self.assertIn(name, (PROJECT / "tests" / file).read_text(encoding="utf-8"), file)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    ENTENTE, PROJECT, CONFIG = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    unittest.main(argv=sys.argv[:1])
