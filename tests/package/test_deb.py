#!/usr/bin/env python3
"""The Debian packages are sound; in a bare Debian they install with what they need, work, and leave nothing behind.

usage: test_deb.py BUILD PROJECT CACHE

The bare Debian is made by debootstrap, once: CACHE keeps it, and what apt-get has fetched for it. Where that cannot be
done (not root, no debootstrap, no mirror) the tests that need it say "skipped" and why.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

BUILD, PROJECT, CACHE = pathlib.Path(), pathlib.Path(), pathlib.Path()
MIRROR = "http://deb.debian.org/debian"
# What every installation writes, whatever is installed: the books of dpkg and apt, and caches.
STATE = re.compile(r"/(var/(lib/(dpkg|apt)|cache|log)|etc/(ld\.so\.cache|\.pwd\.lock)|root/archives)(/|$|[.-])")


def run(*command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, encoding="utf-8", **options)


def checked(*command, **options):
    result = run(*command, **options)
    if result.returncode != 0:
        raise AssertionError(f"{command}: exit status {result.returncode}\n{result.stdout}\n{result.stderr}")
    return result.stdout


def release():
    text = pathlib.Path("/etc/os-release").read_text(encoding="utf-8")
    return re.search(r"^VERSION_CODENAME=(\w+)", text, re.MULTILINE).group(1)


def bare_root():
    """The root of a bare Debian of this machine's release, with a reader for manual pages; kept in CACHE."""
    for program in ("debootstrap", "unshare"):
        if not shutil.which(program):
            raise unittest.SkipTest(f"skipped: {program} is missing; apt-get install debootstrap util-linux")
    if os.geteuid() != 0 or run("unshare", "-m", "-p", "-f", "--mount-proc", "true").returncode != 0:
        raise unittest.SkipTest("skipped: only root can make a root; sudo ctest -R package")
    base = CACHE / release()
    if base.is_dir():
        return base
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as folder:
        root = pathlib.Path(folder) / "root"
        made = run("debootstrap", "--variant=minbase", "--include=mandoc", release(), root, MIRROR)
        if made.returncode != 0:
            raise unittest.SkipTest("skipped: debootstrap cannot reach the mirror: " + made.stdout.strip()[-300:])
        # apt-get's lists as they are when nothing is installed yet.
        checked("chroot", root, "apt-get", "update", "-q")
        root.rename(base)
    return base


