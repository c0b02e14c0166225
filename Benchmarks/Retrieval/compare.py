#!/usr/bin/env python3
"""Compares our ranking by words with bm25s, SQLite's FTS5 and tantivy on judged collections, in one run.

    compare.py --probe PATH [--cranfield FOLDER] [--vectors FILE] [--json FILE]

nDCG@10, MRR@10 and recall at 100, and for each peer the mean difference of ours in nDCG@10 with its 95 % interval
(bootstrap over the questions, 2,000 draws, seed 0). bm25s has our stemmer's algorithm (PyStemmer `porter`) and our
stop words; "bm25s, our terms" gets the very terms, so that it differs by the formula alone. Exit code 1 where ours
is more than 0.005 from the latter, or more than 0.005 below the former.

With --vectors, an .npz of embeddings of the docstrings (`documents`, `queries`, a row each, in their order), our
ranking by vectors and the hybrid one are measured as well.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import re
import sqlite3
import subprocess
import sys

import bm25s
import numpy
import Stemmer
import tantivy

import collections_judged

DEPTH = 100
ALLOWED = 0.005

Rankings = dict[str, list[str]]


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def ours(probe: str, data: collections_judged.Judged, vectors) -> dict[str, Rankings]:
    """Our rankings by part; those by vectors only where there are some."""
    rows = {} if vectors is None else {"document": vectors["documents"], "query": vectors["queries"]}

    def line(part: str, place: int, name: str, text: str) -> str:
        item = {part: name, "text": text}
        if rows:
            item["vector"] = rows[part][place].tolist()
        return json.dumps(item)

    lines = [line("document", place, name, text) for place, (name, text) in enumerate(data.documents.items())]
    lines += [line("query", place, name, data.queries[name]) for place, name in enumerate(data.relevant)]
    run = subprocess.run([probe, "search", "--limit", str(DEPTH)], input="\n".join(lines) + "\n",
                         capture_output=True, text=True, check=True)
    answers = [json.loads(answer) for answer in run.stdout.splitlines()]
    parts = {"ours": "words"}
    if rows:
        parts |= {"ours, vectors": "vectors", "ours, hybrid": "hybrid"}
    return {name: {answer["query"]: answer[part] for answer in answers} for name, part in parts.items()}


def stop_words(probe: str) -> list[str]:
    return subprocess.run([probe, "stop-words"], capture_output=True, text=True, check=True).stdout.split()


def terms(probe: str, texts: list[str]) -> list[list[str]]:
    lines = "\n".join(" ".join(text.split()) for text in texts) + "\n"
    run = subprocess.run([probe, "terms"], input=lines, capture_output=True, text=True, check=True)
    return [line.split() for line in run.stdout.split("\n")[: len(texts)]]


def rank_bm25s(corpus, questions, data: collections_judged.Judged) -> Rankings:
    index = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
    index.index(corpus, show_progress=False)
    found, scores = index.retrieve(questions, k=min(DEPTH, len(data.documents)), show_progress=False)
    names = list(data.documents)
    return {query: [names[place] for place, score in zip(row, row_scores) if score > 0]
            for query, row, row_scores in zip(data.relevant, found, scores)}


def bm25s_own_terms(data: collections_judged.Judged, stops: list[str]) -> Rankings:
    stemmer = Stemmer.Stemmer("porter")

    def cut(texts: list[str]):
        return bm25s.tokenize(texts, stopwords=stops, stemmer=stemmer, show_progress=False)

    return rank_bm25s(cut(list(data.documents.values())), cut([data.queries[name] for name in data.relevant]), data)


def bm25s_our_terms(data: collections_judged.Judged, probe: str) -> Rankings:
    corpus = terms(probe, list(data.documents.values()))
    questions = terms(probe, [data.queries[name] for name in data.relevant])
    return rank_bm25s(corpus, questions, data)


def fts5(data: collections_judged.Judged, stops: set[str]) -> Rankings:
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table texts using fts5(text, tokenize='porter unicode61')")
    names = list(data.documents)
    database.executemany("insert into texts(rowid, text) values (?, ?)",
                         [(place, data.documents[name]) for place, name in enumerate(names)])
    found = {}
    for query in data.relevant:
        asked = [word for word in words(data.queries[query]) if word not in stops] or words(data.queries[query])
        rows = database.execute("select rowid from texts where texts match ? order by rank limit ?",
                                (" OR ".join(f'"{word}"' for word in asked), DEPTH))
        found[query] = [names[row[0]] for row in rows]
    return found


def rank_tantivy(data: collections_judged.Judged, stops: set[str]) -> Rankings:
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("name", stored=True, tokenizer_name="raw")
    schema.add_text_field("text", tokenizer_name="en_stem")
    index = tantivy.Index(schema.build())
    writer = index.writer(heap_size=64_000_000, num_threads=1)
    for name, text in data.documents.items():
        writer.add_document(tantivy.Document(name=[name], text=[text]))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    found = {}
    for query in data.relevant:
        asked = [word for word in words(data.queries[query]) if word not in stops] or words(data.queries[query])
        hits = searcher.search(index.parse_query(" ".join(asked), ["text"]), DEPTH).hits
        found[query] = [searcher.doc(address)["name"][0] for _, address in hits]
    return found


def measure(rankings: Rankings, relevant: dict[str, set[str]]) -> dict[str, numpy.ndarray]:
    gains, first, recall = [], [], []
    for query, wanted in relevant.items():
        hits = [name in wanted for name in rankings.get(query, [])]
        gained = sum(1 / numpy.log2(place + 2) for place, hit in enumerate(hits[:10]) if hit)
        best = sum(1 / numpy.log2(place + 2) for place in range(min(10, len(wanted))))
        gains.append(gained / best)
        first.append(next((1 / (place + 1) for place, hit in enumerate(hits[:10]) if hit), 0.0))
        recall.append(sum(hits[:DEPTH]) / len(wanted))
    return {"ndcg": numpy.array(gains), "mrr": numpy.array(first), "recall": numpy.array(recall)}


def interval(differences: numpy.ndarray) -> tuple[float, float]:
    draws = numpy.random.default_rng(0).integers(0, len(differences), (2_000, len(differences)))
    low, high = numpy.percentile(differences[draws].mean(axis=1), [2.5, 97.5])
    return float(low), float(high)


def compare(data: collections_judged.Judged, probe: str, vectors=None) -> dict[str, dict[str, float]]:
    stops = stop_words(probe)
    runs = {
        **ours(probe, data, vectors),
        "bm25s porter": bm25s_own_terms(data, stops),
        "bm25s, our terms": bm25s_our_terms(data, probe),
        "FTS5 porter": fts5(data, set(stops)),
        "tantivy en_stem": rank_tantivy(data, set(stops)),
    }
    judgements = sum(map(len, data.relevant.values()))
    print(f"{data.name}: {len(data.documents)} texts, {len(data.relevant)} questions, {judgements} judgements")
    measured = {name: measure(run, data.relevant) for name, run in runs.items()}
    rows = {}
    for name, result in measured.items():
        difference = measured["ours"]["ndcg"] - result["ndcg"]
        low, high = interval(difference)
        rows[name] = {"ndcg": float(result["ndcg"].mean()), "mrr": float(result["mrr"].mean()),
                      "recall": float(result["recall"].mean()), "ours_minus": float(difference.mean()),
                      "low": low, "high": high}
        print("  {:18s} nDCG@10 {ndcg:.4f}  MRR@10 {mrr:.4f}  R@100 {recall:.4f}  "
              "ours minus it {ours_minus:+.4f} [{low:+.4f}, {high:+.4f}]".format(name, **rows[name]))
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--probe", required=True, help="the program retrieval-probe")
    parser.add_argument("--cranfield", type=pathlib.Path, help="a folder with cran.all.1400, cran.qry and cranqrel")
    parser.add_argument("--vectors", type=pathlib.Path, help="embeddings of the docstrings, .npz")
    parser.add_argument("--json", type=pathlib.Path, help="where to write the figures")
    options = parser.parse_args()

    vectors = numpy.load(options.vectors) if options.vectors else None
    docstrings = collections_judged.docstrings()
    figures = {docstrings.name: compare(docstrings, options.probe, vectors)}
    if options.cranfield:
        cranfield = collections_judged.cranfield(options.cranfield)
        figures[cranfield.name] = compare(cranfield, options.probe)
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2) + "\n")
    far = [name for name, rows in figures.items()
           if abs(rows["bm25s, our terms"]["ours_minus"]) > ALLOWED or rows["bm25s porter"]["ours_minus"] < -ALLOWED]
    for name in far:
        print(f"{name}: more than {ALLOWED} from bm25s", file=sys.stderr)
    return 1 if far else 0


if __name__ == "__main__":
    sys.exit(main())
