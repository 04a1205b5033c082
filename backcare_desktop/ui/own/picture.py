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
PLAIN_MOST_DOTS: Final = 60_000_000
"""A PNG is decoded whole; Qt decodes no more than 256 MB."""
_FORMATS: Final = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}
_END: Final = 0xD9
_FILL: Final = 0xFF
_ALONE: Final = frozenset({0x00, 0x01, _FILL, *range(0xD0, 0xD9)})
"""Signs of a JPEG without a length: a dot of 255, what begins anew, what fills."""
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
    if kind == "jpg" and max(size.width(), size.height()) > KEPT_PX:
        reader.setScaledSize(_shrunk(size))  # never larger in memory than it is kept
    elif size.width() * size.height() > PLAIN_MOST_DOTS:
        raise Problem(
            f"The picture is {size.width()} × {size.height()} dots, too many for a PNG. It was not taken. "
            "Save it as JPEG, or choose a smaller one."
        )
    image = reader.read()
    if size.isEmpty() or image.isNull() or (kind == "jpg" and not _has_end(content)):
        raise Problem("The picture cannot be read; it may be damaged. It was not taken. Choose another one.")
    return _encoded(_bare(image), kind)


def _shrunk(size: QSize) -> QSize:
    """So large it is kept: at least one dot wide and high."""
    return size.scaled(KEPT_PX, KEPT_PX, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def _has_end(content: bytes) -> bool:
    """Whether a JPEG is there to its end; Qt shows grey for what is missing.

    Its parts are walked through one by one, as a small picture inside has an end of its own.
    """
    at = content.find(b"\xff", 2)
    while 0 <= at < len(content) - 1:
        sign = content[at + 1]
        if sign == _END:
            return True
        length = 0 if sign in _ALONE else int.from_bytes(content[at + 2 : at + 4])
        at = content.find(b"\xff", at + (1 if sign == _FILL else 2 + length))
    return False


def _bare(image: QImage) -> QImage:
    """The colours alone, small enough, in the colour space of screens; no texts, no profiles, no palettes."""
    image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    if max(image.width(), image.height()) > KEPT_PX:
        image = image.scaled(_shrunk(image.size()), mode=Qt.TransformationMode.SmoothTransformation)
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
