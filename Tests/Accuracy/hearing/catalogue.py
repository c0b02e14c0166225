"""The list of recordings: who speaks, who else, and under what conditions."""

from __future__ import annotations

import zlib

from .noises import STEADY
from .scene import Intrusion, Scene
from .script import longest_s
from .voices import Voice, of_split, perturbed

LENGTHS = ((2.0, 2.5), (2.5, 5.0), (5.0, 8.0))
"""Seconds: 2.0 must raise, 5.0 must raise HIGH."""
SHORT = ((0.8, 1.15), (1.15, 1.5))
PLACEMENTS = ("pause", "replace", "overlap")
LOUDNESS = (None, 20.0, None, 10.0, 20.0, None, 5.0)
"""Signal to noise in turn, in decibels; None is a quiet room."""
QUICK = {
    "report-positive-mee009-0", "report-positive-fee083-1", "report-echo-mee009-0", "report-noise10-fee083-0",
}
"""A few of the shortest."""
ROUNDS = {"report": 10, "calibration": 6}
SOLO_S = 80.0
LEAST_SPEECH_S = 18.0


def scenes(split: str, subset: str = "full") -> list[Scene]:
    """All recordings of a split, the short selection `quick`, or those that the calibration has besides:
    `further` ones of the same voices, and those of `perturbed` voices."""
    if subset in ("further", "perturbed"):
        return [] if split != "calibration" else _further() if subset == "further" else _perturbed()
    found = [*_positives(split), *_negatives(split)]
    return [scene for scene in found if scene.id in QUICK] if subset == "quick" else found


def _talkers(split: str) -> list[Voice]:
    """Voices with minutes of speech."""
    return [voice for voice in of_split(split) if voice.style != "meeting"]


def _meeting_candidates(split: str) -> list[Voice]:
    return [v for v in of_split(split) if v.style == "meeting" and v.name in MEETING_SPEECH_S]


MEETING_SPEECH_S = {"mee009": 24.0, "fee083": 30.0, "meo069": 26.0, "fee078": 18.0}
"""Of the people in meetings, those who speak long enough to be candidates, and how long."""


def _scene(split: str, kind: str, who: Voice, number: int, speech_s: float) -> Scene:
    name = f"{split}-{kind}-{who.name}-{number}"
    return Scene(name, split, kind, who.name, speech_s, zlib.crc32(name.encode()))


def _positives(split: str) -> list[Scene]:
    """Two intrusions in each; lengths, placements, distances, sexes and noise go round at different paces."""
    found: list[Scene] = []
    for index, who in enumerate(_talkers(split)):
        for turn in range(ROUNDS[split]):
            scene = _scene(split, "positive", who, turn, 34.0)
            _add_intrusions(scene, who, index + turn, LENGTHS)
            found.append(scene)
    for index, who in enumerate(_meeting_candidates(split)):
        for turn in range(3):
            scene = _scene(split, "positive", who, turn, MEETING_SPEECH_S[who.name])
            _add_intrusions(scene, who, index + turn, LENGTHS[:2])
            found.append(scene)
    return found


