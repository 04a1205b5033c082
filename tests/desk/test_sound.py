"""The app's sounds on a real sound server: heard, stopped, and no trouble when there is none to be had."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from tests.desk.desk import Desk, Program, wait
from tests.desk.ears import Ears, alike, asked, order, samples, shipped, start
from tests.desk.needs import need_programs
from tests.desk.programs import descendants

FOR_ITS_PROCESS = 1
"""So often the GUI thread waits for a sound: until its process has begun. Who waits for the server waits once more."""


@pytest.fixture
def bare() -> Iterator[Desk]:
    need_programs("dbus-daemon", "dbus-send", "pulseaudio", "pactl", "parec")
    with Desk(x=False, dbus=False) as desk:
        yield desk


def is_over(program: Program) -> bool:
    return descendants(program.pid) == []


def test_a_sound_is_heard_as_loud_as_wanted_and_leaves_nothing_open(bare: Desk) -> None:
    ears = Ears(bare)
    heard = ears.record()
    program = start(bare, ears.env)
    order(program, "play step 0.5")
    wait(lambda: is_over(program) and program.code is None, 10, "the end of the sound")
    wait(lambda: alike(samples(heard), shipped("step")) > 0.95, 5, lambda: alike(samples(heard), shipped("step")))
    # Shipped at 34 % of full scale.
    assert 0.14 < max(abs(each) for each in samples(heard)) / 32768 < 0.21
    wait(lambda: (ears.playing(), asked(program, "silent")) == (0, ""), 5, "the device is free")


def test_the_next_sound_takes_the_place_of_the_last_and_none_outlives_the_app(bare: Desk) -> None:
    ears = Ears(bare)
    program = start(bare, ears.env)
    for cue in ("start", "step", "end", "step", "alarm"):
        order(program, f"play {cue} 1.0")
    wait(lambda: ears.playing() == 1 and len(descendants(program.pid)) == 1, 5, "the alarm alone")
    order(program, "stop")
    wait(lambda: ears.playing() == 0 and is_over(program), 5, "silence after the stop")
    order(program, "play alarm 0.5")
    wait(lambda: ears.playing() == 1, 5, "the alarm again")
    program.write("end")
    assert program.wait() == 0
    wait(lambda: ears.playing() == 0, 5, "silence after the end")


def test_without_a_device_there_is_silence_and_a_reason(bare: Desk) -> None:
    program = start(bare, {"PULSE_SERVER": "unix:/nowhere"})
    order(program, "play step 1.0")
    wait(lambda: asked(program, "silent") != "", 5, "the reason")
    assert asked(program, "silent") == "no sound device was found, or none could be opened"
    assert "no sound: no sound device was found" in program.text()


def test_a_server_that_dies_or_hangs_holds_nobody_up(bare: Desk) -> None:
    dying, hanging = Ears(bare, "dying"), Ears(bare, "hanging")
    hanging.server.signal(signal.SIGSTOP)
    waits, plays = start(bare, hanging.env), start(bare, dying.env)
    assert min(order(waits, "play step 1.0") for _ in range(5)) <= FOR_ITS_PROCESS
    order(plays, "play end 1.0")  # long enough to be met
    wait(lambda: dying.playing() == 1, 5, "the sound")
    dying.server.signal(signal.SIGKILL)
    wait(lambda: asked(plays, "silent") != "", 8, "the end of a sound whose server died")
    assert asked(plays, "silent") == "PulseAudio stopped before the sound was over"
    wait(lambda: asked(waits, "silent") != "", 8, "the end of a sound that nobody takes")
    assert asked(waits, "silent") == "the sound server does not answer"
    assert min(order(waits, "play alarm 1.0") for _ in range(5)) <= FOR_ITS_PROCESS
    waits.write("end")
    assert waits.wait() == 0
    hanging.server.signal(signal.SIGCONT)
