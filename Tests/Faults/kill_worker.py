#!/usr/bin/env python3
"""Kills servers and workers with SIGKILL and shows that nothing is lost and nothing happens twice.

    kill_worker.py --proctor PROGRAM [--kills 50] [--seed N] [--only PART]

Three parts, each on a data folder of its own:
  jobs       a worker is killed while it removes the files of erased sessions
  uploads    a server is killed while a recording arrives, and while it is put together
  analysis   a server is killed while it analyses a recording

Needs Python, ffmpeg, and the models of proctor. Takes about two minutes. Exit codes: 0 all held; 1 something was lost
or done twice, which is printed.
"""

from __future__ import annotations

import argparse
import pathlib
import random
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Live"))
import analysis  # noqa: E402
import jobs  # noqa: E402
import uploads  # noqa: E402

PARTS = {"jobs": jobs.check, "uploads": uploads.check, "analysis": analysis.check}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--proctor", required=True, help="the program proctor")
    parser.add_argument("--kills", type=int, default=50, help="how often the worker is killed among its jobs")
    parser.add_argument("--seed", type=int, help="when to kill; any where not given")
    parser.add_argument("--only", choices=PARTS, help="one part alone")
    options = parser.parse_args()

    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1 << 31)
    print(f"seed {seed}", flush=True)
    faults = []
    for name, check in PARTS.items():
        if options.only not in (None, name):
            continue
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch)
            found = check(options.proctor, folder, random.Random(f"{seed} {name}"), options.kills)
            if found:
                # The folder goes; what it logged is what tells why.
                found += [line for log in folder.glob("*.log") for line in log.read_text().splitlines()[-20:]]
        faults += [f"{name}: {fault}" for fault in found]
        print(f"{name}: {'FAILED' if found else 'held'} after {time.monotonic() - began:.0f} s", flush=True)
    print(*faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
