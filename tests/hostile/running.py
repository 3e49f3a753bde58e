"""Runs entente under watch: what it says, how long the processor took, how much memory it held."""
import dataclasses
import math
import os
import pathlib
import subprocess
import tempfile
import xml.etree.ElementTree


@dataclasses.dataclass
class Run:
    status: int
    out: str
    err: str
    seconds: float  # of the processor
    megabytes: float  # most memory held


def at_most(limit):
    """The limit on time or memory; none where a sanitizer takes some of its own."""
    return math.inf if "ENTENTE_SANITIZER" in os.environ else limit


def run(arguments, stdin=subprocess.DEVNULL, cwd=None, feed=None):
    """`feed` writes to the standard input that it is given, until nobody reads it."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen([str(one) for one in arguments], stdin=subprocess.PIPE if feed else stdin, stdout=out,
                                   stderr=err, cwd=cwd)
        if feed:
            try:
                with process.stdin:
                    feed(process.stdin)
            except BrokenPipeError:
                pass
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read().decode("utf-8", "replace"))
        return Run(process.returncode, *texts, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def triples(folder):
    """The lines of graph.ttl as N-Triples, as rapper reads it."""
    read = subprocess.run(["rapper", "-q", "-i", "turtle", "-o", "ntriples", "graph.ttl"], cwd=folder, capture_output=True,
                          check=False)
    assert read.returncode == 0 and not read.stderr, read.stderr[:500]
    return read.stdout.decode("ascii").splitlines()


def check_graph(folder):
    """Fails unless other programs read what lies there."""
    folder = pathlib.Path(folder)
    assert len(triples(folder)) > 10
    xml.etree.ElementTree.parse(folder / "graph.graphml")
    assert sorted(path.name for path in folder.iterdir()) == ["graph.graphml", "graph.ttl"]
