"""A move as a person writes one down, for tests."""

from __future__ import annotations

from typing import Any

from backcare_desktop.core.own.own import OwnMove
from backcare_desktop.core.own.read import read_move

SLIDE: dict[str, Any] = {
    "id": "own.wall-slide",
    "name": "Wall slide",
    "regions": ["shoulders", "upper_back"],
    "position": "standing",
    "mode": "reps",
    "reps": 8,
    "rep_s": 4,
    "steps": ["Stand with your back to a wall.", "Slide your arms up."],
}


def move(**changes: Any) -> OwnMove:
    return read_move(SLIDE | changes)[0]
