"""A notice that grows into its break: where it begins, where it ends, and where it is left out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from backcare_desktop.ui import overlay
from backcare_desktop.ui.growing import Growth, grow
from tests.ui.kept import kept

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

NOTICE = QRect(904, 688, 360, 96)


@pytest.fixture
def window() -> Iterator[overlay.Overlay]:
    """A window over the whole screen."""
    with kept(overlay.Overlay(takes_keys=True)) as made:
        made.cover(QRect(0, 0, 1280, 800))
        yield made


def test_it_grows_from_the_notice_to_the_whole_and_then_the_words_are_there(window: overlay.Overlay) -> None:
    growth = Growth(window, NOTICE)
    assert window.mask().boundingRect() == NOTICE
    assert growth.geometry() == window.rect()
    assert growth.isVisibleTo(window)
    growth.start()
    growth.way.setCurrentTime(120)
    half = window.mask().boundingRect()
    assert window.rect().contains(half)
    assert half.contains(NOTICE)
    assert half.width() not in (360, 1280)
    growth.way.setCurrentTime(240)
    assert window.mask().isEmpty()
    assert not growth.isVisibleTo(window)


def test_it_is_simply_there_where_nothing_may_move_or_no_notice_was(window: overlay.Overlay) -> None:
    grow(window, NOTICE, is_still=True)
    grow(window, None, is_still=False)
    grow(window, NOTICE.translated(1280, 0), is_still=False)
    assert window.findChildren(QWidget) == []
