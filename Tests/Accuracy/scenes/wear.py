"""Things on a person or a wall: glasses, printed T-shirts, portraits."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from .camera import paste
from .identity import IDENTITIES
from .person import Person, head_of
from .render import Light, View, draw, posed
from .trunk import GARMENT_PX_PER_CM, GARMENTS, trunk_sprite

FACE_VERTICES = 468
EYES = ((33, 133, 159, 145), (263, 362, 386, 374))
"""Outer corner, inner corner, upper and lower lid of each eye."""


@lru_cache(maxsize=12)
def with_glasses(who: Person) -> Person:
    """The same head with spectacles painted onto its texture."""
    texture = who.texture.copy()
    uv = who.uv[-FACE_VERTICES:]
    rims = []
    for eye in EYES:
        outer, inner = uv[eye[0]], uv[eye[1]]
        centre = (outer + inner) / 2
        reach = float(np.linalg.norm(outer - inner))
        size = (int(reach * 0.98), int(reach * 0.80))
        middle = (int(centre[0]), int(centre[1] + reach * 0.12))
        cv2.ellipse(texture, middle, size, 0, 0, 360, (28, 24, 26), 2, cv2.LINE_AA)
        rims.append((middle, size))
    (left, left_size), (right, right_size) = rims
    cv2.line(texture, (left[0] + left_size[0], left[1]), (right[0] - right_size[0], right[1]),
             (28, 24, 26), 2, cv2.LINE_AA)
    cv2.line(texture, (left[0] - left_size[0], left[1]), (0, left[1]), (28, 24, 26), 2)
    cv2.line(texture, (right[0] + right_size[0], right[1]), (texture.shape[1], right[1]),
             (28, 24, 26), 2)
    return replace(who, texture=texture)


@lru_cache(maxsize=12)
def picture_of(face: str) -> NDArray[np.uint8]:
    """A studio portrait (RGB, 290x230) of `face`."""
    who = head_of(IDENTITIES[face])
    canvas = np.full((290, 230, 3), (120, 132, 140), np.uint8)
    paste(canvas, trunk_sprite(who, GARMENTS[2], 0, 75, Light()), 115, 130)
    view = View(75, 15, 15, 18, 20, oversampling=1.5)
    paste(canvas, draw(who, posed(who, 3, 0), view, Light()), 115, 130)
    return canvas


def printed(garment: NDArray[np.uint8], face: str) -> NDArray[np.uint8]:
    """The garment picture with the face printed large on the chest."""
    who = head_of(IDENTITIES[face])
    picture = garment.copy()
    view = View(90, 15, 15, 18, 20, oversampling=1.5)
    portrait = draw(who, posed(who, 0, 0), view, Light())
    centre = picture.shape[1] / 2
    paste(picture, portrait, centre, 18 * GARMENT_PX_PER_CM, scale=0.55)
    return picture
