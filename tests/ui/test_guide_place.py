"""The guide as a place: near to the tray, pages that are kept, passed on and read larger, numbers of one's country."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core.commands import ChangeSettings, DropPage, KeepPage, Open, Page, Verb
from backcare_desktop.core.guide import needs
from backcare_desktop.core.guide.countries import country_of, territory_of
from backcare_desktop.ui import theme
from backcare_desktop.ui.blocks import Reader
from backcare_desktop.ui.choices import Choices
from backcare_desktop.ui.guide.rows import GONE
from backcare_desktop.ui.guide.window import Guide
from backcare_desktop.ui.menu import Line, menu_of
from tests.ui.kept import kept as shown_until_looked_at
from tests.ui.views import WORKING

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
LIBRARY = Library(assets.root())


class Person:
    """Keeps pages and has a country, as the app remembers both."""

    def __init__(self) -> None:
        self.pages: list[str] = []
        self.verbs: list[Verb] = []

    def emit(self, verb: Verb) -> None:
        self.verbs.append(verb)
        match verb:
            case KeepPage(item=item, place=place):
                self.pages.insert(len(self.pages) if place is None else place, item)
            case DropPage(item=item):
                self.pages.remove(item)
            case _:
                pass

    def reader(self, locale: str = "en_GB") -> Reader:
        territory = territory_of(locale)
        return Reader(country_of(territory, LIBRARY.countries), territory, lambda: tuple(self.pages))


def first_row_px(choices: Choices) -> int:
    """How far the first row that is seen begins above the list."""
    return choices.visualRect(choices.indexAt(QPoint(choices.viewport().width() // 2, 0))).top()


@pytest.fixture
def person() -> Person:
    return Person()


@pytest.fixture
def guide(person: Person) -> Iterator[Guide]:
    with shown_until_looked_at(Guide(person.emit, LIBRARY, person.reader())) as window:
        yield window


def click_row(choices: Choices, row_id: str) -> None:
    """Click a row with the mouse, scrolling to it as a person does."""
    number = next(
        place for place in range(choices.count()) if choices.item(place).data(Qt.ItemDataRole.UserRole).id == row_id
    )
    choices.scrollToItem(choices.item(number))
    spot = choices.visualItemRect(choices.item(number)).center()
    QTest.mouseClick(choices.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def press(guide: Guide, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or guide, key, CTRL)


def listed(guide: Guide) -> list[str]:
    return [guide.columns.items.item(number).text() for number in range(guide.columns.items.count())]


def test_the_topics_stand_in_the_order_of_need(guide: Guide) -> None:
    assert guide.columns.needs.ids() == [
        *("sore", "neck", "upper", "lower", "desk", "packs", "exertion", "moves", "own", "evidence", "help"),
        *("sources", "kept"),
    ]


def test_every_cause_and_care_is_three_actions_from_the_tray(guide: Guide) -> None:
    opened = [line.verb for line in menu_of(WORKING, ()) if isinstance(line, Line) and line.key == "guide"]
    assert opened == [Open(Page.GUIDE)]  # the first action: "Guide" in the menu of the tray
    seed = [entry.id for entry in LIBRARY.entries if entry.from_seed]
    assert len(seed) == 25  # 9 causes, 16 kinds of care
    for entry_id in seed:
        guide.show_item(None)
        click_row(guide.columns.needs, "evidence")
        click_row(guide.columns.items, entry_id)
        assert guide.shown() == entry_id


def test_back_and_forward_go_through_every_topic_and_page_that_was_clicked(guide: Guide) -> None:
    guide.resize(1120, 700)
    guide.show_item(None)
    seen = [guide.shown()]
    for choices, row in (
        (guide.columns.needs, "lower"),
        (guide.columns.items, "info.lifting"),
        (guide.columns.items, "cause.nerve"),
    ):
        click_row(choices, row)
        seen.append(guide.shown())
    assert seen == ["info.upper-back-first", "info.stay-active", "info.lifting", "cause.nerve"]
    for page in reversed(seen[:-1]):
        QTest.mouseClick(guide.bar.back, Qt.MouseButton.LeftButton)
        assert guide.shown() == page
    assert not guide.bar.back.isEnabled()
    for page in seen[1:]:
        QTest.mouseClick(guide.bar.forward, Qt.MouseButton.LeftButton)
        assert guide.shown() == page
    assert not guide.bar.forward.isEnabled()


def test_a_page_is_kept_by_key_and_stands_under_kept(guide: Guide, person: Person) -> None:
    guide.show_item("care.heat")
    press(guide, KEY.Key_D)
    guide.show_item("neck-turn")
    QTest.mouseClick(guide.columns.tools.keep, Qt.MouseButton.LeftButton)
    assert person.pages == ["care.heat", "neck-turn"]
    assert guide.columns.tools.keep.text() == "Kept"
    assert guide.columns.tools.keep.isChecked()
    click_row(guide.columns.needs, needs.KEPT)
    assert listed(guide) == ["Heat pack or hot bag", "Neck turn"]
    assert guide.columns.items.ids() == ["care.heat", "neck-turn"]
    assert guide.shown() == "care.heat"


def test_letting_a_page_go_can_be_undone_in_its_place(guide: Guide, person: Person) -> None:
    person.pages[:] = ["care.heat", "neck-turn", "rf.heart"]
    guide.show_item("neck-turn")
    press(guide, KEY.Key_D)
    assert person.pages == ["care.heat", "rf.heart"]
    assert guide.columns.tools.told.text() == "“Neck turn” is no longer kept."
    assert guide.columns.tools.keep.text() == "Keep"
    QTest.mouseClick(guide.columns.tools.undo, Qt.MouseButton.LeftButton)
    assert person.pages == ["care.heat", "neck-turn", "rf.heart"]
    assert not guide.columns.tools.told.isVisible()


def test_a_kept_page_that_is_gone_is_said_and_can_be_let_go(guide: Guide, person: Person) -> None:
    person.pages[:] = ["care.leeches"]
    click_row(guide.columns.needs, needs.KEPT)
    assert listed(guide) == [GONE]
    assert "There is nothing here named care.leeches." in guide.columns.page.toPlainText()
    press(guide, KEY.Key_D)
    assert person.verbs[-1] == DropPage("care.leeches")
    assert "Nothing kept yet. Press “Keep” above a page, or Ctrl+D" in guide.columns.nothing.text()
    assert guide.columns.nothing.isVisible()
    assert not guide.columns.items.isVisible()


def test_what_was_done_is_told_no_longer_on_the_next_page(guide: Guide) -> None:
    guide.show_item("care.heat")
    press(guide, KEY.Key_D)
    assert guide.columns.tools.told.isVisible()
    guide.show_item("care.ice")
    assert not guide.columns.tools.told.isVisible()
    assert not guide.columns.tools.undo.isVisible()


@pytest.mark.parametrize("item", ["care.heat", needs.RED_FLAGS, "set.neck-5"])
def test_the_link_of_a_page_is_the_command_that_opens_it(guide: Guide, item: str) -> None:
    guide.show_item(item)
    QTest.mouseClick(guide.columns.tools.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == f"backcare guide {item}"
    assert guide.columns.tools.told.text() == f"Copied: backcare guide {item}"


def test_the_text_grows_and_shrinks_by_buttons_and_keys(guide: Guide, person: Person, qapp: QApplication) -> None:
    QTest.mouseClick(guide.columns.tools.larger, Qt.MouseButton.LeftButton)
    press(guide, KEY.Key_Minus)
    press(guide, KEY.Key_Plus)
    press(guide, KEY.Key_0)
    assert person.verbs == [ChangeSettings((("look.text_size", percent),)) for percent in (110, 90, 110, 100)]
    theme.apply(qapp, "light", 2.0)
    person.verbs.clear()
    press(guide, KEY.Key_Plus)
    assert person.verbs == []
    assert guide.columns.tools.told.text() == "This is the largest text."


@pytest.mark.parametrize(
    ("locale", "numbers", "call"),
    [
        ("en_GB", "Numbers for: United Kingdom · change", "call 999 (or 112) now"),
        ("de_AT.UTF-8", "Numbers for: Austria · change", "call 112 now"),
        ("en_US", "Numbers for: United States · change", "call 911 now"),
        ("en_AU", "Numbers for: Australia · change", "call 000 now"),
        ("ja_JP", "The guide has no numbers for Japan, so it says “your local emergency number” · change",
         "call your local emergency number now"),
        ("en_ZZ", "The guide has no numbers for your country, so it says “your local emergency number” · change",
         "call your local emergency number now"),
        ("C", "Your country is not set, so the guide says “your local emergency number” · set it",
         "call your local emergency number now"),
    ],
)  # fmt: skip
def test_the_help_page_says_whose_numbers_it_shows(person: Person, locale: str, numbers: str, call: str) -> None:
    with shown_until_looked_at(Guide(person.emit, LIBRARY, person.reader(locale))) as guide:
        guide.show_help()
        text = guide.columns.page.toPlainText()
        assert numbers in text
        assert f"Emergency: {call}" in text


def test_the_country_is_chosen_right_at_the_numbers(guide: Guide, person: Person) -> None:
    guide.show_help()
    assert 'href="country:"' in guide.columns.page.toHtml()
    menu = guide.deeds.country_menu()
    names = [action.text() for action in menu.actions()]
    assert names[0] == "As your language settings say"
    assert names[-1] == "Another country"
    assert names[1:-1] == sorted(names[1:-1])
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["United Kingdom"]
    menu.actions()[names.index("Germany")].trigger()
    assert person.verbs == [ChangeSettings((("guide.country", "DE"),))]
    guide.take_over(person.reader("de_DE"), LIBRARY.guidance)
    assert "Numbers for: Germany · change" in guide.columns.page.toPlainText()
    assert "Emergency: call 112 now" in guide.columns.page.toPlainText()


def test_the_page_about_standing_hears_that_its_card_was_switched_on(guide: Guide, person: Person) -> None:
    guide.show_item("note.sit-stand")
    assert "A card can say when to swap" in guide.columns.page.toPlainText()
    guide.take_over(replace(person.reader(), swaps=True), LIBRARY.guidance)
    assert "The card that says when to swap is on." in guide.columns.page.toPlainText()


def test_the_tools_have_names_and_are_reached_by_tab(guide: Guide) -> None:
    tools = guide.columns.tools
    names = [button.accessibleName() or button.text() for button in tools.buttons()]
    assert names == ["Keep", "Print", "Copy link", "Smaller text", "Usual size of text", "Larger text"]
    seen = []
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget() or guide, KEY.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert set(tools.buttons()) <= set(seen)


def test_a_list_that_was_scrolled_to_a_row_begins_with_a_whole_one(guide: Guide) -> None:
    guide.show_item("shoulder-blade-squeeze")
    guide.show()
    QApplication.processEvents()
    items = guide.columns.items
    assert (first_row_px(items), items.verticalScrollBar().value() > 0) == (0, True)
    for row in (*items.ids(), *reversed(items.ids())):
        items.mark(row)
        assert first_row_px(items) == 0, row
        assert items.viewport().rect().contains(items.visualRect(items.currentIndex())), row
    guide.resize(guide.width(), guide.height() - 70)
    QApplication.processEvents()
    assert first_row_px(items) == 0
