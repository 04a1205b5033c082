"""Pages of the guide on paper: whole, readable without colour, with what must stand on every sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core.commands import Verb
from backcare_desktop.core.evidence import by_id
from backcare_desktop.ui import paper, theme
from backcare_desktop.ui.blocks import Reader
from backcare_desktop.ui.guide.tools import Job
from backcare_desktop.ui.guide.window import Guide
from tests.ui.kept import kept

LIBRARY = Library(assets.root())


@pytest.fixture
def guide(verbs: list[Verb]) -> Iterator[Guide]:
    reader = Reader(by_id(LIBRARY.countries, "UK"), "GB", lambda: ("care.heat", "rf.heart"))
    with kept(Guide(verbs.append, LIBRARY, reader)) as window:
        yield window


def save(guide: Guide, job: Job, path: Path) -> None:
    """Write the file, and let the window's turns come until it is done."""
    press = guide.deeds.press
    press.save(guide.deeds.sheets(job), str(path))
    while press.is_busy:
        QApplication.processEvents()


def printed(guide: Guide, path: Path, job: Job = Job.PAGE) -> bytes:
    save(guide, job, path)
    assert guide.columns.tools.told.text() == f"Saved as {path}"
    return path.read_bytes()


def sheets(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def words(guide: Guide, item: str) -> str:
    guide.show_item(item)
    job = guide.deeds.sheets(Job.PAGE)
    return job.page(0, QSizeF(600, 900)).toPlainText()


def test_a_set_becomes_a_pdf_with_its_name_letters_and_poses(guide: Guide, tmp_path: Path) -> None:
    guide.show_item("set.neck-5")
    pdf = printed(guide, tmp_path / "set.pdf")
    assert pdf.startswith(b"%PDF-")
    assert sheets(pdf) in (3, 4)
    assert b"/FontFile" in pdf
    assert pdf.count(b"/Subtype /Image") >= 6
    assert "Neck and shoulders, 5 minutes".encode("utf-16-be") in pdf


def test_a_printed_set_says_all_that_is_done_away_from_the_screen(guide: Guide) -> None:
    text = words(guide, "set.neck-5")
    for move in ("1. Shoulder rolls · 10 times", "6. Reset and change · hold 5 s, 3 times"):
        assert move in text
    assert "Let your right ear drop to your right shoulder." in text
    assert "Careful Do not lift the shoulder to meet the ear." in text


def test_a_printed_entry_has_its_sources_unfolded_and_its_grades_in_words(guide: Guide) -> None:
    text = words(guide, "care.homeopathy")
    assert "Not proven" in text
    assert "2 sources" in text
    assert "Abstract or page text read." in text
    assert "▸" not in text
    text = words(guide, "cause.muscle-pull")
    assert "EMERGENCY" in text
    assert "Call 999 (or 112). Do not stretch." in text
    assert "Play" not in text


def test_what_only_leads_on_is_not_on_paper(guide: Guide) -> None:
    text = words(guide, "cause.muscle-pull")
    assert "Could be your heart" in text
    assert "All signs" not in text
    assert "When to get help" not in text


def test_paper_is_black_on_white_also_from_a_dark_window(guide: Guide, qapp: QApplication) -> None:
    theme.apply(qapp, "dark", 1.0)
    guide.show_item(None)
    picture = QImage(400, 560, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    page = guide.deeds.sheets(Job.PAGE).page(0, QSizeF(400, 560))
    paper.paint_body(painter, page, QRectF(0, 0, 400, 560), 0)
    painter.end()
    shades = [picture.pixelColor(x, y) for x in range(0, 400, 2) for y in range(40, 500, 2)]
    assert all(abs(shade.red() - shade.green()) < 3 and abs(shade.red() - shade.blue()) < 3 for shade in shades)
    assert min(shade.value() for shade in shades) == 0
    assert sum(shade.value() > 250 for shade in shades) > len(shades) / 2


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_print_offers_what_can_be_printed_below_its_button(guide: Guide) -> None:
    guide.show_item("care.heat")
    guide.columns.tools.print.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()][:2] == ["Print this page…", "Save this page as PDF…"]
    menu.close()


def test_all_kept_pages_are_printed_each_on_a_sheet_of_its_own(guide: Guide, tmp_path: Path) -> None:
    guide.columns.needs.opened.emit("kept")
    menu = [action.text() for action in guide.columns.tools.print_menu().actions()]
    assert menu == [
        "Print this page…",
        "Save this page as PDF…",
        "Print all 2 pages under “Kept”…",
        "Save all 2 pages under “Kept” as PDF…",
    ]
    assert guide.deeds.sheets(Job.LIST).items == ["care.heat", "rf.heart"]
    one = sheets(printed(guide, tmp_path / "one.pdf"))
    assert sheets(printed(guide, tmp_path / "all.pdf", Job.LIST)) > one


def test_a_long_printing_tells_how_far_it_is_and_can_be_stopped(guide: Guide, tmp_path: Path) -> None:
    guide.columns.needs.opened.emit("neck")
    path = tmp_path / "all.pdf"
    path.write_bytes(b"what was there before")
    press, tools = guide.deeds.press, guide.columns.tools
    press.save(guide.deeds.sheets(Job.LIST), str(path))
    count = len(guide.deeds.sheets(Job.LIST).items)
    assert tools.under_way.words.text() == f"Getting page 1 of {count} ready…"
    assert tools.under_way.stop.isVisible()
    assert not tools.print.isEnabled()
    while tools.under_way.words.text().startswith("Getting"):  # the window has its turn between the pages
        QApplication.processEvents()
    assert tools.under_way.words.text().startswith("Sheet 1 of ")
    QTest.mouseClick(tools.under_way.stop, Qt.MouseButton.LeftButton)
    assert tools.told.text() == "Stopped. Nothing was saved or printed."
    assert tools.under_way.isHidden()
    assert tools.print.isEnabled()
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"all.pdf": b"what was there before"}


