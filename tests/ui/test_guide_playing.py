"""Moves that play inside the guide: on the page of an entry, and as a set from the first to the last."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core.commands import Verb
from backcare_desktop.ui.blocks import Reader
from backcare_desktop.ui.guide.player import MovePlayer
from backcare_desktop.ui.guide.window import Guide
from tests.ui.kept import kept

LIBRARY = Library(assets.root())


@pytest.fixture
def guide(verbs: list[Verb]) -> Iterator[Guide]:
    with kept(Guide(verbs.append, LIBRARY, Reader())) as window:
        yield window


def follow(guide: Guide, target: str) -> None:
    assert f'href="{target}"' in guide.columns.page.toHtml()
    guide.columns.page.anchorClicked.emit(QUrl(target))


def click(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


def moves_itself(player: MovePlayer) -> bool:
    assert player.panel.figure is not None
    return not player.panel.figure.is_still


def test_an_entry_plays_its_set_below_itself_and_is_not_left(guide: Guide) -> None:
    guide.show_item("cause.muscle-pull")
    player = guide.columns.player
    assert not player.isVisible()
    follow(guide, "play:set.gentle")
    assert guide.shown() == "cause.muscle-pull"
    assert player.isVisible()
    assert moves_itself(player)
    assert player.title.text() == "1 of 4 · Belly breathing · 6 times"
    assert player.caution.text() == "Careful: Breathe normally if you feel light-headed."
    assert player.y() > guide.columns.page.y()  # the warning at the top of the page stays first
    assert QApplication.focusWidget() is player.play
    assert 'href="stop:set.gentle"' in guide.columns.page.toHtml()


def test_stop_shows_the_key_poses_and_close_gives_the_page_back(guide: Guide) -> None:
    guide.show_item("info.stress")
    follow(guide, "play:breath-belly")
    player = guide.columns.player
    assert not player.next.isVisible()
    click(player.play)
    assert player.play.text() == "Play"
    assert not moves_itself(player)
    assert 'href="play:breath-belly"' in guide.columns.page.toHtml()
    click(player.play)
    assert moves_itself(player)
    player.close_it.setFocus()
    click(player.close_it)
    assert not player.isVisible()
    assert QApplication.focusWidget() is guide.columns.page


def test_a_set_goes_on_by_itself_and_says_when_it_is_over(guide: Guide) -> None:
    guide.show_item("set.micro-neck")
    player = guide.columns.player
    assert player.y() < guide.columns.page.y()
    assert (player.play.text(), moves_itself(player)) == ("Play", False)
    click(player.play)
    assert player._turn.interval() == 30_000  # 10 shoulder rolls of 3 s
    player._turn.timeout.emit()
    assert player.title.text() == "2 of 2 · Reset and change · hold 5 s, 3 times"
    assert (player.previous.isEnabled(), player.next.isEnabled()) == (True, False)
    player._turn.timeout.emit()
    assert player.title.text() == "That was the last one."
    assert not player.is_playing
    click(player.previous)
    assert player.title.text() == "1 of 2 · Shoulder rolls · 10 times"
    assert not player._turn.isActive()


def test_another_page_ends_what_plays(guide: Guide) -> None:
    guide.show_item("cause.muscle-pull")
    follow(guide, "play:set.gentle")
    guide.show_item("rf.heart")
    assert not guide.columns.player.isVisible()
    assert not guide.columns.player._turn.isActive()
    guide.show_item("neck-turn")
    assert moves_itself(guide.columns.player)
    assert not guide.columns.player.close_it.isVisible()


def test_with_reduced_motion_the_person_goes_from_move_to_move(verbs: list[Verb]) -> None:
    with kept(Guide(verbs.append, LIBRARY, Reader(is_still=True))) as guide:
        guide.show_item("cause.muscle-pull")
        follow(guide, "play:set.gentle")
        player = guide.columns.player
        assert not player.play.isVisible()
        assert QApplication.focusWidget() is player.next
        click(player.next)
        assert player.title.text().startswith("2 of 4 · Shoulder rolls")
        assert not moves_itself(player)
        assert not player._turn.isActive()


def test_the_moves_of_an_entry_are_seen_before_they_are_played(guide: Guide) -> None:
    guide.show_item("info.stay-active")
    page = guide.columns.page
    assert "Two-minute walk" in page.toPlainText()
    page.scrollToAnchor("moves")
    picture = page.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(30, 110, 2) for y in range(40, 140, 2)}
    assert len(colours) > 8  # a drawn figure, not an empty place
