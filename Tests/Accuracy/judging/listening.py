"""Runs `speech-probe listen` on many recordings, a few processes at a time."""

from __future__ import annotations

import json
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from .running import ProctorFailed

DEADLINE_S = 7200

Recording = tuple[Path, list[tuple[float, float]]]
"""A file, and the spans (s) in which the interviewer's speech is played."""


def listen(probe: Path, recordings: list[Recording], jobs: int, *options: str) -> list[dict[str, Any]]:
    """What was heard in each, in their order. Raises `ProctorFailed`."""
    parts = [recordings[start::jobs] for start in range(jobs)]
    with ThreadPoolExecutor(jobs) as pool:
        heard = list(pool.map(lambda part: _listen(probe, part, options), parts))
    found = {line["file"]: line for lines in heard for line in lines}
    return [found[str(path)] for path, _ in recordings]


def _listen(probe: Path, recordings: list[Recording], options: tuple[str, ...]) -> list[dict[str, Any]]:
    if not recordings:
        return []
    rows = ["\t".join([str(path), *(f"{a}-{b}" for a, b in spans)]) for path, spans in recordings]
    with tempfile.NamedTemporaryFile("w", suffix=".list") as listing:
        listing.write("\n".join(rows) + "\n")
        listing.flush()
        done = subprocess.run([probe, "listen", *options, f"@{listing.name}"], capture_output=True,
                              timeout=DEADLINE_S, check=False)
    if done.returncode != 0:
        raise ProctorFailed(f"{probe.name}: exit code {done.returncode}: {done.stderr.decode().strip()}")
    return [json.loads(line) for line in done.stdout.decode().splitlines()]
