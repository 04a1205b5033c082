"""Restoring from the history window: what a backup would bring is shown first, and only a yes replaces anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QFileDialog

from backcare_desktop import backups
from backcare_desktop.core.commands import Verb
from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.ports import Problem
from backcare_desktop.store import backup_write
from backcare_desktop.store.folders import Folders
from backcare_desktop.store.memory import Memory
from backcare_desktop.ui.history.restore import RestoreDialog
from backcare_desktop.ui.history.window import HistoryWindow
from backcare_desktop.ui.widgets import Text
from tests.ui.history_life import NOW, kept_in, past_of
from tests.ui.kept import kept


def until(condition: Callable[[], bool]) -> None:
    deadline = QDeadlineTimer(20_000)
    while not condition():
        assert not deadline.hasExpired()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def folders_in(place: Path) -> Folders:
    found = Folders(place / "config", place / "data", place / "state", place / "run")
    found.make()
    return found


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup with one break taken and a setting."""
    folders = folders_in(tmp_path / "old")
    folders.settings.write_text('[look]\ntheme = "dark"\n')
    kept_in(folders.history, [Row(NOW, Entry.TAKEN, "stretch", seconds=300.0)]).close()
    file = tmp_path / "mine.zip"
    backup_write.write(file, folders, "0.1.0", NOW)
    return file


class Place:
    """A window over a history with one skipped break; a restore goes the way that the app goes."""

    def __init__(self, place: Path, verbs: list[Verb]) -> None:
        self.folders = folders_in(place)
        self.history = kept_in(self.folders.history, [Row(NOW, Entry.SKIPPED, "eyes", "pressed")])
        past = replace(past_of(self.history), restores=backups.FromWindow(self.folders, self.take_up))
        self.window = HistoryWindow(verbs.append, past)

    def take_up(self) -> str:
        self.history.close()
        memory = Memory(self.folders.memory, now=lambda: NOW, tell=lambda each: pytest.fail(str(each)))
        try:
            assert backups.taken_up(self.folders, memory)
        except Problem as problem:
            return str(problem)
        finally:
            memory.close()
        self.window.refresh()
        return backups.SAID

    @property
    def items(self) -> list[str]:
        return [row.item for row in self.history.rows()]

    @property
    def dialog(self) -> RestoreDialog | None:
        found = self.window.findChildren(RestoreDialog)
        return found[-1] if found and found[-1].isVisible() else None

    def look_into(self, file: Path) -> RestoreDialog:
        self.window.restoring.look_into(str(file))
        assert self.window.said.text() == "Reading the backup…"
        until(lambda: self.dialog is not None)
        assert self.dialog is not None
        return self.dialog


@contextmanager
def place_in(folder: Path, verbs: list[Verb]) -> Iterator[Place]:
    place = Place(folder, verbs)
    with kept(place.window):
        yield place
    place.history.close()


def test_it_shows_what_would_change_and_replaces_it_after_a_yes(
    tmp_path: Path, verbs: list[Verb], backup: Path
) -> None:
    with place_in(tmp_path / "new", verbs) as place:
        dialog = place.look_into(backup)
        shown = [each.text() for each in dialog.findChildren(Text)]
        assert "A backup of BackCare 0.1.0, made on 2026-03-05:" in shown
        assert "1 entry, 2026-03-05 to 2026-03-05; yours is replaced" in shown
        assert "Yours are replaced" in shown
        assert not dialog.restore.isEnabled()
        assert place.items == ["eyes"]
        dialog.agree.click()
        dialog.restore.click()
        assert place.window.said.text() == "The backup is restored."
        assert place.items == ["stretch"]
        assert place.folders.settings.read_text() == '[look]\ntheme = "dark"\n'


def test_who_keeps_what_there_is_has_it_all_and_may_ask_again(tmp_path: Path, verbs: list[Verb], backup: Path) -> None:
    with place_in(tmp_path / "new", verbs) as place:
        place.look_into(backup).cancel.click()
        assert place.window.said.text() == "Nothing was changed."
        assert place.items == ["eyes"]
        assert not list(tmp_path.glob("new/*/*.restoring"))
        place.look_into(backup).reject()


def test_what_is_no_backup_is_said_in_one_sentence(tmp_path: Path, verbs: list[Verb]) -> None:
    (tmp_path / "letter.zip").write_text("Dear all")
    with place_in(tmp_path / "new", verbs) as place:
        place.window.restoring.look_into(str(tmp_path / "letter.zip"))
        until(lambda: place.window.said.text().startswith("letter.zip was not restored: it is damaged, or no backup"))
        assert place.dialog is None
        assert place.items == ["eyes"]


def test_a_folder_that_refuses_is_said_and_nothing_is_ready_any_more(
    tmp_path: Path, verbs: list[Verb], backup: Path
) -> None:
    with place_in(tmp_path / "new", verbs) as place:
        dialog = place.look_into(backup)
        (place.folders.state / "restore.json").mkdir()
        dialog.agree.click()
        dialog.restore.click()
        assert place.window.said.text().startswith("The backup could not be restored (")
        assert place.window.said.text().endswith("). Nothing was changed.")
        assert place.items == ["eyes"]


def test_the_button_asks_for_a_file_and_is_there_only_where_it_works(
    tmp_path: Path, verbs: list[Verb], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    with place_in(tmp_path / "new", verbs) as place:
        place.window.restore.click()
        (chooser,) = place.window.findChildren(QFileDialog)
        assert chooser.windowTitle() == "Choose a backup"
        chooser.close()
    history = kept_in(tmp_path / "other.db", [])
    with kept(HistoryWindow(verbs.append, past_of(history))) as window:
        assert not window.restore.isVisible()
    history.close()
