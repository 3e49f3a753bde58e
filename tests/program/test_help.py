#!/usr/bin/env python3
"""The help of every command fits a screen, and what it shows works; a wrong call is told what to do.

usage: test_help.py ENTENTE PROJECT
"""
import re
import subprocess
import sys
import unittest

ENTENTE = ""
LINES, COLUMNS = 24, 80


def run(*arguments):
    return subprocess.run([ENTENTE, *arguments], capture_output=True, text=True, encoding="utf-8")


def command_names():
    listed = re.search(r"\nCommands:\n((?:  .*\n)+)", run("--help").stdout)
    return [line.split()[0] for line in listed.group(1).splitlines()]


class Help(unittest.TestCase):
    def check_width(self, text):
        for line in text.splitlines():
            self.assertLessEqual(len(line), COLUMNS, line)
            self.assertEqual(line, line.rstrip())

    def check_screen(self, *arguments):
        result = run(*arguments)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertLessEqual(result.stdout.count("\n"), LINES, result.stdout)
        self.check_width(result.stdout)
        self.assertIn("\nExamples:\n  entente ", result.stdout)
        return result.stdout

    def test_the_program_s_help_fits_a_screen(self):
        self.assertEqual(self.check_screen("-h"), self.check_screen("--help"))
        self.assertLessEqual({"build", "view", "query", "lint"}, set(command_names()))

    def test_the_help_of_every_command_fits_a_screen_and_has_examples(self):
        for command in command_names():
            with self.subTest(command=command):
                text = self.check_screen(command, "--help")
                self.assertIn(f"Usage: entente {command} ", text)
                self.assertIn("\nExit status: 0 ", text)

    def test_the_rarer_options_are_one_call_away(self):
        self.assertNotIn("--base-iri", run("build", "--help").stdout)
        everything = run("build", "--help-all").stdout
        self.check_width(everything)
        self.assertIn("--base-iri IRI", everything)
        self.assertIn("; with --update", everything)

    def test_all_help_tells_the_exit_statuses_of_signals(self):
        for command in command_names():
            everything = run(command, "--help-all").stdout or run(command, "--help").stdout
            self.check_width(everything)
            self.assertIn("130 interrupted (SIGINT, Ctrl-C), 143 terminated (SIGTERM)", " ".join(everything.split()))

    def test_what_the_examples_use_is_there(self):
        for command in command_names():
            everything = run(command, "--help-all").stdout or run(command, "--help").stdout
            options = set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", everything.split("\nExamples:")[0]))
            for line in re.findall(r"^  (entente .*)", everything.split("\nExamples:")[1], re.MULTILINE):
                used = set(re.findall(r"(?<=\s)--?[a-z][\w-]*", line.split(" | ")[0]))
                self.assertLessEqual(used, options, line)

    def test_the_version_is_one_line(self):
        self.assertRegex(run("--version").stdout, r"^entente \d+\.\d+\.\d+\n$")

    def test_a_wrong_call_says_where_help_is(self):
        for arguments in ([], ["bulid"], ["build"], ["build", "--fromat", "csv", "x"], ["query", "--format", "xml", "x"]):
            result = run(*arguments)
            self.assertEqual((result.returncode, result.stdout), (2, ""), arguments)
            self.assertRegex(result.stderr, r"^entente: .*(PATH|--help)" if len(arguments) < 3 else r"(?s)^entente: .*--help")

    def test_help_that_nobody_takes_is_a_failure(self):
        with open("/dev/full", "w") as full:
            result = subprocess.run([ENTENTE, "--help"], stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual(result.returncode, 2)
        self.assertIn("standard output cannot be written", result.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    ENTENTE = sys.argv[1]
    unittest.main(argv=sys.argv[:1])
