"""Props for the synthetic scenes: phones, and the things that are taken for phones.

Every prop is drawn here, deterministically, from a table: no photo and no trade mark. The rows
for `calibration` and `report` never share a design.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PIL import Image

from . import props_materials as kit
from .props_materials import Canvas, Colour, Point


@dataclass
class Prop:
    """A cut-out picture of one thing; `real_width_cm` is the width of the whole picture.

    A hand and a sleeve, where there is one, are part of the picture: scale it by its width.
    `thing_width_cm` is the width of the thing alone, before it was turned.
    """

    name: str
    kind: str
    rgba: np.ndarray
    real_width_cm: float
    split: str
    thing_width_cm: float = 0.0


@dataclass(frozen=True)
class PhoneDesign:
    """How one phone looks. `view` is a screen kind, or `back:` and the camera's form."""

    name: str
    split: str
    view: str
    size: tuple[float, float] = (7.2, 15.2)
    radius: float = 0.9
    body: Colour = (0.07, 0.07, 0.08)
    palette: tuple[Colour, Colour] = ((0.15, 0.3, 0.7), (0.6, 0.25, 0.55))
    bezel: float = 0.18
    skin: Colour | None = None
    sleeve: Colour = (0.2, 0.22, 0.3)
    mirrored: bool = False
    pose: tuple[float, float, float] = (0.0, 0.0, 0.0)


LIGHT_SKIN: Colour = (0.89, 0.69, 0.58)
OLIVE_SKIN: Colour = (0.76, 0.56, 0.43)
BROWN_SKIN: Colour = (0.56, 0.38, 0.28)
DARK_SKIN: Colour = (0.38, 0.25, 0.19)

PHONES = [
    PhoneDesign("slab-home", "calibration", "home"),
    PhoneDesign("slab-off", "calibration", "off", (7.0, 14.6), 0.8, (0.1, 0.1, 0.11), pose=(14, 6, 5)),
    PhoneDesign("white-chat-held", "calibration", "chat", (7.0, 14.4), 0.8, (0.88, 0.88, 0.9),
                ((0.1, 0.45, 0.85), (0.9, 0.9, 0.9)), 0.3, LIGHT_SKIN, pose=(-8, 4, -6)),
    PhoneDesign("lock-held", "calibration", "lock", (7.5, 15.8), 1.0, (0.12, 0.12, 0.14),
                ((0.05, 0.2, 0.3), (0.8, 0.5, 0.3)), 0.16, BROWN_SKIN, (0.5, 0.5, 0.52), True, (10, -5, 8)),
    PhoneDesign("back-square-held", "calibration", "back:square", (7.4, 15.2), 1.0, (0.16, 0.17, 0.2),
                skin=OLIVE_SKIN, sleeve=(0.6, 0.2, 0.2), pose=(8, 0, 4)),
    PhoneDesign("back-pill", "calibration", "back:pill", (7.2, 15.4), 0.9, (0.30, 0.36, 0.45), pose=(-12, 5, -8)),
    PhoneDesign("silver-article", "calibration", "article", (6.8, 13.9), 0.9, (0.78, 0.79, 0.81),
                ((0.65, 0.1, 0.12), (0.2, 0.5, 0.4)), 0.14, pose=(6, -8, 0)),
    PhoneDesign("back-ring-held", "calibration", "back:ring", (7.6, 16.0), 0.8, (0.08, 0.09, 0.10),
                skin=DARK_SKIN, sleeve=(0.75, 0.75, 0.7), mirrored=True, pose=(-10, 4, -10)),
    PhoneDesign("blue-dialer", "report", "dialer", (7.1, 14.9), 0.85, (0.1, 0.14, 0.3), pose=(-6, 5, 3)),
    PhoneDesign("black-off-held", "report", "off", (7.3, 15.5), 0.95, (0.05, 0.05, 0.06),
                bezel=0.15, skin=OLIVE_SKIN, sleeve=(0.15, 0.3, 0.25), pose=(12, 3, 7)),
    PhoneDesign("home-held", "report", "home", (7.4, 15.9), 1.1, (0.2, 0.2, 0.22),
                ((0.9, 0.45, 0.2), (0.3, 0.1, 0.4)), 0.15, DARK_SKIN, (0.8, 0.75, 0.6), True, (-9, -4, -5)),
    PhoneDesign("chat-green", "report", "chat", (6.9, 14.3), 0.7, (0.06, 0.06, 0.06),
                ((0.05, 0.5, 0.4), (0.9, 0.95, 0.9)), 0.25, pose=(15, 0, 10)),
    PhoneDesign("back-bar-held", "report", "back:bar", (7.3, 15.6), 0.9, (0.13, 0.13, 0.14),
                skin=LIGHT_SKIN, sleeve=(0.1, 0.12, 0.2), pose=(-7, 2, 6)),
    PhoneDesign("back-trio", "report", "back:trio", (7.2, 14.7), 1.0, (0.62, 0.55, 0.66), pose=(10, -6, -4)),
    PhoneDesign("code-held", "report", "code", (7.6, 16.2), 0.9, (0.09, 0.09, 0.1),
                ((0.3, 0.25, 0.6), (0.5, 0.5, 0.6)), 0.15, BROWN_SKIN, (0.85, 0.85, 0.88), False, (5, 6, -9)),
    PhoneDesign("lock-white", "report", "lock", (7.0, 14.7), 0.9, (0.92, 0.92, 0.91),
                ((0.3, 0.55, 0.75), (0.9, 0.8, 0.6)), 0.22, pose=(-14, 4, 5)),
]  # fmt: skip


