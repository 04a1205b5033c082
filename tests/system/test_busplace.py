"""Whether a message bus hangs, asked on real sockets: silent, full, answering, gone, and never there."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from backcare_desktop.system.connections.busplace import hangs

NAME, SHORT_S = "DBUS_SESSION_BUS_ADDRESS", 0.05
"""Nobody answers, however long one waits."""


@pytest.fixture
def place(tmp_path: Path) -> str:
    return str(tmp_path / "a bus")


@pytest.fixture
def bus(place: str) -> Iterator[socket.socket]:
    """A socket that lets two call."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(place)
        listener.listen(1)
        yield listener


def at(place: str) -> dict[str, str]:
    return {NAME: f"unix:guid=1,path={place.replace(' ', '%20')};unix:path=/elsewhere"}


@pytest.mark.usefixtures("bus")
def test_one_that_lets_programs_call_and_says_nothing_hangs(place: str, tmp_path: Path) -> None:
    assert hangs("session", at(place), SHORT_S)
    assert hangs("system", {"DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={place}"}, SHORT_S)
    (tmp_path / "bus").symlink_to(place)
    assert hangs("session", {"XDG_RUNTIME_DIR": str(tmp_path)}, SHORT_S)  # its queue of callers is full by now


def test_one_that_answers_or_ends_the_call_does_not(bus: socket.socket, place: str) -> None:
    def answer(said: bytes) -> None:
        caller, _ = bus.accept()
        with caller:
            caller.recv(100)
            caller.sendall(said)

    for said in (b"OK 1234\r\n", b"REJECTED EXTERNAL\r\n", b""):
        other = Thread(target=answer, args=(said,))
        other.start()
        assert not hangs("session", at(place), 60.0)
        other.join()


@pytest.mark.parametrize(
    "environ",
    [
        {},
        at("/nowhere"),
        *({NAME: each} for each in ("disabled:", "tcp:host=far", "unix:path=%00", "unix:abstract=no")),
    ],
)
def test_one_that_is_not_there_does_not(environ: dict[str, str]) -> None:
    assert not hangs("session", environ, SHORT_S)
