"""Draw a posed head or trunk as a premultiplied RGBA sprite."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from .person import HEAD_CENTRE, Person
from .raster import Floats, rasterise

FOCAL_PX = 560.0
"""Focal length of the simulated webcam for 640x480 frames (about 60 degrees across)."""


@dataclass(frozen=True)
class Light:
    """Ambient share, and a lamp: strength and direction (x right, y up, z to the camera)."""

    ambient: float = 0.78
    strength: float = 0.3
    direction: tuple[float, float, float] = (0.2, 0.6, 0.8)


LIGHTS = (
    Light(), Light(0.9, 0.12), Light(0.5, 0.55, (0.9, 0.25, 0.5)),
    Light(0.5, 0.55, (-0.9, 0.25, 0.5)), Light(0.6, 0.25),
)
"""Even, flat, from the right, from the left, dim."""


@dataclass(frozen=True)
class Sprite:
    """Premultiplied RGBA (h, w, 4) uint8; `anchor` is the pixel of the head centre."""

    rgba: NDArray[np.uint8]
    anchor: tuple[float, float]


@dataclass(frozen=True)
class View:
    """Where the camera stands and how large the sprite is around the head centre (cm)."""

    distance_cm: float
    left: float
    right: float
    up: float
    down: float
    oversampling: float = 1.5


def body_yaw(yaw: float) -> float:
    """The trunk follows the head only beyond what a neck can do (degrees)."""
    return math.copysign(max(0.0, abs(yaw) - 62.0), yaw)


def posed(who: Person, yaw: float, pitch: float) -> tuple[Floats, Floats]:
    """Vertices (cm, around the head centre) and normals, the head turned (degrees).

    Positive yaw brings the nose to the image's right, positive pitch brings it down.
    """
    trunk = body_yaw(yaw)
    turn = np.radians(trunk + who.follow * (yaw - trunk))
    nod = np.radians(pitch) * who.follow
    return _turned(who.vertices - HEAD_CENTRE, turn, nod), _turned(who.normals, turn, nod)


def _turned(vectors: Floats, turn: Floats, nod: Floats) -> Floats:
    """Rotate each row by its own pitch, then by its own yaw (radians)."""
    x, y, z = vectors.T
    y, z = y * np.cos(nod) - z * np.sin(nod), y * np.sin(nod) + z * np.cos(nod)
    x, z = x * np.cos(turn) + z * np.sin(turn), z * np.cos(turn) - x * np.sin(turn)
    return np.stack([x, y, z], 1).astype(np.float32)


def draw(
    who: Person, placed: tuple[Floats, Floats], view: View, light: Light,
    colour: Floats | None = None, neck_fades: bool = True,
    cloth: tuple[NDArray[np.uint8], Floats, Floats] | None = None,
) -> Sprite:
    """Rasterise a part (`placed` vertices and normals) seen from `view`.

    `colour` (n, 3) replaces the person's own.

    `cloth` = garment picture, its pixel for each vertex, and how far inside it the vertex lies (cm); with it
    the photo is not used.
    """
    vertices, normals = placed
    scale = view.oversampling
    focal = FOCAL_PX * scale
    unit = focal / view.distance_cm
    width = int(round((view.left + view.right) * unit))
    height = int(round((view.up + view.down) * unit))
    anchor = np.array([view.left * unit, view.up * unit])
    depth = view.distance_cm - vertices[:, 2]
    flat = vertices[:, :2] * np.array([1, -1]) * (focal / depth)[:, None] + anchor
    tint = who.colour if colour is None else colour
    texture, uv, share = cloth if cloth is not None else (who.texture, who.uv, who.photo_share)
    table = np.concatenate([uv, share[:, None], tint, normals, who.hairiness[:, None],
                            who.opacity[:, None]], 1)
    drawn = rasterise(
        flat.astype(np.float32), depth, who.head, table.astype(np.float32), width, height
    )
    shaded = _shade(texture, drawn.values, light, cloth is not None)
    canvas = np.zeros((height * width, 4), np.uint8)
    opacity = drawn.values[:, 10:11] if neck_fades else np.ones((len(shaded), 1), np.float32)
    canvas[drawn.pixel, :3] = shaded * opacity
    canvas[drawn.pixel, 3:] = 255 * opacity
    canvas = canvas.reshape(height, width, 4)
    small = (round(width / scale), round(height / scale))
    reduced = cv2.resize(canvas, small, interpolation=cv2.INTER_AREA)
    return Sprite(reduced, (anchor[0] * small[0] / width, anchor[1] * small[1] / height))


def _shade(
    texture: NDArray[np.uint8], values: Floats, light: Light, flat: bool
) -> NDArray[np.uint8]:
    """Mix photo and plain colour, then apply the lamp.

    A photo brings its own soft light, a `flat` picture (cloth) has none.
    """
    lookup = values[None, :, :2]
    sampled = _sample(texture, lookup)
    share = values[:, 2:3]
    normals = values[:, 6:9]
    soft = 0.76 + 0.20 * normals[:, 2:3] + 0.14 * normals[:, 1:2]
    if flat:
        sampled = sampled * soft * (1 - 0.35 * np.exp(-np.clip(share, 0, 9) * 3))
        share = np.clip(share / 0.25, 0, 1)
    hair = values[:, 9:10]
    grain = _grain(values[:, 0], values[:, 1])[:, None]
    plain = values[:, 3:6] * soft * (1 + hair * grain * 0.22)
    lamp = np.asarray(light.direction, np.float32)
    lamp /= np.linalg.norm(lamp)
    glow = light.ambient + light.strength * np.clip(normals @ lamp, 0, 1)[:, None]
    return np.clip((share * sampled + (1 - share) * plain) * glow, 0, 255).astype(np.uint8)


def _sample(texture: NDArray[np.uint8], lookup: Floats) -> Floats:
    """Bilinear samples at a list of points, folded to suit `cv2.remap`'s size limits."""
    count = lookup.shape[1]
    columns = 1024
    rows = -(-count // columns)
    folded = np.zeros((rows * columns, 2), np.float32)
    folded[:count] = lookup[0]
    sampled = cv2.remap(
        texture, folded.reshape(rows, columns, 2), None, cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return sampled.reshape(-1, 3)[:count].astype(np.float32)


def _grain(u: Floats, v: Floats) -> Floats:
    """Strand-like brightness variation, about -1..1, fixed to the surface."""
    bend = 2.5 * np.sin(v * 0.05) + 1.3 * np.sin(v * 0.13 + u * 0.04)
    return 0.4 * np.sin(u * 0.7 + bend) + 0.35 * np.sin(u * 1.9 - bend) + 0.35 * np.sin(u * 4.1 + v * 0.9)
