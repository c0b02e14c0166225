"""The rules of `CandidateVoice`, `VoiceStrand`, `VoiceStep`, `VoiceInterpreter` and `EpisodeMachine` once
more, to try other limits on what `speech-probe listen --prints` heard. What is chosen here the program itself
proves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

Span = tuple[float, float]


@dataclass(frozen=True)
class Limits:
    """`VoiceLimits`: seconds, decibels and cosines, which move with how alike the candidate usually is."""

    other_below: float = 0.30
    gathered_below: tuple[float, ...] = (0.40, 0.48)
    expected_other: float = 0.12
    candidate_from: float = 0.55
    least_alone: float = 0.8
    edge: float = 0.15
    breath: float = 0.5
    echo: float = 0.4
    quiet_below: float = -65.0
    noise_above: float = -20.0
    clipped_above: float = 0.05


@dataclass(frozen=True)
class Candidate:
    """The voice that speaks most, and how alike to it its own speech usually is."""

    print: np.ndarray
    usual: float

    @property
    def shift(self) -> float:
        """How far the limits of likeness move."""
        return self.usual - 0.7


INTERVAL_S, MARGIN_S = 0.1, 2.5
REACH_S, PAUSE_S, TOUCH_S, UNSEEN_S = 0.3, 0.08, 0.15, 0.4
STEP_NOISE, STEP_SPREAD, STEP_GRID_S, STEP_REACH_S, STEP_SIGHT_S = 0.09, 0.08, 0.05, 0.9, 1.2
UNTOLD, CLEAR, OTHER = -1, 0, 1
_ALIKE = 0.5


def dominant(windows: list[dict[str, Any]], interviewer: list[Span]) -> Candidate | None:
    """The voice that speaks most; nobody's where nobody does."""
    heard = [(np.array(v["print"]), v["alone"]) for w in windows for v in w["voices"]
             if v.get("print") is not None and _outside(v["turns"], interviewer)]
    if not heard:
        return None
    prints, weights = np.array([p for p, _ in heard]), np.array([w for _, w in heard])
    support = ((prints @ prints.T >= _ALIKE) * weights).sum(axis=1)
    center = prints[int(np.argmax(support))]
    for _ in range(3):
        near = prints @ center >= _ALIKE
        if near.any():
            center = (prints[near] * weights[near, None]).sum(axis=0)
            center = center / np.linalg.norm(center)
    likenesses = np.sort(prints[:: max(1, -(-len(prints) // 400))] @ center)
    return Candidate(center, float(likenesses[len(likenesses) // 2]))


def _outside(turns: list[list[float]], interviewer: list[Span]) -> bool:
    whole = sum(b - a for a, b in turns)
    covered = sum(max(0.0, min(b, d) - max(a, c)) for a, b in turns for c, d in interviewer)
    return covered < whole / 2


def observations(
    windows: list[dict[str, Any]], interviewer: list[Span], limits: Limits, candidate: Candidate | None
) -> np.ndarray:
    """`OTHER`, `CLEAR` or `UNTOLD` for each tenth of a second."""
    told: list[int] = []
    silent = [(a, b + limits.echo) for a, b in interviewer]
    for number, window in enumerate(windows):
        others, unknown = _judge(window, limits, candidate)
        last = number == len(windows) - 1
        end = window["end"] - (0 if last else MARGIN_S)
        bad = _unreadable(window, limits)
        while (time := len(told) * INTERVAL_S) < end - 1e-9:
            if _within(time, silent):
                told.append(CLEAR)
            elif bad:
                told.append(UNTOLD)
            elif _within(time, others):
                told.append(OTHER)
            else:
                told.append(UNTOLD if _within(time, unknown) else CLEAR)
    return np.array(told)


def _within(time: float, spans: list[Span]) -> bool:
    return any(a <= time < b for a, b in spans)


def _unreadable(window: dict[str, Any], limits: Limits) -> bool:
    return (window["clipped"] > limits.clipped_above or window["background"] > limits.noise_above
            or window["level"] < limits.quiet_below)


def _judge(
    window: dict[str, Any], limits: Limits, candidate: Candidate | None
) -> tuple[list[Span], list[Span]]:
    """What is another's, and what nobody knows."""
    stretches = [voice for voice in window["voices"] if _is_stretch(voice)]
    foreign, unknown = _strand(stretches, limits, candidate) if candidate and stretches else ([], [])
    others, lone = list(foreign), []
    for voice in window["voices"]:
        turns = [(a, b) for a, b in voice["turns"]]
        if candidate is not None and _is_stretch(voice):
            continue
        if voice["alone"] == 0 and foreign and all(_adjoins(turn, foreign) for turn in turns):
            others += turns
        elif candidate is None or voice.get("print") is None or voice["alone"] < limits.least_alone:
            unknown += turns
        elif (similarity := _likeness(voice, candidate) - candidate.shift) < limits.other_below:
            lone += turns
        elif similarity < limits.candidate_from:
            unknown += turns
    return _joined(sorted(others), limits, limits.edge) + _joined(sorted(lone), limits, 0.0), unknown


def _likeness(voice: dict[str, Any], candidate: Candidate) -> float:
    return float(np.dot(voice["print"], candidate.print))


def _is_stretch(voice: dict[str, Any]) -> bool:
    return sum(b - a for a, b in voice["turns"]) < voice["alone"] - 1e-9


def _adjoins(turn: Span, foreign: list[Span]) -> bool:
    return any(abs(turn[0] - b) <= TOUCH_S or abs(a - turn[1]) <= TOUCH_S for a, b in foreign)


def _strand(
    stretches: list[dict[str, Any]], limits: Limits, candidate: Candidate
) -> tuple[list[Span], list[Span]]:
    """The speech of a window as one strand: what of it is another's, and what is between the limits."""
    spans = [(a, b) for voice in stretches for a, b in voice["turns"]]
    starts = np.concatenate(([0.0], np.cumsum([b - a for a, b in spans])))
    pauses = [float(starts[n + 1]) for n, (one, two) in enumerate(zip(spans, spans[1:], strict=False))
              if two[0] - one[1] > PAUSE_S]
    width = stretches[0]["alone"]
    step = 2 * sum(b - a for a, b in stretches[0]["turns"]) - width
    prints = [(width / 2 + n * step, voice.get("print")) for n, voice in enumerate(stretches)]
    known = _gathered(prints, 0, candidate)
    unknown = [(a, b) for v in stretches if v.get("print") is None for a, b in v["turns"]]
    if not known:
        return [], unknown
    length = float(starts[-1])
    places = np.arange(0, length + 1e-9, 0.005)
    curve = np.interp(places, *zip(*known, strict=True))
    scales = [(_gathered(prints, n, candidate), below + candidate.shift)
              for n, below in enumerate(limits.gathered_below, 1)]
    foreign: list[Span] = []
    for low, high in _runs(curve < limits.candidate_from + candidate.shift):
        run = float(places[low]), float(places[high - 1])
        if not (curve[low:high].min() < limits.other_below + candidate.shift
                or any(run[0] <= place <= run[1] and value < below
                       for scale, below in scales for place, value in scale)):
            unknown += _turns(spans, starts, *run)
            continue
        expected = limits.expected_other + candidate.shift
        expected = min(expected, (expected + float(curve[low:high].min())) / 2)
        start, end = _step(known, width, candidate, expected, run, length)
        at_start = run[0] <= 0.01 and start < UNSEEN_S
        at_end = run[1] >= length - 0.02 and end > length - UNSEEN_S
        start = 0.0 if at_start else _near_pause(start, pauses, length)
        end = length if at_end else _near_pause(end, pauses, length)
        if start >= end:
            unknown += _turns(spans, starts, *run)
            continue
        foreign += _turns(spans, starts, start, end)
        unknown += _turns(spans, starts, run[0], start - width / 2)
        unknown += _turns(spans, starts, end + width / 2, run[1])
    return foreign, unknown


def _gathered(
    prints: list[tuple[float, Any]], neighbours: int, candidate: Candidate
) -> list[tuple[float, float]]:
    """How alike each stretch is together with so many neighbours on each side."""
    found = []
    for n in range(neighbours, len(prints) - neighbours):
        together = [values for _, values in prints[n - neighbours:n + neighbours + 1] if values is not None]
        if len(together) == 2 * neighbours + 1:
            mean = np.mean(together, axis=0)
            found.append((prints[n][0], float(np.dot(mean, candidate.print) / np.linalg.norm(mean))))
    return found


def _step(
    known: list[tuple[float, float]], width: float, candidate: Candidate, expected: float, run: Span,
    length: float,
) -> Span:
    """Where another's speech begins and ends, by least squares, near to what others are usually like."""
    near = [(place, value) for place, value in known
            if run[0] - STEP_SIGHT_S <= place <= run[1] + STEP_SIGHT_S]
    places, values = (np.array(column) for column in zip(*near, strict=True))
    low = max(run[0] - STEP_REACH_S, 0.0)
    count = int(np.ceil((min(run[1] + STEP_REACH_S, length) - low) / STEP_GRID_S))
    first, last = np.triu_indices(count)
    starts, ends = low + first[:, None] * STEP_GRID_S, low + (last[:, None] + 1) * STEP_GRID_S
    shared = np.minimum(ends, places + width / 2) - np.maximum(starts, places - width / 2)
    shares = np.clip(shared, 0, None) / width
    certainty = (STEP_NOISE / STEP_SPREAD) ** 2
    explained = (shares @ (candidate.usual - values)
                 + certainty * (candidate.usual - expected))
    best = int(np.argmax(explained * np.abs(explained) / ((shares ** 2).sum(axis=1) + certainty)))
    return float(starts[best, 0]), float(ends[best, 0])


def _runs(low: np.ndarray) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], low.astype(int), [0]))))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]


def _near_pause(place: float, pauses: list[float], length: float) -> float:
    if not pauses or not 0 < place < length - 0.005:
        return place
    nearest = min(pauses, key=lambda pause: abs(pause - place))
    return nearest if abs(nearest - place) <= REACH_S else place


def _turns(spans: list[Span], starts: np.ndarray, low: float, high: float) -> list[Span]:
    cut = [(a + max(low - place, 0.0), a + min(high - place, b - a))
           for (a, b), place in zip(spans, starts, strict=False)]
    return [(a, b) for a, b in cut if a < b]


def _joined(turns: list[Span], limits: Limits, edge: float) -> list[Span]:
    joined: list[Span] = []
    for start, end in turns:
        if joined and start - joined[-1][1] <= limits.breath:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return [(a - edge, b + edge) for a, b in joined]


@dataclass
class _Episode:
    """One stretch of another voice; times in samples, lengths in seconds."""

    first: int
    last: int
    accrued: float = 0.0
    severity: str | None = None

    def accrue(self, seconds: float) -> None:
        self.accrued += seconds
        if self.accrued >= 5 - 1e-9:
            self.severity = "HIGH"
        elif self.accrued >= 2 - 1e-9:
            self.severity = self.severity or "MODERATE"


def flags_of(told: np.ndarray) -> list[dict[str, Any]]:
    """The flags of policy 1.0: MODERATE after 2 s, HIGH after 5 s, each from the first positive sample of the
    run that raised it to the last one."""
    flags: list[dict[str, Any]] = []
    episode: _Episode | None = None
    clear = unknown = 0.0
    previous = CLEAR
    for index, state in enumerate(told):
        clear += INTERVAL_S if previous == CLEAR and episode else 0.0
        unknown = unknown + INTERVAL_S if previous == UNTOLD else 0.0
        if episode and (clear >= 1.0 - 1e-9 or unknown > 1.0 + 1e-9):
            flags += _raised(episode)
            episode = None
        if state == OTHER:
            if episode and clear > 0.5 + 1e-9:
                episode.accrued = 0.0
                episode = episode if episode.severity else None
            episode = episode or _Episode(index, index)
            episode.accrue(INTERVAL_S if previous == OTHER else 0.0)
            episode.last, clear = index, 0.0
        previous = state
    return flags + (_raised(episode) if episode else [])


def _raised(episode: _Episode) -> list[dict[str, Any]]:
    if episode.severity is None:
        return []
    return [{"severity": episode.severity, "start": episode.first * INTERVAL_S,
             "end": episode.last * INTERVAL_S}]
