"""A proctor that runs for a test: started on a data folder of its own, asked over HTTP, ended or killed.

Needs nothing but Python.
"""

from __future__ import annotations

import http.client
import json
import os
import pathlib
import signal
import subprocess
import threading
import time
from typing import NamedTuple

# Nothing of the machine's own settings is to reach a test.
FOREIGN = ("PROCTOR_", "OLLAMA_", "OPENAI_", "OIDC_", "MINIO_", "S3_", "WHISPER_")
KEPT = ("PROCTOR_MODELS", "PROCTOR_CACHE")


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)


class Running:
    """`proctor serve` or `proctor worker` on a data folder. What it logs goes to a file beside the folder."""

    def __init__(self, proctor: str, data: pathlib.Path, command: str = "serve", **settings: str) -> None:
        self.proctor, self.data, self.command = proctor, data, command
        self.log = data.parent / f"{data.name}.{command}.log"
        self.settings = {"PROCTOR_REQUESTS_PER_SECOND": "100000", "PROCTOR_LOG_FORMAT": "json", **settings}
        self.port = 0
        self.process: subprocess.Popen | None = None
        self.starts: list[float] = []
        self.tokens: dict[tuple, str] = {}

    def start(self, patience: float = 60) -> "Running":
        """Starts it and returns when it says that it listens or works."""
        arguments = [self.proctor, self.command, "--data", str(self.data)]
        if self.command == "serve":
            arguments += ["--port", str(self.port)]
        environment = {
            name: value for name, value in os.environ.items() if name in KEPT or not name.startswith(FOREIGN)
        }
        began = time.monotonic()
        self.process = subprocess.Popen(
            arguments, env=environment | self.settings, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        ready = threading.Event()
        threading.Thread(target=self._read, args=(self.process, ready), daemon=True).start()
        if not ready.wait(patience) or self.process.poll() is not None:
            self.kill()
            raise SystemExit(f"proctor {self.command} did not start; its log is {self.log}")
        self.starts.append(time.monotonic() - began)
        return self

    def _read(self, process: subprocess.Popen, ready: threading.Event) -> None:
        with open(self.log, "a", encoding="utf-8") as log:
            for line in process.stderr:
                log.write(line)
                log.flush()
                message = _record(line)
                if message.get("message") == "listening":
                    self.port = int(message["metadata"]["address"].rsplit(":", 1)[1])
                    ready.set()
                elif message.get("message") == "working":
                    ready.set()
        ready.set()

    def kill(self) -> None:
        """Ends it as a power cut would: at once, without a word."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Asks it to end in order."""
        self._end(signal.SIGTERM)

    def _end(self, number: int) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(number)
            self.process.wait(timeout=60)

    def token(self, role: str, session: str | None = None) -> str:
        """A token of a role, for a session where it is a candidate's; the same each time."""
        if (role, session) not in self.tokens:
            arguments = [self.proctor, "token", "--role", role, "--data", str(self.data)]
            arguments += ["--session", session] if session else ["--subject", "test"]
            run = subprocess.run(arguments, check=True, capture_output=True, text=True)
            self.tokens[role, session] = run.stdout.strip()
        return self.tokens[role, session]

    def ask(self, method: str, path: str, token: str | None = None, body=None, headers=None) -> Answer:
        """One request on a connection of its own. A body that is no bytes is sent as JSON."""
        headers = dict(headers or {})
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if body is not None and not isinstance(body, bytes):
            body, headers["Content-Type"] = json.dumps(body).encode(), "application/json"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return Answer(
                response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
        finally:
            connection.close()

    def logged(self, level: str) -> list[str]:
        """The lines of a level that it logged in all its lives."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        return [line for line in lines if _record(line).get("level") == level]


def _record(line: str) -> dict:
    # What a library prints on standard error is no record, nor is the last line of a killed program.
    try:
        return json.loads(line)
    except ValueError:
        return {}


def seed_knowledge(proctor: str, data: pathlib.Path) -> None:
    """Makes a data folder with the documents that interviews need."""
    data.mkdir(mode=0o700, parents=True)
    subprocess.run(
        [proctor, "kb", "seed", "--database", data / "proctor.sqlite"], check=True, stdout=subprocess.DEVNULL)


def new_session(name: str) -> dict:
    """The body that starts a session."""
    candidate = {"external_id": name, "name": f"Candidate {name}"}
    return {"candidate": candidate, "role": "software_engineer", "level": "mid"}
