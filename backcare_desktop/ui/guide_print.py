"""Puts pages of the guide on paper or into a PDF: readable without colour, with what must stand on every sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QIODevice, QLocale, QMarginsF, QRectF, QSaveFile, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ui import guide_pages, theme
from backcare_desktop.ui.guide_blocks import Book
from backcare_desktop.ui.page_style import style
from backcare_desktop.ui.page_view import icon_image
from backcare_desktop.ui.poses import Poses
from backcare_desktop.ui.theme import LIGHT

PX_PER_INCH: Final = 96.0
"""What is laid out in pixels has the size that it has on an ordinary screen."""
MARGIN_MM: Final = 18.0
PICTURE_RATIO: Final = 3.0
"""So many dots for each pixel in the drawn poses: 288 to the inch."""
LETTER_TERRITORIES: Final = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "DO", "GT", "HN", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)
"""Where paper is sold in US sizes; A4 everywhere else."""
INK: Final = replace(
    LIGHT,
    ground="#FFFFFF",
    surface="#FFFFFF",
    text="#000000",
    second="#333333",
    accent="#000000",
    warm="#000000",
    cool="#000000",
    now="#000000",
    today="#000000",
    soon="#000000",
    line="#999999",
    edge="#666666",
)


@dataclass(frozen=True, slots=True)
class Sheets:
    """Which pages, written from which book. ``title``: what the whole is called."""

    book: Book
    items: Sequence[str]
    title: str
    poses: Poses


class _Page(QTextDocument):
    """One page of the guide, laid out for paper."""

    def __init__(self, job: Sheets, item_id: str, size: QSizeF) -> None:
        super().__init__()
        self._poses = job.poses
        self.setUseDesignMetrics(True)
        self.setDocumentMargin(0)
        self.setDefaultFont(theme.font(theme.SIZE_BODY))
        self.setDefaultStyleSheet(style(INK, is_printed=True))
        self.setIndentWidth(theme.scaled(theme.SPACE_24))
        self.setHtml(guide_pages.page(job.book, item_id))
        self.setPageSize(size)
        self._keep_headings()

    def _keep_headings(self) -> None:
        """No heading stands alone at the foot of a sheet: it goes to the next one with what it heads."""
        block = self.begin()
        while block.isValid():
            following = block.next()
            if block.blockFormat().headingLevel() and following.isValid() and not self._is_together(block, following):
                form = block.blockFormat()
                form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(block).setBlockFormat(form)
            block = following

    def _is_together(self, one: QTextBlock, other: QTextBlock) -> bool:
        """Whether both stand on one sheet, the second with its first lines at least."""
        layout, height = self.documentLayout(), self.pageSize().height()
        top, below = layout.blockBoundingRect(one).top(), layout.blockBoundingRect(other)
        return int(top // height) == int((below.top() + min(below.height(), height / 3)) // height)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Draw icons and poses in ink; nothing is ever read from disk or net."""
        url = QUrl(name)
        picture = self._draw(url.scheme(), url.path())
        if picture is not None:
            self.addResource(kind, url, picture)  # else it is drawn anew each time the page is laid out
        return picture

    def _draw(self, scheme: str, name: str) -> QImage | None:
        match scheme:
            case "icon":
                return icon_image(name.partition("-")[0], INK.text, PICTURE_RATIO)
            case "pose":
                return _in_grey(self._poses.beside(name, INK, PICTURE_RATIO))
            case "strip":
                return _in_grey(self._poses.strip(name, INK, PICTURE_RATIO))
        return None


def laid_out(job: Sheets, item_id: str, size: QSizeF) -> QTextDocument:
    """One page of the guide on sheets of that size."""
    return _Page(replace(job, book=replace(job.book, is_printed=True, is_narrow=False, playing="")), item_id, size)


def print_on(device: QPagedPaintDevice, job: Sheets) -> int:
    """Print the job; the number of sheets, 0 when the device takes none. Each page of the guide begins a new sheet."""
    painter = QPainter()
    if not painter.begin(device):
        return 0
    scale = device.logicalDpiX() / PX_PER_INCH
    painter.scale(scale, scale)
    room = QRectF(0, 0, device.width() / scale, device.height() / scale)
    head, foot = _line_px() * 2, _line_px() * 3.5
    body = room.adjusted(0, head, 0, -foot)
    pages = [laid_out(job, item, body.size()) for item in job.items]
    total = sum(page.pageCount() for page in pages)
    number = 0
    for item, page in zip(job.items, pages, strict=True):
        for sheet in range(page.pageCount()):
            if number and not device.newPage():
                painter.end()
                return 0
            number += 1
            paint_body(painter, page, body, sheet)
            _paint_edges(painter, room, job.book, (job.book.title(item), f"Page {number} of {total}"))
    return total if painter.end() else 0


