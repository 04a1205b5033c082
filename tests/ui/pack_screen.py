"""The window of the warm and cold timer on each of its screens, for tests."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from backcare_desktop.core.pack import view as packview
from backcare_desktop.core.pack.screen import PackView
from backcare_desktop.ui.pack.window import PackWindow
from tests.core.packstory import HEAT_COLD, day_of

WARM = "open, none-fits, heat, none-fits, start"
STORIES = {
    "safety": "open",
    "safety of a method": "open, none-fits, heat",
    "not for you": "open, one-fits",
    "choose": "open, none-fits",
    "setup": "open, none-fits, heat, none-fits",
    "running": WARM,
    "skin check": f"{WARM}, 5m",
    "done": f"{WARM}, 6m",
    "advice": f"{WARM}, 5m, no",
    "waiting": f"{WARM}, stop",
    "after check": f"{WARM}, stop, 5m",
    "rest": f"{WARM}, stop, 5m, yes",
}
BANNER = "Chest pressure? Call 112."
FOOTER = "For comfort only. Cover the pack. Check your skin. Stop at 20 minutes."


def view_of(story: str) -> PackView:
    day = day_of(story, start="2026-03-02 12:00")
    return packview.view(day.state, day.at(), HEAT_COLD)


def focus() -> QAbstractButton | None:
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, QAbstractButton) else None


def texts(window: PackWindow) -> str:
    return " ".join(each.text() for each in window.findChildren(QLabel) if each.isVisible())
