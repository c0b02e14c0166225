"""llama.cpp's own HTTP server, run inside this process, and requests to it.

The server answers on a port of its own that only a secret key opens. It ends
when this process does, however that ends.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import pathlib
import secrets
import select
import socket
import threading
import urllib.parse
from collections.abc import Iterator

from turns import CallerGone

# Between two batches of the prompt a cancelled request is let go: 256 tokens are
# about 4 s on two cores, and larger batches are not faster there.
BATCH_TOKENS = 256
# Prompts whose prefix is kept besides the last one; 4096 tokens take 115 MB.
CACHE_MEGABYTES = 256
WATCH_SECONDS = 0.1


class EngineFailure(Exception):
    """The server could not be started or did not answer as it should."""


def has_hung_up(caller: socket.socket) -> bool:
    """Whether the other side has closed its connection, without reading from it."""
    try:
        poll = select.poll()
        poll.register(caller, select.POLLRDHUP)
        return bool(poll.poll(0))  # POLLHUP and POLLERR are always reported
    except (OSError, ValueError):
        return True


class Engine:
    """A running llama.cpp server with one model and one slot."""

    def __init__(self, model: pathlib.Path, name: str, threads: int, context: int, verbose: bool):
        # Threads that wait for each other sleep. Spinning, they starve the one they wait for
        # when other programs run: 6 times slower on two cores with a load of 15.
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # read when the library is loaded
        try:
            import xllamacpp
        except ImportError as error:
            raise EngineFailure(f"xllamacpp cannot be imported ({error}); use a Python with requirements.txt installed")
        self._key = secrets.token_urlsafe(32)
        settings = xllamacpp.CommonParams()
        settings.model.path = str(model)
        settings.model_alias = {name}
        settings.hostnames = ["127.0.0.1"]
        settings.port = 0
        settings.api_keys = [self._key]
        settings.offline = True
        settings.ui = False
        settings.verbosity = 3 if verbose else 1
        settings.n_ctx = context
        settings.n_parallel = 1
        settings.n_batch = settings.n_ubatch = BATCH_TOKENS
        settings.cache_ram_mib = CACHE_MEGABYTES
        for processors in (settings.cpuparams, settings.cpuparams_batch):
            processors.n_threads = threads
            processors.poll = 0
        try:
            self._server = xllamacpp.Server(settings)
        except RuntimeError as error:
            raise EngineFailure(f"llama.cpp could not load {model}: {error}")
        self.port = urllib.parse.urlsplit(self._server.listening_address).port

    @contextlib.contextmanager
    def completion(self, body: dict, caller: socket.socket) -> Iterator[http.client.HTTPResponse]:
        """Posts to /v1/chat/completions. Generation ends when the caller hangs up.

        Raises CallerGone then, EngineFailure when the server breaks off.
        """
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {self._key}"}
        with contextlib.closing(connection), Watch(caller, connection) as watch:
            try:
                connection.request("POST", "/v1/chat/completions", json.dumps(body), headers)
                yield connection.getresponse()
            except (OSError, http.client.HTTPException) as error:
                if watch.hung_up or has_hung_up(caller):
                    raise CallerGone()
                raise EngineFailure(f"llama.cpp broke off: {error}")
            if watch.hung_up:
                raise CallerGone()


class Watch:
    """Cuts a connection to the server, which cancels its work, when the caller hangs up."""

    def __init__(self, caller: socket.socket, connection: http.client.HTTPConnection):
        self.hung_up = False
        self._caller = caller
        self._connection = connection
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Watch:
        self._connection.connect()
        self._link = self._connection.sock
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._done.wait(WATCH_SECONDS):
            if has_hung_up(self._caller):
                self.hung_up = True
                with contextlib.suppress(OSError):
                    self._link.shutdown(socket.SHUT_RDWR)
                return


def events(answer: http.client.HTTPResponse) -> Iterator[dict]:
    """The JSON values of a streamed answer, without its closing mark."""
    for line in answer:
        if line.startswith(b"data: ") and line.strip() != b"data: [DONE]":
            yield json.loads(line[6:])
        elif line.startswith(b"error: "):
            yield {"error": json.loads(line[7:])}
