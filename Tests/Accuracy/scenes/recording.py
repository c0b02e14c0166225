"""Render scenes to `<id>.mp4` and `<id>.json`."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from .identity import IDENTITIES
from .rooms import HEIGHT, WIDTH
from .scene import Scene
from .stage import Stage, place

RATE_HZ = 48000


def recipe(scene: Scene) -> str:
    """A hash of the scene and of the generator's own source: equal recipes give equal files."""
    digest = hashlib.sha256(json.dumps(asdict(scene), sort_keys=True).encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def render_scenes(
    scenes: list[Scene], folder: Path, jobs: int, fps: int | None, report: Callable[[str], None]
) -> int:
    """Render what is missing or made by another recipe; returns how many were rendered."""
    folder.mkdir(parents=True, exist_ok=True)
    for scene in scenes:
        scene.fps = fps or scene.fps
    due = [scene for scene in scenes if not _is_current(scene, folder)]
    groups = _group(due)
    done = 0
    with ProcessPoolExecutor(jobs) as pool:
        work = {pool.submit(_render_group, group, folder): group for group in groups}
        for future in as_completed(work):
            future.result()
            done += len(work[future])
            report(f"{done}/{len(due)} {work[future][-1].id}")
    return len(due)


def truth(scene: Scene) -> dict[str, Any]:
    """The truth file's content."""
    return {
        "id": scene.id, "seed": scene.seed, "split": scene.split,
        "face": scene.candidate.face, "skin_tone": IDENTITIES[scene.candidate.face].skin_tone,
        "duration_s": scene.duration_s, "fps": scene.fps, "width": WIDTH, "height": HEIGHT,
        "class": scene.kind, "focus": scene.focus, "tags": scene.tags,
        "expected": [row.as_json() for row in scene.expected],
        "tolerated": [row.as_json() for row in scene.tolerated],
        "negatives": [{"what": what, "start_s": start, "end_s": end}
                      for what, start, end in scene.negatives],
        "yaw": list(_yaws(scene)), "recipe": recipe(scene),
    }


def frame_times(scene: Scene) -> list[float]:
    """Capture time (s) of each frame."""
    return [index / scene.fps for index in range(round(scene.duration_s * scene.fps))]


def _yaws(scene: Scene) -> Iterator[list[float | None]]:
    stage = Stage(scene)
    for time_s in frame_times(scene):
        x, y = place(scene.candidate, time_s)
        seen = -40 < x < WIDTH + 40 and -40 < y < HEIGHT
        yield [round(time_s, 3), stage.yaw(time_s) if seen else None]


def _group(scenes: list[Scene]) -> list[list[Scene]]:
    """Scenes that share head sprites, in groups of at most four, the longest first."""
    groups: dict[tuple[Any, ...], list[Scene]] = {}
    for scene in scenes:
        actor = scene.candidate
        groups.setdefault((actor.face, scene.light, actor.distance_cm), []).append(scene)
    parts = [group[i:i + 4] for group in groups.values() for i in range(0, len(group), 4)]
    return sorted(parts, key=lambda part: -sum(scene.duration_s for scene in part))


def _is_current(scene: Scene, folder: Path) -> bool:
    try:
        known = json.loads((folder / f"{scene.id}.json").read_text())
    except (OSError, ValueError):
        return False
    return (folder / f"{scene.id}.mp4").is_file() and known.get("recipe") == recipe(scene)


def _render_group(scenes: list[Scene], folder: Path) -> None:
    cv2.setNumThreads(1)
    for scene in scenes:
        render(scene, folder / f"{scene.id}.mp4")
        text = json.dumps(truth(scene), separators=(",", ":"))
        (folder / f"{scene.id}.json").write_text(text + "\n")


def render(scene: Scene, path: Path, talk: np.ndarray | None = None) -> None:
    """Encode the scene to `path` (H.264, and AAC when it has sound). Raises `RuntimeError`.

    `talk` is added to the sound of the room: 16 bit, mono, `RATE_HZ`, as long as the scene.
    """
    stage = Stage(scene)
    partial = path.with_suffix(".part.mp4")
    sound = path.with_suffix(".wav.part") if scene.sound else None
    if sound is not None:
        room = _quiet_room(scene)
        sound.write_bytes((room if talk is None else room + talk).tobytes())
    encoder = subprocess.Popen(_command(scene, sound, partial), stdin=subprocess.PIPE)
    assert encoder.stdin is not None
    for time_s in frame_times(scene):
        encoder.stdin.write(stage.frame(time_s).tobytes())
    encoder.stdin.close()
    if encoder.wait() != 0:
        raise RuntimeError(f"ffmpeg failed on {scene.id} with exit code {encoder.returncode}")
    if sound is not None:
        sound.unlink()
    os.replace(partial, path)


def _command(scene: Scene, sound: Path | None, target: Path) -> list[str]:
    command = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-y", "-f", "rawvideo"]
    command += ["-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(scene.fps), "-i", "-"]
    if sound is not None:
        command += ["-f", "s16le", "-ar", str(RATE_HZ), "-ac", "1", "-i", str(sound)]
        command += ["-c:a", "aac", "-b:a", "48k", "-shortest"]
    command += ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p"]
    return [*command, "-threads", "1", "-movflags", "+faststart", str(target)]


def _quiet_room(scene: Scene) -> np.ndarray:
    """Sound of a room without speech (16 bit, mono): faint noise and a mains hum."""
    random = np.random.default_rng(scene.seed)
    count = int(scene.duration_s * RATE_HZ)
    time_s = np.arange(count) / RATE_HZ
    hum = 40 * np.sin(2 * np.pi * 50 * time_s) + 15 * np.sin(2 * np.pi * 150 * time_s)
    return (hum + random.normal(0, 30, count)).astype("<i2")


def progress(line: str) -> None:
    """Show progress on a terminal (one line) or in a log (many)."""
    if sys.stderr.isatty():
        print(f"\r{line:<70}", end="", file=sys.stderr, flush=True)
    else:
        print(line, file=sys.stderr, flush=True)