def _case(canvas: Canvas, size: tuple[float, float], radius: float, body: Colour) -> np.ndarray:
    """The body: a rim with a highlight, and a face. Returns the distance to the outline."""
    w, h = size
    outline = kit.rounded_box(canvas, (-w / 2, -h / 2, w / 2, h / 2), radius)
    canvas.shade(outline, 0.35, 0.5)
    rim = kit.tone(body, 0.75, 0.25)
    canvas.paint(outline, kit.gradient(canvas, rim, body, 35))
    canvas.paint(np.abs(outline + 0.07) - 0.02, rim, 0.7)
    for y in (-h * 0.2, -h * 0.08):
        button = (w / 2 - 0.02, y - h * 0.03, w / 2 + 0.06, y + h * 0.03)
        canvas.paint(kit.rounded_box(canvas, button, 0.03), rim)
    return outline


def _lens(canvas: Canvas, centre: Point, radius: float) -> None:
    canvas.paint(kit.disc(canvas, centre, radius), (0.30, 0.30, 0.32))
    canvas.paint(kit.disc(canvas, centre, radius * 0.86), (0.03, 0.03, 0.04))
    canvas.paint(kit.disc(canvas, centre, radius * 0.5), (0.07, 0.08, 0.16))
    glint = (centre[0] - radius * 0.25, centre[1] - radius * 0.3)
    canvas.paint(kit.disc(canvas, glint, radius * 0.16), (0.75, 0.8, 0.95))


def _back(canvas: Canvas, design: PhoneDesign) -> None:
    """A glass or metal back with a sheen and a camera island."""
    w, h = design.size
    inner = kit.rounded_box(canvas, (-w / 2 + 0.1, -h / 2 + 0.1, w / 2 - 0.1, h / 2 - 0.1), design.radius)
    bright = kit.tone(design.body, 1.25, 0.05)
    canvas.paint(inner, kit.gradient(canvas, bright, design.body, 70))
    sheen = np.abs(canvas.x * 0.9 + canvas.y * 0.45 + 1.0) - 1.1
    canvas.paint(np.maximum(inner, sheen), (1, 1, 1), 0.08)
    form = design.view.split(":")[1]
    left, top = -w / 2 + 0.45, -h / 2 + 0.45
    island = kit.tone(design.body, 0.8, 0.04)
    islands = {
        "square": ((left, top, left + 3.3, top + 3.3), 0.8),
        "pill": ((left, top, left + 1.7, top + 4.2), 0.85),
        "bar": ((-w / 2 + 0.1, top + 0.8, w / 2 - 0.1, top + 2.3), 0.2),
        "ring": ((-2.1, top, 2.1, top + 4.2), 2.1),
        "trio": ((left, top, left + 0.02, top + 0.02), 0.01),
    }
    box, radius = islands[form]
    shape = kit.rounded_box(canvas, box, radius)
    if form != "trio":
        canvas.shade(shape, 0.25, 0.2)
        canvas.paint(shape, island)
        canvas.paint(np.abs(shape + 0.03) - 0.02, bright, 0.8)
    lenses: dict[str, list[tuple[float, float, float]]] = {
        "square": [(left + 0.95, top + 0.95, 0.68), (left + 0.95, top + 2.4, 0.68), (left + 2.35, top + 1.65, 0.68)],
        "pill": [(left + 0.85, top + 0.95, 0.62), (left + 0.85, top + 2.55, 0.62)],
        "bar": [(-1.6, top + 1.55, 0.52), (-0.2, top + 1.55, 0.52)],
        "ring": [(-0.75, top + 1.4, 0.6), (0.75, top + 1.4, 0.6), (-0.75, top + 2.8, 0.6), (0.75, top + 2.8, 0.5)],
        "trio": [(left + 0.7, top + 0.7 + 1.6 * i, 0.6) for i in range(3)],
    }
    for x, y, r in lenses[form]:
        _lens(canvas, (x, y), r)
    canvas.paint(kit.disc(canvas, (left + 2.4, top + 0.6), 0.22), (0.95, 0.92, 0.8))


