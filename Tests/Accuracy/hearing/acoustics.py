"""What a room, a loudspeaker and a microphone do to a voice."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.signal import butter, fftconvolve, sosfilt

from .sound import RATE_HZ, Samples, gain


@dataclass(frozen=True)
class Place:
    """Where somebody speaks: loudness against the candidate's, and direct sound against the room's, in dB."""

    level_db: float
    direct_db: float


CANDIDATE = Place(0.0, 10.0)
NEAR = Place(-1.0, 8.0)
FAR = Place(-7.0, 1.0)


@dataclass(frozen=True)
class Room:
    """A room that everybody in a recording shares."""

    decay_s: float
    """The time in which its sound falls by 60 dB."""
    seed: int

    def carry(self, samples: Samples, place: Place, number: int) -> Samples:
        """The sound of somebody at a place; `number` tells several places of the same kind apart."""
        random = np.random.default_rng((self.seed, number))
        count = round(self.decay_s * RATE_HZ)
        time_s = np.arange(count) / RATE_HZ
        tail = random.normal(0, 1, count) * 10 ** (-3 * time_s / self.decay_s)
        tail[:round(0.004 * RATE_HZ)] = 0
        tail = sosfilt(butter(1, 4_500, fs=RATE_HZ, output="sos"), tail)
        tail *= gain(-place.direct_db) / np.sqrt(np.sum(tail**2))
        tail[0] = 1.0
        heard = fftconvolve(samples, tail)[:len(samples)]
        return (heard * gain(place.level_db)).astype(np.float32)


def band(samples: Samples, low_hz: float, high_hz: float) -> Samples:
    """What passes between two frequencies."""
    passed = sosfilt(butter(4, (low_hz, high_hz), "bandpass", fs=RATE_HZ, output="sos"), samples)
    return passed.astype(np.float32)


def telephone(samples: Samples) -> Samples:
    """A telephone's band, in the 8 bits of its line (mu-law)."""
    narrow = np.clip(band(samples, 300, 3_400), -1, 1)
    pressed = np.sign(narrow) * np.log1p(255 * np.abs(narrow)) / np.log(256)
    rounded = np.round(pressed * 127) / 127
    return (np.sign(rounded) * np.expm1(np.abs(rounded) * np.log(256)) / 255).astype(np.float32)


def loudspeaker(samples: Samples, random: np.random.Generator) -> Samples:
    """A small loudspeaker: a narrow band, a little distortion, late by the system's delay."""
    delay = round(random.uniform(0.06, 0.15) * RATE_HZ)
    played = np.tanh(band(samples, 300, 4_000) * 6) / 6
    return np.concatenate((np.zeros(delay, np.float32), played[:len(played) - delay]))
