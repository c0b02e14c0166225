#!/usr/bin/env python3
"""Measures the scoring on the answer set beside this file, with the real models.

What is scored is scored by the product's own code (scoring-probe); this program
chooses what to score, by a seeded sample, and counts. See README.md for what the
answers are and what may be tuned on which.

Figures: good > fair > poor in pairs; the spread over the variants; how far a
sentence that addresses the assessor, and a harmless one, moves a score, typed and
spoken; what speech does to a plain answer; whether the order of criteria and points
matters; whether every quotation holds and every score comes out of its stored inputs
again; how a score depends on length. Intervals are 95 %, resampled by question.

Exit codes: 0 measured; 1 something could not be measured; 2 wrong arguments.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import random
import statistics
import sys
import time

import criterion_order
import spoken
from scoring import Probe, insert, largest, lines, sentences, value, with_interval

CLASSES = ("good", "fair", "poor")
PARTS = ("typed", "spoken", "criterion_order")
PAIRS = (("good", "fair"), ("good", "poor"), ("fair", "poor"))


def correlation(pairs: list[tuple[float, float]]) -> float | None:
    if len(pairs) < 3 or len({x for x, _ in pairs}) < 2 or len({y for _, y in pairs}) < 2:
        return None
    return round(statistics.correlation(*zip(*pairs)), 3)


def order(questions: list[dict], scores: dict, seed: int) -> dict:
    def ordered(a: str, b: str) -> dict[str, list[float]]:
        return {q["id"]: [float(value(scores[q["id"], a]) > value(scores[q["id"], b]))]
                for q in questions if (q["id"], a) in scores and (q["id"], b) in scores}

    every: dict[str, list[float]] = {}
    for a, b in PAIRS:
        for name, hits in ordered(a, b).items():
            every.setdefault(name, []).extend(hits)
    result = {"pairs": with_interval(every, seed)}
    for a, b in (*PAIRS, ("good_short", "fair"), ("good_short", "poor_long"), ("poor", "off_topic")):
        hits = [x for values in ordered(a, b).values() for x in values]
        result[f"{a} > {b}"] = f"{int(sum(hits))} of {len(hits)}"
    return result


def levels(scores: dict) -> dict:
    result = {}
    for name in ("good", "good_short", "fair", "poor", "poor_long", "off_topic"):
        found = [r for (_, kind), r in scores.items() if kind == name]
        if found:
            assessed = [r["score"] for r in found if r.get("score") is not None]
            result[name] = {
                "mean": round(statistics.fmean(assessed), 2) if assessed else None,
                "not_assessed": len(found) - len(assessed), "count": len(found)}
    return result


def shifts(probe: Probe, questions: list[dict], scores: dict, texts: list[dict], count: int, seed: int, show) -> dict:
    """How far a sentence moves a score: a sample of text, class and question."""
    chance = random.Random(seed)
    wanted = [(text, q, kind) for text in texts for q in questions for kind in ("fair", "poor", "good")]
    chance.shuffle(wanted)
    # Every text at least once before any comes twice.
    seen: dict[str, int] = {}
    rounds = []
    for item in wanted:
        rounds.append(seen.get(item[0]["id"], 0))
        seen[item[0]["id"]] = rounds[-1] + 1
    wanted = [item for _, item in sorted(zip(rounds, wanted), key=lambda pair: pair[0])]
    moved: dict[str, list[float]] = {}
    every: list[tuple[float, str]] = []
    found = 0
    for number, (text, question, kind) in enumerate(wanted[:count]):
        show(f"{number + 1} of {min(count, len(wanted))}")
        parts = insert(sentences(question["answers"][kind]), text["text"], chance)
        result = probe.score(question, " ".join(parts))
        found += bool(result["left_out"])
        shift = value(result) - value(scores[question["id"], kind])
        moved.setdefault(question["id"], []).append(abs(shift))
        every.append((shift, text.get("style", text["id"])))
    if not every:
        return {}
    return {"mean_absolute_shift": with_interval(moved, seed), "largest": largest(every, 5),
            "above_1": sum(abs(x) > 1.0 for x, _ in every), "sentences_left_out_in": found, "count": len(every)}


def typed(probe: Probe, questions: list[dict], attempts: list[dict], benign: list[dict], options, show) -> dict:
    """The figures of the answers as they are written."""
    count = 10**6 if options.all else options.sample
    scores: dict[tuple[str, str], dict] = {}
    for question in questions:
        for kind, text in question["answers"].items():
            show(f"{question['id'][:40]} {kind}")
            scores[question["id"], kind] = probe.score(question, text)
    spreads = [r["spread"] for r in scores.values() if r.get("spread") is not None]
    return {
        "answers": len(scores), "order": order(questions, scores, options.seed), "levels": levels(scores),
        "spread": {"mean": round(statistics.fmean(spreads), 3), "largest": max(spreads),
                   "above_1.5": sum(s > 1.5 for s in spreads)} if spreads else None,
        "injections": shifts(probe, questions, scores, attempts, count, options.seed,
                             lambda w: show(f"injections {w}")),
        "harmless": shifts(probe, questions, scores, benign, count // 2, options.seed + 1,
                           lambda w: show(f"harmless sentences {w}")),
        "length": {kind: correlation([(len(q["answers"][kind].split()), value(scores[q["id"], kind]))
                                      for q in questions]) for kind in CLASSES}}


def write(figures: dict, file: str | None) -> None:
    """After each part, so that one that fails loses no other."""
    if file:
        pathlib.Path(file).parent.mkdir(parents=True, exist_ok=True)
        pathlib.Path(file).write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--probe", required=True, help="the program scoring-probe")
    parser.add_argument("--speech-probe", help="the program speech-probe; needed for the part spoken")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, help="default: all of them")
    parser.add_argument("--split", choices=("development", "held_out"), default="held_out")
    parser.add_argument("--all", action="store_true", help="everything written instead of a sample; takes hours")
    parser.add_argument("--sample", type=int, default=24, help="insertions of each kind; default: 24")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rubric-only", action="store_true", help="by the rubric's points, without questions")
    parser.add_argument("--keeps-instructions", action="store_true", help="leave nothing out before scoring")
    parser.add_argument("--sound", default="build/spoken", help="where what is spoken is kept; default: build/spoken")
    parser.add_argument("--out", help="where the figures are written as JSON")
    options = parser.parse_args()
    if "spoken" in options.parts and not options.speech_probe:
        parser.error("the part spoken needs --speech-probe")
    return options


def main() -> None:
    options = arguments()
    flags = ["--rubric-only"] * options.rubric_only + ["--keeps-instructions"] * options.keeps_instructions
    probe = Probe(options.probe, flags)
    questions = [q for q in lines("answers.jsonl") if q["split"] == options.split]
    suffix = "_held_out" if options.split == "held_out" else ""
    attempts, benign = lines(f"injections{suffix}.jsonl"), lines(f"benign{suffix}.jsonl")
    began = time.monotonic()
    figures: dict = {"split": options.split, "questions": len(questions), "seconds": {}}

    def show(what: str) -> None:
        if sys.stderr.isatty():
            print(f"\r{time.monotonic() - began:6.0f} s  {what:60}", end="", file=sys.stderr, flush=True)

    def measured(part: str, measure) -> None:
        if part in options.parts:
            start = time.monotonic()
            figures[part] = measure()
            figures["seconds"][part] = round(time.monotonic() - start)
            write(figures, options.out)

    measured("typed", lambda: typed(probe, questions, attempts, benign, options, show))
    measured("spoken", lambda: spoken.figures(
        probe, spoken.Voice(options.speech_probe, pathlib.Path(options.sound)), questions, attempts, benign,
        options.seed, show))
    measured("criterion_order", lambda: criterion_order.figures(
        probe, lambda order: Probe(options.probe, [*flags, "--reversed", order]), questions, options.seed, show))
    every = probe.criteria()
    figures["quotations"] = {"holding": sum(r["citations"] for r in every),
                             "refused": sum(r["refused_citations"] for r in every)}
    figures["recomputed"] = f"{sum(r['recomputes'] for r in every)} of {len(every)}"
    probe.end()
    show("")
    write(figures, options.out)
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
