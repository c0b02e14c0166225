"""What one person says in meetings of which a table tells who speaks when (RTTM)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from .sound import RATE_HZ, Samples, decode

Turn = tuple[str, float, float]


def meeting_utterances(folder: Path, recordings: list[str], speaker: str) -> Iterator[Samples]:
    """The turns of a speaker, cut down to where nobody else is said to speak."""
    turns: dict[str, list[Turn]] = {name: [] for name in recordings}
    for table in sorted(folder.glob("*.rttm")):
        for row in (line.split() for line in table.read_text().splitlines()):
            if row[1] in turns:
                turns[row[1]].append((plain(row[7]), float(row[3]), float(row[3]) + float(row[4])))
    files = {plain(path.stem): path for path in folder.glob("*.wav")}
    for name in recordings:
        samples = next(decode([files[name]]))
        for start, end in alone(turns[name], speaker):
            yield samples[round(start * RATE_HZ):round(end * RATE_HZ)]


def alone(turns: list[Turn], speaker: str) -> list[tuple[float, float]]:
    """Spans (s) in which a speaker speaks and nobody else."""
    borders = sorted({border for _, start, end in turns for border in (start, end)})
    spans: list[tuple[float, float]] = []
    for start, end in zip(borders, borders[1:], strict=False):
        speaking = {who for who, a, b in turns if a < end and b > start}
        if speaking != {speaker}:
            continue
        if spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def plain(text: str) -> str:
    """A name without accents: the packages spell the same name in two ways."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
