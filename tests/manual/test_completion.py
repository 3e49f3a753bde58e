#!/usr/bin/env python3
"""What bash and zsh complete, typed into real ones on a terminal.

usage: test_completion.py ENTENTE SHARE
"""
import os
import pathlib
import pty
import select
import shutil
import signal
import sys
import tempfile
import unittest

SHARE = pathlib.Path()
SECONDS = 20


class Shell:
    """A shell on a terminal of its own, in a folder with files to complete."""

    def __init__(self, folder, *command):
        self.folder = folder
        try:
            self.process, self.terminal = pty.fork()
        except OSError as error:  # a root without /dev/pts
            raise unittest.SkipTest(f"skipped: no pseudo terminal here ({error}); mount /dev/pts") from error
        if self.process == 0:
            os.chdir(folder)
            os.environ.update({"TERM": "xterm", "HOME": str(folder), "ZDOTDIR": str(folder), "INPUTRC": "/dev/null"})
            os.execvp(command[0], command)
        shown = b""
        while b"READY" not in shown:
            shown += self.read("the prompt")

    def read(self, what):
        if not select.select([self.terminal], [], [], SECONDS)[0]:
            raise AssertionError(f"the shell has not come to {what} within {SECONDS} s")
        return os.read(self.terminal, 65536)

    def completed(self, line):
        """The line as it stands after a tab. At control-t the shell writes it to a file and clears it."""
        os.write(self.terminal, f"{line}\t\x14".encode())
        file = self.folder / ".line"
        while not file.exists():
            self.read("the end of the line")
        text = file.read_text(encoding="utf-8")
        file.unlink()
        return text

    def close(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)


class Completion:
    """The same for both shells; `self.shell` is one that has loaded the completion."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        (self.folder / "only articles").mkdir()
        (self.folder / "one graph.ttl").touch()
        self.start()
        self.addCleanup(self.shell.close)

    def test_commands_and_options_are_completed(self):
        self.assertEqual(self.shell.completed("entente bu"), "entente build ")
        # zsh offers the equals sign too.
        self.assertEqual(self.shell.completed("entente build --min-c").rstrip("= "), "entente build --min-confidence")
        self.assertEqual(self.shell.completed("entente build --nonsense"), "entente build --nonsense")

    def test_values_are_completed_where_they_are_known(self):
        self.assertEqual(self.shell.completed("entente query --format tu"), "entente query --format turtle ")
        # zsh already offers the comma of a next one.
        self.assertEqual(self.shell.completed("entente build --format graphml,cs").rstrip(" ,"),
                         "entente build --format graphml,csv")
        self.assertEqual(self.shell.completed("entente query --format=cs").rstrip(), "entente query --format=csv")

    def test_files_and_folders_are_completed(self):
        self.assertEqual(self.shell.completed("entente build only").rstrip(), r"entente build only\ articles/")
        self.assertEqual(self.shell.completed("entente build -o o").rstrip(), r"entente build -o only\ articles/")
        self.assertEqual(self.shell.completed("entente query x --graph one"), r"entente query x --graph one\ graph.ttl ")
        self.assertEqual(self.shell.completed("entente build -j o"), "entente build -j o")


class Bash(Completion, unittest.TestCase):
    def start(self):
        script = SHARE / "bash-completion" / "completions" / "entente"
        (self.folder / ".rc").write_text(f"""
            source '{script}'
            save() {{ printf %s "$READLINE_LINE" > .new; READLINE_LINE=; mv .new .line; echo saved; }}
            bind -x '"\\C-t": save'
            PS1=READY
            """)
        self.shell = Shell(self.folder, "bash", "--rcfile", str(self.folder / ".rc"), "-i")


class Zsh(Completion, unittest.TestCase):
    def start(self):
        if not shutil.which("zsh"):
            self.skipTest("skipped: zsh is missing; apt-get install zsh")
        folder = SHARE / "zsh" / "site-functions"
        (self.folder / ".zshrc").write_text(f"""
            fpath=('{folder}' $fpath)
            autoload -U compinit
            compinit -D -u
            save() {{ print -rn -- "$BUFFER" > .new; BUFFER=; mv .new .line; zle -M saved }}
            zle -N save
            bindkey -e
            bindkey '^T' save
            PS1=READY
            """)
        self.shell = Shell(self.folder, "zsh", "-d", "-i")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    SHARE = pathlib.Path(sys.argv[2]).resolve()
    unittest.main(argv=sys.argv[:1])
