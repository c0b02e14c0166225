"""Where sound is voiced: an energy gate, for speech recorded with little noise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .sound import RATE_HZ, Samples

STEP = RATE_HZ // 100
_BELOW_LOUD_DB = 28.0
_FLOOR_DB = -58.0
_SHORTEST_PIECE_S = 0.04
PAUSE_S = 0.5
"""A longer pause ends a stretch of speech."""


@dataclass(frozen=True)
class Stretch:
    """Speech without a pause longer than `PAUSE_S`, as the voiced pieces that it has, in samples."""

    pieces: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        return self.pieces[-1][1]


def levels_db(samples: Samples) -> np.ndarray:
    """The level of each 10 ms, over 20 ms, in decibels below full scale."""
    count = len(samples) // STEP
    power = np.square(samples[:count * STEP].astype(np.float64)).reshape(count, STEP).mean(axis=1)
    smooth = np.convolve(power, (0.25, 0.5, 0.25), mode="same")
    return 10 * np.log10(np.maximum(smooth, 1e-12))


def voiced_pieces(samples: Samples) -> list[tuple[int, int]]:
    """Spans that are at most 28 dB below the loud parts, in samples."""
    levels = levels_db(samples)
    if len(levels) == 0:
        return []
    threshold = max(float(np.percentile(levels, 95)) - _BELOW_LOUD_DB, _FLOOR_DB)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], levels > threshold, [0])).astype(int)))
    spans = [(int(a) * STEP, int(b) * STEP) for a, b in edges.reshape(-1, 2)]
    return [(a, b) for a, b in spans if b - a >= _SHORTEST_PIECE_S * RATE_HZ]


def stretches(samples: Samples) -> list[Stretch]:
    """The stretches of speech in an utterance."""
    found: list[list[tuple[int, int]]] = []
    for piece in voiced_pieces(samples):
        if found and piece[0] - found[-1][-1][1] <= PAUSE_S * RATE_HZ:
            found[-1].append(piece)
        else:
            found.append([piece])
    return [Stretch(tuple(pieces)) for pieces in found]


def active_level(samples: Samples) -> float:
    """The root mean square of the voiced parts."""
    spans = voiced_pieces(samples)
    if not spans:
        return 0.0
    voiced = np.concatenate([samples[a:b] for a, b in spans])
    return float(np.sqrt(np.mean(np.square(voiced.astype(np.float64)))))
