#!/usr/bin/env python3
"""Tries measures.py on examples that were computed by hand. Needs nothing but Python."""

from __future__ import annotations

import math
import sys
import unittest

sys.dont_write_bytecode = True
from measures import interval, quality  # noqa: E402


class QualityTests(unittest.TestCase):
    def test_graded_example(self) -> None:
        # b (grade 2) second, d (grade 1) fourth, e (grade 3) not found:
        # DCG = 2 / log2 3 + 1 / log2 5; ideal = 3 / 1 + 2 / log2 3 + 1 / 2
        found = quality(["a", "b", "c", "d"], {"b": 2, "d": 1, "e": 3})
        self.assertAlmostEqual(found.ndcg, (1.2618595 + 0.4306766) / (3 + 1.2618595 + 0.5), places=6)
        self.assertAlmostEqual(found.mrr, 1 / 2)
        self.assertAlmostEqual(found.recall, 2 / 3)

    def test_ideal_order_is_one_and_grades_matter(self) -> None:
        grades = {"a": 3, "b": 2, "c": 1}
        self.assertEqual(quality(["a", "b", "c"], grades).ndcg, 1)
        self.assertLess(quality(["c", "b", "a"], grades).ndcg, 1)

    def test_depths(self) -> None:
        ranking = [str(number) for number in range(30)]
        self.assertEqual(quality(ranking, {"10": 1}), (0, 0, 1))
        self.assertEqual(quality(ranking, {"20": 1}), (0, 0, 0))
        self.assertAlmostEqual(quality(ranking, {"9": 1}).ndcg, 1 / math.log2(11))

    def test_more_answers_than_places(self) -> None:
        ranking = [str(number) for number in range(30)]
        self.assertEqual(quality(ranking, {name: 1 for name in ranking}).ndcg, 1)

    def test_nothing_found(self) -> None:
        self.assertEqual(quality([], {"a": 1}), (0, 0, 0))


class IntervalTests(unittest.TestCase):
    def test_width_is_that_of_the_mean(self) -> None:
        values = {str(number): float(number % 2) for number in range(400)}
        low, high = interval(values, {name: name for name in values}, seed=1)
        # Normal approximation: 0.5 ± 1.96 · 0.5 / sqrt 400
        self.assertAlmostEqual(low, 0.451, delta=0.006)
        self.assertAlmostEqual(high, 0.549, delta=0.006)

    def test_queries_of_a_group_do_not_count_as_many(self) -> None:
        values = {str(number): float(number // 4 % 2) for number in range(400)}
        alone = interval(values, {name: name for name in values}, seed=1)
        grouped = interval(values, {name: str(int(name) // 4) for name in values}, seed=1)
        self.assertGreater(grouped[1] - grouped[0], 1.7 * (alone[1] - alone[0]))

    def test_same_seed_same_interval(self) -> None:
        values = {str(number): number / 10 for number in range(10)}
        groups = {name: name for name in values}
        self.assertEqual(interval(values, groups, seed=1), interval(values, groups, seed=1))


if __name__ == "__main__":
    unittest.main()
