"""The real app, which shows a notice, its break and the guide, and prints how long each took to its first paint."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import replace

from backcare_desktop.system.lean import unwatch_imports

unwatch_imports()

from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from backcare_desktop.app import App  # noqa: E402
from backcare_desktop.core.commands import Open, Page, Quit  # noqa: E402
from backcare_desktop.core.events import Begin, Event, Exit, Happened, RulesChanged  # noqa: E402
from backcare_desktop.launch import run  # noqa: E402

AFTER_MS = 1500
"""Each step begins when the app has been resting."""


class Paints(QObject):
    """Sees the first paint of a window, in whatever widget of it."""

    def __init__(self) -> None:
        super().__init__()
        self._waits_for = ""
        self._began_s = 0.0
        self._windows: set[str] = set()

    def begin(self, what: str, began_s: float, *windows: str) -> None:
        """From then until the next paint of anything, or until all windows of these titles were painted."""
        self._waits_for, self._began_s, self._windows = what, began_s, set(windows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Print the time of the paint that was waited for."""
        if self._waits_for and event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            self._windows.discard(watched.window().windowTitle())
            if self._windows:
                return False
            ms = (time.perf_counter() - self._began_s) * 1000
            sys.stdout.write(json.dumps({"what": self._waits_for, "ms": ms}) + "\n")
            sys.stdout.flush()
            self._waits_for = ""
        return False


class Watched(App):
    """Counts from the step that makes the prompt due; a second later it goes on to the next thing to be shown."""

    def start(self, *, hidden: bool) -> None:
        """Begin as ever, then go through the steps."""
        super().start(hidden=hidden)
        self._paints = Paints()
        qt = QApplication.instance()
        assert qt is not None
        qt.installEventFilter(self._paints)
        self._todo = [self._make_due, self._begin_break, self._leave, self._open_guide, self._end]
        self._next = QTimer(interval=AFTER_MS)
        self._next.timeout.connect(self._go_on)
        self._next.start()

    def _go_on(self) -> None:
        self._todo.pop(0)()

    def _step(self, events: Sequence[Event]) -> tuple[Happened, ...]:
        began_s, before = time.perf_counter(), self.view.prompt
        told = super()._step(events)
        if before is None and self.view.prompt is not None:
            self._paints.begin("notice", began_s)
        elif events and isinstance(events[0], Begin):
            others = ["BackCare curtain"] if len(QApplication.screens()) > 1 else []
            self._paints.begin("screens" if others else "break", began_s, "BackCare break", *others)
        return told

    def _make_due(self) -> None:
        rules = self.preferences.settings.rules
        stretch = replace(next(each for each in rules.reminders if each.id == "stretch"), every_s=1.0)
        self.post(RulesChanged(replace(rules, reminders=(stretch,))))

    def _begin_break(self) -> None:
        self.emit(Begin())

    def _leave(self) -> None:
        self.emit(Exit())

    def _open_guide(self) -> None:
        self._paints.begin("guide", time.perf_counter())
        self.emit(Open(Page.GUIDE))

    def _end(self) -> None:
        self.emit(Quit())


if __name__ == "__main__":
    raise SystemExit(run(sys.argv[:1], start_hidden=True, app_class=Watched))
