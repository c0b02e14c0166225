"""Draw the frames of a scene."""

from __future__ import annotations

import math
from functools import lru_cache

import cv2
import numpy as np

from .camera import Exposure, Frame, Sensor, paste
from .identity import IDENTITIES
from .person import head_of
from .props import Prop, load_props
from .render import FOCAL_PX, LIGHTS, Light, Sprite, View, body_yaw, draw, posed
from .rooms import HEIGHT, WIDTH, room
from .scene import Actor, Held, Scene
from .trunk import GARMENTS, garment_picture, trunk_sprite
from .wear import picture_of, printed, with_glasses

HEAD_ROW = 0.43 * HEIGHT
"""Image row of the head centre of a seated candidate."""


class Stage:
    """Draws the frames of one scene in order of time; keeps sprites that repeat."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._light = LIGHTS[scene.light]
        self._sensor = Sensor(scene.seed)
        self._room = room(scene.room, scene.seed)
        random = np.random.default_rng(scene.seed)
        self._red, self._blue = random.uniform(0.94, 1.06, 2)
        self._noise = random.uniform(1.2, 3.2)
        if scene.poster_face is not None:
            _hang(self._room, scene.poster_face, scene.poster_x)

    def yaw(self, time_s: float) -> float:
        """The candidate's yaw as drawn (degrees, to the nearest half)."""
        return drawn_pose(self._scene.candidate, time_s)[0]

    def frame(self, time_s: float) -> Frame:
        """The picture (RGB, 480x640x3) at `time_s`."""
        scene, canvas = self._scene, self._room.copy()
        for actor in [guest for guest in scene.guests if guest.behind]:
            self._draw(canvas, actor, time_s)
        self._draw(canvas, scene.candidate, time_s)
        for actor in [guest for guest in scene.guests if not guest.behind]:
            self._draw(canvas, actor, time_s)
        for held in scene.props:
            if held.start_s <= time_s < held.end_s:
                _hold(canvas, held, time_s)
        exposure = Exposure(
            scene.gain.at(time_s), self._red, self._blue, self._noise, scene.blur.at(time_s)
        )
        return self._sensor.expose(canvas, exposure)

    def _draw(self, canvas: Frame, actor: Actor, time_s: float) -> None:
        yaw, pitch, roll = drawn_pose(actor, time_s)
        x, y = place(actor, time_s)
        if not -420 < x - WIDTH / 2 < 420 + WIDTH:
            return
        scale = actor.near.at(time_s)
        sway = 0.6 * math.sin(1.3 * time_s + actor.phase)
        paste(canvas, self._trunk(actor, yaw), x, y + sway, 0.15 * roll, scale)
        paste(canvas, _head(actor.face, yaw, pitch, actor.distance_cm, self._light,
                            actor.glasses), x, y, roll, scale)

    def _trunk(self, actor: Actor, yaw: float) -> Sprite:
        turned = round(body_yaw(yaw) / 4) * 4
        neutral = 0.0 if turned == 0 else math.copysign(abs(turned) + 62.0, turned)
        return _body(actor.face, actor.garment, neutral, actor.distance_cm, self._light,
                     actor.print_face)


def drawn_pose(actor: Actor, time_s: float) -> tuple[float, float, float]:
    """Yaw, pitch (rounded as drawn) and roll in degrees, with the small motion of the living."""
    phase = actor.phase
    wander = 0.7 * math.sin(0.9 * time_s + phase) + 0.4 * math.sin(2.3 * time_s + 2 * phase)
    nod = 0.7 * math.sin(1.1 * time_s + 1.7 * phase)
    yaw = round((actor.yaw.at(time_s) + wander) * 2) / 2
    pitch = float(round(actor.pitch.at(time_s) + nod))
    roll = actor.roll.at(time_s) + 0.8 * math.sin(0.7 * time_s + phase)
    return yaw, pitch, roll


def place(actor: Actor, time_s: float) -> tuple[float, float]:
    """Pixel of the actor's head centre."""
    unit = FOCAL_PX / actor.distance_cm
    bob = 0.35 * math.sin(2.4 * time_s + actor.phase)
    drift = 0.45 * math.sin(1.9 * time_s + 0.6 * actor.phase)
    drop = 0.06 * max(0.0, actor.pitch.at(time_s))
    x = WIDTH / 2 + (actor.x.at(time_s) + drift) * unit
    return x, HEAD_ROW - (actor.y.at(time_s) + bob - drop) * unit


@lru_cache(maxsize=900)
def _head(
    face: str, yaw: float, pitch: float, distance_cm: float, light: Light, glasses: bool
) -> Sprite:
    who = head_of(IDENTITIES[face])
    if glasses:
        who = with_glasses(who)
    view = View(distance_cm, 15, 15, 18, 20, oversampling=1.25)
    return draw(who, posed(who, yaw, pitch), view, light)


@lru_cache(maxsize=60)
def _body(
    face: str, garment: int, yaw: float, distance_cm: float, light: Light, print_face: str | None
) -> Sprite:
    who = head_of(IDENTITIES[face])
    cloth = GARMENTS[garment % len(GARMENTS)]
    picture = None if print_face is None else printed(garment_picture(cloth), print_face)
    return trunk_sprite(who, cloth, yaw, distance_cm, light, picture)


def _hang(canvas: Frame, face: str, x: float) -> None:
    """Put a framed portrait of `face` on the wall, centred on column `x`."""
    picture = cv2.resize(picture_of(face), (92, 116), interpolation=cv2.INTER_AREA)
    framed = cv2.copyMakeBorder(picture, 6, 6, 6, 6, cv2.BORDER_CONSTANT, value=(54, 42, 34))
    top, left = 56, int(x - framed.shape[1] / 2)
    canvas[top:top + framed.shape[0], left:left + framed.shape[1]] = framed


def _hold(canvas: Frame, held: Held, time_s: float) -> None:
    """Draw a prop with a slight tremor."""
    sprite = _prop_sprite(held.prop, round(held.width_px, 1))
    x = held.x.at(time_s) + 1.2 * math.sin(5.1 * time_s) + 2.0 * math.sin(1.7 * time_s)
    y = held.y.at(time_s) + 1.5 * math.sin(2.3 * time_s + 1)
    turn = held.turn.at(time_s) + 1.5 * math.sin(1.1 * time_s)
    paste(canvas, sprite, x, y, turn)


@lru_cache(maxsize=64)
def _prop_sprite(name: str, width_px: float) -> Sprite:
    """The prop scaled so that the thing is `width_px` wide; its anchor is the centre."""
    prop = prop_named(name)
    whole_px = width_px * prop.real_width_cm / (prop.thing_width_cm or prop.real_width_cm)
    height, width = prop.rgba.shape[:2]
    size = (max(2, round(whole_px)), max(2, round(whole_px * height / width)))
    straight = prop.rgba.astype(np.float32)
    straight[:, :, :3] *= straight[:, :, 3:] / 255
    small = cv2.resize(straight, size, interpolation=cv2.INTER_AREA)
    return Sprite(np.clip(small, 0, 255).astype(np.uint8), (size[0] / 2, size[1] / 2))


@lru_cache(maxsize=64)
def prop_named(name: str) -> Prop:
    """The prop called `name`."""
    return next(prop for prop in load_props() if prop.name == name)


