"""Collections of texts with queries and judgements: which texts answer a query, and how well."""

from __future__ import annotations

import collections
import importlib
import inspect
import json
import pathlib
import pkgutil
import re
import subprocess
import typing

HERE = pathlib.Path(__file__).resolve().parent


class Facts(typing.NamedTuple):
    """What a text is filtered by, or a query is confined to; None means any."""

    role: str | None = None
    level: str | None = None
    buckets: tuple[str, ...] | None = None

    def admits(self, text: Facts) -> bool:
        return (text.role in (None, self.role) or self.role is None) and (
            text.level in (None, self.level) or self.level is None) and (
            self.buckets is None or text.buckets is None or text.buckets[0] in self.buckets)


class Item(typing.NamedTuple):
    """A text or a query. Queries of the same group are alike, and are drawn together."""

    text: str
    facts: Facts = Facts()
    group: str | None = None


class Judged(typing.NamedTuple):
    """A collection."""

    name: str
    texts: dict[str, Item]
    queries: dict[str, Item]
    grades: dict[str, dict[str, int]]
    # Texts that nobody judged for a query, which are taken out of its rankings before these are measured
    # (condensed lists: T. Sakai, "Alternatives to Bpref", SIGIR 2007); None where all that is not graded answers nothing.
    unjudged: dict[str, set[str]] | None = None


def lee(folder: pathlib.Path) -> Judged:
    """News in brief: each of 50 asks for those that people found similar, among 300 others that nobody judged.

    M. Lee, B. Pincombe and M. Welsh, "An empirical evaluation of models of text document similarity", CogSci 2005.
    Each pair has the mean of some ten ratings from 1 (unrelated) to 5, here as fifths; a whole point above the least
    is a grade.
    """
    short = (folder / "lee.cor").read_text(encoding="latin-1").splitlines()
    long = (folder / "lee_background.cor").read_text(encoding="latin-1").splitlines()
    table = [[float(cell) for cell in line.split()]
             for line in (folder / "similarities0-1.txt").read_text(encoding="utf-8").splitlines()]
    texts = {f"short-{place}": Item(text) for place, text in enumerate(short)}
    others = {f"long-{place}": Item(text) for place, text in enumerate(long)}
    grades: dict[str, dict[str, int]] = collections.defaultdict(dict)
    for row, cells in enumerate(table):
        # The half above the diagonal is filled.
        for column in range(row + 1, len(cells)):
            grade = int(cells[column] * 5 + 1e-6) - 1
            if grade > 0:
                grades[f"short-{row}"][f"short-{column}"] = grade
                grades[f"short-{column}"][f"short-{row}"] = grade
    queries = {name: item for name, item in texts.items() if name in grades}
    unjudged = {name: {name, *others} for name in queries}
    return Judged("Lee", texts | others, queries, dict(grades), unjudged)


def arxiv_tags(folder: pathlib.Path) -> Judged:
    """Papers that one reader tagged: each tag of at least two papers asks for them, by its label.

    Semanlink's papers of arXiv, title and abstract, as the package cherche ships them. A paper with the tag has
    grade 2, one with a tag right below it grade 1.
    """
    papers = json.loads((folder / "arxiv.json").read_text(encoding="utf-8"))
    tags = json.loads((folder / "tags.json").read_text(encoding="utf-8"))
    texts = {paper["document"]: Item(f"{paper['arxiv_title']}\n{paper['arxiv_summary']}") for paper in papers}
    tagged: dict[str, set[str]] = collections.defaultdict(set)
    below: dict[str, set[str]] = collections.defaultdict(set)
    for paper in papers:
        for tag in paper["tag"]:
            tagged[tag].add(paper["document"])
            for broader in tags[tag]["broader"]:
                below[broader].add(paper["document"])
    queries, grades = {}, {}
    for tag, direct in sorted(tagged.items()):
        # One tag says no more than that the bookmark is a paper of arXiv.
        if 2 <= len(direct) < len(papers) // 2:
            queries[tag] = Item(tags[tag]["prefLabel"][0])
            grades[tag] = {name: 1 for name in below[tag]} | {name: 2 for name in direct}
    return Judged("arXiv tags", texts, queries, grades)


