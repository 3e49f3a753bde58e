#!/usr/bin/env python3
"""Malformed input: each case of cases.json must end with its exit status, count what it skips, say where and why,
and leave nothing behind. Whatever goes in, the program never crashes and never hangs.

usage: test_bad.py ENTENTE PROJECT
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ENTENTE = ""
PROJECT = pathlib.Path()
HERE = pathlib.Path(__file__).resolve().parent

GOOD = ("Bộ Y tế làm việc với tỉnh Lào Cai\nSáng nay, Bộ trưởng Bộ Y tế Nguyễn Văn Thử đã làm việc với Ủy ban nhân dân tỉnh "
        "Lào Cai về công tác phòng bệnh trong mùa mưa lũ năm nay.\n")


def content(value):
    """The bytes of a file as a case describes it."""
    if isinstance(value, dict):
        return bytes.fromhex(value["hex"]) if "hex" in value else (value["repeat"] * value["times"]).encode()
    lines = value if isinstance(value, list) else [value]
    out = []
    for line in lines:
        if line == "@good":
            line = GOOD
        elif line.startswith("@record "):
            line = json.dumps({"id": line.split()[1], "text": GOOD}, ensure_ascii=False)
        out.append(line)
    return "\n".join(out).encode("utf-8")


def run(case, folder):
    for name, value in case.get("files", {}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content(value))
    for name, target in case.get("links", {}).items():
        (folder / name).symlink_to(target)
    if "pipe" in case:
        os.mkfifo(folder / case["pipe"])
    arguments = list(case.get("arguments", []))
    names = [*case.get("files", {}), *case.get("links", {}), *([case["pipe"]] if "pipe" in case else [])]
    if "pack" in case:
        pack = folder / "mappings" / "vi"
        shutil.copytree(PROJECT / "mappings" / "vi", pack)
        for name, text in case["pack"].items():
            if text is None:
                (pack / name).unlink()
            else:
                (pack / name).write_text(text, encoding="utf-8")
        (folder / "a.txt").write_text(GOOD, encoding="utf-8")
        names = ["a.txt"]
        arguments += ["--mappings", "mappings"]
    paths = case.get("input", names[:1])
    if "-o" not in arguments:
        arguments += ["-o", "out"]
    return subprocess.run([ENTENTE, "build", *paths, *arguments, "--json"], cwd=folder, capture_output=True, timeout=60,
                          input=case.get("stdin", "").encode("utf-8"))


class Bad(unittest.TestCase):
    def check(self, case, folder):
        result = run(case, folder)
        said = result.stderr.decode("utf-8", "replace")
        self.assertEqual(result.returncode, case["status"], said)
        for pattern in case.get("messages", []):
            self.assertRegex(said, re.compile(pattern, re.MULTILINE))
        if case["status"]:
            self.assertTrue(said.strip(), "nothing was said")
        if case.get("fatal"):
            self.assertEqual(result.stdout, b"")
        else:
            report = json.loads(result.stdout)
            self.assertEqual(report["skipped"], case.get("skipped", {}), said)
            self.assertEqual(report["read"], case.get("read", 0), said)
        left = sorted(path.name for path in (folder / "out").glob("*")) if (folder / "out").is_dir() else []
        self.assertEqual(left, ["graph.graphml", "graph.ttl"] if case.get("read") else [])


def add(case):
    def test(self):
        with tempfile.TemporaryDirectory() as folder:
            self.check(case, pathlib.Path(folder))
    setattr(Bad, "test_" + re.sub(r"\W+", "_", case["name"]), test)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    ENTENTE, PROJECT = sys.argv[1], pathlib.Path(sys.argv[2])
    cases = json.loads((HERE / "cases.json").read_text(encoding="utf-8"))
    for case in cases:
        if "name" in case:
            add(case)
    unittest.main(argv=sys.argv[:1])
