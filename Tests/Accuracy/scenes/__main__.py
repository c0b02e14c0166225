"""Command line: `python -m scenes COMMAND`, run from Tests/Accuracy."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .materials import MaterialError

SPLITS = ("report", "calibration")


def main(arguments: list[str] | None = None) -> int:
    """Parse `arguments` and run the chosen command; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except MaterialError as error:
        print(f"scenes: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scenes", description=__doc__)
    commands = parser.add_subparsers(required=True)
    plan = commands.add_parser("plan", help="print the table of recordings")
    plan.add_argument("--split", choices=SPLITS, default="report")
    plan.add_argument("--subset", choices=("full", "quick"), default="full")
    plan.set_defaults(run=_plan)
    render = commands.add_parser("render", help="render recordings with their truth")
    render.add_argument("--split", choices=SPLITS, required=True)
    render.add_argument("--subset", choices=("full", "quick"), default="full")
    render.add_argument("--only", metavar="ID", help="render this recording alone")
    render.add_argument("--fps", type=int, help="frames a second (default 10)")
    render.set_defaults(run=_render)
    rates = commands.add_parser("rates", help="four recordings at 30 frames a second")
    rates.set_defaults(run=_rates)
    for command in (render, rates):
        command.add_argument("--out", type=Path, required=True)
        command.add_argument("--jobs", type=int, default=2)
    sample = commands.add_parser("sample", help="one recording that shows every kind")
    sample.add_argument("--out", type=Path, required=True, metavar="FILE")
    sample.add_argument("--proctor", type=Path, required=True, help="the program, which speaks the answer")
    sample.set_defaults(run=_sample)
    stills = commands.add_parser("stills", help="single frames of heads at a known pose")
    stills.add_argument("--split", choices=SPLITS, required=True)
    stills.add_argument("--out", type=Path, required=True)
    stills.add_argument("--jobs", type=int, default=2)
    stills.set_defaults(run=_stills)
    return parser


def _stills(options: argparse.Namespace) -> int:
    from .stills import render_stills

    count = render_stills(options.split, options.out, options.jobs)
    print(f"{count} stills in {options.out}")
    return 0


def _plan(options: argparse.Namespace) -> int:
    from .catalogue import scenes
    from .plan_table import face_lines, plan_lines

    print("\n".join([*face_lines(), ""]))
    print("\n".join(plan_lines(scenes(options.split, options.subset))))
    return 0


def _render(options: argparse.Namespace) -> int:
    from .catalogue import scenes
    from .recording import progress, render_scenes

    chosen = scenes(options.split, "full" if options.only else options.subset)
    if options.only:
        chosen = [scene for scene in chosen if scene.id == options.only]
        if not chosen:
            print(f"scenes: no recording is called {options.only}; see `plan`", file=sys.stderr)
            return 2
    count = render_scenes(chosen, options.out, options.jobs, options.fps, progress)
    print(f"{count} rendered, {len(chosen) - count} were there already, in {options.out}")
    return 0


def _rates(options: argparse.Namespace) -> int:
    from .catalogue import rate_scenes
    from .recording import progress, render_scenes

    count = render_scenes(rate_scenes(), options.out, options.jobs, None, progress)
    print(f"{count} rendered, in {options.out}")
    return 0


def _sample(options: argparse.Namespace) -> int:
    import json

    from .catalogue import sample_scene
    from .recording import render, truth
    from .talk import add_talk

    scene = sample_scene()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    render(scene, options.out, add_talk(scene, options.proctor))
    options.out.with_suffix(".json").write_text(json.dumps(truth(scene)) + "\n")
    print(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
