"""What the moving figure takes of a processor core, the first time round and later, beside the least window.

Run: python -m bench.figure [MOVE ...]; all: every move there is, which takes ten minutes.
"""

from __future__ import annotations

import sys
import time

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from bench.place import Place
from bench.table import Line, text_of
from tests.desk.desk import Desk

MOVES = ("hip-march", "move-walk", "wrist-circles", "hip-sit-to-stand", "shoulder-band-raise")
"""The dearest: they hardly rest, and all or much of the body moves."""
MOST_PERCENT = 3.0


def in_short(place: Place) -> list[Line]:
    """The dearest moves: for the table of all measurements."""
    return figure(place.desk)


def figure(desk: Desk, moves: tuple[str, ...] = MOVES) -> list[Line]:
    """Two loops of each in a window of the size it has in a break; the first paints the pictures."""
    floor = _taken(desk, "floor")[0]
    taken = _taken(desk, *(name for move in moves for name in (move, "again")))
    names = [f"figure, {move}, {time_round}" for move in moves for time_round in ("first loop", "later")]
    return [
        Line(name, percent, "%", floor, MOST_PERCENT, is_ratio=False)
        for name, percent in zip(names, taken, strict=True)
    ]


def _taken(desk: Desk, *moves: str) -> list[float]:
    program = desk.python("-m", "bench.figure_program", *moves)
    while program.code is None:
        time.sleep(0.2)
    said = [each["cpu"] for each in program.said()]
    if len(said) != len(moves):
        raise SystemExit(f"the figure did not play:\n{program.text()}")
    return said


def _every() -> tuple[str, ...]:
    library = Library(assets.root())
    return tuple(each.id for each in library.exercises if library.figures.pose(each.id) is not None)


if __name__ == "__main__":
    with Desk(size=(1920, 1080)) as private:
        print(text_of(figure(private, _every() if sys.argv[1:] == ["all"] else tuple(sys.argv[1:]) or MOVES)))
