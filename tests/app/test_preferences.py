"""Settings while the app runs: read from the real file, written to it, taken over at once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from backcare_desktop.core.settings import Settings
from backcare_desktop.ports import Problem
from backcare_desktop.preferences import Preferences
from backcare_desktop.store.folders import Folders
from backcare_desktop.voice import Voice

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class Board:
    """A notification service that keeps what it was asked to show."""

    def __init__(self, *, works: bool = True) -> None:
        self.works = works
        self.shown: list[str] = []

    def show(self, _title: str, text: str) -> bool:
        self.shown.append(text)
        return self.works

    def close(self) -> None:
        """Nothing is held."""


class Login:
    """An autostart that keeps what it was told, and fails when it is ``full``."""

    def __init__(self) -> None:
        self.on = False
        self.full = False

    def is_on(self) -> bool:
        return self.on

    def turn_on(self) -> None:
        if self.full:
            raise Problem("The disk is full. It will not start at login. Make room and try again.")
        self.on = True

    def turn_off(self) -> None:
        self.on = False


class Home:
    """A person's folders on the real disk, with the settings in them."""

    def __init__(self, path: Path, text: str = "") -> None:
        self.folders = Folders(path / "config", path / "data", path / "state", path / "run")
        self.folders.make()
        self.board, self.login = Board(), Login()
        if text:
            self.folders.settings.write_text(text)
        self.preferences = Preferences(self.folders, Voice(self.board), lambda: NOW, self.login)
        self.heard: list[Settings] = []
        self.preferences.changed = self.heard.append


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_a_change_is_written_and_heard_at_once(home: Home) -> None:
    assert home.preferences.change({"reminders.eyes.every": "25m"}) is None
    assert 'every = "25m"' in home.folders.settings.read_text()
    assert home.heard[-1]["reminders.eyes.every"] == 1500.0


def test_an_edit_by_hand_is_taken_over(home: Home) -> None:
    home.preferences.follow_file()
    assert home.heard == []
    home.folders.settings.write_text('[reminders.eyes]\nevery = "35m"\n')
    home.preferences.follow_file()
    assert home.heard[-1]["reminders.eyes.every"] == 2100.0


def test_what_is_wrong_is_said_with_what_we_did(tmp_path: Path) -> None:
    home = Home(tmp_path, '[reminders.eyes]\nevery = "0m"\n')
    assert home.board.shown == ['settings.toml, reminders.eyes.every = "0m": must be 1m to 24h; using 20m.']
    assert home.preferences.settings["reminders.eyes.every"] == 1200.0


def test_a_value_that_is_not_allowed_is_refused_and_nothing_changes(home: Home) -> None:
    problem = home.preferences.change({"reminders.eyes.every": "0m"})
    assert problem is not None
    assert not home.folders.settings.exists()
    assert home.heard == []


def test_start_at_login_follows_its_setting(home: Home) -> None:
    home.preferences.change({"start.at_login": True})
    assert home.login.on
    home.preferences.change({"start.at_login": False})
    assert not home.login.on


def test_a_login_that_cannot_be_written_is_said(home: Home) -> None:
    home.login.full = True
    home.preferences.change({"start.at_login": True})
    assert home.board.shown == ["The disk is full. It will not start at login. Make room and try again."]


def test_without_notifications_the_terminal_hears_it_once(capsys: pytest.CaptureFixture[str]) -> None:
    voice = Voice(Board(works=False))
    voice.tell("The disk is full.")
    voice.tell("The disk is full.")
    assert capsys.readouterr().err == "BackCare: The disk is full.\n"


def test_what_is_new_comes_up_and_nothing_is_written_where_nothing_was_put_away(tmp_path: Path) -> None:
    home = Home(tmp_path, '[guide]\nhidden_moves = ["own.slide", "neck-turn"]\n')
    preferences = home.preferences
    before = home.folders.settings.read_text()
    preferences.bring_up(frozenset({"own.other"}))
    assert home.folders.settings.read_text() == before
    preferences.bring_up(frozenset({"own.slide"}))
    assert preferences.settings["guide.hidden_moves"] == ("neck-turn",)
