"""One move from a key pose to another as pictures, painted ahead: only what moves is painted for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Final, NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter

from backcare_desktop.core.figure.motion import Frame
from backcare_desktop.ui.figure.canvas import SAME_PX, Canvas, Room, Run, are_same, box_of, is_moved
from backcare_desktop.ui.figure.paint import Shape, paint
from backcare_desktop.ui.figure.scene import Look

AHEAD: Final = 8
"""So many steps are made ready in one go: each takes a quarter less than alone, and with more of them the figure would
be seen to wait."""
SEEN_PX: Final = 1.0
"""A shorter step is hardly seen: it shares the picture of the one before."""
_SAMPLES, _STEPS_APART, _EDGE_PX = 10, 4, 6
"""How often a move is looked at to find how much room it takes, and what arcs may take beyond."""


class Cell(NamedTuple):
    """What is seen in a step, and where it lies on the widget; steps that look alike share one."""

    room: Room
    shapes: Sequence[Shape]
    pictures: Sequence[tuple[QPoint, QImage]] | None
    """One for each strip of the room; None where no space was left for them: the shapes are painted each time."""


class Film:
    """The move between two key poses."""

    def __init__(self, canvas: Canvas, first: int, second: int, steps: int) -> None:
        self.between = first, second
        self.steps = steps
        self.cells: list[Cell | None] = [None] * (steps + 1)
        """One for each step; None: not ready yet."""
        self._canvas = canvas
        count = max(1, min(_SAMPLES, steps // _STEPS_APART))
        self._sampled: dict[int, Look] = {}
        for step in (round(steps * number / count) for number in range(count + 1)):
            self._sampled[step] = self._look(step)
        samples = [look.shapes for look in self._sampled.values()]
        self._ends = samples[0], samples[-1]
        self._count = len(samples[0])
        self._runs: list[Run] = []
        moved = self._find_runs(samples)
        self._rooms = self._find_rooms(moved)
        """The room of what moves up to each of some steps, from the one before."""
        self.base = canvas.base([shape for number, shape in enumerate(samples[0]) if number not in moved])
        """All that stands still."""

    def frame(self, step: int) -> Frame:
        """The frame of that step."""
        return Frame(*self.between, step, self.steps)

    def step_of(self, frame: Frame) -> int | None:
        """The step that shows that frame; None: it belongs to another move."""
        first, second, step, steps = frame
        if (first, second) == self.between:  # the way back may take longer: it has the same pictures
            return step if steps == self.steps else round(step * self.steps / steps)
        if first == second and first in self.between:  # in a hold the last picture stays on
            return self.steps * (first == self.between[1])
        return None

    def goes_on_from(self, before: Film) -> bool:
        """Whether it shows the same in the key pose that both share; a mark may change sides there."""
        shared = set(self.between) & set(before.between)
        return any(are_same(self._end(pose), before._end(pose)) for pose in shared)

    def _end(self, pose: int) -> list[Shape]:
        return self._ends[pose == self.between[1]]

    # ---- pictures

    def paint(self, step: int) -> Cell:
        """What is seen in that step: it is made ready with those around it, as a picture while there is space."""
        canvas, cells = self._canvas, self.cells
        start = step - step % AHEAD
        seen = SEEN_PX / canvas.place.m11()
        last = self._look(start)
        cell = self._cell(start, last)
        cells[start] = cell
        for number in range(start + 1, min(start + AHEAD, self.steps + 1)):
            look = self._look(number)
            if number == self.steps or look.step_from(last) >= seen:
                cell, last = self._cell(number, look), look
            cells[number] = cell
        ready = cells[step]
        assert ready is not None
        return ready

    def _cell(self, step: int, look: Look) -> Cell:
        room = next(room for end, room in self._rooms.items() if step <= end)
        pictures = self._canvas.keep(room, partial(self.draw, look.shapes))
        return Cell(room, look.shapes if pictures is None else (), pictures)

    def _look(self, step: int) -> Look:
        canvas = self._canvas
        return self._sampled.get(step) or canvas.scene.look(canvas.palette, canvas.place, self.frame(step))

    def draw(self, shapes: Sequence[Shape], painter: QPainter) -> None:
        """Paint the shapes of a step, what moves as one from its picture."""
        done = 0
        for run in self._runs if len(shapes) == self._count else ():
            way = run.way(shapes)
            if way is not None:
                paint(painter, shapes[done : run.start])
                painter.drawPixmap(run.corner + way, run.picture)
                done = run.stop
        paint(painter, shapes[done:])

    # ---- what moves

    def _find_runs(self, samples: list[list[Shape]]) -> set[int]:
        """Find the shapes that move as one, and tell the numbers of those that move at all."""
        if any(len(shapes) != self._count for shapes in samples):
            return set(range(max(map(len, samples))))
        ways = [_ways(each) for each in zip(*samples, strict=True)]
        start = 0
        for stop in range(1, self._count + 1):
            if stop == self._count or not _is_one(ways[start], ways[stop]):
                if stop - start > 1 and self.between[0] != self.between[1]:
                    self._runs.append(self._canvas.run(samples[0], start, stop))
                start = stop
        return {number for number, way in enumerate(ways) if way is None or max(map(abs, way)) > SAME_PX}

    def _find_rooms(self, moved: set[int]) -> dict[int, Room]:
        edge_px = _EDGE_PX * self._canvas.ratio
        boxes = [
            [box_of(shape, edge_px) for number, shape in enumerate(look.shapes) if number in moved]
            for look in self._sampled.values()
        ]
        ends = list(self._sampled)[1:]
        return {end: self._canvas.room(one + two) for end, (one, two) in zip(ends, pairwise(boxes), strict=True)}


def _ways(shapes: Sequence[Shape]) -> list[complex] | None:
    """How far one shape goes from the first frame to each; None when it changes."""
    first = shapes[0]
    ways = [shape.at - first.at for shape in shapes]
    return ways if all(is_moved(first, shape, way) for shape, way in zip(shapes, ways, strict=True)) else None


def _is_one(ways: list[complex] | None, others: list[complex] | None) -> bool:
    if ways is None or others is None:
        return False
    return all(abs(one - two) < SAME_PX for one, two in zip(ways, others, strict=True))
