"""The trunk: arms brought down, dressed with a painted garment."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from .identity import Identity
from .person import HEAD_CENTRE, Person, trunk_of
from .raster import Floats, vertex_normals
from .render import Light, Sprite, View, body_yaw, draw

GARMENT_PX_PER_CM = 6.0
GARMENT_TOP_CM = -10.0
"""Height (cm, canonical frame) of the garment picture's first row."""


@dataclass(frozen=True)
class Garment:
    """What is worn. `neckline_cm` is how deep the collar opens below the throat."""

    name: str
    rgb: tuple[int, int, int]
    pattern: str = "plain"
    neckline_cm: float = 1.0


GARMENTS = (
    Garment("navy shirt", (52, 66, 104), "placket", 4.0),
    Garment("grey jumper", (126, 126, 124), "knit", 1.5),
    Garment("white shirt", (214, 214, 210), "placket", 4.5),
    Garment("red T-shirt", (150, 50, 46), "plain", 2.5),
    Garment("green stripes", (74, 112, 88), "stripes", 2.0),
    Garment("black T-shirt", (38, 38, 42), "plain", 2.5),
    Garment("mustard jumper", (176, 136, 60), "knit", 1.0),
)


@lru_cache(maxsize=24)
def garment_picture(garment: Garment) -> NDArray[np.uint8]:
    """The garment seen flat from the front (RGB), 70 cm wide and 66 cm tall."""
    width, height = int(70 * GARMENT_PX_PER_CM), int(66 * GARMENT_PX_PER_CM)
    picture = np.full((height, width, 3), garment.rgb, np.float32)
    rows, columns = np.mgrid[:height, :width].astype(np.float32)
    random = np.random.default_rng(len(garment.name))
    folds = cv2.GaussianBlur(random.normal(0, 1, (height, width)).astype(np.float32), (0, 0), 14)
    picture *= (1 + 0.10 * folds / max(float(folds.std()), 1e-6))[:, :, None]
    if garment.pattern == "stripes":
        picture[(rows // 22).astype(int) % 2 == 0] *= 0.62
    elif garment.pattern == "knit":
        picture *= (1 + 0.05 * np.sin(columns * 1.1) * np.sin(rows * 0.9))[:, :, None]
    elif garment.pattern == "placket":
        centre = width // 2
        picture[:, centre - 8:centre + 8] *= 0.9
        for button in range(90, height, 46):
            cv2.circle(picture, (centre, button), 4, [value * 0.5 for value in garment.rgb], -1)
    noise = random.normal(1, 0.02, (height, width, 1)).astype(np.float32)
    return np.clip(picture * noise, 0, 255).astype(np.uint8)


def dressed(who: Person, yaw: float) -> Floats:
    """Trunk vertices (cm, around the head centre), arms down, turned with the head's excess."""
    vertices = _draped(who.identity).copy()
    for side in (-1.0, 1.0):
        shoulder = np.array([side * 17.5, -25.0, -7.0], np.float32)
        reach = (vertices[:, 0] * side - 15.5) / 5.0
        share = np.clip(reach, 0, 1) * (vertices[:, 1] < -14)
        angle = np.radians(32) * share * -side
        local = vertices - shoulder
        x = local[:, 0] * np.cos(angle) - local[:, 1] * np.sin(angle)
        y = local[:, 0] * np.sin(angle) + local[:, 1] * np.cos(angle)
        moved = np.stack([x, y, local[:, 2]], 1) + shoulder
        vertices = np.where(share[:, None] > 0, moved, vertices).astype(np.float32)
    turn = np.radians(body_yaw(yaw))
    x, y, z = (vertices - HEAD_CENTRE).T
    return np.stack(
        [x * np.cos(turn) + z * np.sin(turn), y, z * np.cos(turn) - x * np.sin(turn)], 1
    ).astype(np.float32)


@lru_cache(maxsize=24)
def _draped(identity: Identity) -> Floats:
    """Trunk vertices with the body's relief smoothed away below the collar, as cloth does."""
    who = trunk_of(identity)
    smooth = who.vertices.copy()
    normals = who.normals
    front = np.flatnonzero(
        (smooth[:, 1] < -20) & (np.abs(smooth[:, 0]) < 19) & (normals[:, 2] > 0.1)
    )
    share = np.clip((-20.0 - smooth[front, 1]) / 5, 0, 1)
    grid = np.round(smooth[front, :2] / 1.5)
    _, cell = np.unique(grid, axis=0, return_inverse=True)
    cell = cell.reshape(-1)
    count = np.bincount(cell)
    centres = np.stack([np.bincount(cell, smooth[front, axis]) / count for axis in range(3)], 1)
    gaps = ((smooth[front, None, :2] - centres[None, :, :2]) ** 2).sum(-1)
    weight = np.exp(-gaps / (2 * 5.0**2))
    level = (weight * centres[:, 2]).sum(1) / weight.sum(1)
    smooth[front, 2] += share * (level - smooth[front, 2])
    return smooth


def trunk_sprite(
    who: Person, garment: Garment, yaw: float, distance_cm: float, light: Light,
    picture: NDArray[np.uint8] | None = None,
) -> Sprite:
    """Draw the dressed trunk for a head turned by `yaw` degrees.

    `picture` replaces the garment's own picture (for prints).
    """
    who = trunk_of(who.identity)
    vertices = dressed(who, yaw)
    clothed, colour = _clothes(who, garment)
    vertices = vertices + vertex_normals(vertices, who.body) * np.clip(1.1 * clothed, 0, 1.1)[:, None]
    cloth = garment_picture(garment) if picture is None else picture
    uv = _garment_uv(who)
    view = View(distance_cm, 34, 34, 2, 82, oversampling=1.0)
    return draw(
        who, (vertices, vertex_normals(vertices, who.body)), view, light, colour=colour, neck_fades=False,
        cloth=(cloth, uv, clothed),
    )


def _clothes(who: Person, garment: Garment) -> tuple[Floats, Floats]:
    """How far inside the garment each vertex lies (cm), and the colour of bare skin (n, 3)."""
    x, y, z = who.vertices.T
    front = np.clip((z + 6) / 6, 0, 1)
    radius = np.hypot(x, (z + 8) * 0.85)
    opening = 7.6 + 0.25 * garment.neckline_cm * front
    depth = -17.5 - (1.5 + garment.neckline_cm) * front
    covered = np.maximum(radius - opening, depth - y)
    skin = np.tile(np.array(who.skin_rgb, np.float32) * 0.92, (len(y), 1))
    return covered.astype(np.float32), skin


def _garment_uv(who: Person) -> Floats:
    """Pixel of the garment picture for each vertex: a projection from the front."""
    x, y, _ = who.vertices.T
    return np.stack(
        [(x + 35) * GARMENT_PX_PER_CM, (GARMENT_TOP_CM - y) * GARMENT_PX_PER_CM], 1
    ).astype(np.float32)
