"""Own moves and tips, and those that came with the app: deleted, put away, and brought back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from backcare_desktop.core.commands import ChangeSettings, Open, Page
from tests.ui.own_desk import Desk, own_desk


@pytest.fixture
def desk(tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    with own_desk(tmp_path / "me") as made:
        yield made


def test_deleting_is_undone_with_one_key(desk: Desk) -> None:
    desk.write_a_move()
    desk.press("Delete")
    assert desk.listed() == []
    assert desk.window.overview.undo.hasFocus()
    assert desk.window.overview.undo.accessibleName() == "Undo: Put “Wall slide” back"
    assert desk.window.overview.undo.toolTip() == "Put “Wall slide” back"
    QTest.keyClick(desk.window.overview.undo, Qt.Key.Key_Space)
    assert desk.listed() == ["Your moves", "Wall slide"]
    assert desk.window.overview.chosen == "own.wall-slide"


def test_own_and_shipped_moves_and_tips_are_put_away_and_brought_back(desk: Desk) -> None:
    desk.write_a_move()
    desk.press("Put away")
    assert desk.away["guide.hidden_moves"] == ("own.wall-slide",)
    desk.window.overview.all.setChecked(True)
    desk.window.overview.choose("neck-turn")
    desk.press("Put away")
    desk.window.overview.choose("pc.feet")
    desk.press("Put away")
    assert desk.away == {"guide.hidden_moves": ("own.wall-slide", "neck-turn"), "guide.hidden_tips": ("pc.feet",)}
    desk.window.overview.all.setChecked(False)
    assert desk.listed()[:4] == ["Your moves", "Wall slide", "Put away", "Neck turn"]
    for item in ("own.wall-slide", "neck-turn", "pc.feet"):
        desk.window.overview.choose(item)
        desk.press("Bring back")
    assert desk.away == {"guide.hidden_moves": (), "guide.hidden_tips": ()}
    assert ChangeSettings((("guide.hidden_moves", None),)) in desk.verbs


def test_undo_after_putting_away_brings_back_and_takes_nothing_else_away(desk: Desk) -> None:
    desk.write_a_move()
    desk.press("Put away")
    overview = desk.window.overview
    assert overview.said.text() == "“Wall slide” is put away. It no longer comes up."
    assert overview.undo.accessibleName() == "Undo: Bring “Wall slide” back"
    desk.press("Undo")
    assert desk.away["guide.hidden_moves"] == ()
    assert desk.listed() == ["Your moves", "Wall slide"]
    assert overview.said.text() == "“Wall slide” comes up again."
    desk.press("Delete")
    assert overview.said.text() == "“Wall slide” is deleted."
    desk.press("Undo")
    assert desk.listed() == ["Your moves", "Wall slide"]


def test_what_came_with_the_app_says_that_it_is_put_away_too(desk: Desk) -> None:
    overview = desk.window.overview
    overview.all.setChecked(True)
    for item, said in (
        ("neck-turn", "“Neck turn” is put away. It no longer comes up."),
        ("pc.feet", "“Lower the chair, or use a footrest or a box.” is put away. It no longer comes up."),
    ):
        overview.choose(item)
        desk.press("Put away")
        assert overview.said.text() == said
    desk.press("Undo")
    assert desk.away == {"guide.hidden_moves": ("neck-turn",), "guide.hidden_tips": ()}


def test_what_came_with_the_app_can_be_seen_but_not_changed(desk: Desk) -> None:
    desk.window.overview.all.setChecked(True)
    assert len(desk.listed()) == 2 + 47 + 16
    desk.window.overview.choose("neck-turn")
    assert not desk.window.overview.edit.isVisible()
    assert not desk.window.overview.drop.isVisible()
    assert "Your own" not in desk.page()
    desk.press("In the guide")
    assert desk.verbs == [Open(Page.GUIDE, "neck-turn")]
