#!/usr/bin/env python3
"""An archive in parts on two workers of Dask, one of which is killed in the middle, gives the graph of one run.

usage: test_dask.py ENTENTE PROJECT
"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

PARTS = 10
FILES = ("graph.ttl", "graph.graphml")
SKIPPED = 77
PATIENCE = 120  # seconds


def wait(what, condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            sys.exit(f"no {what} within {PATIENCE} s")
        time.sleep(0.05)


def articles(project):
    """Several of each example, so that there is something to deal out."""
    for path in sorted((project / "docs" / "examples").glob("*.txt")):
        text = path.read_bytes().decode("utf-8-sig")
        for copy in range(5):
            yield json.dumps({"id": f"{path.stem}-{copy}", "text": f"{text}\n\nTin thứ {copy}.\n"}, ensure_ascii=False)


def main(entente, project):
    try:
        import distributed  # noqa: F401
    except ImportError:
        print("skipped: there is no Dask for this Python; apt-get install python3-distributed")
        return SKIPPED
    script = project / "docs" / "at-scale" / "extract_on_dask.py"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        lines = list(articles(project))
        whole = folder / "whole.jsonl"
        whole.write_text("\n".join(lines) + "\n", encoding="utf-8")
        parts = []
        for i in range(PARTS):
            parts.append(folder / f"part{i}.jsonl")
            parts[-1].write_text("\n".join(lines[i::PARTS]) + "\n", encoding="utf-8")
        # Slow enough for the kill to come in the middle of a part.
        slow = folder / "entente"
        slow.write_text(f'#!/bin/sh\nsleep 0.5\nexec "{entente}" "$@"\n', encoding="utf-8")
        slow.chmod(0o755)
        records = folder / "records"

        processes = []

        def start(*command, **options):
            processes.append(subprocess.Popen([str(one) for one in command], start_new_session=True, cwd=folder,
                                              **options))
            return processes[-1]
        try:
            address_file = folder / "scheduler.json"
            with open(folder / "dask.log", "wb") as log:
                start(sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0",
                      "--no-dashboard", "--scheduler-file", address_file, stdout=log, stderr=log)
                wait("scheduler", lambda: address_file.exists() and address_file.stat().st_size > 0)
                workers = [start(sys.executable, "-m", "distributed.cli.dask_worker", "--no-nanny", "--no-dashboard",
                                 "--nthreads", "1", "--scheduler-file", address_file, stdout=log, stderr=log)
                           for _ in range(2)]
            address = json.loads(address_file.read_text())["address"]
            client = start(sys.executable, "-B", script, address, slow, records, *parts, stdout=subprocess.PIPE)

            def made():
                return len(list(records.glob("*.jsonl.gz"))) if records.is_dir() else 0
            wait("first part", lambda: made() > 0)
            before = made()
            os.killpg(workers[0].pid, signal.SIGKILL)  # with the entente that it runs
            output, _ = client.communicate(timeout=PATIENCE)
            if client.returncode or before >= PARTS:
                print((folder / "dask.log").read_text())
                sys.exit(f"exit status {client.returncode}, {before} parts done at the kill")
            print(f"{before} of {PARTS} parts were there when a worker was killed")
            print(output.decode().splitlines()[-1])
        finally:
            for process in processes:
                try:
                    os.killpg(process.pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
                process.wait()
        made_of_parts, made_at_once = folder / "parts", folder / "once"
        goals = sorted(records.glob("*.jsonl.gz"))
        if len(goals) != PARTS or len(list(records.glob(".*"))) > 1:
            sys.exit(f"{sorted(records.iterdir())}")
        subprocess.run([entente, "merge", "-q", "-o", made_of_parts, *goals], check=True)
        subprocess.run([entente, "build", "-q", "-o", made_at_once, whole], check=True)
        for file in FILES:
            if (made_of_parts / file).read_bytes() != (made_at_once / file).read_bytes():
                sys.exit(f"{file} differs")
        print("the same bytes as of one run")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).absolute()))
