#!/usr/bin/env python3
"""Compares the estimate of word pieces that chunks are bounded by with MiniLM's own tokenizer.

    check_pieces.py --probe PATH --tokenizer FILE

FILE is the model's tokenizer.json. The texts are the docstrings of collections_judged, in windows of 150 words.
Prints the ratio of estimate to truth, and how many windows have more pieces than was estimated.
"""

from __future__ import annotations

import argparse
import subprocess
import sys

import numpy
import tokenizers

import collections_judged


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--probe", required=True)
    parser.add_argument("--tokenizer", required=True)
    options = parser.parse_args()

    windows = []
    for item in collections_judged.docstrings().texts.values():
        words = item.text.split()
        windows += [" ".join(words[start:start + 150]) for start in range(0, len(words), 150)]
    windows = [window for window in windows if len(window.split()) >= 50]
    tokenizer = tokenizers.Tokenizer.from_file(options.tokenizer)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    true = numpy.array([len(row.ids) - 2 for row in tokenizer.encode_batch(windows)])
    run = subprocess.run([options.probe, "pieces"], input="\n".join(windows) + "\n", capture_output=True, text=True,
                         check=True)
    estimated = numpy.array([int(line) for line in run.stdout.split()])
    ratio = estimated / true
    low, middle, high = numpy.percentile(ratio, [1, 50, 99])
    print(f"{len(windows)} windows: estimate / pieces: 1 % {low:.2f}, median {middle:.2f}, 99 % {high:.2f}, "
          f"least {ratio.min():.2f}; {int((ratio < 1).sum())} estimated too low; pieces a word "
          f"{true.sum() / sum(len(window.split()) for window in windows):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
