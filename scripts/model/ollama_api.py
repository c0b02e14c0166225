"""Ollama's API as pure functions: its requests made llama.cpp's, llama.cpp's answers made its own."""

from __future__ import annotations

import datetime
import json
import math
from dataclasses import dataclass, field

VERSION = "0.12.11"  # the release whose log-probabilities these answers have

# Ollama's documented defaults where llama.cpp's differ.
DEFAULTS = {"temperature": 0.8, "top_k": 40, "top_p": 0.9, "min_p": 0.0}

NUMBER, INTEGER, STRINGS = "float32", "integer", "array"

# Ollama's options: llama.cpp's names and the type. Others, num_ctx among them, are ignored.
OPTIONS = {
    "temperature": ("temperature", NUMBER),
    "top_p": ("top_p", NUMBER),
    "top_k": ("top_k", INTEGER),
    "min_p": ("min_p", NUMBER),
    "seed": ("seed", INTEGER),
    "num_predict": ("max_tokens", INTEGER),
    "stop": ("stop", STRINGS),
    "repeat_penalty": ("repeat_penalty", NUMBER),
    "repeat_last_n": ("repeat_last_n", INTEGER),
    "presence_penalty": ("presence_penalty", NUMBER),
    "frequency_penalty": ("frequency_penalty", NUMBER),
}

# What a request may hold elsewhere, but this server cannot do.
CHAT_LACKS = {"tools": "tools", "think": "thinking"}
GENERATE_LACKS = {
    "think": "thinking",
    "images": "images",
    "suffix": "insert",
    "raw": "raw prompts",
    "template": "templates",
    "context": "a context from an earlier answer",
}


class Refusal(Exception):
    """An answer with an HTTP status that says why there is no other."""

    def __init__(self, status: int, message: str):
        super().__init__(message)
        self.status = status


def now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat().replace("+00:00", "Z")


# Requests


def parsed(body: bytes) -> dict:
    if not body.strip():
        raise Refusal(400, "missing request body")
    try:
        request = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Refusal(400, f"the request is not JSON: {error}")
    if not isinstance(request, dict):
        raise Refusal(400, "the request must be a JSON object")
    return request


def check_model(request: dict, served: str) -> None:
    name = request.get("model")
    if not name:
        raise Refusal(400, "model is required")
    if not isinstance(name, str):
        raise Refusal(400, "model must be a string")
    if name.lower() not in (served, f"{served}:latest"):
        raise Refusal(404, f"model '{name}' not found")


def refuse_what_is_lacking(request: dict, lacks: dict[str, str]) -> None:
    for key, title in lacks.items():
        if request.get(key):
            raise Refusal(400, f'"{request["model"]}" does not support {title}')


def is_text_message(message: object) -> bool:
    return (
        isinstance(message, dict)
        and isinstance(message.get("role"), str)
        and isinstance(message.get("content", ""), str)
        and not message.get("images")
    )


def chat_messages(request: dict) -> list[dict]:
    refuse_what_is_lacking(request, CHAT_LACKS)
    messages = request.get("messages") or []
    if not isinstance(messages, list) or not all(map(is_text_message, messages)):
        raise Refusal(400, "messages must be an array of objects with role and content, text only")
    return [{"role": message["role"], "content": message.get("content", "")} for message in messages]


def generate_messages(request: dict) -> list[dict]:
    refuse_what_is_lacking(request, GENERATE_LACKS)
    prompt, system = request.get("prompt") or "", request.get("system") or ""
    if not isinstance(prompt, str) or not isinstance(system, str):
        raise Refusal(400, "prompt and system must be strings")
    if not prompt:
        return []
    asked = {"role": "user", "content": prompt}
    return [{"role": "system", "content": system}, asked] if system else [asked]


def engine_options(options: object) -> dict:
    if not isinstance(options, dict | None):
        raise Refusal(400, "options must be an object")
    chosen = dict(DEFAULTS)
    for key, value in (options or {}).items():
        if key in OPTIONS and value is not None:
            name, kind = OPTIONS[key]
            chosen[name] = checked_option(key, value, kind)
    if chosen.get("max_tokens", 1) < 1:
        del chosen["max_tokens"]  # -1 and -2: until the model or the context ends
    return chosen


def checked_option(key: str, value: object, kind: str) -> object:
    if kind == STRINGS:
        values = [value] if isinstance(value, str) else value
        if isinstance(values, list) and all(isinstance(entry, str) for entry in values):
            return values
    elif isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        if kind == NUMBER:
            return value
        if value == int(value):
            return int(value)
    raise Refusal(400, f'option "{key}" must be of type {kind}')


def response_format(format: object) -> dict:
    """What a request's `format` asks: nothing, any JSON, or JSON of a schema."""
    if format is None or format == "":
        return {}
    if format == "json":
        return {"response_format": {"type": "json_object"}}
    if isinstance(format, dict):
        schema = {"name": "format", "strict": True, "schema": format}
        return {"response_format": {"type": "json_schema", "json_schema": schema}}
    raise Refusal(400, f'invalid format: {json.dumps(format)}; expected "json" or a valid JSON Schema object')


