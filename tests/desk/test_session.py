"""Lock and sleep, from a mocked logind on a private system bus and mocked screen savers on the session bus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.desk.desk import Desk, Program, wait
from tests.desk.mock import Mock, has_dbusmock
from tests.desk.needs import need, need_programs

LOGIND = "org.freedesktop.login1"
ROOT = "/org/freedesktop/login1"
MANAGER, SESSION = f"{LOGIND}.Manager", f"{LOGIND}.Session"
MINE = "/org/freedesktop/login1/session/c1"
PROGRAM = "tests.desk.session_program"
GNOME = "org.gnome.ScreenSaver"
GNOME_PATH = "/org/gnome/ScreenSaver"


@pytest.fixture
def bare() -> Iterator[Desk]:
    """A desk without screen."""
    need_programs("dbus-daemon", "dbus-send")
    with Desk(x=False) as desk:
        need(has_dbusmock(desk), "python3-dbusmock is not installed")
        yield desk


@pytest.fixture
def logind(bare: Desk) -> Iterator[Mock]:
    address = bare.start_bus("system-bus")
    bare.env["DBUS_SYSTEM_BUS_ADDRESS"] = address
    with Mock(bare, address, LOGIND, ["--system", "--template", "logind"]) as mock:
        mock.call(ROOT, "AddSession", "ssusb", "c1", "seat0", 1000, "someone", True)
        bare.env["XDG_SESSION_ID"] = "c1"
        yield mock


@pytest.fixture
def watching(bare: Desk, logind: Mock) -> Program:
    return start(bare)


def start(desk: Desk) -> Program:
    program = desk.python("-m", PROGRAM)
    wait(lambda: any("started" in said for said in program.said()), what="the session probe")
    return program


def told(program: Program) -> list[tuple[str, Any]]:
    """Its reports in order, such as ``("locked", True)``."""
    return [(key, value) for said in program.said() for key, value in said.items() if key in ("locked", "asleep")]


def first_told(program: Program, count: int) -> list[tuple[str, Any]]:
    """What was told, once it is as much as that."""
    wait(lambda: len(told(program)) >= count, what=f"{count} facts, told {told(program)}")
    return told(program)


OPEN, LOCKED = ("locked", False), ("locked", True)
FALLS_ASLEEP, WAKES = ("asleep", True), ("asleep", False)


def test_what_holds_at_the_start_is_told_first(watching: Program) -> None:
    assert watching.said()[0] == {"locked": False}


def test_a_screen_locked_before_the_start_is_told(bare: Desk, logind: Mock) -> None:
    logind.set(MINE, SESSION, "LockedHint", "b", True)
    assert told(start(bare)) == [LOCKED]


def test_lock_and_unlock_are_told_once_each(watching: Program, logind: Mock) -> None:
    logind.emit(MINE, SESSION, "Lock")
    logind.set(MINE, SESSION, "LockedHint", "b", True)
    assert first_told(watching, 2) == [OPEN, LOCKED]
    logind.emit(MINE, SESSION, "Unlock")
    logind.set(MINE, SESSION, "LockedHint", "b", False)
    assert first_told(watching, 3) == [OPEN, LOCKED, OPEN]


def test_a_lock_request_that_nobody_obeys_is_no_lock(watching: Program, logind: Mock) -> None:
    logind.emit(MINE, SESSION, "Lock")
    logind.emit(MINE, SESSION, "Unlock")
    logind.emit(ROOT, MANAGER, "PrepareForSleep", "b", True)
    assert first_told(watching, 2) == [OPEN, FALLS_ASLEEP]


def test_sleep_and_waking_are_told(watching: Program, logind: Mock) -> None:
    logind.emit(ROOT, MANAGER, "PrepareForSleep", "b", True)
    logind.set(MINE, SESSION, "LockedHint", "b", True)
    assert first_told(watching, 3) == [OPEN, FALLS_ASLEEP, LOCKED]
    logind.emit(ROOT, MANAGER, "PrepareForSleep", "b", False)
    logind.set(MINE, SESSION, "LockedHint", "b", False)
    assert first_told(watching, 5) == [OPEN, FALLS_ASLEEP, LOCKED, WAKES, OPEN]


def test_other_sessions_do_not_count(watching: Program, logind: Mock) -> None:
    logind.call(ROOT, "AddSession", "ssusb", "c2", "seat0", 1001, "other", False)
    other = "/org/freedesktop/login1/session/c2"
    logind.set(other, SESSION, "LockedHint", "b", True)
    logind.emit(ROOT, MANAGER, "PrepareForSleep", "b", True)
    assert first_told(watching, 2) == [OPEN, FALLS_ASLEEP]


def test_another_session_in_front_counts_as_locked(watching: Program, logind: Mock) -> None:
    logind.set(MINE, SESSION, "Active", "b", False)
    assert first_told(watching, 2) == [OPEN, LOCKED]
    logind.set(MINE, SESSION, "LockedHint", "b", True)
    logind.set(MINE, SESSION, "Active", "b", True)
    logind.set(MINE, SESSION, "LockedHint", "b", False)
    assert first_told(watching, 3) == [OPEN, LOCKED, OPEN]
    logind.set(MINE, SESSION, "Active", "b", False)
    assert first_told(watching, 4) == [OPEN, LOCKED, OPEN, LOCKED]
    logind.end()
    assert first_told(watching, 5) == [OPEN, LOCKED, OPEN, LOCKED, OPEN]


def test_a_start_behind_another_session_is_told(bare: Desk, logind: Mock) -> None:
    logind.set(MINE, SESSION, "Active", "b", False)
    assert told(start(bare)) == [LOCKED]


def test_a_logind_that_dies_leaves_nothing_locked(watching: Program, logind: Mock) -> None:
    logind.set(MINE, SESSION, "LockedHint", "b", True)
    assert first_told(watching, 2) == [OPEN, LOCKED]
    logind.end()
    assert first_told(watching, 3) == [OPEN, LOCKED, OPEN]
    assert watching.code is None


def test_the_session_is_found_without_its_number(bare: Desk, logind: Mock) -> None:
    del bare.env["XDG_SESSION_ID"]
    mine = f'ret = dbus.ObjectPath("{MINE}") if args[0] == "auto" else None'
    logind.call(ROOT, "AddMethod", "sssss", MANAGER, "GetSession", "s", "o", mine)
    program = start(bare)
    logind.set(MINE, SESSION, "LockedHint", "b", True)
    assert first_told(program, 2) == [OPEN, LOCKED]


def test_the_screen_is_locked_while_any_source_says_so(bare: Desk, logind: Mock) -> None:
    address = bare.env["DBUS_SESSION_BUS_ADDRESS"]
    with Mock(bare, address, GNOME, ["--template", "gnome_screensaver"]) as saver:
        program = start(bare)
        saver.emit(GNOME_PATH, GNOME, "ActiveChanged", "b", True)
        assert first_told(program, 2) == [OPEN, LOCKED]
        logind.set(MINE, SESSION, "LockedHint", "b", True)
        # The two buses know no common order: once both of these are told, logind's hint has been read again.
        slept = FALLS_ASLEEP, WAKES
        logind.emit(ROOT, MANAGER, "PrepareForSleep", "b", True)
        assert first_told(program, 3) == [OPEN, LOCKED, FALLS_ASLEEP]
        logind.emit(ROOT, MANAGER, "PrepareForSleep", "b", False)
        assert first_told(program, 4) == [OPEN, LOCKED, *slept]
        saver.emit(GNOME_PATH, GNOME, "ActiveChanged", "b", False)
        logind.set(MINE, SESSION, "LockedHint", "b", False)
        assert first_told(program, 5) == [OPEN, LOCKED, *slept, OPEN]
        saver.emit(GNOME_PATH, GNOME, "ActiveChanged", "b", True)
        assert first_told(program, 6) == [OPEN, LOCKED, *slept, OPEN, LOCKED]
    assert first_told(program, 7) == [OPEN, LOCKED, *slept, OPEN, LOCKED, OPEN]


def test_who_hangs_is_waited_for_beside_the_others_and_then_left_out(bare: Desk, logind: Mock) -> None:
    address = bare.env["DBUS_SESSION_BUS_ADDRESS"]
    with Mock(bare, address, GNOME, ["--template", "gnome_screensaver"]) as saver:
        logind.set(MINE, SESSION, "LockedHint", "b", True)
        saver.freeze()
        program = start(bare)
        assert told(program) == [LOCKED]
        assert program.said()[-1]["notes"] == ["screen savers: none of those we know runs"]


def test_screen_savers_alone_are_enough(bare: Desk) -> None:
    address = bare.env["DBUS_SESSION_BUS_ADDRESS"]
    with Mock(bare, address, GNOME, ["--template", "gnome_screensaver"]):
        program = start(bare)
        assert program.said()[-1]["notes"] == ["logind: there is no system bus"]


def test_without_any_source_it_says_why(bare: Desk) -> None:
    program = bare.python("-m", PROGRAM, env={"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"})
    assert program.wait() == 1
    why = "logind: there is no system bus; screen savers: there is no session bus"
    assert program.said() == [{"unavailable": why}]
