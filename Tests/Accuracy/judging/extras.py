"""The figures beside those of the scenes: yaw on stills, and independence of the frame rate."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from statistics import fmean
from typing import Any

from .running import analyze

RATES = (2, 5, 10, 30)


def yaw_figures(probe: Path, folder: Path) -> dict[str, Any]:
    """The error of the calibrated yaw, in degrees, on pictures of heads at a known yaw."""
    truths = json.loads((folder / "stills.json").read_text())
    done = subprocess.run(
        [probe, "pose", *(folder / truth["file"] for truth in truths)],
        capture_output=True,
        timeout=900,
        check=True,
    )
    readings = [json.loads(line) for line in done.stdout.decode().splitlines()]
    errors: list[tuple[float, float]] = []
    missing = 0
    for truth, reading in zip(truths, readings, strict=True):
        face = reading.get("face")
        if face and face["presence"] >= 0.5:
            errors.append((truth["yaw"], face["calibratedYaw"] - truth["yaw"]))
        else:
            missing += 1

    def bias(at: float) -> float:
        """Positive: read further turned than it is."""
        return fmean(e if yaw > 0 else -e for yaw, e in errors if abs(abs(yaw) - at) < 0.01)

    return {
        "pictures": len(truths),
        "not_found": missing,
        "mean_absolute_error": round(fmean(abs(e) for _, e in errors), 2),
        "bias_at_35": round(bias(35), 2),
        "bias_at_45": round(bias(45), 2),
    }


def rate_figures(proctor: Path, recordings: list[Path]) -> dict[str, Any]:
    """In how many recordings 2, 5, 10 and 30 frames a second give the same kinds and severities, with
    borders within one interval of the slower rate."""
    differing = []
    for recording in recordings:
        flags = {rate: analyze(proctor, recording, rate)["flags"] for rate in RATES}
        for rate in RATES:
            if fault := _difference(flags[30], flags[rate], interval_s(recording, rate)):
                differing.append(f"{recording.stem} at {rate}: {fault}")
    scenes = {fault.split(" at ")[0] for fault in differing}
    return {"scenes": len(recordings), "same": len(recordings) - len(scenes), "differing": differing}


def interval_s(recording: Path, rate: float) -> float:
    """The sampling interval of the detector that a recording tests: phones are looked for once a second."""
    return max(1 / rate, 1.0 if "phone" in recording.stem else 0.2)


def _difference(a: list[dict[str, Any]], b: list[dict[str, Any]], interval: float) -> str | None:
    names = [[(f["kind"], f["severity"]) for f in flags] for flags in (a, b)]
    if names[0] != names[1]:
        return f"{names[1]} instead of {names[0]}"
    for one, other in zip(a, b, strict=True):
        for border in ("start_s", "end_s"):
            if abs(one[border] - other[border]) > interval + 0.05:
                return f"{one['kind']} {border} {other[border]} instead of {one[border]}"
    return None
