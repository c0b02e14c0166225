"""Build the textured head of an identity from its photos and the generic mesh."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from .base_mesh import Triangles, base_mesh, canonical_face
from .identity import Identity
from .photos import PHOTOS, pose
from .raster import Floats, vertex_normals
from .skin import face_texture

HEAD_CENTRE = np.array([0.0, -1.0, -4.0], np.float32)
"""Pivot of head rotations, between the ears (cm, canonical frame)."""


@dataclass(frozen=True, eq=False)
class Person:
    """A head and body ready to be posed.

    `vertices` (n, 3) cm; `texture` RGB photo; per vertex: `uv` photo pixel, `photo_share` 0-1,
    `colour` RGB used where the photo does not reach, `follow` 0-1 (how far the vertex turns with
    the head), `hairiness` 0-1, `opacity` 0-1 (falls at the foot of the neck), unit `normals`.
    `head` and `body` are triangle lists.
    """

    identity: Identity
    vertices: Floats
    texture: NDArray[np.uint8]
    uv: Floats
    photo_share: Floats
    colour: Floats
    follow: Floats
    hairiness: Floats
    opacity: Floats
    normals: Floats
    head: Triangles
    body: Triangles
    skin_rgb: tuple[float, float, float]

    def part(self, triangles: Triangles) -> Person:
        """The person cut down to the vertices that `triangles` use (`head`, `body` renumbered)."""
        used, flat = np.unique(triangles, return_inverse=True)
        renumbered = flat.reshape(-1, 3).astype(np.int32)
        tables = ("vertices", "uv", "photo_share", "colour", "follow", "hairiness", "opacity",
                  "normals")
        cut = {name: getattr(self, name)[used] for name in tables}
        return replace(self, **cut, head=renumbered, body=renumbered)


@lru_cache(maxsize=12)
def person(identity: Identity) -> Person:
    """Assemble geometry, texture and hair of `identity` (deterministic)."""
    mesh, face = base_mesh(identity.build), canonical_face()
    texture, points, skin_rgb = face_texture(identity)
    rotation, scale, shift = pose(points)
    flat = points * np.array([1, -1, -1])
    shape = ((flat - shift) @ rotation / scale).astype(np.float32)
    shape[:, 2] = 0.5 * (shape[:, 2] + face.vertices[:, 2])
    if identity.generic_shape:
        shape = face.vertices.astype(np.float32)
    tree = cKDTree(face.vertices)
    vertices = mesh.vertices + _carry(tree, mesh.vertices, shape - face.vertices)
    deform = _deformation(identity.shape_seed)
    vertices, shape_final = vertices + deform(vertices), shape + deform(shape)
    reach = cKDTree(_dense(face.vertices, face.triangles)).query(mesh.vertices)[0].astype(np.float32)
    forehead = 0.0 if PHOTOS[identity.photo].fringe else 1.5
    hairiness = _hairiness(mesh.vertices, mesh.ears, forehead)
    vertices = _sink_under_face(vertices, mesh.vertices)
    vertices = _grow_hair(vertices, mesh.skin, hairiness, identity)
    everything = np.vstack([vertices, shape_final]).astype(np.float32)
    plain = np.vstack([mesh.vertices + _carry(tree, mesh.vertices, shape - face.vertices), shape])
    uv, facing = _project(plain, mesh.skin, face.triangles, rotation, scale, shift)
    residual = points[:, :2] - uv[len(vertices):]
    uv += np.vstack([_carry(tree, mesh.vertices, residual), residual])
    near = 1 - _smooth(0.4, 2.2, reach)
    seen = np.concatenate([_smooth(0.35, 0.7, facing[:-468]), _smooth(0.02, 0.3, facing[-468:])])
    share = np.concatenate([near, np.ones(468)]) * seen
    hair = np.concatenate([hairiness, np.zeros(468)]).astype(np.float32)
    shadow = 1 - 0.22 * _smooth(-8.0, -11.0, everything[:, 1]) * _smooth(-8.0, 0.0, everything[:, 2])
    plain_skin = np.array(skin_rgb) * shadow[:, None]
    colour = hair[:, None] * np.array(identity.hair_rgb) + (1 - hair[:, None]) * plain_skin
    head, body = _split(mesh.skin, mesh.vertices)
    face_triangles = face.triangles + len(vertices)
    triangles_all = np.vstack([mesh.skin, face_triangles])
    return Person(
        identity, everything, texture, uv.astype(np.float32), share.astype(np.float32),
        colour.astype(np.float32), _follow(everything), hair,
        _opacity(np.vstack([mesh.vertices, face.vertices])),
        vertex_normals(everything, triangles_all),
        np.vstack([head, face_triangles]).astype(np.int32), body, skin_rgb,
    )


@lru_cache(maxsize=24)
def head_of(identity: Identity) -> Person:
    """Head and neck alone."""
    whole = person(identity)
    return whole.part(whole.head)


@lru_cache(maxsize=24)
def trunk_of(identity: Identity) -> Person:
    """The trunk alone."""
    whole = person(identity)
    return whole.part(whole.body)


def _smooth(low: float, high: float, value: NDArray) -> NDArray:
    """Smoothstep from 0 at `low` to 1 at `high`."""
    t = np.clip((value - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def _carry(tree: cKDTree, where: Floats, offsets: Floats) -> Floats:
    """Spread offsets known at the 468 face vertices to nearby points, fading over 6 cm."""
    distance, index = tree.query(where, k=10)
    weight = 1 / (distance**2 + 0.03)
    weight /= weight.sum(1, keepdims=True)
    fade = np.exp(-((distance[:, :1] / 5.0) ** 2))
    return ((offsets[index] * weight[:, :, None]).sum(1) * fade).astype(np.float32)


def _dense(vertices: Floats, triangles: Triangles) -> Floats:
    """Points along all edges, so that the distance to them is nearly that to the surface."""
    start, end = vertices[triangles], vertices[np.roll(triangles, 1, axis=1)]
    steps = np.linspace(0, 1, 7, dtype=np.float32)[:, None, None, None]
    return (start + steps * (end - start)).reshape(-1, 3)


def _deformation(seed: int):  # noqa: ANN202 - a closure over the drawn numbers
    """A smooth, mirror-symmetric deformation of a few millimetres; none for seed 0."""
    random = np.random.default_rng(seed)
    centres = random.uniform((0, -9, -3), (7, 8, 7), (10, 3)).astype(np.float32)
    pushes = random.normal(0, 0.32, (10, 3)).astype(np.float32)
    stretch = 1 + random.normal(0, 0.035, 3).astype(np.float32)

    def offset(points: Floats) -> Floats:
        if seed == 0:
            return np.zeros_like(points)
        mirrored = points * np.array([1, 1, 1], np.float32)
        side = np.where(points[:, :1] < 0, -1, 1).astype(np.float32)
        mirrored[:, :1] = np.abs(points[:, :1])
        gap = ((mirrored[:, None] - centres) ** 2).sum(-1)
        push = np.exp(-gap / (2 * 3.2**2)) @ pushes
        centred = np.concatenate([side * _smooth(0, 1.5, mirrored[:, :1]), np.ones((len(points), 2))], 1)
        fade = np.exp(-np.clip(-11 - points[:, 1:2], 0, None) / 4)
        return ((push * centred + points * (stretch - 1)) * fade).astype(np.float32)

    return offset


def _sink_under_face(vertices: Floats, generic: Floats) -> Floats:
    """Push the generic face below the photo's own face mesh, deeper away from its border."""
    face = canonical_face()
    border = face.vertices[_border(face.triangles)]
    outline = np.ascontiguousarray(border[:, :2], np.float32).reshape(-1, 1, 2)
    front = np.flatnonzero((generic[:, 2] > -3) & (np.abs(generic[:, 1]) < 11))
    depth = cKDTree(border).query(generic[front])[0]
    hull = cv2.convexHull(outline)
    inside = [cv2.pointPolygonTest(hull, (float(x), float(y)), False) > 0
              for x, y in generic[front, :2]]
    moved = vertices.copy()
    sink = 1.5 * _smooth(0.0, 1.1, depth) * np.array(inside)
    moved[front, 2] -= sink
    moved[front, 0] *= 1 - 0.04 * (sink > 0)
    return moved


