"""What the figure is painted with: its colours, limbs with width and round joints, soft outlines.

All is given in units of body height with y up; the brush lays it out in pixels, as a list of shapes to be painted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ui.figure.outlines import bone, oval
from backcare_desktop.ui.tones import MARK_ON_DARK, MARK_ON_LIGHT, Tokens

GAP: Final = 0.006
"""The line of ground colour that sets a limb off from what is behind it."""
RIM: Final = 0.004
"""The dark line around the stretched part, for where it lies on skin."""
LINE: Final = 0.011
"""The width of the lines of props."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of the figure in one theme: shades between body and far limb, lightest or darkest where it counts."""

    ground: QColor
    skin: QColor
    shirt: QColor
    trousers: QColor
    hair: QColor
    far: QColor
    ink: QColor
    white: QColor
    prop: QColor
    panel: QColor
    accent: QColor
    mark: QColor
    """The stretched part: light on the dark figure; on the light one a green between its clothes and a dark ground."""
    fingers: tuple[QColor, ...]
    """From the far one, which is darkest or lightest, to the near one."""

    @classmethod
    def of(cls, tokens: Tokens, ground: str) -> Palette:
        """The colours on that ground."""
        parts = (0.0, 0.22, 0.42, 0.92) if tokens.is_dark else (0.85, 0.5, 0.2, 0.0)
        skin, shirt, trousers, hair = (mixed(tokens.body, tokens.far_limb, part) for part in parts)
        return cls(
            ground=QColor(ground),
            skin=skin,
            shirt=shirt,
            trousers=trousers,
            hair=hair,
            far=mixed(tokens.far_limb, ground, 0.3 if tokens.is_dark else 0.35),
            ink=QColor(tokens.ground if tokens.is_dark else tokens.body),
            white=QColor(tokens.text if tokens.is_dark else tokens.surface),
            prop=mixed(tokens.far_limb, ground, 0.45),
            panel=mixed(tokens.far_limb, ground, 0.88),
            accent=QColor(tokens.accent),
            mark=QColor(MARK_ON_LIGHT if tokens.is_dark else MARK_ON_DARK),
            fingers=tuple(between(skin, hair, part) for part in (0.42, 0.28, 0.14, 0.0)),
        )


def mixed(first: str, second: str, part: float) -> QColor:
    """So much of the second colour in the first."""
    return between(QColor(first), QColor(second), part)


def between(one: QColor, two: QColor, part: float) -> QColor:
    """A shade between two colours, in eight bits: Qt blends finer ones far more slowly."""
    return _shade(one.rgb(), two.rgb(), round(part, 2))


@lru_cache(512)
def _shade(one: int, two: int, part: float) -> QColor:  # called often
    red, green, blue = (round((one >> bits & 255) * (1 - part) + (two >> bits & 255) * part) for bits in (16, 8, 0))
    return QColor(red, green, blue)


class Shape(NamedTuple):
    """One shape of a picture: a path, and where it lies.

    Paths are kept and used again, so a part of the figure that stands still is the same shape in each frame.
    """

    path: QPainterPath
    turn: complex
    """Where its unit to the right points, in pixels with y up: tells how large it is, too."""
    at: complex
    """The pixel of its origin, y down."""
    colour: QColor | None
    """None: it is hidden, and only keeps its place among the others."""
    line_px: float = 0.0
    """The width of a line along it; 0: it is filled."""
    inside: QPainterPath | None = None
    """In pixels: it is seen only there."""

    def placed(self) -> QPainterPath:
        """Its path in pixels."""
        turn, at = self.turn, self.at
        return self.path * QTransform(turn.real, -turn.imag, -turn.imag, -turn.real, at.real, at.imag)


def paint(painter: QPainter, shapes: Iterable[Shape]) -> None:
    """Paint them, one over the other.

    They are brought to pixels first: Qt's rasteriser takes four times as long for curves under a large scale. Colours
    are opaque: Qt blends any other five times as slowly.
    """
    for path, turn, at, colour, line_px, inside in shapes:
        if colour is None:
            continue
        across, up = turn.real, -turn.imag
        placed = path * QTransform(across, up, up, -across, at.real, at.imag)
        if inside is not None:
            placed = placed.intersected(inside)  # a clip takes more than twice as long
        if line_px:
            painter.strokePath(placed, _round_pen(colour, line_px))
        else:
            painter.fillPath(placed, colour)


