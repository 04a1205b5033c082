"""Own moves where others show them: the guide's pages, the figure's place in a break, the way in from settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from backcare_desktop import assets
from backcare_desktop.content.own import WholeLibrary
from backcare_desktop.core.commands import Open, Page, Verb
from backcare_desktop.core.own.own import OwnContent, OwnMove, Tip
from backcare_desktop.core.own.read import read_move
from backcare_desktop.core.settings import defaults
from backcare_desktop.ui.blocks import Reader
from backcare_desktop.ui.guide.window import Guide
from backcare_desktop.ui.own.figure import PicturedFigure
from backcare_desktop.ui.settings import SettingsWindow
from tests.ui.kept import kept
from tests.ui.pictures import picture

SLIDE: OwnMove = read_move(
    {"id": "own.slide", "name": "Wall & slide", "regions": ["neck"], "reps": 5, "rep_s": 4, "steps": ["Slide up."]}
)[0]
CONTENT = OwnContent((replace(SLIDE, picture="slide.png"),), (Tip("own.sip", "Sip some water."),))


@pytest.fixture
def file(tmp_path: Path) -> str:
    """The picture of the move."""
    (tmp_path / "slide.png").write_bytes(picture())
    return str(tmp_path / "slide.png")


@pytest.fixture
def library() -> WholeLibrary:
    library = WholeLibrary(assets.root())
    library.take_over(CONTENT)
    return library


@pytest.fixture
def guide(library: WholeLibrary, verbs: list[Verb], file: str) -> Iterator[Guide]:
    reader = Reader(picture=lambda item_id: file if item_id == "own.slide" else "")
    with kept(Guide(verbs.append, library, reader)) as window:
        yield window


def test_an_own_move_has_its_page_without_grade_and_sources(guide: Guide) -> None:
    guide.show_item("own.slide")
    text = guide.columns.page.toPlainText()
    assert "Wall & slide" in text
    assert "Your own" in text
    assert "Careful Stop if it hurts." in text
    assert "Nobody graded it." in text
    assert "ource" not in text
    assert not guide.columns.player.isVisible()


def test_an_own_move_and_tip_lead_to_where_they_can_be_changed(guide: Guide, verbs: list[Verb]) -> None:
    for item in ("own.slide", "own.sip", "page.own"):
        guide.show_item(item)
        assert 'href="open:own"' in guide.columns.page.toHtml()
    guide._follow("open:own")
    assert verbs == [Open(Page.OWN)]


def test_what_is_written_while_the_guide_is_open_is_in_it(guide: Guide, library: WholeLibrary) -> None:
    guide.show_item("own.sip")
    library.take_over(OwnContent((), (Tip("own.sip", "Sip more water."),)))
    guide.renew(library.guidance)
    assert "Sip more water." in guide.columns.page.toPlainText()


def test_another_time_to_hold_is_in_the_open_guide_and_own_moves_keep_theirs(
    guide: Guide, library: WholeLibrary
) -> None:
    usual = library.sets
    guide.show_item("neck-side-tilt")
    assert "hold 15 s, 2 times on each side, about 1 min" in guide.columns.page.toPlainText()
    hug = read_move(
        {"id": "own.hug", "name": "Hug", "regions": ["neck"], "mode": "hold", "hold_s": 20, "steps": ["Hug."]}
    )
    library.take_over(OwnContent((hug[0],)), hold_s=30)
    guide.take_over(Reader(), library.guidance)
    assert "hold 30 s, 2 times on each side, about 2 min" in guide.columns.page.toPlainText()
    guide.show_item("own.hug")
    assert "hold 20 s" in guide.columns.page.toPlainText()
    library.take_over(None)
    assert library.sets == usual


def test_a_break_shows_the_persons_picture_and_else_the_figure(qtbot: QtBot, library: WholeLibrary, file: str) -> None:
    figure = PicturedFigure(library.figures, lambda _id: file)
    with kept(figure):
        figure.resize(200, 150)
        figure.show_exercise(SLIDE.move)
        assert figure.has_figure
        assert figure.accessibleName() == "Picture of Wall & slide"
        assert figure.grab().toImage().pixelColor(100, 75) == QColor(200, 30, 30)
        figure.show_exercise(library.exercises[0])
        assert figure.has_figure
        assert figure.grab().toImage().pixelColor(100, 75) != QColor(200, 30, 30)


def test_an_own_move_without_a_picture_shows_nothing(qtbot: QtBot, library: WholeLibrary) -> None:
    figure = PicturedFigure(library.figures, lambda _id: "")
    with kept(figure):
        figure.show_exercise(SLIDE.move)
        assert not figure.has_figure


def test_settings_lead_there(verbs: list[Verb]) -> None:
    with kept(SettingsWindow(verbs.append, defaults(), "settings.toml")) as window:
        [button] = [
            each for each in window.findChildren(QPushButton) if each.accessibleName() == "Open your own moves and tips"
        ]
        button.click()
    assert verbs == [Open(Page.OWN)]
