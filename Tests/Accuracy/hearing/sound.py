"""Sound files in and out, and levels. Samples are float32 in -1…1, one channel, 16 kHz."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

RATE_HZ = 16_000
_BATCH = 40

Samples = np.ndarray


def decode(files: list[Path], longest_s: float = float("inf")) -> Iterator[Samples]:
    """What is in sound files, one after the other, until `longest_s` in all are passed."""
    seconds = 0.0
    for start in range(0, len(files), _BATCH):
        if seconds > longest_s:
            return
        for samples in _decode_batch(files[start:start + _BATCH]):
            seconds += len(samples) / RATE_HZ
            yield samples


def _decode_batch(files: list[Path]) -> list[Samples]:
    with tempfile.TemporaryDirectory() as scratch:
        command = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-nostdin"]
        for path in files:
            if path.suffix == ".raw":
                command += ["-f", "s16le", "-ar", str(RATE_HZ), "-ac", "1"]
            command += ["-i", str(path)]
        outputs = [Path(scratch, f"{index}.raw") for index in range(len(files))]
        for index, output in enumerate(outputs):
            command += ["-map", f"{index}:a:0", "-f", "s16le", "-ar", str(RATE_HZ), "-ac", "1", str(output)]
        subprocess.run(command, check=True)
        return [np.fromfile(output, "<i2").astype(np.float32) / 32768 for output in outputs]


def write_flac(path: Path, samples: Samples) -> None:
    """Writes samples as 16-bit FLAC."""
    _encode(["-c:a", "flac", "-f", "flac"], [], path, samples)


def write_recording(path: Path, samples: Samples) -> None:
    """Writes samples as a recording with a picture, a black one each second, and the sound without loss."""
    seconds = f"{len(samples) / RATE_HZ:.3f}"
    picture = ["-f", "lavfi", "-i", f"color=black:size=16x16:rate=1:duration={seconds}"]
    _encode(["-map", "1:v", "-map", "0:a", "-c:v", "mjpeg", "-c:a", "flac", "-f", "matroska"],
            picture, path, samples)


def _encode(coding: list[str], more_inputs: list[str], path: Path, samples: Samples) -> None:
    partial = path.with_name(path.name + ".part")
    command = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-y"]
    command += ["-f", "s16le", "-ar", str(RATE_HZ), "-ac", "1", "-i", "pipe:0", *more_inputs]
    command += [*coding, "-bitexact", "-threads", "1", str(partial)]
    pcm = np.clip(np.round(samples * 32768), -32768, 32767).astype("<i2")
    subprocess.run(command, input=pcm.tobytes(), check=True)
    os.replace(partial, path)


def gain(decibels: float) -> float:
    """The factor of so many decibels."""
    return float(10 ** (decibels / 20))
