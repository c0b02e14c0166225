"""A small vectorised z-buffer rasteriser for dense triangle meshes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Fragments:
    """Visible surface samples, one for each covered pixel.

    `pixel` is the flat pixel index (row-major), `values` the interpolated vertex attributes
    (n, k) in the same order.
    """

    pixel: NDArray[np.int64]
    values: Floats


def rasterise(
    points: Floats, depth: Floats, triangles: NDArray[np.int32], attributes: Floats,
    width: int, height: int,
) -> Fragments:
    """Draw front-facing triangles with a depth test.

    `points` (n, 2) are pixel coordinates with y down, `depth` (n,) grows away from the viewer,
    `triangles` (m, 3) are counter-clockwise when seen from outside with y up, `attributes`
    (n, k) are interpolated linearly over each triangle.
    """
    corner = points[triangles]
    edge_b, edge_c = corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0]
    area = edge_b[:, 0] * edge_c[:, 1] - edge_b[:, 1] * edge_c[:, 0]
    low = np.maximum(np.ceil(corner.min(1) - 0.5), 0).astype(np.int32)
    high = np.floor(corner.max(1) - 0.5).astype(np.int32)
    span = np.minimum(high, np.array([width - 1, height - 1], np.int32)) - low + 1
    keep = np.flatnonzero((area < -1e-9) & (span > 0).all(1))
    count = span[keep, 0] * span[keep, 1]
    local = np.repeat(np.arange(keep.size, dtype=np.int32), count)
    step = np.arange(local.size, dtype=np.int32) - np.repeat(
        (np.cumsum(count) - count).astype(np.int32), count
    )
    columns = span[keep, 0][local]
    row = step // columns
    x = low[keep, 0][local] + (step - row * columns)
    y = low[keep, 1][local] + row
    plane = _planes(corner[keep], area[keep])[local]
    second = plane[:, 0] + plane[:, 1] * x + plane[:, 2] * y
    third = plane[:, 3] + plane[:, 4] * x + plane[:, 5] * y
    inside = np.flatnonzero((second >= -1e-5) & (third >= -1e-5) & (second + third <= 1.00001))
    owner = keep[local[inside]]
    weights = np.stack([1 - second[inside] - third[inside], second[inside], third[inside]], 1)
    flat = y[inside].astype(np.int64) * width + x[inside]
    corners = triangles[owner]
    distance = np.einsum("nc,nc->n", depth[corners], weights)
    order = np.argsort(-distance)
    nearest = np.full(width * height, -1, np.int64)
    nearest[flat[order]] = order
    pixel = np.flatnonzero(nearest >= 0)
    chosen = nearest[pixel]
    mixed, shown = weights[chosen], corners[chosen]
    values = attributes[shown[:, 0]] * mixed[:, :1]
    values += attributes[shown[:, 1]] * mixed[:, 1:2]
    values += attributes[shown[:, 2]] * mixed[:, 2:]
    return Fragments(pixel, values)


def _planes(corner: Floats, area: Floats) -> Floats:
    """Coefficients (n, 6): weights of corners 1 and 2 as c0 + c1 * x + c2 * y at pixel centres."""
    a, b, c = corner[:, 0], corner[:, 1], corner[:, 2]
    inverse = 1 / area
    second_x, second_y = (c[:, 1] - a[:, 1]) * inverse, (a[:, 0] - c[:, 0]) * inverse
    third_x, third_y = (a[:, 1] - b[:, 1]) * inverse, (b[:, 0] - a[:, 0]) * inverse
    x, y = a[:, 0] - 0.5, a[:, 1] - 0.5
    planes = [-second_x * x - second_y * y, second_x, second_y]
    planes += [-third_x * x - third_y * y, third_x, third_y]
    return np.stack(planes, 1).astype(np.float32)


def vertex_normals(vertices: Floats, triangles: NDArray[np.int32]) -> Floats:
    """Unit normals (n, 3), weighted by the area of the adjoining triangles."""
    corner = vertices[triangles]
    face = np.cross(corner[:, 1] - corner[:, 0], corner[:, 2] - corner[:, 0])
    normals = np.zeros_like(vertices)
    for index in range(3):
        for axis in range(3):
            normals[:, axis] += np.bincount(
                triangles[:, index], weights=face[:, axis], minlength=len(vertices)
            )
    return (normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)).astype(
        np.float32
    )
