"""The tray icon: each state has its own form, in every size, and it is painted only when the picture changes."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from backcare_desktop.core.view import Mood
from backcare_desktop.ui import trayicon
from backcare_desktop.ui.trayicon import INK, SIZES_PX, Glyph, Ink, Picture, Sign
from tests.ui.views import MOODS, OFF_HOURS, WORKING

DISTINCT = ("working", "notice", "break", "held", "paused", "off_hours")
PAIRS = list(combinations(DISTINCT, 2))


def painted(picture: Picture, size_px: int, ink: Ink) -> QImage:
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    trayicon.paint(painter, picture, ink, size_px)
    painter.end()
    return image


def shape(picture: Picture, size_px: int) -> list[int]:
    """How opaque each pixel is: the form without its colours."""
    image = painted(picture, size_px, INK[Glyph.LIGHT])
    return [image.pixelColor(x, y).alpha() for y in range(size_px) for x in range(size_px)]


def differing(one: list[int], other: list[int]) -> int:
    return sum(abs(a - b) > 64 for a, b in zip(one, other, strict=True))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size_px", SIZES_PX)
@pytest.mark.parametrize(("one", "other"), PAIRS, ids=[f"{one}-{other}" for one, other in PAIRS])
def test_every_state_has_a_form_of_its_own(one: str, other: str, size_px: int) -> None:
    shapes = [shape(trayicon.picture_of(MOODS[mood]), size_px) for mood in (one, other)]
    assert differing(*shapes) > size_px * size_px / 32


@pytest.mark.usefixtures("qapp")
def test_off_hours_is_told_from_a_working_ring_that_has_just_begun() -> None:
    begun = trayicon.picture_of(replace(WORKING, ring=0.0))
    assert differing(shape(begun, 16), shape(trayicon.picture_of(OFF_HOURS), 16)) > 12


def test_every_mood_has_a_sign() -> None:
    signs = {mood: trayicon.picture_of(replace(WORKING, mood=mood)).sign for mood in Mood}
    assert signs == {
        Mood.WORKING: Sign.WORKING,
        Mood.AWAY: Sign.WORKING,
        Mood.NOTICE: Sign.DUE,
        Mood.BREAK: Sign.BREAK,
        Mood.HELD: Sign.HELD,
        Mood.PAUSED: Sign.PAUSED,
        Mood.OFF_HOURS: Sign.OFF_HOURS,
    }


def test_the_ring_moves_in_24_steps() -> None:
    steps = [trayicon.picture_of(replace(WORKING, ring=number / 1000)).steps for number in range(1001)]
    assert len(set(steps)) == 25
    assert (steps[0], steps[500], steps[1000]) == (0, 12, 24)


@pytest.mark.parametrize("ring", [-0.5, 1.5])
def test_a_ring_out_of_range_is_empty_or_full(ring: float) -> None:
    assert trayicon.picture_of(replace(WORKING, ring=ring)).steps in (0, 24)


def test_without_anything_to_come_there_is_no_step() -> None:
    assert trayicon.picture_of(replace(WORKING, ring=None)) == Picture(Sign.WORKING, None)


@pytest.mark.usefixtures("qapp")
def test_a_fuller_ring_is_more_paint() -> None:
    amounts = [sum(shape(Picture(Sign.WORKING, steps), 22)) for steps in range(1, 25)]
    assert amounts == sorted(amounts)
    assert len(set(amounts)) == 24


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("glyph", list(Glyph))
def test_every_size_is_there(glyph: Glyph) -> None:
    icon = trayicon.icon(Picture(Sign.WORKING, 12), glyph)
    assert sorted(size.width() for size in icon.availableSizes()) == [16, 22, 24, 32, 48, 64]
    assert icon.pixmap(QSize(22, 22)).size() == QSize(22, 22)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("panel", ["#000000", "#202428", "#8A8F94", "#F0F0EE", "#FFFFFF"])
@pytest.mark.parametrize("size_px", SIZES_PX)
def test_the_outlined_form_can_be_read_on_any_panel(panel: str, size_px: int) -> None:
    image = QImage(size_px, size_px, QImage.Format.Format_RGB32)
    image.fill(QColor(panel))
    painter = QPainter(image)
    trayicon.paint(painter, Picture(Sign.WORKING, 24), INK[Glyph.OUTLINED], size_px)
    painter.end()
    middle = [image.pixelColor(size_px // 2, y).lightness() for y in range(size_px)]
    bones = sum(before < 128 <= here for before, here in pairwise(middle))
    assert bones >= 5
    assert max(middle) > 200
    assert min(middle[3:-3]) < 60


@pytest.mark.usefixtures("qapp")
def test_the_same_picture_is_painted_once() -> None:
    first = trayicon.icon(Picture(Sign.PAUSED), Glyph.DARK)
    assert trayicon.icon(Picture(Sign.PAUSED), Glyph.DARK) is first


def test_a_day_of_pictures_is_not_kept(qapp: QApplication) -> None:
    for steps in range(25):
        trayicon.icon(Picture(Sign.WORKING, steps), Glyph.OUTLINED)
    assert trayicon.icon.cache_info().currsize <= 2
