"""A call is a program that listens at a microphone: on real sound servers that come, die, hang and talk nonsense."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from backcare_desktop.system.holds.microphone import is_recording
from backcare_desktop.system.holds.pulsewatch import Stream
from tests.desk.desk import Desk, Program, context_switches, wait
from tests.desk.microphones import PIPEWIRE, PULSE, SoundServer
from tests.desk.needs import need_programs
from tests.desk.stall import longest_share

PLACE = "holds.microphone:RecordingStreams"
A_CALL = (True, "a microphone is in use")
NO_CALL = (False, "")


@pytest.fixture
def bare() -> Iterator[Desk]:
    need_programs(*PULSE)
    with Desk(x=False, dbus=False) as desk:
        yield desk


def start(desk: Desk, not_calls: tuple[str, ...] = ()) -> Program:
    program = desk.python("-m", "tests.desk.hold_program", PLACE, json.dumps([not_calls]), talk=True)
    wait(program.said, 10, "the probe")
    return program


def seen(program: Program) -> list[tuple[bool, str]]:
    return [(said["stands"], said["what"]) for said in program.said() if said["event"] == "seen"]


def lost(program: Program) -> list[str]:
    return [said["why"] for said in program.said() if said["event"] == "lost"]


def ask(program: Program) -> tuple[bool, str]:
    """What it sees now."""
    before = len(seen(program))
    program.write("ask")
    return wait(lambda: seen(program)[before:], what="an answer")[-1]


@pytest.mark.parametrize("kind", ["pulse", "pipewire"])
def test_only_a_program_at_a_microphone_is_a_call(kind: str) -> None:
    need_programs(*(PULSE if kind == "pulse" else (*PIPEWIRE, "dbus-daemon")))
    with Desk(x=False, dbus=kind == "pipewire") as desk:
        server = SoundServer(desk, kind)
        program = start(desk, ("Audacity",))
        server.listen(device="out.monitor")
        server.listen("--client-name=ALSA plug-in [audacity]")
        server.loop()
        assert ask(program) == NO_CALL
        call = server.listen("--property=media.role=phone")
        wait(lambda: seen(program)[-1] == A_CALL, what="a call")
        assert ask(start(desk, ("pacat",))) == NO_CALL  # so is the program's file called
        call.signal(signal.SIGKILL)
        wait(lambda: seen(program)[-1] == NO_CALL, what="its end")
        server.listen("--client-name=Any", device="@DEFAULT_SOURCE@" if kind == "pipewire" else "mic")
        wait(lambda: seen(program)[-1] == A_CALL, what="one that says nothing of itself")
        assert seen(program) == [NO_CALL, NO_CALL, A_CALL, NO_CALL, A_CALL]


def test_a_stream_that_rests_shows_a_level_or_is_our_own_is_no_call() -> None:
    call = Stream(
        is_from_device=True, is_corked=False, is_part_of_server=False, is_meter=False, pid="1", names=("Firefox",)
    )
    own = Stream(
        is_from_device=True, is_corked=False, is_part_of_server=False, is_meter=False, pid=str(os.getpid()), names=()
    )
    corked = Stream(is_from_device=True, is_corked=True, is_part_of_server=False, is_meter=False, pid="1", names=())
    meter = Stream(is_from_device=True, is_corked=False, is_part_of_server=False, is_meter=True, pid="1", names=())
    assert [is_recording(each, ()) for each in (call, own, corked, meter)] == [True, False, False, False]
    assert not is_recording(call, ("firefox",))


def test_where_no_server_runs_it_is_said_at_once_and_none_is_started(bare: Desk) -> None:
    program = start(bare)
    assert program.wait() == 1
    assert program.said()[0]["why"] == "no sound server runs (neither PulseAudio nor PipeWire's)"
    assert not (bare.runtime / "pulse").exists()
    server = SoundServer(bare)
    server.kill()
    assert server.socket.exists()
    program = start(bare)
    assert program.wait() == 1
    assert program.said()[0]["why"] == "no sound server runs (neither PulseAudio nor PipeWire's)"


def test_a_server_that_dies_is_lost_and_heard_again_once_it_is_back(bare: Desk) -> None:
    server = SoundServer(bare)
    program = start(bare)
    server.listen()
    wait(lambda: seen(program)[-1:] == [A_CALL], 5, "the call")
    server.kill()
    wait(lambda: lost(program), 2, "the loss")
    assert lost(program) == ["the sound server says “Connection terminated”"]
    server.start()
    server.listen()
    again = start(bare)  # the choice of probes does the same
    wait(lambda: seen(again) == [A_CALL], 5, "the call on the new server")


def test_a_server_that_hangs_is_told_within_its_time_and_holds_nobody_up(bare: Desk) -> None:
    server = SoundServer(bare)
    program = start(bare)
    wait(lambda: seen(program) == [NO_CALL], 5)
    server.program.signal(signal.SIGSTOP)
    program.write("ask")
    late = start(bare)
    wait(lambda: lost(program) and lost(late), 4, "the loss")
    assert (lost(program), lost(late)) == (["the sound server does not answer"],) * 2
    assert max(longest_share(program, "asked"), longest_share(late, "started")) < 0.5
    for each in (program, late):
        each.write("quit")
        assert each.wait(2) == 0
    server.program.signal(signal.SIGCONT)
    assert ask(start(bare)) == NO_CALL


def test_nonsense_from_the_server_is_a_loss(bare: Desk) -> None:
    place = bare.runtime / "pulse" / "native"
    place.parent.mkdir()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(place))
        server.listen()
        program = start(bare)
        for _ in range(2):  # the first only looks whether somebody is there
            connection, _address = server.accept()
            with connection, suppress(OSError):
                connection.sendall(b"HTTP/1.0 404 Not found\r\n" * 100)
                connection.recv(1)
        wait(lambda: lost(program), 4, "the loss")
    assert len(lost(program)) == 1


def test_at_rest_and_while_a_call_goes_on_nothing_wakes(bare: Desk) -> None:
    server = SoundServer(bare)
    program = start(bare)
    server.listen()
    wait(lambda: seen(program)[-1:] == [A_CALL], 5)
    assert ask(program) == A_CALL  # what came before is taken in
    gui, beside = switches(program)
    wait(lambda: switches(program)[0] > gui + 500, 10, "the GUI thread, woken every 2 ms by a clock that measures it")
    assert switches(program)[1] - beside <= 3
    assert seen(program) == [NO_CALL, A_CALL, A_CALL]


def switches(program: Program) -> tuple[int, int]:
    """How often the GUI thread woke, and how often the probe's own."""
    main = Path(f"/proc/{program.pid}/task/{program.pid}/status").read_text()
    woken = re.search(r"^voluntary_ctxt_switches:\s+(\d+)", main, re.MULTILINE)
    assert woken
    return int(woken[1]), context_switches(program.pid) - int(woken[1])
