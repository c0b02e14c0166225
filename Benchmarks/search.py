#!/usr/bin/env python3
"""Measures `proctor kb search` on a database of made-up chunks: each call reads them all and builds its index anew.

    search.py --proctor PROGRAM [--database FILE] [--chunks 100000]

Prints for words alone and for words and meaning: seconds on the wall, seconds of the processor, memory. The database
is the program's own (`proctor kb seed`), filled with texts of Zipf-like words and vectors under its model's name.
Needs nothing but Python. With --database the file is kept, and used again where it is there.
"""

from __future__ import annotations

import argparse
import array
import itertools
import json
import os
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import time

CHUNKS_PER_DOCUMENT = 10
DIMENSION = 384
QUERY = "how would you shard a database of customer orders and keep it consistent"
MODES = {"words": ["--words-only"], "words and meaning": []}


def fill(path: pathlib.Path, chunks: int) -> None:
    chance = random.Random(1)
    letters = "etaoinshrdlucmfwypvbgk"
    vocabulary = ["".join(chance.choices(letters, k=chance.randint(3, 10))) for _ in range(200_000)]
    weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(vocabulary))))
    # Vectors in few directions do: what a search costs does not depend on them.
    vectors = [array.array("f", (chance.uniform(-1, 1) for _ in range(DIMENSION))).tobytes() for _ in range(1_000)]
    database = sqlite3.connect(path)
    name, version = database.execute(
        "SELECT embedding_name, embedding_version FROM kb_docs WHERE embedding_name IS NOT NULL").fetchone()
    (there,) = database.execute("SELECT count(*) FROM kb_chunks").fetchone()
    for number in range((chunks - there) // CHUNKS_PER_DOCUMENT):
        document, end, parts = f"made-up-{number}", 0, []
        for ordinal in range(CHUNKS_PER_DOCUMENT):
            text = " ".join(chance.choices(vocabulary, cum_weights=weights, k=80 + (number + ordinal) % 81))
            line = 2 * ordinal + 1
            parts.append((document, ordinal, text, json.dumps(["Made up"]), 0, line, line, end, end + len(text), None,
                          vectors[chance.randrange(len(vectors))]))
            end += len(text) + 2
        database.execute(
            "INSERT INTO kb_docs VALUES (?, 'company', '1.0', NULL, NULL, NULL, ?, ?, 'plainText', ?, ?, 0, ?, ?, ?, ?)",
            (document, document, document, "\n\n".join(part[2] for part in parts), document, len(parts), name, version,
             DIMENSION))
        database.executemany("INSERT INTO kb_chunks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", parts)
    database.execute("UPDATE kb_state SET revision = revision + 1")
    database.commit()
    database.close()


def measure(command: list[str]) -> tuple[float, float, float]:
    """Seconds on the wall and of the processor, and MiB at most, of a program that has to succeed."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"search.py: {command[0]} ended with {process.returncode}; its message is above")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--proctor", required=True, help="the program proctor")
    parser.add_argument("--database", type=pathlib.Path, help="a file to make and keep")
    parser.add_argument("--chunks", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3, help="the best of so many counts")
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as scratch:
        path = options.database or pathlib.Path(scratch) / "knowledge.sqlite"
        if not path.exists():
            subprocess.run([options.proctor, "kb", "seed", "--database", path], stdout=subprocess.DEVNULL, check=True)
            fill(path, options.chunks)
        count = sqlite3.connect(path).execute("SELECT count(*) FROM kb_chunks").fetchone()[0]
        print(f"proctor kb search, {count} chunks, {path.stat().st_size / 2**20:.0f} MiB of database, "
              f"best of {options.rounds}:")
        for mode, flags in MODES.items():
            command = [options.proctor, "kb", "search", QUERY, "--database", str(path), *flags]
            wall, cpu, memory = min(measure(command) for _ in range(options.rounds))
            print(f"  {mode}: {wall:.1f} s, {cpu:.1f} s of the processor, {memory:.0f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
