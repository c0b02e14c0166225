#!/usr/bin/env python3
"""Measures the search on judged collections, beside others, in one run. See README.md for the collections.

    run.py --probe PATH --embed-probe PATH --collections FOLDER [--cranfield FOLDER] [--out FILE]

Ours by words, by vectors (the product's own embedding) and by both as the product joins them; by words bm25s, SQLite's
FTS5 and tantivy. nDCG@10 with its 95 % interval, MRR@10, recall among the first 20; how far each is from ours by words
in nDCG@10; and how far the joined ranking is from the better of its parts. Intervals are bootstraps over the queries.

Exit codes: 0 measured; 1 measured, and ours by words is more than 0.005 from bm25s with the same terms, or the joined
ranking is below the better of its parts by more than chance; 2 wrong arguments.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import subprocess
import sys

sys.dont_write_bytecode = True
import collections_judged  # noqa: E402
import peers  # noqa: E402
from collections_judged import Item, Judged  # noqa: E402
from measures import interval, mean, quality  # noqa: E402

DEPTH = 100
"""So many of each ranking are looked at: as deep as the search joins by default."""
ALLOWED = 0.005
PARTS = {"ours, words": "words", "ours, vectors": "vectors", "ours, hybrid": "hybrid"}


def embedded(embed_probe: str, items: dict[str, Item]) -> list[list[float]]:
    lines = "".join(json.dumps(item.text) + "\n" for item in items.values())
    run = subprocess.run([embed_probe, "vectors"], input=lines, capture_output=True, text=True, check=True)
    return [[float(number) for number in line.split()] for line in run.stdout.splitlines()]


def ours(probe: str, embed_probe: str, data: Judged) -> dict[str, peers.Rankings]:
    lines = []
    for name, item, vector in zip(data.texts, data.texts.values(), embedded(embed_probe, data.texts)):
        bucket = {"bucket": item.facts.buckets[0]} if item.facts.buckets else {}
        lines.append({"document": name, "text": item.text, "vector": vector, "role": item.facts.role,
                      "level": item.facts.level} | bucket)
    for name, item, vector in zip(data.queries, data.queries.values(), embedded(embed_probe, data.queries)):
        lines.append({"query": name, "text": item.text, "vector": vector, "role": item.facts.role,
                      "level": item.facts.level, "buckets": item.facts.buckets})
    run = subprocess.run([probe, "search", "--limit", str(DEPTH)], input="".join(json.dumps(x) + "\n" for x in lines),
                         capture_output=True, text=True, check=True)
    answers = [json.loads(answer) for answer in run.stdout.splitlines()]
    return {name: {answer["query"]: answer[part] for answer in answers} for name, part in PARTS.items()}


def confined(rankings: peers.Rankings, data: Judged) -> peers.Rankings:
    """Others rank everything; what a query is not to find is taken out of that."""
    return {query: [name for name in found if data.queries[query].facts.admits(data.texts[name].facts)][:DEPTH]
            for query, found in rankings.items()}


def measured(rankings: peers.Rankings, data: Judged) -> dict[str, dict[str, float]]:
    """Measures by query."""
    by_query = {}
    for query, grades in data.grades.items():
        left_out = (data.unjudged or {}).get(query, set())
        ranking = [name for name in rankings[query] if name not in left_out]
        by_query[query] = quality(ranking, grades)
    return {kind: {query: getattr(row, kind) for query, row in by_query.items()} for kind in ("ndcg", "mrr", "recall")}


def compare(data: Judged, probe: str, embed_probe: str, seed: int) -> dict:
    stops = set(subprocess.run([probe, "stop-words"], capture_output=True, text=True, check=True).stdout.split())
    others = {
        "bm25s, our terms": peers.bm25s_our_terms(data, probe),
        "bm25s porter": peers.bm25s_own_terms(data, stops),
        "FTS5 porter": peers.fts5(data, stops),
        "tantivy en_stem": peers.rank_tantivy(data, stops),
    }
    runs = ours(probe, embed_probe, data) | {name: confined(run, data) for name, run in others.items()}
    groups = {query: item.group or query for query, item in data.queries.items()}
    results = {name: measured(run, data) for name, run in runs.items()}

    def difference(one: str, other: str) -> dict:
        by_query = {query: value - results[other]["ndcg"][query] for query, value in results[one]["ndcg"].items()}
        low, high = interval(by_query, groups, seed)
        return {"mean": mean(by_query), "low": low, "high": high}

    print(f"{data.name}: {len(data.texts)} texts, {len(data.queries)} queries, "
          f"{sum(map(len, data.grades.values()))} judgements")
    rows = {}
    for name, result in results.items():
        low, high = interval(result["ndcg"], groups, seed)
        row = {kind: mean(values) for kind, values in result.items()} | {"low": low, "high": high}
        if name not in PARTS:
            row["ours_minus"] = difference("ours, words", name)
        rows[name] = row
        print(f"  {name:18s} nDCG@10 {row['ndcg']:.4f} [{low:.3f}, {high:.3f}]  MRR@10 {row['mrr']:.4f}  "
              f"R@20 {row['recall']:.4f}" + told(row.get("ours_minus"), "  ours by words minus it"))
    better = max(list(PARTS)[:2], key=lambda name: rows[name]["ndcg"])
    joined = difference("ours, hybrid", better) | {"better_part": better}
    print(told(joined, f"  hybrid minus {better}"))
    return {"texts": len(data.texts), "queries": len(data.queries), "rankings": rows, "hybrid_minus_better": joined}


def told(difference: dict | None, what: str) -> str:
    return f"{what} {difference['mean']:+.4f} [{difference['low']:+.4f}, {difference['high']:+.4f}]" if difference else ""


def faults(name: str, figures: dict) -> list[str]:
    found = []
    if abs(figures["rankings"]["bm25s, our terms"]["ours_minus"]["mean"]) > ALLOWED:
        found.append(f"{name}: ours by words is more than {ALLOWED} from bm25s")
    if figures["hybrid_minus_better"]["high"] < 0:
        found.append(f"{name}: hybrid is below {figures['hybrid_minus_better']['better_part']}")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--probe", required=True, help="the program retrieval-probe")
    parser.add_argument("--embed-probe", required=True, help="the program embed-probe")
    parser.add_argument("--collections", type=pathlib.Path, required=True, help="what install_collections.py made")
    parser.add_argument("--cranfield", type=pathlib.Path, help="a folder with cran.all.1400, cran.qry and cranqrel")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=pathlib.Path, help="where the figures are written as JSON")
    options = parser.parse_args()

    chosen = [collections_judged.lee(options.collections), collections_judged.arxiv_tags(options.collections),
              *collections_judged.seed(options.probe), collections_judged.docstrings()]
    if options.cranfield:
        chosen.append(collections_judged.cranfield(options.cranfield))
    figures, wrong = {}, []
    for data in chosen:
        figures[data.name] = compare(data, options.probe, options.embed_probe, options.seed)
        wrong += faults(data.name, figures[data.name])
    if options.out:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        options.out.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    for fault in wrong:
        print(fault, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
