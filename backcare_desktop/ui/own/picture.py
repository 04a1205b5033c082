"""Makes a picture safe to keep and to share: decoded, made small, written anew, so that nothing but colours travels."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter

from backcare_desktop.core.own.own import PICTURE_MOST_BYTES, PICTURE_MOST_PX
from backcare_desktop.ports import Problem

CHOSEN_MOST_BYTES: Final = 30_000_000
CHOSEN_MOST_PX: Final = 12_000
"""A photograph as cameras make it; it is made smaller."""
KEPT_PX: Final = 1200
"""Larger than this is never shown."""
_FORMATS: Final = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}
_QUALITIES: Final = (90, 75, 50)


def chosen(content: bytes) -> bytes:
    """A picture that the person chose, ready to keep. Raises Problem."""
    return _cleaned(content, CHOSEN_MOST_BYTES, CHOSEN_MOST_PX)


def received(content: bytes) -> bytes:
    """A picture out of a shared file, ready to keep. Raises Problem."""
    return _cleaned(content, PICTURE_MOST_BYTES, PICTURE_MOST_PX)


def _cleaned(content: bytes, most_bytes: int, most_px: int) -> bytes:
    if len(content) > most_bytes:
        raise Problem(
            f"The picture is larger than {most_bytes // 1_000_000} MB. It was not taken. Choose a smaller one."
        )
    kind = next((kind for begin, kind in _FORMATS.items() if content.startswith(begin)), "")
    if not kind:
        raise Problem("The picture is neither PNG nor JPEG. It was not taken. Save it as one of these first.")
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()  # from its head: nothing is decoded yet
    if max(size.width(), size.height()) > most_px:
        raise Problem(
            f"The picture is {size.width()} × {size.height()} dots; {most_px} is the most. It was not taken. "
            "Choose a smaller one."
        )
    image = reader.read()
    if size.isEmpty() or image.isNull():
        raise Problem("The picture cannot be read; it may be damaged. It was not taken. Choose another one.")
    return _encoded(_bare(image), kind)


def _bare(image: QImage) -> QImage:
    """The colours alone, small enough, in the colour space of screens; no texts, no profiles, no palettes."""
    image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    if max(image.width(), image.height()) > KEPT_PX:
        size = QSize(KEPT_PX, KEPT_PX)
        image = image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    form = QImage.Format.Format_ARGB32 if image.hasAlphaChannel() else QImage.Format.Format_RGB32
    image = image.convertToFormat(form)
    for key in image.textKeys():
        image.setText(key, "")
    image.setColorSpace(QColorSpace())
    return image


def _encoded(image: QImage, kind: str) -> bytes:
    tries = [("png", -1)] if kind == "png" else []
    tries += [] if image.hasAlphaChannel() else [("jpg", quality) for quality in _QUALITIES]
    for form, quality in tries:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QImageWriter(buffer, QByteArray(form.encode()))
        writer.setQuality(quality)
        if writer.write(image) and buffer.size() <= PICTURE_MOST_BYTES:
            return bytes(buffer.data().data())
    if min(image.width(), image.height()) > 1:
        return _encoded(image.scaled(image.size() / 2, Qt.AspectRatioMode.KeepAspectRatio), kind)
    raise Problem("The picture cannot be written anew. It was not taken. Choose another one.")
