"""A camera is in use while a program keeps it open: files stand for the devices, and once for /dev/video0 itself."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.desk import Desk, Program, wait
from tests.desk.needs import need, need_programs
from tests.desk.passing import let_pass
from tests.system.in_use_rigs import hold_open

IN_USE = (True, "a camera is in use")
NOT_IN_USE = (False, "")


class Room:
    """A folder of devices, with the probe at it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.devices = desk.folder / "dev"
        self.devices.mkdir()
        self.camera = self.devices / "video0"

    def start(self, *not_calls: str, rules: str = "/nowhere", proc: str = "/proc") -> Program:
        values = json.dumps([not_calls, str(self.devices), rules, proc])
        program = self.desk.python("-m", "tests.desk.hold_program", "holds.camera:OpenCameras", values, talk=True)
        wait(program.said, 10, "the probe")
        return program


@pytest.fixture
def room() -> Iterator[Room]:
    with Desk(x=False, dbus=False) as desk:
        yield Room(desk)


def seen(program: Program) -> list[tuple[bool, str]]:
    return [(said["stands"], said["what"]) for said in program.said() if said["event"] == "seen"]


def ask(program: Program) -> tuple[bool, str]:
    before = len(seen(program))
    program.write("ask")
    return wait(lambda: seen(program)[before:], what="an answer")[-1]


def test_one_in_use_at_the_start_is_told_and_its_death_too(room: Room) -> None:
    room.camera.touch()
    user = hold_open(room.desk, room.camera)
    program = room.start()
    wait(lambda: seen(program) == [IN_USE], 4, "the camera in use")
    user.signal(signal.SIGKILL)
    assert wait(lambda: seen(program) == [IN_USE, NOT_IN_USE], 2, "its end")


def test_a_camera_that_is_plugged_in_later_is_watched_as_well(room: Room) -> None:
    program = room.start()
    wait(lambda: seen(program) == [NOT_IN_USE], 2)
    room.camera.touch()
    hold_open(room.desk, room.camera)
    assert wait(lambda: seen(program) == [NOT_IN_USE, IN_USE], 4, "the camera in use")


def test_a_look_at_what_it_can_is_no_use_of_it(room: Room) -> None:
    room.camera.touch()
    program = room.start()
    for _ in range(4):
        with room.camera.open():
            # Time itself is what is shown: so long a look may take, four together are longer than what counts as use.
            let_pass(0.6)
        assert ask(program) == NOT_IN_USE  # it has seen that the camera is closed again
    assert set(seen(program)) == {NOT_IN_USE}


def test_a_decoder_and_an_excluded_program_are_no_camera_in_use(room: Room) -> None:
    room.camera.touch()
    rules = {}
    for what, capabilities in (("decoder", "video_m2m"), ("camera", "capture")):
        rules[what] = room.desk.folder / what
        rules[what].mkdir()
        told = f"E:ID_V4L_PRODUCT=some {what}\nE:ID_V4L_CAPABILITIES=:{capabilities}:\n"
        (rules[what] / "c0:0").write_text(told)  # a plain file has the numbers 0 and 0
    hold_open(room.desk, room.camera)
    decoder, excluded = room.start(rules=str(rules["decoder"])), room.start("Sleep")
    camera = room.start(rules=str(rules["camera"]))
    wait(lambda: seen(camera) == [IN_USE], 4, "the camera in use")
    assert (ask(decoder), ask(excluded)) == (NOT_IN_USE, NOT_IN_USE)


def test_an_end_that_no_event_told_of_is_seen_when_asked(room: Room) -> None:
    room.camera.touch()
    process = room.desk.folder / "proc" / "4711"
    (process / "fd").mkdir(parents=True)
    (process.parent / "self").symlink_to(process)
    (process / "comm").write_text("meet\n")
    (process / "fd" / "3").symlink_to(room.camera)
    program = room.start(proc=str(process.parent))
    wait(lambda: seen(program) == [IN_USE], 4, "the camera in use")
    (process / "fd" / "3").unlink()
    assert ask(program) == NOT_IN_USE


def test_garbage_about_programs_and_devices_is_passed_over_and_the_truth_beside_it_counts(room: Room) -> None:
    room.camera.touch()
    proc, rules = room.desk.folder / "proc", room.desk.folder / "rules"
    (proc / "99" / "fd").mkdir(parents=True)
    (proc / "self").symlink_to(proc / "99")
    (proc / "5").write_text("no folder")
    (proc / "6").mkdir()
    (proc / "6" / "fd").write_bytes(b"\xff\0")
    (proc / "99" / "comm").write_bytes(b"\xff\xfe) \n(")  # a program may call itself anything
    (proc / "99" / "exe").symlink_to("a loop")
    (proc / "99" / "a loop").symlink_to("a loop")
    for number, target in enumerate((room.devices / "video9", proc / "99" / "fd" / "1", Path("socket:[video0]"))):
        (proc / "99" / "fd" / str(number)).symlink_to(target)
    (room.devices / "video7").mkdir()
    (room.devices / "video8").symlink_to(room.devices / "nowhere")
    rules.mkdir()
    (rules / "c0:0").write_bytes(b"E:ID_V4L_CAPABILITIES=\xff\nE:ID_V4L_CAPABILITIES=:capture:\n")
    garbage = room.start("Zoom", rules=str(rules), proc=str(proc))
    wait(lambda: seen(garbage) == [NOT_IN_USE], 4, "an answer")
    (rules / "c0:0").write_bytes(b"E:ID_V4L_PRODUCT=\xff\nE:ID_V4L_CAPABILITIES=:capture:\n")
    (proc / "99" / "fd" / "3").symlink_to(room.camera)
    ask(garbage)
    assert wait(lambda: seen(garbage)[-1] == IN_USE, 4, "the camera in use")


def test_where_open_files_cannot_be_looked_through_it_is_said(room: Room) -> None:
    program = room.start(proc="/nowhere")
    assert program.wait() == 1
    assert program.said()[0]["why"] == "/nowhere cannot be read: nobody can tell who has a camera open"


def test_a_real_dev_video0_in_a_private_mount(room: Room) -> None:
    need_programs("unshare", "mount")
    need(os.geteuid() == 0, "a private mount of /dev needs root")
    room.camera.touch()
    nodes = " ".join(each for each in ("null", "zero", "random", "urandom", "tty") if Path("/dev", each).exists())
    script = (
        f"cd {room.devices} && for node in {nodes}; do touch $node && mount --bind /dev/$node $node; done && "
        f"mount --rbind {room.devices} /dev && exec python3 -m tests.desk.hold_program holds.camera:OpenCameras"
    )
    program = room.desk.start(["unshare", "-m", "sh", "-c", script.replace("python3", sys.executable)], talk=True)
    wait(lambda: seen(program) == [NOT_IN_USE], 10, "the probe")
    user = hold_open(room.desk, room.camera)
    wait(lambda: seen(program) == [NOT_IN_USE, IN_USE], 4, "the camera in use")
    user.signal(signal.SIGKILL)
    assert wait(lambda: seen(program) == [NOT_IN_USE, IN_USE, NOT_IN_USE], 2, "its end")
