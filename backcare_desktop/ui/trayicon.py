"""The tray icon: a spine of five vertebrae in a ring that fills towards the next break, painted in every size.

The state is told by form, not by colour: due = a dot, on break = a figure, held = ring dashed, paused = two bars,
off hours = ring empty and spine faint.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Final

from PySide6.QtGui import QBrush, QColor, QIcon, QPainter, QPainterPath, QPixmap

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.view import Mood, View
from backcare_desktop.ui import emblem
from backcare_desktop.ui.emblem import Grid

SIZES_PX: Final = (16, 22, 24, 32, 48, 64)
RING_STEPS: Final = 24
_PALE: Final = 0.38


class Glyph(StrEnum):
    """The form for the person's panel (setting ``look.tray_icon``)."""

    OUTLINED = "outlined"
    LIGHT = "light"
    DARK = "dark"


class Sign(StrEnum):
    """What the icon says."""

    WORKING = "working"
    DUE = "due"
    BREAK = "break"
    HELD = "held"
    PAUSED = "paused"
    OFF_HOURS = "off hours"


@dataclass(frozen=True, slots=True)
class Picture:
    """All that decides how the icon looks; ``steps`` of RING_STEPS are filled, None where nothing comes."""

    sign: Sign
    steps: int | None = None


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of one form; ``halo``: of the outline and of the plate within the ring, None without.

    ``ring``: of what is filled of the ring, None: as the rest.
    """

    line: str
    dot: str
    halo: str | None = None
    ring: str | None = None


INK: Final = {
    Glyph.OUTLINED: Ink("#F6F8F7", "#7FD1AE", "#14191C"),
    Glyph.LIGHT: Ink("#F6F8F7", "#7FD1AE"),
    Glyph.DARK: Ink("#1A1F1D", "#085C44"),
}

_SIGNS: Final = {
    Mood.WORKING: Sign.WORKING,
    Mood.AWAY: Sign.WORKING,
    Mood.NOTICE: Sign.DUE,
    Mood.BREAK: Sign.BREAK,
    Mood.HELD: Sign.HELD,
    Mood.PAUSED: Sign.PAUSED,
    Mood.OFF_HOURS: Sign.OFF_HOURS,
}


def picture_of(view: View) -> Picture:
    """What the icon shows for this view; equal pictures need no repainting."""
    sign = _SIGNS[view.mood]
    if sign not in (Sign.WORKING, Sign.DUE) or view.ring is None:
        return Picture(sign)
    return Picture(sign, round(min(1.0, max(0.0, view.ring)) * RING_STEPS))


@lru_cache(maxsize=2)
def icon(picture: Picture, glyph: Glyph) -> QIcon:
    """The icon in all sizes a panel may ask for."""
    result = QIcon()
    for size_px in SIZES_PX:
        pixmap = QPixmap(size_px, size_px)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        paint(painter, picture, INK[glyph], size_px)
        painter.end()
        result.addPixmap(pixmap)
    return result


def paint(painter: QPainter, picture: Picture, ink: Ink, size_px: float) -> None:
    """Paint the picture into the square of that size at the painter's origin."""
    grid = emblem.grid_of(size_px, has_halo=ink.halo is not None)
    shapes = _shapes(picture, grid)
    dot = emblem.dot(grid) if picture.sign is Sign.DUE else QPainterPath()
    clear = emblem.grown(dot, max(1.0, grid.ring / 2))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if ink.halo is not None:
        plate = QPainterPath()
        plate.addEllipse(emblem.square(grid, grid.size / 2))
        painter.fillPath(_with(plate, emblem.grown(dot, grid.halo)), _brush(QColor(ink.halo)))
    pale = QColor(ink.line)
    pale.setAlphaF(_PALE)
    painter.fillPath(_without(shapes.faint, clear), _brush(pale))
    painter.fillPath(_without(shapes.ring, clear), _brush(QColor(ink.ring or ink.line)))
    painter.fillPath(_without(shapes.middle, clear), _brush(QColor(ink.line)))
    painter.fillPath(dot, _brush(QColor(ink.dot)))


def _with(path: QPainterPath, more: QPainterPath) -> QPainterPath:
    return path if more.isEmpty() else path.united(more)


def _without(path: QPainterPath, less: QPainterPath) -> QPainterPath:
    return path if less.isEmpty() else path.subtracted(less)


def _brush(colour: QColor) -> QBrush:
    """A brush out of one pixel: made from the colour itself it would bring the namespace Qt, 0.9 MB and 20 ms."""
    pixel = QPixmap(1, 1)
    pixel.fill(colour)
    return QBrush(pixel)


@dataclass(frozen=True, slots=True)
class _Shapes:
    """What is painted in full (of the ring, and in its middle), and what is painted faintly."""

    ring: QPainterPath
    middle: QPainterPath
    faint: QPainterPath


def _shapes(picture: Picture, grid: Grid) -> _Shapes:
    nothing = QPainterPath()
    match picture.sign:
        case Sign.HELD:
            return _Shapes(emblem.dashes(grid), emblem.spine(grid), nothing)
        case Sign.BREAK:
            return _Shapes(emblem.ring(grid, 1.0), emblem.figure(grid), nothing)
        case Sign.PAUSED:
            return _Shapes(nothing, emblem.bars(grid), emblem.ring(grid, 1.0))
        case Sign.OFF_HOURS:
            return _Shapes(emblem.ring(grid, 1.0, thin=True), nothing, emblem.spine(grid))
        case _:
            filled = 0.0 if picture.steps is None else max(picture.steps, 1) / RING_STEPS
            return _Shapes(emblem.ring(grid, filled), emblem.spine(grid), emblem.rest_of_ring(grid, filled))
