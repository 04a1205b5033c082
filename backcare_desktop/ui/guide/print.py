"""Pages of the guide on paper: whole, with all that is folded on the screen, and with the poses drawn in ink."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QSizeF, QUrl
from PySide6.QtGui import QColor, QImage, QPainter, QTextDocument

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ui import theme
from backcare_desktop.ui.blocks import Book
from backcare_desktop.ui.guide import pages as guide_pages
from backcare_desktop.ui.guide.together import keep_together
from backcare_desktop.ui.page_style import style
from backcare_desktop.ui.page_view import icon_image
from backcare_desktop.ui.paper import INK
from backcare_desktop.ui.poses import Poses

PICTURE_RATIO: Final = 3.0
"""So many dots for each pixel in the drawn poses: 288 to the inch."""
LEAST_RATIO: Final = 2.0
"""Large text has large poses, which need fewer."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """Which pages, written from which book: a job for the paper. ``title``: what the whole is called."""

    book: Book
    items: Sequence[str]
    title: str
    poses: Poses
    maker: str = "BackCare guide"
    drawn: dict[str, QImage] = field(default_factory=dict)
    """The pictures so far: a move stands on its own page and in the sets that have it."""

    @property
    def names(self) -> Sequence[str]:
        """The titles of the pages."""
        return [self.book.title(item) for item in self.items]

    @property
    def foot(self) -> str:
        """What the guide is not, its age, and who reviewed it."""
        texts = self.book.guidance.texts
        return f"{texts.disclaimers.guide}\nLast checked: {texts.checked}. {texts.reviewed}"

    def page(self, number: int, size: QSizeF) -> QTextDocument:
        """That page, laid out on sheets of that size."""
        book = replace(self.book, is_printed=True, is_narrow=False, playing="")
        return _Page(book, self.items[number], partial(self._picture, size.width()), size)

    def _picture(self, room_px: float, url: QUrl) -> QImage | None:
        key = url.toString()
        if key not in self.drawn:
            picture = self._draw(url.scheme(), url.path())
            if picture is None:
                return None
            self.drawn[key] = _within(room_px, picture)
        return self.drawn[key]

    def _draw(self, scheme: str, name: str) -> QImage | None:
        ratio = max(LEAST_RATIO, PICTURE_RATIO / theme.text_scale())
        match scheme:
            case "icon":
                return icon_image(name.partition("-")[0], INK.text, ratio)
            case "pose":
                return _in_grey(self.poses.beside(name, INK, ratio))
            case "strip":
                return _in_grey(self.poses.strip(name, INK, ratio))
        return None


class _Page(QTextDocument):
    """One page of the guide, laid out for paper."""

    def __init__(self, book: Book, item_id: str, picture: Callable[[QUrl], QImage | None], size: QSizeF) -> None:
        super().__init__()
        self._picture = picture
        self.setUseDesignMetrics(True)
        self.setDocumentMargin(0)
        self.setDefaultFont(theme.font(theme.SIZE_BODY))
        self.setDefaultStyleSheet(style(INK, is_printed=True))
        self.setIndentWidth(theme.scaled(theme.SPACE_24))
        self.setHtml(guide_pages.page(book, item_id))
        self.setPageSize(size)
        keep_together(self)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Draw icons and poses in ink; nothing is ever read from disk or net."""
        url = QUrl(name)
        picture = self._picture(url)
        if picture is not None:
            self.addResource(kind, url, picture)  # else it is drawn anew each time the page is laid out
        return picture


def _within(room_px: float, picture: QImage) -> QImage:
    """Smaller where it is wider than the paper, as with large text."""
    if picture.width() > room_px * picture.devicePixelRatio():
        picture.setDevicePixelRatio(picture.width() / room_px)
    return picture


def _in_grey(picture: QImage) -> QImage:
    """On white, in shades of grey: a quarter of the size."""
    sheet = QImage(picture.size(), QImage.Format.Format_RGB32)
    sheet.setDevicePixelRatio(picture.devicePixelRatio())
    sheet.fill(QColor(INK.ground))
    painter = QPainter(sheet)
    painter.drawImage(0, 0, picture)
    painter.end()
    return sheet.convertToFormat(QImage.Format.Format_Grayscale8)
