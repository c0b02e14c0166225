"""`python -m hearing`: the plan, the recordings, and the words with their texts."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from .voices import SPLITS


def main() -> int:
    options = _parser().parse_args()
    return int(options.run(options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m hearing", description=__doc__)
    commands = parser.add_subparsers(required=True)
    plan = commands.add_parser("plan", help="the list of recordings")
    plan.set_defaults(run=_plan)
    render = commands.add_parser("render", help="recordings with voices, and their truth")
    render.add_argument("--out", type=Path, required=True)
    render.add_argument("--jobs", type=int, default=2)
    render.set_defaults(run=_render)
    for command in (plan, render):
        command.add_argument("--split", choices=SPLITS, default="report")
        command.add_argument("--subset", choices=("quick", "full", "further", "perturbed"), default="full")
    words = commands.add_parser("words", help="speech with its texts, and sounds without words")
    words.add_argument("--out", type=Path, required=True)
    words.set_defaults(run=_words)
    return parser


def _plan(options: argparse.Namespace) -> int:
    from .catalogue import scenes

    chosen = scenes(options.split, options.subset)
    for scene in chosen:
        others = ", ".join(f"{i.other} {i.low_s}-{i.high_s} s {i.placement}{' far' if i.far else ''}"
                           for i in scene.intrusions)
        print(f"{scene.id:<36} {scene.noise or '-':<6} {scene.snr_db or '-':<5} {others}")
    print(Counter(scene.kind for scene in chosen))
    return 0


def _render(options: argparse.Namespace) -> int:
    from .catalogue import scenes
    from .recording import render_scenes

    chosen = scenes(options.split, options.subset)
    if not chosen:
        print(f"hearing: the split {options.split} has no subset {options.subset}", file=sys.stderr)
        return 2
    count = render_scenes(chosen, options.out, options.jobs, lambda line: print(line, file=sys.stderr))
    print(f"{count} rendered, {len(chosen) - count} were there already, in {options.out}")
    return 0


def _words(options: argparse.Namespace) -> int:
    from .words import render_words

    print(f"{render_words(options.out)} recordings in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