def _add_intrusions(scene: Scene, who: Voice, turn: int, lengths: tuple[tuple[float, float], ...]) -> None:
    for place in range(2):
        number = 2 * turn + place + zlib.crc32(who.name.encode()) % 6
        low, high = lengths[number % len(lengths)]
        other = _other(scene.split, who, number, high)
        placement = PLACEMENTS[(number // len(lengths) + number) % len(PLACEMENTS)]
        scene.intrusions.append(Intrusion(other.name, low, high, placement, (number // 2) % 2 == 1))
    scene.snr_db = LOUDNESS[turn % len(LOUDNESS)]
    if scene.snr_db is not None:
        scene.noise = (*STEADY, "music")[turn % (len(STEADY) + 1)]


def _other(split: str, who: Voice, number: int, high_s: float) -> Voice:
    """Somebody else who can speak that long: of the same sex and of the other in turn; two of three times
    recorded in the same manner, since a different manner makes a voice easier to tell."""
    wanted_sex = who.sex if (number // 3) % 2 == 0 else {"f": "m", "m": "f"}[who.sex]
    pool = of_split(split) + (perturbed() if who.speed != 1 else [])
    able = [v for v in pool if v.person != who.person and longest_s(v.name) >= 0.75 * high_s]
    same_manner = [v for v in able if (v.style == "meeting") == (who.style == "meeting")]
    for choice in ((same_manner, able) if number % 3 else (able,)):
        if fitting := [v for v in choice if v.sex == wanted_sex]:
            return fitting[number % len(fitting)]
    return able[number % len(able)]


_NEGATIVES: tuple[tuple[str, int], ...] = (
    ("solo", 2), ("noise20", 1), ("noise10", 1), ("noise5", 1), ("music", 2), ("echo", 3), ("short", 2),
    ("styles", 1), ("changes", 1), ("telephone", 1), ("clipped", 1), ("quiet", 1))
"""Kinds of hard negatives, and how many of each with each of the talkers."""


def _negatives(split: str) -> list[Scene]:
    found: list[Scene] = []
    for index, who in enumerate(_talkers(split)):
        for kind, count in _NEGATIVES:
            turns = count if split == "report" else (count + 1) // 2
            for turn in range(turns):
                found.append(_negative(split, kind, who, index, turn, SOLO_S))
    for index, who in enumerate(_meeting_candidates(split)):
        for kind in ("solo", "noise10", "echo"):
            found.append(_negative(split, kind, who, index, 0, MEETING_SPEECH_S[who.name]))
    return found


_FURTHER_NEGATIVES = {
    "noise10": 2, "noise20": 2, "noise5": 2, "solo": 3, "styles": 2, "short": 4, "music": 2, "echo": 5}
"""Up to how many the calibration goes on, for its actors; for the others, with what is in this set alone."""
_FURTHER_FOR_ALL = {"short", "echo"}


def _further() -> list[Scene]:
    """The calibration's turns go on, twice as long for its actors, whose voices are the hardest."""
    found: list[Scene] = []
    counts = dict(_NEGATIVES)
    for index, who in enumerate(_talkers("calibration")):
        is_actor = who.style == "acted"
        for turn in range(ROUNDS["calibration"], 18 if is_actor else 12):
            scene = _scene("calibration", "positive", who, turn, 34.0)
            _add_intrusions(scene, who, index + turn + 1, LENGTHS)
            found.append(scene)
        for kind, until in _FURTHER_NEGATIVES.items():
            if is_actor or kind in _FURTHER_FOR_ALL:
                found += [_negative("calibration", kind, who, index, turn, SOLO_S)
                          for turn in range((counts[kind] + 1) // 2, until)]
    return found


_PERTURBED_NEGATIVES = {"solo", "noise10", "echo", "short", "styles"}
"""Of the calm voices."""


def _perturbed() -> list[Scene]:
    """Mostly of the actors too."""
    found: list[Scene] = []
    for index, who in enumerate(perturbed()):
        is_actor = who.style == "acted"
        for turn in range(14 if is_actor else 5):
            scene = _scene("calibration", "positive", who, turn, 34.0)
            _add_intrusions(scene, who, index + turn, LENGTHS)
            found.append(scene)
        for kind, count in _NEGATIVES:
            if is_actor or kind in _PERTURBED_NEGATIVES:
                found += [_negative("calibration", kind, who, index, turn, SOLO_S)
                          for turn in range(count if is_actor else 1)]
    return found


def _negative(split: str, kind: str, who: Voice, index: int, turn: int, speech_s: float) -> Scene:
    scene = _scene(split, kind, who, turn, speech_s)
    number = 2 * index + turn
    if kind.startswith("noise"):
        scene.noise, scene.snr_db = STEADY[number % len(STEADY)], float(kind.removeprefix("noise"))
    elif kind == "music":
        scene.noise, scene.snr_db = "music", 15.0 if turn else 8.0
    elif kind == "echo":
        scene.interviewer = _other(split, who, number, 5.0).name
        scene.noise, scene.snr_db = (None, None) if turn == 0 else (STEADY[number % len(STEADY)], 15.0)
    elif kind == "short":
        for place in range(4):
            low, high = SHORT[place % 2]
            other = _other(split, who, 4 * number + place, high)
            scene.intrusions.append(Intrusion(other.name, low, high, PLACEMENTS[place % 2], turn == 1))
    elif kind in ("styles", "changes", "telephone", "clipped", "quiet"):
        scene.treatment = kind
    return scene
