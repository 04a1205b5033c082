"""Paints the head of the figure: hair, eyes and nose tell where it faces."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import asin, cos, degrees, radians, sin
from typing import Final

from PySide6.QtGui import QPainterPath

from backcare_desktop.core.figure.figure import Body, vector
from backcare_desktop.ui.figure.outlines import smooth
from backcare_desktop.ui.figure.paint import Brush

_PROFILE: Final = smooth([complex(x, y) for x, y in (
    (-0.50, -0.95), (-0.86, -0.50), (-0.98, 0.05), (-0.74, 0.70), (-0.10, 1.02), (0.56, 0.86), (0.86, 0.40),
    (0.88, 0.14), (1.16, -0.20), (0.92, -0.32), (0.90, -0.58), (0.74, -0.92), (0.30, -0.98), (-0.10, -0.80),
)])  # fmt: skip
_HAIR: Final = smooth([complex(x, y) for x, y in (
    (-0.62, -0.62), (-0.97, -0.30), (-1.06, 0.12), (-0.82, 0.76), (-0.12, 1.10), (0.62, 0.94), (0.84, 0.56),
    (0.40, 0.52), (0.10, 0.34), (0.06, -0.02), (-0.22, -0.10), (-0.42, -0.46),
)])  # fmt: skip
_HAIRLINE: Final = (
    (0, 40), (28, 38), (48, 27), (60, 6), (72, -14), (90, -8), (112, -34), (150, -46), (180, -46),
)  # fmt: skip
"""Longitude from the middle of the face and latitude, in degrees, of the lower edge of the hair."""
_SIZE: Final = (0.86, 1.02)
_EYE: Final = 0.085
_SET_OFF: Final = 1.09
"""How much larger the gap around the head is."""


def head_from_side(brush: Brush, body: Body) -> None:
    """The head in profile."""
    colours, up = brush.palette, vector(body.head_deg, body.head_r)
    brush.stamp(_PROFILE, body.head, _SET_OFF * up, colours.ground)
    brush.stamp(_PROFILE, body.head, up, colours.skin)
    brush.stamp(_HAIR, body.head, up, colours.hair)
    brush.disc(_on_head(body, 0.56, 0.06), _EYE * body.head_r, colours.ink)


def head_from_front(brush: Brush, body: Body) -> None:
    """The face, which goes along when the head turns or nods."""
    colours, up = brush.palette, vector(body.head_deg, body.head_r)
    nose = (body.nose - body.head) / up * 1j
    turn = asin(max(-1.0, min(1.0, nose.real / 0.85)))
    nod = asin(max(-1.0, min(1.0, -(nose.imag + 0.08) / 0.8)))
    brush.stamp(FRONT, body.head, _SET_OFF * up, colours.ground)
    brush.stamp(FRONT, body.head, up, colours.skin)
    brush.stamp(hair_from_front(round(degrees(turn)), round(degrees(nod))), body.head, up, colours.hair)
    for side in (-1, 1):
        eye = _on_head(body, *_on_sphere(24 * side, 6, turn, nod))
        is_seen = abs(radians(24 * side) + turn) < radians(72)
        brush.disc(eye, _EYE * body.head_r, colours.ink if is_seen else None)
    x, y = _on_sphere(0, -8, turn, nod)
    brush.line((_on_head(body, x, y), _on_head(body, 1.12 * x, y - 0.17)), 0.11 * body.head_r, colours.hair)


@lru_cache(256)
def hair_from_front(turn_deg: int, nod_deg: int) -> QPainterPath:
    """The hair of a head that is turned and nods, in radii of the head."""
    line = []
    for number in range(9):
        seen_deg = 90 - 22.5 * number
        place_deg = seen_deg - turn_deg
        line.append(_on_sphere(place_deg, _hairline(place_deg), radians(turn_deg), radians(nod_deg)))
    right, left = (degrees(asin(max(-1.0, min(1.0, end[1] / _SIZE[1])))) for end in (line[0], line[-1]))
    return smooth([complex(x, y) for x, y in (*line, *_arc(180 - left, right, 9, 1.05))])


def _on_head(body: Body, x: float, y: float) -> complex:
    """A point given in radii of the head: forward (or to the person's left), and up."""
    up = vector(body.head_deg, body.head_r)
    return body.head + x * -1j * up + y * up


def _arc(first_deg: float, last_deg: float, count: int, size: float) -> list[tuple[float, float]]:
    step = (last_deg - first_deg) / (count - 1)
    angles = [radians(first_deg + step * number) for number in range(count)]
    return [(_SIZE[0] * size * cos(angle), _SIZE[1] * size * sin(angle)) for angle in angles]


def _on_sphere(longitude_deg: float, latitude_deg: float, turn: float, nod: float) -> tuple[float, float]:
    """Where a point of the head is seen from the front after it turned and nodded."""
    longitude, latitude = radians(longitude_deg) + turn, radians(latitude_deg)
    y, z = sin(latitude), cos(latitude) * cos(longitude)
    return _SIZE[0] * cos(latitude) * sin(longitude), _SIZE[1] * (y * cos(nod) - z * sin(nod))


def _hairline(longitude_deg: float) -> float:
    """How far down the hair goes, that far around the head."""
    place = min(180.0, abs(longitude_deg))
    (before, low), (after, high) = next(pair for pair in pairwise(_HAIRLINE) if place <= pair[1][0])
    return low + (high - low) * (place - before) / (after - before)


FRONT: Final = smooth([complex(x, y) for x, y in _arc(0, 315, 8, 1.0)])
"""The head from the front, in its radii."""
