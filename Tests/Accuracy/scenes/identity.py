"""Identities: whose photo, which shape, skin tone and hair make one person."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Identity:
    """One synthetic person.

    `skin_lab` is the wanted median skin colour (CIE L* 0-100, a*, b*), None keeps the photo's.
    `mix` names a second photo blended in with weight `mix_weight`. `shape_seed` seeds a smooth
    deformation of the head (0 = none). `hair_rgb` and `hair_cm` (thickness) shape the hair.
    `generic_shape` gives the photo's texture to the generic face instead of to the photo's own shape.
    """

    name: str
    split: str
    photo: str
    skin_tone: str
    build: str
    hair_rgb: tuple[int, int, int]
    hair_cm: float
    skin_lab: tuple[float, float, float] | None = None
    mix: str | None = None
    mix_weight: float = 0.0
    shape_seed: int = 0
    bob_cm: float = 0.0
    generic_shape: bool = False


IDENTITIES = {
    person.name: person
    for person in (
        Identity("ada", "report", "collins", "light", "female", (138, 104, 66), 3.0, bob_cm=9),
        Identity("ben", "report", "obama", "medium", "male", (48, 44, 42), 0.8),
        Identity("chioma", "report", "collins", "dark", "female", (24, 20, 20), 2.6,
                 skin_lab=(36, 13, 17), shape_seed=11, bob_cm=7),
        Identity("dayo", "report", "obama", "dark", "male", (20, 19, 20), 0.9,
                 skin_lab=(33, 13, 16), shape_seed=12),
        Identity("elif", "report", "collins", "medium", "female", (38, 26, 22), 2.2,
                 skin_lab=(58, 14, 22), mix="obama", mix_weight=0.35, shape_seed=13, bob_cm=12),
        Identity("finn", "report", "obama", "light", "male", (120, 92, 60), 1.8,
                 skin_lab=(74, 13, 16), mix="collins", mix_weight=0.4, shape_seed=14),
        Identity("grace", "calibration", "hopper", "light", "female", (168, 164, 160), 2.0,
                 skin_lab=(72, 13, 17)),
        Identity("joe", "calibration", "biden", "light", "male", (190, 187, 183), 1.0,
                 skin_lab=(66, 15, 15)),
        Identity("kofi", "calibration", "biden", "dark", "male", (26, 24, 24), 1.0,
                 skin_lab=(35, 13, 16), shape_seed=21),
        Identity("lupe", "calibration", "hopper", "medium", "female", (46, 32, 26), 2.4,
                 skin_lab=(57, 14, 21), mix="biden", mix_weight=0.5, shape_seed=22, bob_cm=8),
        Identity("mara", "calibration", "hopper", "dark", "female", (24, 20, 20), 2.2,
                 skin_lab=(36, 13, 17), shape_seed=23, generic_shape=True),
        Identity("nils", "calibration", "biden", "medium", "male", (60, 48, 40), 1.2,
                 skin_lab=(57, 14, 21), shape_seed=24, generic_shape=True),
        Identity("olga", "calibration", "hopper", "light", "female", (150, 120, 80), 2.0,
                 shape_seed=25, generic_shape=True),
        Identity("piet", "calibration", "biden", "light", "male", (120, 92, 60), 1.4,
                 shape_seed=26, generic_shape=True),
    )
}


def of_split(split: str) -> list[Identity]:
    """Identities of one split, in the table's order."""
    return [person for person in IDENTITIES.values() if person.split == split]
