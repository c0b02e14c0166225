"""Sound without words: noises made here, and music."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.signal import butter, sosfilt

from .sound import RATE_HZ, Samples, decode
from .voices import corpus

Noise = Callable[[int, np.random.Generator], np.ndarray]


def noise(kind: str, seconds: float, random: np.random.Generator) -> Samples:
    """A noise of a kind, with a root mean square of 1."""
    made = _KINDS[kind](round(seconds * RATE_HZ), random)
    return (made / max(float(np.sqrt(np.mean(np.square(made)))), 1e-9)).astype(np.float32)


def _white(count: int, random: np.random.Generator) -> np.ndarray:
    return random.normal(0, 1, count)


def _pink(count: int, random: np.random.Generator) -> np.ndarray:
    spectrum = np.fft.rfft(random.normal(0, 1, count))
    spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), 1 + count / 400))
    return np.fft.irfft(spectrum, count)


def _hum(count: int, random: np.random.Generator) -> np.ndarray:
    time_s = np.arange(count) / RATE_HZ
    tones = [np.sin(2 * np.pi * 50 * k * time_s + random.uniform(0, 6)) / k for k in (1, 2, 3, 5, 7)]
    return np.sum(tones, axis=0) + 0.05 * random.normal(0, 1, count)


def _fan(count: int, random: np.random.Generator) -> np.ndarray:
    time_s = np.arange(count) / RATE_HZ
    rush = sosfilt(butter(1, 700, fs=RATE_HZ, output="sos"), random.normal(0, 1, count))
    blades = 1 + 0.25 * np.sin(2 * np.pi * random.uniform(18, 28) * time_s)
    return rush * blades + 0.08 * np.sin(2 * np.pi * random.uniform(110, 150) * time_s)


def _keys(count: int, random: np.random.Generator) -> np.ndarray:
    """Typing: bursts of clicks, each a press and a release."""
    sound = random.normal(0, 0.004, count)
    at = 0.3
    while at < count / RATE_HZ - 0.3:
        for delay, strength in ((0.0, 1.0), (random.uniform(0.06, 0.11), 0.5)):
            start = round((at + delay) * RATE_HZ)
            length = min(round(random.uniform(0.008, 0.02) * RATE_HZ), count - start)
            fall = np.exp(-np.arange(length) / (0.003 * RATE_HZ))
            sound[start:start + length] += random.normal(0, strength, length) * fall
        at += random.uniform(0.1, 0.25) if random.random() < 0.85 else random.uniform(0.8, 2.5)
    return sound


def _chirps(count: int, random: np.random.Generator) -> np.ndarray:
    """Birds before a window: short gliding tones."""
    sound = random.normal(0, 0.01, count)
    at = 0.2
    while at < count / RATE_HZ - 0.5:
        length = round(random.uniform(0.06, 0.2) * RATE_HZ)
        start, time_s = round(at * RATE_HZ), np.arange(length) / RATE_HZ
        glide = random.uniform(2_200, 4_500) + random.uniform(-9_000, 9_000) * time_s
        sound[start:start + length] += np.sin(2 * np.pi * glide * time_s) * np.hanning(length)
        at += random.uniform(0.1, 0.3) if random.random() < 0.7 else random.uniform(0.8, 3.0)
    return sound


def _beeps(count: int, random: np.random.Generator) -> np.ndarray:
    sound = random.normal(0, 0.003, count)
    at = 0.5
    while at < count / RATE_HZ - 1.0:
        length = round(random.choice((0.1, 0.2, 0.5)) * RATE_HZ)
        start = round(at * RATE_HZ)
        sound[start:start + length] += np.sin(2 * np.pi * random.choice((440, 880, 1_000, 1_400))
                                              * np.arange(length) / RATE_HZ)
        at += random.uniform(0.5, 2.5)
    return sound


def _music(count: int, random: np.random.Generator) -> np.ndarray:
    pieces = sorted((corpus() / "music").glob("*.flac"))
    piece = next(decode([pieces[int(random.integers(len(pieces)))]]))
    piece = np.tile(piece, 1 + (count + RATE_HZ) // len(piece))
    start = int(random.integers(len(piece) - count))
    return piece[start:start + count].astype(np.float64)


_KINDS: dict[str, Noise] = {
    "white": _white, "pink": _pink, "hum": _hum, "fan": _fan, "keys": _keys, "chirps": _chirps,
    "beeps": _beeps, "music": _music,
}
STEADY = ("white", "pink", "fan", "keys", "hum")
