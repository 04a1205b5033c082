"""Which idle probe is chosen on which desktop, and what happens when it is lost: on real desktops."""

from __future__ import annotations

import signal
from typing import Any

from tests.desk.desk import Desk, Program, context_switches, wait
from tests.desk.mutter_input import MutterInput
from tests.desk.needs import need_programs


def start(desk: Desk, after_s: float = 0.5, probe: str = "chosen") -> Program:
    program = desk.python("-m", "tests.desk.idle_program", probe, str(after_s), talk=True)
    wait(program.said, what="the idle probe")
    return program


def choice(program: Program) -> dict[str, Any]:
    """What was chosen, once nobody is on trial any more."""

    def told() -> dict[str, Any] | None:
        before = events(program).count("choice")
        program.write("choice")
        wait_event(program, "choice", before + 1)
        last: dict[str, Any] = [said for said in program.said() if said["event"] == "choice"][-1]
        return last if last["is_settled"] else None

    found = wait(told, 10.0, "the choice")
    assert found is not None
    return found


def events(program: Program) -> list[str]:
    return [said["event"] for said in program.said()]


def wait_event(program: Program, event: str, times: int = 1, timeout_s: float = 5.0) -> None:
    wait(lambda: events(program).count(event) >= times, timeout_s, f"{event} ×{times}, seen {program.said()}")


def test_x11_has_alarms(desk: Desk) -> None:
    chosen = choice(start(desk))
    assert chosen["chosen"] == "X11 idle alarms"
    assert chosen["tried"] == [
        ["X11 idle alarms", ""],
        ["X11 screen saver", "not needed"],
        ["GNOME idle monitor", "not needed"],
        ["Wayland idle notification", "this is not a Wayland session"],
    ]


def test_gnome_on_wayland_is_watched_and_xwayland_never_trusted() -> None:
    need_programs("mutter", "Xwayland", "dbus-daemon", "dbus-send")
    with Desk(compositor="mutter", xwayland=True) as desk, MutterInput(desk) as hand:
        program = start(desk)
        chosen = choice(program)
        assert chosen["chosen"] == "GNOME idle monitor"
        assert chosen["tried"] == [
            ["Wayland idle notification", "the compositor does not offer ext-idle-notify"],
            ["GNOME idle monitor", ""],
            ["X11 idle alarms", "under Wayland an X server sees only the input of X programs"],
            ["X11 screen saver", "under Wayland an X server sees only the input of X programs"],
        ]
        wait_event(program, "stopped")
        hand.move()
        wait_event(program, "began")


def test_gnomes_compositor_that_hangs_keeps_nobody_waiting_is_lost_and_taken_back() -> None:
    need_programs("mutter", "dbus-daemon", "dbus-send")
    with Desk(compositor="mutter") as desk, MutterInput(desk) as hand:
        program = start(desk)
        wait_event(program, "stopped")
        desk.compositor.signal(signal.SIGSTOP)
        try:
            program.write("ask")
            wait_event(program, "asked")
            assert "answer" not in events(program)
            wait_event(program, "lost", timeout_s=10.0)
            why = dict(choice(program)["tried"])["GNOME idle monitor"]
            assert "GNOME's compositor does not answer" in why
        finally:
            desk.compositor.signal(signal.SIGCONT)
        wait_event(program, "stopped", times=2, timeout_s=20.0)
        hand.move()
        wait_event(program, "began")
        assert choice(program)["chosen"] == "GNOME idle monitor"


def test_a_desktop_with_nothing_to_ask_is_said_so() -> None:
    need_programs("dbus-daemon")
    with Desk(x=False) as desk:
        program = start(desk)
        wait_event(program, "lost")
        assert program.said()[-1]["why"] == (
            "X11 idle alarms: there is no X server (DISPLAY is not set); "
            "X11 screen saver: there is no X server (DISPLAY is not set); "
            "GNOME idle monitor: GNOME's compositor does not run here; "
            "Wayland idle notification: this is not a Wayland session"
        )


