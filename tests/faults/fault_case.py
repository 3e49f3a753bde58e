"""What the tests of faults share: the program, a folder of their own and articles to run it on."""
import os
import pathlib
import sys
import tempfile
import unittest


def entente():
    """The program that the command line names first."""
    return os.path.abspath(sys.argv[1])


class FaultCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.examples = sorted((pathlib.Path(sys.argv[2]) / "docs" / "examples").glob("*.txt"))
        self.output = self.folder / "out"


def main(usage):
    """Runs the tests of the file that was called; arguments behind the project's folder are unittest's."""
    if len(sys.argv) < 3:
        sys.exit(usage)
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]], verbosity=2)
