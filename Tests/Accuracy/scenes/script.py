"""The verbs in which scenes are written: each adds one episode at the cursor and its truth.

Thresholds that the durations keep clear of are those of the product's detection table.
"""

from __future__ import annotations

import math

import numpy as np

from .identity import of_split
from .props import load_props
from .render import FOCAL_PX, LIGHTS
from .rooms import HEIGHT, ROOMS, WIDTH
from .scene import Actor, Expected, Held, Scene
from .stage import HEAD_ROW
from .timeline import Track
from .trunk import GARMENTS

TURN_LIMIT_DEG = 35.0
CALM_S = 4.3
OUT_OF_VIEW_CM = 84.0
HEAD_HALF_CM = 12.0


class Script:
    """Writes one scene from left to right; `now` is the cursor (s)."""

    def __init__(
        self, name: str, seed: int, split: str, face: str, kind: str, focus: str | None,
        subset: str = "full", distance_cm: float | None = None,
    ) -> None:
        self.random = np.random.default_rng(seed)
        draw = self.random
        candidate = Actor(
            face, int(draw.integers(len(GARMENTS))),
            distance_cm if distance_cm is not None else float(draw.choice([55, 62, 70])),
            phase=float(draw.uniform(0, 6)),
        )
        self.scene = Scene(
            name, seed, split, kind, focus, subset, candidate,
            ROOMS[int(draw.integers(len(ROOMS)))], int(draw.integers(len(LIGHTS))),
        )
        self.scene.gain = Track(float(draw.uniform(0.88, 1.15)))
        self.now = 0.0
        self.calm()

    def calm(self, seconds: float = CALM_S) -> None:
        """Let the candidate sit and look at the screen."""
        self.now += seconds

    def finish(self) -> Scene:
        """Close the scene."""
        self.scene.duration_s = round(self.now, 1)
        return self.scene

    def negative(self, name: str, start: float, end: float | None = None) -> None:
        """Note an episode in which nothing may be flagged."""
        self.scene.negatives.append((name, round(start, 2), round(end or self.now, 2)))

    # Head turns -------------------------------------------------------------------------------

    def turn(self, yaw: float, hold_s: float, expect: str | None, speed: float = 190.0) -> None:
        """Turn the head to `yaw`, hold it, turn back. `expect` is a severity or None."""
        start, track = self.now, self.scene.candidate.yaw
        rise = max(abs(yaw) / speed, 0.12)
        track.move(start, start + rise, yaw)
        track.move(start + rise + hold_s, start + 2 * rise + hold_s, 0.0)
        self.now = start + 2 * rise + hold_s
        if expect is not None:
            beyond = [t for t in np.arange(start, self.now, 0.01) if abs(track.at(t)) > TURN_LIMIT_DEG]
            self.scene.expected.append(
                Expected("head_turn", expect, float(beyond[0]), float(beyond[-1]))
            )
        else:
            self.negative("glance" if abs(yaw) > TURN_LIMIT_DEG else "slight turn", start)
        self.calm()

    def nod(self, pitch: float, times: int = 3) -> None:
        """Nod slowly, up and down."""
        start = self.now
        for index in range(times):
            sign = 1 if index % 2 == 0 else -1
            self.scene.candidate.pitch.move(self.now, self.now + 0.5, sign * pitch)
            self.now += 1.0
        self.scene.candidate.pitch.move(self.now, self.now + 0.5, 0.0)
        self.now += 0.5
        self.negative("nodding", start)
        self.calm()

    def tilt(self, roll: float, hold_s: float = 3.0) -> None:
        """Tilt the head to a shoulder."""
        self._there_and_back(self.scene.candidate.roll, roll, hold_s, 0.5)
        self.negative("tilted head", self.now - hold_s - 1.0)
        self.calm()

    def lean(self, near: float, hold_s: float = 4.0) -> None:
        """Lean to the camera (`near` > 1) or back."""
        start = self.now
        track = self.scene.candidate.near
        track.move(start, start + 0.7, near)
        track.move(start + 0.7 + hold_s, start + 1.4 + hold_s, 1.0)
        self.now = start + 1.4 + hold_s
        self.negative("leaning", start)
        self.calm()

    def shake(self) -> None:
        """Turn the head quickly left, right and back."""
        start, track = self.now, self.scene.candidate.yaw
        for yaw in (48, -48, 42, 0):
            track.move(self.now, self.now + 0.35, yaw)
            self.now += 0.45
        self.negative("rapid turning", start)
        self.calm()

    # Absence ----------------------------------------------------------------------------------

    def leave(self, away_s: float, expect: str | None, side: int = 1) -> None:
        """Get up to one side and come back; the head is out of view for about `away_s`."""
        start, actor = self.now, self.scene.candidate
        out = 1.15
        stay = away_s - 0.45
        actor.x.move(start, start + out, side * OUT_OF_VIEW_CM * actor.distance_cm / 60)
        actor.y.move(start, start + out, 9.0)
        actor.yaw.move(start, start + 0.3, 22.0 * side)
        actor.x.move(start + out + stay, start + 2 * out + stay, 0.0)
        actor.y.move(start + out + stay, start + 2 * out + stay, 0.0)
        actor.yaw.move(start + 2 * out + stay - 0.5, start + 2 * out + stay, 0.0)
        self.now = start + 2 * out + stay
        limit = WIDTH / 2 * actor.distance_cm / FOCAL_PX + HEAD_HALF_CM
        gone = [t for t in np.arange(start, self.now, 0.01) if abs(actor.x.at(t)) > limit]
        if expect is not None:
            self.scene.expected.append(
                Expected("face_absent", expect, float(gone[0]), float(gone[-1]))
            )
        else:
            self.negative("short leave", start)
        self.calm()

    def bow(self, hold_s: float = 0.9) -> None:
        """Bow the head so that the face is lost for a moment."""
        self._there_and_back(self.scene.candidate.pitch, 52, hold_s, 0.4)
        self.negative("bowed head", self.now - hold_s - 0.8)
        self.calm()

    def cover_face(self, hold_s: float = 4.0) -> None:
        """Hide the face behind an open hand."""
        width = 14.5 * FOCAL_PX / (self.scene.candidate.distance_cm - 12)
        self._show("hand", width, hold_s, 0.0, 34.0, "hand before the face", design="open")

    def hand_at_cheek(self, hold_s: float = 4.0, side: int = 1) -> None:
        """Rest the cheek on the fist."""
        self._show("hand", 78.0, hold_s, side * 84.0, 70.0, "hand at the face", design="fist")

    def darken(self, hold_s: float = 5.0, gain: float = 0.045) -> None:
        """Switch the light off."""
        before = self.scene.gain.at(self.now)
        start = self.now
        self.scene.gain.move(start, start + 0.3, gain)
        self.scene.gain.move(start + 0.3 + hold_s, start + 0.6 + hold_s, before)
        self.now = start + 0.6 + hold_s
        self.negative("dark room", start)
        self.calm()

    def defocus(self, hold_s: float = 5.0, blur: float = 9.0) -> None:
        """Lose the focus."""
        start = self.now
        self.scene.blur.move(start, start + 0.4, blur)
        self.scene.blur.move(start + 0.4 + hold_s, start + 0.8 + hold_s, 0.4)
        self.now = start + 0.8 + hold_s
        self.negative("out of focus", start)
        self.calm()

    def cut_off(self, hold_s: float = 4.0) -> None:
        """Rise until the frame's upper border cuts the face; the body stays in view."""
        actor = self.scene.candidate
        rise = HEAD_ROW / FOCAL_PX * actor.distance_cm + 3.0
        self._there_and_back(actor.y, rise, hold_s, 0.6)
        self.negative("face cut off", self.now - hold_s - 1.2)
        self.calm()

    # Other people -----------------------------------------------------------------------------

    def visit(self, hold_s: float, style: str, side: int = 1) -> None:
        """A second person enters, stays and leaves. Styles: beside, behind, far."""
        place = {"beside": (66.0, 23.5, -1.0), "behind": (84.0, 25.0, 3.0), "far": (125.0, 42.0, 2.0)}
        distance, beside, up = place[style]
        guest = self._guest(distance)
        limit = WIDTH / 2 * distance / FOCAL_PX
        enter = 0.45
        outside = side * (limit + 45)
        guest.x.key(self.now, outside)
        guest.y.rest = up
        for track, size in ((guest.x, side * beside),):
            track.move(self.now, self.now + enter, size)
            track.move(self.now + enter + hold_s, self.now + 2 * enter + hold_s, outside)
        guest.yaw.move(self.now, self.now + enter, -8.0 * side)
        for beat in range(1, int(hold_s) + 1):
            sign = 1 if beat % 2 else -1
            guest.yaw.move(self.now + enter + beat - 1, self.now + enter + beat, -8 * side + 5 * sign)
        start = self.now
        self.now += 2 * enter + hold_s
        seen = [t for t in np.arange(start, self.now, 0.01) if abs(guest.x.at(t)) < limit - 3.2]
        self.scene.expected.append(
            Expected("multi_face", "HIGH", float(seen[0]), float(seen[-1]))
        )
        self.calm()

    def pass_by(self) -> None:
        """Somebody's face shows at the border for less than 0.3 s."""
        guest = self._guest(80.0)
        limit = WIDTH / 2 * 80.0 / FOCAL_PX
        start = self.now
        guest.x.key(start, limit + 45)
        guest.x.move(start, start + 0.5, limit + 1)
        guest.x.move(start + 0.55, start + 1.05, limit + 45)
        self.now = start + 1.05
        self.negative("brief pass", start)
        self.calm()

    def back_of_head(self, hold_s: float = 4.0, side: int = 1) -> None:
        """Somebody stands in the room with the back to the camera."""
        guest = self._guest(100.0)
        start = self.now
        guest.yaw.rest = 180.0
        guest.x.key(start, side * 110.0)
        guest.x.move(start, start + 0.7, side * 34.0)
        guest.x.move(start + 0.7 + hold_s, start + 1.4 + hold_s, side * 110.0)
        self.now = start + 1.4 + hold_s
        self.negative("back of a head", start)
        self.calm()

    def stranger_hand(self, hold_s: float = 3.0) -> None:
        """A hand reaches into the picture from the side."""
        self._show("hand", 70.0, hold_s, 235.0, 120.0, name_of="another hand")

    def lean_over_poster(self) -> None:
        """Lean sideways so that the portrait on the wall is hidden for a moment."""
        actor, start = self.scene.candidate, self.now
        aside = (self.scene.poster_x - WIDTH / 2) / FOCAL_PX * actor.distance_cm
        actor.x.move(start, start + 0.8, aside)
        actor.x.move(start + 2.3, start + 3.1, 0.0)
        self.now = start + 3.1
        self.negative("portrait hidden and shown", start)
        self.calm()

    # Things -----------------------------------------------------------------------------------

    def phone(self, width_px: float, hold_s: float, where: str, expect: str | None, design: str = "") -> None:
        """Hold a phone up. `where`: hand, cheek, chest, edge; `design`: part of its name, any if empty."""
        head_px = 9.0 * FOCAL_PX / self.scene.candidate.distance_cm
        side = float(self.random.choice([-1, 1]))
        x, y = {
            "hand": (side * (head_px + 85), 110.0), "cheek": (side * (head_px + 4), 18.0),
            "chest": (side * 45.0, 200.0), "edge": (side * 255.0, 150.0),
        }[where]
        start = self.now
        name = None if expect else "brief phone"
        self._show("phone", width_px, hold_s, x, y, name_of=name, design=design)
        if expect is not None:
            end = self.now - CALM_S
            self.scene.expected.append(
                Expected("phone", expect, start + 0.15, end - 0.15, width_px / WIDTH)
            )

    def thing(self, kind: str, width_px: float, hold_s: float) -> None:
        """Hold up something that is not a phone."""
        side = float(self.random.choice([-1, 1]))
        self._show(kind, width_px, hold_s, side * 150.0, 110.0, name_of=kind.replace("_", " "))

    def _show(
        self, kind: str, width_px: float, hold_s: float, x: float, y: float,
        name_of: str | None, design: str = "",
    ) -> None:
        """Bring a prop up from below to (x, y) beside the head centre, hold it, take it away."""
        props = [prop for prop in load_props(kind, self.scene.split) if design in prop.name]
        prop = props[int(self.random.integers(len(props)))]
        rise = 0.3
        held = Held(prop.name, self.now, self.now + hold_s + 2 * rise, width_px)
        goal_x, goal_y = WIDTH / 2 + x, HEAD_ROW + y
        below = HEIGHT + 1.3 * width_px * prop.rgba.shape[0] / prop.rgba.shape[1]
        held.x.rest = goal_x
        held.y.key(self.now, below)
        held.y.move(self.now, self.now + rise, goal_y)
        held.x.key(self.now, goal_x)
        for beat in np.arange(0, hold_s - 0.8, 0.8):
            begin = self.now + rise + float(beat)
            held.x.move(begin, begin + 0.8, goal_x + float(self.random.uniform(-7, 7)))
        held.y.move(self.now + rise + hold_s, held.end_s, below)
        held.turn.rest = float(self.random.uniform(-14, 14))
        self.scene.props.append(held)
        start, self.now = self.now, held.end_s
        if name_of is not None:
            self.negative(name_of, start)
        self.calm()

    def _there_and_back(self, track: Track, value: float, hold_s: float, move_s: float) -> None:
        start = self.now
        track.move(start, start + move_s, value)
        track.move(start + move_s + hold_s, start + 2 * move_s + hold_s, 0.0)
        self.now = start + 2 * move_s + hold_s

    def _guest(self, distance_cm: float) -> Actor:
        others = [who.name for who in of_split(self.scene.split)
                  if who.name != self.scene.candidate.face]
        guest = Actor(
            others[int(self.random.integers(len(others)))],
            int(self.random.integers(len(GARMENTS))), distance_cm,
            phase=float(self.random.uniform(0, 2 * math.pi)), behind=True,
        )
        self.scene.guests.append(guest)
        return guest
