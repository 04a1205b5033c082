"""The status window says which pack is on or must come off, and leads to its timer."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_desktop.core.commands import Open, Page, Verb
from backcare_desktop.ui import theme
from backcare_desktop.ui.status import StatusWindow
from tests.ui.views import DUE, PAUSED, WORKING

STOPPED = "No answer, so the timer stopped. Take the pack off now and check your skin."


def test_a_pack_is_told_of_in_every_state_until_nothing_is_owed(
    qtbot: QtBot, qapp: QApplication, verbs: list[Verb]
) -> None:
    theme.apply(qapp, "light", 2.0)
    window = StatusWindow(verbs.append)
    qtbot.addWidget(window)
    window.render(WORKING)
    window.show()
    assert not window.pack.isVisible()
    for view in (WORKING, PAUSED, DUE):
        window.render(replace(view, pack=STOPPED))
        qapp.processEvents()
        words = window.pack.words
        assert (words.text(), window.pack.isVisible()) == (STOPPED, True)
        assert words.height() >= words.heightForWidth(words.width())
    window.pack.open.click()
    assert verbs == [Open(Page.PACK)]
    window.render(WORKING)
    assert not window.pack.isVisible()