def seed(probe: str) -> tuple[Judged, Judged]:
    """Our own knowledge base: the questions of its banks ask for their criteria, answers for question and criterion.

    README.md says what follows from what.
    """
    run = subprocess.run([probe, "seed"], capture_output=True, text=True, check=True)
    chunks = {chunk["name"]: chunk for chunk in map(json.loads, run.stdout.splitlines())}
    texts = {name: Item(chunk["text"], Facts(chunk.get("role"), chunk.get("level"), (chunk["bucket"],)))
             for name, chunk in chunks.items()}
    bank: dict[tuple[str, str, str], tuple[str, str]] = {}
    for chunk in chunks.values():
        head = re.search(r"^Criterion: (.+)\nMinutes: \d+\n\n(.+)", chunk["text"], re.MULTILINE | re.DOTALL)
        if chunk["bucket"] == "question" and head:
            bank[chunk["role"], chunk["level"], chunk["headings"][1]] = head[1], head[2].strip()

    def under(role: str, level: str, bucket: str, heading: str) -> set[str]:
        return {name for name, chunk in chunks.items()
                if (chunk.get("role"), chunk.get("level"), chunk["bucket"]) == (role, level, bucket)
                and heading in chunk["headings"]}

    queries, grades = {}, {}
    for (role, level, title), (criterion, question) in bank.items():
        name = f"{role} {level}: {title}"
        queries[name] = Item(question, Facts(role, level, ("rubric", "policy", "company")), name)
        grades[name] = dict.fromkeys(under(role, level, "rubric", criterion), 1)
    questions = Judged("seed, questions", texts, queries, grades)

    queries, grades = {}, {}
    for line in (HERE.parent / "answers.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        role, level, criterion = entry["role"], entry["level"], entry["criterion"]
        asked = {place[2]: question for place, (about, question) in bank.items()
                 if place[:2] == (role, level) and about == criterion}
        own = [title for title, question in asked.items() if question == entry["question"]]
        if len(own) != 1:
            raise SystemExit(f"{entry['id']}: its question is not in the bank, or twice")
        fits: dict[str, int] = {}
        for title in asked:
            fits |= dict.fromkeys(under(role, level, "question", title), 2 if title in own else 1)
        fits |= dict.fromkeys(under(role, level, "rubric", criterion), 2)
        for kind, text in entry["answers"].items():
            if kind != "off_topic":
                name = f"{entry['id']} {kind}"
                queries[name], grades[name] = Item(text, Facts(role, level), entry["id"]), fits
    return questions, Judged("seed, answers", texts, queries, grades)


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
    texts = {name: Item(" ".join(parts["W"] or parts["T"])) for name, parts in fields.items()}
    questions: list[list[str]] = []
    for line in (folder / "cran.qry").read_text().splitlines():
        if line.startswith(".I"):
            questions.append([])
        elif not line.startswith(".W"):
            questions[-1].append(line)
    grades: dict[str, dict[str, int]] = collections.defaultdict(dict)
    for line in (folder / "cranqrel").read_text().splitlines():
        query, document, grade = line.split()[:3]
        if int(grade) in (1, 2, 3, 4):
            grades[query][document] = 1
    queries = {str(number + 1): Item(" ".join(lines)) for number, lines in enumerate(questions)
               if str(number + 1) in grades}
    return Judged("Cranfield-1400", texts, queries, dict(grades))


def docstrings(packages: tuple[str, ...] = ("numpy", "json", "asyncio", "email", "logging", "unittest", "xml", "http",
                                            "concurrent", "multiprocessing")) -> Judged:
    """Known items: the first paragraph of a function's or class's documentation asks for the rest of it.

    Written by people about technical matters, as a knowledge base is, and there on every machine: the packages are
    Python's own and one of requirements.txt. What is documented twice is taken once.
    """
    texts, queries, grades = {}, {}, {}
    seen: set[str] = set()
    for name, text in sorted(_documented(packages)):
        first, _, rest = text.partition("\n\n")
        first, rest = " ".join(first.split()), rest.strip()
        if not 5 <= len(first.split()) <= 40 or len(rest.split()) < 20 or rest in seen or first in seen:
            continue
        seen |= {first, rest}
        texts[name], queries[name], grades[name] = Item(rest), Item(first), {name: 1}
    return Judged("docstrings", texts, queries, grades)


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
            if re.search(r"\.(tests?|_|conftest|f2py|distutils|__main__)", found.name):
                continue
            try:
                yield importlib.import_module(found.name)
            except Exception:  # A module that needs what is not installed is left out.
                continue
