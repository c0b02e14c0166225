"""Drawing kit for props: anti-aliased, shaded shapes measured in centimetres, hands, screens.

Shapes are signed distance fields, so that every edge is smooth at any size. Nothing is random
except grain, which is seeded.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

PX_PER_CM = 40
"""Resolution of every drawing: a 7 cm phone is 280 pixels wide."""

Colour = tuple[float, float, float]
Point = tuple[float, float]


@dataclass
class Canvas:
    """A transparent picture with centimetre coordinates, the origin in its middle."""

    width: float
    height: float
    rgb: np.ndarray = field(init=False)
    alpha: np.ndarray = field(init=False)
    x: np.ndarray = field(init=False)
    y: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        """Start empty, with the coordinates of every pixel's centre."""
        columns, rows = round(self.width * PX_PER_CM), round(self.height * PX_PER_CM)
        self.rgb = np.zeros((rows, columns, 3), np.float32)
        self.alpha = np.zeros((rows, columns), np.float32)
        self.x = ((np.arange(columns, dtype=np.float32) + 0.5) / PX_PER_CM - self.width / 2)[None]
        self.y = ((np.arange(rows, dtype=np.float32) + 0.5) / PX_PER_CM - self.height / 2)[:, None]

    def paint(self, distance: np.ndarray, colour: Colour | np.ndarray, opacity: float = 1.0) -> None:
        """Lay `colour` (0…1) over everything where `distance` (cm) is negative."""
        cover = np.clip(0.5 - distance * PX_PER_CM, 0, 1) * opacity
        self.blend(cover, np.asarray(colour, np.float32))

    def blend(self, cover: np.ndarray, colour: np.ndarray) -> None:
        """Lay `colour` over the picture with a coverage of 0…1 for each pixel."""
        total = cover + self.alpha * (1 - cover)
        old = self.rgb * (self.alpha * (1 - cover))[..., None]
        self.rgb = (colour * cover[..., None] + old) / np.maximum(total, 1e-6)[..., None]
        self.alpha = total

    def shade(self, distance: np.ndarray, depth: float, reach: float) -> None:
        """Darken what is already there by up to `depth`, fading over `reach` cm."""
        fall = np.clip(1 - np.maximum(distance, 0) / reach, 0, 1) ** 1.5
        self.rgb *= (1 - depth * fall)[..., None]

    def paste(self, picture: Image.Image, box: tuple[float, float, float, float], radius: float) -> None:
        """Put an opaque picture into a rounded box (left, top, right, bottom)."""
        left, top, right, bottom = box
        columns, rows = round((right - left) * PX_PER_CM), round((bottom - top) * PX_PER_CM)
        layer = np.zeros_like(self.rgb)
        x0 = round((left + self.width / 2) * PX_PER_CM)
        y0 = round((top + self.height / 2) * PX_PER_CM)
        resized = picture.convert("RGB").resize((columns, rows), Image.Resampling.LANCZOS)
        layer[y0 : y0 + rows, x0 : x0 + columns] = np.asarray(resized, np.float32) / 255
        self.paint(rounded_box(self, box, radius), layer)

    def finish(self, seed: int, grain: float = 0.012) -> np.ndarray:
        """RGBA picture, uint8, with a little sensor-like grain."""
        noise = np.random.default_rng(seed).normal(0, grain, self.rgb.shape[:2])
        rgb = np.clip(self.rgb + noise[..., None], 0, 1)
        stacked = np.concatenate([rgb, np.clip(self.alpha, 0, 1)[..., None]], axis=2)
        return np.round(stacked * 255).astype(np.uint8)


def tone(colour: Colour, gain: float, lift: float = 0.0) -> Colour:
    """A lighter or darker version of a colour, kept within 0…1."""
    r, g, b = (min(1.0, v * gain + lift) for v in colour)
    return (r, g, b)


def rounded_box(canvas: Canvas, box: tuple[float, float, float, float], radius: float) -> np.ndarray:
    """Signed distance to a rounded rectangle."""
    left, top, right, bottom = box
    qx = np.abs(canvas.x - (left + right) / 2) - (right - left) / 2 + radius
    qy = np.abs(canvas.y - (top + bottom) / 2) - (bottom - top) / 2 + radius
    outside = np.hypot(np.maximum(qx, 0), np.maximum(qy, 0))
    return outside + np.minimum(np.maximum(qx, qy), 0) - radius


def disc(canvas: Canvas, centre: Point, radius: float, stretch: float = 1.0) -> np.ndarray:
    """Signed distance to a circle, or roughly to an ellipse `stretch` times as wide as high."""
    return np.hypot((canvas.x - centre[0]) / stretch, canvas.y - centre[1]) - radius


