#!/usr/bin/env python3
"""Measures how soon `proctor serve` is ready after its start, and how much memory it holds while nothing happens.

    idle.py --proctor PROGRAM [--rounds 5] [--sessions 1000]

Ready is the first 200 of /readyz. Measured on a folder with the seed's knowledge and so many sessions: with workers,
whose models are then loaded in the background, and without. After a kill it has to be as quick, so each round ends with
one.
Also shows /metrics to promtool, where that is installed. Needs nothing but Python.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Tests" / "Live"))
from server import Running, new_session, seed_knowledge  # noqa: E402

API = "/api/ai-interview"
SETTLE_SECONDS = 20
# The two names that the interface has to have and promtool finds fault with; each has a twin in seconds.
KNOWN_COMPLAINTS = {"asr_latency_ms", "rag_latency_ms"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--proctor", required=True, help="the program proctor, a release build")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sessions", type=int, default=1000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        data = pathlib.Path(scratch) / "data"
        seed_knowledge(options.proctor, data)
        _fill(options, data)
        print("| server | ready after, s | idle, MiB | of it in use by itself alone |")
        print("| --- | --- | --- | --- |")
        for name, workers in {"serves only": "false", "serves and works": "true"}.items():
            times = []
            for _ in range(options.rounds):
                server = Running(options.proctor, data, PROCTOR_WORKERS=workers)
                times.append(_seconds_until_ready(server))
                server.kill()
            server.start()
            _wait_for_models(server, workers == "true")
            resident, private = _memory(server.process.pid)
            print(f"| {name} | {statistics.median(times):.2f} ({min(times):.2f} to {max(times):.2f}) | "
                  f"{resident:.0f} | {private:.0f} |", flush=True)
            complaints = _promtool(server)
            server.stop()
    print(f"\npromtool: {complaints}")
    return 0


def _fill(options: argparse.Namespace, data: pathlib.Path) -> None:
    server = Running(options.proctor, data, PROCTOR_WORKERS="false").start()
    token = server.token("service")
    for number in range(options.sessions):
        assert server.ask("POST", f"{API}/start", token, new_session(f"{number}")).status == 201
    server.kill()


def _seconds_until_ready(server: Running) -> float:
    began = time.monotonic()
    server.start()
    while server.ask("GET", "/readyz").status != 200:
        time.sleep(0.01)
    return time.monotonic() - began


def _wait_for_models(server: Running, works: bool) -> None:
    """Idle is when the models are loaded and nothing has happened for a while."""
    deadline = time.monotonic() + 120
    while works and not any("the models are loaded" in line for line in server.logged("notice")[-3:]):
        if time.monotonic() > deadline:
            sys.exit("idle.py: the models were not loaded")
        time.sleep(0.2)
    time.sleep(SETTLE_SECONDS)


def _memory(pid: int) -> tuple[float, float]:
    """MiB that are resident, and those of them that no file and no other process shares."""
    lines = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    kibibytes = {line.split(":")[0]: int(line.split()[1]) for line in lines if line.endswith("kB")}
    return kibibytes["Rss"] / 1024, (kibibytes["Private_Dirty"] + kibibytes["Swap"]) / 1024


def _promtool(server: Running) -> str:
    if not shutil.which("promtool"):
        return "not installed (Debian package prometheus)"
    metrics = server.ask("GET", "/metrics").body
    run = subprocess.run(["promtool", "check", "metrics"], input=metrics, capture_output=True)
    lines = (run.stdout + run.stderr).decode().splitlines()
    others = [line for line in lines if line.split(" ", 1)[0] not in KNOWN_COMPLAINTS]
    if others:
        sys.exit("idle.py: promtool complains:\n" + json.dumps(others, indent=1))
    return f"accepts /metrics but for {', '.join(sorted({line.split(' ', 1)[0] for line in lines}))}"


if __name__ == "__main__":
    sys.exit(main())
