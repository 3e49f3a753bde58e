#!/usr/bin/env python3
"""The check of the boundaries finds every kind of breach, and nothing in clean sources."""
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import check_sources

ONTOLOGY = """@prefix ent: <https://example.org/o#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ent:Actor a owl:Class . ent:Body a owl:Class ; rdfs:subClassOf ent:Actor .
ent:Clinic a owl:Class ; rdfs:subClassOf ent:Body .
ent:Statement a owl:Class .
ent:helps a owl:ObjectProperty ; rdfs:domain ent:Actor .
ent:modality a owl:ObjectProperty ; rdfs:domain ent:Statement .
"""


class Tree(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.src = pathlib.Path(self.folder.name) / "src"
        self.ontology = pathlib.Path(self.folder.name) / "ontology.ttl"
        self.ontology.write_text(ONTOLOGY, encoding="utf-8")
        self.write("base/error.hpp", "#pragma once\n#include <string>\n")

    def write(self, name, text):
        path = self.src / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def assert_breach(self, breaches, *words):
        self.assertEqual(len(breaches), 1, breaches)
        for word in words:
            self.assertIn(word, breaches[0])


class Top(unittest.TestCase):
    def test_a_stray_file_on_the_top_level_is_found(self):
        if not shutil.which("git"):
            self.skipTest("skipped: git is missing")
        with tempfile.TemporaryDirectory() as folder:
            project = pathlib.Path(folder)
            self.assertIsNone(check_sources.check_top(project))
            for name in ("README.md", ".clang-tidy", "src/a.cpp", "notes.txt", "scripts/run.sh", "unknown-to-git"):
                (project / name).parent.mkdir(exist_ok=True)
                (project / name).write_text("", encoding="utf-8")
            git = ["git", "-C", folder]
            subprocess.run([*git, "init", "-q"], check=True)
            self.assertIsNone(check_sources.check_top(project))
            subprocess.run([*git, "add", "README.md", ".clang-tidy", "src", "notes.txt", "scripts"], check=True)
            self.assertEqual([breach.split(":")[0] for breach in check_sources.check_top(project)],
                             [str(project / "notes.txt"), str(project / "scripts")])


class Includes(Tree):
    def breaches(self):
        return check_sources.check_includes(self.src)

    def test_clean_sources_have_no_breach(self):
        self.write("rdf/writer.hpp", '#pragma once\n#include "base/error.hpp"\n')
        self.write("rdf/writer.cpp", '#include "rdf/writer.hpp"\n#include <librdf.h>\n#include <vector>\n')
        self.assertEqual(self.breaches(), [])

    def test_a_library_outside_its_folder(self):
        self.write("graph/a.cpp", "\n#include <unicode/brkiter.h>\n")
        self.assert_breach(self.breaches(), "a.cpp:2:", "text only")

    def test_a_library_in_a_header(self):
        self.write("text/a.hpp", "#pragma once\n#include <unicode/unistr.h>\n")
        self.assert_breach(self.breaches(), "a.hpp:2:", "header")

    def test_an_unknown_library(self):
        self.write("text/a.cpp", "#include <curl/curl.h>\n")
        self.assert_breach(self.breaches(), "curl/curl.h")

    def test_one_stage_in_another(self):
        self.write("extract/a.hpp", "#pragma once\n")
        self.write("relate/b.cpp", '#include "extract/a.hpp"\n')
        self.assert_breach(self.breaches(), "relate may not include extract")

    def test_an_include_upwards(self):
        self.write("pipeline/a.hpp", "#pragma once\n")
        self.write("model/b.cpp", '#include "pipeline/a.hpp"\n')
        self.assert_breach(self.breaches(), "model may not include pipeline")

    def test_a_stage_on_the_side_of_the_graph(self):
        self.write("resolve/a.hpp", "#pragma once\n")
        self.write("graph/b.cpp", '#include "resolve/a.hpp"\n')
        self.assert_breach(self.breaches(), "graph may not include resolve")

    def test_a_path_that_is_no_file_of_the_sources(self):
        self.write("model/b.cpp", '#include "error.hpp"\n')
        self.assert_breach(self.breaches(), "no file of src/")

    def test_a_header_without_a_guard(self):
        self.write("model/a.hpp", "#include <string>\n")
        self.assert_breach(self.breaches(), "#pragma once")

    def test_ranges_that_the_compiler_of_the_fuzz_targets_does_not_know(self):
        self.write("text/a.cpp", "// std::views::reverse\nauto twice = std::ranges::unique(values);\n")
        self.assert_breach(self.breaches(), "a.cpp:2:", "clang 14")

    def test_an_own_header_that_is_not_the_first(self):
        self.write("model/a.hpp", "#pragma once\n")
        self.write("model/a.cpp", '#include <string>\n#include "model/a.hpp"\n')
        self.assert_breach(self.breaches(), "first include")

    def test_an_unknown_folder(self):
        self.write("helpers/a.hpp", "#pragma once\n")
        self.assert_breach(self.breaches(), "helpers")

    def test_a_link_upwards(self):
        self.write("packs/CMakeLists.txt", "entente_library(packs SOURCES a.cpp\n  LINKS entente_relate)\n")
        self.assert_breach(self.breaches(), "CMakeLists.txt:2:", "packs may not link relate")

    def test_a_library_that_is_linked_for_all_users(self):
        self.write("text/CMakeLists.txt", "entente_library(text SOURCES a.cpp LINKS entente_model ICU::uc PRIVATE fmt::fmt)")
        self.assert_breach(self.breaches(), "ICU::uc")


class Words(Tree):
    def breaches(self, code):
        self.write("relate/a.cpp", code)
        return check_sources.check_words(self.src, self.ontology)

    def test_comments_may_hold_any_word(self):
        self.assertEqual(self.breaches('// "hỗ trợ" helps\n/* Việt\n Nam */ int a = 1\'000; char b = \'x\';\n'), [])

    def test_signs_that_are_no_letters_may_stand_in_the_code(self):
        self.assertEqual(self.breaches('auto quotes = "“…”";\n'), [])

    def test_a_word_with_foreign_letters(self):
        self.assert_breach(self.breaches('\nauto cue = "hỗ trợ";\n'), "a.cpp:2:", "ỗ")

    def test_a_word_in_a_raw_string_behind_something_like_a_comment(self):
        self.assert_breach(self.breaches('auto url = "http://a"; auto cue = R"(thăm)";\n'), "ă")

    def test_a_word_spelled_in_escapes(self):
        self.assert_breach(self.breaches(r'auto cue = "th\u0103m";'), "spells a word")

    def test_a_single_letter_in_escapes_is_code(self):
        self.assertEqual(self.breaches(r'if (c == U"\u0111"[0]) {}'), [])

    def test_a_kind_of_actor(self):
        self.assert_breach(self.breaches('auto kind = "ent:Clinic";'), "Clinic", "term of the ontology")

    def test_a_predicate(self):
        self.assert_breach(self.breaches('auto predicate = "helps";'), "helps", "term of the ontology")

    def test_terms_of_the_graph_itself_are_the_writers(self):
        self.assertEqual(self.breaches('auto kind = "Statement"; auto how = "ent:modality";'), [])


if __name__ == "__main__":
    unittest.main()
