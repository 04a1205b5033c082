"""The fields of the settings window: what is typed, chosen, refused and put back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from backcare_desktop.core import settings
from backcare_desktop.core.commands import ChangeSettings, Verb
from backcare_desktop.core.definitions import DEFINITIONS
from backcare_desktop.core.setting import Form, read
from backcare_desktop.ui.fields import TextField
from backcare_desktop.ui.listfields import MarksField, MovesField, SeveralField
from backcare_desktop.ui.settings import SettingsWindow
from backcare_desktop.ui.widgets import Text
from tests.ui.kept import kept
from tests.ui.settings_fields import change, type_in

PATH = "/home/sam/.config/backcare/settings.toml"


@pytest.fixture
def raw(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What the settings file holds; empty unless the test says otherwise."""
    marked: dict[str, Any] = getattr(request, "param", {})
    return marked


@pytest.fixture
def window(verbs: list[Verb], raw: dict[str, Any]) -> Iterator[SettingsWindow]:
    with kept(SettingsWindow(verbs.append, settings.check(raw)[0], PATH)) as made:
        yield made


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


def test_what_is_at_hand_is_shown_as_chosen(window: SettingsWindow) -> None:
    window.open_advanced()
    field = window.row("guide.equipment").field
    assert isinstance(field, SeveralField)
    assert [words for words, button in field.buttons.items() if not button.isChecked()] == ["elastic band"]
    assert field.buttons["elastic band"].text() == "Elastic band"
    window.render(settings.check({"guide": {"equipment": ["wall"]}})[0])
    assert [words for words, button in field.buttons.items() if button.isChecked()] == ["wall"]