def test_the_keyboard_waits_on_stop_while_it_prints_and_comes_back_to_print(guide: Guide, tmp_path: Path) -> None:
    guide.show_item("set.neck-5")
    press, tools = guide.deeds.press, guide.columns.tools
    tools.print.setFocus()
    press.save(guide.deeds.sheets(Job.PAGE), str(tmp_path / "one.pdf"))
    assert guide.focusWidget() is tools.under_way.stop
    while press.is_busy:
        QApplication.processEvents()
    assert guide.focusWidget() is tools.print
    press.save(guide.deeds.sheets(Job.PAGE), str(tmp_path / "two.pdf"))
    QTest.keyClick(tools.under_way.stop, Qt.Key.Key_Space)
    assert guide.focusWidget() is tools.print
    guide.columns.page.setFocus()
    save(guide, Job.PAGE, tmp_path / "three.pdf")  # by Ctrl+P: the keyboard stays where one reads
    assert guide.focusWidget() is guide.columns.page


def test_each_turn_gets_one_page_ready_or_prints_one_sheet(guide: Guide, tmp_path: Path) -> None:
    guide.show_item("set.neck-5")
    job = guide.deeds.sheets(Job.PAGE)
    path = tmp_path / "set.pdf"
    told = list(paper.save_pdf(str(path), replace(job, items=["set.neck-5", "care.heat"])))
    count = sheets(path.read_bytes())
    assert count >= 4
    assert told[:2] == ["Getting page 1 of 2 ready…", "Getting page 2 of 2 ready…"]
    assert told[2:] == [f"Sheet {number} of {count}…" for number in range(1, count + 1)]


def test_a_window_that_closes_gives_up_what_it_prints(guide: Guide, tmp_path: Path) -> None:
    guide.columns.needs.opened.emit("neck")
    guide.deeds.press.save(guide.deeds.sheets(Job.LIST), str(tmp_path / "all.pdf"))
    guide.close()
    assert not guide.deeds.press.is_busy
    assert list(tmp_path.iterdir()) == []


def test_a_pdf_that_cannot_be_written_loses_nothing(guide: Guide, tmp_path: Path) -> None:
    guide.show_item("care.heat")
    save(guide, Job.PAGE, tmp_path / "nowhere" / "heat.pdf")
    assert guide.columns.tools.told.text() == (
        "The PDF could not be saved (No such file or directory). Nothing was changed. Choose another place."
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Neck turn", "BackCare - Neck turn.pdf"),
        ("Warm or cold: which one?", "BackCare - Warm or cold which one.pdf"),
        ("a/b\\c\n..", "BackCare - a b c.pdf"),
    ],
)
def test_the_file_is_named_after_the_page(title: str, name: str) -> None:
    assert paper.file_name(title) == name


@pytest.mark.parametrize(
    ("locale", "size"),
    [("de_DE", "A4"), ("en_GB", "A4"), ("en_US", "Letter"), ("fr_CA", "Letter"), ("es_MX", "Letter"), ("C", "A4")],
)
def test_the_paper_is_that_of_the_country(locale: str, size: str) -> None:
    assert paper.paper(QLocale(locale)) is QPageSize.PageSizeId[size]
