"""The table of hold probes: every one it names is there, and wants settings that there are."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from backcare_desktop.core.rules import Obstacle
from backcare_desktop.core.settings import defaults
from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.candidates import Candidate
from backcare_desktop.system.holds.chosen import AWAKE, ChosenHold, hold_candidates

pytestmark = pytest.mark.usefixtures("qapp")

SYSTEMS = {
    "X11": ({"DISPLAY": ":0"}, "linux"),
    "Wayland": ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "linux"),
    "bare": ({}, "linux"),
    "Windows": ({}, "win32"),
    "macOS": ({}, "darwin"),
}
ALL = [
    pytest.param(each, id=f"{system}, {name}: {each.name}")
    for system, (environ, platform) in SYSTEMS.items()
    for name, candidates in hold_candidates(environ, platform).items()
    for each in candidates
    if each.place or not each.unfit
]


@pytest.mark.parametrize("candidate", ALL)
def test_each_probe_of_the_table_is_there_with_the_settings_it_wants(candidate: Candidate) -> None:
    module, name = candidate.place.split(":")
    assert callable(getattr(import_module(f"backcare_desktop.system.{module}"), name))
    assert [key for key in candidate.wants if key not in defaults().values] == []


@pytest.mark.parametrize(
    ("system", "hold", "why"),
    [
        (
            "macOS",
            Obstacle.DND,
            "macOS tells of Focus only to programs with Apple’s permission for messages, which BackCare has not",
        ),
        ("Windows", Obstacle.DND, "Windows lets no program know whether do not disturb (Focus Assist) is on"),
        (
            "Windows",
            Obstacle.SCREENSHARE,
            "Windows tells no program when another takes the screen; a call is seen by its microphone",
        ),
    ],
)
def test_what_cannot_be_told_on_a_system_says_so(system: str, hold: str, why: str) -> None:
    probe = ChosenHold(hold, hold_candidates(*SYSTEMS[system])[hold])
    with pytest.raises(ProbeUnavailable, match=f"^{re.escape(why)}$"):
        probe.start(lambda _report: None)
    probe.stop()


@pytest.mark.parametrize("system", list(SYSTEMS))
def test_on_each_system_there_is_an_entry_for_each_hold_but_focus_and_for_the_screen_kept_awake(system: str) -> None:
    assert set(hold_candidates(*SYSTEMS[system])) == {*Obstacle, AWAKE} - {Obstacle.FOCUS}


def test_what_was_never_found_is_looked_for_ever_less_often() -> None:
    probe = ChosenHold("call", [Candidate("missing", "not_there:Probe")])
    with pytest.raises(ProbeUnavailable):
        probe.start(lambda _report: None)
    waits = []
    for _ in range(5):
        waits.append(round(probe._timer.interval() / 1000))
        probe._retry_at_s = 0.0
        probe._on_timer()
    assert waits == [30, 300, 3000, 3600, 3600]
    probe.stop()
