"""A program that shows the real tray icon on a desk and prints the verbs that come out of it as JSON lines.

``python -m tests.desk.tray_program MOOD``; then reads names of moods (see tests/ui/views.py) and ``quit`` as lines.
"""

from __future__ import annotations

import json
import os
import sys

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication

from backcare_desktop.core.commands import Verb
from backcare_desktop.system.trayhost import TrayKind, TrayWatch
from backcare_desktop.ui.tray import Tray
from tests.ui.views import MOODS, REMINDERS


def _say(event: str, **values: object) -> None:
    sys.stdout.write(json.dumps({"event": event, **values}) + "\n")


def _emit(verb: Verb) -> None:
    _say("verb", verb=repr(verb))


def main(mood: str) -> int:
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    tray = Tray(_emit, REMINDERS)
    tray.render(MOODS[mood])
    watch = TrayWatch()
    watch.start(tray.host_came, lambda kind: tray.show() if kind is not TrayKind.NONE else None)

    def obey() -> None:
        for word in os.read(0, 4096).decode().split():
            if word not in MOODS:
                app.quit()
                return
            tray.render(MOODS[word])
            _say("rendered", mood=word)

    notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
    notifier.activated.connect(obey)
    _say("started", has_tray=tray.is_there)
    code = app.exec()
    watch.stop()
    tray.close()
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
