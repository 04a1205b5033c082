"""Connections of our own to X, Wayland and the message bus: servers that keep silent, talk nonsense, or want a key."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.connections import x11place
from backcare_desktop.system.connections.bus import Bus
from backcare_desktop.system.connections.wayland import WaylandConnection
from backcare_desktop.system.connections.x11 import Steps, XConnection, extension, extension_question
from backcare_desktop.system.connections.x11place import Place, place_of
from tests.desk.desk import Desk, wait
from tests.desk.needs import need_programs

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def servers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, socket.socket]]:
    """Who listens where a program looks for X, Wayland and the session bus."""
    made = {"x": socket.create_server(("127.0.0.1", 0))}
    for name in ("wayland", "bus"):
        made[name] = socket.socket(socket.AF_UNIX)
        made[name].bind(str(tmp_path / name))
        made[name].listen()
    monkeypatch.setenv("DISPLAY", f"127.0.0.1:{made['x'].getsockname()[1] - 6000}")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'bus'}")
    yield made
    for server in made.values():
        server.close()


def sync_extension() -> Steps[bool]:
    (answer,) = yield [extension_question("SYNC")]
    return extension(answer) is not None


def test_servers_that_keep_silent_are_given_up_after_two_seconds_and_told_once(
    servers: dict[str, socket.socket],
) -> None:
    lost: list[str] = []
    x, wayland, bus = XConnection(lost.append), WaylandConnection(lost.append), Bus(lost.append)
    x.run(sync_extension(), lambda _found: lost.append("X answered"))
    wayland.sync(lambda: lost.append("Wayland answered"))
    bus.has("org.example", lambda _found: lost.append("the bus answered"))
    wait(lambda: len(lost) == 3, 6.0, "all three", pump=True)
    assert sorted(lost) == [
        "the Wayland compositor does not answer",
        "the X server does not answer",
        "the session bus is gone (it does not answer)",
    ]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (b"", "the X server is gone"),
        (struct.pack("BxHHHxxxx", 0, 11, 0, 1), "the X server does not let us in"),
        (struct.pack("BxHHHxxxx", 1, 11, 0, 1), "the X server sent what cannot be read"),
    ],
    ids=["closes", "refuses", "cuts its greeting short"],
)
def test_an_x_server_that_does_not_greet_us(servers: dict[str, socket.socket], said: bytes, why: str) -> None:
    lost: list[str] = []
    x = XConnection(lost.append)
    x.run(sync_extension(), lambda _found: lost.append("answered"))
    with servers["x"].accept()[0] as server:
        server.recv(4096)
        server.sendall(said)
    wait(lambda: lost, 5.0, "the loss", pump=True)
    assert lost == [why]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (struct.pack("BxHI24x", 1, 7, 0), "the X server sent what cannot be read"),
        (struct.pack("BxHI24x", 1, 1, 2**31), "the X server sent what cannot be read"),
        (struct.pack("BxHI24x", 35, 0, 0) + struct.pack("BxH28x", 0, 9), "the X server is gone"),
    ],
    ids=["answers what nobody asked", "announces gigabytes", "tells of what we do not know, and of an error"],
)
def test_an_x_server_that_talks_nonsense(servers: dict[str, socket.socket], said: bytes, why: str) -> None:
    lost: list[str] = []
    x = XConnection(lost.append)
    x.run(sync_extension(), lambda _found: lost.append("answered"))
    hello = struct.pack("BxHHHIIIIHHBB10x", 1, 11, 0, 18, 0, 0x200000, 0x1FFFFF, 0, 0, 65535, 1, 0)
    with servers["x"].accept()[0] as server:
        server.recv(4096)
        server.sendall(hello + bytes(40))
        server.sendall(said)
        server.shutdown(socket.SHUT_WR)
        wait(lambda: lost, 5.0, "the loss", pump=True)
    assert lost == [why]


def test_a_bus_that_does_not_let_us_in_and_one_that_sends_no_messages(servers: dict[str, socket.socket]) -> None:
    lost: list[str] = []
    buses = [Bus(lost.append), Bus(lost.append)]
    for said in (b"REJECTED EXTERNAL\r\n", b"OK 1234\r\n"):
        server = servers["bus"].accept()[0]
        server.sendall(said)
        wait(lambda: lost or server.recv(4096).endswith(b"BEGIN\r\n"), 5.0, pump=True)  # noqa: B023  # asked at once
        server.close()
    assert wait(lambda: len(lost) == len(buses), 5.0, "both", pump=True)


def key_file(*entries: tuple[int, bytes, bytes, bytes, bytes]) -> bytes:
    """A file of keys: for which machines, which, which display, kind, key."""
    parts = []
    for family, *words in entries:
        parts.append(struct.pack(">H", family) + b"".join(struct.pack(">H", len(word)) + word for word in words))
    return b"".join(parts)


def test_the_key_that_fits_the_display_is_taken() -> None:
    here, cookie = socket.gethostname().encode(), b"MIT-MAGIC-COOKIE-1"
    keys = key_file(
        (256, here, b"1", cookie, b"of another display"),
        (256, b"elsewhere", b"0", cookie, b"of another machine"),
        (256, here, b"0", b"XDM-AUTHORIZATION-1", b"of another kind"),
        (256, here, b"0", cookie, b"ours"),
        (65535, b"", b"", cookie, b"for all"),
    )
    assert Place("", "0").key(keys) == b"ours"
    assert Place("", "5").key(keys) == b"for all"
    assert Place("", "5").key(keys[:-3]) == b"for "
    assert Place("", "0").key(b"\1") == b""


@pytest.mark.parametrize(
    ("display", "place"),
    [
        (":0", Place("", "0")),
        (":1.0", Place("", "1")),
        ("unix:2", Place("", "2")),
        ("localhost:10.0", Place("127.0.0.1", "10")),
        ("192.0.2.1:0", Place("192.0.2.1", "0")),
    ],
)
def test_the_display_is_found_by_its_name(display: str, place: Place) -> None:
    assert place_of(display) == place


@pytest.mark.parametrize(("display", "why"), [("", "DISPLAY is not set"), ("nonsense", "no X server answers")])
def test_a_display_that_is_none(display: str, why: str) -> None:
    with pytest.raises(ProbeUnavailable, match=why):
        place_of(display)


@pytest.mark.desk
def test_a_real_x_server_lets_in_only_who_has_its_key(tmp_path: Path) -> None:
    need_programs()
    ours, others = tmp_path / "ours", tmp_path / "others"
    for file, key in ((ours, b"0123456789abcdef"), (others, b"fedcba9876543210")):
        file.write_bytes(key_file((65535, b"", b"", b"MIT-MAGIC-COOKIE-1", key)))
    with Desk(x=False, dbus=False) as desk:
        desk.start_x("-auth", str(ours))
        for file, why in ((ours, ""), (others, "the X server does not let us in")):
            environ = {"DISPLAY": desk.env["DISPLAY"], "XAUTHORITY": str(file)}
            told: list[object] = []
            x = XConnection(told.append, environ=environ)
            x.run(sync_extension(), told.append)
            wait(lambda: told, 5.0, "an answer", pump=True)  # noqa: B023  # asked at once
            assert told == [why or True]
            assert x11place.why_closed(environ) == why
            x.close()
