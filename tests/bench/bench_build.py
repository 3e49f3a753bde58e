#!/usr/bin/env python3
"""usage: bench_build.py ENTENTE ARTICLES.jsonl[.gz] [ROUNDS]

How the cost of whole runs grows: `entente extract` and `entente build` over the first 1,000, 5,000 and 20,000
articles, on one worker and on two. Prints the medians of ROUNDS runs (5 if not given): seconds by the clock on the
wall, seconds of the processor, the latter by article, and the largest memory.
"""
import gzip
import os
import statistics
import subprocess
import sys
import tempfile
import time

SIZES = (1000, 5000, 20000)


def take(path, count, out):
    """The first `count` lines; how many there were."""
    opened = gzip.open(path, "rb") if path.endswith(".gz") else open(path, "rb")
    taken = 0
    with opened as lines, open(out, "wb") as file:
        for line in lines:
            if taken == count:
                break
            file.write(line)
            taken += 1
    return taken


def run(command):
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0 and os.waitstatus_to_exitcode(status) not in (0, 1):  # 1: some articles were skipped
        sys.exit(f"{' '.join(command)} failed:\n{errors.decode()}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    entente, articles = sys.argv[1], sys.argv[2]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    print(f"{'':<28}{'wall s':>9}{'cpu s':>9}{'cpu ms/article':>16}{'MiB':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            sample = os.path.join(folder, f"{size}.jsonl")
            count = take(articles, size, sample)
            out = os.path.join(folder, "out")
            for name, command in (
                ("extract -j 1", [entente, "extract", sample, "-j", "1"]),
                ("extract -j 2", [entente, "extract", sample, "-j", "2"]),
                ("build -j 1", [entente, "build", sample, "-j", "1", "-o", out]),
                ("build -j 2", [entente, "build", sample, "-j", "2", "-o", out]),
            ):
                wall, cpu, memory = (statistics.median(of) for of in zip(*(run(command) for _ in range(rounds))))
                print(f"{count:>6} articles {name:<13}{wall:>8.2f}{cpu:>9.2f}{1000 * cpu / count:>16.3f}{memory:>7.0f}",
                      flush=True)
            if count < size:
                break


if __name__ == "__main__":
    main()
