"""The window of own moves and tips on real files, to type and press in."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core.commands import ChangeOwn, ChangeSettings, Verb
from backcare_desktop.owned import Owned
from backcare_desktop.ports import Problem
from backcare_desktop.store.folders import Folders
from backcare_desktop.ui.own.edit import Editor
from backcare_desktop.ui.own.form import TipForm
from backcare_desktop.ui.own.list import Shipped
from backcare_desktop.ui.own.moveform import MoveForm
from backcare_desktop.ui.own.window import OwnWindow
from tests.ui.kept import kept

SHIPPED = Library(assets.root())
AT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
STEPS = "Stand up.\nSlide your arms up.\n\n"


class Desk:
    """A window on real files, and what came out of it."""

    def __init__(self, home: Path) -> None:
        for name in ("config", "data", "state", "run"):
            (home / name).mkdir(parents=True)
        self.verbs: list[Verb] = []
        self.away: dict[str, tuple[str, ...]] = {"guide.hidden_moves": (), "guide.hidden_tips": ()}
        folders = Folders(home / "config", home / "data", home / "state", home / "run")
        self.owned = Owned(folders, lambda: AT, pytest.fail)
        shipped = Shipped(SHIPPED.exercises, SHIPPED.posture_questions, lambda key: self.away[key])
        self.window = OwnWindow(self.emit, self.owned, shipped)

    def emit(self, verb: Verb) -> None:
        """Do as the app does."""
        self.verbs.append(verb)
        match verb:
            case ChangeOwn(change=change):
                with contextlib.suppress(Problem):
                    self.owned.carry_out(change)
            case ChangeSettings(changes=changes):
                self.away |= {key: tuple(value) if isinstance(value, list) else () for key, value in changes}
            case _:
                return
        self.window.render()

    def page(self) -> str:
        """What stands on the page of what is chosen."""
        return self.window.overview.show_pane.page.toPlainText()

    def press(self, words: str) -> None:
        """Press the button of these words."""
        buttons = [each for each in self.window.findChildren(QPushButton) if each.isVisible()]
        [button] = [each for each in buttons if each.text().replace("&", "") == words]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def listed(self) -> list[str]:
        """The titles in the list, headings too."""
        shown = self.window.overview.list
        return [shown.item(number).text() for number in range(shown.count())]

    def editor(self) -> Editor:
        assert self.window.editor is not None
        return self.window.editor

    def form(self) -> MoveForm:
        form = self.editor().form
        assert isinstance(form, MoveForm)
        return form

    def write_a_move(self, name: str = "Wall slide") -> None:
        self.press("Add a move")
        form = self.form()
        form.name.setText(name)
        form.steps.setPlainText(STEPS)
        QTest.mouseClick(form.regions.buttons["shoulders"], Qt.MouseButton.LeftButton)
        self.press("Keep")

    def write_a_tip(self, text: str = "Sip some water.") -> None:
        self.press("Add a tip")
        form = self.editor().form
        assert isinstance(form, TipForm)
        form.text.setText(text)
        self.press("Keep")


@contextlib.contextmanager
def own_desk(home: Path) -> Iterator[Desk]:
    """The window, open; what is not kept in it is thrown away in the end."""
    desk = Desk(home)
    with kept(desk.window):
        desk.window.show()
        yield desk
        editor = desk.window.editor
        if editor is not None:
            editor.form.is_modified = False
