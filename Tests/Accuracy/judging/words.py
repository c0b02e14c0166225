"""Word error rates, and words where none were said."""

from __future__ import annotations

import re
from typing import Any

Figures = dict[str, Any]

_ONES = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
         "sixteen seventeen eighteen nineteen").split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SAME = {"mr": "mister", "okay": "ok", "dialled": "dialed", "cancelled": "canceled", "metres": "meters",
         "alright": "all right"}
"""Spellings of the same words."""


def words(text: str) -> list[str]:
    """The words of a text as they are said: small letters, figures as words, no marks."""
    text = re.sub(r"\[[^\]]*\]|\([^)]*\)", " ", text.lower()).replace("’", "'").replace("%", " percent ")
    text = re.sub(r"\d+", lambda match: f" {_number(int(match.group()))} ", text.replace(",", " "))
    found = re.findall(r"[a-z']+", re.sub(r"[-–—]", " ", text))
    plain = [word.replace("'", "") for word in found]
    return " ".join(_SAME.get(word, word) for word in plain if word).split()


def _number(value: int) -> str:
    if value < 20:
        return _ONES[value]
    if value < 100:
        return _TENS[value // 10 - 2] + (f" {_ONES[value % 10]}" if value % 10 else "")
    if value < 1000:
        return f"{_ONES[value // 100]} hundred" + (f" {_number(value % 100)}" if value % 100 else "")
    return " ".join(_ONES[int(figure)] for figure in str(value))


def errors(said: list[str], heard: list[str]) -> int:
    """The fewest words to change, leave out or add (Levenshtein's distance)."""
    row = list(range(len(heard) + 1))
    for i, word in enumerate(said, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(heard, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != other))
    return row[-1]


def word_figures(truths: list[dict[str, Any]], heard: list[str]) -> Figures:
    """Word error rates by kind (in percent), and how many words were invented where nothing was said."""
    figures: Figures = {}
    for kind in ("read", "spoken"):
        pairs = [(words(truth["text"]), words(text))
                 for truth, text in zip(truths, heard, strict=True) if truth["kind"] == kind]
        count = sum(len(said) for said, _ in pairs)
        wrong = sum(errors(said, got) for said, got in pairs)
        figures[kind] = {"words": count, "error_rate": round(100 * wrong / count, 2) if count else None}
    nothing = [(t, h) for t, h in zip(truths, heard, strict=True) if t["kind"] == "nothing"]
    figures["nothing"] = {
        "minutes": round(sum(t["seconds"] for t, _ in nothing) / 60, 1),
        "invented_words": sum(len(words(h)) for _, h in nothing),
    }
    return figures


def word_regressions(now: Figures, recorded: Figures) -> list[str]:
    """What fell behind the recorded figures: an error rate by more than half a point or one word."""
    faults = []
    for model, before in recorded.items():
        after = now[model]
        for kind in ("read", "spoken"):
            allowed = max(0.5, 101 / max(before[kind]["words"], 1))
            if before[kind]["words"] and after[kind]["error_rate"] > before[kind]["error_rate"] + allowed:
                faults.append(f"words, {model}, {kind}: {after[kind]['error_rate']} % errors, "
                              f"recorded {before[kind]['error_rate']}")
        if after["nothing"]["invented_words"] > before["nothing"]["invented_words"]:
            faults.append(f"words, {model}: {after['nothing']['invented_words']} invented")
    return faults


def word_table(figures: Figures) -> str:
    """The figures for a terminal, and for the README."""
    rows = ["| model | read, errors | spoken, errors | invented in silence, music and noise |",
            "| --- | --- | --- | --- |"]
    for model, f in figures.items():
        cells = [f"{f[kind]['error_rate']} % of {f[kind]['words']}" for kind in ("read", "spoken")]
        rows.append(f"| {model} | {' | '.join(cells)} | {f['nothing']['invented_words']} words in "
                    f"{f['nothing']['minutes']} min |")
    return "\n".join(rows)
