#!/usr/bin/env python3
"""Extract parts of an archive on the workers of a Dask cluster.

usage: extract_on_dask.py SCHEDULER ENTENTE FOLDER PART...

SCHEDULER is an address such as tcp://10.0.0.1:8786. Every PART (.jsonl, .jsonl.gz or a folder of .txt) becomes
FOLDER/NAME.jsonl.gz; workers see both by the same path. A part whose worker dies goes to another one; its records appear
whole or not at all, so that nothing is there twice or by half. Then: entente merge FOLDER/*.jsonl.gz -o GRAPH
"""
import pathlib
import subprocess
import sys

from distributed import Client, as_completed


def extract(entente, part, goal):
    run = subprocess.run([entente, "extract", "-j1", "--skipped-ok", "-o", goal, part], capture_output=True, text=True)
    if run.returncode:
        raise RuntimeError(f"{part}: {run.stderr}")
    return run.stderr


def main(scheduler, entente, folder, *parts):
    pathlib.Path(folder).mkdir(exist_ok=True)
    with Client(scheduler) as client:
        tasks = [client.submit(extract, entente, part, str(pathlib.Path(folder) / (pathlib.Path(part).stem + ".jsonl.gz")),
                               pure=False, retries=3) for part in parts]
        for done, task in enumerate(as_completed(tasks), 1):
            sys.stderr.write(task.result())  # articles that were skipped
            print(f"{done} of {len(parts)} parts", flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
