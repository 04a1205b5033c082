"""The table of hold probes: every one it names is there, and wants settings that there are."""

from __future__ import annotations

from importlib import import_module

import pytest

from backcare_desktop.core.rules import Obstacle
from backcare_desktop.core.settings import defaults
from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.choose import Candidate
from backcare_desktop.system.holds import AWAKE, ChosenHold, hold_candidates

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


@pytest.mark.parametrize("system", ["Windows", "macOS"])
def test_what_cannot_be_told_on_a_system_yet_says_so(system: str) -> None:
    call = ChosenHold("call", hold_candidates(*SYSTEMS[system])[Obstacle.CALL])
    with pytest.raises(ProbeUnavailable, match=f"^BackCare cannot tell it on {system} yet$"):
        call.start(lambda _report: None)
    call.stop()


def test_on_linux_each_hold_but_focus_has_a_probe_and_so_has_the_screen_kept_awake() -> None:
    names = {*Obstacle, AWAKE} - {Obstacle.FOCUS}
    assert set(hold_candidates({"DISPLAY": ":0"}, "linux")) == names
