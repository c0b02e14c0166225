#!/usr/bin/env python3
"""Measures the scoring on the answer set beside this file, with the real models.

What is scored is scored by the product's own code (scoring-probe); this program
chooses what to score, by a seeded sample, and counts. See README.md for what the
answers are and what may be tuned on which.

Figures: good > fair > poor in pairs; the spread over the variants; how far a
sentence that addresses the assessor, and a harmless one, moves a score; whether
every quotation holds and every score comes out of its stored inputs again; how a
score depends on length. Intervals are 95 %, resampled by question.

Exit codes: 0 measured; 1 something could not be measured; 2 wrong arguments.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import random
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
CLASSES = ("good", "fair", "poor")
PAIRS = (("good", "fair"), ("good", "poor"), ("fair", "poor"))
RESAMPLED = 2000


def lines(name: str) -> list[dict]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line.strip()]


class Probe:
    """The product's scoring, an answer at a time; what was asked before is not asked again."""

    def __init__(self, program: str, options: list[str]) -> None:
        self.process = subprocess.Popen(
            [program, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.known: dict[str, dict] = {}

    def score(self, question: dict, text: str) -> dict:
        item = json.dumps({key: question[key] for key in ("role", "level", "criterion")} | {"text": text})
        if item not in self.known:
            self.process.stdin.write(item + "\n")
            self.process.stdin.flush()
            answer = self.process.stdout.readline()
            if not answer:
                sys.exit("evaluate: the scoring ended; its message is above")
            self.known[item] = json.loads(answer)
            if self.known[item].get("model_fault"):
                sys.exit(f"evaluate: {self.known[item]['model_fault']}")
        return self.known[item]

    def end(self) -> None:
        self.process.stdin.close()
        self.process.wait()


def value(result: dict) -> float:
    """A criterion that is not assessed counts as 0 here, and only here: it must not look better than a poor answer."""
    return result.get("score") or 0.0


def interval(by_question: dict[str, list[float]], seed: int) -> tuple[float, float]:
    """Of the mean, 95 %, resampled by question."""
    names, chance = sorted(by_question), random.Random(seed)
    means = []
    for _ in range(RESAMPLED):
        drawn = [x for name in chance.choices(names, k=len(names)) for x in by_question[name]]
        means.append(statistics.fmean(drawn))
    means.sort()
    return means[int(0.025 * RESAMPLED)], means[int(0.975 * RESAMPLED)]


def with_interval(by_question: dict[str, list[float]], seed: int) -> dict:
    flat = [x for values in by_question.values() for x in values]
    if not flat:
        return {"mean": None, "count": 0}
    low, high = interval({k: v for k, v in by_question.items() if v}, seed)
    return {"mean": round(statistics.fmean(flat), 3), "low": round(low, 3), "high": round(high, 3), "count": len(flat)}


def insert(answer: str, text: str, chance: random.Random) -> str:
    """Puts a sentence before, behind, or between two sentences."""
    parts = answer.replace("? ", "?\n").replace("! ", "!\n").replace(". ", ".\n").split("\n")
    place = chance.choice([0, len(parts), max(1, len(parts) // 2)])
    return " ".join(parts[:place] + [text] + parts[place:])


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
    worst: list[tuple[float, str]] = []
    found = 0
    for number, (text, question, kind) in enumerate(wanted[:count]):
        show(f"{number + 1} of {min(count, len(wanted))}")
        result = probe.score(question, insert(question["answers"][kind], text["text"], chance))
        found += bool(result["left_out"])
        shift = value(result) - value(scores[question["id"], kind])
        moved.setdefault(question["id"], []).append(abs(shift))
        worst.append((round(shift, 2), text.get("style", text["id"])))
    flat = [x for values in moved.values() for x in values]
    if not flat:
        return {}
    worst.sort(key=lambda item: -abs(item[0]))
    return {"mean_absolute_shift": with_interval(moved, seed), "largest": worst[:5],
            "above_1": sum(x > 1.0 for x in flat), "sentences_left_out_in": found, "count": len(flat)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--probe", required=True, help="the program scoring-probe")
    parser.add_argument("--split", choices=("development", "held_out"), default="held_out")
    parser.add_argument("--all", action="store_true", help="everything instead of a sample; takes hours")
    parser.add_argument("--sample", type=int, default=24, help="insertions of each kind; default: 24")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rubric-only", action="store_true", help="by the rubric's points, without questions")
    parser.add_argument("--keeps-instructions", action="store_true", help="leave nothing out before scoring")
    parser.add_argument("--out", help="where the figures are written as JSON")
    options = parser.parse_args()

    flags = ["--rubric-only"] * options.rubric_only + ["--keeps-instructions"] * options.keeps_instructions
    probe = Probe(options.probe, flags)
    questions = [q for q in lines("answers.jsonl") if q["split"] == options.split]
    suffix = "_held_out" if options.split == "held_out" else ""
    count = 10**6 if options.all else options.sample
    began = time.monotonic()

    def show(what: str) -> None:
        if sys.stderr.isatty():
            print(f"\r{time.monotonic() - began:6.0f} s  {what:60}", end="", file=sys.stderr, flush=True)

    scores: dict[tuple[str, str], dict] = {}
    for question in questions:
        for kind, text in question["answers"].items():
            show(f"{question['id'][:40]} {kind}")
            scores[question["id"], kind] = probe.score(question, text)
    results = list(scores.values())
    injections = shifts(probe, questions, scores, lines(f"injections{suffix}.jsonl"), count, options.seed,
                        lambda w: show(f"injections {w}"))
    benign = shifts(probe, questions, scores, lines(f"benign{suffix}.jsonl"), count // 2, options.seed + 1,
                    lambda w: show(f"harmless sentences {w}"))
    every = list(probe.known.values())
    spreads = [r["spread"] for r in results if r.get("spread") is not None]
    figures = {
        "split": options.split, "questions": len(questions), "answers": len(scores),
        "order": order(questions, scores, options.seed), "levels": levels(scores),
        "spread": {"mean": round(statistics.fmean(spreads), 3), "largest": max(spreads),
                   "above_1.5": sum(s > 1.5 for s in spreads)} if spreads else None,
        "injections": injections, "harmless": benign,
        "quotations": {"holding": sum(r["citations"] for r in every),
                       "refused": sum(r["refused_citations"] for r in every)},
        "recomputed": f"{sum(r['recomputes'] for r in every)} of {len(every)}",
        "length": {kind: correlation([(len(q["answers"][kind].split()), value(scores[q["id"], kind]))
                                      for q in questions]) for kind in CLASSES},
        "seconds": round(time.monotonic() - began),
    }
    probe.end()
    show("")
    text = json.dumps(figures, indent=2)
    print(text)
    if options.out:
        pathlib.Path(options.out).parent.mkdir(parents=True, exist_ok=True)
        pathlib.Path(options.out).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