def flag(request: dict, key: str, default: bool) -> bool:
    value = request.get(key)
    if not isinstance(value, bool | None):
        raise Refusal(400, f"{key} must be true or false")
    return default if value is None else value


def top_logprobs(request: dict) -> int:
    count = request.get("top_logprobs") or 0
    if not isinstance(count, int) or not 0 <= count <= 20:
        raise Refusal(400, "top_logprobs must be between 0 and 20")
    return count


def engine_request(request: dict, messages: list[dict]) -> dict:
    """What llama.cpp is asked; always streamed, so that a caller who hangs up is noticed."""
    body = {"messages": messages, "stream": True, "stream_options": {"include_usage": True}}
    body |= engine_options(request.get("options"))
    body |= response_format(request.get("format"))
    if flag(request, "logprobs", False):
        body |= {"logprobs": True, "top_logprobs": max(1, top_logprobs(request))}
    return body


# Answers


@dataclass
class Answer:
    """What llama.cpp has said so far, told as Ollama tells it."""

    model: str
    is_chat: bool
    top: int
    text: list[str] = field(default_factory=list)
    logprobs: list[dict] = field(default_factory=list)
    done_reason: str = "stop"
    timings: dict = field(default_factory=dict)

    def take(self, event: dict) -> dict | None:
        """Takes in an event; returns the line of a streamed answer that it makes, if any."""
        self.timings = event.get("timings") or self.timings
        for choice in event.get("choices", []):
            if choice.get("finish_reason") == "length":
                self.done_reason = "length"
            text = (choice.get("delta") or {}).get("content") or ""
            logprobs = [self.logprob(entry) for entry in (choice.get("logprobs") or {}).get("content") or []]
            if text or logprobs:
                self.text.append(text)
                self.logprobs += logprobs
                return self.line(text, logprobs, done=False)
        return None

    def logprob(self, entry: dict) -> dict:
        told = {key: entry[key] for key in ("token", "logprob", "bytes")}
        if self.top:
            top = entry["top_logprobs"][: self.top]
            told["top_logprobs"] = [{key: other[key] for key in ("token", "logprob", "bytes")} for other in top]
        return told

    def line(self, text: str, logprobs: list[dict], done: bool) -> dict:
        told = {"model": self.model, "created_at": now()}
        told |= {"message": {"role": "assistant", "content": text}} if self.is_chat else {"response": text}
        told["done"] = done
        return told | ({"logprobs": logprobs} if logprobs else {})

    def loaded(self) -> dict:
        """The answer to a request without a prompt, which asks that the model be loaded."""
        return self.line("", [], done=True) | {"done_reason": "load"}

    def last(self, nanoseconds: int, whole: bool) -> dict:
        """The closing line; with the whole text where the answer is not streamed."""
        told = self.line("".join(self.text), self.logprobs, True) if whole else self.line("", [], True)
        took = self.timings
        return told | {
            "done_reason": self.done_reason,
            "total_duration": nanoseconds,
            "load_duration": 0,
            "prompt_eval_count": took.get("prompt_n", 0) + took.get("cache_n", 0),
            "prompt_eval_cached_count": took.get("cache_n", 0),
            "prompt_eval_duration": int(took.get("prompt_ms", 0) * 1e6),
            "eval_count": took.get("predicted_n", 0),
            "eval_duration": int(took.get("predicted_ms", 0) * 1e6),
        }


def engine_error(event: dict) -> str | None:
    """What llama.cpp says went wrong, if that is what an answer or an event is about."""
    error = event.get("error")
    return str(error.get("message", error)) if isinstance(error, dict) else error


# What is served


@dataclass(frozen=True)
class Served:
    """The one model, from model.json."""

    pins: dict
    modified_at: str
    context: int

    @property
    def name(self) -> str:
        return self.pins["name"]

    def described(self) -> dict:
        return {
            "name": self.name,
            "model": self.name,
            "size": self.pins["bytes"],
            "digest": self.pins["sha256"],
            "details": {"parent_model": ""} | self.pins["details"],
        }

    def tags(self) -> dict:
        return {"models": [self.described() | {"modified_at": self.modified_at}]}

    def running(self) -> dict:
        never = "2318-01-01T00:00:00Z"
        return {"models": [self.described() | {"expires_at": never, "size_vram": 0, "context_length": self.context}]}

    def shown(self) -> dict:
        return {
            "license": self.pins["licence"],
            "modelfile": "",
            "parameters": "",
            "template": "",
            "details": self.described()["details"],
            "model_info": self.pins["model_info"],
            "capabilities": ["completion"],
            "modified_at": self.modified_at,
        }

    def openai_models(self) -> dict:
        created = int(datetime.datetime.fromisoformat(self.modified_at).timestamp())
        return {
            "object": "list",
            "data": [{"id": self.name, "object": "model", "created": created, "owned_by": "library"}],
        }