def _border(triangles: Triangles) -> NDArray[np.int64]:
    """Vertices on the outer border: those of edges that only one triangle has."""
    edges = np.sort(np.vstack([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]]), 1)
    unique, count = np.unique(edges, axis=0, return_counts=True)
    return np.unique(unique[count == 1])


def _hairiness(vertices: Floats, ears: NDArray[np.bool_], forehead_cm: float) -> Floats:
    """How much a vertex belongs to the scalp: above a hairline that falls towards the nape.

    `forehead_cm` raises the hairline in front.
    """
    z = vertices[:, 2]
    line = np.interp(z, [-14, -9, -6.5, -4.5, -2.0, 0.0, 2.0, 4.0, 7.0],
                     [-7.5, -7.0, -5.0, 1.5, 1.8, 0.5, 4.8, 7.0, 8.2])
    line += forehead_cm * _smooth(1.0, 4.0, z)
    scalp = _smooth(-0.3, 0.7, vertices[:, 1] - line)
    auricle = ears & (np.abs(vertices[:, 0]) > 7.0) & (z > -6.0) & (vertices[:, 1] < 2.6)
    scalp[auricle | (vertices[:, 1] < -9)] = 0
    return scalp.astype(np.float32)


def _grow_hair(vertices: Floats, skin: Triangles, hairiness: Floats, who: Identity) -> Floats:
    """Give the scalp its volume; a bob also hangs down behind and beside the ears."""
    normals = vertex_normals(vertices, skin)
    wave = 0.16 * np.sin(vertices @ np.array([2.1, 1.3, 1.7])) + 0.1 * np.sin(
        vertices @ np.array([-1.1, 3.7, 2.9])
    )
    thickness = who.hair_cm * hairiness * (0.75 + wave)
    grown = vertices + normals * thickness[:, None]
    if who.bob_cm:
        low = hairiness * _smooth(3.0, -6.0, vertices[:, 1]) * _smooth(0.5, -3.5, vertices[:, 2])
        outward = vertices * np.array([1, 0, 1]) - np.array([0, 0, -4])
        outward /= np.maximum(np.linalg.norm(outward, axis=1, keepdims=True), 1)
        grown += low[:, None] * (outward * 1.6 - np.array([0, who.bob_cm * 0.5, 0]))
    return grown.astype(np.float32)


