"""Face textures: blending photos and moving the skin to another tone, in CIE Lab."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from .base_mesh import canonical_face
from .identity import Identity
from .photos import PHOTOS, Image, landmarks, load, pose
from .raster import Floats, rasterise

CHEEKS = (50, 101, 118, 205, 207, 280, 330, 347, 425, 427, 151, 9)


def face_texture(who: Identity) -> tuple[Image, Floats, tuple[float, float, float]]:
    """The photo (RGB) prepared for `who`, its landmarks in pixels, and the skin colour (RGB)."""
    image, points = _crop(load(who.photo), landmarks(who.photo))
    if who.mix is not None:
        other, other_points = _crop(load(who.mix), landmarks(who.mix))
        image, points = _blend(image, points, other, other_points, who.mix_weight)
    if who.skin_lab is not None:
        image = _retone(image, points, who.skin_lab)
    image = _dye(image, points, who.hair_rgb, PHOTOS[who.photo].fringe)
    return image, points, _skin_rgb(image, points)


def _crop(image: Image, points: Floats) -> tuple[Image, Floats]:
    """Cut the head out and bring it to 10 pixels a centimetre."""
    _, scale, _ = pose(points)
    centre, reach = points[:, :2].mean(0), scale * 17
    low = np.maximum((centre - reach).astype(int), 0)
    high = np.minimum((centre + reach).astype(int), image.shape[1::-1])
    patch = image[low[1]:high[1], low[0]:high[0]]
    zoom = 10 / scale
    method = cv2.INTER_AREA if zoom < 1 else cv2.INTER_CUBIC
    moved = points.copy()
    moved[:, :2] -= low
    return cv2.resize(patch, None, fx=zoom, fy=zoom, interpolation=method), moved * zoom


def _lab(image: Image) -> Floats:
    return cv2.cvtColor(image.astype(np.float32) / 255, cv2.COLOR_RGB2Lab)


def _rgb(lab: Floats) -> Image:
    return np.clip(cv2.cvtColor(lab, cv2.COLOR_Lab2RGB) * 255, 0, 255).astype(np.uint8)


def _cheeks(lab: Floats, points: Floats) -> Floats:
    """Median Lab colour around the cheek and forehead landmarks."""
    blurred = cv2.blur(lab, (7, 7))
    pixel = np.round(points[list(CHEEKS), :2]).astype(int)
    pixel = np.clip(pixel, 0, np.array(lab.shape[1::-1]) - 1)
    return np.median(blurred[pixel[:, 1], pixel[:, 0]], axis=0)


def _skin_rgb(image: Image, points: Floats) -> tuple[float, float, float]:
    colour = _rgb(_cheeks(_lab(image), points).reshape(1, 1, 3).astype(np.float32))[0, 0]
    return float(colour[0]), float(colour[1]), float(colour[2])


def _retone(image: Image, points: Floats, wanted: tuple[float, float, float]) -> Image:
    """Shift skin-like pixels to the wanted colour; eyes, teeth and hair stay nearly as they are."""
    lab = _lab(image)
    skin = _cheeks(lab, points)
    distance = (lab - skin) / np.array([38, 15, 17], np.float32)
    likeness = np.exp(-0.5 * np.clip((distance**2).sum(-1) - 0.6, 0, None))
    likeness = cv2.GaussianBlur(likeness.astype(np.float32), (0, 0), 2.0)[:, :, None]
    contrast = 0.55 + 0.45 * min(1.0, wanted[0] / float(skin[0]))
    toned = np.array(wanted, np.float32) + (lab - skin) * np.array([contrast, 0.85, 0.85], np.float32)
    return _rgb((lab + likeness * (toned - lab)).astype(np.float32))


def _dye(
    image: Image, points: Floats, hair_rgb: tuple[int, int, int], fringe: bool
) -> Image:
    """Give what is above the forehead and is not skin (hair, a cap) the wanted hair colour."""
    lab = _lab(image)
    wanted = _lab(np.array(hair_rgb, np.uint8).reshape(1, 1, 3))[0, 0]
    distance = (lab - _cheeks(lab, points)) / np.array([22, 12, 12], np.float32)
    other = 1 - np.exp(-0.5 * np.clip((distance**2).sum(-1) - 5.0, 0, None))
    if fringe:
        other = np.ones_like(other)
    brow, crown = points[105, 1], points[10, 1]
    rows = np.arange(image.shape[0], dtype=np.float32)[:, None]
    above = np.clip((crown + 0.25 * (brow - crown) - rows) / (0.15 * (brow - crown)), 0, 1)
    mask = cv2.GaussianBlur((other * above).astype(np.float32), (0, 0), 2.0)[:, :, None]
    strands = (lab[:, :, :1] - cv2.GaussianBlur(lab[:, :, :1], (0, 0), 12)[:, :, None]) * 0.8
    dyed = wanted + np.concatenate([strands, np.zeros_like(strands), np.zeros_like(strands)], 2)
    return _rgb((lab + mask * (dyed - lab)).astype(np.float32))


def _blend(
    image: Image, points: Floats, other: Image, other_points: Floats, weight: float
) -> tuple[Image, Floats]:
    """Mix the other face into this one, shape and colour, keeping this one's outer head."""
    height, width = image.shape[:2]
    warped, cover = _warp(other, other_points, points, width, height)
    lab, donor = _lab(image), _lab(warped)
    donor += (_cheeks(lab, points) - _cheeks(_lab(other), other_points)).astype(np.float32)
    inner = cv2.erode(cover, np.ones((15, 15), np.uint8)).astype(np.float32)
    feather = cv2.GaussianBlur(inner, (0, 0), 8)[:, :, None] * weight
    mixed = _rgb(lab * (1 - feather) + donor * feather)
    return mixed, _mix_shape(points, other_points, weight)


def _mix_shape(points: Floats, other: Floats, weight: float) -> Floats:
    """Landmarks whose depth leans to the other face's; x and y stay with the texture."""
    rotation, scale, shift = pose(points)
    other_rotation, other_scale, other_shift = pose(other)
    flip = np.array([1, -1, -1])
    theirs = (other * flip - other_shift) @ other_rotation / other_scale
    moved = points.copy()
    target = (scale * theirs @ rotation.T + shift) * flip
    moved[:, 2] += weight * (target[:, 2] - points[:, 2])
    return moved


def _warp(
    source: Image, source_points: Floats, points: Floats, width: int, height: int
) -> tuple[Image, NDArray[np.uint8]]:
    """Draw the source face onto the landmarks `points`; also where it covers."""
    drawn = rasterise(
        points[:, :2], points[:, 2], canonical_face().triangles, source_points[:, :2], width, height
    )
    lookup = np.full((height * width, 2), -1, np.float32)
    lookup[drawn.pixel] = drawn.values
    lookup = lookup.reshape(height, width, 2)
    cover = (lookup[:, :, 0] >= 0).astype(np.uint8)
    return cv2.remap(source, lookup, None, cv2.INTER_LINEAR), cover
