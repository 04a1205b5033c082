"""Spoken steps through a real speech-dispatcher with its dummy voice, and where there is none."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.desk import Desk, wait
from tests.desk.ears import Ears, asked, order, start
from tests.desk.needs import need_programs

CONFIGURATION = """
LogLevel 5
LogDir "default"
CommunicationMethod "unix_socket"
SocketPath "default"
AddModule "dummy" "sd_dummy" ""
DefaultModule dummy
AudioOutputMethod "pulse"
"""


@pytest.fixture
def bare() -> Iterator[Desk]:
    need_programs("pulseaudio", "pactl", "speech-dispatcher")
    with Desk(x=False, dbus=False) as desk:
        folder = Path(desk.env["XDG_CONFIG_HOME"]) / "speech-dispatcher"
        folder.mkdir()
        (folder / "speechd.conf").write_text(CONFIGURATION)
        yield desk


def test_steps_are_spoken_by_a_server_that_is_started_for_it_and_a_hung_one_holds_nobody_up(bare: Desk) -> None:
    program = start(bare, Ears(bare).env)
    home = bare.runtime / "speech-dispatcher"

    def log() -> str:
        path = home / "log" / "speech-dispatcher.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def has(text: str) -> bool:
        return f"Queueing message |{text}| with priority 3" in log()

    order(program, "say Warm-up begins.\nsay Sit tall.  Tuck your chin.")
    wait(lambda: has("Sit tall. Tuck your chin."), 10, lambda: f"the step, mute: {asked(program, 'mute')}")
    assert not has("Warm-up begins.")  # the next step had come before it could be said
    order(program, "say .5 of a turn")
    wait(lambda: has(".5 of a turn"), what="the next step")
    order(program, "say")
    wait(lambda: log().count("DATA:|CANCEL SELF") == 2, what="silence")
    assert asked(program, "mute") == ""

    server = int((home / "pid" / "speech-dispatcher.pid").read_text())
    os.kill(server, signal.SIGSTOP)
    assert min(order(program, f"say Step {number}") for number in range(3)) == 0, "who waits goes to sleep"
    wait(lambda: asked(program, "mute") == "speech-dispatcher: it does not answer", 5, "the reason")
    program.write("end")
    assert program.wait() == 0
    os.kill(server, signal.SIGCONT)


def test_where_it_is_not_installed_nothing_is_said_and_the_reason_is_told(bare: Desk) -> None:
    program = start(bare, {"PATH": "/nowhere"})
    order(program, "say Sit tall.")
    assert asked(program, "mute") == "speech-dispatcher is not installed; install it, with a voice such as espeak-ng"
