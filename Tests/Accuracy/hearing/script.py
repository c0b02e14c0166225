"""From a scene's recipe to who says what when: dry tracks, and their truth."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from .scene import Intrusion, Scene, Spoken
from .sound import RATE_HZ, Samples
from .voices import Utterance, table, utterances

LEAD_S = 0.6
QUESTION_S = 6.0
"""What an interviewer says in one go is shorter."""


@dataclass
class Track:
    """Sound that is laid down at times, in samples."""

    parts: list[tuple[int, Samples]] = field(default_factory=list)

    def lay(self, at: int, samples: Samples) -> None:
        """Adds samples that begin at a time."""
        self.parts.append((at, samples))

    def sound(self, count: int) -> Samples:
        """The whole track."""
        whole = np.zeros(count, np.float32)
        for at, samples in self.parts:
            end = min(at + len(samples), count)
            whole[at:end] += samples[:end - at]
        return whole


@dataclass
class Performance:
    """A scene as it is spoken."""

    candidate: Track = field(default_factory=Track)
    others: list[tuple[Track, bool]] = field(default_factory=list)
    """Each intrusion's track, and whether it is far."""
    echo: Track = field(default_factory=Track)
    spoken: list[Spoken] = field(default_factory=list)
    interviewer: list[tuple[float, float]] = field(default_factory=list)
    count: int = 0


class Performer:
    """Lays a scene down from its beginning to its end."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.random = np.random.default_rng(scene.seed)
        self.result = Performance()
        self.now = round(LEAD_S * RATE_HZ)
        self.spoken = 0
        said = utterances(scene.candidate)
        start = int(self.random.integers(len(said)))
        self.reel = [said[(start + index) % len(said)] for index in range(len(said))]
        self.next = 0

    def perform(self) -> Performance:
        """Speaks until the candidate has spoken long enough, with the intrusions evenly between."""
        scene, due = self.scene, list(self.scene.intrusions)
        wanted = scene.speech_s * RATE_HZ
        spacing = wanted / (len(due) + 1)
        question = 0.0
        while self.spoken < wanted:
            if scene.interviewer and self.spoken >= question:
                self._ask(scene.interviewer)
                question = self.spoken + self.random.uniform(12, 22) * RATE_HZ
            upcoming = spacing * (len(scene.intrusions) - len(due) + 1)
            utterance = self._take()
            if due and self.spoken + len(utterance.samples) / 2 >= upcoming:
                self._intrude(due.pop(0), utterance)
            else:
                self._say(utterance.samples)
            self._wait(self._pause())
        self.result.count = self.now + round(LEAD_S * RATE_HZ)
        return self.result

    def _take(self) -> Utterance:
        self.next += 1
        return self.reel[(self.next - 1) % len(self.reel)]

    def _pause(self) -> float:
        long = self.random.random() < 0.1
        return float(self.random.uniform(1.5, 3.0) if long else self.random.uniform(0.25, 1.1))

    def _wait(self, seconds: float) -> None:
        self.now += round(seconds * RATE_HZ)

    def _say(self, samples: Samples) -> None:
        if self.scene.treatment == "styles":
            samples = samples * float(10 ** (self.random.uniform(-12, 4) / 20))
        self.result.candidate.lay(self.now, samples)
        self.spoken += len(samples)
        self.now += len(samples)

    def _ask(self, interviewer: str) -> None:
        """The interviewer's speech from the loudspeaker; its span ends where it ends, not its echo."""
        said = [one for one in utterances(interviewer) if len(one.samples) < QUESTION_S * RATE_HZ]
        start, asked = self.now, 0.0
        while asked < self.random.uniform(3, 6):
            words = said[int(self.random.integers(len(said)))].samples
            self.result.echo.lay(self.now, words)
            self.now += len(words)
            asked += len(words) / RATE_HZ
        self.result.interviewer.append((start / RATE_HZ, self.now / RATE_HZ))
        self._wait(float(self.random.uniform(0.35, 1.0)))

    def _intrude(self, intrusion: Intrusion, during: Utterance | None) -> None:
        words = clip(intrusion.other, intrusion.low_s, intrusion.high_s, self.random)
        track = Track()
        self.result.others.append((track, intrusion.far))
        rest: Samples | None = None
        if during is not None and intrusion.placement == "replace":
            cut = _middle(during)
            self._say(during.samples[:cut])
            rest = during.samples[cut:]
            self._wait(float(self.random.uniform(0.05, 0.15)))
        elif during is not None:
            self._say(during.samples)
            if intrusion.placement == "overlap":
                share = self.random.uniform(0.25, 0.5)
                self.now -= min(round(share * len(words)), round(0.8 * len(during.samples)))
            else:
                self._wait(float(self.random.uniform(0.3, 0.9)))
        track.lay(self.now, words)
        same = table()[intrusion.other].sex == table()[self.scene.candidate].sex
        end = self.now + len(words)
        self.result.spoken.append(Spoken(intrusion, self.now / RATE_HZ, end / RATE_HZ, same))
        self.now = end
        self._wait(float(self.random.uniform(0.05, 0.15) if rest is not None else 0.0))
        if rest is not None:
            self._say(rest)


def clip(name: str, low_s: float, high_s: float, random: np.random.Generator) -> Samples:
    """Words of a voice with no pause above `PAUSE_S`, cut between voiced pieces, of a length in between."""
    choices: list[tuple[Utterance, int, int]] = []
    said = utterances(name)
    for index in random.permutation(len(said)):
        for stretch in said[index].stretches:
            for first, (start, _) in enumerate(stretch.pieces):
                choices += [(said[index], start, end) for _, end in stretch.pieces[first:]
                            if low_s <= (end - start) / RATE_HZ < high_s]
        if len(choices) >= 40:
            break
    if not choices:
        raise ValueError(f"{name} says nothing of {low_s} to {high_s} s")
    utterance, start, end = choices[int(random.integers(len(choices)))]
    return _softened(utterance.samples[start:end])


@lru_cache(maxsize=None)
def longest_s(name: str) -> float:
    """The longest speech of a voice without a longer pause."""
    return max((one.end - one.start) / RATE_HZ for said in utterances(name) for one in said.stretches)


def _softened(samples: Samples) -> Samples:
    """Without a click where it was cut."""
    soft = samples.copy()
    ramp = np.linspace(0, 1, 80, dtype=np.float32)
    soft[:80] *= ramp
    soft[-80:] *= ramp[::-1]
    return soft


def _middle(utterance: Utterance) -> int:
    """The end of the voiced piece nearest to the middle."""
    ends = [end for stretch in utterance.stretches for _, end in stretch.pieces[:-1]]
    half = len(utterance.samples) // 2
    return min(ends, key=lambda end: abs(end - half), default=half)
