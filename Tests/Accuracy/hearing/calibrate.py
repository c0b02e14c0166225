"""Tries limits on the calibration recordings: `python -m hearing.calibrate FOLDER HEARD.jsonl`.

FOLDER holds the recordings of `python -m hearing render --split calibration`, HEARD.jsonl what
`speech-probe listen --no-transcript --prints` printed of them. Prints how many second voices each set of
limits finds, and how many false flags it raises. Nothing of the report's voices is read here.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from judging.voices import VoiceResult, judge_voices, print_voice_faults, voice_figures, voice_table

from .interpreting import CLEAR, INTERVAL_S, OTHER, Candidate, Limits, Span, dominant, flags_of, observations

Case = tuple[dict[str, Any], dict[str, Any], "Candidate | None"]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m hearing.calibrate", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("heard", type=Path)
    parser.add_argument("--faults", action="store_true", help="show what the present limits miss")
    options = parser.parse_args()
    cases = load(options.folder, options.heard)
    if not cases:
        print("calibrate: no recordings", file=sys.stderr)
        return 2
    if options.faults:
        results = judge(cases, Limits())
        print_voice_faults(results)
        print(voice_table(voice_figures(results)))
        return 0
    for below, gathered, expected, edge in itertools.product(
        (0.26, 0.30, 0.34), (0.36, 0.40, 0.46), (0.12, 0.16), (0.1, 0.15, 0.2)
    ):
        limits = replace(Limits(), other_below=below, gathered_below=(gathered, gathered + 0.08),
                         expected_other=expected, edge=edge)
        figures = row(judge(cases, limits))
        print(f"other < {below:.2f}, gathered < {gathered:.2f}, others at {expected:.2f}, "
              f"edge {edge:.2f} s: {figures}", flush=True)
    return 0


def load(folder: Path, heard: Path) -> list[Case]:
    """Truth, what was heard, and the candidate's voice of each recording."""
    cases: list[Case] = []
    for line in heard.read_text().splitlines():
        said = json.loads(line)
        truth = json.loads((folder / f"{Path(said['file']).stem}.json").read_text())
        if truth["split"] != "calibration":
            raise SystemExit(f"calibrate: {truth['id']} belongs to the report")
        cases.append((truth, said, dominant(said["windows"], spans(truth))))
    return cases


def spans(truth: dict[str, Any]) -> list[Span]:
    """When the interviewer's speech is played (s)."""
    return [(a, b) for a, b in truth["interviewer"]]


def judge(cases: list[Case], limits: Limits) -> list[VoiceResult]:
    """What each recording would give under some limits."""
    results = []
    for truth, said, candidate in cases:
        told = observations(said["windows"], spans(truth), limits, candidate)
        coverage = float(np.isin(told, (CLEAR, OTHER)).sum()) * INTERVAL_S / truth["duration_s"]
        results.append(judge_voices(truth, {"flags": flags_of(told), "coverage": min(coverage, 1.0)}))
    return results


def row(results: list[VoiceResult]) -> str:
    """The figures that count, in a line."""
    f = voice_figures(results)
    found = " ".join(f"{name} {part['sensitivity']:.3f}" for name, part in f["by_length"].items())
    coverage = sum(r.coverage * r.duration_s for r in results) / sum(r.duration_s for r in results)
    return (f"found {found}, severity {f['severity_right']:.3f}, false {f['false_flags']} and beside "
            f"{f['false_beside_voices']}, short {f['short_raised']}, told {coverage:.3f}")


if __name__ == "__main__":
    sys.exit(main())