def save_pdf(path: str, job: Sheets) -> str:
    """Write the job into a PDF; what went wrong, or nothing. A file that was there stays whole until all is written."""
    file = QSaveFile(path)
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return file.errorString()
    writer = QPdfWriter(file)
    set_up(writer, job.title)
    written = print_on(writer, job)
    del writer
    if not written or not file.commit():
        return file.errorString()
    return ""


def set_up(device: QPagedPaintDevice, title: str, locale: QLocale | None = None) -> None:
    """The paper of the person's country, even margins, and a name for the whole."""
    layout = QPageLayout(
        QPageSize(paper(locale or QLocale.system())),
        QPageLayout.Orientation.Portrait,
        QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM),
        QPageLayout.Unit.Millimeter,
    )
    device.setPageLayout(layout)
    if isinstance(device, QPdfWriter):
        device.setTitle(title)
        device.setCreator("BackCare")


def paper(locale: QLocale) -> QPageSize.PageSizeId:
    """The paper that is usual where this locale is."""
    _, _, territory = locale.name().partition("_")
    return QPageSize.PageSizeId.Letter if territory in LETTER_TERRITORIES else QPageSize.PageSizeId.A4


def file_name(title: str) -> str:
    """A name for the file that every system takes: "BackCare - Neck turn.pdf"."""
    plain = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", title)
    return f"BackCare - {' '.join(plain.split())[:80].rstrip('. ')}.pdf"


def _in_grey(picture: QImage) -> QImage:
    """On white, in shades of grey: a quarter of the size."""
    sheet = QImage(picture.size(), QImage.Format.Format_RGB32)
    sheet.setDevicePixelRatio(picture.devicePixelRatio())
    sheet.fill(QColor(INK.ground))
    painter = QPainter(sheet)
    painter.drawImage(0, 0, picture)
    painter.end()
    return sheet.convertToFormat(QImage.Format.Format_Grayscale8)


def paint_body(painter: QPainter, page: QTextDocument, body: QRectF, sheet: int) -> None:
    """Paint that sheet of a page into its place."""
    painter.save()
    painter.translate(body.left(), body.top() - sheet * body.height())
    shown = QRectF(0, sheet * body.height(), body.width(), body.height())
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = shown
    context.palette.setColor(QPalette.ColorRole.Text, QColor(INK.text))  # else a dark theme prints light letters
    painter.setClipRect(shown)
    page.documentLayout().draw(painter, context)
    painter.restore()


def _paint_edges(painter: QPainter, room: QRectF, book: Book, words: tuple[str, str]) -> None:
    """The title above; below, what the guide is not, its age, who reviewed it, and which sheet this is."""
    title, place = words
    texts = book.guidance.texts
    painter.setFont(theme.font(theme.SIZE_SMALL))
    painter.setPen(QColor(INK.second))
    line = _line_px()
    top = QRectF(room.left(), room.top(), room.width(), line)
    shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, round(room.width() * 0.7))
    painter.drawText(top, Qt.AlignmentFlag.AlignLeft, shown)
    painter.drawText(top, Qt.AlignmentFlag.AlignRight, "BackCare guide")
    below = QRectF(room.left(), room.bottom() - 3 * line, room.width(), 3 * line)
    painter.drawLine(below.topLeft(), below.topRight())
    said = f"{texts.disclaimers.guide}\nLast checked: {texts.checked}. {texts.reviewed}"
    beside = painter.fontMetrics().horizontalAdvance(f"{place}  ")
    wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.drawText(below.adjusted(0, line * 0.3, -beside, 0), wrapped, said)
    painter.drawText(below.adjusted(0, line * 0.3, 0, 0), Qt.AlignmentFlag.AlignRight, place)


def _line_px() -> float:
    return theme.scaled(theme.SIZE_SMALL) * 1.35
