"""The plan of a set of recordings as text."""

from __future__ import annotations

from collections import Counter

from .identity import IDENTITIES
from .photos import PHOTOS
from .scene import Scene


def plan_lines(scenes: list[Scene]) -> list[str]:
    """A line for each recording, then totals by kind."""
    lines = [f"{'recording':<36} {'class':<14} {'face':<8} {'s':>6} {'expected':>9} {'negatives':>10}"]
    for scene in scenes:
        lines.append(
            f"{scene.id:<36} {scene.kind:<14} {scene.candidate.face:<8} {scene.duration_s:6.1f}"
            f" {len(scene.expected):9d} {len(scene.negatives):10d}"
        )
    return [*lines, "", *_totals(scenes)]


def face_lines() -> list[str]:
    """A line for each identity: split, skin tone, source photos and their licence."""
    lines = [f"{'face':<8} {'split':<12} {'skin':<7} photos"]
    for who in IDENTITIES.values():
        names = [who.photo] + ([who.mix] if who.mix else [])
        sources = "; ".join(f"{PHOTOS[name].subject}, {PHOTOS[name].licence}" for name in names)
        lines.append(f"{who.name:<8} {who.split:<12} {who.skin_tone:<7} {sources}")
    return lines


def _totals(scenes: list[Scene]) -> list[str]:
    expected = Counter((row.kind, row.severity) for scene in scenes for row in scene.expected)
    negatives = Counter({scene.focus: 0 for scene in scenes})
    for scene in scenes:
        negatives[scene.focus] += len(scene.negatives)
    total = sum(scene.duration_s for scene in scenes)
    flagged = sum(row.end_s - row.start_s for scene in scenes for row in scene.expected)
    lines = [f"{kind} {severity}: {count}" for (kind, severity), count in sorted(expected.items())]
    lines += [f"hard negatives for {kind}: {count}" for kind, count in negatives.items() if kind]
    lines.append(f"{len(scenes)} recordings, {total / 60:.1f} min in all, of which "
                 f"{(total - flagged) / 60:.1f} min must stay without a flag")
    return lines
