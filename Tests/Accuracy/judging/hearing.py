"""The hearing part of the suite: second voices, words, and what is not there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .listening import listen
from .voices import judge_voices, print_voice_faults, voice_figures, voice_regressions, voice_table
from .words import word_figures, word_regressions, word_table

Figures = dict[str, Any]
MODELS = ("base", "tiny.en")


def hearing_figures(probe: Path, voices: Path, words: Path | None, jobs: int) -> Figures:
    """The figures of recordings with voices, and of words where there are any."""
    truths = [json.loads(path.read_text()) for path in sorted(voices.glob("*.json"))]
    recordings = [(voices / f"{t['id']}.mkv", [(a, b) for a, b in t["interviewer"]]) for t in truths]
    heard = listen(probe, recordings, jobs, "--no-transcript")
    results = [judge_voices(truth, said) for truth, said in zip(truths, heard, strict=True)]
    print_voice_faults(results)
    figures: Figures = {"multi_speaker": voice_figures(results)}
    if words is not None:
        figures["words"] = {model: _words(probe, words, model, jobs) for model in MODELS}
    return figures


def _words(probe: Path, folder: Path, model: str, jobs: int) -> Figures:
    truths = json.loads((folder / "words.json").read_text())["recordings"]
    recordings = [(folder / f"{truth['name']}.mkv", []) for truth in truths]
    heard = listen(probe, recordings, jobs, "--model", model, "--language", "en")
    texts = [" ".join(segment["text"] for segment in line["segments"]) for line in heard]
    for truth, text in zip(truths, texts, strict=True):
        if truth["kind"] == "nothing" and text.strip():
            print(f"  invented: {truth['name']}, {model}: {text.strip()}")
    return word_figures(truths, texts)


def hearing_regressions(now: Figures, recorded: Figures) -> list[str]:
    """What fell behind the recorded figures."""
    faults = voice_regressions(now["multi_speaker"], recorded["multi_speaker"])
    if "words" in recorded:
        faults += word_regressions(now["words"], recorded["words"])
    return faults


def hearing_table(figures: Figures) -> str:
    """The figures for a terminal, and for the README."""
    tables = [voice_table(figures["multi_speaker"])]
    return "\n\n".join(tables + ([word_table(figures["words"])] if "words" in figures else []))
