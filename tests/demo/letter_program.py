"""The person's own work in the demo: a letter in a plain editor. Prints the length of the text as it grows."""

from __future__ import annotations

import sys

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QPlainTextEdit

TITLE = "A letter"


def main() -> int:
    """Run until ended."""
    app = QApplication(sys.argv)
    editor = QPlainTextEdit()
    editor.setWindowTitle(TITLE)
    font = editor.font()
    font.setPixelSize(20)
    editor.setFont(font)
    editor.document().setDocumentMargin(32)
    palette = editor.palette()
    is_dark = "dark" in sys.argv
    palette.setColor(QPalette.ColorRole.Base, QColor("#24292C" if is_dark else "#FFFFFF"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#E6EAE8" if is_dark else "#22272A"))
    editor.setPalette(palette)

    def tell() -> None:
        sys.stdout.write(f"text {editor.toPlainText()!r}\n")
        sys.stdout.flush()

    editor.textChanged.connect(tell)
    editor.resize(780, 560)
    editor.move(60, 50)
    editor.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
