#!/usr/bin/env python3
"""Tries serve_model.py with the real model, and prints how fast it is.

With --models it starts a server of its own; with --url it uses one that runs,
and leaves out what would end it. Needs a Python environment with
requirements.txt installed. Exit code 0 when every test passed.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import contextlib
import http.client
import json
import os
import pathlib
import subprocess
import sys
import time
import unittest
import urllib.parse

sys.dont_write_bytecode = True
import ollama  # noqa: E402

from turns import Busy, CallerGone, Turns  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
MODEL = json.loads((HERE / "model.json").read_text(encoding="utf-8"))["name"]
DIGIT = {"type": "integer", "minimum": 0, "maximum": 5}
DEADLINE_SECONDS = 300
url = ""
models: pathlib.Path | None = None
threads = 2


# A server


class Server:
    """A serve_model.py of our own."""

    def __init__(self, *arguments: str):
        command = [sys.executable, str(HERE / "serve_model.py"), "--models", str(models), "--port", "0"]
        began = time.monotonic()
        self.process = subprocess.Popen([*command, *arguments], stdout=subprocess.PIPE, text=True)
        first = self.process.stdout.readline().split()
        self.load_seconds = time.monotonic() - began
        if first[:1] != ["ready"]:
            raise RuntimeError(f"the server ended with {self.process.wait()} before it was ready")
        self.url = first[1]

    def end(self) -> int:
        self.process.terminate()
        status = self.process.wait(DEADLINE_SECONDS)
        self.process.stdout.close()
        return status


def connected(base: str | None = None) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(urllib.parse.urlsplit(base or url).netloc, timeout=DEADLINE_SECONDS)


def sent(method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
    with contextlib.closing(connected()) as connection:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()


def posted(path: str, **fields: object) -> tuple[int, dict]:
    status, content = sent("POST", path, json.dumps({"model": MODEL} | fields).encode())
    return status, json.loads(content)


def user(text: str) -> list[dict]:
    return [{"role": "user", "content": text}]


def options(tokens: int) -> dict:
    return {"temperature": 0, "seed": 1, "num_predict": tokens}


# Tests


class Describing(unittest.TestCase):
    def test_root_says_that_it_runs(self):
        self.assertEqual(sent("GET", "/"), (200, b"Ollama is running"))
        self.assertEqual(sent("HEAD", "/"), (200, b""))

    def test_lists_the_model_everywhere(self):
        for path in ("/api/tags", "/api/ps"):
            self.assertEqual([model["name"] for model in json.loads(sent("GET", path)[1])["models"]], [MODEL])
        self.assertEqual(json.loads(sent("GET", "/v1/models")[1])["data"][0]["id"], MODEL)
        self.assertIn("version", json.loads(sent("GET", "/api/version")[1]))
        self.assertEqual(posted("/api/show")[1]["details"]["quantization_level"], "Q4_K_M")


class Refusing(unittest.TestCase):
    def assert_refused(self, answer: tuple[int, dict], status: int, words: str) -> None:
        self.assertEqual(answer[0], status, answer)
        self.assertIn(words, answer[1]["error"])

    def test_unknown_model(self):
        for path in ("/api/chat", "/api/generate", "/api/show", "/api/embed"):
            self.assert_refused(posted(path, model="nothing:1b"), 404, "model 'nothing:1b' not found")
        status, answer = posted("/v1/chat/completions", model="nothing:1b")
        self.assertEqual((status, answer["error"]["type"]), (404, "not_found_error"))
        self.assert_refused(posted("/api/chat", model=""), 400, "model is required")

    def test_bodies_that_are_no_request(self):
        for body in (b"", b"{", b"[]", b'"x"', b"\xff\xfe", b"[" * 100_000):
            status, answer = sent("POST", "/api/chat", body)
            self.assertEqual(status, 400, body[:10])
            self.assertIn("error", json.loads(answer))

    def test_fields_of_the_wrong_kind(self):
        wrong = [
            ({"messages": "x"}, "messages"),
            ({"messages": [1]}, "messages"),
            ({"messages": user("x"), "format": "xml"}, "invalid format"),
            ({"messages": user("x"), "format": {"type": "nothing"}}, "nothing"),
            ({"messages": user("x"), "options": {"num_predict": "5"}}, "num_predict"),
            ({"messages": user("x"), "options": {"temperature": [1]}}, "temperature"),
            ({"messages": user("x"), "options": 3}, "options"),
            ({"messages": user("x"), "stream": 1}, "stream"),
            ({"messages": user("x"), "logprobs": True, "top_logprobs": 21}, "top_logprobs"),
            ({"messages": user("x"), "tools": [{}]}, "does not support tools"),
            ({"messages": user("word " * 20_000)}, "context"),
        ]
        for fields, words in wrong:
            with self.subTest(words=words):
                self.assert_refused(posted("/api/chat", **fields), 400, words)

    def test_what_this_server_does_not_do(self):
        self.assert_refused(posted("/api/embed", input="x"), 400, "does not support embeddings")
        self.assert_refused(posted("/api/pull"), 403, "one fixed model")
        self.assert_refused(posted("/api/nothing"), 404, "/api/nothing")
        self.assertEqual(sent("GET", "/api/chat")[0], 405)

    def test_bodies_without_bound_and_strangers(self):
        self.assertEqual(sent("POST", "/api/chat", b"", **{"Content-Length": "99999999999"})[0], 413)
        self.assertEqual(sent("POST", "/api/chat", b"", **{"Content-Length": "-1"})[0], 400)
        self.assertEqual(sent("GET", "/api/tags", Host="stranger.example")[0], 403)
        self.assertEqual(sent("GET", "/api/tags", Origin="https://stranger.example")[0], 403)


class Generating(unittest.TestCase):
    def test_no_prompt_loads(self):
        self.assertEqual(posted("/api/chat")[1]["done_reason"], "load")
        self.assertEqual(posted("/api/generate")[1]["done_reason"], "load")

    def test_json_schema(self):
        schema = {"type": "object", "properties": {"score": DIGIT}, "required": ["score"]}
        asked = user("Rate how polite 'Thank you' is, as JSON.")
        status, answer = posted("/api/chat", messages=asked, format=schema, stream=False, options=options(40))
        self.assertEqual(status, 200, answer)
        self.assertIn(json.loads(answer["message"]["content"])["score"], range(6))
        self.assertEqual(answer["done_reason"], "stop")

    def test_streams_lines_by_default(self):
        text = "Count to 5."
        for path, fields in (("/api/chat", {"messages": user(text)}), ("/api/generate", {"prompt": text})):
            body = json.dumps({"model": MODEL, "options": options(6)} | fields).encode()
            lines = [json.loads(line) for line in sent("POST", path, body)[1].splitlines()]
            self.assertGreater(len(lines), 2)
            self.assertEqual([line["done"] for line in lines], [False] * (len(lines) - 1) + [True])
            self.assertEqual((lines[-1]["done_reason"], lines[-1]["eval_count"]), ("length", 6))

    def test_log_probabilities_of_one_constrained_token(self):
        asked = user("How polite is 'Thank you'? Reply with one digit from 0 to 5.")
        fields = {"messages": asked, "format": DIGIT, "logprobs": True, "top_logprobs": 20, "stream": False}
        status, answer = posted("/api/chat", options=options(1), **fields)
        self.assertEqual(status, 200, answer)
        [first] = answer["logprobs"]
        self.assertEqual(first["token"], answer["message"]["content"])
        self.assertEqual(len(first["top_logprobs"]), 20)
        self.assertTrue(set("012345") <= {other["token"] for other in first["top_logprobs"]})
        self.assertTrue(all(other["logprob"] <= 0 for other in first["top_logprobs"]))

    def test_log_probabilities_only_of_what_was_said(self):
        status, answer = posted("/api/generate", prompt="Say hi.", logprobs=True, stream=False, options=options(2))
        self.assertEqual(status, 200, answer)
        self.assertEqual("".join(entry["token"] for entry in answer["logprobs"]), answer["response"])
        self.assertNotIn("top_logprobs", answer["logprobs"][0])

    def test_openai_chat(self):
        form = {"type": "json_schema", "json_schema": {"name": "digit", "strict": True, "schema": DIGIT}}
        fields = {"messages": user("A digit."), "max_tokens": 1, "temperature": 0, "logprobs": True, "top_logprobs": 20}
        status, answer = posted("/v1/chat/completions", response_format=form, **fields)
        self.assertEqual((status, answer["model"]), (200, MODEL))
        [first] = answer["choices"][0]["logprobs"]["content"]
        self.assertIn(first["token"], "012345")
        self.assertEqual(len(first["top_logprobs"]), 20)

    def test_openai_stream(self):
        body = {"model": MODEL, "messages": user("Count to 5."), "max_tokens": 3, "stream": True}
        lines = sent("POST", "/v1/chat/completions", json.dumps(body).encode())[1].split(b"\n\n")
        self.assertTrue(all(line.startswith(b"data: ") for line in lines if line))
        self.assertIn(b"data: [DONE]", lines)


class Line(unittest.TestCase):
    def test_order_and_bound(self):
        turns, served = Turns(2), []
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            with turns.turn(lambda: False):
                second = pool.submit(lambda: self.take(turns, served))
                while not self.is_full(turns):
                    pass
                served.append("first")
            second.result(DEADLINE_SECONDS)
        self.assertEqual(served, ["first", "second"])

    def test_who_hangs_up_leaves(self):
        turns = Turns(3)
        with turns.turn(lambda: False):
            with self.assertRaises(CallerGone), turns.turn(lambda: True):
                self.fail("it was not its turn")
        with turns.turn(lambda: False):
            pass

    def take(self, turns: Turns, served: list[str]) -> None:
        with turns.turn(lambda: False):
            served.append("second")

    def is_full(self, turns: Turns) -> bool:
        try:
            with turns.turn(lambda: True):
                return False
        except Busy:
            return True
        except CallerGone:
            return False


class Waiting(unittest.TestCase):
    def test_several_callers_are_all_answered(self):
        def ask(number: int) -> str:
            answer = posted("/api/chat", messages=user(f"Say {number}."), stream=False, options=options(3))[1]
            return answer["done_reason"]

        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            self.assertTrue(set(pool.map(ask, range(4))) <= {"stop", "length"})

    def test_a_caller_who_hangs_up_ends_its_generation(self):
        tokens = 3000
        body = {"model": MODEL, "messages": user("Count from 1 to 2000, comma-separated."), "options": options(tokens)}
        for path in ("/api/chat", "/v1/chat/completions"):
            with self.subTest(path=path):
                fields = {"max_tokens": tokens, "stream": True} if path.startswith("/v1") else {}
                connection = connected()
                connection.request("POST", path, json.dumps(body | fields))
                answer = connection.getresponse()
                answer.readline()
                began = time.monotonic()
                for _ in range(10):
                    answer.readline()
                each = (time.monotonic() - began) / 10
                answer.close()
                connection.close()
                began = time.monotonic()
                status, _ = posted("/api/chat", messages=user("Say hi."), stream=False, options=options(1))
                self.assertEqual(status, 200)
                self.assertLess(time.monotonic() - began, each * tokens / 4, "the one before went on")


class OfficialClient(unittest.TestCase):
    def setUp(self):
        self.client = ollama.Client(host=url, timeout=DEADLINE_SECONDS)
        self.addCleanup(self.client._client.close)

    def test_list_and_show(self):
        self.assertEqual([model.model for model in self.client.list().models], [MODEL])
        self.assertEqual([model.model for model in self.client.ps().models], [MODEL])
        self.assertEqual(self.client.show(MODEL).details.family, "qwen2")

    def test_chat(self):
        answer = self.client.chat(MODEL, user("Say hi."), options=options(4))
        self.assertTrue(answer.message.content)
        self.assertGreater(answer.prompt_eval_count, 0)

    def test_chat_stream(self):
        parts = list(self.client.chat(MODEL, user("Count to 5."), stream=True, options=options(6)))
        self.assertGreater(len(parts), 2)
        self.assertTrue(parts[-1].done)

    def test_format_and_log_probabilities(self):
        asked = user("A digit from 0 to 5.")
        answer = self.client.chat(MODEL, asked, format=DIGIT, logprobs=True, top_logprobs=20, options=options(1))
        self.assertIn(answer.message.content, "012345")
        self.assertEqual(len(answer.logprobs[0].top_logprobs), 20)

    def test_generate(self):
        self.assertTrue(self.client.generate(MODEL, "Say hi.", options=options(4)).response)

    def test_unknown_model(self):
        with self.assertRaises(ollama.ResponseError) as caught:
            self.client.chat("nothing:1b", user("x"))
        self.assertEqual((caught.exception.status_code, caught.exception.error), (404, "model 'nothing:1b' not found"))


class Ending(unittest.TestCase):
    def setUp(self):
        if models is None:
            self.skipTest("needs --models")

    def test_sigterm_ends_it_while_it_computes(self):
        server = Server()
        with contextlib.closing(connected(server.url)) as connection:
            body = {"model": MODEL, "messages": user("Count to 1000."), "options": options(1000)}
            connection.request("POST", "/api/chat", json.dumps(body))
            connection.getresponse().readline()
            self.assertEqual(server.end(), -15)

    def test_ends_with_the_process_it_was_told(self):
        with subprocess.Popen(["sleep", "1000"]) as parent:
            server = Server("--parent", str(parent.pid))
            parent.kill()
        self.assertEqual(server.process.wait(DEADLINE_SECONDS), 0)
        server.process.stdout.close()

    def test_port_taken_and_model_missing(self):
        with contextlib.closing(connected()) as connection:
            port = connection.port
        command = [sys.executable, str(HERE / "serve_model.py"), "--port", str(port), "--models"]
        for folder, code in ((models, 4), ("/nonexistent", 3)):
            ended = subprocess.run([*command, str(folder)], capture_output=True, text=True, timeout=DEADLINE_SECONDS)
            self.assertEqual((ended.returncode, ended.stdout), (code, ""))
            self.assertTrue(ended.stderr.startswith("error: "))


# Figures


def load() -> str:
    return "machine load {:.1f} of {} processors".format(os.getloadavg()[0], os.cpu_count())


def show_figures(load_seconds: float | None) -> None:
    """Speed of a prompt of some 400 tokens, of 32 tokens of answer, and of a second question on the same prompt."""
    if load_seconds is not None:
        print(f"ready after {load_seconds:.1f} s; {load()}")
    text = "The candidate explains how an index makes a query faster and what it costs on each write. " * 20
    first = posted("/api/chat", messages=user(text + "Summarize."), stream=False, options=options(32))[1]
    prompt = first["prompt_eval_count"] - first["prompt_eval_cached_count"]
    print(f"prompt {prompt / first['prompt_eval_duration'] * 1e9:.1f} tokens/s ({prompt} tokens)", end=", ")
    print(f"answer {first['eval_count'] / first['eval_duration'] * 1e9:.1f} tokens/s, {threads} threads; {load()}")
    fields = {"messages": user(text + "One digit:"), "format": DIGIT, "logprobs": True, "top_logprobs": 20}
    second = posted("/api/chat", stream=False, options=options(1), **fields)[1]
    new = second["prompt_eval_count"] - second["prompt_eval_cached_count"]
    print(f"one digit on the same prefix: {second['total_duration'] / 1e6:.0f} ms ({new} tokens new); {load()}")


def main() -> None:
    global url, models, threads
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--models", type=pathlib.Path, help="the folder that fetch_model.py filled")
    which.add_argument("--url", help="a server that runs, such as http://127.0.0.1:11434")
    parser.add_argument("-t", "--threads", type=int, default=2, help="of the server that is started; default: 2")
    arguments = parser.parse_args()
    models, threads = arguments.models, arguments.threads
    server = Server("--threads", str(threads), "--parent", str(os.getpid())) if models else None
    url = server.url if server else arguments.url.rstrip("/")
    try:
        show_figures(server.load_seconds if server else None)
        outcome = unittest.main(argv=sys.argv[:1], exit=False).result
    finally:
        if server:
            server.end()
    sys.exit(not outcome.wasSuccessful())


if __name__ == "__main__":
    main()
