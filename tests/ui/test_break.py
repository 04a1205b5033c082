"""The break window: the routine by the countdown, what its controls emit, and room for all of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from backcare_desktop.core.commands import Open, Page
from backcare_desktop.core.events import Done, Exit, Skip, SnoozeFor
from backcare_desktop.core.moves.turns import dose
from backcare_desktop.ui import theme
from backcare_desktop.ui.lines import balanced
from tests.ui.break_screen import Screen, check_fit
from tests.ui.player_screen import on_screen, player
from tests.ui.prompt_scenes import exercises, guide

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


@pytest.fixture
def screen(qtbot: QtBot) -> Screen:
    return Screen(qtbot, "shoulder-blade-squeeze", "hip-march")


def test_it_says_the_break_the_exercise_and_the_time_left(screen: Screen) -> None:
    assert screen.window.head.title.text() == "Stretch break"
    assert screen.window.head.name.text() == "1 of 2 · Shoulder blade squeeze"
    assert screen.window.ring.text() == "5:00"
    screen.at(77.5)
    assert screen.window.ring.text() == "3:43"
    assert screen.window.ring.accessibleName() == "Time left 3:43"


def test_the_routine_goes_on_with_the_countdown(screen: Screen) -> None:
    screen.at(63.0)
    assert screen.window.head.name.text() == "1 of 2 · Shoulder blade squeeze"
    screen.at(64.0)
    assert screen.window.head.name.text() == "2 of 2 · Seated march"
    assert screen.window.counted.dots.accessibleName() == "Move 2 of 2"


def test_each_instruction_is_large_for_six_seconds_and_the_last_one_stays(screen: Screen) -> None:
    said = []
    for elapsed_s in (0.0, 6.0, 12.0, 18.0, 24.0, 60.0):
        screen.at(elapsed_s)
        said.append(screen.now())
    assert said == [
        "Sit tall. Bend your elbows.",
        "Draw your shoulder blades back and down.",
        "Keep your neck soft.",
        "Hold and breathe.",
        "Let go.",
        "Let go.",
    ]


def test_next_and_back_override_the_pace(screen: Screen) -> None:
    screen.at(10.0)
    screen.click(screen.window.way.next)
    assert screen.window.head.name.text() == "2 of 2 · Seated march"
    assert not screen.window.way.next.isEnabled()
    screen.at(20.0)
    screen.click(screen.window.way.back)
    assert screen.window.head.name.text() == "1 of 2 · Shoulder blade squeeze"
    screen.at(83.0)
    assert screen.window.head.name.text() == "1 of 2 · Shoulder blade squeeze"
    screen.at(84.0)
    assert screen.window.head.name.text() == "2 of 2 · Seated march"
    assert screen.emitted == []


def test_after_the_routine_the_time_is_the_persons_own(screen: Screen) -> None:
    screen.at(200.0)
    assert screen.window.head.name.text() == "Your own time"
    assert screen.now() == "Stand up. Look far away. Move as you like."
    assert not screen.window.caution.isVisible()


def test_a_break_without_a_routine_is_the_persons_own(qtbot: QtBot) -> None:
    screen = Screen(qtbot)
    assert screen.window.head.name.text() == "Your own time"
    assert not screen.window.way.next.isVisible()


def test_the_buttons_below_emit_their_verbs(screen: Screen) -> None:
    for button in (screen.window.bar.later, screen.window.bar.skip, screen.window.bar.done, screen.window.bar.leave):
        screen.click(button)
    assert screen.emitted == [SnoozeFor(None), Skip(), Done(), Exit()]


def test_whoever_needs_help_is_not_kept(screen: Screen) -> None:
    screen.click(screen.window.bar.help)
    assert screen.emitted == [Exit(), Open(Page.HELP)]


def test_a_strict_break_hides_what_it_refuses_but_not_the_way_out(screen: Screen) -> None:
    screen.at(10.0, can_skip=False, can_snooze=False, can_done=False)
    window = screen.window
    assert not any(button.isVisible() for button in (window.bar.later, window.bar.skip, window.bar.done))
    assert window.bar.leave.isVisible()
    assert window.bar.help.isVisible()


def test_a_waiting_countdown_says_what_it_waits_for(screen: Screen) -> None:
    screen.at(10.0, is_running=False)
    assert screen.window.head.why.isVisible()
    assert screen.window.head.why.text() == "Waiting for your hands to rest"
    screen.at(10.0)
    assert screen.window.head.why.text() == "58 min at the desk, 20 of them on a call"


def test_closing_it_by_the_systems_means_is_leaving(screen: Screen) -> None:
    assert not screen.window.close()
    assert screen.emitted == [Exit()]


@pytest.mark.parametrize("size", [(1024, 768), (1280, 800), (2560, 1080), (1080, 1920)])
@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_every_exercise_fits_on_every_screen(
    qtbot: QtBot, request: pytest.FixtureRequest, size: tuple[int, int], text_scale: float
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    request.addfinalizer(lambda: theme.apply(app, "light", 1.0))
    theme.apply(app, "light", text_scale)
    screen = Screen(qtbot, *[exercise.id for exercise in guide().exercises], size=size)
    elapsed_s = 0.0
    for exercise in guide().exercises:
        screen.at(elapsed_s, is_running=exercise.reps > 3)
        check_fit(screen.window, QSize(*size))
        elapsed_s += exercise.total_s
    assert screen.window.head.name.text().endswith("Belly breathing")


def test_the_figure_of_the_exercise_moves(qtbot: QtBot) -> None:
    screen = Screen(qtbot, "shoulder-blade-squeeze", size=(1920, 1080))
    assert screen.figure.isVisible()
    assert screen.figure.height() > 1080 / 3
    assert screen.figure.words == "Draw shoulder blades back and down"
    screen.at(200.0)
    assert not screen.figure.isVisible()


def test_every_move_is_shown_on_a_third_of_the_height(qtbot: QtBot) -> None:
    screen = Screen(qtbot, *[exercise.id for exercise in guide().exercises], size=(1280, 800))
    elapsed_s, lows, crowded = 0.0, [], []
    for exercise in guide().exercises:
        for step in range(len(exercise.steps)):
            screen.at(elapsed_s + 6.0 * step)
            if screen.figure.height() < 800 / 3:
                lows.append((exercise.id, step))
            QApplication.sendPostedEvents()
            words, caution = screen.window.notes.grade, screen.window.caution.geometry()
            if words.mapTo(screen.window.body, QPoint(0, 0)).y() - caution.bottom() <= theme.SPACE_12:
                crowded.append((exercise.id, step))
        elapsed_s += exercise.total_s
    assert (lows, crowded) == ([], [])


def test_on_a_small_screen_the_hint_at_esc_stands_in_one_row(qtbot: QtBot) -> None:
    for window in (Screen(qtbot, "neck-side-tilt").window, on_screen(qtbot, player([]))):
        assert window.bar.esc.words.text() == "or hold Esc for 3 seconds"
        assert not window.bar.later.icon().isNull()


def test_the_dots_stand_beside_the_count_where_they_leave_it_its_middle(qtbot: QtBot) -> None:
    wide = Screen(qtbot, "shoulder-blade-squeeze", "hip-march", size=(1280, 800)).window
    narrow = Screen(qtbot, "shoulder-blade-squeeze", "hip-march", size=(700, 800)).window
    assert wide.counted.dots.isVisible()
    assert abs(wide.count.geometry().center().x() - wide.counted.width() / 2) <= 1
    assert not narrow.counted.dots.isVisible()
    assert narrow.head.name.text().startswith("1 of 2 · ")


def test_instructions_are_large_enough_to_read_standing(screen: Screen) -> None:
    point_px = 96 / 72
    for label in screen.window.findChildren(QLabel):
        if label.isVisible():
            assert label.font().pixelSize() >= 15 * point_px
    assert 22 * point_px <= theme.SIZE_TITLE


@pytest.mark.parametrize(
    ("exercise", "words"),
    [
        ("shoulder-blade-squeeze", "8 times, 5 s each time"),
        ("hip-figure-four", "Hold 20 s, 2 times each side"),
        ("hip-march", "20 times"),
        ("eye-far-look", "For 20 s"),
        ("move-walk", "For 2 min"),
        ("neck-turn", "3 times each side, 5 s each time"),
    ],
)
def test_the_dose_is_said_in_words(exercise: str, words: str) -> None:
    assert dose(exercises(exercise)[0]) == words


def test_lines_break_into_about_equal_lengths() -> None:
    text = "Move gently. Stop if it hurts, or if you feel dizzy, numb or short of breath."
    assert balanced(text, 46) == "Move gently. Stop if it hurts, or if you\nfeel dizzy, numb or short of breath."
    assert balanced("Let go.", 46) == "Let go."
    assert balanced("Not on a raised sit-stand desk.", 24) == "Not on a raised\nsit-stand desk."
    assert balanced("", 46) == ""
    assert balanced("Evidence: may help a little · studied in 30 people", 28) == (
        "Evidence: may help a little\nstudied in 30 people"
    )
