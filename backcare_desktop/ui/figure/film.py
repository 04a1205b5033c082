"""One move from a key pose to another as pictures, painted ahead: only what moves is painted for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QPixmap

from backcare_desktop.core.figure.motion import Frame
from backcare_desktop.ui.figure.canvas import SAME_PX, Canvas, Run, is_moved
from backcare_desktop.ui.figure.paint import Shape, paint
from backcare_desktop.ui.figure.scene import Look

AHEAD: Final = 32
"""So many pictures are painted in one go: a processor that is at it takes a fifth of the time for each."""
LEAST_AHEAD: Final = 8
"""So many where none can be kept."""
SEEN_PX: Final = 1.0
"""A shorter step can't be seen: it shares the picture of the one before."""
_SAMPLES, _STEPS_APART, _EDGE_PX = 8, 5, 8
"""How often a move is looked at to find how much room it takes, and what arcs may take beyond."""


class Cell(NamedTuple):
    """The picture of a step, and where it lies on the widget; steps that look alike share one."""

    room: QRect
    picture: QPixmap


class Film:
    """The move between two key poses."""

    def __init__(self, canvas: Canvas, first: int, second: int, steps: int) -> None:
        self.between = first, second
        self.steps = steps
        self.cells: list[Cell | None] = [None] * (steps + 1)
        """One for each step; None: not painted yet."""
        self._loose: list[int] = []
        """The steps whose pictures are not kept."""
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
        self._rooms = self._find_rooms(samples, moved)
        still = [shape for number, shape in enumerate(samples[0]) if number not in moved]
        self.base = self._picture(canvas.whole, still) if still else canvas.behind
        """All that stands still."""

    def frame(self, step: int) -> Frame:
        """The frame of that step."""
        return Frame(*self.between, step, self.steps)

    def step_at(self, pose: int) -> int:
        """The step at which it is in this one of its key poses."""
        return self.steps * (pose == self.between[1])

    def goes_on_from(self, before: Film) -> bool:
        """Whether it shows the same in the key pose that both share; a mark may change sides there."""
        shared = set(self.between) & set(before.between)
        return any(_are_same(self._end(pose), before._end(pose)) for pose in shared)

    def _end(self, pose: int) -> list[Shape]:
        return self._ends[pose == self.between[1]]

    # ---- pictures

    def paint(self, step: int) -> Cell:
        """The picture of that step: it is painted with those around it, and kept as long as there is space."""
        canvas, cells = self._canvas, self.cells
        self.let_go()
        count = AHEAD if canvas.fits(AHEAD, self._room(step)) else LEAST_AHEAD
        start = step - step % count
        seen = SEEN_PX / canvas.place.m11()
        cell, is_kept, last = None, True, self._look(start)
        for number in range(start, min(start + count, self.steps + 1)):
            look = last if number == start else self._look(number)
            if cell is None or number == self.steps or look.step_from(last) >= seen:
                room = self._room(number)
                cell, last = Cell(room, self._picture(room, look.shapes)), look
                is_kept = canvas.keep(room)
            cells[number] = cell
            if not is_kept:
                self._loose.append(number)
        painted = cells[step]
        assert painted is not None
        return painted

    def let_go(self) -> None:
        """Give back the pictures that are not kept."""
        for step in self._loose:
            self.cells[step] = None
        self._loose.clear()

    def _look(self, step: int) -> Look:
        canvas = self._canvas
        return self._sampled.get(step) or canvas.scene.look(canvas.palette, canvas.place, self.frame(step))

    def _picture(self, rect: QRect, shapes: Sequence[Shape]) -> QPixmap:
        canvas = self._canvas
        picture = QPixmap(rect.size() * canvas.ratio)
        if rect.isEmpty():
            return picture
        painter = canvas.painter(picture, rect)
        painter.drawPixmap(canvas.pixels, canvas.behind)
        done = 0
        for run in self._runs if len(shapes) == self._count else ():
            way = run.way(shapes)
            if way is not None:
                paint(painter, shapes[done : run.start])
                painter.drawPixmap(run.corner + way, run.picture)
                done = run.stop
        paint(painter, shapes[done:])
        painter.end()
        picture.setDevicePixelRatio(canvas.ratio)
        return picture

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

    def _find_rooms(self, samples: list[list[Shape]], moved: set[int]) -> list[QRect]:
        """The rooms of what moves between each of these and the next."""
        canvas, edge = self._canvas, _EDGE_PX * self._canvas.ratio
        boxes = [canvas.box(shape for number, shape in enumerate(shapes) if number in moved) for shapes in samples]
        rooms = [(one | two).adjusted(-edge, -edge, edge, edge) for one, two in pairwise(boxes)]
        return [canvas.points(room) & canvas.whole if moved else QRect() for room in rooms]

    def _room(self, step: int) -> QRect:
        return next(room for room, end in zip(self._rooms, list(self._sampled)[1:], strict=True) if step <= end)


def _ways(shapes: Sequence[Shape]) -> list[complex] | None:
    """How far one shape goes from the first frame to each; None when it changes."""
    first = shapes[0]
    ways = [shape.at - first.at for shape in shapes]
    return ways if all(is_moved(first, shape, way) for shape, way in zip(shapes, ways, strict=True)) else None


def _is_one(ways: list[complex] | None, others: list[complex] | None) -> bool:
    if ways is None or others is None:
        return False
    return all(abs(one - two) < SAME_PX for one, two in zip(ways, others, strict=True))


def _are_same(shapes: Sequence[Shape], others: Sequence[Shape]) -> bool:
    return len(shapes) == len(others) and all(is_moved(one, two, 0) for one, two in zip(shapes, others, strict=True))