def _front(canvas: Canvas, design: PhoneDesign, seed: int) -> None:
    """Black glass, the screen in it, and a camera hole."""
    w, h = design.size
    glass = (-w / 2 + 0.1, -h / 2 + 0.1, w / 2 - 0.1, h / 2 - 0.1)
    canvas.paint(kit.rounded_box(canvas, glass, design.radius - 0.08), (0.02, 0.02, 0.025))
    b = 0.1 + design.bezel
    box = (-w / 2 + b, -h / 2 + b * 1.2, w / 2 - b, h / 2 - b * 1.2)
    picture = kit.screen(design.view, (box[3] - box[1]) / (box[2] - box[0]), design.palette, seed)
    if design.mirrored:
        picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    canvas.paste(picture, box, max(design.radius - b, 0.2))
    canvas.paint(kit.disc(canvas, (0, box[1] + 0.35), 0.16), (0.01, 0.01, 0.02))
    sheen = np.abs(canvas.x * 0.8 + canvas.y * 0.5 - 1.5) - 1.0
    canvas.paint(np.maximum(kit.rounded_box(canvas, glass, design.radius), sheen), (1, 1, 1), 0.05)


def _phone(design: PhoneDesign, seed: int) -> np.ndarray:
    """One phone, free or in a hand, turned in space."""
    w, h = design.size
    canvas = Canvas(w + 8.0, h + 8.0) if design.skin else Canvas(w + 1.2, h + 1.2)
    is_back = design.view.startswith("back")
    if design.skin and not is_back:
        kit.palm(canvas, design.skin, (w * 0.22, h * 0.22), 4.1, (w * 0.55, h * 0.75), design.sleeve)
    if design.skin and is_back:
        kit.palm(canvas, design.skin, (w * 0.42, h * 0.30), 3.3, (w * 0.62, h * 0.75), design.sleeve)
    _case(canvas, design.size, design.radius, design.body)
    if is_back:
        _back(canvas, design)
    else:
        _front(canvas, design, seed)
    if design.skin:
        for i in range(4):
            y = h * (-0.02 + 0.125 * i)
            r = 0.86 - 0.05 * i
            if is_back:
                reach = -w * (0.40 - 0.05 * abs(i - 1))
                bends: list[Point] = [(w * 0.52, y + 1.4), (w * 0.08, y + 0.5), (reach, y)]
                kit.finger(canvas, design.skin, bends, r)
            else:
                kit.finger(canvas, design.skin, [(-w * 0.58, y + 0.5), (-w * 0.42, y)], r * 0.85, nail=True)
        if not is_back:
            thumb: list[Point] = [(w * 0.58, h * 0.30), (w * 0.56, h * 0.12), (w * 0.36, -h * 0.02)]
            kit.finger(canvas, design.skin, thumb, 1.1, nail=True)
    picture = canvas.finish(seed)
    if design.mirrored:
        picture = np.ascontiguousarray(picture[:, ::-1])
    return kit.tilt(picture, *design.pose)


# Things that are not phones


