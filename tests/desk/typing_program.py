"""Another program with the keyboard: one line to type into, full-screen if asked; prints what has arrived."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QLineEdit


def main() -> int:
    """Run until ended."""
    app = QApplication(sys.argv)
    line = QLineEdit()
    line.setWindowTitle("other program")
    line.setStyleSheet("background: #aa0033; color: white; border: none")
    line.setFrame(False)

    def tell(text: str) -> None:
        sys.stdout.write(f"typed {text}\n")
        sys.stdout.flush()

    line.textChanged.connect(tell)
    if "full" in sys.argv:
        line.showFullScreen()
    else:
        line.resize(500, 60)
        line.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
