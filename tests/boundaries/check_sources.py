#!/usr/bin/env python3
"""Check what the sources may see and say, and where files may lie.

usage: check_sources.py includes SRC
       check_sources.py words SRC ONTOLOGY.ttl
       check_sources.py top PROJECT

includes  every #include and every link of a CMakeLists.txt goes downwards, and a third-party library is seen
          only by the folder that owns it and never by a header (docs/architecture.md).
words     no text of a language and no term of the domain stands in the code: both are data, in mappings/
          and ontology/.
top       the top level of the repository holds the project's own few names and dotfiles.

Prints one line a breach, "file:line: reason"; exit status 1 if there is any, 77 if there is no repository to look at.
"""
import pathlib
import re
import subprocess
import sys
import unicodedata

TOP = set("CHANGELOG.md CMakeLists.txt CMakePresets.json CONTRIBUTING.md LICENSE README.md demo.sh docs mappings ontology "
          "output src test.sh tests".split())

STAGES = ["ingest", "annotate", "extract", "relate", "resolve"]
BELOW_STAGES = ["base", "model", "text", "packs"]

# Folder → folders that it may include and link. Only downwards; the stages never see one another, and the
# graph side sees no stage.
MAY_SEE = {
    "base": [],
    "model": ["base"],
    "text": ["base", "model"],
    "packs": ["base", "model", "text"],
    **{stage: BELOW_STAGES for stage in STAGES},
    "emit": ["base", "model"],
    "records": ["base", "model", "emit"],
    "graph": ["base", "model", "text", "emit"],
    "rdf": ["base", "model", "text", "emit"],
    "view": ["base", "model", "emit", "graph"],
    "evaluate": ["base", "model", "text", "packs"],
    "pipeline": BELOW_STAGES + STAGES + ["emit", "records", "graph", "rdf", "view"],
    "tools": BELOW_STAGES + STAGES + ["emit", "records", "graph", "rdf", "view", "evaluate", "pipeline"],
    "api": BELOW_STAGES + ["ingest", "emit", "records", "graph", "rdf", "pipeline"],
    "cli": ["base", "model", "rdf", "emit", "evaluate", "pipeline", "tools"],
}

# Third-party header → the folders whose sources may include it.
ALL = set(MAY_SEE)
THIRD_PARTY = [
    (r"unicode/", {"text"}),
    (r"nlohmann/", {"graph", "packs", "ingest", "evaluate", "pipeline", "rdf", "tools", "view"}),
    (r"simdjson\.h$", {"ingest", "records"}),
    (r"(librdf|redland|raptor2?|rasqal|rdf_\w+|serd/serd)\.h$", {"rdf"}),
    (r"boost/", {"graph"}),
    (r"libxml/", {"graph"}),
    (r"CLI/", {"cli"}),
    (r"zlib\.h$", {"ingest", "emit"}),
    (r"cld2/", {"text", "ingest"}),
    (r"xxhash\.h$", {"base"}),
    (r"fmt/", ALL),
    (r"entente/entente\.hpp$", {"api"}),
    (r"(dlfcn|unistd|fcntl|pthread|signal|spawn|stdlib|sys/\w+)\.h$", ALL),  # POSIX
    (r"tl/expected\.hpp$", {"base"}),
]
# What a header may show: Result<T> is tl::expected (docs/decisions/0002-result.md).
SEEN_IN_HEADERS = r"tl/expected\.hpp$"

STANDARD = set("""
algorithm any array atomic barrier bit bitset charconv chrono codecvt compare complex concepts condition_variable
coroutine deque exception execution filesystem format forward_list fstream functional future initializer_list
iomanip ios iosfwd iostream istream iterator latch limits list locale map memory memory_resource mutex new numbers
numeric optional ostream queue random ranges ratio regex scoped_allocator semaphore set shared_mutex
source_location span sstream stack stdexcept stop_token streambuf string string_view syncstream system_error thread
tuple type_traits typeindex typeinfo unordered_map unordered_set utility valarray variant vector version
cassert cctype cerrno cfenv cfloat cinttypes climits clocale cmath csetjmp csignal cstdarg cstddef cstdint cstdio
cstdlib cstring ctime cuchar cwchar cwctype
""".split())