def _remote(style: int, skin: Colour | None, seed: int) -> tuple[np.ndarray, float]:
    """A remote control: dark with a keypad, slim with few keys, light, wide with a pad, ..."""
    width, height, body, columns, rows = [
        (4.8, 19.0, (0.11, 0.11, 0.12), 3, 10), (3.8, 15.0, (0.05, 0.05, 0.06), 2, 5),
        (5.2, 17.5, (0.80, 0.80, 0.78), 3, 8), (4.4, 20.5, (0.22, 0.23, 0.25), 3, 12),
        (5.6, 16.0, (0.16, 0.16, 0.2), 4, 7), (3.6, 13.5, (0.9, 0.9, 0.91), 2, 4),
    ][style]  # fmt: skip
    canvas = Canvas(width + (9 if skin else 1.2), height + (7 if skin else 1.2))
    if skin:
        kit.palm(canvas, skin, (width * 0.4, height * 0.28), 3.4, (width * 0.9, height * 0.62), (0.3, 0.3, 0.35))
    box = (-width / 2, -height / 2, width / 2, height / 2)
    outline = kit.rounded_box(canvas, box, width * 0.28)
    canvas.shade(outline, 0.35, 0.5)
    curve = 0.75 + 0.25 * np.sqrt(np.clip(1 - (canvas.x / (width / 2)) ** 2, 0, 1))
    canvas.paint(outline, np.broadcast_to(np.asarray(body, np.float32), canvas.rgb.shape) * curve[..., None])
    rng = np.random.default_rng(seed)
    dark = body[0] < 0.5
    key = (0.42, 0.42, 0.44) if dark else (0.35, 0.35, 0.38)
    canvas.paint(kit.disc(canvas, (-width * 0.28, -height * 0.44), 0.36), (0.75, 0.1, 0.12))
    canvas.paint(np.abs(kit.disc(canvas, (0, -height * 0.12), width * 0.32)) - 0.22, key)
    canvas.paint(kit.disc(canvas, (0, -height * 0.12), width * 0.13), key)
    for row in range(rows):
        y = height * (-0.38 + 0.76 * row / max(rows - 1, 1))
        if abs(y + height * 0.12) < width * 0.45:
            continue
        for column in range(columns):
            x = width * 0.62 * (column / (columns - 1) - 0.5)
            tint = rng.uniform(0.2, 0.9, 3) if row == rows - 2 and columns > 2 else np.asarray(key)
            canvas.paint(kit.rounded_box(canvas, (x - 0.36, y - 0.24, x + 0.36, y + 0.24), 0.18), tint)
    if skin:
        for i in range(4):
            y = height * (0.02 + 0.1 * i)
            kit.finger(canvas, skin, [(-width * 0.62, y + 0.4), (-width * 0.40, y)], 0.75, nail=True)
        kit.finger(canvas, skin, [(width * 0.65, height * 0.2), (width * 0.2, height * 0.02)], 0.95, nail=True)
    return kit.tilt(canvas.finish(seed), 8 - 5 * style, 4, 6 * style - 12), width


def _wallet(leather: Colour, seed: int) -> tuple[np.ndarray, float]:
    canvas = Canvas(13, 11)
    outline = kit.rounded_box(canvas, (-5.7, -4.6, 5.7, 4.6), 0.6)
    grain = np.random.default_rng(seed).normal(1, 0.05, canvas.rgb.shape[:2])[..., None]
    canvas.paint(outline, kit.gradient(canvas, leather, kit.tone(leather, 0.6)) * grain)
    stitch = np.maximum(np.abs(outline + 0.35) - 0.04, np.sin((canvas.x + canvas.y) * 14) * 0.02)
    canvas.paint(stitch, kit.tone(leather, 1.8), 0.8)
    canvas.paint(np.abs(canvas.y - 1.2) - 0.03 + np.maximum(outline + 0.3, 0), kit.tone(leather, 0.4))
    canvas.paint(kit.rounded_box(canvas, (4.2, -0.9, 5.8, 0.9), 0.5), kit.tone(leather, 0.7))
    return kit.tilt(canvas.finish(seed), 12, -8, -7), 11.4


def _book(cover: Colour, ink: Colour, seed: int) -> tuple[np.ndarray, float]:
    canvas = Canvas(18, 25)
    canvas.paint(kit.rounded_box(canvas, (-7.2, -11.1, 7.9, 11.6), 0.1), (0.92, 0.9, 0.84))
    for i in range(6):
        canvas.paint(np.abs(canvas.x - 7.3 - 0.1 * i) - 0.015 + np.maximum(np.abs(canvas.y) - 11, 0), (0.7, 0.68, 0.6))
    box = kit.rounded_box(canvas, (-7.5, -11.5, 7.2, 11.2), 0.15)
    canvas.paint(box, kit.gradient(canvas, cover, kit.tone(cover, 0.75)))
    canvas.paint(np.abs(canvas.x + 6.7) - 0.08 + np.maximum(box, 0), kit.tone(cover, 0.5))
    for i, wide in enumerate((4.6, 3.4, 5.0)):
        bar = (-wide / 2, -8 + 1.5 * i, wide / 2, -7.2 + 1.5 * i)
        canvas.paint(kit.rounded_box(canvas, bar, 0.1), ink)
    canvas.paint(kit.disc(canvas, (0, 2.5), 3.2), ink, 0.8)
    canvas.paint(kit.disc(canvas, (0.9, 2.0), 2.0), cover)
    return kit.tilt(canvas.finish(seed), -14, 5, 6), 15.4


