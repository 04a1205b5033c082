"""The settings window: a field for each setting, applied at once, a sentence for what cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolButton, QWidget

from backcare_desktop.core import settings, written
from backcare_desktop.core.commands import ChangeSettings, Open, Page, Verb
from backcare_desktop.core.definitions import DEFINITIONS
from backcare_desktop.core.setting import Form, Setting, read
from backcare_desktop.ui import theme
from backcare_desktop.ui.fields import ChoiceField, DaysField, SwitchField, TextField
from backcare_desktop.ui.listfields import MarksField, MovesField, SeveralField
from backcare_desktop.ui.settings import SettingsWindow
from backcare_desktop.ui.widgets import Heading, Text
from tests.ui.kept import kept

PATH = "/home/sam/.config/backcare/settings.toml"
OWN = {"reminders": {"water": {"title": "Drink", "every": "45m"}}}
TYPED: dict[Form, tuple[str, Any]] = {
    Form.DURATION: ("3m", "3m"),
    Form.NUMBER: ("9", 9),
    Form.TEXT: ("Hello", "Hello"),
    Form.TIME: ("05:15", "05:15"),
    Form.TIMES: ("06:45", ["06:45"]),
    Form.RANGES: ("08:00-16:00", ["08:00-16:00"]),
    Form.WORDS: ("one, two", ["one", "two"]),
}
TYPED_FOR = {
    "look.text_size": ("130", 130),
    "look.break_text": ("150", 150),
    "timing.settle_idle": ("9s", "9s"),
    "reminders.sit-stand.stand_for": ("10m", "10m"),
    "timing.merge_window": ("9m", "9m"),
}


@pytest.fixture
def raw(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What the settings file holds; empty unless the test says otherwise."""
    marked: dict[str, Any] = getattr(request, "param", {})
    return marked


@pytest.fixture
def window(verbs: list[Verb], raw: dict[str, Any]) -> Iterator[SettingsWindow]:
    with kept(SettingsWindow(verbs.append, settings.check(raw)[0], PATH)) as made:
        yield made


def type_in(field: QWidget, text: str) -> None:
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_dozen_that_matter_stand_in_front(window: SettingsWindow) -> None:
    for setting in DEFINITIONS:
        if not setting.advanced:
            assert window.row(setting.key).isVisibleTo(window), setting.key
    with pytest.raises(KeyError):
        window.row("timing.quiet_gap")


def test_calls_and_full_screens_follow_the_hours_in_front(window: SettingsWindow) -> None:
    titles = [each.text() for each in window.findChildren(Heading)]
    assert titles[titles.index("Working hours") + 1] == "When not to speak"
    assert window.row("holds.call").isVisibleTo(window)
    window.open_advanced()
    assert [each.text() for each in window.findChildren(Heading)].count("When not to speak") == 1


def test_the_first_pages_can_be_gone_through_again(window: SettingsWindow, verbs: list[Verb]) -> None:
    window.again.click()
    assert verbs == [Open(Page.WELCOME)]


@pytest.mark.parametrize("raw", [{}, {"reminders": {"sit-stand": {"enabled": True}}}], indirect=True, ids=["off", "on"])
def test_the_sit_stand_timer_has_a_card_of_its_own_and_is_no_part_of_the_sum(window: SettingsWindow) -> None:
    titles = [each.text() for each in window.findChildren(Heading)]
    assert titles[:4] == ["Settings", "Reminders", "Warm-up", "Sit or stand"]
    assert window.row("reminders.sit-stand.enabled").field.accessibleName() == "Sit or stand: Remind me to swap"
    assert "sit or stand" not in window._sum.text()


