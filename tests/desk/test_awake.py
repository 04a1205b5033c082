"""Staying awake: mocked services on private buses, a real X server, and desktops that have nothing to offer."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial

import pytest

from backcare_desktop.system.connections.x11 import Question, Steps, XConnection, extension, extension_question
from tests.desk.desk import Desk, Program, wait
from tests.desk.ears import asked, order, start
from tests.desk.mock import Mock, has_dbusmock
from tests.desk.needs import need, need_programs


def saver_of(eyes: XConnection) -> Steps[tuple[bool, int]]:
    """Whether the screen saver is on, and for how many milliseconds nobody has touched anything."""
    (found,) = yield [extension_question("MIT-SCREEN-SAVER")]
    saver = extension(found)
    assert saver is not None
    (answer,) = yield [Question(saver.opcode, struct.pack("I", eyes.root), 1)]
    assert answer is not None
    return answer[1] == 1, int(struct.unpack_from("16xI", answer)[0])


GNOME = ("org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager")
SAVER = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver")
POWER = (
    "org.freedesktop.PowerManagement",
    "/org/freedesktop/PowerManagement/Inhibit",
    "org.freedesktop.PowerManagement.Inhibit",
)
PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Inhibit")
REQUEST = "/org/freedesktop/portal/desktop/request/7"


@pytest.fixture
def bare() -> Iterator[Desk]:
    need_programs("dbus-daemon", "dbus-send")
    with Desk(x=False) as desk:
        need(has_dbusmock(desk), "python3-dbusmock is not installed")
        yield desk


def offer(desk: Desk, service: tuple[str, str, str], signature: str, undo: str, cookie: int) -> Mock:
    """A service that gives this cookie and takes it back."""
    name, path, interface = service
    mock = Mock(desk, desk.env["DBUS_SESSION_BUS_ADDRESS"], name, list(service))
    mock.call(path, "AddMethod", "sssss", interface, "Inhibit", signature, "u", f"ret = dbus.UInt32({cookie})")
    mock.call(path, "AddMethod", "sssss", interface, undo, "u", "", "")
    return mock


def says(mock: Mock, words: str) -> bool:
    return f" {words}" in mock.text()


def held(program: Program) -> list[str]:
    return sorted(asked(program, "held"))


def wait_held(program: Program, *names: str) -> None:
    wait(lambda: held(program) == list(names), what=f"{names}, held {held(program)}, {asked(program, 'notes')}")


def test_every_service_there_is_keeps_awake_until_it_is_let_go(bare: Desk) -> None:
    bare.env["DBUS_SYSTEM_BUS_ADDRESS"] = bare.start_bus("system-bus")
    logind_words = ["--system", "--template", "logind"]
    with ExitStack() as mocks:
        logind = mocks.enter_context(
            Mock(bare, bare.env["DBUS_SYSTEM_BUS_ADDRESS"], "org.freedesktop.login1", logind_words)
        )
        gnome = mocks.enter_context(offer(bare, GNOME, "susu", "Uninhibit", 41))
        saver = mocks.enter_context(offer(bare, SAVER, "ss", "UnInhibit", 42))
        power = mocks.enter_context(offer(bare, POWER, "ss", "UnInhibit", 43))
        program = start(bare, {})
        order(program, "hold Warm-up")
        order(program, "hold Warm-up")
        wait_held(program, "GNOME's session", "logind", "the power manager", "the screen saver")
        assert gnome.text().count(' Inhibit "backcare-desktop" 0 "Warm-up" 12') == 1
        for mock in (saver, power):
            assert mock.text().count(' Inhibit "backcare-desktop" "Warm-up"') == 1
        assert logind.text().count(' Inhibit "idle" "BackCare" "Warm-up" "block"') == 1

        order(program, "release")
        order(program, "release")
        for mock, undone in ((gnome, "Uninhibit 41"), (saver, "UnInhibit 42"), (power, "UnInhibit 43")):
            wait(partial(says, mock, undone), what=undone)
        wait_held(program)

        order(program, "hold Heat pack")
        wait(lambda: ' Inhibit "backcare-desktop" "Heat pack"' in saver.text(), what="the next hold")

        order(program, "release")
        logind.freeze()
        waits = order(program, "hold Cold pack")
        order(program, "release")
        assert min(waits, order(program, "hold Swap")) == 0, "who waits for a service goes to sleep"
        logind.thaw()
        wait_held(program, "GNOME's session", "logind", "the power manager", "the screen saver")
        assert logind.text().count(" Inhibit ") == 4, "the answer that came after its end counts for nothing"


def test_where_only_a_portal_answers_it_keeps_awake_and_a_stuck_service_is_not_waited_for(bare: Desk) -> None:
    name, path, interface = PORTAL
    address = bare.env["DBUS_SESSION_BUS_ADDRESS"]
    with Mock(bare, address, name, list(PORTAL)) as portal, offer(bare, SAVER, "ss", "UnInhibit", 1) as stuck:
        answer = f"ret = dbus.ObjectPath('{REQUEST}')"
        portal.call(path, "AddMethod", "sssss", interface, "Inhibit", "sua{sv}", "o", answer)
        methods = [("Close", "", "", "")]
        portal.call(path, "AddObject", "ssa{sv}a(ssss)", REQUEST, "org.freedesktop.portal.Request", {}, methods)
        stuck.freeze()
        program = start(bare, {})
        order(program, "hold Warm-up")  # loads what the first call needs
        waits = []
        for _ in range(3):
            order(program, "release")
            waits.append(order(program, "hold Warm-up"))
        assert min(waits) == 0, "who waits for a service goes to sleep"
        assert held(program) == []
        stuck.end()  # the bus answers in its place: with an error
        wait_held(program, "the desktop's portal")
        assert ' Inhibit "" 12 {"reason": "Warm-up"}' in portal.text().replace("'", '"')
        order(program, "release")
        wait(lambda: " Close" in portal.text(), what="the request to be closed")


def test_where_nothing_keeps_awake_it_is_told_and_nothing_breaks(bare: Desk) -> None:
    program = start(bare, {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"})
    order(program, "hold Warm-up")
    assert held(program) == []
    [note] = asked(program, "notes")
    assert note.startswith("the desktop: the session bus cannot be reached")
    order(program, "release")


@pytest.mark.usefixtures("qapp")
def test_on_plain_x11_the_server_itself_stays_awake_and_idle_time_counts_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", desk.env["DISPLAY"])
    eyes = XConnection(pytest.fail)

    def look() -> tuple[bool, int]:
        told: list[tuple[bool, int]] = []
        eyes.run(saver_of(eyes), told.append)
        return wait(lambda: told, 5, "the X server's answer", pump=True)[0]

    program = start(desk, {})
    order(program, "hold Warm-up")
    wait_held(program, "the X server")
    desk.run(["xset", "s", "1", "s", "noblank"])
    wait(lambda: look()[1] > 1500, 5, "more than the second of the screen saver without input")
    assert look()[0] is False
    order(program, "release")
    wait(lambda: look()[0], 5, "the screen saver, after the release")

    order(program, "hold Warm-up")
    desk.run(["xset", "s", "reset"])
    wait(lambda: look()[1] > 1500, 5, "the same again")
    assert look()[0] is False
    program.popen.kill()
    wait(lambda: look()[0], 5, "the screen saver, after the app was killed")
    eyes.close()