class Brush:
    """Lays out shapes given in units of body height, y up. ``place``: from these to pixels, without turning."""

    def __init__(self, palette: Palette, place: QTransform) -> None:
        self.palette = palette
        self.shapes: list[Shape] = []
        self._place = place
        self._scale = complex(place.m11())
        self._at = complex(place.dx(), place.dy())
        self._inside: QPainterPath | None = None

    # ---- limbs

    def limb(
        self, points: Sequence[complex], radii: Sequence[float], colour: QColor | None, *, is_cut: bool = False
    ) -> None:
        """A chain of tapering segments with round joints; ``is_cut``: its beginning is hidden by what lies over it."""
        inside = self._inside
        for each, turn, at in self._bones(points, radii, is_cut=is_cut):
            self.shapes.append(Shape(bone(*each), turn, at, colour, 0.0, inside))

    def set_off_limb(self, points: Sequence[complex], radii: Sequence[float], colour: QColor | None) -> None:
        """The same with a gap around."""
        inside, bones = self._inside, self._bones(points, radii)
        for (length_mm, wide, narrow, is_cut), turn, at in bones:
            gap = bone(length_mm, wide + GAP, narrow + GAP, is_cut)
            self.shapes.append(Shape(gap, turn, at, self.palette.ground, 0.0, inside))
        for each, turn, at in bones:
            self.shapes.append(Shape(bone(*each), turn, at, colour, 0.0, inside))

    def _bones(
        self, points: Sequence[complex], radii: Sequence[float], *, is_cut: bool = False
    ) -> list[tuple[tuple[int, float, float, bool], complex, complex]]:
        """The segments: length, radii and whether the beginning is hidden; and where each lies."""
        bones, scale, origin = [], self._scale.real, self._at
        start, wide = points[0], radii[0]
        for end, narrow in zip(points[1:], radii[1:], strict=True):
            step = end - start
            length = abs(step)
            turn = step * (scale / length) if length else self._scale
            at = origin + scale * start.conjugate()
            bones.append(((round(1000 * length), wide, narrow, is_cut), turn, at))
            start, wide, is_cut = end, narrow, True
        return bones

    def line(self, points: Sequence[complex], width: float, colour: QColor | None) -> None:
        """A line with round joints and ends."""
        self.limb(points, [width / 2] * len(points), colour)

    # ---- other shapes

    def fill(self, path: QPainterPath, colour: QColor | None, at: complex = 0j) -> None:
        """Fill it, with its origin there."""
        place = self._at + self._scale.real * at.conjugate()
        self.shapes.append(Shape(path, self._scale, place, colour, 0.0, self._inside))

    def stamp(self, path: QPainterPath, at: complex, up: complex, colour: QColor | None) -> None:
        """Fill a ready shape there; ``up``: where its upward unit points, and how long it is."""
        place = self._at + self._scale.real * at.conjugate()
        self.shapes.append(Shape(path, -1j * up * self._scale, place, colour, 0.0, self._inside))

    def outline(self, path: QPainterPath, width: float, colour: QColor | None) -> None:
        """Its edge as a line."""
        self.shapes.append(Shape(path, self._scale, self._at, colour, width * self._scale.real, self._inside))

    def disc(self, centre: complex, radius: float, colour: QColor | None) -> None:
        """A filled circle."""
        self.stamp(oval(1.0), centre, 1j * radius, colour)

    def oval(self, centre: complex, half_width: float, half_height: float, colour: QColor | None) -> None:
        """A filled ellipse."""
        self.stamp(oval(half_width / half_height), centre, 1j * half_height, colour)

    @contextmanager
    def inside(self, path: QPainterPath) -> Iterator[None]:
        """Meanwhile, shapes are seen only inside of it."""
        before, self._inside = self._inside, self._place.map(path)
        yield
        self._inside = before


def _round_pen(colour: QColor, width: float) -> QPen:
    style = Qt.PenStyle.SolidLine
    return QPen(colour, width, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
