"""Matches the flags of a report with the truth of a scene."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

VISUAL_KINDS = ("head_turn", "face_absent", "multi_face", "phone")


@dataclass(frozen=True)
class Hit:
    """An expected episode and the flag that was raised for it, if one was. Times in seconds."""

    kind: str
    severity: str
    skin_tone: str
    size_fraction: float | None
    found_severity: str | None
    start_error_s: float | None
    end_error_s: float | None
    pieces: int

    @property
    def found(self) -> bool:
        return self.found_severity is not None


@dataclass(frozen=True)
class FalseFlag:
    """A flag of something that did not happen."""

    scene: str
    kind: str
    severity: str
    start_s: float
    end_s: float
    peak: float


@dataclass
class SceneResult:
    """What became of one scene."""

    scene: str
    duration_s: float
    skin_tone: str
    kind_under_test: str | None
    scene_class: str
    negatives: int
    hits: list[Hit] = field(default_factory=list)
    false_flags: list[FalseFlag] = field(default_factory=list)


def overlap_s(a: dict[str, Any], b: dict[str, Any], slack_s: float = 0.0) -> float:
    """Seconds that two spans share when the second is widened by `slack_s`; negative when apart."""
    return min(a["end_s"], b["end_s"] + slack_s) - max(a["start_s"], b["start_s"] - slack_s)


def judge(truth: dict[str, Any], flags: list[dict[str, Any]]) -> SceneResult:
    """Matches the flags of one report: each expected episode takes the flags of its kind that overlap it."""
    result = SceneResult(
        scene=truth["id"],
        duration_s=truth["duration_s"],
        skin_tone=truth["skin_tone"],
        kind_under_test=truth["focus"],
        scene_class=truth["class"],
        negatives=len(truth.get("negatives", [])),
    )
    explained: set[str] = set()
    for expected in truth["expected"]:
        matching = [
            flag for flag in flags if flag["kind"] == expected["kind"] and overlap_s(flag, expected) > 0
        ]
        explained.update(flag["id"] for flag in matching)
        result.hits.append(_hit(expected, matching, truth["skin_tone"]))
    for flag in flags:
        if flag["id"] in explained or _is_tolerated(flag, truth["tolerated"]):
            continue
        result.false_flags.append(
            FalseFlag(
                scene=truth["id"],
                kind=flag["kind"],
                severity=flag["severity"],
                start_s=flag["start_s"],
                end_s=flag["end_s"],
                peak=flag["peak"]["value"],
            )
        )
    return result


def _hit(expected: dict[str, Any], matching: list[dict[str, Any]], skin_tone: str) -> Hit:
    severities = [flag["severity"] for flag in matching]
    found = "HIGH" if "HIGH" in severities else ("MODERATE" if severities else None)
    return Hit(
        kind=expected["kind"],
        severity=expected["severity"],
        skin_tone=skin_tone,
        size_fraction=expected.get("size_fraction"),
        found_severity=found,
        start_error_s=min((f["start_s"] for f in matching), default=0.0) - expected["start_s"] if found else None,
        end_error_s=max((f["end_s"] for f in matching), default=0.0) - expected["end_s"] if found else None,
        pieces=len(matching),
    )


def _is_tolerated(flag: dict[str, Any], tolerated: list[dict[str, Any]]) -> bool:
    return any(t["kind"] == flag["kind"] and overlap_s(flag, t, slack_s=0.5) > 0 for t in tolerated)