def test_every_setting_has_a_field_with_a_name_and_its_help(window: SettingsWindow) -> None:
    window.open_advanced()
    for setting in DEFINITIONS:
        field = window.row(setting.key).field
        assert field.accessibleName(), setting.key
        assert setting.help in field.accessibleDescription(), setting.key
        if setting.form is Form.DURATION:
            assert written.span(setting) in field.accessibleDescription(), setting.key
    patience = next(each for each in DEFINITIONS if each.key == "reminders.stretch.patience")
    assert written.span(patience) == "5 s to 1 h, or “never”"


def test_help_spells_what_can_be_chosen_as_the_field_does(window: SettingsWindow) -> None:
    window.open_advanced()
    named = set()
    for setting in DEFINITIONS:
        field = window.row(setting.key).field
        if isinstance(field, ChoiceField):
            offered = {field.itemText(number) for number in range(field.count())}
            quoted = {each for each in re.findall("“([^”]+)”", setting.help) if each.capitalize() in offered}
            assert quoted <= offered, setting.key
            named |= quoted
    assert {"Usual", "Badge", "While away", "Primary", "Calm"} <= named


def change(field: QWidget, setting: Setting) -> Any:
    """Do what a person does with this field; return the value that should come out."""
    match field:
        case SwitchField():
            field.click()
            return not setting.default
        case ChoiceField():
            field.setCurrentIndex(field.count() - 1)
            field.activated.emit(field.count() - 1)
            return setting.choices[-1]
        case DaysField():
            field._buttons[6].click()
            days = [day for day in setting.default if day != "sun"]
            return days if "sun" in setting.default else [*days, "sun"]
        case SeveralField():
            field.buttons[setting.choices[-1]].click()
            return [*setting.default, setting.choices[-1]]
        case MarksField():
            field.switches[setting.choices[-1]].click()
            return [setting.choices[-1]]
        case MovesField():
            field.show_value(["neck-turn", "hip-march"])
            field.buttons["neck-turn"].click()
            return ["hip-march"]
        case _:
            text, value = TYPED_FOR.get(setting.key, TYPED[setting.form])
            type_in(field, text)
            return value


def test_every_field_sends_its_value_as_the_file_has_it(window: SettingsWindow, verbs: list[Verb]) -> None:
    window.open_advanced()
    for setting in DEFINITIONS:
        verbs.clear()
        value = change(window.row(setting.key).field, setting)
        assert verbs == [ChangeSettings(((setting.key, value),))], setting.key
        read(setting, value)


def test_what_is_not_allowed_gets_a_sentence_and_is_not_written(window: SettingsWindow, verbs: list[Verb]) -> None:
    row = window.row("reminders.stretch.every")
    type_in(row.field, "5x")
    assert verbs == []
    assert row.error() == "Type a time such as 1 h, from 1 min to 24 h. It stays at 1 h."
    assert row.error_label.isVisible()
    assert row.field.accessibleDescription() == row.error()
    window.render(settings.check({"look": {"text_size": 110}})[0])
    assert isinstance(row.field, TextField)
    assert row.field.text() == "5x"
    type_in(row.field, "50 min")
    assert row.error() == ""
    assert row.field.text() == "50 min"
    assert verbs == [ChangeSettings((("reminders.stretch.every", "50m"),))]


def test_every_kind_of_wrong_input_is_refused(window: SettingsWindow, verbs: list[Verb]) -> None:
    window.open_advanced()
    wrong = {Form.DURATION: "x", Form.NUMBER: "99999", Form.TIME: "25:00", Form.TIMES: "noon", Form.RANGES: "9-5"}
    for setting in DEFINITIONS:
        if setting.form in wrong:
            type_in(window.row(setting.key).field, wrong[setting.form])
            assert window.row(setting.key).error().startswith("Type "), setting.key
    assert verbs == []


def test_escape_puts_back_what_was_there(window: SettingsWindow, verbs: list[Verb]) -> None:
    field = window.row("reminders.stretch.every").field
    assert isinstance(field, TextField)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "nonsense")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "1 h"
    assert window.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert verbs == []


