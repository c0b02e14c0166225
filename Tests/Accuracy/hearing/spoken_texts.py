"""Speech whose words are written down: read sentences, and spoken commands and talk."""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from .sound import RATE_HZ, Samples, decode

PROMPTS = 72
"""How many of the prompts are taken; they make about six minutes."""
JFK = ("And so, my fellow Americans, ask not what your country can do for you, "
       "ask what you can do for your country.")
COMMANDS = {"goforward": "go forward ten meters", "something": "go somewhere and do something"}
"""What is said in recordings that have no transcript beside them, after their grammar and their name."""

Text = tuple[str, dict[str, Any], Samples]


def words_of(sources: dict[str, Path]) -> Iterator[Text]:
    """Name, text and samples of each piece."""
    yield from _librivox(sources["pocketsphinx-testdata"] / "usr/share/pocketsphinx/test/data/librivox")
    speech = sources["pywhispercpp"] / "whisper.cpp/samples/jfk.wav"
    yield "jfk", {"kind": "read", "group": "jfk", "text": JFK}, next(decode([speech]))
    yield from _prompts(sources["asterisk-core-sounds-en"], sources["asterisk-core-sounds-en-g722"])
    yield from _commands(sources["pocketsphinx-testdata"] / "usr/share/pocketsphinx/test/data")
    yield from _talk(sources["pyannote-audio"] / "src/pyannote/audio/sample")


def _librivox(folder: Path) -> Iterator[Text]:
    for line in (folder / "transcription").read_text().splitlines():
        text, name = re.fullmatch(r"<s> (.*) </s> \((.*)\)", line.strip()).groups()
        yield (name.rpartition("-")[2], {"kind": "read", "group": "librivox", "text": text},
               next(decode([folder / f"{name}.wav"])))


def _prompts(texts: Path, sounds: Path) -> Iterator[Text]:
    """Whole sentences of six words and more, without figures and names of keys."""
    listing = next(texts.rglob("core-sounds-en.txt.gz"))
    lines = gzip.decompress(listing.read_bytes()).decode().splitlines()
    pairs = [line.split(": ", 1) for line in lines if re.match(r"[\w-]+: ", line)]
    chosen = [(name, text) for name, text in sorted(pairs)
              if len(text.split()) >= 6 and not re.search(r"[\d\[\]()*#]", text)]
    chosen = [(name, text) for name, text in chosen if list(sounds.rglob(f"{name}.g722"))]
    random.Random("prompts").shuffle(chosen)
    for name, text in chosen[:PROMPTS]:
        yield (f"prompt-{name}", {"kind": "read", "group": "prompts", "text": text},
               next(decode([next(sounds.rglob(f"{name}.g722"))])))


def _commands(folder: Path) -> Iterator[Text]:
    for line in (folder / "cards/cards.transcription").read_text().splitlines():
        if match := re.fullmatch(r"<s> (.*?) *</s> *\((.*)\)", line.strip()):
            text, name = match.groups()
            yield (f"cards-{name}", {"kind": "spoken", "group": "commands", "text": text},
                   next(decode([folder / f"cards/{name}.wav"])))
    for name, text in COMMANDS.items():
        yield (name, {"kind": "spoken", "group": "commands", "text": text},
               next(decode([folder / f"{name}.raw"])))


def _talk(folder: Path) -> Iterator[Text]:
    """A telephone talk, from its first word to the last one that is written down."""
    rows = [line.split(maxsplit=5) for line in (folder / "sample.stm").read_text().splitlines()]
    text = " ".join(row[5] for row in rows)
    samples = next(decode([folder / "sample.wav"]))
    ends = round((float(rows[-1][4]) + 0.1) * RATE_HZ)
    yield "talk", {"kind": "spoken", "group": "talk", "text": text}, np.asarray(samples[:ends])
