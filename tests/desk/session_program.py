"""A program that runs the session probe on a desk and prints its reports as JSON lines."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QCoreApplication, QTimer

from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.session.linux import LinuxSession


def _say(**values: object) -> None:
    sys.stdout.write(json.dumps(values) + "\n")


def main() -> int:
    app = QCoreApplication([])
    session = LinuxSession()
    try:
        session.start(lambda is_locked: _say(locked=is_locked), lambda is_asleep: _say(asleep=is_asleep))
    except ProbeUnavailable as error:
        _say(unavailable=str(error))
        return 1

    def settle() -> None:
        if session.is_settled:
            looking.stop()
            _say(started=True, notes=session.notes, is_blind=session.is_blind)

    looking = QTimer(interval=5)
    looking.timeout.connect(settle)
    looking.start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