def test_half_typed_is_taken_over_when_the_window_closes(window: SettingsWindow, verbs: list[Verb]) -> None:
    field = window.row("reminders.stretch.every").field
    field.setFocus()
    assert isinstance(field, TextField)
    field.selectAll()
    QTest.keyClicks(field, "45m")
    window.close()
    assert verbs == [ChangeSettings((("reminders.stretch.every", "45m"),))]


@pytest.mark.parametrize("raw", [{"reminders": {"eyes": {"every": "25m"}}}], indirect=True)
def test_each_setting_goes_back_to_its_default(window: SettingsWindow, verbs: list[Verb]) -> None:
    changed, plain = window.row("reminders.eyes.every"), window.row("reminders.stretch.every")
    assert not changed._reset.isHidden()
    assert plain._reset.isHidden()
    QTest.mouseClick(changed._reset, Qt.MouseButton.LeftButton)
    assert verbs == [ChangeSettings((("reminders.eyes.every", None),))]
    window.render(settings.defaults())
    assert changed._reset.isHidden()
    assert isinstance(changed.field, TextField)
    assert changed.field.text() == "20 min"


def test_the_way_back_says_the_default_in_the_words_of_the_field(window: SettingsWindow) -> None:
    window.open_advanced()
    for key, words in (
        ("look.theme", "As your desktop"),
        ("guide.country", "As your language settings say"),
        ("reminders.warmup.days", "Mon, Tue, Wed, Thu, Fri"),
        ("timing.quiet_gap", "5 min"),
    ):
        back = window.row(key).findChild(QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
        assert isinstance(back, QToolButton)
        assert back.toolTip() == f"Back to the default: {words}"


def test_a_change_from_elsewhere_is_shown(window: SettingsWindow, verbs: list[Verb]) -> None:
    window.render(
        settings.check({"reminders": {"eyes": {"enabled": False}}, "hours": {"mon": ["09:00-12:30", "13:15-17:30"]}})[0]
    )
    eyes, monday = window.row("reminders.eyes.enabled").field, window.row("hours.mon").field
    assert isinstance(eyes, SwitchField)
    assert not eyes.isChecked()
    assert isinstance(monday, TextField)
    assert monday.text() == "09:00-12:30, 13:15-17:30"
    assert verbs == []


def test_the_load_of_a_day_is_said_and_follows_the_settings(window: SettingsWindow) -> None:
    assert "5 × 5 min (stretch break)" in window._sum.text()
    window.render(settings.check({"reminders": {"stretch": {"enabled": False}}})[0])
    assert "stretch break" not in window._sum.text()


@pytest.mark.parametrize("raw", [OWN], indirect=True)
def test_the_persons_own_reminders_have_their_rows(window: SettingsWindow, verbs: list[Verb]) -> None:
    field = window.row("reminders.water.every").field
    assert isinstance(field, TextField)
    assert field.text() == "45 min"
    switch = window.row("reminders.water.enabled").field
    assert isinstance(switch, SwitchField)
    assert switch.text() == "Drink"
    type_in(field, "90m")
    assert verbs == [ChangeSettings((("reminders.water.every", "90m"),))]


def test_the_way_to_help_stays_in_sight_however_far_the_settings_are_scrolled(window: SettingsWindow) -> None:
    bar = window._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    assert not window.help.visibleRegion().isEmpty()
    assert not window._scroll.isAncestorOf(window.help)


def test_the_settings_file_is_named_and_its_path_copied(window: SettingsWindow) -> None:
    QGuiApplication.clipboard().clear()
    next(each for each in window.findChildren(QPushButton) if each.text() == "Copy path").click()
    assert QGuiApplication.clipboard().text() == PATH
    assert any(label.text() == PATH for label in window.findChildren(QWidget) if hasattr(label, "text"))


def test_large_text_and_a_narrow_window_cut_nothing_off(qapp: QApplication, window: SettingsWindow) -> None:
    theme.apply(qapp, "light", 2.0)
    window.resize(700, 900)
    QApplication.processEvents()
    content = window._scroll.widget()
    assert content is not None
    assert content.minimumSizeHint().width() <= window._scroll.viewport().width()


@pytest.mark.parametrize("raw", [{"guide": {"hidden_moves": ["neck-turn", "gone"]}}], indirect=True)
def test_moves_that_are_not_for_me_stand_there_by_name_and_come_back(verbs: list[Verb], raw: dict[str, Any]) -> None:
    names = {"neck-turn": "Neck turn"}
    with kept(SettingsWindow(verbs.append, settings.check(raw)[0], PATH, lambda each: names.get(each, each))) as window:
        window.open_advanced()
        field = window.row("guide.hidden_moves").field
        assert isinstance(field, MovesField)
        assert [label.text() for label in field.findChildren(Text)] == ["Neck turn", "gone"]
        assert field.buttons["neck-turn"].accessibleName() == "Bring back Neck turn"
        field.buttons["neck-turn"].setFocus()
        field.buttons["neck-turn"].click()
        assert verbs == [ChangeSettings((("guide.hidden_moves", ["gone"]),))]
        window.render(settings.check({"guide": {"hidden_moves": ["gone"]}})[0])
        assert field.buttons["gone"].hasFocus()
        window.render(settings.check({})[0])
        QApplication.sendPostedEvents()
        assert [label.text() for label in field.findChildren(Text) if label.isVisible()] == ["None"]


@pytest.mark.parametrize("raw", [{"guide": {"hidden_tags": ["knee"]}}], indirect=True)
def test_marks_stand_there_in_their_own_words_with_their_note_beside(verbs: list[Verb], raw: dict[str, Any]) -> None:
    names = {"osteo": "Osteoporosis, or a past spine fracture\nStay active.", "knee": "A painful knee"}
    with kept(SettingsWindow(verbs.append, settings.check(raw)[0], PATH, lambda each: names.get(each, each))) as window:
        window.open_advanced()
        QApplication.processEvents()
        field = window.row("guide.hidden_tags").field
        assert isinstance(field, MarksField)
        words = [label.text() for label in field.findChildren(Text)]
        assert words[:3] == ["Osteoporosis, or a past spine fracture", "Stay active.", "neck_ra"]
        osteo = field.switches["osteo"]
        assert osteo.accessibleName() == "Osteoporosis, or a past spine fracture"
        assert osteo.accessibleDescription() == "Stay active."
        assert [mark for mark, switch in field.switches.items() if switch.isChecked()] == ["knee"]
        QTest.mouseClick(field.findChildren(Text)[0], Qt.MouseButton.LeftButton)
        assert verbs == [ChangeSettings((("guide.hidden_tags", ["osteo", "knee"]),))]
        QTest.keyClick(osteo, Qt.Key.Key_Space)
        assert verbs[-1] == ChangeSettings((("guide.hidden_tags", ["knee"]),))


def test_the_window_is_no_larger_than_the_screen(qapp: QApplication, verbs: list[Verb]) -> None:
    theme.apply(qapp, "light", 2.0)
    room = QGuiApplication.primaryScreen().availableGeometry()
    with kept(SettingsWindow(verbs.append, settings.defaults(), PATH)) as window:
        assert window.width() <= room.width()
        assert window.height() <= room.height()


def test_what_is_at_hand_is_shown_as_chosen(window: SettingsWindow) -> None:
    window.open_advanced()
    field = window.row("guide.equipment").field
    assert isinstance(field, SeveralField)
    assert [words for words, button in field.buttons.items() if not button.isChecked()] == ["elastic band"]
    assert field.buttons["elastic band"].text() == "Elastic band"
    window.render(settings.check({"guide": {"equipment": ["wall"]}})[0])
    assert [words for words, button in field.buttons.items() if button.isChecked()] == ["wall"]
