"""What is heard of a warm-up, and that the screen stays on for it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

from backcare_desktop.ui.figure.figure import Figure
from backcare_desktop.ui.material import Silent
from backcare_desktop.ui.player.player import Player
from backcare_desktop.ui.walk import plan_for
from tests.ui.player_screen import HALTED, at, player
from tests.ui.prompt_scenes import guide, material

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise")


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
        figure=Figure(guide().figures),
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
