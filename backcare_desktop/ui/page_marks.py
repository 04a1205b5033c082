"""The marks in a page that stand for cards and pills: found, and taken out before the view paints round shapes."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ui import theme
from backcare_desktop.ui.page_style import CARDS, CHIPS, mark
from backcare_desktop.ui.theme import Tokens


@dataclass(frozen=True, slots=True)
class Pill:
    """A run of text with a round outline: where it stands in the document."""

    start: int
    end: int
    colour: str


@dataclass(frozen=True, slots=True)
class Box:
    """A table drawn as a card."""

    table: QTextTable
    look: str


def _named(brush: QBrush, first: int, names: tuple[str, ...]) -> str:
    if brush.style() is Qt.BrushStyle.NoBrush:
        return ""
    colour = brush.color().name()
    return next((name for number, name in enumerate(names) if colour == mark(first + number)), "")


def _tables(document: QTextDocument) -> Iterator[QTextTable]:
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            yield frame


def _take_box(table: QTextTable) -> Box | None:
    form = table.format().toTableFormat()
    look = _named(form.background(), 0, CARDS)
    if not look:
        return None
    form.clearBackground()
    form.setBorder(0)
    form.setTopMargin(theme.SPACE_12)
    form.setBottomMargin(theme.SPACE_12)
    table.setFormat(form)
    return Box(table, look)


def take_boxes(document: QTextDocument) -> list[Box]:
    """Take the marks of the cards out, and say where they are."""
    return [box for table in _tables(document) if (box := _take_box(table)) is not None]


def take_pills(document: QTextDocument) -> list[Pill]:
    """Take the marks of the pills out, and say where they are."""
    found: list[Pill] = []
    block = document.begin()
    while block.isValid():
        walker = block.begin()
        while not walker.atEnd():
            run = walker.fragment()
            colour = _named(run.charFormat().background(), 100, CHIPS)
            if colour:
                found.append(Pill(run.position(), run.position() + run.length(), colour))
            walker += 1
        block = block.next()
    for pill in found:
        cursor = QTextCursor(document)
        cursor.setPosition(pill.start)
        cursor.setPosition(pill.end, QTextCursor.MoveMode.KeepAnchor)
        plain = QTextCharFormat()
        plain.setBackground(QBrush(Qt.BrushStyle.NoBrush))
        cursor.mergeCharFormat(plain)
    return found


def size_headings(document: QTextDocument) -> None:
    """Write headings in the sizes of the style sheet; Qt gives them sizes of its own by their level."""
    sizes = {1: theme.SIZE_TITLE, 2: theme.SIZE_HEADING}
    block = document.begin()
    while block.isValid():
        size_px = sizes.get(block.blockFormat().headingLevel())
        if size_px is not None:
            _write(block, theme.scaled(size_px))
        block = block.next()


def _write(block: QTextBlock, size_px: int) -> None:
    runs: list[tuple[int, int, QTextCharFormat]] = []
    walker = block.begin()
    while not walker.atEnd():
        run = walker.fragment()
        runs.append((run.position(), run.position() + run.length(), run.charFormat()))
        walker += 1
    for start, end, form in runs:
        form.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)
        form.setProperty(QTextFormat.Property.FontPixelSize.value, size_px)
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(form)


def card_colours(tokens: Tokens, look: str) -> tuple[QColor, QColor]:
    """Ground and edge of a card."""
    if look == "card":
        return QColor(tokens.surface), QColor(tokens.line)
    return QColor(tokens.surface), QColor(getattr(tokens, look))