class Root:
    """A copy of the bare Debian to install into."""

    def __init__(self, folder):
        base = bare_root()
        self.path = pathlib.Path(folder) / "root"
        checked("cp", "-a", base, self.path)
        shutil.copy("/etc/resolv.conf", self.path / "etc" / "resolv.conf")
        self.archives = base.parent / "archives"
        self.archives.mkdir(exist_ok=True)
        shutil.copytree(self.archives, self.path / "root" / "archives")

    def run(self, *command):
        """Inside, with a /proc of its own and as bare an environment."""
        return run("unshare", "-m", "-p", "-f", f"--mount-proc={self.path / 'proc'}", "chroot", self.path, *command,
                   env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"})

    def checked(self, *command):
        result = self.run(*command)
        if result.returncode != 0:
            raise AssertionError(f"{command}: exit status {result.returncode}\n{result.stdout}\n{result.stderr}")
        return result.stdout

    def install(self, *packages):
        self.checked("apt-get", "install", "-y", "-q", "--no-install-recommends", "-o",
                     "Dir::Cache::archives=/root/archives", *packages)
        for archive in (self.path / "root" / "archives").glob("*.deb"):
            if not (self.archives / archive.name).exists():
                shutil.copy(archive, self.archives / archive.name)

    def files(self):
        out = set()
        for folder, folders, files in os.walk(self.path):
            inside = "/" + os.path.relpath(folder, self.path)
            out |= {os.path.normpath(f"{inside}/{name}") for name in folders + files}
        return {name for name in out if not STATE.match(name) and not name.startswith("/proc/")}


class Packages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.temporary.name)
        checked("cpack", "--config", BUILD / "CPackConfig.cmake", "-B", cls.folder / "packages")
        cls.packages = sorted((cls.folder / "packages").glob("*.deb"))

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def test_the_version_is_that_of_the_program_and_of_the_changelog(self):
        version = checked(BUILD / "entente", "--version").split()[1]
        for package in self.packages:
            self.assertEqual(checked("dpkg-deb", "-f", package, "Version").strip(), version)
        self.assertIn(f"({version})", (PROJECT / ".packaging" / "changelog").read_text(encoding="utf-8").splitlines()[0])

    def test_the_dependencies_are_those_of_the_libraries(self):
        depends = checked("dpkg-deb", "-f", self.package("entente"), "Depends")
        for library in ("libc6", "libicu", "librdf0", "libxml2"):
            self.assertIn(library, depends)
        self.assertNotIn("-dev", depends)

    def test_lintian_finds_no_error(self):
        if not shutil.which("lintian"):
            self.skipTest("skipped: lintian is missing; apt-get install lintian")
        found = run("lintian", "--allow-root", "--fail-on", "error", *self.packages)
        self.assertEqual(found.returncode, 0, found.stdout + found.stderr)

    def package(self, name):
        return next(path for path in self.packages if path.name.startswith((name + "_", name + ".")))

    def program_of_a_user(self):
        """The example of the library, compiled with what its packages hold."""
        place = self.folder / "unpacked"
        for name in ("libentente-dev", "libentente0"):
            checked("dpkg-deb", "-x", self.package(name), place)
        library = next(place.rglob("libentente.so"))
        program = self.folder / "who_with_whom"
        checked("c++", "-std=c++20", "-I", place / "usr" / "include", PROJECT / "docs" / "library" / "who_with_whom.cpp",
                "-o", program, "-L", library.parent, "-lentente", "-Wl,--allow-shlib-undefined")
        return program

    def test_a_bare_debian_takes_it_runs_it_and_is_bare_again(self):
        root = Root(self.folder)
        before = root.files()
        for package in self.packages:
            shutil.copy(package, root.path / "root")
        root.install(*[f"/root/{package.name}" for package in self.packages])
        for package in self.packages:
            (root.path / "root" / package.name).unlink()
        installed = root.files()

        examples = "/usr/share/doc/entente/examples"
        self.assertRegex(root.checked("entente", "build", examples, "-o", "/tmp/graph"), r"statements +[1-9]")
        checked(BUILD / "entente", "build", PROJECT / "docs" / "examples", "-o", self.folder / "graph")
        self.assertEqual((root.path / "tmp" / "graph" / "graph.ttl").read_bytes(),
                         (self.folder / "graph" / "graph.ttl").read_bytes())
        self.assertRegex(root.checked("entente", "query", "/usr/share/doc/entente/queries/02-gifts.rq", "--graph",
                                      "/tmp/graph"), r"\n.*\n")
        if "/usr/share/entente/page.html" in installed:
            root.checked("entente", "view", "/tmp/graph")
            self.assertGreater((root.path / "tmp" / "graph" / "graph.html").stat().st_size, 100_000)
        self.assertIn("Usage: entente COMMAND", root.checked("entente", "--help"))
        for page in ("entente", "entente-build", "entente-query"):
            self.assertIn("EXIT STATUS", re.sub(".\b", "", root.checked("mman", page)))
        self.assertIn("-F _entente", root.checked("bash", "-c", "source /usr/share/bash-completion/completions/entente; "
                                                                "complete -p entente"))
        self.assertTrue([name for name in installed if re.fullmatch(r"/usr/share/zsh/[\w-]+/_entente", name)])
        for needed in ("copyright", "changelog.gz", "README.md", "json-summaries.md"):
            self.assertIn(f"/usr/share/doc/entente/{needed}", installed)

        shutil.copy(self.program_of_a_user(), root.path / "tmp" / "who_with_whom")
        self.assertIn(" → ", root.checked("/tmp/who_with_whom", examples))

        shutil.rmtree(root.path / "tmp" / "graph")
        (root.path / "tmp" / "who_with_whom").unlink()
        root.checked("dpkg", "-P", *[checked("dpkg-deb", "-f", package, "Package").strip() for package in self.packages])
        left = sorted(name for name in root.files() - before if "entente" in name)
        self.assertEqual(left, [])
        # What came with it because it asked for it goes too, and then the Debian is as bare as before.
        root.checked("apt-get", "autoremove", "--purge", "-y", "-q")
        self.assertEqual(sorted(root.files() ^ before), [])


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    BUILD, PROJECT, CACHE = map(lambda path: pathlib.Path(path).resolve(), sys.argv[1:])
    unittest.main(argv=sys.argv[:1], verbosity=2)
