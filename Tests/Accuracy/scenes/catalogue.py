"""The list of recordings: which episodes, over which faces."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from .identity import Identity, of_split
from .scene import Scene
from .script import Script

KINDS = ("head_turn", "face_absent", "multi_face", "phone")
QUICK = {
    "report-head_turn-pos-ada-0", "report-face_absent-pos-chioma-0",
    "report-multi_face-pos-elif-0", "report-phone-pos-dayo-0",
    "report-head_turn-neg-ben", "report-face_absent-neg-finn",
    "report-multi_face-neg-ada", "report-phone-neg-chioma",
}
SETTINGS = ((0, 62.0), (1, 70.0), (2, 55.0), (3, 62.0), (4, 62.0))
"""Light and distance (cm); few combinations, so that head sprites are shared by recordings."""


def scenes(split: str, subset: str = "full") -> list[Scene]:
    """All recordings of a split, or the short selection `quick`."""
    rounds = 2 if split == "report" else 1
    found: list[Scene] = []
    for index, who in enumerate(of_split(split)):
        for kind in KINDS:
            for turn in range(rounds):
                found.append(_positive(split, who, kind, index, turn))
            found.append(_negative(split, who, kind, index))
        found.append(_calm(split, who, index))
    if subset == "quick":
        return [scene for scene in found if scene.id in QUICK]
    return found


def _script(
    split: str, who: Identity, name: str, kind: str, focus: str | None, variant: int
) -> Script:
    name = f"{split}-{name}"
    light, distance = SETTINGS[variant % len(SETTINGS)]
    subset = "quick" if name in QUICK else "full"
    script = Script(name, zlib.crc32(name.encode()), split, who.name, kind, focus, subset, distance)
    script.scene.light = light
    script.scene.sound = variant % 2 == 0
    return script


def _positive(split: str, who: Identity, kind: str, index: int, turn: int) -> Scene:
    """Five episodes of `kind`."""
    script = _script(split, who, f"{kind}-pos-{who.name}-{turn}", "positive", kind, index + 2 * turn)
    _POSITIVE[kind](script, index + turn)
    return script.finish()


def _turns(script: Script, turn: int) -> None:
    draw, side = script.random, 1 if turn % 2 else -1
    script.turn(side * draw.uniform(40.5, 42.5), draw.uniform(2.8, 3.8), "MODERATE")
    script.turn(-side * draw.uniform(53, 64), draw.uniform(3.9, 4.8), "HIGH", draw.uniform(130, 240))
    script.turn(-side * draw.uniform(40.5, 42.5), draw.uniform(2.8, 3.8), "MODERATE")
    script.turn(side * draw.uniform(64, 75), draw.uniform(3.9, 4.8), "HIGH", draw.uniform(130, 240))
    script.turn(side * draw.uniform(82, 178), draw.uniform(4.3, 5.2), "HIGH", 230)
    script.scene.tags += ["yaw", "away"]


def _absences(script: Script, turn: int) -> None:
    draw = script.random
    for index, severity in enumerate(("MODERATE", "HIGH", "MODERATE", "HIGH", "MODERATE")):
        away = draw.uniform(4.3, 6.0) if severity == "MODERATE" else draw.uniform(9.6, 11.0)
        script.leave(away, severity, 1 if (index + turn) % 2 else -1)
    script.scene.tags.append("empty chair")


def _visits(script: Script, turn: int) -> None:
    draw = script.random
    for index, style in enumerate(("beside", "behind", "far", "beside", "behind")):
        script.visit(draw.uniform(1.3, 4.6), style, 1 if (index + turn) % 2 else -1)
    script.scene.tags += ["beside", "behind", "far"]


def _phones(script: Script, turn: int) -> None:
    draw = script.random
    widths = (60, 92, 76, 128, 44) if turn % 2 else (70, 104, 84, 150, 52)
    for width, where in zip(widths, ("cheek", "hand", "chest", "hand", "edge"), strict=True):
        hold = float(draw.uniform(2.8, 5.6))
        high = hold > 3.2 and width >= 76
        script.phone(width * draw.uniform(0.95, 1.05), hold, where, "HIGH" if high else "MODERATE")
    script.scene.tags += ["cheek", "hand", "chest", "edge"]


def _negative(split: str, who: Identity, kind: str, index: int) -> Scene:
    """Six episodes that resemble `kind` and must not be flagged."""
    script = _script(split, who, f"{kind}-neg-{who.name}", "hard_negative", kind, index + 1)
    _NEGATIVE[kind](script, index)
    return script.finish()


def _almost_turns(script: Script, index: int) -> None:
    draw, candidate = script.random, script.scene.candidate
    if index % 3 == 0:
        candidate.glasses = True
        script.scene.tags.append("glasses")
    if index % 3 == 1:
        candidate.x.rest = 11.0 if index % 2 else -11.0
        script.scene.tags.append("off-centre seat")
    script.turn(draw.uniform(42, 58), draw.uniform(0.4, 1.1), None)
    script.turn(-draw.uniform(21, 27), 6.0, None)
    script.nod(20)
    script.turn(-draw.uniform(42, 58), draw.uniform(0.4, 1.1), None)
    script.tilt(20 if index % 2 else -20)
    script.lean(1.25 if index % 2 else 0.8)
    script.hand_at_cheek(3.5, 1 if index % 2 else -1)


def _almost_absences(script: Script, index: int) -> None:
    if index % 2:
        script.scene.candidate.glasses = True
        script.scene.tags.append("glasses")
    script.bow()
    script.cover_face()
    script.darken()
    script.cut_off()
    script.leave(1.1, None, 1 if index % 2 else -1)
    script.shake()
    script.defocus()


def _almost_visits(script: Script, index: int) -> None:
    scene = script.scene
    others = [who.name for who in of_split(scene.split) if who.name != scene.candidate.face]
    if index % 3 < 2:
        scene.poster_face = others[index % len(others)]
        scene.poster_x = 112.0 if index % 2 else 528.0
        scene.tags.append("portrait on the wall")
        script.negative("portrait on the wall", 0.0, 0.01)
    else:
        scene.candidate.print_face = others[index % len(others)]
        scene.candidate.distance_cm, scene.candidate.y.rest = 70.0, 3.0
        scene.tags.append("printed T-shirt")
        script.negative("face on the T-shirt", 0.0, 0.01)
    script.pass_by()
    script.back_of_head(4.0, 1 if index % 2 else -1)
    script.stranger_hand()
    if scene.poster_face is not None:
        script.lean_over_poster()
    script.pass_by()
    script.turn(script.random.uniform(20, 27), 3.0, None)


def _almost_phones(script: Script, index: int) -> None:
    draw = script.random
    for kind, low, high in (("remote", 40, 75), ("wallet", 80, 120), ("mug", 70, 110),
                            ("calculator", 60, 95), ("book", 110, 150), ("hand", 70, 95),
                            ("glasses_case", 90, 140)):
        if (kind, index % 2) in (("hand", 0), ("glasses_case", 1)):
            continue
        script.thing(kind, float(draw.uniform(low, high)), float(draw.uniform(3.0, 4.5)))
    script.phone(90.0, 0.25, "hand", None)


def _calm(split: str, who: Identity, index: int) -> Scene:
    """Nothing happens for half a minute."""
    script = _script(split, who, f"calm-{who.name}", "calm", None, index + 3)
    script.calm(26.0)
    return script.finish()


_POSITIVE: dict[str, Callable[[Script, int], None]] = {
    "head_turn": _turns, "face_absent": _absences, "multi_face": _visits, "phone": _phones,
}
_NEGATIVE: dict[str, Callable[[Script, int], None]] = {
    "head_turn": _almost_turns, "face_absent": _almost_absences, "multi_face": _almost_visits,
    "phone": _almost_phones,
}


def rate_scenes() -> list[Scene]:
    """One recording for each kind at 30 frames a second, all durations far from any border."""
    found = []
    for index, kind in enumerate(KINDS):
        who = of_split("report")[index]
        script = _script("report", who, f"rates-{kind}", "positive", kind, 0)
        script.scene.fps = 30
        if kind == "head_turn":
            script.turn(41.0, 3.4, "MODERATE")
            script.turn(-64.0, 4.8, "HIGH")
        elif kind == "face_absent":
            script.leave(5.4, "MODERATE")
            script.leave(10.0, "HIGH", -1)
        elif kind == "multi_face":
            script.visit(2.6, "beside")
            script.visit(2.6, "beside", -1)
        else:
            script.phone(110.0, 4.2, "hand", "HIGH")
            script.phone(128.0, 4.2, "hand", "HIGH")
        found.append(script.finish())
    return found


def sample_scene() -> Scene:
    """The demonstration: every visual kind once or twice."""
    script = _script("report", of_split("report")[0], "sample", "positive", None, 0)
    script.scene.fps, script.scene.sound, script.scene.room = 15, True, "study"
    script.turn(42.0, 3.2, "MODERATE")
    script.phone(104.0, 4.0, "hand", "HIGH", "home-held")
    script.visit(2.6, "beside")
    script.leave(5.0, "MODERATE")
    script.turn(-66.0, 4.4, "HIGH")
    script.thing("mug", 90.0, 2.5)
    script.visit(2.2, "far", -1)
    return script.finish()
