"""Render scenes to `<id>.mkv` and `<id>.json`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Any

import numpy as np

from .acoustics import CANDIDATE, FAR, NEAR, Place, Room, band, loudspeaker, telephone
from .noises import noise
from .scene import Scene
from .script import Performance, Performer
from .sound import RATE_HZ, Samples, gain, write_recording
from .voices import RECIPE

LEVEL = 0.05
"""The candidate's root mean square while speaking."""
FLOOR_DB = -72.0
"""The microphone's own noise."""


def render_scenes(scenes: list[Scene], folder: Path, jobs: int, report: Callable[[str], None]) -> int:
    """Render what is missing or made by another recipe; returns how many were rendered."""
    folder.mkdir(parents=True, exist_ok=True)
    source = source_hash()
    due = [scene for scene in scenes if not _is_current(scene, folder, source)]
    groups: dict[str, list[Scene]] = {}
    for scene in due:
        groups.setdefault(scene.candidate, []).append(scene)
    done = 0
    with ProcessPoolExecutor(jobs) as pool:
        work = {pool.submit(_render_group, group, folder, source): group for group in groups.values()}
        for future in as_completed(work):
            future.result()
            done += len(work[future])
            report(f"{done}/{len(due)} {work[future][-1].id}")
    return len(due)


def source_hash() -> str:
    """A hash of the generator's own source and of the voices' recipe."""
    digest = hashlib.sha256(RECIPE.read_bytes())
    for name in ("acoustics", "noises", "recording", "scene", "script", "sound", "speech_gate", "voices"):
        digest.update(Path(__file__).with_name(f"{name}.py").read_bytes())
    return digest.hexdigest()


def recipe(scene: Scene, source: str) -> str:
    """A hash: equal recipes give equal files."""
    return hashlib.sha256((json.dumps(scene.recipe(), sort_keys=True) + source).encode()).hexdigest()


def _is_current(scene: Scene, folder: Path, source: str) -> bool:
    try:
        known = json.loads((folder / f"{scene.id}.json").read_text())
    except (OSError, ValueError):
        return False
    return (folder / f"{scene.id}.mkv").is_file() and known.get("recipe") == recipe(scene, source)


def _render_group(scenes: list[Scene], folder: Path, source: str) -> None:
    for scene in scenes:
        performance = Performer(scene).perform()
        write_recording(folder / f"{scene.id}.mkv", mix(scene, performance))
        truth = truth_of(scene, performance) | {"recipe": recipe(scene, source)}
        (folder / f"{scene.id}.json").write_text(json.dumps(truth) + "\n")


def truth_of(scene: Scene, performance: Performance) -> dict[str, Any]:
    """The truth file's content."""
    spoken = performance.spoken
    return scene.as_json() | {
        "duration_s": round(performance.count / RATE_HZ, 3),
        "expected": [one.as_json() for one in spoken if one.severity],
        "too_short": [one.as_json() for one in spoken if not one.severity],
        "interviewer": [[round(a, 3), round(b, 3)] for a, b in performance.interviewer],
    }


def mix(scene: Scene, performance: Performance) -> Samples:
    """The sound that the microphone hears."""
    random = np.random.default_rng(scene.seed + 1)
    room = Room(float(random.uniform(0.25, 0.5)), scene.seed)
    count = performance.count
    sound = room.carry(performance.candidate.sound(count), CANDIDATE, 0)
    for track, is_far in performance.others:
        place = FAR if is_far else NEAR
        level = Place(place.level_db + float(random.uniform(-2, 2)), place.direct_db)
        sound += room.carry(track.sound(count), level, 2 if is_far else 1)
    if scene.interviewer:
        played = loudspeaker(performance.echo.sound(count), random)
        sound += room.carry(played, Place(float(random.uniform(-14, -4)), 4.0), 3)
    sound = _treated(sound, scene.treatment, random)
    if scene.noise is not None and scene.snr_db is not None:
        sound += noise(scene.noise, count / RATE_HZ, random)[:count] * LEVEL * gain(-scene.snr_db)
    return sound + random.normal(0, gain(FLOOR_DB), count).astype(np.float32)


def _treated(sound: Samples, treatment: str | None, random: np.random.Generator) -> Samples:
    if treatment == "telephone":
        return telephone(sound)
    if treatment == "clipped":
        return np.clip(sound * gain(27), -1, 1)
    if treatment == "quiet":
        return sound * gain(-48)
    if treatment == "changes":
        return _changing(sound)
    if treatment == "styles":
        return _muffled_at_times(sound, random)
    return sound


def _changing(sound: Samples) -> Samples:
    """A fifth each: as it is, by telephone, clipped, muffled, quiet; as a headset is put on and off."""
    fifth = len(sound) // 5
    changed = sound.copy()
    ways: list[Callable[[Samples], Samples]] = [
        telephone, lambda part: np.clip(part * gain(27), -1, 1), lambda part: band(part, 60, 2_500),
        lambda part: part * gain(-48)]
    for number, way in enumerate(ways, 1):
        changed[number * fifth:(number + 1) * fifth] = way(sound[number * fifth:(number + 1) * fifth])
    return changed


def _muffled_at_times(sound: Samples, random: np.random.Generator) -> Samples:
    """Every now and then low and muffled, as behind a hand or nearly whispered."""
    changed, at = sound.copy(), 0
    while at < len(sound):
        at += round(random.uniform(6, 12) * RATE_HZ)
        end = at + round(random.uniform(2.5, 5) * RATE_HZ)
        changed[at:end] = band(sound[at:end], 80, 2_200) * gain(-9) if at < len(sound) else changed[at:end]
        at = end
    return changed
