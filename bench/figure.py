"""What the moving figure takes of a processor core, beside the least window.

Run: python -m bench.figure [MOVE ...], where "again" is another loop of the one before.
"""

from __future__ import annotations

import sys
import time

from bench.place import Place
from bench.table import Line, text_of
from tests.desk.desk import Desk

MOVES = ("hip-march", "shoulder-band-raise", "shoulder-rolls")
"""These never rest: a loop of each is 3 to 4 s long. Most others hold for longer than they move."""
MOST_PERCENT = 3.0


def in_short(place: Place) -> list[Line]:
    """One move, the first and the second time round: for the table of all measurements."""
    return figure(place.desk, (MOVES[0], "again"))


def figure(desk: Desk, moves: tuple[str, ...] = MOVES) -> list[Line]:
    """A loop of each, the first time with the painting of its pictures, in a window of the size it has in a break."""
    floor = _taken(desk, "floor")[0]
    return [
        Line(f"figure moves, {move}", percent, "%", floor, MOST_PERCENT, is_ratio=False)
        for move, percent in zip(moves, _taken(desk, *moves), strict=True)
    ]


def _taken(desk: Desk, *moves: str) -> list[float]:
    program = desk.python("-m", "bench.figure_program", *moves)
    while program.code is None:
        time.sleep(0.2)
    said = [each["cpu"] for each in program.said()]
    if len(said) != len(moves):
        raise SystemExit(f"the figure did not play:\n{program.text()}")
    return said


if __name__ == "__main__":
    with Desk(size=(1920, 1080)) as private:
        print(text_of(figure(private, tuple(sys.argv[1:]) or MOVES)))
