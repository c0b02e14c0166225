"""The HTTP side: Ollama's routes and the two of OpenAI's, in front of one engine."""

from __future__ import annotations

import contextlib
import json
import socketserver
import sys
import time
import urllib.parse
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import ollama_api
from engine import Engine, EngineFailure, events, has_hung_up
from ollama_api import Answer, Refusal, Served
from turns import Busy, CallerGone, Turns

BODY_BYTES = 4 << 20
PLACES = 64
IDLE_SECONDS = 60
LOOPBACK = ("127.0.0.1", "localhost", "::1")
BUSY = "server busy, please try again.  maximum pending requests exceeded"
FIXED = "this server has one fixed model; it cannot be changed here"


class Gateway(ThreadingHTTPServer):
    """Listens on loopback; one thread a connection, one generation at a time."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int):
        super().__init__(("127.0.0.1", port), Handler)
        self.turns = Turns(PLACES)

    def server_bind(self) -> None:
        """As HTTPServer's, without asking a name server for this machine's name."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]

    def serve(self, engine: Engine, served: Served) -> None:
        """Answers, for good. Who connected before waited."""
        self.engine, self.served = engine, served
        self.serve_forever()

    def handle_error(self, request: object, client_address: object) -> None:
        """Tells what kind of error was not answered, never what the request held."""
        kind = sys.exc_info()[0]
        if kind and not issubclass(kind, ConnectionError | TimeoutError):
            print(f"error: {kind.__name__} while answering a request", file=sys.stderr, flush=True)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS
    disable_nagle_algorithm = True  # or the end of each answer waits for the caller's acknowledgement
    server: Gateway

    def do_GET(self) -> None:
        self.serve("GET")

    def do_HEAD(self) -> None:
        self.serve("GET")

    def do_POST(self) -> None:
        self.serve("POST")

    def do_DELETE(self) -> None:
        self.serve("POST")

    def log_message(self, *_: object) -> None:
        """Requests are not logged: they may hold what a candidate said."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the standard library refuses before a route is looked for."""
        self.close_connection = True
        self.reply({"error": message or "bad request"}, code)

    # Every request

    def serve(self, method: str) -> None:
        self.path = urllib.parse.urlsplit(self.path).path
        try:
            self.check_caller()
            body = self.body()
            self.route(method)(self, body)
        except Refusal as refusal:
            self.refuse(refusal.status, str(refusal))
        except Busy:
            self.refuse(503, BUSY)
        except EngineFailure as failure:
            self.refuse(500, str(failure))
        except (CallerGone, ConnectionError, TimeoutError):
            self.close_connection = True

    def check_caller(self) -> None:
        """Only programs of this machine: no page of a browser, whatever its address claims."""
        for header in ("Host", "Origin"):
            value = self.headers.get(header)
            if value and urllib.parse.urlsplit(value if "//" in value else f"//{value}").hostname not in LOOPBACK:
                self.close_connection = True
                raise Refusal(403, f"{header} {value!r} is not this machine")

    def body(self) -> bytes:
        if self.headers.get("Transfer-Encoding"):
            self.close_connection = True
            raise Refusal(411, "send Content-Length; a chunked body is not taken")
        length = self.headers.get("Content-Length", "0")
        if not length.isascii() or not length.isdigit():
            self.close_connection = True
            raise Refusal(400, "Content-Length must be a number")
        if int(length) > BODY_BYTES:
            self.close_connection = True
            raise Refusal(413, f"the request is larger than {BODY_BYTES} bytes")
        body = self.rfile.read(int(length))
        if len(body) < int(length):
            raise CallerGone()
        return body

    def route(self, method: str):
        if found := ROUTES.get((method, self.path)):
            return found
        if any(path == self.path for _, path in ROUTES):
            raise Refusal(405, "method not allowed")
        raise Refusal(404, f"{self.path} is not known here")

    # Answering

    def reply(self, value: dict, status: int = 200) -> None:
        self.reply_bytes(json.dumps(value).encode(), "application/json; charset=utf-8", status)

    def reply_bytes(self, content: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def refuse(self, status: int, message: str) -> None:
        error: object = message
        if self.path.startswith("/v1/"):
            kind = "not_found_error" if status == 404 else "invalid_request_error" if status < 500 else "api_error"
            error = {"message": message, "type": kind, "param": None, "code": None}
        with contextlib.suppress(OSError):
            self.reply({"error": error}, status)

    @contextlib.contextmanager
    def chunks(self, kind: str) -> Iterator:
        """Begins a streamed answer; gives the function that sends a piece of it."""
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

        def send(piece: bytes) -> None:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))

        try:
            yield send
        except EngineFailure:
            raise CallerGone()  # too late for a status: the caller sees the answer cut off
        self.wfile.write(b"0\r\n\r\n")

    def turn(self):
        return self.server.turns.turn(lambda: has_hung_up(self.connection))

    # Routes

    def alive(self, _: bytes) -> None:
        self.reply_bytes(b"Ollama is running", "text/plain; charset=utf-8")

    def version(self, _: bytes) -> None:
        self.reply({"version": ollama_api.VERSION})

    def tags(self, _: bytes) -> None:
        self.reply(self.server.served.tags())

    def running(self, _: bytes) -> None:
        self.reply(self.server.served.running())

    def show(self, body: bytes) -> None:
        request = ollama_api.parsed(body)
        older = {"model": request.get("name")}  # the field's name in old clients
        ollama_api.check_model(request if request.get("model") else older, self.server.served.name)
        self.reply(self.server.served.shown())

    def chat(self, body: bytes) -> None:
        request = self.request_for_model(body)
        self.generate_answer(request, ollama_api.chat_messages(request), is_chat=True)

    def generate(self, body: bytes) -> None:
        request = self.request_for_model(body)
        self.generate_answer(request, ollama_api.generate_messages(request), is_chat=False)

    def embed(self, body: bytes) -> None:
        self.request_for_model(body)
        raise Refusal(400, "this model does not support embeddings")

    def fixed(self, _: bytes) -> None:
        raise Refusal(403, FIXED)

    def openai_models(self, _: bytes) -> None:
        self.reply(self.server.served.openai_models())

    def openai_chat(self, body: bytes) -> None:
        request = self.request_for_model(body)
        with self.turn(), self.server.engine.completion(request, self.connection) as answer:
            kind = answer.headers.get("Content-Type", "application/json")
            if answer.status == 200 and kind.startswith("text/event-stream"):
                with self.chunks(kind) as send:
                    for line in answer:
                        send(line)
            else:
                self.reply_bytes(answer.read(), kind, answer.status)

    def request_for_model(self, body: bytes) -> dict:
        request = ollama_api.parsed(body)
        ollama_api.check_model(request, self.server.served.name)
        return request

    def generate_answer(self, request: dict, messages: list[dict], is_chat: bool) -> None:
        asked = ollama_api.engine_request(request, messages)
        streamed = ollama_api.flag(request, "stream", True)
        answer = Answer(request["model"], is_chat, ollama_api.top_logprobs(request))
        if not messages:
            self.reply(answer.loaded())
            return
        began = time.monotonic_ns()
        with self.turn(), self.server.engine.completion(asked, self.connection) as heard:
            if heard.status != 200:
                raise Refusal(heard.status, ollama_api.engine_error(json.loads(heard.read())) or "llama.cpp refused")
            if streamed:
                self.stream(answer, events(heard), began)
            else:
                self.collect(answer, events(heard), began)

    def stream(self, answer: Answer, heard: Iterator[dict], began: int) -> None:
        """One line of JSON for each event; an error after the first line is a line too."""
        with self.chunks("application/x-ndjson") as send:
            for event in heard:
                if problem := ollama_api.engine_error(event):
                    send(json.dumps({"error": problem}).encode() + b"\n")
                    return
                if line := answer.take(event):
                    send(json.dumps(line).encode() + b"\n")
            send(json.dumps(answer.last(time.monotonic_ns() - began, whole=False)).encode() + b"\n")

    def collect(self, answer: Answer, heard: Iterator[dict], began: int) -> None:
        for event in heard:
            if problem := ollama_api.engine_error(event):
                raise EngineFailure(problem)
            answer.take(event)
        self.reply(answer.last(time.monotonic_ns() - began, whole=True))


ROUTES = {
    ("GET", "/"): Handler.alive,
    ("GET", "/api/version"): Handler.version,
    ("GET", "/api/tags"): Handler.tags,
    ("GET", "/api/ps"): Handler.running,
    ("POST", "/api/show"): Handler.show,
    ("POST", "/api/chat"): Handler.chat,
    ("POST", "/api/generate"): Handler.generate,
    ("POST", "/api/embed"): Handler.embed,
    ("POST", "/api/embeddings"): Handler.embed,
    ("POST", "/api/pull"): Handler.fixed,
    ("POST", "/api/push"): Handler.fixed,
    ("POST", "/api/create"): Handler.fixed,
    ("POST", "/api/copy"): Handler.fixed,
    ("POST", "/api/delete"): Handler.fixed,
    ("GET", "/v1/models"): Handler.openai_models,
    ("POST", "/v1/chat/completions"): Handler.openai_chat,
}