# Ranges that clang 14, with which Debian 12 builds the fuzz targets, does not compile under libstdc++ 12.
NOT_IN_CLANG_14 = re.compile(r"std::(views::|ranges::(views::|subrange|unique|equal_range|search|remove|partition\b|rotate))")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
TOKENS = re.compile(
    r'//[^\n]*|/\*.*?\*/'                                # comments
    r'|(?:u8|[uUL])?R"([^\s()\\]{0,16})\(.*?\)\1"'       # raw strings
    r'|(?:u8|[uUL])?"(?:\\.|[^"\\\n])*"'                 # strings
    r"|(?<![0-9A-Za-z_'])(?:u8|[uUL])?'(?:\\.|[^'\\\n])+'",  # characters, but no digit separators
    re.DOTALL)
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))")


def sources(src):
    return sorted(path for path in src.rglob("*") if path.suffix in (".hpp", ".cpp"))


def check_include(path, folder, src, bracket, name):
    """The reason why the file may not include this, or nothing."""
    if bracket == '"':
        if not (src / name).is_file():
            return f'"{name}" is no file of src/'
        target = name.split("/")[0]
        if target != folder and target not in MAY_SEE[folder]:
            return f"{folder} may not include {target} ({name})"
        return None
    if name in STANDARD:
        return None
    for pattern, folders in THIRD_PARTY:
        if re.match(pattern, name):
            if folder not in folders:
                return f"<{name}> is for {', '.join(sorted(folders))} only"
            if path.suffix == ".hpp" and not re.match(SEEN_IN_HEADERS, name):
                return f"a header names the third-party <{name}>"
            return None
    return f"<{name}> belongs to no library that check_sources.py knows"


def check_links(path, folder):
    """Breaches of a folder's CMakeLists.txt, as (line, reason)."""
    text = re.sub(r"#[^\n]*", "", path.read_text(encoding="utf-8"))
    for match in re.finditer(r"\bentente_(?!library\b|warnings\b)(\w+)", text):
        target = match.group(1)
        if target in MAY_SEE and target != folder and target not in MAY_SEE[folder]:
            yield text.count("\n", 0, match.start()) + 1, f"{folder} may not link {target}"
    for match in re.finditer(r"\bLINKS\b([^)]*?)(?:\bPRIVATE\b|\bSOURCES\b|\))", text):
        for library in match.group(1).split():
            if not library.startswith("entente_") and (library, folder) != ("tl::expected", "base"):
                yield text.count("\n", 0, match.start()) + 1, f"{library} is linked for all who use {folder}: PRIVATE"


def check_includes(src):
    breaches = []
    for folder in sorted(path for path in src.iterdir() if path.is_dir()):
        if folder.name not in MAY_SEE:
            breaches.append(f"{folder}:1: a folder that check_sources.py and docs/architecture.md do not know")
        elif (folder / "CMakeLists.txt").is_file():
            lists = folder / "CMakeLists.txt"
            breaches += [f"{lists}:{line}: {reason}" for line, reason in check_links(lists, folder.name)]
    for path in sources(src):
        folder = path.relative_to(src).parts[0]
        if folder not in MAY_SEE:
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        found = []
        for number, line in enumerate(lines, 1):
            if match := NOT_IN_CLANG_14.search(line.partition("//")[0]):
                breaches.append(f"{path}:{number}: clang 14 does not compile {match.group()}: see base/sorted.hpp")
            match = INCLUDE.match(line)
            if not match:
                continue
            found.append(match.group(2))
            reason = check_include(path, folder, src, *match.groups())
            if reason:
                breaches.append(f"{path}:{number}: {reason}")
        if path.suffix == ".hpp" and "#pragma once" not in lines:
            breaches.append(f"{path}:1: a header without #pragma once")
        own = path.with_suffix(".hpp")
        if path.suffix == ".cpp" and own.is_file() and found[:1] != [own.relative_to(src).as_posix()]:
            breaches.append(f"{path}:1: its own header is not its first include")
    return breaches


