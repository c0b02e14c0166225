#!/usr/bin/env python3
"""Measures how well `proctor` finds what is seen and heard in recordings whose truth is known.

Renders the recordings (once; they are kept in the cache), analyses them, prints the figures and compares
them with those recorded in figures.json: it fails when they fell behind by more than their spread.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from judging.extras import rate_figures, yaw_figures  # noqa: E402
from judging.figures import figures_of, regressions, table  # noqa: E402
from judging.hearing import hearing_figures, hearing_regressions, hearing_table  # noqa: E402
from judging.matching import VISUAL_KINDS, judge  # noqa: E402
from judging.running import ProctorFailed, analyze_all  # noqa: E402

FIGURES = HERE / "figures.json"
FPS = 5
SAMPLING_INTERVAL_S = {kind: 1.0 if kind == "phone" else 1 / FPS for kind in VISUAL_KINDS}


def main() -> int:
    options = _parser().parse_args()
    proctor = Path(os.environ.get("PROCTOR", HERE.parents[1] / ".build/release/proctor"))
    needed = {"sight": proctor, "hearing": proctor.with_name("speech-probe")}
    parts = [options.part] if options.part else ["sight"] if options.only else list(needed)
    for part in parts:
        if not needed[part].exists():
            print(f"accuracy: there is no {needed[part]}; run make build, or set PROCTOR", file=sys.stderr)
            return 2
    status = 0
    for part in parts:
        try:
            status = max(status, (_see if part == "sight" else _hear)(needed[part], options))
        except ProctorFailed as error:
            print(f"accuracy: {error}", file=sys.stderr)
            return 1
    return status


def _see(proctor: Path, options: argparse.Namespace) -> int:
    folder = options.scenes or _cache() / "scenes" / options.subset
    if not options.keep_scenes:
        _scenes("render", "--split", "report", "--subset", options.subset, "--out", str(folder))
    truths = [json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))]
    truths = [truth for truth in truths if not options.only or options.only in truth["id"]]
    if not truths:
        print(f"accuracy: no recordings in {folder}", file=sys.stderr)
        return 2
    reports = analyze_all(proctor, [folder / f"{t['id']}.mp4" for t in truths], options.jobs, FPS)
    results = [judge(truth, report["flags"]) for truth, report in zip(truths, reports, strict=True)]
    figures = figures_of(results, SAMPLING_INTERVAL_S)
    if options.subset == "full" and not options.only:
        figures["yaw"] = _yaw(proctor)
        figures["rates"] = _rates(proctor)
    _print_faults(results)
    print(table(figures))
    if options.only:
        return 0
    if options.record:
        return _record(options.subset, lambda recorded: {**figures, "hearing": recorded.get("hearing")})
    return _compare(figures, _recorded(options.subset, "kinds"), regressions)


def _hear(probe: Path, options: argparse.Namespace) -> int:
    voices, words = _cache() / "scenes" / f"voices-{options.subset}", _cache() / "scenes" / "words"
    _hearing("render", "--split", "report", "--subset", options.subset, "--out", str(voices))
    if options.subset == "full":
        _hearing("words", "--out", str(words))
    figures = hearing_figures(probe, voices, words if options.subset == "full" else None, options.jobs)
    print(hearing_table(figures))
    if options.record:
        return _record(options.subset, lambda recorded: {**recorded, "hearing": figures})
    recorded = _recorded(options.subset, "hearing")
    return _compare(figures, recorded and recorded["hearing"], hearing_regressions)


def _recorded(subset: str, part: str) -> dict | None:
    recorded = json.loads(FIGURES.read_text()).get(subset, {}) if FIGURES.exists() else {}
    return recorded if recorded.get(part) else None


def _record(subset: str, update: Callable[[dict], dict]) -> int:
    recorded = json.loads(FIGURES.read_text()) if FIGURES.exists() else {}
    updated = update(recorded.get(subset, {}))
    recorded[subset] = {name: value for name, value in updated.items() if value is not None}
    FIGURES.write_text(json.dumps(recorded, indent=2) + "\n")
    print(f"recorded in {FIGURES.name}")
    return 0


def _compare(figures: dict, recorded: dict | None, regressions: Callable[[dict, dict], list[str]]) -> int:
    if recorded is None:
        print("accuracy: no figures are recorded for this subset", file=sys.stderr)
        return 1
    faults = regressions(figures, recorded)
    for fault in faults:
        print(f"accuracy: fell behind: {fault}", file=sys.stderr)
    if not faults:
        print("the recorded figures are held")
    return 1 if faults else 0


def _yaw(proctor: Path) -> dict:
    folder = _cache() / "scenes" / "stills-report"
    if not (folder / "stills.json").exists():
        _scenes("stills", "--split", "report", "--out", str(folder))
    return yaw_figures(proctor.with_name("vision-probe"), folder)


def _rates(proctor: Path) -> dict:
    folder = _cache() / "scenes" / "rates"
    _scenes("rates", "--out", str(folder))
    return rate_figures(proctor, sorted(folder.glob("*.mp4")))


def _print_faults(results: list) -> None:
    for result in results:
        for hit in result.hits:
            if not hit.found:
                print(f"  missed: {result.scene}: {hit.kind} {hit.severity} size {hit.size_fraction}")
            elif hit.found_severity != hit.severity or hit.pieces > 1:
                print(
                    f"  inexact: {result.scene}: {hit.kind} {hit.severity} was {hit.found_severity}"
                    f" in {hit.pieces}, borders {hit.start_error_s:+.2f} {hit.end_error_s:+.2f} s"
                )
        for flag in result.false_flags:
            print(
                f"  false: {flag.scene}: {flag.kind} {flag.severity} {flag.start_s:.1f}-{flag.end_s:.1f}"
                f" peak {flag.peak}"
            )


def _scenes(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "scenes", *arguments], cwd=HERE, check=True)


def _hearing(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "hearing", *arguments], cwd=HERE, check=True)


def _cache() -> Path:
    default = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "interview-proctor"
    return Path(os.environ.get("PROCTOR_CACHE") or default)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--subset", choices=("quick", "full"), default="full")
    parser.add_argument("--part", choices=("sight", "hearing"), help="only this part (default: both)")
    parser.add_argument("--only", metavar="TEXT", help="only recordings whose id has this text; compares nothing")
    parser.add_argument("--jobs", type=int, default=2, help="recordings analysed at a time (default 2)")
    parser.add_argument("--scenes", type=Path, help="a folder of rendered recordings (default: in the cache)")
    parser.add_argument("--keep-scenes", action="store_true", help="take the recordings as they are there")
    parser.add_argument("--record", action="store_true", help="record the figures instead of comparing them")
    return parser


if __name__ == "__main__":
    sys.exit(main())
