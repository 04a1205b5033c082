"""What the moving figure takes of a processor core, beside the least window.

Run: python -m bench.figure [MOVE ...]; all: every move there is, which takes half an hour.
"""

from __future__ import annotations

import sys
import time

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from bench.place import Place
from bench.table import Line, text_of
from tests.desk.desk import Desk

MOVES = ("move-walk", "wrist-circles", "hip-sit-to-stand")
"""The dearest: they hardly rest, and all or much of the body moves."""
MOST_PERCENT = 3.0


def in_short(place: Place) -> list[Line]:
    """The dearest moves: for the table of all measurements."""
    return figure(place.desk)


def figure(desk: Desk, moves: tuple[str, ...] = MOVES) -> list[Line]:
    """Half a minute of each in a window of the size it has in a break: the pictures are painted, then shown again.

    The first six seconds, in which most are painted, stand beside it.
    """
    floor = _taken(desk, "floor")[0]["cpu"]
    taken = _taken(desk, *(name for move in moves for name in (move, "on")))
    lines = []
    for move, first, later in zip(moves, taken[::2], taken[1::2], strict=True):
        whole = (first["cpu"] * first["s"] + later["cpu"] * later["s"]) / (first["s"] + later["s"])
        lines += [
            Line(f"figure, {move}, half a minute", whole, "%", floor, MOST_PERCENT, is_ratio=False),
            Line(f"figure, {move}, first six seconds", first["cpu"], "%", floor, is_ratio=False),
        ]
    return lines


def _taken(desk: Desk, *moves: str) -> list[dict[str, float]]:
    """For each what it took: ``cpu`` in percent of a core, over ``s`` seconds."""
    program = desk.python("-m", "bench.figure_program", *moves)
    while program.code is None:
        time.sleep(0.2)
    said = program.said()
    if len(said) != len(moves):
        raise SystemExit(f"the figure did not play:\n{program.text()}")
    return said


def _every() -> tuple[str, ...]:
    library = Library(assets.root())
    return tuple(each.id for each in library.exercises if library.figures.pose(each.id) is not None)


if __name__ == "__main__":
    with Desk(size=(1920, 1080)) as private:
        print(text_of(figure(private, _every() if sys.argv[1:] == ["all"] else tuple(sys.argv[1:]) or MOVES)))
