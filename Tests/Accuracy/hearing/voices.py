"""The voices: who they are, which split they belong to, and what they say."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from .sound import Samples, decode
from .speech_gate import Stretch, active_level, stretches

RECIPE = Path(__file__).with_name("voices.json")
SPLITS = ("report", "calibration")
_LOUD = 0.05
"""Every voice is brought to this root mean square (-26 dB) where it is voiced."""


@dataclass(frozen=True)
class Voice:
    """A person. `style`: prompts (a speaker in a studio), acted, or meeting (far from studio quality)."""

    name: str
    sex: str
    language: str
    split: str
    source: str
    style: str


@dataclass(frozen=True)
class Utterance:
    """Something said, from its first voiced sample to its last, at the common level."""

    samples: Samples
    stretches: tuple[Stretch, ...]


@lru_cache(maxsize=1)
def table() -> dict[str, Voice]:
    """All voices by name. A voice belongs to one split for good; what is fitted sees only `calibration`."""
    rows = json.loads(RECIPE.read_text())["voices"]
    fields = Voice.__dataclass_fields__
    return {row["name"]: Voice(**{key: row[key] for key in fields}) for row in rows}


def of_split(split: str) -> list[Voice]:
    """The voices of a split."""
    return [voice for voice in table().values() if voice.split == split]


def corpus() -> Path:
    """The folder that `install_voices.py` fills: in the cache, by the hash of its recipe."""
    digest = hashlib.sha256(RECIPE.read_bytes()).hexdigest()
    default = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "interview-proctor"
    return Path(os.environ.get("PROCTOR_CACHE") or default) / "voices" / digest[:16]


@lru_cache(maxsize=8)
def utterances(name: str) -> tuple[Utterance, ...]:
    """What a voice says, silence cut off both ends."""
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