def limb(canvas: Canvas, a: Point, b: Point, radius_a: float, radius_b: float) -> tuple[np.ndarray, np.ndarray]:
    """Signed distance to a tapered capsule, and the offset across it (-1…1)."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = max(math.hypot(dx, dy), 1e-6)
    px, py = canvas.x - a[0], canvas.y - a[1]
    along = np.clip((px * dx + py * dy) / length**2, 0, 1)
    radius = radius_a + (radius_b - radius_a) * along
    distance = np.hypot(px - along * dx, py - along * dy) - radius
    across = (px * dy - py * dx) / length / radius
    return distance, np.clip(across, -1, 1)


def gradient(canvas: Canvas, start: Colour, end: Colour, angle: float = 60.0) -> np.ndarray:
    """A linear blend of two colours over the canvas, at `angle` degrees from the x axis."""
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    t = (canvas.x * c + canvas.y * s) / (abs(c) * canvas.width + abs(s) * canvas.height) + 0.5
    t = np.clip(t, 0, 1)[..., None]
    return np.asarray(start, np.float32) * (1 - t) + np.asarray(end, np.float32) * t


# Hands


def finger(canvas: Canvas, skin: Colour, points: list[Point], radius: float, nail: bool = False) -> None:
    """A bent finger from knuckle to tip, with shadow, roundness, creases and maybe a nail."""
    tone = np.asarray(skin, np.float32)
    bones = list(zip(points[:-1], points[1:], strict=True))
    sizes = [radius * (1 - 0.16 * i / max(len(bones), 1)) for i in range(len(bones) + 1)]
    parts = [limb(canvas, a, b, sizes[i], sizes[i + 1]) for i, (a, b) in enumerate(bones)]
    nearest = np.min(np.stack([part[0] for part in parts]), axis=0)
    canvas.shade(nearest, 0.45, 0.35)
    for distance, across in parts:
        round_off = 0.60 + 0.40 * np.sqrt(1 - across**2) - 0.10 * across
        colour = tone * round_off[..., None]
        colour[..., 1:] *= (1 - 0.10 * np.abs(across) ** 3)[..., None]
        canvas.paint(distance, colour)
    for joint in points[1:-1]:
        crease = disc(canvas, joint, radius * 0.75, 1.0)
        canvas.shade(np.abs(crease) - 0.02, 0.10, 0.10)
    if nail:
        (ax, ay), (bx, by) = points[-2], points[-1]
        length = max(math.hypot(bx - ax, by - ay), 1e-6)
        ux, uy = (bx - ax) / length, (by - ay) / length
        tip = (bx + ux * radius * 0.25, by + uy * radius * 0.25)
        base = (bx - ux * radius * 0.35, by - uy * radius * 0.35)
        plate, across = limb(canvas, base, tip, radius * 0.52, radius * 0.50)
        light = tone * np.asarray((1.08, 0.98, 0.98), np.float32)
        canvas.paint(plate, np.minimum(light * (0.90 + 0.12 * (1 - across[..., None] ** 2)), 1), 0.8)


def palm(canvas: Canvas, skin: Colour, centre: Point, radius: float, wrist: Point, sleeve: Colour) -> None:
    """A palm, the wrist that leads out of the picture, and a cuff."""
    tone = np.asarray(skin, np.float32)
    arm, across = limb(canvas, centre, wrist, radius * 0.78, radius * 0.74)
    canvas.paint(arm, tone * (0.62 + 0.34 * np.sqrt(1 - across**2))[..., None])
    bulk = disc(canvas, centre, radius, 0.92)
    roundness = np.clip(-bulk / radius, 0, 1)
    canvas.paint(bulk, tone * (0.70 + 0.26 * np.sqrt(roundness))[..., None])
    mx, my = (centre[0] * 0.3 + wrist[0] * 0.7, centre[1] * 0.3 + wrist[1] * 0.7)
    cuff, across = limb(canvas, (mx, my), (wrist[0] * 1.3, wrist[1] * 1.3), radius * 0.95, radius * 1.05)
    canvas.paint(cuff, np.asarray(sleeve, np.float32) * (0.55 + 0.45 * np.sqrt(1 - across**2))[..., None])


# Screens


def _font(size: int) -> ImageFont.ImageFont | ImageFont.FreeTypeFont:
    return ImageFont.load_default(size)


def _wallpaper(size: tuple[int, int], top: Colour, bottom: Colour, seed: int) -> Image.Image:
    columns, rows = size
    t = np.linspace(0, 1, rows, dtype=np.float32)[:, None, None]
    base = np.asarray(top, np.float32) * (1 - t) + np.asarray(bottom, np.float32) * t
    picture = Image.fromarray((np.repeat(base, columns, axis=1) * 255).astype(np.uint8))
    draw = ImageDraw.Draw(picture, "RGBA")
    rng = np.random.default_rng(seed)
    for _ in range(5):
        x, y, r = rng.uniform(0, columns), rng.uniform(0, rows), rng.uniform(0.2, 0.6) * columns
        tint = tuple(int(v) for v in rng.integers(40, 255, 3))
        draw.ellipse((x - r, y - r, x + r, y + r), fill=(*tint, 50))
    return picture.filter(ImageFilter.GaussianBlur(columns / 18))


def _status_bar(draw: ImageDraw.ImageDraw, columns: int, ink: str) -> None:
    draw.text((columns * 0.07, columns * 0.03), "9:41", fill=ink, font=_font(columns // 20))
    for i in range(3):
        x = columns * (0.78 + i * 0.06)
        draw.rectangle((x, columns * 0.04, x + columns * 0.04, columns * 0.075), fill=ink)


def _glyph(draw: ImageDraw.ImageDraw, form: int, x: float, y: float, r: float) -> None:
    """A white sign on an app's icon."""
    white = (255, 255, 255, 235)
    if form == 0:
        draw.rounded_rectangle((x - r, y - r * 0.7, x + r, y + r * 0.7), r * 0.4, outline=white, width=4)
        draw.ellipse((x - r * 0.35, y - r * 0.35, x + r * 0.35, y + r * 0.35), fill=white)
    elif form == 1:
        draw.polygon([(x - r, y - r * 0.8), (x + r, y), (x - r, y + r * 0.8)], fill=white)
    elif form == 2:
        draw.arc((x - r, y - r, x + r, y + r), 30, 330, fill=white, width=5)
        draw.line((x, y, x + r * 0.7, y - r * 0.6), fill=white, width=4)
    elif form == 3:
        for i in range(3):
            left = x - r + i * r * 0.75
            draw.rectangle((left, y + r * (0.4 - 0.5 * i), left + r * 0.5, y + r), fill=white)
    else:
        draw.text((x, y), "fmxeag"[int(x + y) % 6], fill=white, font=_font(int(r * 2.2)), anchor="mm")


