#!/usr/bin/env python3
"""Serves the model that fetch_model.py fetched, by llama.cpp, on this machine only.

It speaks Ollama's API (/api/chat, /api/generate, /api/tags, /api/show, /api/ps,
/api/version) and OpenAI's (/v1/chat/completions, /v1/models), with JSON schemas
and log-probabilities on both. One request is worked on at a time, the others
wait; a caller who hangs up ends its request. Needs a Python environment with
requirements.txt installed.

Once it can answer, it prints the one line `ready http://127.0.0.1:PORT`. SIGTERM
and SIGINT end it at once, and so does the end of the process that --parent names.

Exit codes:
  0  the parent ended
  2  wrong arguments
  3  the model is missing or not whole
  4  the port is taken
  5  llama.cpp could not be started
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import pathlib
import select
import signal
import sys
import threading

sys.dont_write_bytecode = True
from engine import Engine, EngineFailure  # noqa: E402
from gateway import Gateway  # noqa: E402
from ollama_api import Served  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
USUAL_PORT = 11434
USAGE, NO_MODEL, PORT_TAKEN, NO_ENGINE = 2, 3, 4, 5


def fail(code: int, message: str) -> int:
    print(f"error: {message}", file=sys.stderr, flush=True)
    return code


def end_with(parent: int) -> None:
    """Ends this process, llama.cpp in it, as soon as the parent's has ended."""
    handle = os.pidfd_open(parent)

    def wait() -> None:
        poll = select.poll()
        poll.register(handle, select.POLLIN)
        poll.poll()
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()


def bound(port: int | None) -> Gateway:
    """Holds the port asked for; without one, Ollama's usual port or else any that is free."""
    try:
        return Gateway(USUAL_PORT if port is None else port)
    except OSError:
        if port is not None:
            raise
    return Gateway(0)


def model_file(pins: dict, folder: pathlib.Path) -> pathlib.Path | None:
    """The model, if it is there in full length; fetch_model.py checks what it holds."""
    path = folder / pins["file"]
    try:
        return path if path.stat().st_size == pins["bytes"] else None
    except OSError:
        return None


def serve(arguments: argparse.Namespace) -> int:
    pins = json.loads((HERE / "model.json").read_text(encoding="utf-8"))
    path = model_file(pins, arguments.models)
    if path is None:
        folder = arguments.models
        return fail(NO_MODEL, f"{folder / pins['file']} is missing or not whole. Run: fetch_model.py --into {folder}")
    try:
        gateway = bound(arguments.port)
    except OSError as error:
        return fail(PORT_TAKEN, f"port {arguments.port} cannot be used: {error.strerror}. Choose another; 0 finds one.")
    try:
        engine = Engine(path, pins["name"], arguments.threads, arguments.context, arguments.verbose)
    except EngineFailure as failure:
        return fail(NO_ENGINE, str(failure))
    modified = datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC)
    print(f"ready http://127.0.0.1:{gateway.server_port}", flush=True)
    gateway.serve(engine, Served(pins, modified.isoformat().replace("+00:00", "Z"), arguments.context))
    return 0


def parsed_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=pathlib.Path, required=True, help="the folder that fetch_model.py filled")
    parser.add_argument("--port", type=int, help="0 finds a free one; default: 11434, or a free one if that is taken")
    parser.add_argument("-t", "--threads", type=int, default=2, help="default: %(default)s")
    parser.add_argument("--context", type=int, default=4096, help="tokens of prompt and answer; default: %(default)s")
    parser.add_argument("--parent", type=int, metavar="PID", help="end when this process ends")
    parser.add_argument("--verbose", action="store_true", help="llama.cpp's log to standard error")
    arguments = parser.parse_args()
    if not 0 <= (arguments.port or 0) <= 65535 or arguments.threads < 1 or arguments.context < 256:
        parser.error("--port is 0 to 65535, --threads at least 1, --context at least 256")
    return arguments


def main() -> int:
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)  # at once, even while llama.cpp loads or computes
    arguments = parsed_arguments()
    try:
        if arguments.parent is not None:
            end_with(arguments.parent)
    except OSError as error:
        return fail(USAGE, f"--parent {arguments.parent}: {error.strerror}")
    return serve(arguments)


if __name__ == "__main__":
    sys.exit(main())
