"""A program that shows prompts as told by JSON lines on its input, and prints what the windows emit.

``{"show": "break", "left_s": 120}`` paints that scene with changes, ``{"show": null}`` nothing; ``{"quiet_s": 5}`` is
what quiet_keys says; ``{"wants": {"screens": "all"}}`` is what the person wants of the next window;
``{"report": true}`` prints what is alive and active, where, and how many keys have come; ``{"end": true}`` ends the
program.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from backcare_desktop.core.level import Level, Screens
from backcare_desktop.ui import theme
from backcare_desktop.ui.material import CardContent, Corner, Manner
from backcare_desktop.ui.prompts import Prompts
from tests.ui.prompt_scenes import PROMPTS, guide, material, view


class Keys(QObject):
    """Counts the keys that come to the windows of this program."""

    count = 0

    def heed(self, window: QWindow | None) -> None:
        """This window has the keyboard now."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Only look."""
        self.count += event.type() is QEvent.Type.KeyPress
        return False


class Driver:
    """Reads orders, shows prompts, says what happens."""

    def __init__(self, app: QApplication, options: dict[str, Any]) -> None:
        self._app = app
        self._wants = options
        self._quiet_s: float | None = options.get("quiet_s")
        theme.apply(app, options.get("scheme", "dark"), options.get("text_scale", 1.0))
        question = next((each for each in guide().posture_questions if each.id == options.get("question")), None)
        card = CardContent("Stand up, walk, or sit in a new way for one minute.", question)
        self._prompts = Prompts(
            lambda verb: say(verb=repr(verb)),
            material(options["routine"], card) if "routine" in options else material(card=card),
            quiet_keys=lambda: self._quiet_s,
            manner=self._manner,
            level=lambda _reminder: Level(self._wants.get("level", "usual")),
        )
        self._prompts.on_painted = lambda: say(painted=True)
        self._keys = Keys()
        app.focusWindowChanged.connect(self._keys.heed)
        self._lines = ""
        self._notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self.read)

    def _manner(self) -> Manner:
        wants = self._wants
        return Manner(
            Corner(wants.get("corner", "bottom-right")),
            wants.get("is_still", False),
            screens=Screens(wants.get("screens", "all")),
            has_edge=wants.get("has_edge", False),
        )

    def read(self) -> None:
        """Take the lines that have come."""
        chunk = os.read(sys.stdin.fileno(), 65536).decode()
        if not chunk:
            self._app.quit()
        *lines, self._lines = (self._lines + chunk).split("\n")
        for line in lines:
            self.obey(json.loads(line))

    def obey(self, order: dict[str, Any]) -> None:
        """Do what one line says."""
        if "wants" in order:
            self._wants = order.pop("wants")
        if "quiet_s" in order:
            self._quiet_s = order.pop("quiet_s")
        if order.pop("report", False):
            active = self._app.activeWindow()
            focus = self._app.focusWidget()
            say(
                windows=len(self._app.topLevelWidgets()),
                places=sorted(place(each) for each in self._app.topLevelWidgets()),
                screens=len(self._app.screens()),
                keys=self._keys.count,
                scale=max((each.devicePixelRatio() for each in self._app.topLevelWidgets()), default=0.0),
                active="" if active is None else active.windowTitle(),
                focus=focus.text() if isinstance(focus, QPushButton) else "" if focus is None else type(focus).__name__,
                listens=any(
                    button.focusPolicy() is not Qt.FocusPolicy.NoFocus
                    for widget in self._app.topLevelWidgets()
                    for button in widget.findChildren(QPushButton)
                ),
            )
        if order.pop("end", False):
            self._app.quit()
        if "show" in order:
            name = order.pop("show")
            self._prompts.render(view(None if name is None else replace(PROMPTS[name], **order)))
            say(shown=name)


def place(window: QWidget) -> tuple[int, int, int, int]:
    """Where Qt has it: x, y, width and height."""
    area = window.geometry()
    return area.x(), area.y(), area.width(), area.height()


def say(**facts: object) -> None:
    """Print one line for the test."""
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


def main() -> int:
    """Run until told to end."""
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    driver = Driver(app, json.loads(sys.argv[1]) if len(sys.argv) > 1 else {})
    say(ready=driver is not None)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
