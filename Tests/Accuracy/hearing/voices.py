"""The voices: who they are, which split they belong to, and what they say."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

import numpy as np
from scipy.signal import resample_poly

from .sound import Samples, decode
from .speech_gate import Stretch, active_level, stretches

RECIPE = Path(__file__).with_name("voices.json")
SPLITS = ("report", "calibration")
_LOUD = 0.05
"""Every voice is brought to this root mean square (-26 dB) where it is voiced."""

SPEEDS = {"slow": 0.88, "fast": 1.13}
"""Speech played slower or faster is taken for another person's, as where such models are trained: pitch and
vocal tract change with it."""


@dataclass(frozen=True)
class Voice:
    """Somebody, or somebody at another speed. `style`: prompts (a speaker in a studio), acted, or meeting (far
    from studio quality)."""

    name: str
    sex: str
    language: str
    split: str
    source: str
    style: str
    person: str
    """Who speaks: of a changed speed, the name of the voice as it was recorded."""
    speed: float = 1.0


@dataclass(frozen=True)
class Utterance:
    """Something said, from its first voiced sample to its last, at the common level."""

    samples: Samples
    stretches: tuple[Stretch, ...]


@lru_cache(maxsize=1)
def table() -> dict[str, Voice]:
    """All voices by name. A voice belongs to one split for good; what is fitted sees only `calibration`."""
    rows = json.loads(RECIPE.read_text())["voices"]
    keys = ("name", "sex", "language", "split", "source", "style")
    found = [Voice(**{key: row[key] for key in keys}, person=row["name"]) for row in rows]
    found += [replace(voice, name=f"{voice.name}-{name}", speed=speed) for voice in found
              if voice.split == "calibration" and voice.style != "meeting" for name, speed in SPEEDS.items()]
    return {voice.name: voice for voice in found}


def of_split(split: str) -> list[Voice]:
    """The voices of a split, as they were recorded."""
    return [voice for voice in table().values() if voice.split == split and voice.speed == 1]


def perturbed() -> list[Voice]:
    """The calibration's voices with their speed changed."""
    return [voice for voice in table().values() if voice.speed != 1]


def corpus() -> Path:
    """The folder that `install_voices.py` fills: in the cache, by the hash of its recipe."""
    digest = hashlib.sha256(RECIPE.read_bytes()).hexdigest()
    default = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "interview-proctor"
    return Path(os.environ.get("PROCTOR_CACHE") or default) / "voices" / digest[:16]


@lru_cache(maxsize=8)
def utterances(name: str) -> tuple[Utterance, ...]:
    """What a voice says, silence cut off both ends."""
    voice = table()[name]
    if voice.speed != 1:
        return tuple(_played(said, voice.speed) for said in utterances(voice.person))
    folder = corpus() / "voices"
    everything = next(decode([folder / f"{name}.flac"]))
    lengths = json.loads((folder / f"{name}.json").read_text())
    parts = np.split(everything, np.cumsum(lengths)[:-1])
    return tuple(found for part in parts if (found := _trimmed(part)) is not None)


def _trimmed(samples: Samples) -> Utterance | None:
    found = stretches(samples)
    level = active_level(samples)
    if not found or level <= 0:
        return None
    start, end = found[0].start, found[-1].end
    moved = tuple(Stretch(tuple((a - start, b - start) for a, b in one.pieces)) for one in found)
    return Utterance((samples[start:end] * (_LOUD / level)).astype(np.float32), moved)


def _played(said: Utterance, speed: float) -> Utterance:
    ratio = Fraction(1 / speed).limit_denominator(50)
    samples = resample_poly(said.samples, ratio.numerator, ratio.denominator).astype(np.float32)
    stretch = len(samples) / len(said.samples)
    moved = tuple(
        Stretch(tuple((round(a * stretch), min(round(b * stretch), len(samples))) for a, b in one.pieces))
        for one in said.stretches)
    return Utterance(samples, moved)
