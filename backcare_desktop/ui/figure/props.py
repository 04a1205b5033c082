"""Paints what stands by the figure, as calm lines: floor, chair, desk, door, wall, band."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from backcare_desktop.core.figure.figure import Body
from backcare_desktop.core.figure.poses import Prop, View
from backcare_desktop.ui.figure.paint import LINE, Brush

SEAT_H: Final = 0.232
"""The middle of the seat: a thigh has width, so it lies lower than in the model of lines."""
DOOR: Final = (0.29, 1.10)
WALL: Final = (0.46, 1.26)
DESK: Final = (0.58, 0.80, 0.42)
CHAIR_BACK_H: Final = 0.56


def props_rect(props: Iterable[Prop], first: Body) -> QRectF:
    """The room that the props need."""
    rect = QRectF(0, 0, 0, 0)
    hip = first.hip.real
    for prop in props:
        match prop:
            case Prop.CHAIR:
                rect |= QRectF(hip - 0.19, 0, 0.36, 0.54)
            case Prop.CHAIR_BACK:
                rect |= QRectF(_chair_back_top(first).real, 0, 0.28, CHAIR_BACK_H)
            case Prop.DESK:
                rect |= QRectF(0, 0, DESK[1], DESK[2])
            case Prop.DOOR:
                rect |= QRectF(-DOOR[0], 0, 2 * DOOR[0], DOOR[1] + 2 * LINE)
            case Prop.WALL:
                rect |= QRectF(-WALL[0], 0, 2 * WALL[0], WALL[1] + LINE)
            case _:
                pass
    return rect


def paint_props(brush: Brush, props: Iterable[Prop], first: Body, *, left: float, right: float) -> None:
    """All that stands behind the figure; the floor reaches from left to right."""
    for prop in props:
        match prop:
            case Prop.CHAIR:
                if first.view is View.FRONT:
                    _chair_from_front(brush)
                else:
                    _chair_from_side(brush, first.hip.real)
            case Prop.CHAIR_BACK:
                _chair_back(brush, _chair_back_top(first))
            case Prop.DESK:
                _desk(brush)
            case Prop.DOOR:
                _door(brush)
            case Prop.WALL:
                _wall(brush)
            case _:
                pass
    brush.line([complex(left, -LINE / 2), complex(right, -LINE / 2)], LINE, brush.palette.prop)


def paint_band(brush: Brush, body: Body) -> None:
    """The elastic band: from each foot to each hand, before the figure."""
    for arm, leg in ((body.left_arm, body.left_leg), (body.right_arm, body.right_leg)):
        hand = arm.wrist + 0.45 * (arm.tip - arm.wrist)
        brush.limb((complex(leg.toe.real, 0.012), hand), (0.006, 0.006), brush.palette.accent)
        brush.disc(hand, 0.018, brush.palette.accent)


def _chair_from_side(brush: Brush, hip: float) -> None:
    colour = brush.palette.prop
    seat = [complex(hip - 0.125, SEAT_H), complex(hip + 0.135, SEAT_H)]
    brush.line([complex(hip - 0.115, SEAT_H), complex(hip - 0.14, 0.008)], LINE, colour)
    brush.line([complex(hip + 0.115, SEAT_H), complex(hip + 0.135, 0.008)], LINE, colour)
    back = QPainterPath()
    back.moveTo(hip - 0.125, SEAT_H)
    back.cubicTo(hip - 0.15, 0.33, hip - 0.135, 0.40, hip - 0.165, 0.52)
    brush.outline(back, 0.02, colour)
    brush.line(seat, 0.024, colour)


def _chair_from_front(brush: Brush) -> None:
    colour = brush.palette.prop
    back = QPainterPath()
    back.addRoundedRect(QRectF(-0.135, 0.33, 0.27, 0.19), 0.045, 0.045)
    for side in (-1, 1):
        brush.line([complex(0.125 * side, SEAT_H), complex(0.145 * side, 0.008)], LINE, colour)
        brush.line([complex(0.085 * side, 0.34), complex(0.085 * side, SEAT_H)], 0.016, colour)
    brush.fill(back, brush.palette.panel)
    brush.outline(back, LINE, colour)
    brush.line([complex(-0.135, SEAT_H), complex(0.135, SEAT_H)], 0.024, colour)


def _chair_back_top(first: Body) -> complex:
    """Where the back of the chair is held: below the hand."""
    hand = 0.5 * (first.right_arm.wrist + first.right_arm.tip)
    return complex(hand.real - 0.03, min(CHAIR_BACK_H, hand.imag - 0.02))


def _chair_back(brush: Brush, held: complex) -> None:
    """A chair that turns its back to the figure."""
    colour, x, top = brush.palette.prop, held.real, held.imag
    back = QPainterPath()
    back.moveTo(x + 0.005, top - 0.01)
    back.cubicTo(x + 0.02, top - 0.1, x + 0.015, SEAT_H + 0.12, x + 0.035, SEAT_H)
    brush.outline(back, 0.02, colour)
    brush.line([complex(x + 0.035, SEAT_H), complex(x + 0.02, 0.008)], LINE, colour)
    brush.line([complex(x + 0.245, SEAT_H), complex(x + 0.26, 0.008)], LINE, colour)
    brush.line([complex(x + 0.035, SEAT_H), complex(x + 0.265, SEAT_H)], 0.024, colour)


def _desk(brush: Brush) -> None:
    colour, (left, right, top) = brush.palette.prop, DESK
    brush.line([complex(left + 0.035, top), complex(left + 0.035, 0.008)], LINE, colour)
    brush.line([complex(right - 0.02, top), complex(right - 0.02, 0.008)], LINE, colour)
    brush.line([complex(left, top), complex(right, top)], 0.024, colour)


def _door(brush: Brush) -> None:
    x, top = DOOR
    opening = QPainterPath()
    opening.addRect(QRectF(-x, 0, 2 * x, top))
    brush.fill(opening, brush.palette.panel)
    brush.line([complex(-x, 0), complex(-x, top), complex(x, top), complex(x, 0)], 0.026, brush.palette.prop)


def _wall(brush: Brush) -> None:
    x, top = WALL
    wall = QPainterPath()
    wall.addRoundedRect(QRectF(-x, 0, 2 * x, top), 0.03, 0.03)
    brush.fill(wall, brush.palette.panel)
    brush.line([complex(-x, 0.05), complex(x, 0.05)], 0.006, brush.palette.prop)
