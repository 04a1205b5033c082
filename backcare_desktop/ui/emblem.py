"""The shapes of the emblem: the spine, the ring, and what stands for a state, at every size.

Shapes of the resting app are made without strokes, whose enums bring the whole namespace Qt: 0.9 MB.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QTransform

from backcare_desktop.core.frozen import dataclass

_DASHES: Final = 8
_BEND: Final = (0.5, 1.0, 0.0, -1.0, -0.5)
_TILT_DEG: Final = (-10.0, 6.0, 14.0, 6.0, -10.0)


@dataclass(frozen=True, slots=True)
class Grid:
    """Where things are at one size, in whole pixels where an edge should be sharp."""

    size: float
    ring: float
    halo: float
    bone: float
    gap: float
    width: float
    bend: float

    @property
    def radius(self) -> float:
        """Of the middle of the ring's line."""
        return (self.size - self.ring) / 2 - self.halo

    @property
    def inner(self) -> float:
        """Of the room inside the ring."""
        return self.radius - self.ring / 2


GRIDS: Final = {
    16: Grid(16, 1.5, 0.75, 1, 1, 4, 1),
    22: Grid(22, 2, 1, 2, 1, 6, 1),
    24: Grid(24, 2, 1, 2, 1, 6, 1),
    32: Grid(32, 2.5, 1.25, 3, 1, 8, 2),
    48: Grid(48, 3.5, 1.5, 4, 2, 12, 3),
    64: Grid(64, 4.5, 2, 6, 2, 16, 4),
}


def grid_of(size_px: float, *, has_halo: bool) -> Grid:
    """The grid for a size; without a halo there is more room. Sizes that no panel asks for are free of pixels."""
    unit = size_px / 64
    free = Grid(size_px, 3.6 * unit, 2 * unit, 5.6 * unit, 2.4 * unit, 15 * unit, 4 * unit)
    result = GRIDS.get(round(size_px), free)
    return result if has_halo else replace(result, halo=0.0)


def ring(grid: Grid, filled: float, *, thin: bool = False) -> QPainterPath:
    """The part of the ring that is filled, clockwise from the top; ``thin``: a hairline at its outer edge."""
    if filled <= 0:
        return QPainterPath()
    width = max(1.0, grid.ring * 0.45) if thin else grid.ring
    outer = grid.radius + grid.ring / 2
    result = QPainterPath()
    if filled >= 1:
        result.addEllipse(square(grid, outer))
        result.addEllipse(square(grid, outer - width))
    else:
        _add_arc(result, (square(grid, outer), square(grid, outer - width)), 90, -360 * filled)
    return result


def rest_of_ring(grid: Grid, filled: float) -> QPainterPath:
    """The part of the ring that is not filled."""
    if filled <= 0:
        return ring(grid, 1.0)
    result = QPainterPath()
    if filled < 1:
        boxes = square(grid, grid.radius + grid.ring / 2), square(grid, grid.inner)
        _add_arc(result, boxes, 90 - 360 * filled, -360 * (1 - filled))
    return result


def dashes(grid: Grid) -> QPainterPath:
    """The ring, dashed."""
    result = QPainterPath()
    boxes = square(grid, grid.radius + grid.ring / 2), square(grid, grid.inner)
    period_deg = 360 / _DASHES
    for number in range(_DASHES):
        begin_deg = 90 + number * period_deg - period_deg * 0.3
        _add_arc(result, boxes, begin_deg, period_deg * 0.6)
    return result


def spine(grid: Grid) -> QPainterPath:
    """Five rounded vertebrae on a soft S, a little wider towards the loins."""
    result = QPainterPath()
    top = (grid.size - 5 * grid.bone - 4 * grid.gap) / 2
    if grid.size in GRIDS:
        top = round(top)
    for number in range(5):
        shift = grid.bend * _BEND[number]
        width = grid.width * (0.9 + 0.05 * number)
        if grid.size in GRIDS:
            shift, width = round(shift), 2 * round(width / 2)
        bone = QPainterPath()
        bone.addRoundedRect(QRectF(-width / 2, -grid.bone / 2, width, grid.bone), grid.bone / 2, grid.bone / 2)
        place = QTransform()
        place.translate(grid.size / 2 + shift, top + grid.bone / 2 + number * (grid.bone + grid.gap))
        if grid.size >= 48:
            place.rotate(_TILT_DEG[number])
        result.addPath(place.map(bone))
    return result


def bars(grid: Grid) -> QPainterPath:
    """Two bars, as on a key that pauses."""
    width = max(2.0, round(grid.inner * 0.36))
    height = round(grid.inner * 1.15 / 2) * 2
    result = QPainterPath()
    for left in (grid.size / 2 - width * 1.5, grid.size / 2 + width * 0.5):
        result.addRoundedRect(QRectF(left, (grid.size - height) / 2, width, height), width / 4, width / 4)
    return result


def figure(grid: Grid) -> QPainterPath:
    """A person reaching up."""

    def at(x: float, y: float) -> QPointF:
        return QPointF(grid.size / 2 + x * grid.inner, grid.size / 2 + y * grid.inner)

    line = QPainterPath(at(-0.56, -0.62))
    for x, y in ((0.0, -0.08), (0.56, -0.62)):
        line.lineTo(at(x, y))
    line.moveTo(at(0.0, -0.08))
    line.lineTo(at(0.0, 0.22))
    line.moveTo(at(-0.36, 0.74))
    for x, y in ((0.0, 0.2), (0.36, 0.74)):
        line.lineTo(at(x, y))
    result = _stroked(line, max(1.3, grid.inner * 0.2))
    head = QPainterPath()
    head.addEllipse(at(0.0, -0.52), grid.inner * 0.21, grid.inner * 0.21)
    return result.united(head)


def dot(grid: Grid) -> QPainterPath:
    """A dot at the top right."""
    radius = grid.size * (0.2 if grid.size < 48 else 0.16)
    result = QPainterPath()
    result.addEllipse(QPointF(grid.size - radius - grid.halo, radius + grid.halo), radius, radius)
    return result


def square(grid: Grid, radius: float) -> QRectF:
    """The square around a circle of that radius in the middle."""
    return QRectF(grid.size / 2 - radius, grid.size / 2 - radius, 2 * radius, 2 * radius)


def _add_arc(path: QPainterPath, boxes: tuple[QRectF, QRectF], begin_deg: float, sweep_deg: float) -> None:
    """Add the piece of a ring between an outer and an inner circle."""
    outer, inner = boxes
    path.arcMoveTo(outer, begin_deg)
    path.arcTo(outer, begin_deg, sweep_deg)
    path.arcTo(inner, begin_deg + sweep_deg, -sweep_deg)
    path.closeSubpath()


def _stroked(line: QPainterPath, width: float) -> QPainterPath:
    from PySide6.QtCore import Qt  # late: see above

    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(line).simplified()


def grown(path: QPainterPath, by: float) -> QPainterPath:
    """The path with a border of that width around it."""
    return path if path.isEmpty() else path.united(_stroked(path, 2 * by))