def _mug(glaze: Colour, seed: int) -> tuple[np.ndarray, float]:
    canvas = Canvas(14, 12)
    tone = np.asarray(glaze, np.float32)
    canvas.paint(np.abs(np.hypot((canvas.x - 4.0) / 0.85, canvas.y) - 2.4) - 0.5, tone * 0.75)
    side = np.sqrt(np.clip(1 - ((canvas.x + 0.3) / 4.3) ** 2, 0, 1))
    light = (0.5 + 0.5 * side - 0.12 * (canvas.x / 4))[..., None]
    canvas.paint(kit.rounded_box(canvas, (-4.5, -4.2, 3.9, 5.0), 0.8), np.broadcast_to(tone, canvas.rgb.shape) * light)
    rim = np.hypot((canvas.x + 0.3) / 4.2, (canvas.y + 4.1) / 0.9) - 1
    canvas.paint(rim, np.minimum(tone * 1.1, 1))
    canvas.paint(rim + 0.1, (0.20, 0.11, 0.06))
    return kit.trim(canvas.finish(seed)), 11.0


def _calculator(body: Colour, seed: int) -> tuple[np.ndarray, float]:
    canvas = Canvas(10, 17)
    outline = kit.rounded_box(canvas, (-4, -7.4, 4, 7.4), 0.6)
    canvas.paint(outline, kit.gradient(canvas, kit.tone(body, 1.3), body))
    canvas.paint(kit.rounded_box(canvas, (-3.3, -6.7, 3.3, -4.3), 0.15), (0.60, 0.68, 0.56))
    canvas.paint(kit.rounded_box(canvas, (0.2, -6.2, 2.9, -4.8), 0.05), (0.15, 0.18, 0.14), 0.75)
    for row in range(6):
        for column in range(4):
            x, y = -2.6 + 1.72 * column, -2.9 + 1.75 * row
            tint = (0.82, 0.45, 0.15) if column == 3 and row < 2 else (0.75, 0.75, 0.74)
            tint = tint if body[0] < 0.5 else kit.tone(tint, 0.5)
            canvas.paint(kit.rounded_box(canvas, (x - 0.62, y - 0.5, x + 0.62, y + 0.5), 0.2), tint)
            canvas.paint(kit.rounded_box(canvas, (x - 0.1, y - 0.22, x + 0.14, y + 0.22), 0.05), (0.1, 0.1, 0.1))
    return kit.tilt(canvas.finish(seed), 9, 6, -5), 8.0


def _glasses_case(shell: Colour, seed: int) -> tuple[np.ndarray, float]:
    canvas = Canvas(18, 9)
    outline = kit.rounded_box(canvas, (-8, -3.1, 8, 3.1), 2.6)
    light = 0.55 + 0.5 * np.exp(-(((canvas.y + 1.2) / 1.6) ** 2))
    canvas.paint(outline, np.broadcast_to(np.asarray(shell, np.float32), canvas.rgb.shape) * light[..., None])
    canvas.paint(np.abs(canvas.y - 0.5) - 0.05 + np.maximum(outline, 0), kit.tone(shell, 0.35))
    canvas.paint(kit.rounded_box(canvas, (-0.8, 0.1, 0.8, 1.0), 0.2), (0.75, 0.7, 0.5))
    return kit.tilt(canvas.finish(seed), -8, 10, 9), 16.0


def _hand(skin: Colour, open_hand: bool, seed: int) -> tuple[np.ndarray, float]:
    """An empty hand: open towards the camera, or a loose fist."""
    canvas = Canvas(17, 24)
    kit.palm(canvas, skin, (0.4, 3.2), 4.2, (1.4, 11.5), (0.25, 0.28, 0.4))
    for i in range(4):
        x = -3.0 + 2.0 * i
        top = -1.0 - (6.2, 7.4, 7.0, 5.2)[i] if open_hand else 0.2
        knuckle = (x * 1.0 + 0.3, 1.6)
        tip = (x * 1.35 + 0.3, top)
        middle = ((knuckle[0] + tip[0]) / 2, (knuckle[1] + tip[1]) / 2)
        folded = [(knuckle[0], -0.8), knuckle, (knuckle[0] + 0.2, 3.4)]
        bends = [knuckle, middle, tip] if open_hand else folded
        kit.finger(canvas, skin, bends, 0.98 - 0.05 * abs(i - 1))
    thumb = [(-2.6, 4.8), (-5.0, 2.4), (-6.2, -0.4)] if open_hand else [(-3.2, 4.6), (-1.8, 3.4), (1.2, 3.2)]
    kit.finger(canvas, skin, thumb, 1.15, nail=not open_hand)
    return kit.tilt(canvas.finish(seed), 8, 4, -8), 14.5 if open_hand else 10.0


