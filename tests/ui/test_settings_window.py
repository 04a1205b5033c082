"""The settings window: what stands where, what it says of the day, and what comes from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from backcare_desktop.core import settings, written
from backcare_desktop.core.commands import ChangeSettings, Open, Page, Verb
from backcare_desktop.core.definitions import DEFINITIONS
from backcare_desktop.core.setting import Form
from backcare_desktop.ui import theme
from backcare_desktop.ui.fields import ChoiceField, SwitchField, TextField
from backcare_desktop.ui.settings import SettingsWindow
from backcare_desktop.ui.widgets import Heading
from tests.ui.kept import kept
from tests.ui.settings_fields import type_in

PATH = "/home/sam/.config/backcare/settings.toml"
OWN = {"reminders": {"water": {"title": "Drink", "every": "45m"}}}


@pytest.fixture
def raw(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What the settings file holds; empty unless the test says otherwise."""
    marked: dict[str, Any] = getattr(request, "param", {})
    return marked


@pytest.fixture
def window(verbs: list[Verb], raw: dict[str, Any]) -> Iterator[SettingsWindow]:
    with kept(SettingsWindow(verbs.append, settings.check(raw)[0], PATH)) as made:
        yield made


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


def test_the_window_is_no_larger_than_the_screen(qapp: QApplication, verbs: list[Verb]) -> None:
    theme.apply(qapp, "light", 2.0)
    room = QGuiApplication.primaryScreen().availableGeometry()
    with kept(SettingsWindow(verbs.append, settings.defaults(), PATH)) as window:
        assert window.width() <= room.width()
        assert window.height() <= room.height()
