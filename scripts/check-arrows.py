#!/usr/bin/env python3
"""Checks the imports of every Sources/<Target>/**.swift against scripts/arrows.json.

The table says, for each target, which modules it may import: names, "@group"
for a group's members, or "*" for anything but a C module. Beyond the table:

  - the pure core may be allowed nothing but the pure core;
  - the table has no cycle, and names the same targets as Sources/;
  - every C module (a folder with a module.modulemap) is imported by exactly
    one target;
  - only the wiring target imports an implementation of a seam and the engine
    together;
  - nothing is re-exported (@_exported), which would hide an arrow.

Exit codes: 0 all arrows hold; 1 some do not, each on a line of its own as
file:line: what is wrong; 2 wrong arguments or table.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import re
import sys
import tempfile
import typing

IMPORT = re.compile(
    r"""(?: ^ | [;}] ) \s*
    (?P<attributes> (?: @\w+ (?: \([^)]*\) )? \s+ )* )
    (?: (?: public | package | internal | fileprivate | private ) \s+ )?
    (?P<keyword> import ) \s+
    (?: (?: typealias | struct | class | enum | protocol | actor | let | var | func | macro ) \s+ )?
    `? (?P<module> \w+ )""",
    re.MULTILINE | re.VERBOSE,
)
OPENING = re.compile(r'//|/\*|#*"""|#*"')
COMMENT_EDGE = re.compile(r"/\*|\*/")


class TableError(Exception):
    """The table cannot be used."""


class Import(typing.NamedTuple):
    target: str
    module: str
    place: str
    exported: bool


class Table:
    def __init__(self, content: dict):
        try:
            self.groups: dict[str, list[str]] = content["groups"]
            self.wiring: str = content["wiring"]
            self.targets = {name: self.expanded(names) for name, names in content["targets"].items()}
        except KeyError as error:
            raise TableError(f"the table has no {error}")

    def expanded(self, names: list[str]) -> set[str]:
        modules = set()
        for name in names:
            modules |= set(self.groups[name[1:]]) if name.startswith("@") else {name}
        return modules

    def allows(self, target: str, module: str, c_modules: set[str]) -> bool:
        allowed = self.targets[target]
        return module in allowed or ("*" in allowed and module not in c_modules)

    def described(self, target: str) -> str:
        allowed = self.targets[target]
        if "*" in allowed:
            return "anything but C modules"
        return ", ".join(sorted(allowed)) or "nothing but the standard library"


# Reading Swift


def end_of_comment(text: str, start: int) -> int:
    """The end of a block comment, which may hold others."""
    depth, position = 1, start + 2
    while depth and (edge := COMMENT_EDGE.search(text, position)):
        depth += 1 if edge.group() == "/*" else -1
        position = edge.end()
    return len(text) if depth else position


def end_of_string(text: str, start: int, opening: str) -> int:
    """The end of a string literal: raw or not, of one line or several."""
    hashes = opening.count("#")
    quotes = opening[hashes:]
    closing = quotes + "#" * hashes
    escape = "\\" + "#" * hashes
    position = start + len(opening)
    while position < len(text):
        if text.startswith(closing, position):
            return position + len(closing)
        if quotes == '"' and text[position] == "\n":
            return position
        position += len(escape) + 1 if text.startswith(escape, position) else 1
    return len(text)


def code_only(text: str) -> str:
    """The text with comments and string literals blanked out, lines kept."""
    parts, position = [], 0
    while opening := OPENING.search(text, position):
        start, mark = opening.start(), opening.group()
        if mark == "//":
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
        elif mark == "/*":
            end = end_of_comment(text, start)
        else:
            end = end_of_string(text, start, mark)
        parts += [text[position:start], re.sub(r"[^\n]", " ", text[start:end])]
        position = end
    return "".join(parts) + text[position:]


def imports_in(file: pathlib.Path, target: str, root: pathlib.Path) -> list[Import]:
    code = code_only(file.read_text(encoding="utf-8"))
    found = []
    for match in IMPORT.finditer(code):
        line = code.count("\n", 0, match.start("keyword")) + 1
        place = f"{file.relative_to(root)}:{line}"
        found.append(Import(target, match["module"], place, "@_exported" in match["attributes"]))
    return found


# Checking


def table_violations(table: Table, present: set[str]) -> list[str]:
    problems = []
    for name in sorted(present - set(table.targets)):
        problems.append(f"Sources/{name}: no such target in the table; say there what it may import")
    for name in sorted(set(table.targets) - present):
        problems.append(f"the table: target {name} has no folder in Sources/")
    core = set(table.groups["core"])
    for name in sorted(core & set(table.targets)):
        if outside := table.targets[name] - core:
            problems.append(f"the table: {name} is pure core and may not be allowed {', '.join(sorted(outside))}")
    for name in table.targets:
        if name in reachable(table, name):
            problems.append(f"the table: {name} can reach itself; arrows point one way")
    return problems


def reachable(table: Table, start: str) -> set[str]:
    seen: set[str] = set()
    pending = list(table.targets[start])
    while pending:
        name = pending.pop()
        if name not in seen:
            seen.add(name)
            pending += table.targets.get(name, ())
    return seen


def import_violations(imports: list[Import], table: Table, c_modules: set[str]) -> list[str]:
    problems = []
    for item in imports:
        if item.exported:
            problems.append(f"{item.place}: {item.module} is re-exported; import it where it is used")
        if item.target not in table.targets or item.module == item.target:
            continue
        if not table.allows(item.target, item.module, c_modules):
            allowed = table.described(item.target)
            problems.append(
                f"{item.place}: {item.target} may not import {item.module}; it may import {allowed}"
            )
    return problems


def shared_c_modules(imports: list[Import], c_modules: set[str]) -> list[str]:
    problems = []
    for module in sorted(c_modules):
        places = {item.target: item.place for item in imports if item.module == module}
        if not places:
            problems.append(f"Sources/{module}: no target imports this C module; exactly one should")
        if len(places) > 1:
            targets = ", ".join(f"{name} ({place})" for name, place in sorted(places.items()))
            problems.append(f"Sources/{module}: exactly one target may import this C module, not {targets}")
    return problems


def early_wiring(imports: list[Import], table: Table) -> list[str]:
    problems = []
    engine, implementations = set(table.groups["engine"]), set(table.groups["implementations"])
    for target in sorted({item.target for item in imports} - {table.wiring}):
        modules = {item.module: item.place for item in imports if item.target == target}
        engines, seams = sorted(engine & set(modules)), sorted(implementations & set(modules))
        if engines and seams:
            problems.append(
                f"{modules[seams[0]]}: {target} imports {seams[0]} and {engines[0]};"
                f" only {table.wiring} may name an implementation and the engine together"
            )
    return problems


def check(root: pathlib.Path, table: Table) -> list[str]:
    """What is wrong in the tree, a line each."""
    folders = [folder for folder in sorted((root / "Sources").iterdir()) if folder.is_dir()]
    c_modules = {folder.name for folder in folders if any(folder.rglob("module.modulemap"))}
    targets = {folder.name for folder in folders} - c_modules
    imports = []
    for target in sorted(targets):
        for file in sorted((root / "Sources" / target).rglob("*.swift")):
            imports += imports_in(file, target, root)
    return (
        table_violations(table, targets)
        + import_violations(imports, table, c_modules)
        + shared_c_modules(imports, c_modules)
        + early_wiring(imports, table)
    )


# Self-test

SAMPLE_TABLE = {
    "groups": {
        "core": ["Rules", "Words"],
        "seams": ["Seam"],
        "engine": ["Engine"],
        "implementations": ["World"],
        "system": ["Foundation"],
    },
    "wiring": "app",
    "targets": {
        "Words": [],
        "Rules": ["Words"],
        "Seam": ["@core"],
        "Engine": ["@core", "@seams"],
        "World": ["@core", "@seams", "CThing", "@system"],
        "app": ["*"],
    },
}
SAMPLE_SOURCES = {
    "Words/a.swift": "public struct Word {}",
    "Rules/a.swift": "import Words",
    "Seam/a.swift": "import Rules",
    "Engine/a.swift": "import Rules\nimport Seam",
    "World/a.swift": "internal import CThing\nimport Foundation\nimport Seam",
    "CThing/module.modulemap": "module CThing {}",
    "app/main.swift": "import Engine\nimport Foundation\nimport World",
}


def sample(sources: dict[str, str] | None = None, table: dict | None = None) -> list[str]:
    """What the check says of the sample with these files and entries in place of its own."""
    with tempfile.TemporaryDirectory() as temporary:
        root = pathlib.Path(temporary)
        for name, text in (SAMPLE_SOURCES | (sources or {})).items():
            path = root / "Sources" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        targets = SAMPLE_TABLE["targets"] | (table or {})
        return check(root, Table(SAMPLE_TABLE | {"targets": targets}))


REFUSED: list[tuple[str, dict, dict, str]] = [
    ("Foundation in the core", {"Rules/a.swift": "import Words\nimport Foundation"}, {},
     "Sources/Rules/a.swift:2: Rules may not import Foundation; it may import Words"),
    ("Glibc in a leaf", {"Words/a.swift": "import Glibc"}, {},
     "Sources/Words/a.swift:1: Words may not import Glibc; it may import nothing but"),
    ("an upward arrow", {"Words/a.swift": "import Rules"}, {}, "Words may not import Rules"),
    ("a deeper folder", {"Words/b/c.swift": "\n\nimport Seam"}, {}, "Sources/Words/b/c.swift:3:"),
    ("an import of one declaration", {"Words/a.swift": "import struct Foundation.Date"}, {}, "import Foundation"),
    ("a submodule", {"Words/a.swift": "import Foundation.NSDate"}, {}, "import Foundation"),
    ("an access level", {"Words/a.swift": "public import Foundation"}, {}, "import Foundation"),
    ("an attribute", {"Words/a.swift": "@preconcurrency import Foundation"}, {}, "import Foundation"),
    ("an attribute with an argument", {"Words/a.swift": "@_spi(Inner) import Foundation"}, {}, "import Foundation"),
    ("two on a line", {"Rules/a.swift": "import Words; import Foundation"}, {}, "import Foundation"),
    ("a conditional import", {"Words/a.swift": "#if canImport(Glibc)\nimport Glibc\n#endif"}, {}, "a.swift:2:"),
    ("an import behind a comment", {"Words/a.swift": "/* x /* y */ */ import Foundation"}, {}, "a.swift:1:"),
    ("an import behind a string", {"Words/a.swift": 'let a = #"\\"#\nimport Foundation'}, {}, "a.swift:2:"),
    ("a re-export", {"Rules/a.swift": "@_exported import Words"}, {}, "Words is re-exported"),
    ("a C module in two targets", {"Engine/a.swift": "import CThing"}, {"Engine": ["CThing"]},
     "exactly one target may import this C module, not Engine"),
    ("a C module behind *", {"app/main.swift": "import CThing"}, {}, "app may not import CThing"),
    ("a C module without a user", {"World/a.swift": "import Seam"}, {}, "no target imports this C module"),
    ("wiring outside the wiring target", {"New/a.swift": "import Engine\nimport World"},
     {"New": ["Engine", "World"]}, "only app may name an implementation and the engine together"),
    ("an unknown target", {"New/a.swift": ""}, {}, "Sources/New: no such target in the table"),
    ("a target without a folder", {}, {"Gone": []}, "target Gone has no folder"),
    ("a core that is allowed the world", {}, {"Rules": ["Words", "@system"]}, "Rules is pure core"),
    ("a cycle", {}, {"Words": ["Rules"]}, "can reach itself"),
]
ACCEPTED: list[tuple[str, dict]] = [
    ("the sample itself", {}),
    ("a line comment", {"Words/a.swift": "// import Foundation"}),
    ("a block comment", {"Words/a.swift": "/*\nimport Foundation\n/* */\nimport Glibc\n*/"}),
    ("a string of several lines", {"Words/a.swift": 'let a = """\nimport Foundation\n"""'}),
    ("a raw string", {"Words/a.swift": 'let a = #"""\n"""\nimport Foundation\n"""#'}),
    ("a member named import", {"Words/a.swift": "let a = b\n  .import (Foundation)"}),
]


def self_test(table: Table) -> list[str]:
    """What the check gets wrong on trees whose answer is known."""
    failures = []
    for what, sources, entries, expected in REFUSED:
        said = sample(sources, entries)
        if not any(expected in line for line in said):
            failures.append(f"{what}: expected {expected!r}, got {said}")
    for what, sources in ACCEPTED:
        if said := sample(sources):
            failures.append(f"{what}: expected nothing, got {said}")
    for target in table.groups["core"]:
        for module in table.groups["system"]:
            if table.allows(target, module, set()):
                failures.append(f"the table allows {module} to {target}, which is pure core")
    return failures


def main() -> int:
    repository = pathlib.Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--root", type=pathlib.Path, default=repository, help="the tree to check")
    parser.add_argument("--self-test", action="store_true", help="prove that violations are caught")
    arguments = parser.parse_args()
    try:
        table = Table(json.loads((repository / "scripts/arrows.json").read_text()))
        problems = self_test(table) if arguments.self_test else check(arguments.root, table)
    except (TableError, OSError, ValueError) as error:
        print(f"check-arrows: {error}", file=sys.stderr)
        return 2
    for problem in problems:
        print(problem, file=sys.stderr)
    what = f"self-test, {len(REFUSED) + len(ACCEPTED)} trees" if arguments.self_test else "arrows"
    print(f"check-arrows: {what}: {len(problems)} wrong" if problems else f"check-arrows: {what}: all hold")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
