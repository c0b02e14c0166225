"""Rankings by others: bm25s, SQLite's FTS5 and tantivy. All find by words."""

from __future__ import annotations

import re
import sqlite3
import subprocess

import bm25s
import Stemmer
import tantivy

from collections_judged import Judged

Rankings = dict[str, list[str]]
"""For each query the names of what was found, the best first."""


def words(text: str, stops: set[str]) -> list[str]:
    found = re.findall(r"[a-z0-9]+", text.lower())
    return [word for word in found if word not in stops] or found


def terms(probe: str, texts: list[str]) -> list[list[str]]:
    """The very terms that ours reads out of texts."""
    lines = "\n".join(" ".join(text.split()) for text in texts) + "\n"
    run = subprocess.run([probe, "terms"], input=lines, capture_output=True, text=True, check=True)
    return [line.split() for line in run.stdout.split("\n")[: len(texts)]]


def bm25s_own_terms(data: Judged, stops: set[str]) -> Rankings:
    """Our stemmer's algorithm and our stop words, its own way to cut words."""
    stemmer = Stemmer.Stemmer("porter")

    def cut(texts: list[str]):
        return bm25s.tokenize(texts, stopwords=sorted(stops), stemmer=stemmer, show_progress=False)

    return _rank_bm25s(cut([text.text for text in data.texts.values()]),
                       cut([query.text for query in data.queries.values()]), data)


def bm25s_our_terms(data: Judged, probe: str) -> Rankings:
    """Differs from ours by the formula alone."""
    return _rank_bm25s(terms(probe, [text.text for text in data.texts.values()]),
                       terms(probe, [query.text for query in data.queries.values()]), data)


def _rank_bm25s(corpus, questions, data: Judged) -> Rankings:
    index = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
    index.index(corpus, show_progress=False)
    found, scores = index.retrieve(questions, k=len(data.texts), show_progress=False)
    names = list(data.texts)
    return {query: [names[place] for place, score in zip(row, row_scores) if score > 0]
            for query, row, row_scores in zip(data.queries, found, scores)}


def fts5(data: Judged, stops: set[str]) -> Rankings:
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table texts using fts5(text, tokenize='porter unicode61')")
    names = list(data.texts)
    database.executemany("insert into texts(rowid, text) values (?, ?)",
                         [(place, data.texts[name].text) for place, name in enumerate(names)])
    found = {}
    for name, query in data.queries.items():
        asked = " OR ".join(f'"{word}"' for word in words(query.text, stops))
        rows = database.execute("select rowid from texts where texts match ? order by bm25(texts), rowid", (asked,))
        found[name] = [names[row[0]] for row in rows]
    return found


def rank_tantivy(data: Judged, stops: set[str]) -> Rankings:
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("name", stored=True, tokenizer_name="raw")
    schema.add_text_field("text", tokenizer_name="en_stem")
    index = tantivy.Index(schema.build())
    writer = index.writer(heap_size=64_000_000, num_threads=1)
    for name, text in data.texts.items():
        writer.add_document(tantivy.Document(name=[name], text=[text.text]))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    found = {}
    for name, query in data.queries.items():
        asked = index.parse_query(" ".join(words(query.text, stops)), ["text"])
        hits = searcher.search(asked, len(data.texts)).hits
        found[name] = [searcher.doc(address)["name"][0] for _, address in hits]
    return found
