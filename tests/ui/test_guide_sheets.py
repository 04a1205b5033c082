"""What stands together on one sheet of paper: nothing short is torn, and nothing is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter, QTextBlock, QTextDocument
from PySide6.QtWidgets import QApplication

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core.evidence import by_id
from backcare_desktop.ui import paper, theme
from backcare_desktop.ui.blocks import Reader
from backcare_desktop.ui.guide.tools import Job
from backcare_desktop.ui.guide.window import Guide
from tests.ui.kept import kept

LIBRARY = Library(assets.root())


@pytest.fixture
def guide() -> Iterator[Guide]:
    with kept(Guide(lambda _verb: None, LIBRARY, Reader(by_id(LIBRARY.countries, "UK"), "GB", tuple))) as window:
        yield window


def test_the_last_words_are_not_torn_between_two_sheets(guide: Guide) -> None:
    guide.show_item("info.lifting")
    for high_px in range(500, 542, 7):
        page = guide.deeds.sheets(Job.PAGE).page(0, QSizeF(420, high_px))
        lines = page.lastBlock().layout()
        assert page.lastBlock().text().startswith("Most studies looked at")
        tops = [lines.position().y() + lines.lineAt(each).y() for each in range(lines.lineCount())]
        assert len(tops) > 1
        assert len({top // high_px for top in tops}) == 1, high_px


def sheet_of(page: QTextDocument, block: QTextBlock, *, end: bool = False) -> int:
    lines, top = block.layout(), page.documentLayout().blockBoundingRect(block).top()
    line = lines.lineAt(lines.lineCount() - 1 if end else 0)
    return int((top + line.y() + 1) // page.pageSize().height())


def blocks(page: QTextDocument) -> Iterator[QTextBlock]:
    block = page.begin()
    while block.isValid():
        yield block
        block = block.next()


@pytest.mark.parametrize("high_px", [700, 790, 880, 890.2])
def test_a_sign_that_needs_help_is_never_torn_from_what_to_do(guide: Guide, high_px: float) -> None:
    guide.show_item("page.red-flags")
    page = guide.deeds.sheets(Job.PAGE).page(0, QSizeF(657.1, high_px))
    signs = {flag.title: flag for flag in LIBRARY.red_flags}
    found = [block for block in blocks(page) if block.text().partition("\u2028")[0] in signs]
    assert len(found) == 25
    for sign in found:
        assert sheet_of(page, sign) == sheet_of(page, sign.next(), end=True), sign.text()
    for word, head in (("TODAY", "Get medical advice today"), ("SOON", "Book a visit in days")):
        [block] = [each for each in blocks(page) if each.text().endswith(word)]
        assert block.next().text() == head
        assert sheet_of(page, block) == sheet_of(page, block.next().next(), end=True)


SHEETS_PX = {
    1.0: [(657.1, 890.2), (680.3, 824.0)],
    1.5: [(657.1, 816.0), (680.3, 749.0)],
    2.0: [(657.1, 703.0), (680.3, 636.0)],
}
"""What a sheet of A4 and of Letter has room for between its edges."""


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_move_stays_whole_with_its_caution(guide: Guide, qapp: QApplication, scale: float) -> None:
    theme.apply(qapp, "light", scale)
    torn = []
    for each in LIBRARY.guidance.sets:
        guide.show_item(each.id)
        for size in SHEETS_PX[scale]:
            page = guide.deeds.sheets(Job.PAGE).page(0, QSizeF(*size))
            for caution in (block for block in blocks(page) if block.text().startswith("Careful ")):
                before = list(blocks(page))[: caution.blockNumber()]
                head = next(block for block in reversed(before) if block.blockFormat().headingLevel())
                step = next(block for block in before[head.blockNumber() :] if block.textList() is not None)
                assert sheet_of(page, step) == sheet_of(page, caution, end=True), (each.id, head.text())
                if sheet_of(page, head) != sheet_of(page, caution):
                    torn.append((each.id, head.text().partition(" ")[0]))
    below_the_title = [("set.strength-2", "1."), ("set.strength-noband", "1.")]
    assert torn == ([] if scale == 1.0 else below_the_title)  # their steps go on with it, and their picture does not


@pytest.mark.parametrize("item", ["neck-side-tilt", "neck-trap-stretch", "neck-iso-press", "shoulder-blade-squeeze"])
def test_no_sheet_begins_with_a_caution_in_text_of_any_size(guide: Guide, qapp: QApplication, item: str) -> None:
    for scale, sizes in SHEETS_PX.items():
        theme.apply(qapp, "light", scale)
        guide.show_item(item)
        for size in sizes:
            page = guide.deeds.sheets(Job.PAGE).page(0, QSizeF(*size))
            [caution] = [block for block in blocks(page) if block.text().startswith("Careful ")]
            step = caution.previous().previous()
            assert step.textList() is not None
            assert sheet_of(page, step) == sheet_of(page, caution, end=True), (scale, size)


@pytest.mark.parametrize("item", ["mid-side-bend", "eye-blink"])
def test_the_name_of_what_follows_never_ends_a_sheet(guide: Guide, item: str) -> None:
    guide.show_item(item)
    for size in SHEETS_PX[1.0]:
        page = guide.deeds.sheets(Job.PAGE).page(0, QSizeF(*size))
        names = ("How it is done", "What the evidence says", "Sources")
        found = [block for block in blocks(page) if block.text() in names or re.fullmatch(r"\d sources?", block.text())]
        assert found
        for block in found:
            assert sheet_of(page, block) == sheet_of(page, block.next()), (size, block.text())


def test_every_line_of_a_long_page_is_on_paper(guide: Guide) -> None:
    guide.show_item("page.sources")
    page = guide.deeds.sheets(Job.PAGE).page(0, QSizeF(620, 880))
    assert all(page.documentLayout().blockBoundingRect(block).height() for block in blocks(page) if block.text())


def has_ink(page: QTextDocument, sheet: int) -> bool:
    picture = QImage(page.pageSize().toSize(), QImage.Format.Format_Grayscale8)
    picture.fill(255)
    painter = QPainter(picture)
    paper.paint_body(painter, page, QRectF(QPoint(), page.pageSize()), sheet)
    painter.end()
    return min(bytes(picture.constBits())) < 200  # a row may end with a byte that is no dot


def test_no_page_ends_on_an_empty_sheet_and_nothing_is_left_out(guide: Guide) -> None:
    guide.show_item("info.stress")
    left_out = []
    for high_px in (454, 457, 460, 888, 891, 894):
        page = guide.deeds.sheets(Job.PAGE).page(0, QSizeF(656, high_px))
        count = paper.sheet_count(page)
        assert has_ink(page, count - 1), high_px
        for sheet in range(count, page.pageCount()):
            left_out.append(high_px)
            assert not has_ink(page, sheet), high_px
    assert left_out == [457, 891]  # where the last margin alone would have stood on one


def test_large_text_still_fits_the_paper(guide: Guide, qapp: QApplication) -> None:
    theme.apply(qapp, "light", 2.0)
    guide.show_item("set.neck-5")
    page = guide.deeds.sheets(Job.PAGE).page(0, QSizeF(600, 900))
    assert page.idealWidth() <= 601  # the four poses of a move side by side were wider
