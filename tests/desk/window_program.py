"""Another program with one window, which does what its input says, line by line, and prints ``done`` after each.

``full``, ``normal``, ``minimised``; ``over X Y WIDTH HEIGHT``: past the window manager, with the keyboard, as old games
do; ``aside``: a second, small window takes the keyboard; ``title TEXT``.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QSocketNotifier, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget


class Other(QLineEdit):
    """The window, and the one aside."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("other program")
        self._aside = QWidget()
        self._aside.setWindowTitle("aside")
        self._over = QWidget(None, Qt.WindowType.Window | Qt.WindowType.BypassWindowManagerHint)

    def obey(self, line: str) -> None:
        match line.split():
            case ["full"]:
                self.showFullScreen()
                self.activateWindow()
            case ["normal"]:
                self.showNormal()
            case ["minimised"]:
                self.showMinimized()
            case ["over", *place]:
                self._over.setGeometry(*(int(each) for each in place))
                self._over.show()
                self._over.activateWindow()
            case ["aside"]:
                self._aside.resize(200, 100)
                self._aside.show()
                self._aside.activateWindow()
            case ["title", *words]:
                self.setWindowTitle(" ".join(words))
        sys.stdout.write("done\n")
        sys.stdout.flush()


def main() -> int:
    """Run until ended."""
    app = QApplication(sys.argv)
    other = Other()
    other.show()
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def read() -> None:
        for line in os.read(sys.stdin.fileno(), 4096).decode().splitlines():
            other.obey(line)

    notifier.activated.connect(read)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
