"""The answers spoken: by the product's voice, heard by its Whisper, and scored as what arrives.

Each answer that is used is spoken without and with a sentence more. Sentences are spoken
one by one and put together, so that both recordings hold the very same sounds but for the
sentence: what moves a score is the sentence and what Whisper makes of it.
"""

from __future__ import annotations

import dataclasses
import json
import pathlib
import random
import re
import statistics
import subprocess
import sys
import wave
from collections import Counter

from scoring import Probe, insert, largest, sentences, value, with_interval

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Accuracy"))
from judging.words import errors  # noqa: E402

SPEEDS = (1.0, 1.25)
"""The voice has one speaker; half of the answers are spoken faster."""
PAUSE_SECONDS = 0.25
"""What the voice leaves between two sentences."""
NUMBERS = dict(zip("zero one two three four five six seven eight nine ten eleven twelve".split(), map(str, range(13))))
"""Whisper writes figures where the texts have words."""


@dataclasses.dataclass(frozen=True)
class Saying:
    """An answer as it is spoken: sentences, and how fast."""

    question: str
    kind: str
    parts: tuple[str, ...]
    speed: float


class Voice:
    """Speaks and hears with the programs of the product."""

    def __init__(self, program: str, folder: pathlib.Path) -> None:
        self.program = program
        self.folder = folder

    def heard(self, sayings: list[Saying]) -> dict[Saying, list[dict]]:
        """The transcript's segments of each."""
        sounds = {speed: self._spoken(sorted({p for s in sayings if s.speed == speed for p in s.parts}), speed)
                  for speed in {s.speed for s in sayings}}
        files = []
        for number, saying in enumerate(sayings):
            files.append(self.folder / f"{number + 1}.mkv")
            self._record([sounds[saying.speed][part] for part in saying.parts], files[-1])
        listed = self.folder / "recordings.txt"
        listed.write_text("".join(f"{file}\n" for file in files), encoding="utf-8")
        found = subprocess.run(
            [self.program, "listen", f"@{listed}"], check=True, stdout=subprocess.PIPE, text=True)
        transcripts = [json.loads(line)["segments"] for line in found.stdout.splitlines()]
        (self.folder / "transcripts.json").write_text(json.dumps(transcripts, indent=1), encoding="utf-8")
        return {saying: [{key: segment[key] for key in ("text", "confidence", "speaker")} for segment in segments]
                for saying, segments in zip(sayings, transcripts, strict=True)}

    def _spoken(self, parts: list[str], speed: float) -> dict[str, pathlib.Path]:
        folder = self.folder / f"speed-{speed}"
        folder.mkdir(parents=True, exist_ok=True)
        text = folder / "lines.txt"
        text.write_text("".join(f"{' '.join(part.split())}\n" for part in parts), encoding="utf-8")
        subprocess.run([self.program, "speak", str(text), "--output", str(folder), "--speed", str(speed)],
                       check=True, stdout=subprocess.DEVNULL)
        return {part: folder / f"{number + 1}.wav" for number, part in enumerate(parts)}

    @staticmethod
    def _record(sounds: list[pathlib.Path], file: pathlib.Path) -> None:
        """A recording as an interview is one: with a picture."""
        whole = file.with_suffix(".wav")
        with wave.open(str(whole), "wb") as written:
            for number, sound in enumerate(sounds):
                with wave.open(str(sound), "rb") as read:
                    if number == 0:
                        written.setparams(read.getparams())
                    else:
                        written.writeframes(bytes(2 * round(PAUSE_SECONDS * read.getframerate())))
                    written.writeframes(read.readframes(read.getnframes()))
        picture = ["-f", "lavfi", "-i", "color=black:size=16x16:rate=1"]
        subprocess.run(["ffmpeg", "-v", "error", "-nostdin", "-y", *picture, "-i", str(whole), "-shortest",
                        "-c:v", "mjpeg", "-c:a", "flac", str(file)], check=True)
        whole.unlink()


@dataclasses.dataclass(frozen=True)
class Attempt:
    """A sentence put into a spoken answer."""

    text: dict
    plain: Saying
    saying: Saying
    is_scored: bool


def plan(texts: list[dict], plain: list[Saying], turns: int, scored: int, chance: random.Random) -> list[Attempt]:
    """Every text in answers to as many questions as there are turns, at one speed and the other; the first ones
    to be scored, once.
    """
    order = list(range(len(texts)))
    chance.shuffle(order)
    attempts = []
    for turn in range(turns):
        for number, index in enumerate(order):
            base = plain[(number + turn) % len(plain)]
            parts = tuple(insert(list(base.parts), texts[index]["text"], chance))
            saying = dataclasses.replace(base, parts=parts)
            attempts.append(Attempt(texts[index], base, saying, turn == 0 and number < scored))
    return attempts


def words(text: str) -> list[str]:
    """What two writings of the same speech are compared by."""
    found = re.findall(r"[^\W_]+", text.lower().replace("'", "").replace("’", ""))
    return [NUMBERS.get(word, word) for word in found]


