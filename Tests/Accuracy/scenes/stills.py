"""Single frames of heads at a known pose, to calibrate and to measure the yaw estimate."""

from __future__ import annotations

import json
import zlib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from .camera import Exposure, Sensor, paste
from .identity import IDENTITIES, of_split
from .person import head_of
from .render import FOCAL_PX, LIGHTS, View, draw, posed
from .rooms import HEIGHT, ROOMS, WIDTH, room
from .trunk import GARMENTS, trunk_sprite

YAWS = (-60, -55, -50, -47.5, -45, -42.5, -40, -37.5, -35, -32.5, -30, -25, -20, -15, -10, -5)
ALL_YAWS = (*YAWS, 0, *(-yaw for yaw in reversed(YAWS)))


@dataclass(frozen=True)
class Still:
    """Pose (degrees; yaw relative to the viewing ray), place (cm) and light of one image."""

    face: str
    yaw: float
    pitch: float
    roll: float
    distance_cm: float
    offset_cm: float
    light: int
    seed: int


def plan(split: str) -> list[Still]:
    """The stills of a split: for every face a yaw sweep, and sweeps with one thing changed."""
    stills: list[Still] = []
    for who in of_split(split):
        for index, yaw in enumerate(ALL_YAWS):
            stills.append(_still(who.name, yaw, 0, 0, 60, 0, 0))
            stills.append(_still(who.name, yaw, 0, 0, (45, 80)[index % 2], 0, 1))
            stills.append(_still(who.name, yaw, (-20, -10, 10, 20)[index % 4], 0, 60, 0, index % 5))
            offset = (-12, 12)[(index // 2) % 2]
            stills.append(_still(who.name, yaw, 0, (-12, 0, 12)[index % 3], 60, offset, 2 + index % 3))
    return stills if split == "report" else stills + _dense(split)


def _dense(split: str) -> list[Still]:
    """Random poses for calibration, so that a fit does not lean on the grid."""
    random = np.random.default_rng(7)
    names = [who.name for who in of_split(split)]
    return [
        _still(
            names[index % len(names)], float(np.round(random.uniform(-60, 60), 1)),
            float(np.round(random.uniform(-18, 18), 1)), float(np.round(random.uniform(-12, 12), 1)),
            int(random.choice([50, 55, 60, 70])), float(np.round(random.uniform(-10, 10), 1)),
            int(random.integers(len(LIGHTS))),
        )
        for index in range(260)
    ]


def _still(
    face: str, yaw: float, pitch: float, roll: float, distance: float, offset: float, light: int
) -> Still:
    seed = zlib.crc32(f"{face} {yaw} {pitch} {roll} {distance} {offset} {light}".encode())
    return Still(face, yaw, pitch, roll, distance, offset, light, seed)


def render_still(still: Still) -> np.ndarray:
    """The image (RGB, 480x640x3)."""
    random = np.random.default_rng(still.seed)
    who = head_of(IDENTITIES[still.face])
    light = LIGHTS[still.light]
    frame = room(ROOMS[still.seed % len(ROOMS)], still.seed % 1000)
    x = WIDTH / 2 + still.offset_cm * FOCAL_PX / still.distance_cm
    y = HEIGHT * 0.44 + random.uniform(-12, 12)
    garment = GARMENTS[still.seed % len(GARMENTS)]
    paste(frame, trunk_sprite(who, garment, still.yaw, still.distance_cm, light), x, y)
    view = View(still.distance_cm, 15, 15, 18, 20)
    paste(frame, draw(who, posed(who, still.yaw, still.pitch), view, light), x, y,
          still.roll)
    exposure = Exposure(
        gain=random.uniform(0.85, 1.15), red=random.uniform(0.93, 1.07),
        blue=random.uniform(0.93, 1.07), noise=random.uniform(1.0, 3.5),
        blur=random.uniform(0.3, 0.7),
    )
    return Sensor(still.seed).expose(frame, exposure)


def _write(job: tuple[str, Still]) -> None:
    cv2.setNumThreads(1)
    path, still = job
    image = cv2.cvtColor(render_still(still), cv2.COLOR_RGB2BGR)
    cv2.imwrite(path, image, [cv2.IMWRITE_JPEG_QUALITY, 92])


def render_stills(split: str, folder: Path, jobs: int) -> int:
    """Write `<index>.jpg` files and `stills.json` into `folder`; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    stills = plan(split)
    names = [f"{index:04d}.jpg" for index in range(len(stills))]
    work = [(str(folder / name), still) for name, still in zip(names, stills, strict=True)]
    with ProcessPoolExecutor(jobs) as pool:
        for _ in pool.map(_write, work, chunksize=16):
            pass
    rows = [
        {
            "file": name, "face": still.face, "skin_tone": IDENTITIES[still.face].skin_tone,
            "split": split, "yaw": still.yaw, "pitch": still.pitch, "roll": still.roll,
            "distance_cm": still.distance_cm, "offset_cm": still.offset_cm, "light": still.light,
        }
        for name, still in zip(names, stills, strict=True)
    ]
    (folder / "stills.json").write_text(json.dumps(rows, indent=1) + "\n")
    return len(rows)
