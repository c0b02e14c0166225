"""Runs `proctor` on recordings, several at a time."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

DEADLINE_S = 600


class ProctorFailed(Exception):
    """`proctor` ended with an error."""


def analyze(proctor: Path, recording: Path, fps: float = 5) -> dict[str, Any]:
    """The report of one recording."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [proctor, "analyze", recording, "--output", Path(folder, "report"), "--format", "json", "--fps", str(fps)],
            capture_output=True,
            timeout=DEADLINE_S,
            check=False,
        )
    if done.returncode != 0:
        raise ProctorFailed(f"{recording.name}: exit code {done.returncode}: {done.stderr.decode().strip()}")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def analyze_all(proctor: Path, recordings: list[Path], jobs: int, fps: float = 5) -> list[dict[str, Any]]:
    """The reports of many recordings, in their order, with progress on standard error."""
    done = 0

    def one(recording: Path) -> dict[str, Any]:
        nonlocal done
        report = analyze(proctor, recording, fps)
        done += 1
        print(f"\r  {done} of {len(recordings)} analysed", end="", file=sys.stderr, flush=True)
        return report

    with ThreadPoolExecutor(jobs) as pool:
        reports = list(pool.map(one, recordings))
    print(file=sys.stderr)
    return reports