def test_a_compositor_that_comes_back_is_taken_back() -> None:
    need_programs("dbus-daemon")
    with Desk(x=False, dbus=False) as desk:
        desk.env["WAYLAND_DISPLAY"] = "wayland-test"
        words = ("-m", "tests.desk.compositor", "wayland-test", "1")
        socket = desk.runtime / "wayland-test"
        compositor = desk.python(*words, talk=True)
        wait(socket.exists, what="the compositor's socket")
        program = start(desk)
        wait_event(program, "stopped")
        compositor.popen.kill()
        wait_event(program, "lost")
        assert choice(program)["chosen"] == ""
        socket.unlink()
        compositor = desk.python(*words, talk=True)
        wait_event(program, "stopped", times=2, timeout_s=5.0)
        compositor.write("key")
        wait_event(program, "began")
        assert events(program).count("lost") == 1


def test_typing_that_went_on_through_a_restart_is_told_as_input() -> None:
    need_programs("dbus-daemon")
    with Desk(x=False, dbus=False) as desk:
        desk.env["WAYLAND_DISPLAY"] = "wayland-test"
        words = ("-m", "tests.desk.compositor", "wayland-test", "2")
        socket = desk.runtime / "wayland-test"
        compositor = desk.python(*words, talk=True)
        wait(socket.exists, what="the compositor's socket")
        program = start(desk, after_s=1.0)
        compositor.popen.kill()
        wait_event(program, "lost")
        socket.unlink()
        compositor = desk.python(*words, talk=True)

        def type_until_told() -> bool:
            compositor.write("key")
            return "began" in events(program)

        wait(type_until_told, 8.0, f"input, seen {program.said()}")
        assert "stopped" not in events(program)


def test_an_x_server_that_hangs_is_neither_waited_for_nor_lost(desk: Desk) -> None:
    program = start(desk)
    wait_event(program, "stopped")
    desk.xserver.signal(signal.SIGSTOP)
    program.write("ask")
    wait_event(program, "asked")
    assert "answer" not in events(program)
    desk.xserver.signal(signal.SIGCONT)
    wait_event(program, "answer")
    desk.key("a")
    wait_event(program, "began")
    assert "lost" not in events(program)


def test_an_x_server_that_goes_on_hanging_is_lost_and_taken_back(desk: Desk) -> None:
    program = start(desk)
    wait_event(program, "stopped")
    desk.xserver.signal(signal.SIGSTOP)
    try:
        program.write("ask")
        wait_event(program, "lost", timeout_s=10.0)
        hung = choice(program)
        assert hung["chosen"] == ""
        assert hung["tried"][:2] == [
            ["X11 idle alarms", "was lost: the X server does not answer"],
            ["X11 screen saver", "the X server does not answer"],
        ]
    finally:
        desk.xserver.signal(signal.SIGCONT)
    wait_event(program, "stopped", times=2, timeout_s=20.0)
    desk.key("a")
    wait_event(program, "began")


def test_typing_wakes_nothing(desk: Desk) -> None:
    program = start(desk, after_s=30.0)
    desk.key("a")
    before = switches(program)
    for _ in range(30):
        desk.key("a")
        desk.move(100, 100)
        desk.move(200, 200)
    assert switches(program) - before <= 10, "of 90 keys and moves"


def test_being_away_wakes_nothing(desk: Desk) -> None:
    program, polled = start(desk, after_s=0.3), start(desk, after_s=0.3, probe="xss")
    for each in (program, polled):
        wait_event(each, "stopped")
    before, before_polled = switches(program), context_switches(polled.pid)
    wait(lambda: context_switches(polled.pid) > before_polled + 3, 10, "one that asks every second has asked")
    assert switches(program) - before <= 3


def switches(program: Program) -> int:
    """How often it woke, once it has settled and answered a question: what came before is taken in by then."""
    choice(program)
    return context_switches(program.pid)
