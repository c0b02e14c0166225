#!/usr/bin/env python3
"""Measures what a frame and a recording cost, beside the bare models and beside MediaPipe, in one run.

CPU times are of the whole process. Everything is taken in turns on the same frames, so that what else the
machine does falls on all alike: trust the ratios.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
FRAMES = 150


def main() -> int:
    options = _parser().parse_args()
    proctor = Path(os.environ.get("PROCTOR", ROOT / ".build/release/proctor"))
    probe = proctor.with_name("vision-probe")
    for program in (proctor, probe, options.sample):
        if not program.exists():
            print(f"bench: there is no {program}; run make bench", file=sys.stderr)
            return 2
    with tempfile.TemporaryDirectory() as folder:
        frames = _frames(options.sample, Path(folder))
        cost = json.loads(_output(probe, "cost", *frames))
        mediapipe = _mediapipe_ms(frames)
        runs = [_analyze(proctor, options.sample, Path(folder), copies) for copies in (1, options.copies)]
    _print(cost, mediapipe, runs)
    return 0


def _frames(sample: Path, folder: Path) -> list[str]:
    """The recording's frames at 5 a second as JPEG files."""
    subprocess.run(
        ["ffmpeg", "-v", "error", "-i", sample, "-vf", "fps=5", "-frames:v", str(FRAMES), "-q:v", "3",
         folder / "%05d.jpg"],
        check=True,
    )  # fmt: skip
    return sorted(str(path) for path in folder.glob("*.jpg"))


def _mediapipe_ms(frames: list[str]) -> float:
    """CPU milliseconds a frame of MediaPipe's Python FaceMesh with tracking and irises, decoding included."""
    import cv2
    import mediapipe

    cv2.setNumThreads(1)
    rounds = []
    for _ in range(3):
        with mediapipe.solutions.face_mesh.FaceMesh(refine_landmarks=True, max_num_faces=1) as mesh:
            begun = time.process_time()
            for frame in frames:
                mesh.process(cv2.cvtColor(cv2.imread(frame), cv2.COLOR_BGR2RGB))
            rounds.append((time.process_time() - begun) * 1e3 / len(frames))
    return statistics.median(rounds)


def _analyze(proctor: Path, sample: Path, folder: Path, copies: int) -> dict[str, float]:
    """Wall and CPU seconds and peak memory of `analyze` on the sample, played `copies` times in a row."""
    recording = folder / f"sample-{copies}.mp4"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-y", "-stream_loop", str(copies - 1), "-i", sample, "-c", "copy", recording],
        check=True,
    )  # fmt: skip
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    report, peak_kb = _watched(
        proctor, "analyze", recording, "--format", "json", "--output", folder / f"out-{copies}"
    )
    wall = time.monotonic() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "length_s": report["recording"]["duration_s"],
        "flags": len(report["flags"]),
        "wall_s": wall,
        "cpu_s": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        "peak_mb": peak_kb / 1024,
    }


def _watched(*command: str | Path) -> tuple[dict, int]:
    """What a command prints as JSON, and the highest resident size of its own process in KiB."""
    peak = 0
    with tempfile.TemporaryFile() as output:
        child = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL)
        while child.poll() is None:
            peak = max(peak, _resident_peak_kb(child.pid))
            time.sleep(0.1)
        if child.returncode != 0:
            raise subprocess.CalledProcessError(child.returncode, command)
        output.seek(0)
        return json.load(output), peak


def _resident_peak_kb(process: int) -> int:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


def _output(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def _print(cost: dict[str, float], mediapipe: float, runs: list[dict[str, float]]) -> None:
    pipeline = cost["faceSensingMs"]
    bare = cost["decodeMs"] + cost["bareModelsMs"]
    print("| CPU a frame, 640 × 480, one thread | ms |")
    print("| --- | --- |")
    print(f"| JPEG decoding alone | {cost['decodeMs']:.2f} |")
    print(f"| bare models (detector and mesh) | {cost['bareModelsMs']:.2f} |")
    print(f"| face sensing, whole | {pipeline:.2f} |")
    print(f"| MediaPipe FaceMesh in Python, whole | {mediapipe:.2f} |")
    print(f"\nface sensing ÷ (decoding + bare models): {pipeline / bare:.2f}")
    print(f"face sensing ÷ MediaPipe: {pipeline / mediapipe:.2f}\n")
    print("| `analyze` at 5 frames a second | length | flags | wall | CPU | × faster than it plays | peak memory |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for run in runs:
        print(
            f"| sample | {run['length_s']:.0f} s | {run['flags']} | {run['wall_s']:.1f} s | {run['cpu_s']:.1f} s "
            f"| {run['length_s'] / run['wall_s']:.1f} | {run['peak_mb']:.0f} MB |"
        )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=Path, default=ROOT / "build/demo/sample.mp4", help="the recording")
    parser.add_argument("--copies", type=int, default=6, help="how many times it is played in the long run")
    return parser


if __name__ == "__main__":
    sys.exit(main())
