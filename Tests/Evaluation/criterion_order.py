"""Whether it matters in which order a rubric names its criteria, a bank its questions, and both their points."""

from __future__ import annotations

import random
from collections.abc import Callable

from scoring import Probe, value

ANSWERS = 3
"""As many answers go through a whole rubric, each once in either order."""


def figures(probe: Probe, turned: Callable[[str], Probe], questions: list[dict], seed: int, show) -> dict:
    """The same answers by the rubrics as they stand, and by the same ones turned round.

    `turned` starts a scoring by rubrics and banks whose "sections" or "points" are turned round.
    """
    chosen = random.Random(seed).sample(questions, min(ANSWERS, len(questions)))
    said = [(q, q["answers"][("good", "fair", "poor")[n % 3]]) for n, q in enumerate(chosen)]
    sections, points = turned("sections"), turned("points")
    pairs = []
    for number, (question, text) in enumerate(said):
        show(f"order of criteria {number + 1} of {len(said)}")
        straight, other = (by_name(p.ask(question, text, None)) for p in (probe, sections))
        if list(straight) == list(other):
            raise SystemExit("evaluate: the rubric was not turned round")
        pairs += [(straight[name], other[name]) for name in straight]
    moved = []
    for number, (question, text) in enumerate(said):
        show(f"order of points {number + 1} of {len(said)}")
        moved.append(abs(value(probe.score(question, text)) - value(points.score(question, text))))
    sections.end()
    points.end()
    return {
        "criteria": {
            "answers": len(said), "compared": len(pairs),
            "assessed": sum(a.get("score") is not None for a, _ in pairs),
            "differing": sum(a.get("score") != b.get("score") for a, b in pairs),
            "largest_difference": round(max(abs(value(a) - value(b)) for a, b in pairs), 2)},
        "points": {"answers": len(said), "largest_difference": round(max(moved), 2)}}


def by_name(result: dict) -> dict[str, dict]:
    """The criteria in the order in which they were scored."""
    return {criterion["name"]: criterion for criterion in result["criteria"]}
