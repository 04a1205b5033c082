"""The whole app with a locked screen, a sleeping machine and a person who asks for quiet."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.desk.app_program import AppTime
from tests.desk.backcare import SOON, BackCare
from tests.desk.desk import Desk
from tests.desk.mock import Mock, has_dbusmock
from tests.desk.needs import need
from tests.desk.test_app_break import Writer
from tests.desk.test_session import LOGIND, MANAGER, MINE, ROOT, SESSION

SPEED = 30.0
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


def let_pass(app: BackCare, length: timedelta) -> None:
    """Let so much of the app's time go by."""
    clock = AppTime(**app.program.said()[0])
    end = clock.now() + length
    app.desk.wait(lambda: clock.now() >= end, 20, f"{length} go by")


def prompts(desk: Desk) -> list[str]:
    return [window.title for window in desk.windows("BackCare ", hidden=True)]


def test_nothing_shows_while_the_screen_is_locked_and_what_was_due_comes_after(
    desk: Desk, logind: Mock, app: BackCare, writer: Writer
) -> None:
    app.start("--background", speed=SPEED)
    with writer.at_work():
        app.wait_state("notice")
    logind.set(MINE, SESSION, "LockedHint", "b", True)
    desk.wait(lambda: prompts(desk) == [], 5, "the notice goes")
    assert app.status()["state"] == "away"
    desk.key("shift")  # a password is typed
    let_pass(app, timedelta(minutes=1))
    assert prompts(desk) == []
    logind.set(MINE, SESSION, "LockedHint", "b", False)
    with writer.at_work():
        desk.wait(lambda: prompts(desk) == ["BackCare notice"], 5, "the notice is back")


def test_waking_never_lands_in_a_break(desk: Desk, logind: Mock, app: BackCare, writer: Writer) -> None:
    program = app.start("--background", speed=SPEED)
    app.tell("break", "stretch")
    desk.wait(lambda: prompts(desk) == ["BackCare break"], 5, "the break")
    logind.emit(ROOT, MANAGER, "PrepareForSleep", "b", True)
    let_pass(app, timedelta(seconds=10))
    program.signal(signal.SIGSTOP)
    let_pass(app, timedelta(minutes=2))
    program.signal(signal.SIGCONT)
    logind.emit(ROOT, MANAGER, "PrepareForSleep", "b", False)
    desk.wait(lambda: prompts(desk) == [], 5, "no break after waking")
    assert app.status()["prompt"] is None
    assert app.history()[0] == ("stretch", "skipped")


def test_a_process_that_stood_still_is_treated_as_a_sleep(desk: Desk, app: BackCare, writer: Writer) -> None:
    program = app.start("--background", speed=SPEED)
    app.tell("break", "stretch")
    desk.wait(lambda: prompts(desk) == ["BackCare break"], 5, "the break")
    program.signal(signal.SIGSTOP)
    let_pass(app, timedelta(minutes=8))
    program.signal(signal.SIGCONT)
    desk.wait(lambda: prompts(desk) == [], 5, "no break after standing still")
    assert app.history()[0] == ("stretch", "taken")


def test_focus_holds_what_is_due_and_releases_it_after_half_a_minute(desk: Desk, app: BackCare, writer: Writer) -> None:
    app.start("--background", speed=SPEED)
    app.tell("focus", "5m")
    (hold,) = app.status()["holds"]
    assert hold["on"] == "focus"
    with writer.at_work():
        held = app.wait_state("held")
        assert held["why"].startswith("Held: you asked for quiet until ")
        assert prompts(desk) == []
        app.tell("focus", "off")
        assert app.status()["state"] == "held"  # the quiet moment after it
        app.wait_state("notice", 4)
    desk.wait(lambda: "notice" in " ".join(prompts(desk)), 5, "the notice")
    assert app.status()["holds"] == []


def test_focus_ends_by_itself(desk: Desk, app: BackCare, writer: Writer) -> None:
    app.start("--background", speed=SPEED)
    app.tell("focus", "4m")
    with writer.at_work():
        app.wait_state("held")
        app.wait_state("notice", 10)
    assert app.history() == [("stretch", "held")]
