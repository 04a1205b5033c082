"""Pictures as people have them, made for tests."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter


def picture(width: int = 80, height: int = 60, kind: str = "png", *, alpha: bool = False, words: str = "") -> bytes:
    """A picture in one colour; ``words``: a text that travels in it."""
    form = QImage.Format.Format_ARGB32 if alpha else QImage.Format.Format_RGB32
    image = QImage(width, height, form)
    image.fill(QColor(200, 30, 30, 120 if alpha else 255))
    if words:
        image.setText("Comment", words)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    assert writer.write(image), writer.errorString()
    return bytes(buffer.data().data())


def size_of(content: bytes) -> tuple[int, int]:
    """Width and height of a picture."""
    image = QImage()
    assert image.loadFromData(content)
    return image.width(), image.height()
