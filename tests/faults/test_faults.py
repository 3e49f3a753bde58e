#!/usr/bin/env python3
"""The world around a run fails: the disk, the memory, the input, the user. Nothing is half written, and somebody is told.

usage: test_faults.py ENTENTE PROJECT
"""
import contextlib
import gzip
import json
import os
import resource
import shutil
import signal
import subprocess
import time
import unittest

import fault_case
from fault_case import entente


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


class Faults(fault_case.FaultCase):
    def run_entente(self, *arguments, **how):
        return subprocess.run([entente(), *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", timeout=120,
                              check=False, **how)

    def build(self, *arguments, **how):
        return self.run_entente("build", *arguments, "-o", self.output, "-q", **how)

    def earlier(self):
        """A result of an earlier run; what lies in the output folder then."""
        self.assertEqual(self.build(*self.examples[:2]).returncode, 0)
        return files(self.output)

    def many(self, count):
        """A file of so many different articles."""
        path = self.folder / "many.jsonl"
        with open(path, "w", encoding="utf-8") as out:
            for i in range(count):
                text = self.examples[i % len(self.examples)].read_text(encoding="utf-8")
                out.write(json.dumps({"id": str(i), "text": f"{text}\n\nLần thứ {i}."}, ensure_ascii=False) + "\n")
        return path

    # ---- disk

    def test_a_full_device_as_standard_output_is_said(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([entente(), "extract", *self.examples], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"cannot be written", done.stderr)

    def test_a_full_device_as_a_file_of_the_result_is_said(self):
        old = self.earlier()
        (self.output / "graph.ttl").unlink()
        (self.output / "graph.ttl").symlink_to("/dev/full")
        done = self.build(*self.examples)
        self.assertEqual(done.returncode, 2)
        self.assertIn("cannot be written", done.stderr)
        self.assertEqual((self.output / "graph.graphml").read_bytes(), old["graph.graphml"])

    @contextlib.contextmanager
    def mounted(self, options):
        """The output folder as a file system of its own; skipped where that may not be."""
        self.output.mkdir(exist_ok=True)
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "entente-test", str(self.output)], capture_output=True,
                              check=False)
        if done.returncode != 0:
            self.skipTest("skipped: no file system may be mounted here")
        try:
            yield
        finally:
            subprocess.run(["umount", str(self.output)], check=True)

    def test_a_disk_that_fills_up_leaves_the_earlier_result(self):
        articles = self.many(200)
        with self.mounted("size=400k"):
            old = self.earlier()
            done = self.build(articles)
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertRegex(done.stderr, r"^entente: \S+: .*(space|written)")
            self.assertEqual(files(self.output), old)

    def test_a_folder_that_is_read_only_is_left_alone(self):
        with self.mounted("size=4m"):
            old = self.earlier()
            subprocess.run(["mount", "-o", "remount,ro", str(self.output)], check=True)
            done = self.build(*self.examples)
            self.assertEqual(done.returncode, 2)
            self.assertRegex(done.stderr, r"^entente: .*[Rr]ead-only")
            self.assertEqual(files(self.output), old)

    def test_a_folder_of_somebody_else_is_left_alone(self):
        old = self.earlier()
        os.chmod(self.output, 0o555)
        os.chmod(self.folder, 0o755)
        nobody = [] if os.getuid() else ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        # In somebody's home others may not even read the ontology.
        probe = subprocess.run([*nobody, entente(), "extract", str(self.examples[0]), "-q"], capture_output=True, check=False)
        if probe.returncode != 0:
            self.skipTest("skipped: no other user may run the program here")
        done = subprocess.run([*nobody, entente(), "build", *map(str, self.examples), "-q", "-o", str(self.output)],
                              capture_output=True, text=True, check=False)
        os.chmod(self.output, 0o755)
        self.assertEqual(done.returncode, 2)
        self.assertRegex(done.stderr, r"^entente: \S+: .*ermission")
        self.assertEqual(files(self.output), old)

    # ---- another run

    @contextlib.contextmanager
    def running(self):
        """A build that has begun and waits for the rest of its standard input."""
        article = json.dumps({"id": "1", "text": self.examples[0].read_text(encoding="utf-8")}).encode()
        with subprocess.Popen([entente(), "build", "-", "-j1", "-q", "-o", str(self.output)], stdin=subprocess.PIPE) as process:
            # More than a pipe holds: when all is written the run has begun to read.
            process.stdin.write(article + b"\n" * (1 << 20))
            process.stdin.flush()
            yield process

    def test_a_second_run_in_a_folder_ends_at_once_and_the_first_goes_on(self):
        old = self.earlier()
        records = self.folder / "records.jsonl"
        self.assertEqual(self.run_entente("extract", *self.examples, "-q", "-o", records).returncode, 0)
        with self.running() as first:
            for command in (["build", *self.examples], ["build", "--update", *self.examples], ["merge", records]):
                done = self.run_entente(*command, "-q", "-o", self.output)
                self.assertEqual(done.returncode, 2)
                self.assertEqual(done.stderr, f"entente: {self.output}: another run is writing into this folder: wait for its "
                                              "end, or name another folder\n")
                self.assertEqual(files(self.output), old)
        self.assertEqual(first.returncode, 0)
        self.assertNotEqual(files(self.output), old)
        self.assertEqual(self.build(*self.examples[:2]).returncode, 0)
        self.assertEqual(files(self.output), old)

    def test_the_lock_of_a_killed_run_holds_nobody_up(self):
        old = self.earlier()
        with self.running() as first:
            first.kill()
        self.assertEqual(self.build(*self.examples[:2]).returncode, 0)
        self.assertEqual(files(self.output), old)

    # ---- memory

    @unittest.skipIf("ENTENTE_SANITIZER" in os.environ, "skipped: a sanitizer takes terabytes of address space")
    def test_memory_that_runs_out_is_said_and_leaves_the_earlier_result(self):
        articles = self.many(1500)
        old = self.earlier()
        seen = set()
        for megabytes in (60, 90, 120, 150, 200):
            limit = megabytes << 20
            done = self.build(articles, "-j", "2",
                              preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
            if done.returncode == 0:
                break
            self.assertEqual(done.returncode, 127 if "shared libraries" in done.stderr else 2, done.stderr)
            seen.add("memory" if "memory" in done.stderr else "loader" if done.returncode == 127 else done.stderr)
            self.assertEqual(files(self.output), old)
        self.assertIn("memory", seen)

    # ---- input

    def test_a_file_that_goes_before_it_is_read_is_named(self):
        articles = self.folder / "in"
        articles.mkdir()
        for i in range(3):
            shutil.copy(self.examples[i], articles / f"{i}.txt")
        done = self.build(articles / "0.txt", articles / "gone.txt", articles / "1.txt")
        self.assertEqual(done.returncode, 1)
        self.assertIn("gone.txt", done.stderr)

    def test_files_that_are_cut_and_removed_while_they_are_read_crash_nothing(self):
        parts = self.folder / "in"
        parts.mkdir()
        whole = self.many(400).read_bytes()
        for i in range(20):
            (parts / f"{i:02}.jsonl").write_bytes(whole[: 1 << 18])
        with subprocess.Popen([entente(), "build", str(parts), "-q", "-o", str(self.output)], stderr=subprocess.PIPE) as process:
            time.sleep(0.15)
            for i in range(19, -1, -1):
                path = parts / f"{i:02}.jsonl"
                if i % 2:
                    path.unlink()
                else:
                    os.truncate(path, 1000)
            process.stderr.read()
        self.assertIn(process.returncode, (1, 2))

    def test_a_pipe_that_breaks_off_gives_what_came(self):
        record = json.dumps({"id": "1", "text": self.examples[0].read_text(encoding="utf-8")}).encode()
        packed = gzip.compress(b"\n".join([record, record[:100]]))
        done = subprocess.run([entente(), "build", "-", "-q", "-o", str(self.output)], input=packed[:-9], capture_output=True,
                              check=False)
        self.assertIn(done.returncode, (1, 2))
        self.assertRegex(done.stderr, rb"^entente: -:")

    # ---- signals

    def interrupt(self, number, *arguments, pause=0.5, **how):
        """Sends the signal after the pause; status, seconds until the end, and what was said."""
        with subprocess.Popen([entente(), *map(str, arguments)], stderr=subprocess.PIPE, stdout=subprocess.PIPE, **how) as process:
            time.sleep(pause)
            process.send_signal(number)
            begin = time.monotonic()
            out, err = process.communicate(timeout=60)
        return process.returncode, time.monotonic() - begin, err.decode(), out

    def test_an_interrupt_ends_a_build_and_leaves_the_earlier_result(self):
        articles = self.many(20000)
        old = self.earlier()
        for number in (signal.SIGINT, signal.SIGTERM):
            status, seconds, said, _ = self.interrupt(number, "build", articles, "-q", "-o", self.output)
            self.assertEqual(status, 128 + number, said)
            self.assertLess(seconds, 3)  # one for it, the rest for a machine that has other things to do
            self.assertIn("interrupted", said)
            self.assertEqual({name: content for name, content in files(self.output).items() if name in old}, old)
        self.assertEqual(self.build(*self.examples[:2]).returncode, 0)
        self.assertEqual(files(self.output), old)

    def test_an_interrupt_of_who_waits_for_standard_input_ends_it(self):
        old = self.earlier()
        status, seconds, said, _ = self.interrupt(signal.SIGINT, "build", "-", "-q", "-o", self.output, stdin=subprocess.PIPE)
        self.assertEqual(status, 130, said)
        self.assertLess(seconds, 3)
        self.assertEqual(files(self.output), old)

    def test_an_update_that_is_interrupted_keeps_what_it_has_read(self):
        articles = self.many(20000)
        self.assertEqual(self.build(*self.examples[:2], "--update").returncode, 0)
        status, _, said, _ = self.interrupt(signal.SIGTERM, "build", articles, "--update", "-q", "-o", self.output)
        self.assertEqual(status, 143, said)
        done = self.run_entente("build", *self.examples[:2], "--update", "--json", "-o", self.output)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertGreaterEqual(json.loads(done.stdout)["kept"], 2)

    def test_an_extraction_that_is_interrupted_writes_whole_records(self):
        articles = self.many(3000)
        records = self.folder / "records.gz"
        status, _, said, _ = self.interrupt(signal.SIGINT, "extract", articles, "-q", "-o", records)
        self.assertEqual(status, 130, said)
        if records.exists():
            lines = gzip.open(records, "rt", encoding="utf-8").read().splitlines()
            self.assertIn(f"after {len(lines)} articles", said)
            for line in lines:
                json.loads(line)

    def test_a_reader_that_goes_away_ends_an_extraction(self):
        with subprocess.Popen([entente(), "extract", str(self.many(500)), "-q"], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE) as process:
            json.loads(process.stdout.readline())
            process.stdout.close()
            said = process.stderr.read()
        self.assertEqual(process.returncode, 2)
        self.assertIn(b"standard output cannot be written", said)

    # ---- network

    def test_a_build_needs_no_network(self):
        probe = subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False)
        if probe.returncode != 0:
            self.skipTest("skipped: no network namespace may be made here")
        done = subprocess.run(["unshare", "-rn", entente(), "build", *map(str, self.examples), "-q", "-o", str(self.output)],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(sorted(files(self.output)), ["graph.graphml", "graph.ttl"])


if __name__ == "__main__":
    fault_case.main(__doc__)
