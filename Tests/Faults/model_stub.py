"""A model server that has one model and is asked nothing: in the recordings here nobody says anything to be scored."""

from __future__ import annotations

import contextlib
import http.server
import json
import threading

MODEL = "unasked"


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self._answer(200 if self.path == "/v1/models" else 404, {"object": "list", "data": [{"id": MODEL}]})

    def do_POST(self) -> None:
        self.server.asked.append(self.path)
        self._answer(500, {"error": {"message": "nothing was to be asked"}})

    def _answer(self, status: int, document: dict) -> None:
        body = json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_) -> None:
        pass


@contextlib.contextmanager
def running():
    """The settings of a proctor that uses it, and what it was asked though it should not."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield {"OPENAI_API_URL": f"http://127.0.0.1:{server.server_port}", "OPENAI_MODEL": MODEL}, server.asked
    finally:
        server.shutdown()
        server.server_close()
