"""The idle probe that the app uses: which candidates there are, and how a loss is met. Without a desktop."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from backcare_desktop.ports import IdleReport, InputBegan, InputStopped, ProbeLost, ProbeUnavailable
from backcare_desktop.system.candidates import Candidate, Tried
from backcare_desktop.system.clock import boot_s
from backcare_desktop.system.idle.chosen import ChosenIdle, idle_candidates
from tests.fakes import idle_of
from tests.system.given_idle import SOON, Given, until

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def idle(best: Given, second: Given, reports: list[IdleReport]) -> Iterator[ChosenIdle]:
    chosen = ChosenIdle([best, second], SOON)
    chosen.start(reports.append)
    chosen.watch(30.0)
    yield chosen
    chosen.stop()
    chosen.stop()


def names(environ: dict[str, str]) -> list[str]:
    return [candidate.name for candidate in idle_candidates(environ) if not candidate.unfit]


def test_an_x11_session_asks_the_x_server_first() -> None:
    assert names({"DISPLAY": ":0"}) == ["X11 idle alarms", "X11 screen saver", "GNOME idle monitor"]


def test_a_wayland_session_never_asks_xwayland() -> None:
    session = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}
    assert names(session) == ["Wayland idle notification", "GNOME idle monitor"]
    assert names({"XDG_SESSION_TYPE": "wayland", "DISPLAY": ":0"}) == [
        "Wayland idle notification",
        "GNOME idle monitor",
    ]


def test_gnome_on_wayland_asks_gnome_first() -> None:
    session = {"WAYLAND_DISPLAY": "wayland-0", "XDG_CURRENT_DESKTOP": "ubuntu:GNOME"}
    assert names(session) == ["GNOME idle monitor", "Wayland idle notification"]


def test_the_first_that_works_is_chosen(idle: ChosenIdle, best: Given, second: Given) -> None:
    assert idle.choice.chosen == "best"
    assert best.fake.after_s == 30.0
    assert second.fakes == []


def test_what_does_not_work_is_remembered_with_its_reason(second: Given, reports: list[IdleReport]) -> None:
    broken = Given("broken", "", unavailable=["it is broken"])
    unfit = Given("unfit", "", unfit="not for this desktop")
    chosen = ChosenIdle([unfit, broken, second], SOON)
    chosen.start(reports.append)
    assert chosen.choice.tried == (
        Tried("unfit", "not for this desktop"),
        Tried("broken", "it is broken"),
        Tried("second", ""),
    )
    assert unfit.fakes == []
    chosen.stop()


def test_a_module_that_cannot_be_loaded_is_a_reason() -> None:
    with pytest.raises(ProbeUnavailable, match="cannot be loaded"):
        Candidate("odd", "idle_of_another_world:Probe").make()


def test_reports_are_handed_on(idle: ChosenIdle, best: Given, reports: list[IdleReport]) -> None:
    best.fake.advance(31.0)
    best.fake.touch()
    assert reports == [InputStopped(31.0), InputBegan()]


@pytest.mark.warns
def test_a_lost_probe_is_replaced_at_once(
    idle: ChosenIdle, best: Given, second: Given, reports: list[IdleReport]
) -> None:
    best.unavailable.append("still starting")
    best.fake.lose("crashed")
    assert idle.choice.chosen == "second"
    assert idle.choice.tried[0] == Tried("best", "was lost: crashed")
    assert second.fake.after_s == 30.0
    assert reports == [InputBegan()]
    second.fake.advance(30.0)
    assert reports[1:] == [InputStopped(30.0)]


@pytest.mark.warns
def test_the_better_one_is_taken_back(idle: ChosenIdle, best: Given, second: Given, reports: list[IdleReport]) -> None:
    best.fake.lose("crashed")
    until(lambda: idle.choice.chosen == "best", "the better probe")
    assert not second.fake.is_running
    assert best.fake.after_s == 30.0
    assert idle.choice.tried[1] == Tried("second", "a better one works again")
    best.fake.advance(40.0)
    assert reports[-1] == InputStopped(40.0)


@pytest.mark.warns
def test_a_better_one_takes_over_only_with_its_first_word(idle: ChosenIdle, best: Given, second: Given) -> None:
    best.mute.append("hangs")
    best.fake.lose("crashed")
    until(lambda: len(best.fakes) == 2, "its return")
    assert idle.choice.chosen == "second"
    assert second.fake.is_running
    assert idle.choice.tried[0] == Tried("best", "it has not answered yet")
    assert not idle.is_settled
    best.fake.is_mute = False
    idle._test(best.fake)
    assert idle.choice.chosen == "best"
    assert not second.fake.is_running


def test_one_that_fails_on_trial_is_no_loss_and_the_next_is_tried(
    best: Given, second: Given, reports: list[IdleReport]
) -> None:
    best.mute.append("hangs")
    chosen = ChosenIdle([best, second], SOON)
    chosen.start(reports.append)
    chosen.watch(30.0)
    told: list[float | None] = []
    chosen.ask(told.append)
    assert told == []
    best.fake.lose("it does not answer")
    assert chosen.choice.chosen == "second"
    assert chosen.choice.tried[0] == Tried("best", "it does not answer")
    assert told == [0.0]  # who asked meanwhile is answered by the next
    assert reports == []
    chosen.stop()


def test_where_all_fail_on_trial_that_is_told_once_with_every_reason(
    best: Given, second: Given, reports: list[IdleReport]
) -> None:
    for each in (best, second):
        each.mute.append("hangs")
    chosen = ChosenIdle([best, second])
    chosen.start(reports.append)
    best.fake.lose("hangs")
    chosen._trial_until_s = 0.0
    chosen._on_timer()
    assert reports == [ProbeLost("best: hangs; second: it does not answer")]
    chosen._retry_at_s = 0.0
    chosen._on_timer()
    best.fake.lose("hangs still")
    second.fake.lose("hangs still")
    assert len(reports) == 1
    chosen.stop()


def test_who_looks_often_is_told_what_was_heard_a_moment_ago_and_nothing_old(idle: ChosenIdle, best: Given) -> None:
    best.fake.advance(3.0)
    assert idle.quiet_s() == 3.0
    best.fake.is_mute = True
    best.fake.advance(5.0)
    assert idle.quiet_s() == 3.0
    idle._heard = boot_s() - 1.5, 3.0
    assert idle.quiet_s() is None


@pytest.mark.warns
def test_with_none_left_the_loss_is_told_and_tries_go_on(best: Given, reports: list[IdleReport]) -> None:
    chosen = ChosenIdle([best], SOON)
    chosen.start(reports.append)
    chosen.watch(0.05)
    best.unavailable.append("still starting")
    best.fake.lose("crashed")
    assert reports == [ProbeLost("crashed")]
    assert idle_of(chosen) is None
    until(lambda: len(best.fakes) >= 3, "two more tries")
    best.unavailable.clear()
    until(lambda: chosen.choice.chosen == "best", "the probe's return")
    assert reports == [ProbeLost("crashed"), InputBegan()]
    chosen.stop()


@pytest.mark.warns
def test_a_probe_without_answers_tells_what_holds_after_the_watched_time(reports: list[IdleReport]) -> None:
    mute = Given("mute", "", can_ask=False)
    chosen = ChosenIdle([mute], SOON)
    chosen.start(reports.append)
    chosen.watch(0.05)
    mute.fake.lose("crashed")
    until(lambda: len(mute.fakes) == 2, "the second start")
    assert reports == [ProbeLost("crashed")]
    until(lambda: len(reports) == 2, "what holds")
    assert reports[1] == InputBegan()
    chosen.stop()


@pytest.mark.warns
def test_tries_come_ever_more_rarely(best: Given, reports: list[IdleReport]) -> None:
    chosen = ChosenIdle([best])
    chosen.start(reports.append)
    waits = []
    best.unavailable.append("gone")
    best.fake.lose("crashed")
    for _ in range(9):
        waits.append(round(chosen._timer.interval() / 1000))
        chosen._retry_at_s = 0.0
        chosen._on_timer()
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 300]
    chosen.stop()


def test_none_at_the_start_is_unavailable_and_one_that_comes_later_is_taken(
    best: Given, reports: list[IdleReport]
) -> None:
    best.unavailable.append("not yet")
    chosen = ChosenIdle([best], SOON)
    with pytest.raises(ProbeUnavailable, match="best: not yet"):
        chosen.start(reports.append)
    chosen.watch(30.0)
    best.unavailable.clear()
    until(lambda: chosen.choice.chosen == "best", "the probe")
    assert reports == [InputBegan()]
    chosen.stop()


def test_a_stopped_choice_keeps_silent(idle: ChosenIdle, best: Given, reports: list[IdleReport]) -> None:
    fake = best.fake
    idle.stop()
    fake.advance(60.0)
    fake.lose("crashed")
    QCoreApplication.processEvents()
    assert reports == []
    assert idle.choice.chosen == ""
