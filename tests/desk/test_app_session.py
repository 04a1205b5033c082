"""The whole app with a locked screen, a sleeping machine and a person who asks for quiet."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from tests.desk.backcare import SOON, BackCare
from tests.desk.desk import Desk
from tests.desk.mock import Mock, has_dbusmock
from tests.desk.needs import need
from tests.desk.test_app_break import Writer
from tests.desk.test_session import LOGIND, MANAGER, MINE, ROOT, SESSION

LONG_NOTICE = SOON + 'notice = "4m"\npatience = "10m"\n'


@pytest.fixture
def logind(desk: Desk) -> Iterator[Mock]:
    need(has_dbusmock(desk), "python3-dbusmock is not installed")
    address = desk.start_bus("system-bus")
    desk.env["DBUS_SYSTEM_BUS_ADDRESS"] = address
    with Mock(desk, address, LOGIND, ["--system", "--template", "logind"]) as mock:
        mock.call(ROOT, "AddSession", "ssusb", "c1", "seat0", 1000, "someone", True)
        desk.env["XDG_SESSION_ID"] = "c1"
        yield mock


@pytest.fixture
def app(desk: Desk) -> BackCare:
    return BackCare(desk, LONG_NOTICE)


@pytest.fixture
def writer(desk: Desk) -> Writer:
    return Writer(desk)


def prompts(desk: Desk) -> list[str]:
    return [window.title for window in desk.windows("BackCare ", hidden=True)]


def test_nothing_shows_while_the_screen_is_locked_and_what_was_due_comes_after(
    desk: Desk, logind: Mock, app: BackCare, writer: Writer
) -> None:
    app.start_to_leap("--background")
    with writer.at_work():
        app.wait_state("working")
        app.leap(60)
        app.wait_state("notice")
    logind.set(MINE, SESSION, "LockedHint", "b", True)
    desk.wait(lambda: prompts(desk) == [], 5, "the notice goes")
    app.wait_state("away")
    desk.key("shift")  # a password is typed
    app.leap(60)
    app.tell("show")
    desk.wait(lambda: desk.windows("BackCare"), 5, "a window that came after")
    assert prompts(desk) == []
    logind.set(MINE, SESSION, "LockedHint", "b", False)
    with writer.at_work():
        desk.wait(lambda: prompts(desk) == ["BackCare notice"], 5, "the notice is back")


def test_waking_never_lands_in_a_break(desk: Desk, logind: Mock, app: BackCare) -> None:
    program = app.start_to_leap("--background")
    app.tell("break", "stretch")
    desk.wait(lambda: prompts(desk) == ["BackCare break"], 5, "the break")
    logind.emit(ROOT, MANAGER, "PrepareForSleep", "b", True)
    app.leap(10)
    program.signal(signal.SIGSTOP)
    program.write("=120")
    program.signal(signal.SIGCONT)
    logind.emit(ROOT, MANAGER, "PrepareForSleep", "b", False)
    desk.wait(lambda: app.status()["prompt"] is None, 5, "no break after waking")
    desk.wait(lambda: prompts(desk) == [], 5, "nothing on screen")
    assert app.history()[0] == ("stretch", "skipped")


def test_a_process_that_stood_still_is_treated_as_a_sleep(desk: Desk, app: BackCare) -> None:
    program = app.start_to_leap("--background")
    app.tell("break", "stretch")
    desk.wait(lambda: prompts(desk) == ["BackCare break"], 5, "the break")
    program.signal(signal.SIGSTOP)
    program.write("=240")  # so long the break would have lasted
    program.signal(signal.SIGCONT)
    desk.wait(lambda: app.status()["prompt"] is None, 5, "no break after standing still")
    desk.wait(lambda: prompts(desk) == [], 5, "nothing on screen")
    assert app.history()[0] == ("stretch", "taken")


def test_focus_holds_what_is_due_and_releases_it_after_half_a_minute(desk: Desk, app: BackCare, writer: Writer) -> None:
    app.start_to_leap("--background")
    app.tell("focus", "30m")
    (hold,) = app.status()["holds"]
    assert hold["on"] == "focus"
    with writer.at_work():
        app.wait_state("working")
        app.leap(60)
        held = app.wait_state("held")
        assert held["why"].startswith("Held: you asked for quiet until ")
        assert prompts(desk) == []
        app.tell("focus", "off")
        assert app.status()["state"] == "held"  # the quiet moment after it
        app.leap(30)
        app.wait_state("notice")
    desk.wait(lambda: "notice" in " ".join(prompts(desk)), 5, "the notice")
    assert app.status()["holds"] == []


def test_focus_ends_by_itself(desk: Desk, app: BackCare, writer: Writer) -> None:
    app.start_to_leap("--background")
    app.tell("focus", "4m")
    with writer.at_work():
        app.wait_state("working")
        app.leap(60)
        app.wait_state("held")
        app.leap(210)
        app.wait_state("notice")
    assert app.history() == [("stretch", "held")]
