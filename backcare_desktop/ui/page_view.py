"""Shows a page of the guide: text that can be selected and read aloud, with round cards, pills and drawn icons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextLine,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from backcare_desktop.ui import glyphs, theme
from backcare_desktop.ui.page_marks import Box, Pill, card_colours, size_headings, take_boxes, take_pills
from backcare_desktop.ui.page_place import Place
from backcare_desktop.ui.page_style import style
from backcare_desktop.ui.viewport import know_viewport

if TYPE_CHECKING:
    from backcare_desktop.ui.poses import Poses

COLUMN_PX: Final = 620
BAR_PX: Final = 3
"""The bar at the side where reading begins, while the page has the keyboard."""


class PageView(QTextBrowser):
    """One page. ``follow`` is called with the target of a link; what opens is the window's affair.

    ``poses``: draws the key poses that a page asks for.
    """

    def __init__(self, follow: Callable[[str], None], poses: Poses | None = None) -> None:
        super().__init__()
        know_viewport(self)
        self._poses = poses
        self._place = Place(self)
        self._inset_px = theme.SPACE_24
        self._html = ""
        self._boxes: list[Box] = []
        self._pills: list[Pill] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("look", "page")
        self.setAccessibleName("Page")
        option = self.document().defaultTextOption()
        option.setTextDirection(self.layoutDirection())
        self.document().setDefaultTextOption(option)
        self.anchorClicked.connect(lambda url: follow(url.toString()))
        self.restyle()

    def show_page(self, html: str, anchor: str = "") -> None:
        """Show this page from its top, or from the anchor."""
        self._html = html
        self._place.forget()
        self._lay_out()
        if anchor:
            self.scrollToAnchor(anchor)

    def change_page(self, html: str) -> None:
        """Show this page in place of the one on screen, without moving it: a part was folded or unfolded."""
        self._html = html
        self._lay_out()

    def restyle(self) -> None:
        """Take over the theme's colours and type."""
        plain = "border: none; border-radius: 0; padding: 0;"
        with self._place.kept():
            self.setStyleSheet(
                f"QTextEdit {{ background: {theme.current().ground}; {plain} }} QTextEdit:focus {{ {plain} }}"
            )
            self.document().setDefaultFont(theme.font(theme.SIZE_BODY))
            self.document().setDefaultStyleSheet(style(theme.current()))
            self.document().setIndentWidth(theme.scaled(theme.SPACE_24))
            self._lay_out()

    def indent(self, *, is_wanted: bool) -> None:
        """Begin the words at the edge, where nothing stands beside them; there is no bar then, and no focus."""
        self._inset_px = theme.SPACE_24 if is_wanted else 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_wanted else Qt.FocusPolicy.NoFocus)
        self._lay_out()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Draw the icon that a page asks for; nothing is ever read from disk or net."""
        url = QUrl(name)
        if kind == QTextDocument.ResourceType.ImageResource.value and url.scheme() == "icon":
            shape, _, colour = url.path().partition("-")
            return icon_image(shape, getattr(theme.current(), colour or "text"), self.devicePixelRatioF())
        if url.scheme() == "own" and self._poses is not None:
            return self._poses.own(url.path(), self.devicePixelRatioF())
        if url.scheme() == "pose" and self._poses is not None:
            return self._poses.beside(url.path(), theme.current(), self.devicePixelRatioF())
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint cards and pills, then the text over them."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            bar = QRectF(0, 0, BAR_PX, self.viewport().height())
            painter.fillRect(theme.seen(self.viewport(), bar), QColor(theme.current().accent))
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for box in self._boxes:
            fill, edge = card_colours(theme.current(), box.look)
            painter.setPen(QPen(edge, 1))
            painter.setBrush(fill)
            painter.drawRoundedRect(self._card_rect(box.table), theme.RADIUS_CARD, theme.RADIUS_CARD)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pill in self._pills:
            painter.setPen(QPen(QColor(getattr(theme.current(), pill.colour)), 1.25))
            for rect in self._lines(pill):
                painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        link = self._focused_link()
        for rect in self._lines(link) if link is not None else ():
            painter.setPen(QPen(QColor(theme.current().accent), 2))
            painter.drawRoundedRect(rect.adjusted(-4, -3, 4, 3), theme.SPACE_4, theme.SPACE_4)
        painter.end()
        super().paintEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - named by Qt
        """Paint the frame around the link that the keyboard comes to, and no longer around the one it leaves."""
        self.viewport().update()
        return super().focusNextPrevChild(next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        self.viewport().update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard is elsewhere: no link has a frame."""
        self.viewport().update()
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Type of another size moves nothing away."""
        with self._place.kept():
            super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column of text at a width that reads well."""
        with self._place.kept():
            super().resizeEvent(event)
            self._set_margins()

    def _focused_link(self) -> Pill | None:
        """The link that the keyboard is on; Qt's own dots around it are hard to see."""
        cursor = self.textCursor()
        if not self.hasFocus() or not cursor.hasSelection() or not cursor.charFormat().isAnchor():
            return None
        return Pill(cursor.selectionStart(), cursor.selectionEnd(), "accent")

    def _lay_out(self) -> None:
        document = self.document()
        with self._place.kept():
            document.setDocumentMargin(self._inset_px)
            self.setHtml(self._html)
            edit = QTextCursor(document)
            edit.beginEditBlock()  # else the whole page is laid out again for every pill
            self._boxes = take_boxes(document)
            self._pills = take_pills(document)
            size_headings(document)
            edit.endEditBlock()
            self._set_margins()

    def _set_margins(self) -> None:
        """Leave room at the right, so that lines stay short on a wide window."""
        wanted = theme.scaled(COLUMN_PX) + 2 * self._inset_px
        spare = max(0, self.viewport().width() - wanted)
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        if form.rightMargin() != self._inset_px + spare:
            form.setRightMargin(self._inset_px + spare)
            frame.setFrameFormat(form)

    def _card_rect(self, table: QTextTable) -> QRectF:
        """The outline of a table of one cell.

        WORKAROUND: with padding in its cell, Qt tells the place of such a table shifted by padding and margin (6.11).
        """
        rect = self.document().documentLayout().frameBoundingRect(table)
        if rect.left() > self.document().documentMargin():
            form = table.cellAt(0, 0).format().toTableCellFormat()
            rect.translate(-form.leftPadding(), -form.topPadding())
            rect.setHeight(rect.height() - 2 * table.format().toTableFormat().topMargin())
        return rect.adjusted(0.5, 0.5, -0.5, -0.5)

    def _lines(self, pill: Pill) -> Iterator[QRectF]:
        """The rectangles of a run of text, one for each line it stands on.

        Blanks at its ends do not count but as room: in text read from the right they may stand at the far end.
        """
        block = self.document().findBlock(pill.start)
        layout = block.layout()
        origin = self.document().documentLayout().blockBoundingRect(block).topLeft()
        start, end = pill.start - block.position(), pill.end - block.position()
        text = block.text()
        run = text[start:end]
        blank = run[: len(run) - len(run.lstrip())]
        around_px = QFontMetricsF(theme.font(theme.SIZE_SMALL)).horizontalAdvance(blank)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            box = _box_of(line, text, first, last)
            if not box.isNull():
                left, right = box.left() - around_px, box.right() + around_px
                middle = line.y() + line.ascent() - line.ascent() * 0.36
                half = theme.scaled(theme.SIZE_SMALL) * 0.82
                yield QRectF(origin + QPointF(left, middle - half), origin + QPointF(right, middle + half))


def _box_of(line: QTextLine, text: str, first: int, last: int) -> QRectF:
    """Where these words of a line stand, without the blanks at their ends; null where there are none."""
    words = text[first:last]
    first += len(words) - len(words.lstrip())
    box = QRectF()
    for run in line.glyphRuns(first, len(words.strip())):
        box |= run.boundingRect()
    return box


def icon_image(name: str, colour: str, ratio: float) -> QImage:
    """An icon of the text's size."""
    size = theme.scaled(22)
    image = QImage(round(size * ratio), round(size * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    glyphs.paint(painter, name, QRectF(0, 0, size, size), QColor(colour))
    painter.end()
    return image
