"""How good a ranking is, and how sure that is. Needs nothing but Python."""

from __future__ import annotations

import math
import random
import statistics
import typing

DRAWS = 2_000

Grades = dict[str, int]
"""The texts that answer a query, with how well: 1 or more."""


class Quality(typing.NamedTuple):
    """Of one ranking, each from 0 to 1."""

    ndcg: float
    mrr: float
    recall: float


def quality(ranking: list[str], grades: Grades) -> Quality:
    """nDCG@10 with the grades as gains, as trec_eval has it; MRR@10; recall among the first 20."""
    gained = sum(grades.get(name, 0) / math.log2(place + 2) for place, name in enumerate(ranking[:10]))
    best = sorted(grades.values(), reverse=True)[:10]
    possible = sum(grade / math.log2(place + 2) for place, grade in enumerate(best))
    first = next((1 / (place + 1) for place, name in enumerate(ranking[:10]) if name in grades), 0.0)
    found = len(grades.keys() & set(ranking[:20]))
    return Quality(gained / possible, first, found / len(grades))


def interval(values: dict[str, float], groups: dict[str, str], seed: int) -> tuple[float, float]:
    """The 95 % interval of the mean over queries, by bootstrap over their groups: queries of one group are alike."""
    sums: dict[str, list[float]] = {}
    for query, value in values.items():
        total = sums.setdefault(groups[query], [0.0, 0])
        total[0] += value
        total[1] += 1
    held, chance, means = list(sums.values()), random.Random(seed), []
    for _ in range(DRAWS):
        drawn = chance.choices(held, k=len(held))
        means.append(sum(total for total, _ in drawn) / sum(count for _, count in drawn))
    means.sort()
    return means[round(0.025 * DRAWS)], means[round(0.975 * DRAWS) - 1]


def mean(values: dict[str, float]) -> float:
    return statistics.fmean(values.values())
