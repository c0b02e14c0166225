"""What is said in the demonstration: an answer by the program's own voice, and another person in between."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import numpy as np

from hearing.voices import utterances

from .recording import RATE_HZ
from .scene import Expected, Scene

ANSWER = (
    (1.0, "In my last job I looked after the service that sends our invoices."
          " One morning the queue stopped, and nobody knew why."),
    (9.2, "I read the log first, and found that one message was far too large."
          " So I wrote a test that failed in the same way."),
    (17.6, "Then I split the message, and added a limit. The next one is refused, with a clear error."),
    (36.4, "What would I do differently? I would tell our customers sooner."
           " They noticed before we did, and that was wrong."),
)  # fmt: skip
"""Seconds and words of the candidate."""

OTHER_VOICE, OTHER_START_S = "fee083", 48.6
"""A woman of the AMI corpus, and from when she is heard."""


def add_talk(scene: Scene, proctor: Path) -> np.ndarray:
    """The sound of the talk (16 bit, mono, `RATE_HZ`); the scene then expects its flag."""
    track = np.zeros(round(scene.duration_s * RATE_HZ), np.float32)
    for start_s, text in ANSWER:
        _put(track, start_s, 0.6 * _spoken(proctor, text))
    other = _other()
    _put(track, OTHER_START_S, other)
    end_s = OTHER_START_S + len(other) / RATE_HZ
    scene.expected.append(Expected("multi_speaker", "HIGH", OTHER_START_S, round(end_s, 2)))
    return (np.clip(track, -1, 1) * 32767).astype("<i2")


def _put(track: np.ndarray, start_s: float, samples: np.ndarray) -> None:
    first = round(start_s * RATE_HZ)
    samples = samples[: len(track) - first]
    track[first : first + len(samples)] += samples


def _spoken(proctor: Path, text: str) -> np.ndarray:
    with tempfile.TemporaryDirectory() as folder:
        wave = Path(folder) / "spoken.wav"
        subprocess.run([proctor, "say", text, "--output", wave, "--no-fetch"], check=True, stderr=subprocess.DEVNULL)
        return _decoded(["-i", str(wave)], b"")


def _other() -> np.ndarray:
    """The longest that she speaks without a pause."""
    spoken = [(one, stretch) for one in utterances(OTHER_VOICE) for stretch in one.stretches]
    utterance, stretch = max(spoken, key=lambda pair: pair[1].end - pair[1].start)
    voice = utterance.samples[stretch.start : stretch.end].astype("<f4")
    return _decoded(["-f", "f32le", "-ar", "16000", "-ac", "1", "-i", "-"], voice.tobytes())


def _decoded(source: list[str], given: bytes) -> np.ndarray:
    command = ["ffmpeg", "-hide_banner", "-loglevel", "error", *source]
    command += ["-f", "f32le", "-ar", str(RATE_HZ), "-ac", "1", "-"]
    return np.frombuffer(subprocess.run(command, input=given, capture_output=True, check=True).stdout, "<f4")