Maker = Callable[[int], tuple[np.ndarray, float]]
OTHERS: list[tuple[str, str, str, Maker]] = [
    ("remote-dark", "remote", "calibration", lambda s: _remote(0, None, s)),
    ("remote-slim-held", "remote", "calibration", lambda s: _remote(1, OLIVE_SKIN, s)),
    ("remote-light", "remote", "calibration", lambda s: _remote(2, None, s)),
    ("remote-long-held", "remote", "report", lambda s: _remote(3, LIGHT_SKIN, s)),
    ("remote-wide", "remote", "report", lambda s: _remote(4, None, s)),
    ("remote-white", "remote", "report", lambda s: _remote(5, None, s)),
    ("wallet-brown", "wallet", "calibration", lambda s: _wallet((0.40, 0.24, 0.14), s)),
    ("wallet-black", "wallet", "report", lambda s: _wallet((0.13, 0.12, 0.12), s)),
    ("book-red", "book", "calibration", lambda s: _book((0.62, 0.14, 0.13), (0.95, 0.9, 0.75), s)),
    ("book-blue", "book", "report", lambda s: _book((0.12, 0.25, 0.48), (0.95, 0.8, 0.3), s)),
    ("mug-white", "mug", "calibration", lambda s: _mug((0.92, 0.91, 0.88), s)),
    ("mug-teal", "mug", "report", lambda s: _mug((0.10, 0.42, 0.45), s)),
    ("calculator-dark", "calculator", "calibration", lambda s: _calculator((0.14, 0.15, 0.17), s)),
    ("calculator-light", "calculator", "report", lambda s: _calculator((0.80, 0.81, 0.83), s)),
    ("glasses-case-black", "glasses_case", "calibration", lambda s: _glasses_case((0.12, 0.12, 0.13), s)),
    ("glasses-case-tan", "glasses_case", "report", lambda s: _glasses_case((0.62, 0.44, 0.26), s)),
    ("hand-open-light", "hand", "calibration", lambda s: _hand(LIGHT_SKIN, True, s)),
    ("hand-fist-brown", "hand", "calibration", lambda s: _hand(BROWN_SKIN, False, s)),
    ("hand-open-dark", "hand", "report", lambda s: _hand(DARK_SKIN, True, s)),
    ("hand-fist-olive", "hand", "report", lambda s: _hand(OLIVE_SKIN, False, s)),
]


@lru_cache(maxsize=1)
def _all_props() -> tuple[Prop, ...]:
    props = []
    for seed, design in enumerate(PHONES):
        picture = _phone(design, seed)
        width = picture.shape[1] / kit.PX_PER_CM
        props.append(Prop(design.name, "phone", picture, width, design.split, design.size[0]))
    for seed, (name, kind, split, make) in enumerate(OTHERS, start=100):
        picture, alone = make(seed)
        props.append(Prop(name, kind, picture, picture.shape[1] / kit.PX_PER_CM, split, alone))
    return tuple(props)


def load_props(kind: str | None = None, split: str | None = None) -> list[Prop]:
    """All props, or those of one kind and of one split. The pictures must not be changed in place."""
    return [p for p in _all_props() if kind in (None, p.kind) and split in (None, p.split)]


def contact_sheet(props: list[Prop], cell: int = 220) -> Image.Image:
    """The props side by side on grey, for a look at them."""
    columns = 9
    rows = -(-len(props) // columns)
    sheet = Image.new("RGB", (columns * cell, rows * cell), (150, 150, 148))
    for i, prop in enumerate(props):
        picture = Image.fromarray(prop.rgba, "RGBA")
        picture.thumbnail((cell - 8, cell - 8))
        sheet.paste(picture, ((i % columns) * cell + 4, (i // columns) * cell + 4), picture)
    return sheet
