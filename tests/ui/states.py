"""What the windows show in every state of a day, and the guide on pages of each kind: for the pictures and the walk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from backcare_desktop.core.own.own import OwnContent, OwnMove, OwnView, Tip
from backcare_desktop.core.own.read import read_move
from backcare_desktop.core.view import PromptView, View
from backcare_desktop.ui import theme, trayicon
from backcare_desktop.ui.guide.window import Guide
from backcare_desktop.ui.history.window import HistoryWindow
from backcare_desktop.ui.own.list import Shipped
from backcare_desktop.ui.own.window import OwnWindow
from backcare_desktop.ui.status import StatusWindow
from tests.ui import every_window, prompt_scenes, views
from tests.ui.history_life import NOW, life, remembered

MOODS: Final[Mapping[str, View]] = {
    "status-due": views.DUE,
    "status-break": views.ON_BREAK,
    "status-away": views.AWAY,
    "status-held": views.HELD,
    "status-paused": views.PAUSED,
    "status-off-hours": views.OFF_HOURS,
    "status-focus": views.FOCUSING,
    "status-skipped": replace(views.WORKING, skipped="stretch"),
}
PAGES: Final[Mapping[str, str]] = {
    "guide-care": "care.heat",
    "guide-disputed": "care.homeopathy",
    "guide-red-flag": "rf.heart",
    "guide-move": "shoulder-blade-squeeze",
    "guide-packs": "page.packs-which",
    "guide-evidence": "info.stay-active",
}
BREAKS: Final[Mapping[str, PromptView]] = {
    "break-strict": replace(prompt_scenes.BREAK, can_skip=False, can_snooze=False, can_done=False, left_s=240.0),
    "break-waits": replace(prompt_scenes.BREAK, is_running=False),
    "break-last": replace(prompt_scenes.BREAK, left_s=4.0),
    "player-halted": replace(prompt_scenes.WARMUP, left_s=500.0, can_halt=True, is_halted=True, is_running=False),
}


def _written(number: int, name: str, region: str, *steps: str) -> OwnMove:
    fields = {"id": f"own.{number}", "name": name, "regions": [region], "reps": 5, "rep_s": 4, "steps": list(steps)}
    return read_move(fields)[0]


OWN: Final = OwnContent(
    (
        _written(0, "Wall slides", "upper_back", "Stand with your back at a wall.", "Slide your arms up and down."),
        _written(1, "Doorway stretch", "shoulders", "Lean into the doorway."),
    ),
    (Tip("own.sip", "Drink a glass of water, far from the desk."),),
)


class SomethingOwn(every_window.NothingOwn):
    """Whoever has added a few."""

    def view(self, hidden: frozenset[str] = frozenset()) -> OwnView:
        return OwnView(OWN, hidden)


class TraySigns(QWidget):
    """The tray icon in each state, for light and dark panels, as large as panels show it and four times as large."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(len(trayicon.Sign) * 150 + 20, 3 * 110 + 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for line, (glyph, ground) in enumerate(zip(trayicon.Glyph, ("#808080", "#202020", "#F0F0F0"), strict=True)):
            top = 10 + line * 110
            painter.fillRect(0, top, self.width(), 110, QColor(ground))
            for column, sign in enumerate(trayicon.Sign):
                left = 20 + column * 150
                for size_px in (16, 22, 64):
                    painter.save()
                    painter.translate(left, top + 16)
                    trayicon.paint(painter, trayicon.Picture(sign, 15), trayicon.INK[glyph], size_px)
                    painter.restore()
                    left += size_px + 10
                painter.setPen(QColor("#FFFFFF" if line == 1 else "#000000"))
                painter.setFont(theme.font(theme.SIZE_SMALL))
                painter.drawText(QRectF(20 + column * 150, top + 84, 130, 20), Qt.AlignmentFlag.AlignLeft, str(sign))


def _status(view: View) -> QWidget:
    window = StatusWindow(every_window.emit)
    window.render(view)
    return window


def _searched(query: str) -> QWidget:
    window = every_window._guide()
    assert isinstance(window, Guide)
    window.bar.search.setText(query)
    every_window.settle()
    return window


def _history(*, is_empty: bool) -> QWidget:
    return HistoryWindow(every_window.emit, remembered([] if is_empty else life(NOW.date())))


def _own() -> QWidget:
    library = every_window.LIBRARY
    shipped = Shipped(library.guidance.exercises, library.posture_questions, lambda _key: ())
    return OwnWindow(every_window.emit, SomethingOwn(), shipped)


WINDOWS: Final[Mapping[str, Callable[[], QWidget]]] = {
    **{name: partial(_status, view) for name, view in MOODS.items()},
    **{name: partial(every_window._guide, item) for name, item in PAGES.items()},
    "guide-search": lambda: _searched("neck"),
    "guide-nothing-found": lambda: _searched("zzzz"),
    "history-empty": lambda: _history(is_empty=True),
    "history-first-day": lambda: _history(is_empty=False),
    "own-filled": _own,
    "own-form": _own,
    "tray-signs": TraySigns,
}
NAMES: Final = (*WINDOWS, *BREAKS)


@contextmanager
def opened(name: str) -> Iterator[QWidget]:
    """Show this; afterwards it is really gone."""
    if name in WINDOWS:
        with every_window.shown(WINDOWS[name]()) as window:
            if name == "own-form":
                assert isinstance(window, OwnWindow)
                window.edit("own.0")
            yield window
        return
    with every_window.prompted(BREAKS[name]) as window:
        yield window
