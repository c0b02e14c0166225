"""A server is killed while a recording arrives, and while it is put together of its parts."""

from __future__ import annotations

import hashlib
import pathlib
import random
import socket
import subprocess
import threading

from server import Running, new_session, seed_knowledge

API = "/api/ai-interview"
KILLS = 12
PART = 8 << 20
# More than one part of the server's, so that acknowledged parts lie before the one under way.
RECORDING_BYTES = 7 * PART + 12_345
MOST_TRIES = 60


def check(proctor: str, folder: pathlib.Path, chance: random.Random, _: int) -> list[str]:
    """What does not hold; nothing where all does."""
    data = folder / "uploads"
    seed_knowledge(proctor, data)
    recording = _recording(folder, chance)
    server = Running(proctor, data, PROCTOR_WORKERS="false").start()
    try:
        session = server.ask("POST", f"{API}/start", server.token("service"), new_session("upload")).json
        upload = _Upload(server, session["session"]["id"], session["token"], recording)
        faults = _with_kills(upload, chance)
        kept = server.ask("GET", f"{API}/{upload.session}/recording", server.token("hr"))
        if kept.status != 200 or hashlib.sha256(kept.body).digest() != hashlib.sha256(recording).digest():
            faults.append(f"the recording that was kept is another one ({kept.status}, {len(kept.body)} bytes)")
        parts = list((data / "blobs" / "sessions" / upload.session / "upload").glob("*"))
        faults += [f"{len(parts)} parts were left behind"] if parts else []
    finally:
        server.stop()
    print(f"uploads: {upload.kills} kills of the server, {len(upload.resumed)} times resumed, at most "
          f"{upload.most_lost >> 10} KiB sent again; slowest start {max(server.starts):.1f} s")
    return faults


def _recording(folder: pathlib.Path, chance: random.Random) -> bytes:
    """A short film with a box of random bytes behind it, which players skip."""
    film = folder / "film.mp4"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=duration=2:size=160x120:rate=5", film], check=True)
    content = film.read_bytes()
    size = RECORDING_BYTES - len(content)
    return content + size.to_bytes(4, "big") + b"free" + chance.randbytes(size - 8)


class _Upload:
    def __init__(self, server: Running, session: str, token: str, recording: bytes) -> None:
        self.server, self.session, self.token, self.recording = server, session, token, recording
        self.path = f"{API}/{session}/recording"
        self.kills = 0
        self.acknowledged = 0
        self.most_lost = 0
        self.resumed: list[int] = []

    def offset(self) -> int | None:
        """Where to go on; nothing where the recording was handed in."""
        answer = self.server.ask("HEAD", self.path, self.token)
        return int(answer.headers["upload-offset"]) if answer.status == 204 else None

    def send(self, offset: int, end: int, kill_after: int | None) -> int | None:
        """Sends a part and returns the status; nothing where the server was killed after so many bytes of it."""
        part = self.recording[offset:end]
        head = (
            f"POST {self.path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {self.token}\r\n"
            f"Content-Type: video/mp4\r\nContent-Length: {len(part)}\r\nUpload-Offset: {offset}\r\n"
            f"Upload-Length: {len(self.recording)}\r\nConnection: close\r\n\r\n").encode()
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=60) as connection:
            try:
                connection.sendall(head + part[:kill_after])
                if kill_after is not None:
                    self._kill()
                    return None
                return _status(connection)
            except OSError:
                return None

    def send_and_kill_late(self, offset: int, delay: float) -> None:
        """Sends all that is left and kills the server some time after, while it puts the recording together."""
        timer = threading.Timer(delay, self._kill)
        timer.start()
        self.send(offset, len(self.recording), None)
        timer.join()

    def _kill(self) -> None:
        self.server.kill()
        self.kills += 1


def _status(connection: socket.socket) -> int | None:
    answer = b""
    while b"\r\n" not in answer:
        chunk = connection.recv(4096)
        if not chunk:
            return None
        answer += chunk
    return int(answer.split(b" ", 2)[1])


def _with_kills(upload: _Upload, chance: random.Random) -> list[str]:
    """Uploads with kills between, and checks after each what is there."""
    size = len(upload.recording)
    for _ in range(MOST_TRIES):
        offset = upload.offset()
        if offset is None:
            break
        if offset < upload.acknowledged:
            return [f"{upload.acknowledged} bytes were acknowledged and {offset} are there"]
        upload.resumed += [offset] if offset else []
        left = size - offset
        if upload.kills < KILLS - 3 and left > PART:
            # Now a part that is acknowledged whole, now one in whose midst the server dies.
            length = min(left - 1, chance.randrange(1 << 18, PART))
            if chance.random() < 0.4:
                if upload.send(offset, offset + length, None) == 202:
                    upload.acknowledged = offset + length
            else:
                sent = chance.randrange(1, length + 1)
                upload.send(offset, offset + length, sent)
                upload.server.start()
                upload.most_lost = max(upload.most_lost, offset + sent - (upload.offset() or 0))
        elif upload.kills < KILLS:
            upload.send_and_kill_late(offset, chance.uniform(0, 0.4))
            upload.server.start()
        else:
            upload.send(offset, size, None)
    # The answer may have been lost; the same call again is answered as if it had not.
    status = upload.send(size, size, None)
    return [] if status == 202 else [f"the recording was not handed in after all: {status}"]