def _project(
    points: Floats, skin: Triangles, face: Triangles, rotation: NDArray, scale: float,
    shift: NDArray,
) -> tuple[Floats, Floats]:
    """Photo pixel (n, 2) of each vertex, and how far it faces the photo's camera (-1..1)."""
    flat = scale * points @ rotation.T + shift
    triangles = np.vstack([skin, face + (len(points) - 468)])
    facing = vertex_normals(points.astype(np.float32), triangles) @ rotation[2]
    return (flat[:, :2] * np.array([1, -1])).astype(np.float32), facing.astype(np.float32)


def _follow(vertices: Floats) -> Floats:
    """1 on the head, 0 on the trunk, in between along the neck (which is higher behind)."""
    low = np.interp(vertices[:, 2], [-12, 2], [-14.5, -18.0])
    high = np.interp(vertices[:, 2], [-12, 2], [-7.5, -12.0])
    return _smooth(0, 1, (vertices[:, 1] - low) / (high - low)).astype(np.float32)


def _opacity(generic: Floats) -> Floats:
    """1 on head and neck, fading out where the neck meets the trunk."""
    foot = np.interp(generic[:, 2], [-12, 2], [-14.5, -19.0])
    return _smooth(0, 2.0, generic[:, 1] - foot).astype(np.float32)


def _split(skin: Triangles, generic: Floats) -> tuple[Triangles, Triangles]:
    """Triangles of head with neck, and of the trunk with the neck's foot (they overlap)."""
    height = generic[skin][:, :, 1]
    forward = generic[skin][:, :, 2].mean(1)
    wide = np.abs(generic[skin][:, :, 0]).max(1)
    foot = np.interp(forward, [-12, 2], [-16, -20.5])
    head = skin[(height.min(1) > foot) & (wide < 12)]
    return head, skin[(height.max(1) < -8) & (height.min(1) > -98)]
