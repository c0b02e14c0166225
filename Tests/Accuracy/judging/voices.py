"""Matches the flags of second voices with the truth of a recording, and sums up how they compare."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import Any

from .matching import overlap_s

Figures = dict[str, Any]

LENGTHS = {"2.0-2.5": (2.0, 2.5), "2.5-5": (2.5, 5.0), "5+": (5.0, float("inf"))}
"""Classes of episodes, by how long the other voice speaks (s)."""


@dataclass(frozen=True)
class Heard:
    """Another voice that spoke, and the flag that was raised for it, if one was. Times in seconds."""

    truth: dict[str, Any]
    noise: str
    severity: str | None
    start_error_s: float
    end_error_s: float

    @property
    def found(self) -> bool:
        return self.severity is not None

    @property
    def length(self) -> str:
        seconds = self.truth["end_s"] - self.truth["start_s"]
        return next((name for name, (low, high) in LENGTHS.items() if low <= seconds < high), "2.0-2.5")


@dataclass
class VoiceResult:
    """What became of one recording."""

    scene: str
    kind: str
    duration_s: float
    coverage: float
    hits: list[Heard] = field(default_factory=list)
    short_voices: int = 0
    short_raised: list[dict[str, Any]] = field(default_factory=list)
    false_flags: list[dict[str, Any]] = field(default_factory=list)


def judge_voices(truth: dict[str, Any], heard: dict[str, Any]) -> VoiceResult:
    """Matches the flags of one recording: each other voice takes the flags that overlap it."""
    flags = [{"severity": f["severity"], "start_s": f["start"], "end_s": f["end"]} for f in heard["flags"]]
    result = VoiceResult(truth["id"], truth["kind"], truth["duration_s"], heard["coverage"])
    noise = "none" if truth["snr_db"] is None else f"{truth['snr_db']:.0f} dB"
    taken: list[int] = []
    for expected in truth["expected"]:
        matching = [n for n, flag in enumerate(flags) if overlap_s(flag, expected) > 0]
        taken += matching
        result.hits.append(_heard(expected, [flags[n] for n in matching], noise))
    left = [flag for n, flag in enumerate(flags) if n not in taken]
    result.short_voices = len(truth["too_short"])
    for flag in left:
        short = any(overlap_s(flag, voice) > 0 for voice in truth["too_short"])
        (result.short_raised if short else result.false_flags).append(flag)
    return result


def _heard(expected: dict[str, Any], flags: list[dict[str, Any]], noise: str) -> Heard:
    if not flags:
        return Heard(expected, noise, None, 0, 0)
    severity = "HIGH" if any(flag["severity"] == "HIGH" for flag in flags) else "MODERATE"
    return Heard(expected, noise, severity, min(f["start_s"] for f in flags) - expected["start_s"],
                 max(f["end_s"] for f in flags) - expected["end_s"])


def voice_figures(results: list[VoiceResult]) -> Figures:
    """The figures of a run."""
    hits = [hit for result in results for hit in result.hits]
    found = [hit for hit in hits if hit.found]
    errors = [abs(error) for hit in found for error in (hit.start_error_s, hit.end_error_s)]
    negatives = [result for result in results if result.kind != "positive"]
    hours = sum(result.duration_s for result in negatives) / 3600
    false = sum(len(result.false_flags) for result in negatives)
    return {
        **_shares(hits),
        "severity_right": _ratio(sum(h.severity == h.truth["severity"] for h in found), len(found)),
        "border_error_s": round(median(errors), 2) if errors else None,
        "by_length": _by(hits, lambda hit: hit.length, LENGTHS),
        "by_placement": _by(hits, lambda hit: hit.truth["placement"], ("pause", "replace", "overlap")),
        "by_distance": _by(hits, lambda hit: "far" if hit.truth["far"] else "near", ("near", "far")),
        "by_sex": _by(hits, lambda hit: "same" if hit.truth["same_sex"] else "other", ("same", "other")),
        "by_noise": _by(hits, lambda hit: hit.noise, ("none", "20 dB", "10 dB", "5 dB")),
        "hard_negatives": len(negatives), "negative_hours": round(hours, 3), "false_flags": false,
        "false_flags_per_hour": round(false / hours, 2) if hours else None,
        "false_beside_voices": sum(len(r.false_flags) for r in results if r.kind == "positive"),
        "short_voices": sum(result.short_voices for result in results),
        "short_raised": sum(len(result.short_raised) for result in results),
        "negatives": {kind: _negative([r for r in negatives if r.kind == kind])
                      for kind in dict.fromkeys(result.kind for result in negatives)},
    }


def _negative(results: list[VoiceResult]) -> Figures:
    return {
        "recordings": len(results), "minutes": round(sum(r.duration_s for r in results) / 60, 1),
        "false_flags": sum(len(r.false_flags) for r in results),
        "coverage": round(sum(r.coverage * r.duration_s for r in results)
                          / sum(r.duration_s for r in results), 3),
    }


def _by(hits: list[Heard], key: Any, names: Any) -> Figures:
    return {name: _shares([hit for hit in hits if key(hit) == name]) for name in names}


def _shares(hits: list[Heard]) -> Figures:
    return {"episodes": len(hits), "sensitivity": _ratio(sum(hit.found for hit in hits), len(hits))}


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def voice_regressions(now: Figures, recorded: Figures) -> list[str]:
    """What fell behind the recorded figures by more than one episode, or by one false flag."""
    faults = _behind("", now, recorded)
    for group in ("by_length",):
        for name, before in recorded[group].items():
            faults += _behind(f"{name} s: ", now[group][name], before)
    for name in ("false_flags", "false_beside_voices", "short_raised"):
        if now[name] > recorded[name] + (1 if recorded[name] else 0):
            faults.append(f"multi_speaker: {name} is {now[name]}, recorded {recorded[name]}")
    for kind, before in recorded["negatives"].items():
        if now["negatives"][kind]["coverage"] < before["coverage"] - 0.02:
            faults.append(f"multi_speaker, {kind}: coverage is {now['negatives'][kind]['coverage']}")
    return faults


def _behind(where: str, now: Figures, before: Figures) -> list[str]:
    one = 1 / max(before["episodes"], 1) + 1e-9
    return [f"multi_speaker: {where}{name} is {now[name]}, recorded {before[name]}"
            for name in ("sensitivity", "severity_right")
            if before.get(name) is not None and (now[name] or 0) < before[name] - one]


def voice_table(f: Figures) -> str:
    """The figures for a terminal, and for the README."""
    rows = ["| second voice | episodes | found |", "| --- | --- | --- |",
            f"| all | {f['episodes']} | {shown(f['sensitivity'])} |"]
    for group in ("by_length", "by_placement", "by_distance", "by_sex", "by_noise"):
        rows += [f"| {group.removeprefix('by_')} {name} | {part['episodes']} | {shown(part['sensitivity'])} |"
                 for name, part in f[group].items() if part["episodes"]]
    rows += ["", "| nobody else speaks | recordings | minutes | false flags | could be told |",
             "| --- | --- | --- | --- | --- |"]
    rows += [f"| {kind} | {part['recordings']} | {part['minutes']} | {part['false_flags']} "
             f"| {shown(part['coverage'])} |" for kind, part in f["negatives"].items()]
    rows += ["", f"Severity right {shown(f['severity_right'])}, border error {f['border_error_s']} s "
             f"(median); {f['false_flags_per_hour']} false flags an hour in {f['negative_hours']} hours, "
             f"{f['false_beside_voices']} beside second voices; "
             f"{f['short_raised']} of {f['short_voices']} short voices raised."]
    return "\n".join(rows)


def shown(share: float | None) -> str:
    """A share as it is printed."""
    return "–" if share is None else f"{share:.3f}"


def print_voice_faults(results: list[VoiceResult]) -> None:
    """What was missed, and what was raised without reason."""
    for result in results:
        for hit in result.hits:
            truth = hit.truth
            what = (f"{result.scene}: {truth['other']} {truth['start_s']:.1f}-{truth['end_s']:.1f}"
                    f" {truth['placement']}{' far' if truth['far'] else ''}, noise {hit.noise}")
            if not hit.found:
                print(f"  missed: {what}")
            elif hit.severity != truth["severity"]:
                print(f"  inexact: {what}: {truth['severity']} was {hit.severity}, borders "
                      f"{hit.start_error_s:+.2f} {hit.end_error_s:+.2f} s")
        for name, flags in (("false", result.false_flags), ("short", result.short_raised)):
            for flag in flags:
                where = f"{flag['start_s']:.1f}-{flag['end_s']:.1f}"
                print(f"  {name}: {result.scene}: {flag['severity']} {where}")
