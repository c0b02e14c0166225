"""Keyframed values over time."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass
class Track:
    """A value over time (seconds), eased between keyframes and constant outside them."""

    rest: float = 0.0
    times: list[float] = field(default_factory=list)
    values: list[float] = field(default_factory=list)

    def key(self, time_s: float, value: float) -> None:
        """Add a keyframe; times must not decrease."""
        if self.times and time_s < self.times[-1] - 1e-9:
            raise ValueError(f"keyframe at {time_s} s lies before {self.times[-1]} s")
        self.times.append(time_s)
        self.values.append(value)

    def at(self, time_s: float) -> float:
        """The value at `time_s`."""
        if not self.times:
            return self.rest
        index = bisect_right(self.times, time_s)
        if index == 0:
            return self.values[0]
        if index == len(self.times):
            return self.values[-1]
        before, after = self.times[index - 1], self.times[index]
        share = (time_s - before) / max(after - before, 1e-9)
        share = share * share * (3 - 2 * share)
        return self.values[index - 1] + share * (self.values[index] - self.values[index - 1])

    def move(self, start_s: float, end_s: float, value: float) -> None:
        """Stay as it is until `start_s`, then reach `value` at `end_s`."""
        self.key(start_s, self.values[-1] if self.values else self.rest)
        self.key(end_s, value)


def spans(condition: list[bool], step_s: float) -> list[tuple[float, float]]:
    """Start and end (s) of each run of true samples taken every `step_s`."""
    runs: list[tuple[float, float]] = []
    start: int | None = None
    for index, value in enumerate([*condition, False]):
        if value and start is None:
            start = index
        elif not value and start is not None:
            runs.append((round(start * step_s, 3), round(index * step_s, 3)))
            start = None
    return runs