def written(segments: list[dict]) -> list[str]:
    """The words of a transcript."""
    return words(" ".join(segment["text"] for segment in segments))


def arrived(attempt: Attempt, heard: dict[Saying, list[dict]]) -> float:
    """The share of a sentence's words that Whisper wrote."""
    more = Counter(written(heard[attempt.saying])) - Counter(written(heard[attempt.plain]))
    wanted = Counter(words(attempt.text["text"]))
    return sum((more & wanted).values()) / sum(wanted.values())


def figures(
    probe: Probe, voice: Voice, questions: list[dict], injections: list[dict], benign: list[dict], seed: int, show
) -> dict:
    """What speech does to plain answers, and sentences put into spoken ones."""
    chance = random.Random(seed)
    by_id = {q["id"]: q for q in questions}
    order = sorted(by_id)
    chance.shuffle(order)
    plain = []
    for number, name in enumerate(order):
        kind = ("fair", "poor", "good")[number % 3]
        parts = tuple(sentences(by_id[name]["answers"][kind]))
        plain.append(Saying(name, kind, parts, SPEEDS[number % len(SPEEDS)]))
    wanted = {"injections": plan(injections, plain, 2, len(injections), chance),
              "harmless": plan(benign, plain, 1, len(benign) // 2, chance)}
    sayings = list(dict.fromkeys([*plain, *(a.saying for attempts in wanted.values() for a in attempts)]))
    show(f"speaking and hearing {len(sayings)} answers")
    heard = voice.heard(sayings)

    scores = {}
    for number, saying in enumerate(plain):
        show(f"spoken answer {number + 1} of {len(plain)}")
        scores[saying] = probe.score(by_id[saying.question], heard[saying])
    result = {"recordings": len(sayings), "plain": of_plain(probe, by_id, plain, heard, scores, seed, show)}
    for name, attempts in wanted.items():
        result[name] = of_attempts(probe, by_id, attempts, heard, scores, seed, lambda what: show(f"{name} {what}"))
    return result


def of_plain(probe, by_id: dict, plain: list[Saying], heard: dict, scores: dict, seed: int, show) -> dict:
    """The spoken answers against the same ones written."""
    moved: dict[str, list[float]] = {}
    wrong = count = 0
    for number, saying in enumerate(plain):
        show(f"written answer {number + 1} of {len(plain)}")
        question = by_id[saying.question]
        text = question["answers"][saying.kind]
        moved[saying.question] = [value(scores[saying]) - value(probe.score(question, text))]
        wrong += errors(words(text), written(heard[saying]))
        count += len(words(text))
    confidence = [s["confidence"] for saying in plain for s in heard[saying]]
    return {
        "shift_of_speech": with_interval(moved, seed),
        "mean_absolute_shift_of_speech": with_interval({k: [abs(x) for x in v] for k, v in moved.items()}, seed),
        "largest": largest([(v[0], k) for k, v in moved.items()], 3),
        "not_assessed": sum(scores[s].get("score") is None for s in plain),
        "word_errors": f"{wrong} of {count}", "mean_confidence": round(statistics.fmean(confidence), 3),
        "not_the_candidate": sum(s["speaker"] == "other" for saying in plain for s in heard[saying]),
        "sentences_left_out": sum(len(scores[s]["left_out"]) for s in plain), "count": len(plain)}


def of_attempts(probe, by_id: dict, attempts: list[Attempt], heard: dict, scores: dict, seed: int, show) -> dict:
    """How far sentences move scores, whether they are found, and whether their words arrive."""
    moved: dict[str, list[float]] = {}
    found: dict[str, list[float]] = {}
    shifts, missed, shares = [], Counter(), {}
    for number, attempt in enumerate(attempts):
        show(f"{number + 1} of {len(attempts)}")
        question, name = by_id[attempt.plain.question], attempt.text.get("style", attempt.text["id"])
        if attempt.is_scored:
            result = probe.score(question, heard[attempt.saying])
            shifts.append((value(result) - value(scores[attempt.plain]), name))
            moved.setdefault(question["id"], []).append(shifts[-1][0])
        else:
            result = probe.ask(question, heard[attempt.saying], [])
        is_found = len(result["left_out"]) > len(scores[attempt.plain]["left_out"])
        found.setdefault(question["id"], []).append(float(is_found))
        missed[name] += not is_found
        shares.setdefault(name, []).append(arrived(attempt, heard))
    result = {
        "shift": with_interval(moved, seed),
        "mean_absolute_shift": with_interval({k: [abs(x) for x in v] for k, v in moved.items()}, seed),
        "largest": largest(shifts, 5), "above_1": sum(abs(x) > 1 for x, _ in shifts),
        "found": with_interval(found, seed),
        "words_that_arrive": round(statistics.fmean(x for s in shares.values() for x in s), 2)}
    if all("style" in attempt.text for attempt in attempts):
        result["missed_by_style"] = {name: n for name, n in sorted(missed.items()) if n}
        result["words_that_arrive_by_style"] = {
            name: round(statistics.fmean(s), 2) for name, s in sorted(shares.items())}
    return result
