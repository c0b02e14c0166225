"""Procedural rooms behind the candidate."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from .raster import Floats

WIDTH, HEIGHT = 640, 480
ROOMS = ("plain", "shelf", "window", "door", "study", "dim wall")
WALLS = {
    "plain": (186, 182, 174), "shelf": (172, 164, 150), "window": (196, 200, 202),
    "door": (178, 184, 176), "study": (150, 160, 172), "dim wall": (126, 116, 106),
}


def room(name: str, seed: int, chair: bool = True) -> NDArray[np.uint8]:
    """Paint a room (RGB, 480x640x3), with an office chair where the candidate sits."""
    random = np.random.default_rng(seed)
    canvas = _wall(WALLS[name], random)
    if name in ("shelf", "study"):
        _shelf(canvas, random, 20 if name == "shelf" else 420)
    if name in ("window", "study"):
        _window(canvas, 440 if name == "window" else 30)
    if name in ("door", "dim wall"):
        _door(canvas, 30 if name == "door" else 500)
    if name in ("plain", "dim wall"):
        _lamp(canvas, 90)
    canvas = cv2.GaussianBlur(canvas, (0, 0), 1.6)
    if chair:
        _chair(canvas, (46, 46, 50))
    return np.clip(canvas, 0, 255).astype(np.uint8)


def _wall(colour: tuple[int, int, int], random: np.random.Generator) -> Floats:
    """A wall with a soft gradient and blotches."""
    rows, columns = np.mgrid[:HEIGHT, :WIDTH].astype(np.float32)
    fall = 1.06 - 0.22 * ((columns / WIDTH - random.uniform(0.2, 0.8)) ** 2) - 0.16 * rows / HEIGHT
    blotch = cv2.resize(random.normal(0, 1, (6, 8)).astype(np.float32), (WIDTH, HEIGHT),
                        interpolation=cv2.INTER_CUBIC)
    shade = fall * (1 + 0.012 * blotch)
    return shade[:, :, None] * np.array(colour, np.float32)


def _shelf(canvas: Floats, random: np.random.Generator, left: int) -> None:
    """A bookcase of painted spines."""
    cv2.rectangle(canvas, (left, 20), (left + 190, 330), (96, 74, 56), -1)
    for top in (30, 130, 230):
        cv2.rectangle(canvas, (left + 8, top), (left + 182, top + 88), (58, 46, 38), -1)
        x = left + 12
        while x < left + 165:
            width = int(random.integers(7, 17))
            height = int(random.integers(48, 82))
            colour = [float(value) for value in random.uniform(50, 190, 3)]
            cv2.rectangle(canvas, (x, top + 88 - height), (x + width, top + 87), colour, -1)
            x += width + 1


def _window(canvas: Floats, left: int) -> None:
    """A bright window with a cross bar."""
    cv2.rectangle(canvas, (left - 8, 22), (left + 158, 268), (226, 224, 220), -1)
    rows = np.linspace(252, 205, 230, dtype=np.float32)[:, None, None]
    canvas[30:260, left:left + 150] = rows * np.array([0.95, 0.98, 1.0], np.float32)
    cv2.line(canvas, (left + 75, 30), (left + 75, 260), (222, 220, 216), 6)
    cv2.line(canvas, (left, 130), (left + 150, 130), (222, 220, 216), 6)


def _door(canvas: Floats, left: int) -> None:
    """A closed panelled door."""
    cv2.rectangle(canvas, (left, 0), (left + 120, HEIGHT), (206, 200, 188), -1)
    cv2.rectangle(canvas, (left, 0), (left + 120, HEIGHT), (150, 146, 138), 4)
    for top in (40, 210):
        cv2.rectangle(canvas, (left + 20, top), (left + 100, top + 130), (186, 180, 170), 3)
    cv2.circle(canvas, (left + 108, 250), 6, (120, 110, 80), -1)


def _lamp(canvas: Floats, x: int) -> None:
    """A glow on the wall."""
    rows, columns = np.mgrid[:HEIGHT, :WIDTH].astype(np.float32)
    glow = np.exp(-(((columns - x) / 130) ** 2 + ((rows - 90) / 110) ** 2))
    canvas += glow[:, :, None] * np.array([34, 28, 16], np.float32)


def _chair(canvas: Floats, colour: tuple[int, int, int]) -> None:
    """The back of an office chair, mostly hidden while somebody sits there."""
    box = np.zeros((HEIGHT, WIDTH), np.float32)
    cv2.rectangle(box, (236, 352), (404, HEIGHT), 1.0, -1)
    cv2.ellipse(box, (320, 352), (84, 30), 0, 180, 360, 1.0, -1)
    box = cv2.GaussianBlur(box, (0, 0), 2.2)[:, :, None]
    rows = np.linspace(1.25, 0.8, HEIGHT, dtype=np.float32)[:, None, None]
    canvas[:] = canvas * (1 - box) + rows * np.array(colour, np.float32) * box
