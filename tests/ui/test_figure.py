"""The drawn figure as a widget: it plays while it is seen, rests in holds, and keeps still when that is wanted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from backcare_desktop.core.commands import Verb
from backcare_desktop.core.evidence import by_id
from backcare_desktop.core.moves.exercises import Exercise
from backcare_desktop.core.moves.holding import held
from backcare_desktop.ui import theme
from backcare_desktop.ui.blocks import Reader
from backcare_desktop.ui.figure.canvas import MOST_BYTES
from backcare_desktop.ui.figure.figure import FRAME_MS, Figure
from backcare_desktop.ui.guide.window import Guide
from tests.content.shipped import exercise, library
from tests.ui.kept import kept
from tests.ui.paints import Paints

FIGURES = library().figures
EVERY = library().exercises


@pytest.fixture
def figure() -> Iterator[Figure]:
    """The side tilt of the neck, shown."""
    with kept(Figure(FIGURES, exercise("neck-side-tilt"))) as widget:
        widget.resize(320, 240)
        yield widget


def timer(figure: Figure) -> QTimer:
    [found] = figure.findChildren(QTimer)
    return found


def pass_s(figure: Figure, seconds: float) -> None:
    """Let so much time pass, as its timer counts it."""
    gone_ms = 0
    while gone_ms < 1000 * seconds:
        gone_ms += timer(figure).interval()
        timer(figure).timeout.emit()


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}


@pytest.mark.parametrize(("is_still", "parts"), [(False, 1), (True, 4)], ids=["moving", "key poses"])
def test_nothing_is_drawn_beside_the_places_that_it_names(is_still: bool, parts: int) -> None:
    with kept(Figure(FIGURES, exercise("shoulder-blade-squeeze"), is_still=is_still)) as widget:
        widget.resize(880, 240)
        places, image = widget.drawn(), picture(widget)
        assert len(places) == parts
        assert sum(place.width() * place.height() for place in places) < 880 * 240 / 2
        ground = image.pixelColor(0, 0)
        assert all(len(colours(image.copy(place))) > 1 for place in places)
        painter = QPainter(image)
        for place in places:
            painter.fillRect(place, ground)
        painter.end()
        assert colours(image) == {ground.name()}


def test_it_moves_and_says_what_is_done(figure: Figure) -> None:
    assert timer(figure).isActive()
    before = picture(figure)
    pass_s(figure, 1.0)
    assert figure.words == "Right ear to right shoulder"
    assert picture(figure) != before


def test_it_wakes_thirty_times_a_second_but_for_no_step_that_looks_like_the_one_before() -> None:
    with kept(Figure(FIGURES, exercise("shoulder-w-to-y"))) as widget:
        widget.resize(880, 367)
        widget.grab()
        pass_s(widget, 10.0)  # two rounds: all pictures are ready
        paints, waits_ms = Paints(widget), []
        for _ in range(40):
            waits_ms.append(timer(widget).interval())
            timer(widget).timeout.emit()
        assert waits_ms[0] == 4 * FRAME_MS  # it begins gently
        assert waits_ms[20:] == [33] * 20
        assert paints.count == len(waits_ms)


def test_a_hold_is_counted_down_and_nothing_else_is_done(figure: Figure) -> None:
    counted: list[str] = []
    figure.counted.connect(counted.append)
    pass_s(figure, 2.0)
    assert figure.words == "Right ear to right shoulder · 15 s"
    held = picture(figure)
    assert timer(figure).interval() > 500
    pass_s(figure, 1.0)
    timer(figure).timeout.emit()
    assert timer(figure).interval() == 1000
    assert counted[:2] == ["Hold 15 s", "Hold 14 s"]
    assert picture(figure) == held


def test_on_the_other_side_it_says_so() -> None:
    with kept(Figure(FIGURES, exercise("neck-trap-stretch"))) as widget:
        pass_s(widget, 24.5)
        assert widget.count == ""
        pass_s(widget, 7.0)
        assert widget.count.startswith("Other side · hold 1")
        assert widget.words.startswith("Left hand rests on the head, tilt left")


def test_the_persons_own_hold_is_counted() -> None:
    with kept(Figure(FIGURES, held(exercise("neck-side-tilt"), 30))) as widget:
        pass_s(widget, 2.0)
        assert widget.words == "Right ear to right shoulder · 30 s"


def test_nobody_looks_and_it_rests(figure: Figure) -> None:
    figure.hide()
    assert not timer(figure).isActive()
    figure.show()
    assert timer(figure).isActive()


def test_its_timer_goes_with_it() -> None:
    with kept(Figure(FIGURES, exercise("neck-turn"))) as widget:
        gone: list[bool] = []
        timer(widget).destroyed.connect(lambda: gone.append(True))
    assert gone == [True]


def test_reduced_motion_shows_the_key_poses_with_their_words() -> None:
    with kept(Figure(FIGURES, exercise("neck-turn"), is_still=True)) as widget:
        assert not timer(widget).isActive()
        widget.resize(600, 240)
        wide = picture(widget)
        lower = wide.copy(QRect(0, 205, 600, 35))
        assert len(colours(lower)) > 2
        for column in range(3):
            third = wide.copy(QRect(200 * column, 0, 200, 200))
            assert len(colours(third)) > 5
        assert widget.words == ""


def test_key_poses_keep_only_their_numbers_where_there_is_no_room_for_words() -> None:
    with kept(Figure(FIGURES, exercise("neck-turn"), is_still=True)) as widget:
        widget.resize(600, 120)
        low = picture(widget)
        below = [low.copy(QRect(200 * column, 105, 200, 15)) for column in range(3)]
        assert all(len(colours(image)) > 1 for image in below)
        beside = [image.copy(QRect(0, 0, 80, 15)) for image in below]
        assert all(len(colours(image)) == 1 for image in beside)


@pytest.mark.parametrize("is_still", [False, True], ids=["playing", "still"])
@pytest.mark.parametrize("move", EVERY, ids=lambda move: move.id)
def test_every_exercise_is_painted_inside_its_box(move: Exercise, is_still: bool) -> None:
    with kept(Figure(FIGURES, move, is_still=is_still)) as widget:
        widget.resize(420, 260)
        pass_s(widget, 0.0 if is_still else 1.0)
        image = picture(widget)
        assert widget.has_figure
        assert len(colours(image)) > 5
        edge = {image.pixelColor(x, 0).name() for x in range(image.width())}
        assert edge == {theme.LIGHT.ground.lower()}
        assert widget.accessibleName() == f"{move.name}, shown by a figure"
        assert widget.accessibleDescription()


def test_no_exercise_is_an_empty_ground() -> None:
    with kept(Figure(FIGURES)) as widget:
        assert not widget.has_figure
        assert not timer(widget).isActive()
        assert colours(picture(widget)) == {theme.LIGHT.ground.lower()}
        widget.show_exercise(exercise("hip-march"))
        assert widget.has_figure
        assert timer(widget).isActive()
        assert len(colours(picture(widget))) > 5


def test_it_takes_over_the_theme(figure: Figure, qapp: QApplication) -> None:
    picture(figure)
    theme.apply(qapp, "dark", 1.0)
    assert theme.DARK.ground.lower() in colours(picture(figure))
    assert theme.LIGHT.ground.lower() not in colours(picture(figure))


def test_in_a_window_that_is_always_dark_it_is_dark() -> None:
    with kept(QWidget()) as window:
        theme.always_dark(window)
        inside = Figure(FIGURES, exercise("neck-turn"))
        inside.setParent(window)
        inside.resize(200, 200)
        inside.show()
        assert theme.DARK.ground.lower() in colours(picture(inside))


def test_the_pictures_of_a_move_take_little_memory_and_are_given_back() -> None:
    with kept(Figure(FIGURES, exercise("shoulder-band-raise"))) as widget:
        widget.resize(880, 367)
        widget.grab()
        pass_s(widget, 3.8)
        assert widget.stage is not None
        assert 4_000_000 < widget.stage.kept_bytes <= MOST_BYTES == 26_000_000
        widget.hide()
        assert widget.stage is None


@pytest.fixture
def guide(verbs: list[Verb]) -> Iterator[Guide]:
    with kept(Guide(verbs.append, library(), Reader(by_id(library().countries, "UK"), "GB"))) as window:
        yield window


def test_the_page_of_a_move_has_its_figure_and_others_have_none(guide: Guide) -> None:
    panel = guide.columns.player.panel
    assert not panel.isVisible()
    assert panel.figure is None
    guide.show_item("neck-turn")
    assert panel.isVisible()
    assert panel.figure is not None
    assert panel.words.text() == "Turn to the right"
    guide.show_item("cause.posture")
    assert not panel.isVisible()
    guide.show_item("hip-march")
    assert panel.isVisible()


def test_a_low_window_keeps_its_room_for_the_words(guide: Guide) -> None:
    guide.show_item("neck-turn")
    guide.resize(900, 320)
    assert not guide.columns.player.panel.isVisible()
    guide.resize(900, 700)
    assert guide.columns.player.panel.isVisible()


def test_with_reduced_motion_the_guide_shows_key_poses(verbs: list[Verb]) -> None:
    with kept(Guide(verbs.append, library(), Reader(is_still=True))) as window:
        window.show_item("neck-turn")
        panel = window.columns.player.panel
        assert panel.isVisible()
        assert not panel.words.isVisible()
        assert panel.figure is not None
        assert panel.figure.is_still
