"""Source photos: where they come from, and their face landmarks.

Every photo is in the public domain: works of US federal employees (NASA, US Navy, White House).
The landmarks are found with MediaPipe's landmark model inside a region that the table gives.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from .base_mesh import canonical_face, task_member
from .materials import cache_dir, fetch, write_atomically
from .raster import Floats

Image = NDArray[np.uint8]


@dataclass(frozen=True)
class Photo:
    """One public-domain portrait. `face` = centre x, centre y, size of the face in pixels.

    `fringe`: hair or a cap covers the upper forehead.
    """

    name: str
    subject: str
    licence: str
    archive: tuple[str, str, str]
    member: str
    sdist: bool
    face: tuple[float, float, float]
    fringe: bool = False


FACE_RECOGNITION = (
    "face_recognition", "1.3.0",
    "5e5efdd1686aa566af0d3cc1313b131e4b197657a8ffd03669e6d3fad92705ec",
)
PHOTOS = {
    photo.name: photo
    for photo in (
        Photo(
            "collins", "Eileen Collins, NASA portrait", "public domain (NASA)",
            ("scikit-image", "0.26.0",
             "74aa5518ccea28121f57a95374581d3b979839adc25bb03f289b1bc9b99c58af"),
            "skimage/data/astronaut.png", False, (222, 115, 120), True,
        ),
        Photo(
            "obama", "Barack Obama, White House portrait 2012", "public domain (White House)",
            FACE_RECOGNITION, "tests/test_images/obama.jpg", True, (496, 290, 240),
        ),
        Photo(
            "biden", "Joe Biden, White House photo", "public domain (White House)",
            FACE_RECOGNITION, "tests/test_images/biden.jpg", True, (560, 390, 330),
        ),
        Photo(
            "hopper", "Grace Hopper, US Navy portrait", "public domain (US Navy)",
            ("matplotlib", "3.11.2",
             "07d9b9fa60cd4c393692f50d0bb03123242ddf61c99bb0e95e75feb354e7c1a8"),
            "matplotlib/mpl-data/sample_data/grace_hopper.jpg", False, (266, 225, 190), True,
        ),
    )
}


def load(name: str) -> Image:
    """The photo as RGB, (h, w, 3)."""
    photo = PHOTOS[name]
    path = fetch(*photo.archive, photo.member, sdist=photo.sdist)
    return cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB)


@lru_cache(maxsize=8)
def landmarks(name: str) -> Floats:
    """The 468 landmarks (x right, y down, z away from the camera), in pixels of the photo."""
    store = cache_dir() / f"landmarks-{name}-{PHOTOS[name].archive[2][:8]}.npy"
    if store.is_file():
        return np.load(store)
    image, (x, y, size) = load(name), PHOTOS[name].face
    points = _infer(image, (x, y), size * 1.5, 0.0)
    for _ in range(3):
        points = _infer(image, *_region(points))
    buffer = io.BytesIO()
    np.save(buffer, points)
    write_atomically(store, buffer.getvalue())
    return points


def pose(points: Floats) -> tuple[NDArray[np.float64], float, NDArray[np.float64]]:
    """Rotation, scale, translation that bring the canonical face (cm) onto `points`.

    `points` are landmarks in pixels; the result lives in x right, y up, z to the camera:
    `points * (1, -1, -1) = scale * rotation @ canonical + translation`.
    """
    face = canonical_face()
    goal, source = points[:468] * np.array([1, -1, -1]), face.vertices
    share = face.weights[:, None].astype(np.float64)
    aim, centre = (goal * share).sum(0), (source * share).sum(0)
    left, size, right = np.linalg.svd(((goal - aim) * share).T @ (source - centre))
    flip = np.diag([1, 1, np.sign(np.linalg.det(left @ right))])
    rotation = left @ flip @ right
    scale = float((size * np.diag(flip)).sum() / (share * (source - centre) ** 2).sum())
    return rotation, scale, aim - scale * rotation @ centre


def _region(points: Floats) -> tuple[tuple[float, float], float, float]:
    """Centre, size and angle of the next crop, as MediaPipe's tracking graph takes it."""
    left, right = points[33, :2], points[263, :2]
    angle = math.atan2(right[1] - left[1], right[0] - left[0])
    low, high = points[:, :2].min(0), points[:, :2].max(0)
    centre = (low + high) / 2
    return (float(centre[0]), float(centre[1])), float((high - low).max() * 1.5), angle


def _infer(image: Image, centre: tuple[float, float], size: float, angle: float) -> Floats:
    """Run the landmark model on a rotated square crop."""
    edge = 256
    step, cosine, sine = size / edge, math.cos(angle), math.sin(angle)
    matrix = np.array([[cosine * step, -sine * step, 0], [sine * step, cosine * step, 0]])
    matrix[:, 2] = np.array(centre) - matrix[:, :2] @ np.array([edge / 2, edge / 2])
    crop = cv2.warpAffine(
        image, matrix, (edge, edge), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    )
    outputs = _model()((crop.astype(np.float32) / 255)[None]).values()
    raw = next(np.array(value) for value in outputs if value.size == 478 * 3).reshape(-1, 3)
    flat = raw[:468, :2] @ matrix[:, :2].T + matrix[:, 2]
    return np.concatenate([flat, raw[:468, 2:] * step], 1).astype(np.float32)


@lru_cache(maxsize=1)
def _model():  # noqa: ANN202 - openvino is imported only where textures are made
    import openvino

    core = openvino.Core()
    data = task_member("face_landmarks_detector.tflite")
    path = cache_dir() / "face_landmarks_detector.tflite"
    write_atomically(path, data)
    model = core.read_model(path)
    model.reshape([1, 256, 256, 3])
    return core.compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
