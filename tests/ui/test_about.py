"""The About window: the intended purpose as it stands, and who has reviewed the words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core.commands import Open, Page, Verb
from backcare_desktop.core.guide.guidance import Texts
from backcare_desktop.ui.about import AboutWindow
from tests.ui.views import WORKING


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Library(assets.root()).texts


def said(window: AboutWindow) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel))


def test_it_says_what_the_app_is_and_who_has_not_looked_at_it(qtbot: QtBot, texts: Texts, verbs: list[Verb]) -> None:
    window = AboutWindow(verbs.append, replace(texts, clinician_review=""), "0.1.0")
    qtbot.addWidget(window)
    window.render(WORKING)
    assert "It is not a medical device. It does not diagnose, treat, cure, monitor or prevent" in said(window)
    assert "Version 0.1.0" in said(window)
    assert "No clinician has reviewed this guide yet." in said(window)
    assert "What you hide or log stays on this computer." in said(window)
    assert "Apache License 2.0" in said(window)


def test_a_review_is_named(qtbot: QtBot, texts: Texts, verbs: list[Verb]) -> None:
    window = AboutWindow(verbs.append, replace(texts, clinician_review="Read by a physiotherapist."), "0.1.0")
    qtbot.addWidget(window)
    assert "Read by a physiotherapist." in said(window)
    assert "No clinician" not in said(window)


def test_on_a_small_screen_nothing_scrolls_and_the_links_stay_in_sight(
    qtbot: QtBot, texts: Texts, verbs: list[Verb]
) -> None:
    window = AboutWindow(verbs.append, texts, "0.1.0")
    qtbot.addWidget(window)
    window.show()
    window.resize(window.width(), 690)  # nine tenths of a screen of 800 with a panel
    QApplication.processEvents()
    assert window.area.verticalScrollBar().maximum() == 0
    window.resize(window.width(), 300)
    QApplication.processEvents()
    bottoms = [link.mapTo(window, link.rect().bottomLeft()).y() for link in window.links]
    assert max(bottoms) < 300


def test_red_flags_are_one_step_away(qtbot: QtBot, texts: Texts, verbs: list[Verb]) -> None:
    window = AboutWindow(verbs.append, texts, "0.1.0")
    qtbot.addWidget(window)
    for link in window.links:
        QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert verbs == [Open(Page.HELP), Open(Page.GUIDE)]
