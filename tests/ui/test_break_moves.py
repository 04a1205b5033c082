"""The moves in the break window: what is counted, another one, "not for me" and its undo, what is heard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_desktop.core.commands import ChangeSettings
from backcare_desktop.core.events import Exit
from backcare_desktop.ui.breaks.way import UNDO_MS
from backcare_desktop.ui.keys import combination
from tests.ui.break_screen import Screen, open_buttons

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


class Heard:
    """What was let be heard, one after the other."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self.awake: list[str] = []

    def start(self) -> None:
        self.all.append("start")

    def step(self) -> None:
        self.all.append("step")

    def end(self) -> None:
        self.all.append("end")

    def say(self, text: str) -> None:
        self.all.append(text)

    def hush(self) -> None:
        self.all.append("hush")

    def stay_awake(self, why: str) -> None:
        self.awake.append(why)

    def let_sleep(self, why: str) -> None:
        self.awake.remove(why)


@pytest.fixture
def screen(qtbot: QtBot) -> Screen:
    return Screen(qtbot, "neck-side-tilt", "hip-march", "shoulder-rolls")


def press(screen: Screen, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key once the window listens."""
    QApplication.sendEvent(screen.window, QKeyEvent(QEvent.Type.KeyPress, key.value, held))


def names(screen: Screen) -> list[str]:
    return [move.name for move in screen.moves.moves]


# ---- what is counted


def test_it_counts_side_repetition_and_hold_in_step_with_the_figure(screen: Screen) -> None:
    said = {}
    for into_s in (0.0, 5.0, 20.0, 27.0):
        screen.at(into_s)
        assert screen.figure.motion is not None
        figure = screen.figure.motion.at(screen.figure._time_s)
        said[into_s] = (screen.window.count.text(), figure.label)
    assert said == {
        0.0: ("Right side · 1 of 2 times", "Right ear to right shoulder"),
        5.0: ("Right side · 1 of 2 times · hold 12 s", "Right ear to right shoulder"),
        20.0: ("Left side · 1 of 2 times", "Left ear to left shoulder"),
        27.0: ("Left side · 1 of 2 times · hold 9 s", "Left ear to left shoulder"),
    }


def test_on_the_other_side_the_instructions_name_it(screen: Screen) -> None:
    screen.at(10.0)
    assert screen.window.steps.lines[1].text() == "Let your right ear drop\nto your right shoulder."
    screen.at(20.0)
    assert screen.window.steps.lines[1].text() == "Let your left ear drop to your left shoulder."
    screen.at(40.0)
    assert screen.window.steps.lines[1].text() == "Let your right ear drop\nto your right shoulder."


def test_a_countdown_that_waits_counts_nothing(screen: Screen) -> None:
    screen.at(5.0, is_running=False)
    assert screen.window.count.text() == ""
    screen.at(5.0)
    assert screen.window.count.text() == "Right side · 1 of 2 times · hold 12 s"


def test_why_is_said_by_grade_and_by_who_was_studied(screen: Screen) -> None:
    assert screen.window.notes.grade.text() == "Evidence: likely helps · studied\nin office workers with neck pain"


def test_the_days_strength_is_named_as_such(qtbot: QtBot) -> None:
    screen = Screen(qtbot, "chest-desk-push-up", "hip-sit-to-stand", "neck-turn", strength=2)
    assert screen.window.head.title.text() == "Stretch break · strength for today"
    screen.at(101.0)
    assert screen.window.head.title.text() == "Stretch break"


# ---- another one


def test_swap_puts_another_move_in_its_place_and_begins_it(screen: Screen) -> None:
    screen.at(10.0)
    screen.click(screen.window.way.swap)
    assert names(screen) == ["Chin slide", "Seated march", "Shoulder rolls", *names(screen)[3:]]
    assert screen.window.head.name.text().endswith("Chin slide")
    assert screen.window.count.text() == "1 of 8 times"
    screen.at(73.9)
    assert screen.window.head.name.text().endswith("Chin slide")
    screen.at(74.0)
    assert screen.window.head.name.text().endswith("Seated march")
    assert screen.emitted == []


def test_a_swap_where_no_other_fits_says_so_and_changes_nothing(screen: Screen) -> None:
    screen.short(115.0, left_s=20.0)
    before = names(screen)
    screen.click(screen.window.way.swap)
    assert screen.window.way.word.text() == "No other move fits the time that is left."
    assert not screen.window.way.undo.isVisible()
    assert names(screen) == before


def test_once_its_word_is_gone_a_small_screen_is_shared_out_as_before(qtbot: QtBot) -> None:
    screen = Screen(qtbot, "neck-side-tilt", "neck-chin-tuck", "hip-march", size=(1280, 600))
    screen.short(115.0, left_s=20.0)
    before_px = screen.figure.height()
    screen.click(screen.window.way.swap)
    assert screen.figure.height() != before_px
    screen.window.way._over.timeout.emit()
    assert screen.figure.height() == before_px


def test_strength_is_swapped_away_with_one_press(qtbot: QtBot) -> None:
    screen = Screen(qtbot, "chest-desk-push-up", "hip-sit-to-stand", "neck-turn", strength=2)
    screen.at(3.0)
    screen.click(screen.window.way.swap)
    assert not {"Desk push-up", "Sit to stand"} & set(names(screen))
    assert screen.window.head.title.text() == "Stretch break"


# ---- not for me


def test_not_for_me_hides_the_move_and_the_next_is_on_at_once(screen: Screen) -> None:
    screen.at(10.0)
    screen.click(screen.window.way.put_away)
    assert screen.emitted == [ChangeSettings((("guide.hidden_moves", ["neck-side-tilt"]),))]
    assert screen.window.head.name.text().endswith("Chin slide")
    assert screen.window.way.word.text() == "Ear to shoulder will not come again."
    assert screen.window.way.undo.isVisible()


def test_undo_brings_it_back_for_ten_seconds(screen: Screen) -> None:
    screen.at(10.0)
    screen.click(screen.window.way.put_away)
    screen.at(14.0)
    screen.click(screen.window.way.undo)
    assert screen.emitted[1:] == [ChangeSettings((("guide.hidden_moves", None),))]
    assert screen.window.head.name.text() == "1 of 3 · Ear to shoulder"
    assert screen.window.count.text() == "Right side · 1 of 2 times"
    assert screen.window.way.word.text() == "Ear to shoulder stays."
    assert UNDO_MS == 10_000
    screen.window.way._over.timeout.emit()
    assert not screen.window.way.word.isVisible()
    press(screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(screen.emitted) == 2


def test_whoever_went_on_meanwhile_is_not_called_back_by_undo(screen: Screen) -> None:
    screen.at(10.0)
    screen.click(screen.window.way.put_away)
    screen.click(screen.window.way.next)
    screen.click(screen.window.way.undo)
    assert screen.emitted[1:] == [ChangeSettings((("guide.hidden_moves", None),))]
    assert screen.window.head.name.text().endswith("Seated march")


def test_where_nothing_else_fits_the_rest_is_the_persons_own(qtbot: QtBot) -> None:
    screen = Screen(qtbot, "breath-belly")
    screen.short(60.0, left_s=15.0)
    screen.click(screen.window.way.put_away)
    assert screen.window.head.name.text() == "Your own time"
    assert not screen.window.way.put_away.isVisible()
    screen.click(screen.window.way.undo)
    assert screen.moves.moves == ()


def test_a_focus_on_undo_goes_to_its_neighbour_when_it_goes(screen: Screen) -> None:
    open_buttons(screen)
    screen.click(screen.window.way.put_away)
    screen.window.activateWindow()
    screen.window.way.undo.setFocus(Qt.FocusReason.TabFocusReason)
    screen.window.way._over.timeout.emit()
    assert screen.window.focusWidget() is screen.window.way.put_away


# ---- keys


def test_keys_do_the_same_once_the_window_listens(screen: Screen) -> None:
    screen.at(10.0)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Delete, Qt.Key.Key_Plus):
        press(screen, key)
    assert (names(screen)[0], screen.emitted) == ("Ear to shoulder", [])
    open_buttons(screen)
    press(screen, Qt.Key.Key_Right)
    assert screen.window.head.name.text() == "2 of 3 · Seated march"
    press(screen, Qt.Key.Key_Left)
    assert screen.window.head.name.text() == "1 of 3 · Ear to shoulder"
    press(screen, Qt.Key.Key_Down)
    assert names(screen)[0] == "Chin slide"
    press(screen, Qt.Key.Key_Delete)
    assert screen.emitted == [ChangeSettings((("guide.hidden_moves", ["neck-chin-tuck"]),))]
    press(screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(screen)[0] == "Chin slide"
    press(screen, Qt.Key.Key_Z)
    assert len(screen.emitted) == 2


def test_an_arrow_key_on_a_button_goes_through_the_moves_and_not_to_another_button(screen: Screen) -> None:
    open_buttons(screen)
    screen.window.activateWindow()
    screen.window.bar.leave.setFocus(Qt.FocusReason.TabFocusReason)
    screen.key(QEvent.Type.KeyPress, Qt.Key.Key_Right, to=screen.window.bar.leave)
    assert screen.window.head.name.text() == "2 of 3 · Seated march"
    assert screen.window.focusWidget() is screen.window.bar.leave
    assert Exit() not in screen.emitted


def test_the_keypad_and_shift_for_a_sign_make_no_difference() -> None:
    held = Qt.KeyboardModifier
    assert combination(Qt.Key.Key_Left, held.KeypadModifier) == combination(Qt.Key.Key_Left)
    assert combination(Qt.Key.Key_Plus, held.ShiftModifier) == combination(Qt.Key.Key_Plus)
    assert combination(Qt.Key.Key_Left, held.ShiftModifier) != combination(Qt.Key.Key_Left)


def test_every_control_says_what_it_does_and_its_key(screen: Screen) -> None:
    way = screen.window.way
    assert [button.accessibleDescription() for button in (way.back, way.swap, way.put_away, way.next, way.undo)] == [
        "The move before. Key: Left.",
        "Another move in its place. Key: Down.",
        "Do not show this move again. “Your own moves” brings it back. Key: Delete.",
        "The next move. Key: Right.",
        "Bring it back. Key: Ctrl+Z.",
    ]


# ---- what is heard


def test_a_tone_and_a_voice_go_with_moves_and_sides_and_never_into_a_call(qapp: QApplication) -> None:
    heard = Heard()
    screen = Screen(None, "neck-side-tilt", "hip-march", aloud=heard)
    assert heard.all == ["start", "Ear to shoulder. Sit tall."]
    assert heard.awake == ["Break"]
    screen.at(20.0)
    screen.at(77.0)
    assert heard.all[2:] == ["step", "left side", "step", "Seated march. Sit tall."]
    screen.at(118.0, in_company=True)
    assert len(heard.all) == 6
    screen.at(299.0)
    screen.window.end()
    assert heard.all[6:] == ["end"]
    assert heard.awake == []


def test_a_break_that_is_left_falls_silent(qapp: QApplication) -> None:
    heard = Heard()
    screen = Screen(None, "neck-side-tilt", aloud=heard)
    screen.window.end()
    assert heard.all[2:] == ["hush"]
