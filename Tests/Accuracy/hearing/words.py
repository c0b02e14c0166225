"""Recordings whose words are known, and recordings without any, each as NAME.mkv and NAME.wav."""

from __future__ import annotations

import hashlib
import json
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from .noises import noise
from .recording import FLOOR_DB, source_hash
from .sound import RATE_HZ, Samples, decode, gain, write_recording
from .voices import corpus

Piece = tuple[str, str, str, Samples]
"""Name, kind (read, spoken or nothing), text and sound."""

PROMPTS_TOGETHER = 12
NOTHING = ("silence", "music", "music", "white", "pink", "hum", "fan", "keys", "chirps", "beeps")
NOTHING_S = 60.0
"""Ten minutes in all in which nothing is said."""
NOTHING_LEVELS = {"silence": 0.0, "music": 0.08}


def render_words(folder: Path) -> int:
    """Renders what is missing or made by another recipe; returns how many recordings there are."""
    folder.mkdir(parents=True, exist_ok=True)
    recipe = hashlib.sha256((source_hash() + Path(__file__).read_text()).encode()).hexdigest()
    listing = folder / "words.json"
    if listing.exists() and json.loads(listing.read_text())["recipe"] == recipe:
        return len(json.loads(listing.read_text())["recordings"])
    rows = []
    for name, kind, text, samples in pieces():
        write_recording(folder / f"{name}.mkv", samples)
        _write_wav(folder / f"{name}.wav", samples)
        rows.append({"name": name, "kind": kind, "text": text, "seconds": round(len(samples) / RATE_HZ, 2)})
    listing.write_text(json.dumps({"recipe": recipe, "recordings": rows}, indent=1) + "\n")
    return len(rows)


def pieces() -> Iterator[Piece]:
    """All recordings."""
    texts = json.loads((corpus() / "words/words.json").read_text())
    groups: dict[str, list[str]] = {}
    for name, row in texts.items():
        members = groups.setdefault(row["group"], [])
        members.append(name)
    for group, names in groups.items():
        for part in range(0, len(names), PROMPTS_TOGETHER):
            chosen = names[part:part + PROMPTS_TOGETHER]
            yield (f"{group}-{part // PROMPTS_TOGETHER}", texts[chosen[0]]["kind"],
                   " ".join(texts[name]["text"] for name in chosen), _joined(chosen))
    for number, kind in enumerate(NOTHING):
        yield f"nothing-{number}-{kind}", "nothing", "", _nothing(kind, number)


def _joined(names: list[str]) -> Samples:
    """Pieces with a pause before, between and behind them, over a microphone's noise."""
    pause = np.zeros(round(0.8 * RATE_HZ), np.float32)
    parts = [pause]
    for name in names:
        parts += [next(decode([corpus() / f"words/{name}.flac"])), pause]
    whole = np.concatenate(parts)
    return whole + np.random.default_rng(1).normal(0, gain(FLOOR_DB), len(whole)).astype(np.float32)


def _nothing(kind: str, number: int) -> Samples:
    random = np.random.default_rng(number)
    count = round(NOTHING_S * RATE_HZ)
    floor = random.normal(0, gain(FLOOR_DB), count).astype(np.float32)
    if kind == "silence":
        return floor
    made = noise(kind, NOTHING_S, random)[:count]
    return floor + made * NOTHING_LEVELS.get(kind, 0.03)


def _write_wav(path: Path, samples: Samples) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(np.clip(np.round(samples * 32768), -32768, 32767).astype("<i2").tobytes())
