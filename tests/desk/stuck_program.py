"""The real app, whose loop hangs for good when it gets SIGUSR1: ``python -m tests.desk.stuck_program LIMIT_S``."""

from __future__ import annotations

import signal
import sys

from PySide6.QtWidgets import QApplication

from backcare_desktop.app import App
from backcare_desktop.launch import run
from backcare_desktop.ports import Clock
from backcare_desktop.store.folders import Folders


class Sticking(App):
    """Hangs when told to."""

    def __init__(self, qt: QApplication, folders: Folders, clock: Clock) -> None:
        super().__init__(qt, folders, clock)
        self.heart.stall_s = float(sys.argv[1])
        signal.signal(signal.SIGUSR1, self._hang)

    def _hang(self, *_of_the_signal: object) -> None:
        while True:
            signal.pause()


if __name__ == "__main__":
    raise SystemExit(run(sys.argv[:1], start_hidden=True, app_class=Sticking))
