"""Sums results up as figures, and compares them with those recorded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .matching import VISUAL_KINDS, Hit, SceneResult

LARGE_PHONE = 0.10
"""A phone wider than this share of the frame is a large one."""

Figures = dict[str, Any]


def figures_of(results: list[SceneResult], sampling_interval_s: dict[str, float]) -> Figures:
    """The figures of a run: by kind, and within a kind by skin tone."""
    hours = sum(result.duration_s for result in results) / 3600
    return {
        "hours": round(hours, 3),
        "kinds": {kind: _kind(kind, results, sampling_interval_s[kind], hours) for kind in VISUAL_KINDS},
    }


def _kind(kind: str, results: list[SceneResult], interval_s: float, hours: float) -> Figures:
    hits = [hit for result in results for hit in result.hits if hit.kind == kind]
    false_flags = [flag for result in results for flag in result.false_flags if flag.kind == kind]
    found = [hit for hit in hits if hit.found]
    within = [
        abs(error) <= interval_s + 0.101  # the truth itself is drawn on a grid of 0.1 s
        for hit in found
        for error in (hit.start_error_s, hit.end_error_s)
        if error is not None
    ]
    figures: Figures = {
        "episodes": len(hits),
        "hard_negatives": sum(
            result.negatives for result in results if result.kind_under_test == kind
        ),
        "sensitivity": _share(hits),
        "severity_right": _ratio(sum(hit.found_severity == hit.severity for hit in found), len(found)),
        "borders_within_interval": _ratio(sum(within), len(within)),
        "false_flags": len(false_flags),
        "false_flags_per_hour": round(len(false_flags) / hours, 2) if hours else None,
        "by_skin_tone": {
            tone: {
                "episodes": sum(hit.skin_tone == tone for hit in hits),
                "sensitivity": _share(hit for hit in hits if hit.skin_tone == tone),
            }
            for tone in ("light", "medium", "dark")
        },
    }
    if kind == "phone":
        figures["large"] = _sized(hits, lambda size: size > LARGE_PHONE)
        figures["small"] = _sized(hits, lambda size: size <= LARGE_PHONE)
    return figures


def _sized(hits: list[Hit], wanted: Any) -> Figures:
    chosen = [hit for hit in hits if hit.size_fraction is not None and wanted(hit.size_fraction)]
    return {"episodes": len(chosen), "sensitivity": _share(chosen)}


def _share(hits: Iterable[Hit]) -> float | None:
    hits = list(hits)
    return _ratio(sum(hit.found for hit in hits), len(hits))


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def regressions(now: Figures, recorded: Figures) -> list[str]:
    """What fell behind the recorded figures by more than their spread: one episode of a kind (processors
    round differently), or one false flag."""
    faults = []
    for kind, before in recorded["kinds"].items():
        after = now["kinds"][kind]
        one = 1 / max(before["episodes"], 1) + 1e-9
        for name in ("sensitivity", "severity_right", "borders_within_interval"):
            if before[name] is not None and (after[name] or 0) < before[name] - one:
                faults.append(f"{kind}: {name} is {after[name]}, recorded {before[name]}")
        if after["false_flags"] > before["false_flags"] + (1 if before["false_flags"] else 0):
            faults.append(f"{kind}: {after['false_flags']} false flags, recorded {before['false_flags']}")
        for tone, tone_before in before["by_skin_tone"].items():
            tone_one = 1 / max(tone_before["episodes"], 1) + 1e-9
            tone_after = after["by_skin_tone"][tone]["sensitivity"] or 0
            if tone_before["sensitivity"] is not None and tone_after < tone_before["sensitivity"] - tone_one:
                faults.append(f"{kind}, {tone} skin: sensitivity is {tone_after}")
    yaw_before, yaw_after = recorded.get("yaw"), now.get("yaw")
    if yaw_before and yaw_after:
        for name in ("mean_absolute_error", "bias_at_35", "bias_at_45"):
            if abs(yaw_after[name]) > abs(yaw_before[name]) + 0.3:
                faults.append(f"yaw: {name} is {yaw_after[name]}°, recorded {yaw_before[name]}°")
    return faults


def table(figures: Figures) -> str:
    """The figures for a terminal, and for the README."""
    rows = ["| kind | episodes | found | severity right | borders within an interval | hard negatives | false flags |"]
    rows.append("| --- | --- | --- | --- | --- | --- | --- |")
    for kind, f in figures["kinds"].items():
        rows.append(
            f"| `{kind}` | {f['episodes']} | {_shown(f['sensitivity'])} | {_shown(f['severity_right'])} "
            f"| {_shown(f['borders_within_interval'])} | {f['hard_negatives']} | {f['false_flags']} |"
        )
        if kind == "phone":
            for size in ("large", "small"):
                rows.append(
                    f"| `phone`, {size} | {f[size]['episodes']} | {_shown(f[size]['sensitivity'])} | | | | |"
                )
    rows.append("")
    rows.append("| found, by skin tone | light | medium | dark |")
    rows.append("| --- | --- | --- | --- |")
    for kind, f in figures["kinds"].items():
        tones = f["by_skin_tone"]
        cells = [f"{_shown(tones[t]['sensitivity'])} of {tones[t]['episodes']}" for t in tones]
        rows.append(f"| `{kind}` | {' | '.join(cells)} |")
    if yaw := figures.get("yaw"):
        rows.append("")
        rows.append(
            f"Yaw on {yaw['pictures']} pictures: mean absolute error {yaw['mean_absolute_error']}°, "
            f"bias at 35° {yaw['bias_at_35']:+}°, at 45° {yaw['bias_at_45']:+}°; "
            f"no face found in {yaw['not_found']}."
        )
    if rates := figures.get("rates"):
        rows.append(f"Same flags at 2, 5, 10 and 30 frames a second: {rates['same']} of {rates['scenes']} scenes.")
    rows.append(f"{figures['hours'] * 60:.1f} minutes of recordings in all.")
    return "\n".join(rows)


def _shown(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"
