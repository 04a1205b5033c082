"""Puts pages on paper or into a PDF, sheet by sheet: readable without colour, with what must stand on every sheet."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Sequence
from math import ceil
from typing import Final, Protocol

from PySide6.QtCore import QIODevice, QLocale, QMarginsF, QRectF, QSaveFile, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
)

from backcare_desktop.ui import theme
from backcare_desktop.ui.tones import PAPER

PX_PER_INCH: Final = 96.0
"""What is laid out in pixels has the size that it has on an ordinary screen."""
MARGIN_MM: Final = 18.0
_HAIR_PX: Final = 0.5
_PLACE: Final = "Page 888 of 888  "
_WRAPPED: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
LETTER_TERRITORIES: Final = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "DO", "GT", "HN", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)
"""Where paper is sold in US sizes; A4 everywhere else."""
INK: Final = PAPER


class Job(Protocol):
    """What is to be printed: pages, each of which begins a new sheet."""

    @property
    def title(self) -> str:
        """What the whole is called."""

    @property
    def names(self) -> Sequence[str]:
        """What stands above each page."""

    @property
    def maker(self) -> str:
        """What stands above all of them, at the other side: "BackCare guide"."""

    @property
    def foot(self) -> str:
        """What stands below all of them."""

    def page(self, number: int, size: QSizeF) -> QTextDocument:
        """That page, laid out on sheets of that size."""


def _go_on() -> None:
    """There is no printer to be told."""


def print_on(device: QPagedPaintDevice, job: Job, give_up: Callable[[], object] = _go_on) -> Generator[str, None, int]:
    """Print the job a part at each ``next``, which says how far it is; returns the number of sheets, 0: none taken.

    Closed before its end, it calls ``give_up`` before the device is let go.
    """
    painter = QPainter()
    if not painter.begin(device):
        return 0
    try:
        return (yield from _sheets(device, job, painter))
    except GeneratorExit:
        give_up()
        raise
    finally:
        if painter.isActive():
            painter.end()


def _sheets(device: QPagedPaintDevice, job: Job, painter: QPainter) -> Generator[str, None, int]:
    scale = device.logicalDpiX() / PX_PER_INCH
    painter.scale(scale, scale)
    room = QRectF(0, 0, device.width() / scale, device.height() / scale)
    painter.setFont(theme.font(theme.SIZE_SMALL))
    foot_px = _foot_px(painter, room.width(), job.foot)
    body = room.adjusted(0, _line_px() * 2, 0, -foot_px - _line_px() * 0.5)
    pages: list[QTextDocument] = []
    for number in range(len(job.names)):
        yield f"Getting page {number + 1} of {len(job.names)} ready…"
        pages.append(job.page(number, body.size()))
    total = sum(map(sheet_count, pages))
    count = 0
    for name in job.names:
        page = pages.pop(0)  # its pictures are given back with it
        for sheet in range(sheet_count(page)):
            if count and not device.newPage():
                return 0
            count += 1
            yield f"Sheet {count} of {total}…"
            paint_body(painter, page, body, sheet)
            _paint_edges(painter, room, job, (name, f"Page {count} of {total}"))
    return total if painter.end() else 0


def sheet_count(page: QTextDocument) -> int:
    """On how many sheets something stands: Qt counts one more for a margin that does not fit below the last words."""
    counted = page.pageCount()  # lays all of it out
    layout, block, end_px = page.documentLayout(), page.begin(), 0.0
    while block.isValid():
        if block.text():
            lines, top_px = block.layout(), layout.blockBoundingRect(block).top()
            for line in map(lines.lineAt, range(lines.lineCount())):
                end_px = max(end_px, top_px + line.y() + line.height())
        block = block.next()
    return max(1, min(counted, ceil((end_px - _HAIR_PX) / page.pageSize().height())))


def save_pdf(path: str, job: Job) -> Generator[str, None, str]:
    """Write the job into a PDF, a part at each ``next``; returns what went wrong, or nothing.

    A file that was there stays whole until all is written.
    """
    file = QSaveFile(path)
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return file.errorString()
    writer = QPdfWriter(file)
    set_up(writer, job.title)
    try:
        written = yield from print_on(writer, job, file.cancelWriting)
    finally:
        del writer  # before the file that it writes into
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


def _paint_edges(painter: QPainter, room: QRectF, job: Job, words: tuple[str, str]) -> None:
    """The name of the page and who made it above; below, what it is not, and which sheet this is."""
    name, place = words
    painter.setFont(theme.font(theme.SIZE_SMALL))
    painter.setPen(QColor(INK.second))
    line = _line_px()
    top = QRectF(room.left(), room.top(), room.width(), line)
    shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, round(room.width() * 0.7))
    painter.drawText(top, Qt.AlignmentFlag.AlignLeft, shown)
    painter.drawText(top, Qt.AlignmentFlag.AlignRight, job.maker)
    foot_px = _foot_px(painter, room.width(), job.foot)
    below = QRectF(room.left(), room.bottom() - foot_px, room.width(), foot_px)
    painter.drawLine(below.topLeft(), below.topRight())
    beside = painter.fontMetrics().horizontalAdvance(_PLACE)
    painter.drawText(below.adjusted(0, line * 0.3, -beside, 0), _WRAPPED, job.foot)
    painter.drawText(below.adjusted(0, line * 0.3, 0, 0), Qt.AlignmentFlag.AlignRight, place)


def _foot_px(painter: QPainter, width_px: float, words: str) -> float:
    """As high as its words are beside the number of the sheet, whatever the size of text."""
    room = QRectF(0, 0, width_px - painter.fontMetrics().horizontalAdvance(_PLACE), 10_000)
    return painter.boundingRect(room, _WRAPPED, words).height() + _line_px() * 0.3


def _line_px() -> float:
    return theme.scaled(theme.SIZE_SMALL) * 1.35
