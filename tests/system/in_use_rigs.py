"""The rigs of the contract for microphone and camera, on real sound servers and on files that stand for devices."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.desk.desk import Desk, Program
from tests.desk.microphones import PIPEWIRE, PULSE, SoundServer
from tests.desk.needs import need_programs
from tests.system.hold_rigs import HoldRig, RealRig


class MicrophoneRig(RealRig):
    """Somebody records, or not."""

    def __init__(self, desk: Desk, server: SoundServer) -> None:
        super().__init__(desk, "holds.microphone:RecordingStreams")
        self._server, self.source = server, server.program
        self._recorder: Program | None = None

    def begin(self) -> None:
        self._recorder = self._server.listen()

    def end(self) -> None:
        assert self._recorder is not None
        self._recorder.end()

    def die(self) -> None:
        self._server.kill()


@contextmanager
def pulse() -> Iterator[HoldRig]:
    need_programs(*PULSE)
    with Desk(x=False, dbus=False) as desk:
        yield MicrophoneRig(desk, SoundServer(desk))


@contextmanager
def pipewire() -> Iterator[HoldRig]:
    need_programs(*PIPEWIRE, "dbus-daemon")
    with Desk(x=False) as desk:
        yield MicrophoneRig(desk, SoundServer(desk, "pipewire"))


def hold_open(desk: Desk, device: Path) -> Program:
    """A program that keeps this open until it is ended, already at it."""
    program = desk.start(["sh", "-c", f"exec sleep infinity < {device}"])
    desk.wait(lambda: Path(f"/proc/{program.pid}/fd/0").resolve() == device, 5, f"{device} is open")
    return program


class CameraRig(RealRig):
    """Somebody has the device open, or not. A program must keep it for two seconds."""

    within_s = 4.0
    can_die = False

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        devices = desk.folder / "dev"
        devices.mkdir()
        self._device = devices / "video0"
        self._device.touch()
        super().__init__(desk, "holds.camera:OpenCameras", [[], str(devices), str(desk.folder / "rules")])

    def begin(self) -> None:
        self._user = hold_open(self._desk, self._device)

    def end(self) -> None:
        self._user.signal(signal.SIGKILL)

    def die(self) -> None:
        raise NotImplementedError


@contextmanager
def camera() -> Iterator[HoldRig]:
    with Desk(x=False, dbus=False) as desk:
        yield CameraRig(desk)
