#!/usr/bin/env python3
"""A run that is killed at any moment leaves the earlier result or the new one, complete, and the next run works.

usage: test_kills.py ENTENTE PROJECT
"""
import random
import shutil
import subprocess
import sys
import time

import fault_case
from fault_case import entente

KILLS = 25  # of each kind
SEED = 6


def files(folder):
    """What someone finds who opens the files of the result."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".") and path.exists()}


class Kills(fault_case.FaultCase):
    def build(self, articles, *options):
        return [entente(), "build", *map(str, articles), "-q", "-o", str(self.output), *options]

    def kill(self, *options):
        subprocess.run(self.build(self.examples[:3], *options), check=True)
        (self.output / "mine.txt").write_text("not entente's", encoding="utf-8")
        old = files(self.output)
        begin = time.monotonic()
        subprocess.run(self.build(self.examples, *options), check=True)
        duration = time.monotonic() - begin
        new = files(self.output)
        self.assertNotEqual(old, new)
        chance = random.Random(SEED)
        seen = {"old": 0, "new": 0}
        for _ in range(KILLS):
            shutil.rmtree(self.output)
            self.output.mkdir()
            for name, content in old.items():
                (self.output / name).write_bytes(content)
            with subprocess.Popen(self.build(self.examples, *options)) as process:
                # More often towards the end, where the files take their places.
                time.sleep(duration * chance.uniform(0, 1.1) ** 0.5)
                process.kill()
            found = files(self.output)
            self.assertIn(found, (old, new))
            seen["old" if found == old else "new"] += 1
            subprocess.run(self.build(self.examples, *options), check=True)
            self.assertEqual(files(self.output), new)
            hidden = {path.name for path in self.output.iterdir() if path.name.startswith(".")}
            self.assertEqual(hidden, {".entente-made"} if "--update" in options else set())
            self.assertFalse(any(path.is_symlink() for path in self.output.iterdir()))
        print(f"{KILLS} kills: {seen['old']} left the earlier result, {seen['new']} the new one", file=sys.stderr)

    def test_of_a_build(self):
        self.kill()

    def test_of_an_update(self):
        self.kill("--update")


if __name__ == "__main__":
    fault_case.main(__doc__)
