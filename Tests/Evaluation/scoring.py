"""What the parts of the evaluation share: the product's scoring, and means with their intervals."""

from __future__ import annotations

import json
import pathlib
import random
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
RESAMPLED = 2000


def lines(name: str) -> list[dict]:
    """A file of the answer set."""
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line.strip()]


class Probe:
    """The product's scoring, an answer at a time; what was asked before is not asked again."""

    def __init__(self, program: str, options: list[str]) -> None:
        self.process = subprocess.Popen(
            [program, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.known: dict[str, dict] = {}

    def score(self, question: dict, said: str | list[dict]) -> dict:
        """By the question's criterion; what is said is a text, or segments as Whisper's words became them."""
        result = self.ask(question, said, [question["criterion"]])
        return result["criteria"][0] | {"left_out": result["left_out"]}

    def ask(self, question: dict, said: str | list[dict], criteria: list[str] | None) -> dict:
        """By some criteria: None for the whole rubric, none of them for what is left out alone."""
        item = {key: question[key] for key in ("role", "level")}
        item["text" if isinstance(said, str) else "segments"] = said
        if criteria is not None:
            item["criteria"] = criteria
        key = json.dumps(item)
        if key not in self.known:
            self.process.stdin.write(key + "\n")
            self.process.stdin.flush()
            answer = self.process.stdout.readline()
            if not answer:
                sys.exit("evaluate: the scoring ended; its message is above")
            self.known[key] = json.loads(answer)
            for criterion in self.known[key]["criteria"]:
                if criterion.get("model_fault"):
                    sys.exit(f"evaluate: {criterion['model_fault']}")
        return self.known[key]

    def criteria(self) -> list[dict]:
        """Everything that was scored."""
        return [criterion for result in self.known.values() for criterion in result["criteria"]]

    def end(self) -> None:
        """Lets the program end."""
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


def sentences(answer: str) -> list[str]:
    """A written answer, sentence by sentence."""
    return answer.replace("? ", "?\n").replace("! ", "!\n").replace(". ", ".\n").split("\n")


def insert(parts: list[str], text: str, chance: random.Random) -> list[str]:
    """Puts a sentence before, behind, or between two of those given."""
    place = chance.choice([0, len(parts), max(1, len(parts) // 2)])
    return parts[:place] + [text] + parts[place:]


def largest(shifts: list[tuple[float, str]], count: int) -> list[tuple[float, str]]:
    """Those furthest from nothing."""
    return [(round(x, 2), name) for x, name in sorted(shifts, key=lambda item: -abs(item[0]))[:count]]
