"""What a recording shows, and what should be flagged in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .timeline import Track


@dataclass(frozen=True)
class Expected:
    """A flag that must be raised: severity is the highest that it reaches."""

    kind: str
    severity: str
    start_s: float
    end_s: float
    size_fraction: float | None = None

    def as_json(self) -> dict[str, Any]:
        """The fields of the truth file."""
        row: dict[str, Any] = {
            "kind": self.kind, "severity": self.severity,
            "start_s": round(self.start_s, 2), "end_s": round(self.end_s, 2),
        }
        if self.size_fraction is not None:
            row["size_fraction"] = round(self.size_fraction, 4)
        return row


@dataclass(frozen=True)
class Tolerated:
    """A flag that may be raised but need not be."""

    kind: str
    start_s: float
    end_s: float
    why: str

    def as_json(self) -> dict[str, Any]:
        """The fields of the truth file."""
        return {"kind": self.kind, "start_s": round(self.start_s, 2),
                "end_s": round(self.end_s, 2), "why": self.why}


@dataclass
class Actor:
    """Somebody in view. Angles in degrees; places in cm beside the picture's centre line.

    `x` to the image's right, `y` up (0 = the seated height), `near` multiplies the size.
    `phase` decorrelates the small motions of several actors.
    """

    face: str
    garment: int
    distance_cm: float
    phase: float = 0.0
    behind: bool = False
    glasses: bool = False
    print_face: str | None = None
    yaw: Track = field(default_factory=Track)
    pitch: Track = field(default_factory=Track)
    roll: Track = field(default_factory=Track)
    x: Track = field(default_factory=Track)
    y: Track = field(default_factory=Track)
    near: Track = field(default_factory=lambda: Track(1.0))


@dataclass
class Held:
    """A prop in view between two times. `x`, `y` in pixels of the frame, `turn` in degrees.

    `width_px` is the width of the thing itself.
    """

    prop: str
    start_s: float
    end_s: float
    width_px: float
    x: Track = field(default_factory=Track)
    y: Track = field(default_factory=Track)
    turn: Track = field(default_factory=Track)


@dataclass
class Scene:
    """One recording with its script and its truth."""

    id: str
    seed: int
    split: str
    kind: str
    focus: str | None
    subset: str
    candidate: Actor
    room: str
    light: int
    fps: int = 10
    duration_s: float = 0.0
    sound: bool = False
    poster_face: str | None = None
    poster_x: float = 120.0
    tags: list[str] = field(default_factory=list)
    guests: list[Actor] = field(default_factory=list)
    props: list[Held] = field(default_factory=list)
    gain: Track = field(default_factory=lambda: Track(1.0))
    blur: Track = field(default_factory=lambda: Track(0.4))
    expected: list[Expected] = field(default_factory=list)
    tolerated: list[Tolerated] = field(default_factory=list)
    negatives: list[tuple[str, float, float]] = field(default_factory=list)
