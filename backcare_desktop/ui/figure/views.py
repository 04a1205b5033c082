"""Paints the small views for what the whole body cannot show: the face with its eyes, and one hand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainterPath, QPolygonF

from backcare_desktop.core.figure.handshape import Hand
from backcare_desktop.core.figure.motion import Face
from backcare_desktop.ui.figure.head import FRONT, hair_from_front
from backcare_desktop.ui.figure.outlines import boxed, dot, smooth
from backcare_desktop.ui.figure.paint import Brush, between

FACE_RECT: Final = QRectF(-0.42, 0, 0.84, 0.92)
FACE_AND_AIMS_RECT: Final = QRectF(-0.42, 0, 1.26, 0.92)
HAND_RECT: Final = QRectF(-0.55, -0.42, 1.1, 1.46)
_SHOULDERS: Final = smooth([complex(x, y) for x, y in (
    (-0.40, -0.2), (-0.39, 0.02), (-0.31, 0.11), (-0.12, 0.17), (0.12, 0.17), (0.31, 0.11), (0.39, 0.02), (0.40, -0.2),
)])  # fmt: skip
_HEAD_AT: Final = 0.52j
_HEAD_R: Final = 0.33
_FAR_AT: Final = 0.64 + 0.68j
_NEAR_AT: Final = 0.64 + 0.28j


def paint_face(brush: Brush, face: Face, *, aims: str) -> None:
    """The face; ``aims``: what is near, "screen" or "thumb", beside what is far, or "" for neither."""
    colours = brush.palette
    with brush.inside(boxed(FACE_AND_AIMS_RECT)):
        brush.fill(_SHOULDERS, colours.shirt)
    brush.limb((0.12j, 0.3j), (0.105, 0.105), colours.skin)
    for side in (-1, 1):
        brush.oval(_at(0.87 * side, -0.06), 0.042, 0.06, colours.skin)
    brush.stamp(FRONT, _HEAD_AT, 1.02j * _HEAD_R, colours.ground)
    brush.stamp(FRONT, _HEAD_AT, 1j * _HEAD_R, colours.skin)
    brush.stamp(hair_from_front(0, 0), _HEAD_AT, 1j * _HEAD_R, colours.hair)
    for side in (-1, 1):
        _eye(brush, face, side)
    brush.line([_at(0.0, 0.02), _at(0.05, -0.24), _at(-0.02, -0.27)], 0.014, colours.shirt)
    brush.outline(_mouth(), 0.014, colours.trousers)
    if aims:
        _paint_aims(brush, face, aims)


@cache
def _mouth() -> QPainterPath:
    start, bend, end = _at(-0.2, -0.52), _at(0.0, -0.6), _at(0.2, -0.52)
    mouth = QPainterPath(dot(start))
    mouth.quadTo(dot(bend), dot(end))
    return mouth


def _eye(brush: Brush, face: Face, side: int) -> None:
    colours = brush.palette
    centre = _at(0.37 * side, 0.06)
    half_width, open_h = 0.066, 0.040 * (1 - face.lid)
    is_open = open_h > 0.004
    white = QPainterPath()
    white.moveTo(centre.real - half_width, centre.imag)
    for way in (1, -1):
        tall = centre.imag + way * 1.7 * open_h
        white.quadTo(centre.real, tall, centre.real + way * half_width, centre.imag)
    brush.fill(white, colours.white if is_open else None)
    pupil = centre + complex(0.024 * face.gaze.real - 0.011 * side * (1 - face.focus), 0.022 * face.gaze.imag)
    with brush.inside(white):
        brush.disc(pupil, 0.030, colours.ink if is_open else None)
        brush.disc(pupil + 0.009 + 0.010j, 0.008, colours.white if is_open else None)
    lash = QPainterPath()
    bend = centre.imag + 1.7 * (0.040 - 0.062 * face.lid)
    lash.moveTo(centre.real - half_width, centre.imag)
    lash.quadTo(centre.real, bend, centre.real + half_width, centre.imag)
    brush.outline(lash, 0.013, colours.ink)
    brow = centre + 0.085j - 0.012j * face.lid
    brush.line([brow - 0.07 * side - 0.002j, brow + 0.01j, brow + 0.065 * side - 0.006j], 0.016, colours.hair)


def _paint_aims(brush: Brush, face: Face, aims: str) -> None:
    """What is near and what is far; the one that is looked at is lit."""
    _hills(brush, _lit(brush, face.focus))
    if aims == "thumb":
        _thumb(brush, _lit(brush, 1 - face.focus))
    else:
        _screen(brush, _lit(brush, 1 - face.focus))


def _lit(brush: Brush, part: float) -> QColor:
    return between(brush.palette.prop, brush.palette.accent, part)


def _hills(brush: Brush, colour: QColor) -> None:
    at = _FAR_AT
    brush.line([at - 0.15 - 0.07j, at - 0.05 + 0.06j, at + 0.03 - 0.05j], 0.016, colour)
    brush.line([at - 0.005 - 0.005j, at + 0.05 + 0.035j, at + 0.15 - 0.07j], 0.016, colour)
    brush.line([at - 0.15 - 0.07j, at + 0.15 - 0.07j], 0.016, colour)
    brush.disc(at + 0.09 + 0.095j, 0.024, colour)


def _screen(brush: Brush, colour: QColor) -> None:
    at = _NEAR_AT
    frame = QPainterPath()
    frame.addRoundedRect(QRectF(at.real - 0.13, at.imag - 0.06, 0.26, 0.17), 0.02, 0.02)
    brush.outline(frame, 0.016, colour)
    brush.line([at - 0.06j, at - 0.10j], 0.016, colour)
    brush.line([at - 0.06 - 0.105j, at + 0.06 - 0.105j], 0.016, colour)


def _thumb(brush: Brush, colour: QColor) -> None:
    at = _NEAR_AT
    brush.limb((at - 0.03 - 0.05j, at - 0.03 + 0.03j, at - 0.022 + 0.11j), (0.040, 0.034, 0.028), colour)
    for number in range(4):
        y = 0.02 - 0.044 * number
        end = 0.072 - 0.008 * abs(number - 1)
        brush.set_off_limb((at + complex(-0.02, y), at + complex(end, y)), (0.023, 0.023), colour)


# ---- the hand


def paint_hand(brush: Brush, hand: Hand) -> None:
    """One hand: the far fingers a little darker, each set off from the next."""
    colours = brush.palette
    with brush.inside(boxed(HAND_RECT)):
        brush.limb((hand.wrist, hand.forearm), (0.10, 0.125), colours.skin)
        brush.fill(_cuff(), colours.shirt)
    palm = smooth(hand.palm)
    for finger, shade in zip(hand.fingers, colours.fingers, strict=True):
        if not _is_before_palm(finger):
            _finger(brush, finger, shade)
    brush.outline(palm, 0.10, colours.skin)
    brush.fill(palm, colours.skin)
    for finger, shade in zip(hand.fingers, colours.fingers, strict=True):
        if _is_before_palm(finger):
            _finger(brush, finger, shade)
    brush.set_off_limb(hand.thumb, (0.075, 0.062, 0.052, 0.045), colours.skin)
    ball = hand.thumb[0] + 0.4 * (hand.thumb[1] - hand.thumb[0])
    brush.limb((hand.wrist + 0.05j, hand.thumb[0], ball), (0.1, 0.083, 0.06), colours.skin)


@cache
def _cuff() -> QPainterPath:
    cuff = QPainterPath()
    cuff.addRoundedRect(QRectF(-0.15, -0.6, 0.3, 0.36), 0.03, 0.03)
    return cuff


def _is_before_palm(finger: Sequence[complex]) -> bool:
    return finger[-1].imag < finger[1].imag + 0.1


def _finger(brush: Brush, finger: Sequence[complex], colour: QColor) -> None:
    brush.set_off_limb(finger, (0.058, 0.056, 0.052, 0.048, 0.042), colour)
    curl = QPainterPath()
    curl.addPolygon(QPolygonF([dot(joint) for joint in finger]))
    brush.fill(curl, colour)


def _at(x: float, y: float) -> complex:
    return _HEAD_AT + _HEAD_R * complex(x, y)
