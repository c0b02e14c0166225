"""What lies between the scene and the file: compositing, exposure, noise, sharpness."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from .render import Sprite

Frame = NDArray[np.uint8]


@dataclass(frozen=True)
class Exposure:
    """Gain (1 = normal), colour balance (red and blue gain), noise (grey levels), blur (px)."""

    gain: float = 1.0
    red: float = 1.0
    blue: float = 1.0
    noise: float = 2.0
    blur: float = 0.0


def paste(
    frame: Frame, sprite: Sprite, x: float, y: float, roll: float = 0.0, scale: float = 1.0
) -> None:
    """Blend `sprite` into `frame` so that its anchor falls on (x, y), in place.

    `roll` in degrees, positive = clockwise in the image; `scale` enlarges. Positions are
    sub-pixel.
    """
    angle = np.radians(roll)
    cosine, sine = scale * float(np.cos(angle)), scale * float(np.sin(angle))
    linear = np.array([[cosine, -sine], [sine, cosine]])
    shift = np.array([x, y]) - linear @ np.array(sprite.anchor)
    height, width = sprite.rgba.shape[:2]
    corners = np.array([[0, 0], [width, 0], [0, height], [width, height]]) @ linear.T + shift
    low = np.maximum(np.floor(corners.min(0)).astype(int), 0)
    high = np.minimum(np.ceil(corners.max(0)).astype(int), [frame.shape[1], frame.shape[0]])
    if (high - low < 1).any():
        return
    matrix = np.concatenate([linear, (shift - low)[:, None]], 1)
    size = (int(high[0] - low[0]), int(high[1] - low[1]))
    moved = cv2.warpAffine(sprite.rgba, matrix, size, flags=cv2.INTER_LINEAR)
    blend(frame[low[1]:high[1], low[0]:high[0]], moved)


def blend(region: Frame, rgba: NDArray[np.uint8]) -> None:
    """Put a premultiplied RGBA patch over `region` of the same size, in place."""
    rest = cv2.cvtColor(255 - rgba[:, :, 3], cv2.COLOR_GRAY2RGB)
    under = cv2.multiply(region, rest, scale=1 / 255)
    cv2.add(under, np.ascontiguousarray(rgba[:, :, :3]), dst=under)
    region[:] = under


class Sensor:
    """Adds exposure and noise. Noise fields are drawn once and shifted, which is quick."""

    def __init__(self, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        field = self._random.normal(0, 1, (560, 720, 3)).astype(np.float32)
        field = 0.7 * field + 0.6 * cv2.GaussianBlur(field, (0, 0), 1.0) * 2
        self._field = np.clip(field * 32, -127, 127).astype(np.int8).astype(np.int16)

    def expose(self, frame: Frame, exposure: Exposure) -> Frame:
        """The frame as the webcam delivers it."""
        image = frame
        if exposure.blur > 0:
            image = cv2.GaussianBlur(image, (0, 0), exposure.blur)
        gains = np.array([exposure.red, 1.0, exposure.blue]) * exposure.gain
        table = np.clip(np.arange(256)[:, None] * gains, 0, 255).astype(np.uint8)
        image = cv2.LUT(image, table.reshape(1, 256, 3))
        row, column = self._random.integers(0, 80, 2)
        height, width = frame.shape[:2]
        noise = self._field[row:row + height, column:column + width]
        noisy = cv2.addWeighted(image, 1.0, noise, exposure.noise / 32, 0, dtype=cv2.CV_8U)
        return noisy
