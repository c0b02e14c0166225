#!/usr/bin/env python3
"""Compares our tokenizer and embeddings with the reference implementation.

    compare.py tokens --probe PATH [--count N] [--seed N] [--scalars]
    compare.py vectors --probe PATH [--count N] [--seed N] [--precision bf16|f32]
    compare.py goldens --into FOLDER

`tokens` counts the texts on which the numbers differ at all; with --scalars, also for every scalar of Unicode in a
word and alone. `vectors` prints how the cosines are distributed. Exit code 1 where a text differs, or a cosine is
below 0.999. `goldens` writes what Swift's tests compare with.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import subprocess
import sys

import numpy

import reference
import texts

LEAST_COSINE = 0.999


def probe(options: argparse.Namespace, *arguments: str, lines: list[str]) -> list[str]:
    run = subprocess.run([options.probe, *arguments], input="".join(json.dumps(line) + "\n" for line in lines),
                         stdout=subprocess.PIPE, text=True, check=True)
    answers = run.stdout.splitlines()
    if len(answers) != len(lines):
        raise SystemExit(f"{len(lines)} texts went in, {len(answers)} answers came out")
    return answers


def compare_tokens(options: argparse.Namespace) -> bool:
    given = texts.lines(options.count, options.seed)
    if options.scalars:
        scalars = (chr(value) for value in range(0x110000) if not 0xD800 <= value < 0xE000)
        given += [f"a{scalar}b {scalar}" for scalar in scalars]
    ours = [[int(number) for number in line.split()] for line in probe(options, "tokens", lines=given)]
    theirs = [encoding.ids for encoding in reference.tokenizer().encode_batch(given)]
    differing = [text for text, our, their in zip(given, ours, theirs) if our != their]
    print(f"{len(given):,} texts, {sum(map(len, theirs)):,} tokens: {len(differing)} texts differ")
    for text in differing[:20]:
        print(f"  {text[:80]!a}")
    return not differing


def compare_vectors(options: argparse.Namespace) -> bool:
    given = texts.sentences(options.count, options.seed)
    lines = probe(options, "vectors", "--precision", options.precision, lines=given)
    ours = numpy.array([[float(number) for number in line.split()] for line in lines])
    cosines = (ours * reference.encoder()(given)).sum(axis=1)
    lengths = numpy.linalg.norm(ours, axis=1)
    counts = [len(encoding.ids) for encoding in reference.tokenizer().encode_batch(given)]
    print(f"{options.precision}, {len(given):,} texts of {min(counts)} to {max(counts)} tokens, median "
          f"{numpy.median(counts):.0f}: cosine with the reference at least {cosines.min():.6f}, "
          f"1st percentile {numpy.percentile(cosines, 1):.6f}, median {numpy.median(cosines):.6f}; "
          f"lengths {lengths.min():.6f} to {lengths.max():.6f}")
    for place in numpy.argsort(cosines)[:5]:
        print(f"  {cosines[place]:.6f} {given[place][:60]!a}")
    return bool(cosines.min() >= LEAST_COSINE)


def write_goldens(options: argparse.Namespace) -> bool:
    """A JSON object a line: a text, and what the reference makes of it."""
    encodings = reference.tokenizer().encode_batch(texts.HOSTILE)
    lines = [{"text": text, "tokens": encoding.ids} for text, encoding in zip(texts.HOSTILE, encodings)]
    write_lines(options.into / "tokens.jsonl", lines)
    given = texts.GOLDEN
    vectors = reference.encoder()(given)
    # The cosine with the next text speaks for all the numbers of both.
    nexts = (vectors * numpy.roll(vectors, -1, axis=0)).sum(axis=1)
    lines = [{"text": text, "first": [round(float(value), 6) for value in vector[:8]], "next": round(float(cosine), 6)}
             for text, vector, cosine in zip(given, vectors, nexts)]
    write_lines(options.into / "vectors.jsonl", lines)
    return True


def write_lines(path: pathlib.Path, lines: list[dict]) -> None:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="ascii")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(required=True)
    for name, run, count in (("tokens", compare_tokens, 7_500), ("vectors", compare_vectors, 1_000)):
        command = commands.add_parser(name)
        command.set_defaults(run=run)
        command.add_argument("--probe", required=True)
        command.add_argument("--count", type=int, default=count)
        command.add_argument("--seed", type=int, default=1)
        if name == "tokens":
            command.add_argument("--scalars", action="store_true")
        else:
            command.add_argument("--precision", choices=["bf16", "f32"], default="bf16")
    goldens = commands.add_parser("goldens")
    goldens.set_defaults(run=write_goldens)
    goldens.add_argument("--into", type=pathlib.Path, required=True)
    options = parser.parse_args()
    return 0 if options.run(options) else 1


if __name__ == "__main__":
    sys.exit(main())
