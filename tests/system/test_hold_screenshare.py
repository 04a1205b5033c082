"""Which pictures are a shared screen, and what a PipeWire server may do to us."""

from __future__ import annotations

import signal
import socket
import struct
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.ports import HoldReport, ProbeLost, ProbeUnavailable, Seen
from backcare_desktop.system.connections import pipepod
from backcare_desktop.system.holds.screenshare import PipeWireScreencast
from tests.desk.desk import Desk, wait
from tests.desk.needs import need_programs
from tests.desk.screencast import NEEDED, Pictures

pytestmark = pytest.mark.usefixtures("qapp")

NOTHING = Seen(False)
SHARED = Seen(True, "your screen is shared or recorded")


class Probe:
    """The probe, started, and its reports."""

    def __init__(self) -> None:
        self.reports: list[HoldReport] = []
        self.probe = PipeWireScreencast()
        self.probe.start(self.reports.append)

    def close(self) -> None:
        self.probe.stop()

    def settles(self) -> HoldReport:
        """What it says when asked."""
        before = len(self.reports)
        self.probe.ask()
        wait(lambda: len(self.reports) > before, what="an answer", pump=True)
        return self.reports[-1]


@pytest.mark.desk
def test_neither_cameras_nor_previews_nor_a_screen_seen_from_afar_are_an_audience(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    need_programs(*NEEDED)
    with Desk(compositor="mutter") as desk, closing(Pictures(desk)) as pictures:
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(desk.runtime))
        screen, camera = pictures.offer_screen(), pictures.camera()
        with closing(Probe()) as probe:
            assert probe.settles() == NOTHING
            pictures.take(camera, "a meeting")
            pictures.take(screen, "gnome-remote-desktop-daemon")
            pictures.take(screen, "krdpserver")
            pictures.take(screen, "plasmashell")
            assert probe.settles() == NOTHING
            meeting = pictures.take(screen, "a meeting")
            assert probe.settles() == SHARED
            meeting.end()
            wait(lambda: probe.reports[-1] == NOTHING, what="the end", pump=True)

            pictures.server.signal(signal.SIGSTOP)
            probe.probe.ask()
            wait(lambda: isinstance(probe.reports[-1], ProbeLost), what="the stuck server given up", pump=True)
            assert probe.reports[-1] == ProbeLost("the PipeWire server does not answer")
            pictures.server.signal(signal.SIGCONT)


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """Something that listens where PipeWire would."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "pipewire-0"))
        listening.listen()
        yield listening


@pytest.mark.parametrize(
    "garbage",
    [
        pytest.param(b"HTTP/1.1 400 Bad Request\r\n\r\n" * 400000, id="another protocol"),
        pytest.param(struct.pack("=IIII", 2, 0 << 24 | 8, 0, 0) + bytes(8), id="no row"),
        pytest.param(struct.pack("=IIII", 2, 0 << 24 | 8, 0, 0) + struct.pack("=II", 99, 14), id="cut off"),
        pytest.param(struct.pack("=IIII", 2, 0 << 24 | 8, 0, 0) + struct.pack("=II", 0, 14), id="empty"),
    ],
)
def test_a_server_that_speaks_otherwise_is_given_up(server: socket.socket, garbage: bytes) -> None:
    with closing(Probe()) as probe:
        there, _ = server.accept()
        with there:
            there.setblocking(False)
            there.send(garbage)
            wait(lambda: probe.reports, what="the end", pump=True)
            assert isinstance(probe.reports[0], ProbeLost)
            assert len(probe.reports) == 1


def test_a_server_that_hangs_is_given_up_after_two_seconds(server: socket.socket) -> None:
    with closing(Probe()) as probe, server.accept()[0]:
        wait(lambda: probe.reports, 6.0, "the end", pump=True)
        assert probe.reports == [ProbeLost("the PipeWire server does not answer")]


def test_it_says_hello_asks_what_there_is_and_answers_a_ping(server: socket.socket) -> None:
    with closing(Probe()) as probe:
        there, _ = server.accept()
        with there:
            hello = there.recv(4096)
            assert hello[:40] == struct.pack("=IIIIIIIIii", 0, 1 << 24 | 24, 0, 0, 16, 14, 4, 4, 3, 0)
            there.send(struct.pack("=IIIIIIIIiiIIii", 0, 2 << 24 | 40, 0, 0, 32, 14, 4, 4, 7, 0, 4, 4, 9, 0))
            there.setblocking(False)
            pong = struct.pack("=IIIIIIIIiiIIii", 0, 3 << 24 | 40, 4, 0, 32, 14, 4, 4, 7, 0, 4, 4, 9, 0)
            answer: list[bytes] = []

            def heard() -> bool:
                try:
                    answer.append(there.recv(4096))
                except BlockingIOError:
                    return False
                return True

            wait(heard, what="the pong", pump=True)
            assert answer == [pong]
    assert probe.reports == []


def test_without_a_server_it_is_unavailable_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with pytest.raises(ProbeUnavailable, match="no PipeWire server runs"):
        PipeWireScreencast().start(lambda _report: None)
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(tmp_path / "pipewire-0"))
    with pytest.raises(ProbeUnavailable, match="the PipeWire server does not answer"):
        PipeWireScreencast().start(lambda _report: None)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_row_or_refused(data: bytes) -> None:
    with suppress(ValueError):
        assert isinstance(pipepod.read(data), list)


def test_what_is_written_is_read_again() -> None:
    inner = pipepod.row(pipepod.number(-1), pipepod.text("größer"))
    assert pipepod.read(pipepod.row(pipepod.number(7), pipepod.text(""), inner)) == [7, "", [-1, "größer"]]
