"""The guide window: links, search, back and forward, columns that fold, and all of it by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core.commands import Open, Page, Verb
from backcare_desktop.core.evidence import by_id
from backcare_desktop.core.guide import needs
from backcare_desktop.core.guide.catalogue import catalogue
from backcare_desktop.ui import theme
from backcare_desktop.ui.blocks import Reader
from backcare_desktop.ui.guide.window import SIZE_PX, Guide
from tests.ui.kept import kept

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(assets.root())


@pytest.fixture
def guide(library: Library, verbs: list[Verb]) -> Iterator[Guide]:
    wide = Guide(verbs.append, library, Reader(by_id(library.countries, "UK"), "GB"))
    wide.resize(*SIZE_PX)  # as on a screen that has room for it
    with kept(wide) as window:
        yield window


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: KEY, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def page_text(guide: Guide) -> str:
    return guide.columns.page.toPlainText()


def click_link(guide: Guide, target: str) -> None:
    assert f'href="{target}"' in guide.columns.page.toHtml()
    guide.columns.page.anchorClicked.emit(QUrl(target))


def test_it_opens_with_what_sore_people_need_first(guide: Guide) -> None:
    assert guide.shown() == "info.upper-back-first"
    assert "Chest pressure, short breath, cold sweat" in page_text(guide)
    assert guide.columns.title.text() == "Sore now"


def test_every_item_can_be_opened(guide: Guide, library: Library) -> None:
    for item in catalogue(library.guidance):
        guide.show_item(item.id)
        assert guide.shown() == item.id
        assert len(page_text(guide)) > 100, item.id
        assert guide.columns.items.currentRow() >= 0, item.id


def test_links_lead_on_and_back_leads_back(guide: Guide) -> None:
    guide.show_item("cause.muscle-pull")
    click_link(guide, "item:rf.heart")
    assert guide.shown() == "rf.heart"
    assert guide.columns.title.text() == "When to get help"
    QTest.mouseClick(guide.bar.back, Qt.MouseButton.LeftButton)
    assert guide.shown() == "cause.muscle-pull"
    QTest.mouseClick(guide.bar.forward, Qt.MouseButton.LeftButton)
    assert guide.shown() == "rf.heart"
    assert not guide.bar.forward.isEnabled()


def test_back_and_forward_by_keyboard(guide: Guide) -> None:
    guide.show_item("neck-turn")
    guide.show_item("care.heat")
    press(KEY.Key_Left, ALT)
    assert guide.shown() == "neck-turn"
    press(KEY.Key_Right, ALT)
    assert guide.shown() == "care.heat"


def test_help_is_one_step_away_from_everywhere(guide: Guide) -> None:
    for width in (1120, 800, 500):
        guide.resize(width, 700)
        guide.show_item("move-walk")
        assert guide.bar.help.isVisible()
        QTest.mouseClick(guide.bar.help, Qt.MouseButton.LeftButton)
        assert guide.shown() == needs.RED_FLAGS
        assert "Most back pain is not dangerous." in page_text(guide)


def test_sources_fold_and_unfold_in_place(guide: Guide) -> None:
    guide.show_item("cause.muscle-pull")
    assert "Cleveland Clinic" not in page_text(guide)
    click_link(guide, "unfold:sources")
    assert "Cleveland Clinic" in page_text(guide)
    click_link(guide, "fold:sources")
    assert "Cleveland Clinic" not in page_text(guide)


def test_search_shows_hits_as_one_types(guide: Guide) -> None:
    guide.bar.search.setFocus()
    for letter in "neck":
        QTest.keyClicks(guide.bar.search, letter)
    ids = guide.columns.items.ids()
    assert "neck-turn" in ids
    assert guide.columns.title.text() == f"{len(ids)} found"
    assert guide.shown() == ids[0]
    press(KEY.Key_Down)
    assert focused() is guide.columns.items
    press(KEY.Key_Down)
    assert guide.shown() == ids[1]
    press(KEY.Key_Return)
    assert focused() is guide.columns.page


def test_enter_in_the_search_opens_the_best_hit(guide: Guide) -> None:
    press(KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert focused() is guide.bar.search
    QTest.keyClicks(guide.bar.search, "mattress")
    press(KEY.Key_Return)
    assert guide.shown() == "care.mattress"
    assert focused() is guide.columns.page


def test_a_slash_goes_to_the_search_and_can_be_typed_there(guide: Guide) -> None:
    guide.columns.needs.setFocus()
    press(KEY.Key_Slash)
    assert focused() is guide.bar.search


def test_tab_passes_through_the_lists_without_leaving_the_search(guide: Guide) -> None:
    guide.bar.search.setFocus()
    QTest.keyClicks(guide.bar.search, "stress")
    shown, found = guide.shown(), guide.columns.title.text()
    for _ in range(4):
        press(KEY.Key_Tab)
    assert focused() is guide.columns.tools.keep
    assert (guide.shown(), guide.columns.title.text()) == (shown, found)


def test_nothing_found_says_what_to_try(guide: Guide) -> None:
    guide.bar.search.setText("zzzqx")
    assert guide.columns.title.text() == "Nothing found"
    assert guide.columns.nothing.isVisible()
    assert "neck, heat or desk" in guide.columns.nothing.text()
    guide.bar.search.setText("")
    assert not guide.columns.nothing.isVisible()
    assert guide.columns.items.isVisible()


def test_escape_clears_the_search_and_then_closes(guide: Guide) -> None:
    guide.bar.search.setFocus()
    QTest.keyClicks(guide.bar.search, "neck")
    press(KEY.Key_Escape)
    assert guide.bar.search.text() == ""
    assert guide.isVisible()
    press(KEY.Key_Escape)
    assert not guide.isVisible()


def test_the_keyboard_alone_reaches_a_red_flag_and_comes_back(guide: Guide) -> None:
    guide.columns.needs.take_focus()
    while guide.columns.title.text() != "When to get help":
        press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert focused() is guide.columns.items
    press(KEY.Key_Down)
    assert guide.shown() == "rf.heart"
    press(KEY.Key_Return)
    assert focused() is guide.columns.page
    press(KEY.Key_Tab)
    press(KEY.Key_Return)
    assert guide.shown() == needs.RED_FLAGS
    press(KEY.Key_Left, ALT)
    assert guide.shown() == "rf.heart"


def test_tab_walks_through_every_part_and_comes_round(guide: Guide) -> None:
    guide.show_item("note.ice")
    seen = []
    for _ in range(40):
        seen.append(focused())
        press(KEY.Key_Tab)
    for part in (guide.bar.search, guide.bar.help, guide.columns.needs, guide.columns.items, guide.columns.page):
        assert part in seen


def test_the_link_that_the_keyboard_is_on_has_a_frame(guide: Guide) -> None:
    page = guide.columns.page
    guide.show_item("care.heat")
    page.setFocus()
    assert page._focused_link() is None
    QTest.keyClick(page, Qt.Key.Key_Tab)
    link = page._focused_link()
    assert link is not None
    rect = next(iter(page._lines(link)))
    picture = page.viewport().grab().toImage()
    assert picture.pixelColor(round(rect.left()) - 4, round(rect.center().y())).name() == "#085c44"


def test_it_opens_no_larger_than_the_screen(library: Library, verbs: list[Verb]) -> None:
    room = QApplication.primaryScreen().availableGeometry()
    assert room.width() < SIZE_PX[0], "the screen of this test must be a small one"
    with kept(Guide(verbs.append, library, Reader())) as window:
        assert window.width() <= room.width()
        assert window.height() <= room.height()


def test_columns_fold_to_two_and_to_one(guide: Guide) -> None:
    columns = guide.columns
    parts = (columns.needs_column, columns.items_column, columns.page_column)

    def visible() -> list[bool]:
        return [part.isVisible() for part in parts]

    guide.show_item("neck-turn")
    assert visible() == [True, True, True]
    guide.resize(800, 700)
    assert visible() == [False, True, True]
    QTest.mouseClick(columns.to_topics, Qt.MouseButton.LeftButton)
    assert visible() == [True, False, True]
    guide.resize(500, 700)
    assert visible() == [True, False, False]
    columns.needs.opened.emit("neck")
    assert visible() == [False, True, False]
    columns.items.opened.emit("neck-turn")
    assert visible() == [False, False, True]
    QTest.mouseClick(columns.to_list, Qt.MouseButton.LeftButton)
    assert visible() == [False, True, False]
    QTest.mouseClick(columns.to_topics, Qt.MouseButton.LeftButton)
    assert visible() == [True, False, False]


def test_large_text_folds_sooner(qapp: QApplication, guide: Guide) -> None:
    guide.show_item("neck-turn")
    theme.apply(qapp, "dark", 2.0)
    assert guide.columns.count == 1
    assert guide.columns.page.document().defaultFont().pixelSize() == 30


def test_leafing_through_a_list_is_one_step_and_back_ends_it(guide: Guide) -> None:
    guide.show_item("care.heat")
    guide.show_item("neck-chin-tuck")
    guide.columns.items.setFocus()
    for _ in range(3):
        press(KEY.Key_Down)
    assert guide.shown() == "neck-trap-stretch"
    for key, page in ((KEY.Key_Left, "neck-chin-tuck"), (KEY.Key_Left, "care.heat"), (KEY.Key_Right, "neck-chin-tuck")):
        press(key, ALT)
        assert guide.shown() == page
    press(KEY.Key_Right, ALT)
    assert guide.shown() == "neck-trap-stretch"


def test_a_closed_guide_is_gone(library: Library, verbs: list[Verb]) -> None:
    gone: list[bool] = []
    window = Guide(verbs.append, library, Reader())
    window.destroyed.connect(lambda: gone.append(True))
    window.show()
    window.show_item("rf.heart")
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert gone == [True]


def test_a_timer_is_started_from_the_pages_about_packs_and_from_no_other(guide: Guide, verbs: list[Verb]) -> None:
    for item in ("page.packs-which", "page.packs-who", "page.packs-times", "care.heat", "care.ice", "care.contrast"):
        guide.show_item(item)
        assert not guide.columns.timer.isHidden(), item
    guide.columns.timer.click()
    assert verbs == [Open(Page.PACK)]
    for item in ("care.massage", "info.stay-active"):
        guide.show_item(item)
        assert guide.columns.timer.isHidden(), item
