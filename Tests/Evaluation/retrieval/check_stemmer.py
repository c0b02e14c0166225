#!/usr/bin/env python3
"""Compares our Porter stemmer with Snowball's `porter` (PyStemmer) word by word.

    check_stemmer.py --probe PATH [--words FILE] [--golden FILE --seed N]

The words are those of FILE (one a line; Debian's wamerican-large has 170,000), lowercased, and each with a dozen
suffixes attached. Prints how many differ and the first of them; exit code 1 where any does. With --golden, also
writes a seeded sample of 1,500 words with their stems, tab-separated: the golden of the Swift tests.
"""

from __future__ import annotations

import argparse
import pathlib
import random
import subprocess
import sys

import Stemmer

SUFFIXES = ["s", "es", "ies", "ed", "ing", "ingly", "ational", "ization", "fulness", "iveness", "ement", "ically",
            "ability", "'s"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--probe", required=True)
    parser.add_argument("--words", default="/usr/share/dict/american-english-large")
    parser.add_argument("--golden")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()

    lines = pathlib.Path(options.words).read_text(encoding="utf-8").split("\n")
    plain = sorted({line.lower() for line in lines if line.isascii() and len(line) > 1})
    words = plain + [word + suffix for word in plain for suffix in SUFFIXES]
    run = subprocess.run(
        [options.probe, "stem"], input="\n".join(words) + "\n", capture_output=True, text=True, check=True)
    ours = run.stdout.split("\n")[: len(words)]
    theirs = Stemmer.Stemmer("porter").stemWords(words)
    differing = [row for row in zip(words, theirs, ours) if row[1] != row[2]]
    print(f"{len(words)} words ({len(plain)} of the list), {len(differing)} differ from Snowball's porter "
          f"{Stemmer.version()}")
    for word, their, our in differing[:20]:
        print(f"  {word}: {their}, ours {our}")
    if options.golden:
        sample = sorted(random.Random(options.seed).sample(words, 1_500))
        stems = Stemmer.Stemmer("porter").stemWords(sample)
        pathlib.Path(options.golden).write_text("".join(f"{a}\t{b}\n" for a, b in zip(sample, stems)))
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
