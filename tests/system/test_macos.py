"""The adapters for macOS above stand-ins for its libraries, made after Apple's pages. None of it has run on a Mac."""

from __future__ import annotations

import threading

import pytest

from backcare_desktop.core.rules import Obstacle
from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.candidates import Candidate
from backcare_desktop.system.holds.chosen import AWAKE, hold_candidates
from backcare_desktop.system.idle.chosen import idle_candidates
from backcare_desktop.system.macos.api import LABEL, Api
from backcare_desktop.system.macos.idle import MacIdle
from backcare_desktop.system.macos.session import MacSession
from backcare_desktop.system.session.choice import session_probe
from tests.fakes import idle_of
from tests.system.mac_libraries import Mac

pytestmark = pytest.mark.usefixtures("qapp")

CAN_SLEEP, WILL_SLEEP, WILL_WAKE, IS_AWAKE = 0xE0000270, 0xE0000280, 0xE0000320, 0xE0000300


# --- idle


def test_the_idle_time_is_what_the_window_server_says() -> None:
    mac = Mac(idle_s=7.5)
    idle = MacIdle(mac.api())
    assert idle_of(idle) is None
    idle.start(lambda _report: None)
    assert idle_of(idle) == 7.5
    idle.stop()
    assert idle_of(idle) is None


@pytest.mark.parametrize("nonsense", [-1.0, float("nan"), float("inf")])
def test_an_idle_time_that_cannot_be_is_no_answer(nonsense: float) -> None:
    with pytest.raises(ProbeUnavailable, match=r"^macOS does not say when the last input was$"):
        MacIdle(Mac(idle_s=nonsense).api()).start(lambda _report: None)


def test_without_the_library_there_is_no_idle_time() -> None:
    with pytest.raises(ProbeUnavailable):
        MacIdle(Mac(missing={"CoreGraphics"}).api()).start(lambda _report: None)


# --- session


class Session:
    """A session probe, started, and what it told."""

    def __init__(self, mac: Mac) -> None:
        self.told: list[str] = []
        self.probe = MacSession(mac.api())
        self.probe.start(
            lambda on: self.told.append("locked" if on else "unlocked"),
            lambda on: self.told.append("asleep" if on else "awake"),
        )


def test_lock_and_sleep_are_told_as_they_come_and_nothing_is_left_behind() -> None:
    mac = Mac()
    session = Session(mac)
    assert (session.told, session.probe.notes) == (["unlocked"], ())
    mac.notify("com.apple.screenIsLocked")
    mac.notify("com.apple.screenIsLocked")
    mac.notify("com.apple.screenIsUnlocked")
    assert session.told == ["unlocked", "locked", "unlocked"]
    for has_screen in (False, True):
        mac.session = {"kCGSSessionOnConsoleKey": has_screen}
        mac.notify("com.apple.coregraphics.GUIConsoleSessionChanged")
    assert session.told[3:] == ["locked", "unlocked"], "another person had the screen"
    mac.tell_power(CAN_SLEEP, 31)
    mac.tell_power(WILL_SLEEP, 32)
    mac.tell_power(WILL_WAKE, 33)
    mac.tell_power(IS_AWAKE, 34)
    assert session.told[5:] == ["asleep", "awake"]
    assert mac.allowed == [31, 32], "who is asked answers, and who is only told does not"
    session.probe.stop()
    session.probe.stop()
    assert mac.is_at_rest


@pytest.mark.parametrize(
    "session",
    [
        {"kCGSSessionOnConsoleKey": True, "CGSSessionScreenIsLocked": True},
        {"kCGSSessionOnConsoleKey": 1, "CGSSessionScreenIsLocked": 1},
        {"kCGSSessionOnConsoleKey": False},
    ],
    ids=["locked", "locked, in numbers", "another person has the screen"],
)
def test_a_screen_that_is_locked_already_is_told_at_the_start(session: dict[str, object]) -> None:
    mac = Mac(session=session)
    started = Session(mac)
    assert started.told == ["locked"]
    started.probe.stop()
    assert mac.is_at_rest


def test_a_screen_that_was_locked_in_sleep_is_seen_on_waking() -> None:
    mac = Mac()
    session = Session(mac)
    mac.tell_power(WILL_SLEEP, 1)
    mac.session = {"kCGSSessionOnConsoleKey": True, "CGSSessionScreenIsLocked": True}
    mac.tell_power(IS_AWAKE, 0)
    assert session.told == ["unlocked", "asleep", "awake", "locked"]
    session.probe.stop()


@pytest.mark.parametrize("mac", [Mac(power_root=0), Mac(missing={"IOKit"})], ids=["refused", "not there"])
def test_without_news_of_sleep_the_lock_is_still_told(mac: Mac) -> None:
    session = Session(mac)
    mac.notify("com.apple.screenIsLocked")
    assert session.told == ["unlocked", "locked"]
    assert session.probe.notes == ("sleep is not told, and is noticed by the clock",)
    session.probe.stop()
    assert mac.is_at_rest


def test_without_a_session_there_is_nothing_to_tell() -> None:
    mac = Mac(session=None)
    with pytest.raises(ProbeUnavailable, match=r"^macOS knows no session with a screen here$"):
        Session(mac)
    assert mac.is_at_rest


# --- the choice


def test_on_a_mac_its_own_adapters_are_chosen_and_named_as_never_run() -> None:
    holds = hold_candidates({}, "darwin")
    assert set(holds) == {*Obstacle, AWAKE} - {Obstacle.FOCUS}
    there = [each for name in holds if name != Obstacle.CALENDAR for each in holds[name] if not each.unfit]
    there += idle_candidates({}, "darwin")
    assert len(there) == 6
    assert [each.name for each in there if LABEL not in each.name] == []
    assert isinstance(session_probe("darwin"), MacSession)
    assert LABEL in MacSession.name
    assert isinstance(idle_candidates({}, "darwin")[0].make(), MacIdle)


@pytest.mark.parametrize("name", [Obstacle.DND, Obstacle.SCREENSHARE])
def test_what_macos_tells_nobody_is_said(name: str) -> None:
    candidates: tuple[Candidate, ...] = hold_candidates({}, "darwin")[name]
    assert all(each.unfit for each in candidates)


def test_nothing_of_macos_is_loaded_before_it_is_asked() -> None:
    Api()
    MacSession()
    MacIdle()
    assert threading.current_thread() is threading.main_thread()