def literals(text):
    """(line, literal with its quotes) of every string and character outside comments."""
    for match in TOKENS.finditer(text):
        if not match.group().startswith(("//", "/*")):
            yield text.count("\n", 0, match.start()) + 1, match.group()


def without_comments(text):
    def blank(match):
        return re.sub(r"[^\n]", " ", match.group()) if match.group().startswith(("//", "/*")) else match.group()
    return TOKENS.sub(blank, text)


def foreign_letter(text):
    return next((c for c in text if ord(c) > 127 and unicodedata.category(c)[0] in "LM"), None)


def domain_terms(ontology):
    """Local names of the kinds of actor and of the predicates between actors, as the ontology has them."""
    lines = subprocess.run(["rapper", "-q", "-i", "turtle", "-o", "ntriples", str(ontology)],
                           check=True, capture_output=True, text=True).stdout.splitlines()
    triples = [match.groups() for match in
               (re.match(r"<([^>]+)> <([^>]+)> <([^>]+)> \.$", line) for line in lines) if match]
    rdf, rdfs, owl = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#",
                      "http://www.w3.org/2002/07/owl#")
    kinds = {s for s, p, o in triples if (p, o) == (rdf + "type", owl + "Class") and s.endswith("#Actor")}
    namespaces = {iri.rsplit("#", 1)[0] + "#" for iri in kinds}
    while True:
        finer = {s for s, p, o in triples if p == rdfs + "subClassOf" and o in kinds} - kinds
        if not finer:
            break
        kinds |= finer
    # Only what relates actors: terms of the graph itself (Statement, modality, ...) are the contract's and
    # the writers have to say them.
    properties = {s for s, p, o in triples if (p, o) == (rdf + "type", owl + "ObjectProperty")}
    graph_side = {s for s, p, o in triples if p == rdfs + "domain" and o not in kinds and "#" in o
                  and o.rsplit("#", 1)[0] + "#" in namespaces}
    terms = {iri for iri in kinds | (properties - graph_side) if any(iri.startswith(ns) for ns in namespaces)}
    return {iri.rsplit("#", 1)[1] for iri in terms}


def check_words(src, ontology):
    breaches = []
    terms = domain_terms(ontology)
    if not terms:
        breaches.append(f"{ontology}:1: no term found that the sources could be checked for")
    for path in sources(src):
        text = path.read_text(encoding="utf-8")
        for number, line in enumerate(without_comments(text).splitlines(), 1):
            letter = foreign_letter(line)
            if letter:
                breaches.append(f"{path}:{number}: the letter {letter} outside a comment: words belong in mappings/")
        for number, literal in literals(text):
            content = re.sub(r'^[^"\']*["\']|["\']$', "", literal)
            spelled = ESCAPE.sub(lambda m: chr(int(m.group(1) or m.group(2), 16)), content)
            if spelled != content and foreign_letter(spelled) and sum(c.isalpha() for c in spelled) > 1:
                breaches.append(f"{path}:{number}: {literal} spells a word: words belong in mappings/")
            term = re.sub(r"^.*[:#/]", "", content)
            if term in terms:
                breaches.append(f"{path}:{number}: {literal} is a term of the ontology: read it from there")
    return breaches


def check_top(project):
    """None where git does not know the folder."""
    listed = subprocess.run(["git", "-C", str(project), "ls-files", "-z"], capture_output=True, text=True, encoding="utf-8",
                            check=False)
    names = {path.split("/")[0] for path in listed.stdout.split("\0") if path}
    if listed.returncode != 0 or not names:
        return None
    return [f"{project / name}:1: the top level is no place for it: see docs/, tests/ or a dotfile"
            for name in sorted(names - TOP) if not name.startswith(".")]


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "includes":
        breaches = check_includes(pathlib.Path(arguments[1]))
    elif len(arguments) == 3 and arguments[0] == "words":
        breaches = check_words(pathlib.Path(arguments[1]), pathlib.Path(arguments[2]))
    elif len(arguments) == 2 and arguments[0] == "top":
        breaches = check_top(pathlib.Path(arguments[1]))
        if breaches is None:
            print("skipped: no git repository")
            return 77
    else:
        print(__doc__, file=sys.stderr)
        return 2
    print("\n".join(breaches) if breaches else "no breach")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
