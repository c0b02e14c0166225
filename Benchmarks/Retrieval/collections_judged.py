"""Collections of texts with questions and the texts that answer them."""

from __future__ import annotations

import collections
import importlib
import inspect
import pathlib
import pkgutil
import re
import typing


class Judged(typing.NamedTuple):
    """A collection: texts and questions by name, and for each question the names of the texts that answer it."""

    name: str
    documents: dict[str, str]
    queries: dict[str, str]
    relevant: dict[str, set[str]]


def cranfield(folder: pathlib.Path) -> Judged:
    """Cranfield-1400 from its three files (cran.all.1400, cran.qry, cranqrel); questions count by position."""
    fields: dict[str, dict[str, list[str]]] = {}
    current, field = "", ""
    for line in (folder / "cran.all.1400").read_text(errors="replace").splitlines():
        if line.startswith(".I"):
            current, field = line.split()[1], ""
            fields[current] = collections.defaultdict(list)
        elif re.fullmatch(r"\.[A-Z]", line.strip()):
            field = line.strip()[1]
        else:
            fields[current][field].append(line)
    # The abstract (.W) begins with the title already.
    documents = {name: " ".join(parts["W"] or parts["T"]) for name, parts in fields.items()}
    questions: list[list[str]] = []
    for line in (folder / "cran.qry").read_text().splitlines():
        if line.startswith(".I"):
            questions.append([])
        elif not line.startswith(".W"):
            questions[-1].append(line)
    relevant: dict[str, set[str]] = collections.defaultdict(set)
    for line in (folder / "cranqrel").read_text().splitlines():
        query, document, grade = line.split()[:3]
        if int(grade) in (1, 2, 3, 4):
            relevant[query].add(document)
    queries = {str(number + 1): " ".join(lines) for number, lines in enumerate(questions)}
    return Judged("Cranfield-1400", documents, queries, dict(relevant))


def docstrings(packages: tuple[str, ...] = ("numpy", "nltk", "json", "asyncio", "email", "logging", "unittest",
                                            "xml", "http", "concurrent", "multiprocessing")) -> Judged:
    """Known items: the first paragraph of a function's or class's documentation asks for the rest of it.

    Written by people about technical matters, as a knowledge base is, and there on every machine: the packages are
    Python's own and those of requirements.txt. What is documented twice is taken once.
    """
    documents, queries, relevant = {}, {}, {}
    seen: set[str] = set()
    for name, text in sorted(_documented(packages)):
        first, _, rest = text.partition("\n\n")
        first, rest = " ".join(first.split()), rest.strip()
        if not 5 <= len(first.split()) <= 40 or len(rest.split()) < 20 or rest in seen or first in seen:
            continue
        seen |= {first, rest}
        documents[name], queries[name], relevant[name] = rest, first, {name}
    return Judged("docstrings", documents, queries, relevant)


def _documented(packages: tuple[str, ...]) -> typing.Iterator[tuple[str, str]]:
    for module in _modules(packages):
        for name, thing in vars(module).items():
            if (inspect.isclass(thing) or callable(thing)) and getattr(thing, "__module__", None) == module.__name__:
                yield f"{module.__name__}.{name}", inspect.getdoc(thing) or ""
                for part, method in vars(thing).items() if inspect.isclass(thing) else ():
                    if callable(method) and not part.startswith("_"):
                        yield f"{module.__name__}.{name}.{part}", inspect.getdoc(method) or ""


def _modules(packages: tuple[str, ...]) -> typing.Iterator[typing.Any]:
    for package in packages:
        root = importlib.import_module(package)
        yield root
        for found in pkgutil.walk_packages(root.__path__, package + ".", onerror=lambda _: None):
            if re.search(r"\.(tests?|_|conftest|f2py|distutils|app|book|draw|gui|__main__)", found.name):
                continue
            try:
                yield importlib.import_module(found.name)
            except Exception:  # A module that needs what is not installed is left out.
                continue
