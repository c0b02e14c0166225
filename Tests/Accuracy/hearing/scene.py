"""What is heard in a recording, and what should be flagged in it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Intrusion:
    """Somebody else who is to speak for so long."""

    other: str
    low_s: float
    high_s: float
    placement: str
    """pause: in a pause of the candidate; replace: the candidate is cut off; overlap: partly at once."""
    far: bool


@dataclass
class Scene:
    """A recipe; what is said in it follows from its seed. Levels against the candidate's, in decibels."""

    id: str
    split: str
    kind: str
    """positive, or the kind of hard negative."""
    candidate: str
    speech_s: float
    """How much the candidate speaks, pauses not counted."""
    seed: int
    intrusions: list[Intrusion] = field(default_factory=list)
    noise: str | None = None
    snr_db: float | None = None
    interviewer: str | None = None
    treatment: str | None = None
    """What is done to the sound: styles, changes, telephone, clipped, quiet."""

    def as_json(self) -> dict[str, Any]:
        """The fields of the truth file that the recipe gives."""
        return {"id": self.id, "split": self.split, "kind": self.kind, "candidate": self.candidate,
                "noise": self.noise, "snr_db": self.snr_db, "treatment": self.treatment}

    def recipe(self) -> dict[str, Any]:
        """All of it."""
        return asdict(self)


@dataclass(frozen=True)
class Spoken:
    """Somebody else's speech as it came out: from its first voiced sample to its last."""

    intrusion: Intrusion
    start_s: float
    end_s: float
    same_sex: bool

    @property
    def severity(self) -> str | None:
        """What the detection table says of so much of another voice."""
        seconds = self.end_s - self.start_s
        return "HIGH" if seconds >= 5 else "MODERATE" if seconds >= 2 else None

    def as_json(self) -> dict[str, Any]:
        """The fields of the truth file."""
        return {"kind": "multi_speaker", "severity": self.severity, "other": self.intrusion.other,
                "start_s": round(self.start_s, 3), "end_s": round(self.end_s, 3),
                "placement": self.intrusion.placement, "far": self.intrusion.far, "same_sex": self.same_sex}