def screen(kind: str, ratio: float, palette: tuple[Colour, Colour], seed: int) -> Image.Image:
    """A screen: `off`, `lock`, `home`, `chat`, `article`, `dialer` or `code`; `ratio` = height / width."""
    columns = 360
    rows = round(columns * ratio)
    rng = np.random.default_rng(seed)
    if kind == "off":
        glare = np.full((rows, columns, 3), 10, np.float32)
        y, x = np.mgrid[0:rows, 0:columns] / columns
        band = np.clip(1 - np.abs(x + y * 0.55 - 0.8) / 0.28, 0, 1) + 0.4 * np.clip(y - 1.2, 0, 1)
        glare += band[..., None] * np.asarray((34, 38, 44), np.float32)
        return Image.fromarray(np.clip(glare, 0, 255).astype(np.uint8))
    if kind in ("lock", "home"):
        picture = _wallpaper((columns, rows), *palette, seed)
        draw = ImageDraw.Draw(picture, "RGBA")
        _status_bar(draw, columns, "white")
        if kind == "lock":
            draw.text((columns / 2, rows * 0.2), "10:24", fill="white", font=_font(86), anchor="mm")
            draw.text((columns / 2, rows * 0.28), "Tuesday 14", fill="white", font=_font(24), anchor="mm")
            for i in range(2):
                y = rows * (0.55 + 0.14 * i)
                draw.rounded_rectangle((20, y, columns - 20, y + rows * 0.11), 16, fill=(245, 245, 245, 200))
                draw.rectangle((40, y + 20, 220, y + 28), fill=(60, 60, 60, 220))
                draw.rectangle((40, y + 42, 290, y + 48), fill=(120, 120, 120, 220))
            return picture
        cell = columns / 4.4
        for row in range(6):
            for column in range(4):
                x = columns * 0.08 + column * cell * 1.0
                y = rows * 0.08 + row * cell * 1.22 if row < 5 else rows - cell * 1.15
                tint = tuple(int(v) for v in rng.integers(20, 255, 3))
                draw.rounded_rectangle((x, y, x + cell * 0.74, y + cell * 0.74), 15, fill=(*tint, 255))
                _glyph(draw, int(rng.integers(5)), x + cell * 0.37, y + cell * 0.37, cell * 0.22)
                draw.rectangle((x + 6, y + cell * 0.82, x + cell * 0.66, y + cell * 0.86), fill=(255, 255, 255, 200))
        return picture
    dark = kind in ("dialer", "code")
    picture = Image.new("RGB", (columns, rows), (18, 20, 26) if dark else (246, 246, 248))
    draw = ImageDraw.Draw(picture)
    ink = "white" if dark else "black"
    head = tuple(int(v * 255) for v in palette[0])
    if kind == "dialer":
        _status_bar(draw, columns, ink)
        draw.text((columns / 2, rows * 0.18), "0170 5550", fill=ink, font=_font(44), anchor="mm")
        for i, mark in enumerate("123456789*0#"):
            x, y = columns * (0.2 + 0.3 * (i % 3)), rows * (0.32 + 0.125 * (i // 3))
            draw.ellipse((x - 40, y - 40, x + 40, y + 40), fill=(56, 60, 70))
            draw.text((x, y), mark, fill=ink, font=_font(36), anchor="mm")
        x, y = columns / 2, rows * 0.86
        draw.ellipse((x - 42, y - 42, x + 42, y + 42), fill=(40, 190, 90))
        return picture
    draw.rectangle((0, 0, columns, rows * 0.11), fill=head)
    _status_bar(draw, columns, "white")
    draw.text((columns * 0.1, rows * 0.055), "Messages" if kind == "chat" else "News", fill="white", font=_font(28))
    y = rows * 0.13
    while y < rows * 0.9:
        if kind == "chat":
            mine, wide, tall = bool(rng.integers(2)), rng.uniform(0.4, 0.7) * columns, rng.uniform(36, 84)
            x = columns - wide - 14 if mine else 14
            draw.rounded_rectangle((x, y, x + wide, y + tall), 18, fill=head if mine else (222, 224, 228))
            for line in range(int(tall // 22)):
                draw.rectangle((x + 14, y + 14 + line * 20, x + wide - 20, y + 20 + line * 20), fill=(90, 90, 96))
            y += tall + 14
        else:
            indent = 16 + (int(rng.integers(4)) * 22 if kind == "code" else 0)
            tint = tuple(int(v) for v in rng.integers(110, 255, 3)) if kind == "code" else (70, 70, 74)
            draw.rectangle((indent, y, indent + rng.uniform(0.4, 0.85) * (columns - indent), y + 8), fill=tint)
            y += 22
    if kind == "article":
        picture.paste(_wallpaper((columns - 32, columns // 2), palette[1], palette[0], seed), (16, int(rows * 0.22)))
    return picture


def tilt(rgba: np.ndarray, yaw: float, pitch: float, roll: float, distance: float = 3.0) -> np.ndarray:
    """Turn a flat picture in space (degrees) and look at it from `distance` picture widths away."""
    rows, columns = rgba.shape[:2]
    y, p, r = (math.radians(v) for v in (yaw, pitch, roll))
    rot_y = np.array([[math.cos(y), 0, math.sin(y)], [0, 1, 0], [-math.sin(y), 0, math.cos(y)]])
    rot_x = np.array([[1, 0, 0], [0, math.cos(p), -math.sin(p)], [0, math.sin(p), math.cos(p)]])
    rot_z = np.array([[math.cos(r), -math.sin(r), 0], [math.sin(r), math.cos(r), 0], [0, 0, 1]])
    corners = np.array([[-columns, -rows, 0], [columns, -rows, 0], [columns, rows, 0], [-columns, rows, 0]]) / 2
    space = corners @ (rot_z @ rot_x @ rot_y).T
    depth = distance * columns
    flat = space[:, :2] * (depth / (depth + space[:, 2:3]))
    low = flat.min(axis=0)
    size = np.ceil(flat.max(axis=0) - low).astype(int) + 2
    target = flat - low + 1
    source = corners[:, :2] + [columns / 2, rows / 2]
    system, answer = [], []
    for (u, v), (s, t) in zip(target, source, strict=True):
        system += [[u, v, 1, 0, 0, 0, -s * u, -s * v], [0, 0, 0, u, v, 1, -t * u, -t * v]]
        answer += [s, t]
    coefficients = np.linalg.solve(np.array(system), np.array(answer))
    premultiplied = rgba.astype(np.float32)
    premultiplied[..., :3] *= premultiplied[..., 3:] / 255
    picture = Image.fromarray(np.round(premultiplied).astype(np.uint8), "RGBA")
    warped = picture.transform(
        (int(size[0]), int(size[1])), Image.Transform.PERSPECTIVE, coefficients.tolist(), Image.Resampling.BICUBIC
    )
    out = np.asarray(warped, np.float32).copy()
    out[..., :3] = np.clip(out[..., :3] * 255 / np.maximum(out[..., 3:], 1), 0, 255)
    return trim(np.round(out).astype(np.uint8))


def trim(rgba: np.ndarray) -> np.ndarray:
    """Cut away the fully transparent border."""
    rows = np.flatnonzero(rgba[..., 3].max(axis=1) > 4)
    columns = np.flatnonzero(rgba[..., 3].max(axis=0) > 4)
    return np.ascontiguousarray(rgba[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])
