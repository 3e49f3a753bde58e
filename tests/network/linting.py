"""What the lints of GraphML and GEXF, and the tests of both, have in common."""
import sys


def lint_files(lint, usage, paths, edges):
    """Prints the breaches of files; 1 if there are any. `lint` makes a lint of bytes, `edges` says how many it saw."""
    if not paths:
        sys.exit(usage)
    breaches = 0
    for path in paths:
        with open(path, "rb") as file:
            one = lint(file.read())
        for line, message in sorted(one.run()):
            print(f"{path}:{line}: {message}")
            breaches += 1
        if not breaches:
            print(f"{path}: {len(one.nodes)} nodes and {edges(one)} edges keep every rule")
    return 1 if breaches else 0


def find_mutants(lint, path, mutants):
    """What is wrong with a lint: breaches that it finds in the good file, and mutants (old text, new text, part of the
    message) in which it does not find theirs. Gives the text of the good file too."""
    with open(path, encoding="utf-8", newline="") as file:
        good = file.read()
    failures = [f"the good file: {breach}" for breach in lint(good.encode()).run()]
    for old, new, message in mutants:
        if old not in good:
            failures.append(f"the good file has no {old}")
            continue
        found = [text for _, text in lint(good.replace(old, new, 1).encode()).run()]
        if not any(message in text for text in found):
            failures.append(f"{old} → {new}: not found \"{message}\" but {found}")
    return failures, good
