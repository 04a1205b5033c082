"""An answer that takes a while comes when it is there, and the client's patience is its own."""

from __future__ import annotations

import json
import select
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from backcare_desktop.single.messages import DONE, Later, Reply, Request, line_of
from backcare_desktop.single.server import Server
from tests.store.deadline import until

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def later() -> Later:
    return Later()


@pytest.fixture
def asked(tmp_path: Path, later: Later) -> Iterator[socket.socket]:
    """A client that asked for something that takes a while."""
    heard = list[Request]()

    def answer(request: Request) -> Later:
        heard.append(request)
        return later

    server = Server(str(tmp_path / "it.sock"), answer)
    server.listen()
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(str(tmp_path / "it.sock"))
        client.sendall(line_of({"v": 1, "do": ["history", "delete", "all"]}))
        client.setblocking(False)
        pump(lambda: bool(heard))
        yield client
    server.close()


def pump(is_so: Callable[[], object]) -> None:
    def try_it() -> bool:
        QCoreApplication.processEvents()
        return bool(is_so())

    until(try_it, 20)


def test_it_is_told_whether_it_is_asked_before_or_after(later: Later) -> None:
    heard = list[str]()
    later.then(lambda reply: heard.append(reply.text))
    assert heard == []
    later.settle(Reply(DONE, "gone"))
    later.then(lambda reply: heard.append(f"{reply.text} again"))
    assert heard == ["gone", "gone again"]


def test_the_client_gets_it_when_it_is_there(asked: socket.socket, later: Later) -> None:
    with pytest.raises(BlockingIOError):
        asked.recv(1)
    later.settle(Reply(DONE, "2 entries deleted, for good."))
    pump(lambda: asked.recv(1, socket.MSG_PEEK))
    assert json.loads(asked.recv(1000)) == {"v": 1, "code": 0, "text": "2 entries deleted, for good."}


def test_a_client_that_has_left_is_nobodys_trouble(asked: socket.socket, later: Later) -> None:
    place = asked.getpeername()
    asked.close()
    QCoreApplication.processEvents()
    later.settle(Reply(DONE, "gone"))
    with socket.socket(socket.AF_UNIX) as other:
        other.connect(place)
        other.sendall(line_of({"v": 1, "do": ["history", "delete", "all"]}))
        other.setblocking(False)
        pump(lambda: select.select([other], [], [], 0)[0])
        assert json.loads(other.recv(1000))["text"] == "gone"
