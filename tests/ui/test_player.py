"""The warm-up player: steps and phases, what comes, what is halted, skipped and made easier, and what is heard."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from backcare_desktop.core.commands import ChangeSettings, Open, Page, Verb
from backcare_desktop.core.events import Done, Exit, GoOn, Halt
from backcare_desktop.core.view import PromptView
from backcare_desktop.ui import theme
from backcare_desktop.ui.figure.figure import Figure
from backcare_desktop.ui.material import Aloud, Silent
from backcare_desktop.ui.player.player import Player
from backcare_desktop.ui.walk import Walk, plan_for
from tests.ui.prompt_scenes import WARMUP, guide, material, view

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")

EASIER_STEPS = "guide.easier_steps"
RUNNING = replace(WARMUP, can_halt=True)
HALTED = replace(WARMUP, is_halted=True, is_running=False)


@dataclass
class Ear(Silent):
    """Notes what could be heard, and whether the screen stays on."""

    heard: list[str] = field(default_factory=list)
    awake: set[str] = field(default_factory=set)

    def start(self) -> None:
        self.heard.append("start")

    def step(self) -> None:
        self.heard.append("step")

    def end(self) -> None:
        self.heard.append("end")

    def say(self, text: str) -> None:
        self.heard.append(f"“{text}”")

    def hush(self) -> None:
        self.heard.append("hush")

    def stay_awake(self, why: str) -> None:
        self.awake.add(why)

    def let_sleep(self, why: str) -> None:
        self.awake.discard(why)


def player(verbs: list[Verb], total_s: float = 600.0, aloud: Aloud | None = None, *, is_easier: bool = False) -> Player:
    """The player at the beginning of a warm-up of that length."""
    shown = replace(
        material(),
        exercise=lambda wanted: next((each for each in guide().exercises if each.id == wanted), None),
        is_easier=lambda: is_easier,
        aloud=aloud or Silent(),
    )
    plan = plan_for(guide().warm_ups, total_s)
    window = Player(verbs.append, plan, shown, lambda: None, Figure(guide().figures, is_still=True))
    at(window, 0.0, total_s)
    return window


def on_screen(qtbot: QtBot, window: Player, size: tuple[int, int] = (1280, 800)) -> Player:
    """The same, shown on a screen of that size."""
    qtbot.addWidget(window, before_close_func=lambda shown: shown.end())
    window.cover(QRect(0, 0, *size))
    window.show()
    return window


def at(window: Player, elapsed_s: float, total_s: float = 600.0, like: PromptView = RUNNING) -> None:
    """Show the warm-up when that many seconds of its countdown are over."""
    window.show_state(view(prompt(elapsed_s, total_s, like)))


def prompt(elapsed_s: float, total_s: float = 600.0, like: PromptView = RUNNING) -> PromptView:
    """A warm-up of which so many seconds are over."""
    return replace(like, left_s=total_s - elapsed_s, total_s=total_s)


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("total_s", "plan"),
    [(600, "warmup-10"), (720, "warmup-12"), (900, "warmup-15"), (70, "warmup-10")],
)
def test_the_plan_is_the_one_of_that_length(total_s: float, plan: str) -> None:
    assert plan_for(guide().warm_ups, total_s).id == plan


@pytest.mark.parametrize("total_s", [600.0, 720.0, 900.0])
def test_every_second_of_a_warm_up_belongs_to_a_step(total_s: float) -> None:
    walk = Walk(plan_for(guide().warm_ups, total_s))
    stands = [walk.at(prompt(float(second), total_s)) for second in range(round(total_s) + 1)]
    assert [stand.left_s for stand in stands] == [total_s - second for second in range(round(total_s) + 1)]
    assert [stand.place_s for stand in stands] == [float(second) for second in range(round(total_s) + 1)]
    assert not any(stand.is_over for stand in stands)


def test_the_first_step_comes_with_what_to_read_before(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([]))
    page = window.page
    assert window.title.text() == "Warm-up · 10:00 left"
    assert page.phase.text() == "Get warm · step 1 of 15"
    assert page.step.text() == "March on the spot"
    assert page.easier.text() == "Easier: March seated"
    assert page.then.text() == "Then: Step side to side, swing the arms"
    assert window.ring.text() == "1:00"
    assert [line.text().split("\n")[0] for line in page.before[:2]] == [
        "Before you start",
        "Are you ill, feverish, or in a new",
    ]
    assert all(line.isVisible() for line in page.before)
    assert window.phases.accessibleName() == "Progress of the warm-up: 0:00 of 10:00"


def test_the_next_step_follows_by_itself_with_its_figure(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([]))
    assert not window.figure.isVisible()
    at(window, 195.0)
    assert window.title.text() == "Warm-up · 6:45 left"
    assert window.page.phase.text() == "Loosen up · step 4 of 15"
    assert window.page.step.text() == "Big shoulder circles"
    assert window.ring.text() == "0:15"
    assert not window.page.easier.isVisible()
    assert not any(line.isVisible() for line in window.page.before)
    assert window.figure.isVisible()
    assert window.figure.accessibleName() == "Shoulder rolls, shown by a figure"
    assert window.phases.accessibleName() == "Progress of the warm-up: 3:15 of 10:00"
    at(window, 215.0)
    assert not window.figure.isVisible()


@pytest.mark.parametrize("size", [(1280, 800), (1366, 768), (1920, 1080), (2560, 1440)])
def test_the_figure_takes_a_third_of_the_height_and_leaves_the_ring_its_place(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    window = on_screen(qtbot, player([]), size)
    for elapsed_s in (195.0, 400.0, 470.0):
        at(window, elapsed_s)
        QApplication.sendPostedEvents()
        assert window.figure.height() > size[1] / 3
        assert window.figure.geometry().right() < window.ring.geometry().left()
        assert window.column.minimumSize().height() <= window.body.height()


def test_the_last_step_stays_to_the_end(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([]))
    at(window, 600.0)
    assert window.page.step.text() == "Three-quarter effort"
    assert window.ring.text() == "0:00"
    assert window.page.then.text() == "This is the last step"


def test_a_waiting_countdown_says_what_it_waits_for(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([]))
    at(window, 20.0, like=replace(RUNNING, is_running=False))
    assert window.title.text() == "Warm-up · waiting for your hands to rest"


def test_done_leave_and_help(qtbot: QtBot, verbs: list[Verb]) -> None:
    window = on_screen(qtbot, player(verbs))
    for button in (window.done, window.leave, window.help):
        click(button)
    assert verbs == [Done(), Exit(), Exit(), Open(Page.HELP)]


def test_it_is_halted_and_goes_on(qtbot: QtBot, verbs: list[Verb]) -> None:
    window = on_screen(qtbot, player(verbs))
    click(window.way.halt)
    at(window, 20.0, like=HALTED)
    assert window.title.text() == "Warm-up · halted · 9:40 left"
    assert window.page.hint.text().replace("\n", " ") == (
        "It stands still until you go on, or ends by itself 20 min after the start."
    )
    assert window.way.halt.text() == "Go on"
    click(window.way.halt)
    at(window, 20.0)
    assert verbs == [Halt(), GoOn()]
    assert window.way.halt.text() == "Halt"
    assert not window.page.hint.isVisible()


def test_keys_halt_and_skip_and_go_back_once_the_window_listens(qtbot: QtBot, verbs: list[Verb]) -> None:
    window = on_screen(qtbot, player(verbs))
    QTest.keyClick(window, Qt.Key.Key_Space)
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert (verbs, window.page.step.text()) == ([], "March on the spot")
    window.keys.listens.emit()
    QTest.keyClick(window, Qt.Key.Key_Space)
    at(window, 5.0, like=HALTED)
    QTest.keyClick(window, Qt.Key.Key_Space)
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert window.page.step.text() == "Step side to side, swing the arms"
    QTest.keyClick(window, Qt.Key.Key_Left)
    assert (verbs, window.page.step.text()) == ([Halt(), GoOn()], "March on the spot")


def test_what_cannot_be_halted_offers_no_halt(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([]))
    at(window, 5.0, like=replace(RUNNING, can_halt=False))
    assert not window.way.halt.isVisible()


def test_a_skipped_step_moves_what_is_left_and_the_countdown_stays_the_truth(qtbot: QtBot, verbs: list[Verb]) -> None:
    window = on_screen(qtbot, player(verbs))
    at(window, 20.0)
    click(window.way.next)
    assert window.page.phase.text() == "Get warm · step 2 of 15"
    assert (window.title.text(), window.ring.text()) == ("Warm-up · 9:00 left", "1:00")
    click(window.way.back)
    assert window.page.phase.text() == "Get warm · step 1 of 15"
    assert (window.title.text(), window.ring.text()) == ("Warm-up · 9:40 left", "1:00")
    assert not window.way.back.isEnabled()
    assert verbs == []


def test_a_step_that_the_countdown_does_not_reach_is_not_promised(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([]))
    at(window, 545.0)
    assert window.page.step.text() == "Three-quarter effort"
    click(window.way.back)
    assert window.page.step.text() == "Do the real task at half effort"
    assert window.title.text() == "Warm-up · 0:55 left"
    assert window.page.then.text() == "This is the last step"


def test_when_all_steps_are_over_early_it_says_what_counts(qtbot: QtBot, verbs: list[Verb]) -> None:
    window = on_screen(qtbot, player(verbs))
    at(window, 290.0)
    while not window.way.done.isVisible():
        click(window.way.next)
    assert window.page.step.text() == "That was it"
    assert window.ring.text() == "5:10"
    assert window.page.hint.text().replace("\n", " ") == (
        "You moved ahead: 4:50 went by. From 5:00 on it is kept as done, before that as skipped. "
        "It closes by itself in 5:10."
    )
    assert not window.done.isVisible()
    assert not window.way.next.isVisible()
    at(window, 301.0)
    assert window.page.hint.text().replace("\n", " ") == (
        "Well done. Press Done, or stay: it closes by itself in 4:59."
    )
    at(window, 301.0, like=HALTED)
    assert "go on, and it closes by itself in 4:59." in window.page.hint.text().replace("\n", " ")
    at(window, 302.0, like=replace(RUNNING, can_done=False))
    assert (window.page.hint.text(), window.way.done.isVisible()) == ("It closes by itself in 4:58.", False)
    at(window, 303.0)
    click(window.way.done)
    assert verbs == [Done()]
    click(window.way.back)
    assert window.page.step.text() == "Three-quarter effort"


def test_easier_steps_stay_easier_and_are_remembered(qtbot: QtBot, verbs: list[Verb]) -> None:
    window = on_screen(qtbot, player(verbs))
    click(window.aside.easier)
    assert verbs == [ChangeSettings(((EASIER_STEPS, True),))]
    assert window.page.step.text() == "March seated"
    assert window.page.easier.text() == "The easier way of: March on the spot"
    at(window, 455.0)
    assert window.page.step.text() == "Hold a chair"
    assert window.page.easier.text() == "The easier way of: Heel raises"
    click(window.aside.easier)
    assert window.page.step.text() == "Heel raises"
    assert verbs[1:] == [ChangeSettings(((EASIER_STEPS, False),))]


def test_who_likes_easier_steps_begins_with_them(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([], is_easier=True))
    assert window.page.step.text() == "March seated"
    assert window.aside.easier.text() == "Full steps"


def test_what_comes_lists_all_steps_with_their_times_and_the_notes(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([]))
    at(window, 65.0)
    click(window.aside.look)
    said = [label.text() for label in window.ahead.findChildren(QLabel)]
    assert said[:10] == [
        "Get warm · 3 min",
        "March on the spot", "1:00", "Easier: March seated",
        "Step side to side, swing the arms", "now · 1:00",
        "Walk fast or climb stairs", "1:00",
        "Loosen up · 3 min",
        "Big shoulder circles",
    ]  # fmt: skip
    assert {"What counts", "Before you start", "How hard", "Make it easier"} <= set(said)
    assert any(words.startswith("“Next” moves you ahead. From 5:00 on,") for words in said)
    assert window.ahead.isVisible()
    assert not window.page.isVisible()
    at(window, 125.0)
    assert "now · 1:00" in [label.text() for label in window.ahead.findChildren(QLabel)][6:8]
    click(window.aside.look)
    assert window.page.isVisible()
    assert not window.ahead.isVisible()


def test_who_takes_the_easier_steps_reads_the_easier_form_of_what_comes(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([], is_easier=True))
    at(window, 305.0)
    assert window.page.then.text() == "Then: Rock the ankles, calf to calf"
    at(window, 275.0)
    assert window.page.then.text().replace("\n", " ") == (
        "Then: Leg swings, hold a wall. Easier: Leave the swings out. March instead."
    )


def test_the_phases_of_every_warm_up_add_up_in_the_list(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([], 720.0))
    at(window, 0.0, 720.0)
    click(window.aside.look)
    said = [label.text() for label in window.ahead.findChildren(QLabel)]
    phases = ["Get warm · 4 min", "Loosen up · 3 min 30 s", "Build up · 2 min 30 s", "Practise · 2 min"]
    assert [words for words in said if words in phases] == phases


def test_the_list_takes_the_keyboard_from_its_button(qtbot: QtBot) -> None:
    window = on_screen(qtbot, player([]))
    window.activateWindow()
    window.keys.listens.emit()
    window.aside.look.setFocus()
    QTest.keyClick(window.aside.look, Qt.Key.Key_Space)
    assert window.focusWidget() is window.ahead


def test_each_change_is_heard_and_each_step_is_named() -> None:
    ear = Ear()
    window = player([], aloud=ear)
    at(window, 30.0)
    at(window, 61.0)
    window.way.next.click()
    assert ear.heard == [
        "start", "“March on the spot”",
        "step", "“Step side to side, swing the arms”",
        "step", "“Walk fast or climb stairs”",
    ]  # fmt: skip
    at(window, 599.0)
    assert ear.heard[-2:] == ["end", "“That was it”"]
    window.end()
    assert ear.heard.count("end") == 1


def test_the_easier_form_is_said_with_its_step() -> None:
    ear = Ear()
    player([], aloud=ear, is_easier=True)
    assert ear.heard[-1] == "“March on the spot. Easier: March seated”"


def test_an_end_by_the_countdown_is_heard_and_leaving_is_silent() -> None:
    ear, other = Ear(), Ear()
    window = player([], aloud=ear)
    at(window, 599.0)
    window.end()
    assert ear.heard[-1] == "end"
    left = player([], aloud=other)
    at(left, 30.0)
    left.end()
    assert other.heard[-1] == "hush"


def test_one_that_goes_on_after_a_restart_has_no_beginning() -> None:
    ear = Ear()
    shown = player([], aloud=ear)
    shown.end()
    ear.heard.clear()
    again = Player(
        lambda _verb: None,
        plan_for(guide().warm_ups, 600.0),
        replace(material(), aloud=ear),
        lambda: None,
        Figure(guide().figures),
    )
    at(again, 240.0)
    assert ear.heard == ["“Turn side to side, arms loose”"]
    again.end()


def test_the_screen_stays_on_while_it_runs() -> None:
    ear = Ear()
    window = player([], aloud=ear)
    assert ear.awake == {"Warm-up"}
    at(window, 30.0, like=HALTED)
    assert ear.awake == set()
    at(window, 30.0)
    assert ear.awake == {"Warm-up"}
    window.end()
    assert ear.awake == set()


@pytest.mark.parametrize("size", [(1024, 600), (1024, 768), (1280, 1024), (2560, 1080)])
@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_every_step_fits_on_every_screen(
    qtbot: QtBot, request: pytest.FixtureRequest, size: tuple[int, int], text_scale: float
) -> None:
    total_s = 900
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    request.addfinalizer(lambda: theme.apply(app, "light", 1.0))
    theme.apply(app, "light", text_scale)
    window = on_screen(qtbot, player([], total_s, is_easier=text_scale == 2.0), size)
    for elapsed_s in range(0, total_s, 30):
        at(window, elapsed_s, total_s, RUNNING if elapsed_s % 60 else HALTED)
        fits(window, size)
        assert window.page.then.isVisible()
    click(window.aside.look)
    fits(window, size)
    click(window.aside.look)
    while not window.way.done.isVisible():
        click(window.way.next)
    at(window, 20.0, total_s)
    fits(window, size)


def fits(window: Player, size: tuple[int, int]) -> None:
    """Nothing is cut off, and every line is short enough to be read from a distance."""
    QApplication.sendPostedEvents()
    assert window.size().toTuple() == size
    assert window.column.minimumSize().height() <= window.body.height()
    assert window.body.geometry().bottom() < window.bar.geometry().top()
    assert window.bar.minimumSizeHint().width() <= window.bar.width()
    for label in window.findChildren(QLabel):
        if label.isVisible() and not window.ahead.isAncestorOf(label):
            assert all(len(row) <= 46 for row in label.text().split("\n"))
            assert label.sizeHint().width() <= label.width()
    for button in window.findChildren(QAbstractButton):
        assert not button.isVisible() or button.sizeHint().width() <= button.width(), button.text()
