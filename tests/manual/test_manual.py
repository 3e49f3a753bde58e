#!/usr/bin/env python3
"""There is a manual page for the program and for each command; each says what --help-all says, in sound roff.

usage: test_manual.py ENTENTE SHARE
"""
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

ENTENTE = ""
PAGES = pathlib.Path()
OPTION = re.compile(r"(?<![\w-])--?[a-z][\w-]*")


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", **options)


def commands():
    listed = re.search(r"\nCommands:\n((?:  .*\n)+)", run(ENTENTE, "--help").stdout)
    return [line.split()[0] for line in listed.group(1).splitlines()]


def needed(program):
    if not shutil.which(program):
        raise unittest.SkipTest(f"skipped: {program} is missing; apt-get install mandoc man-db")


class Manual(unittest.TestCase):
    def test_every_command_has_a_page_that_the_program_s_page_names(self):
        pages = sorted(path.name for path in PAGES.iterdir())
        self.assertEqual(pages, sorted(["entente.1"] + [f"entente-{command}.1" for command in commands()]))
        overview = (PAGES / "entente.1").read_text(encoding="utf-8").replace("\\-", "-")
        for command in commands():
            self.assertIn(f"entente-{command}", overview)

    def test_a_page_has_the_options_of_the_help_and_no_others(self):
        for command in commands():
            helped = run(ENTENTE, command, "--help-all").stdout or run(ENTENTE, command, "--help").stdout
            page = (PAGES / f"entente-{command}.1").read_text(encoding="utf-8").replace("\\-", "-")
            declared = set(re.findall(r"\\fB(--?[a-z][\w-]*)\\fR", page))
            self.assertEqual(declared, set(OPTION.findall(helped.split("\nExamples:")[0])), command)

    def test_every_page_has_the_exit_statuses_of_signals(self):
        for page in sorted(PAGES.iterdir()):
            statuses = page.read_text(encoding="utf-8").split(".SH EXIT STATUS\n")[1].split(".SH ")[0]
            told = re.findall(r"^\.TP\n\\fB(\d+)\\fR$", statuses, re.MULTILINE)
            self.assertEqual([told[0], *told[-2:]], ["0", "130", "143"], page.name)

    def test_mandoc_has_nothing_to_object_to_but_the_date(self):
        needed("mandoc")
        for page in sorted(PAGES.iterdir()):
            found = [line for line in run("mandoc", "-Tlint", page).stdout.splitlines() if "missing date" not in line]
            self.assertEqual(found, [])

    def test_groff_warns_of_nothing_and_no_line_is_lost(self):
        needed("man")
        for page in sorted(PAGES.iterdir()):
            shown = run("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", page, env={"PATH": "/usr/bin:/bin", "MANWIDTH": "80"})
            self.assertEqual((shown.returncode, shown.stderr), (0, ""))
            self.assertIn("EXIT STATUS", re.sub(".\b", "", shown.stdout))
        self.assertIn("of a .jsonl file", " ".join(run("man", "-l", PAGES / "entente-build.1").stdout.split()))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    ENTENTE, PAGES = sys.argv[1], pathlib.Path(sys.argv[2]) / "man" / "man1"
    unittest.main(argv=sys.argv[:1])
