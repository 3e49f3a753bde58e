#!/usr/bin/env python3
"""Another project finds the installed library, builds with it, and runs wherever the installation is moved.

usage: test_library.py CMAKE COMPILER FLAGS BUILD PROJECT

FLAGS are those that the library was compiled with: a sanitizer wants to be in all parts of a program.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

CMAKE = COMPILER = FLAGS = ""
BUILD, PROJECT = pathlib.Path(), pathlib.Path()


def checked(*command, **options):
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, encoding="utf-8", **options)
    if result.returncode != 0:
        raise AssertionError(f"{command}: exit status {result.returncode}\n{result.stdout}\n{result.stderr}")
    return result.stdout


class Library(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        first, cls.place = cls.folder / "first", cls.folder / "second"
        checked(CMAKE, "--install", BUILD, "--prefix", first)
        first.rename(cls.place)
        cls.library = next(cls.place.rglob("libentente.so"))

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def check_output(self, program, **environment):
        shown = checked(program, PROJECT / "docs" / "examples", env={**os.environ, **environment})
        self.assertRegex(shown, r"(?m)^.+ — \w+ → .+\n    .+$")
        records = checked(self.place / "bin" / "entente", "query",
                          "SELECT ?s { ?s a ent:Statement ; ent:modality ent:asserted ; prov:wasDerivedFrom ?e }",
                          "--format", "csv", "--graph", self.graph()).splitlines()[1:]
        self.assertEqual(shown.count(" → "), len(set(records)))

    def graph(self):
        folder = self.folder / "graph"
        if not folder.exists():
            checked(self.place / "bin" / "entente", "build", "-q", PROJECT / "docs" / "examples", "-o", folder)
        return folder

    def test_a_project_finds_it_by_cmake(self):
        checked(CMAKE, "-S", PROJECT / "docs" / "library", "-B", self.folder / "cmake", f"-DCMAKE_PREFIX_PATH={self.place}",
                f"-DCMAKE_CXX_COMPILER={COMPILER}", f"-DCMAKE_CXX_FLAGS={FLAGS}")
        checked(CMAKE, "--build", self.folder / "cmake")
        self.check_output(self.folder / "cmake" / "who_with_whom")

    def test_a_project_asks_for_another_version_in_vain(self):
        (self.folder / "other").mkdir()
        (self.folder / "other" / "CMakeLists.txt").write_text(
            "cmake_minimum_required(VERSION 3.16)\nproject(other LANGUAGES CXX)\nfind_package(entente 0.2 REQUIRED)\n")
        result = subprocess.run([CMAKE, "-S", self.folder / "other", "-B", self.folder / "other" / "build",
                                 f"-DCMAKE_PREFIX_PATH={self.place}"], capture_output=True, text=True)
        self.assertNotEqual(result.returncode, 0)
        self.assertIn('version "0.2"', result.stderr)

    def test_a_compiler_finds_it_by_pkg_config_and_has_no_warning(self):
        if not shutil.which("pkg-config"):
            self.skipTest("skipped: pkg-config is missing; apt-get install pkgconf")
        flags = checked("pkg-config", "--cflags", "--libs", "entente",
                        env={**os.environ, "PKG_CONFIG_PATH": str(self.library.parent / "pkgconfig")}).split()
        program = self.folder / "plain"
        checked(COMPILER, "-std=c++20", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror",
                *FLAGS.split(), PROJECT / "docs" / "library" / "who_with_whom.cpp", "-o", program, *flags)
        self.check_output(program, LD_LIBRARY_PATH=str(self.library.parent))

    def test_the_header_needs_nothing_but_the_standard_library(self):
        header = (self.place / "include" / "entente" / "entente.hpp").read_text(encoding="utf-8")
        self.assertEqual(set(re.findall(r"#include <(.*)>", header)),
                         {"cstddef", "memory", "string", "utility", "variant", "vector"})
        self.assertNotIn('#include "', header)

    def test_the_library_shows_nothing_but_what_the_header_declares(self):
        names = checked("nm", "-DC", "--defined-only", self.library)
        shown = [line for line in names.splitlines() if " T " in line]
        self.assertTrue(shown)
        self.assertEqual([line for line in shown if " entente::v0::" not in line], [])


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    CMAKE, COMPILER, FLAGS = sys.argv[1:4]
    BUILD, PROJECT = pathlib.Path(sys.argv[4]), pathlib.Path(sys.argv[5])
    unittest.main(argv=sys.argv[:1])
