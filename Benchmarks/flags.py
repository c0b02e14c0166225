#!/usr/bin/env python3
"""Measures reading the flags of a session over HTTP: `proctor serve` beside FastAPI, SQLAlchemy 2 and SQLite.

    flags.py --proctor PROGRAM --flags-probe PROGRAM [--flags 50] [--points 60] [--rounds 5] [--seconds 4]

Both hold the same flags and give the same answer, which is compared; both check the same token on each request. Each
is one process on one core, wrk on another sends over kept-alive connections. What is compared is requests a second of the
processor's time that the server used (/proc), so that what else runs on the machine counts little; rounds alternate.
Needs two cores and wrk. The peer runs in both of its styles and its better one counts.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import pathlib
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "Tests" / "Live")]
import flags_peer  # noqa: E402
from server import Running, seed_knowledge  # noqa: E402

ISSUER = "interview-proctor"
CONNECTIONS = 8
WARM_UP_SECONDS = 2
STYLES = ["async", "sync"]


class Peer:
    """The peer under uvicorn."""

    def __init__(self, style: str, folder: pathlib.Path, key: pathlib.Path) -> None:
        self.style, self.log = style, folder / f"peer-{style}.log"
        self.environment = os.environ | {
            "PEER_DATABASE": str(folder / "peer.sqlite"), "PEER_KEY": str(key), "PEER_ISSUER": ISSUER,
            "PEER_AUDIENCE": ISSUER, "PEER_STYLE": style,
        }
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process: subprocess.Popen | None = None

    def start(self) -> "Peer":
        with open(self.log, "w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "uvicorn", "flags_peer:app", "--port", str(self.port), "--loop", "uvloop",
                 "--http", "httptools", "--no-access-log", "--log-level", "warning"],
                cwd=HERE, env=self.environment, stdout=log, stderr=log)
        return self

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)


def main() -> int:
    options = _parser().parse_args()
    server_core, load_core = sorted(os.sched_getaffinity(0))[:2]
    with tempfile.TemporaryDirectory() as scratch, contextlib.ExitStack() as stack:
        folder = pathlib.Path(scratch)
        data = folder / "data"
        seed_knowledge(options.proctor, data)
        session = subprocess.run(
            [options.flags_probe, data / "proctor.sqlite", str(options.flags), str(options.points)],
            check=True, capture_output=True, text=True).stdout.strip()
        path = f"/api/ai-interview/{session}/flags"
        proctor = Running(
            options.proctor, data, PROCTOR_WORKERS="false", PROCTOR_REQUESTS_PER_SECOND="1000000").start()
        stack.callback(proctor.stop)
        token = proctor.token("hr")
        wanted = _answer(proctor.port, path, token)
        flags_peer.fill(str(folder / "peer.sqlite"), wanted)
        servers = {"proctor": proctor}
        for style in STYLES:
            servers[f"FastAPI, {style}"] = peer = Peer(style, folder, _public_key(data, folder)).start()
            stack.callback(peer.stop)
        for name, server in servers.items():
            if _answer(server.port, path, token) != wanted:
                sys.exit(f"flags.py: the answer of {name} is another one")
            _pin(server.process.pid, server_core)
            _load(server, path, token, load_core, WARM_UP_SECONDS)
        rates: dict[str, list[tuple[float, float]]] = {name: [] for name in servers}
        for _ in range(options.rounds):
            for name, server in servers.items():
                rates[name].append(_load(server, path, token, load_core, options.seconds))
        size = len(json.dumps(wanted, separators=(",", ":")))
    _print(options, rates, size)
    return 0


def _answer(port: int, path: str, token: str) -> dict:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Authorization": f"Bearer {token}"})
    deadline = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                return json.load(response)
        except urllib.error.URLError as error:
            # uvicorn does not say when it listens.
            if isinstance(error, urllib.error.HTTPError) or time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def _public_key(data: pathlib.Path, folder: pathlib.Path) -> pathlib.Path:
    from cryptography.hazmat.primitives import serialization

    (secret,) = (data / "keys").glob("key-*.pem")
    public = serialization.load_pem_private_key(secret.read_bytes(), None).public_key()
    path = folder / "public.pem"
    path.write_bytes(public.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo))
    return path


def _pin(pid: int, core: int) -> None:
    """Holds all threads of a process on one core."""
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        with contextlib.suppress(ProcessLookupError):
            os.sched_setaffinity(int(task.name), {core})


def _load(server, path: str, token: str, core: int, seconds: int) -> tuple[float, float]:
    """Requests a second of the server's processor time, and of wall time."""
    before = _processor_seconds(server.process.pid)
    output = subprocess.run(
        ["taskset", "-c", str(core), "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-H",
         f"Authorization: Bearer {token}", f"http://127.0.0.1:{server.port}{path}"],
        check=True, capture_output=True, text=True).stdout
    used = _processor_seconds(server.process.pid) - before
    requests, took = re.search(r"(\d+) requests in ([\d.]+)s", output).groups()
    if "Non-2xx" in output or "Socket errors" in output or int(requests) == 0:
        sys.exit(f"flags.py: requests failed:\n{output.replace(token, 'TOKEN')}")
    return int(requests) / used, int(requests) / float(took)


def _processor_seconds(pid: int) -> float:
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _print(options: argparse.Namespace, rates: dict[str, list[tuple[float, float]]], size: int) -> None:
    print(f"GET …/flags: {options.flags} flags with traces of {options.points} points, {size / 1000:.0f} kB of JSON, "
          f"median of {options.rounds} rounds, load {os.getloadavg()[0]:.1f}")
    print("| server | requests a second of one core | lowest to highest | a second on the wall |")
    print("| --- | --- | --- | --- |")
    medians = {}
    for name, rounds in rates.items():
        of_core = [rate for rate, _ in rounds]
        medians[name] = statistics.median(of_core)
        print(f"| {name} | {medians[name]:.0f} | {min(of_core):.0f} to {max(of_core):.0f} | "
              f"{statistics.median(rate for _, rate in rounds):.0f} |")
    best = max(rate for name, rate in medians.items() if name != "proctor")
    print(f"\nproctor answers {medians['proctor'] / best:.1f} times as many as the better of the peer's styles")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--proctor", required=True, help="the program proctor, a release build")
    parser.add_argument("--flags-probe", required=True, help="the program flags-probe")
    parser.add_argument("--flags", type=int, default=50)
    parser.add_argument("--points", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=4, help="for how long each round loads each server")
    return parser


if __name__ == "__main__":
    sys.exit(main())
