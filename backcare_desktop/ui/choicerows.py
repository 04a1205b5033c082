"""The rows of a list to choose from: what they hold, and how they are painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from backcare_desktop.core.commands import Page
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ui import glyphs, signs, theme

ROW = Qt.ItemDataRole.UserRole
"""Where an item keeps its row."""
Index = QModelIndex | QPersistentModelIndex
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_HIGH = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line. No ``id``: a heading. ``chip``: a word in a pill, in a token's colour. ``icon``: before the title."""

    title: str
    id: str = ""
    detail: str = ""
    chip: str = ""
    chip_colour: str = "second"
    icon: str = ""


class RowPainter(QStyledItemDelegate):
    """Paints one row; the chosen one has a bar at its left, so that colour is not all that tells it."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the wrapped title and its detail."""
        row: Row = index.data(ROW)
        width = self._view.viewport().width()
        room = width - 2 * theme.SPACE_16 - _before_px(row)
        height = sum(_height(font, text, room) for font, text in _texts(row))
        if row.chip:
            height += QFontMetrics(theme.font(theme.SIZE_SMALL)).height() + theme.SPACE_8
        return QSize(width, height + (theme.SPACE_16 if row.id else theme.SPACE_24))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, title, detail and pill."""
        row: Row = index.data(ROW)
        tokens = theme.of(self._view)
        state = option.state
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.id:
            self._paint_ground(painter, box, state)
        area = box.adjusted(theme.SPACE_16, theme.SPACE_8 if row.id else theme.SPACE_16, -theme.SPACE_16, 0)
        is_mirrored = self._view.isRightToLeft()
        if row.icon:
            side = _before_px(row) - theme.SPACE_12
            left = area.right() + 1 - side if is_mirrored else area.left()
            ink = tokens.now if row.icon == signs.PAGES[Page.HELP] else tokens.accent
            glyphs.paint(painter, row.icon, QRectF(left, area.top(), side, side), QColor(ink))
            area.adjust(*((0, 0, -_before_px(row), 0) if is_mirrored else (_before_px(row), 0, 0, 0)))
        for number, (font, text) in enumerate(_texts(row)):
            painter.setFont(font)
            painter.setPen(QColor(tokens.second if number or not row.id else tokens.text))
            height = _height(font, text, area.width())
            painter.drawText(area.adjusted(0, 0, 0, _HIGH), _WRAP, text)
            area.setTop(area.top() + height)
        if row.chip:
            _paint_chip(painter, area, row.chip, QColor(getattr(tokens, row.chip_colour)))
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        tokens = theme.of(self._view)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_under = bool(state & QStyle.StateFlag.State_MouseOver)
        has_focus = is_chosen and self._view.hasFocus()
        inner = QRectF(box).adjusted(5, 1.5, -5, -1.5)
        if is_chosen or is_under:
            painter.setPen(QPen(QColor(tokens.accent), tokens.focus_px) if has_focus else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.surface) if is_chosen else QColor(tokens.line))
            painter.drawRoundedRect(inner, theme.RADIUS_CONTROL, theme.RADIUS_CONTROL)
        if is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            left = inner.right() - 3.5 if self._view.isRightToLeft() else inner.left()
            painter.drawRoundedRect(QRectF(left, inner.top() + 7, 3.5, inner.height() - 14), 1.75, 1.75)


def _before_px(row: Row) -> int:
    """The room of the icon and of the gap behind it."""
    return theme.scaled(theme.SIZE_HEADING) + theme.SPACE_12 if row.icon else 0


def _texts(row: Row) -> list[tuple[QFont, str]]:
    if not row.id:
        return [(theme.font(theme.SIZE_SMALL, QFont.Weight.DemiBold), row.title)]
    lines = [(theme.font(theme.SIZE_BODY), row.title)]
    return [*lines, (theme.font(theme.SIZE_SMALL), row.detail)] if row.detail else lines


def _height(font: QFont, text: str, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(width, 40), _HIGH), _WRAP, text).height()


def _paint_chip(painter: QPainter, area: QRect, text: str, colour: QColor) -> None:
    font = theme.font(theme.SIZE_SMALL)
    metrics = QFontMetrics(font)
    width, height = metrics.horizontalAdvance(text) + 2 * theme.SPACE_8, metrics.height() + 2
    pill = QRectF(area.left() + 0.5, area.top() + theme.SPACE_4, width, height)
    painter.setFont(font)
    painter.setPen(QPen(colour, 1.25))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
