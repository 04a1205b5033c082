"""The lock and the socket, with real processes on both ends and clients that behave badly."""

from __future__ import annotations

import json
import os
import socket
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from backcare_desktop.single.client import ask, follow
from backcare_desktop.single.messages import NoAnswer, NotRunning, Request
from backcare_desktop.store import folders
from tests.store.deadline import until

App = subprocess.Popen[str]
STATUS = Request(ask="status")


def here() -> str:
    return str(folders.find().socket)


def connect() -> socket.socket:
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(here())
    connection.settimeout(20)
    return connection


def answer_to(sent: bytes) -> dict[str, Any]:
    with connect() as connection, connection.makefile("rb") as lines:
        connection.sendall(sent)
        return dict(json.loads(lines.readline()))


def is_answered() -> bool:
    return ask(here(), STATUS).code == 0


# ---- who is first


def test_nobody_is_there(home: Path) -> None:
    with pytest.raises(NotRunning):
        ask(here(), STATUS)


def test_the_second_is_told_that_it_is_second(app: App, start_app: Callable[[], App]) -> None:
    second = start_app()
    assert second.communicate()[0] == "second\n"
    assert is_answered()


def test_a_lock_held_for_hours_is_still_held(app: App, start_app: Callable[[], App]) -> None:
    # Beyond QLockFile's stale time the lock is tried, and the living holder keeps it.
    os.utime(folders.find().lock, (0, 0))
    assert start_app().communicate()[0] == "second\n"


def test_what_a_killed_app_left_is_taken_over(app: App, start_app: Callable[[], App]) -> None:
    app.kill()
    app.wait()
    assert folders.find().socket.exists()
    with pytest.raises(NotRunning):
        ask(here(), STATUS)
    next_one = start_app()
    assert next_one.stdout is not None
    assert next_one.stdout.readline() == f"ready {next_one.pid}\n"
    assert is_answered()


def test_a_lock_with_the_number_of_another_process_is_nobodys(app: App, start_app: Callable[[], App]) -> None:
    app.kill()
    app.wait()
    lock = folders.find().lock
    lock.write_text(lock.read_text().replace(str(app.pid), str(os.getpid()), 1))
    with pytest.raises(NotRunning):
        ask(here(), STATUS)


def test_the_socket_is_gone_with_the_app(app: App) -> None:
    assert ask(here(), Request(("quit",))).code == 0
    assert app.wait(10) == 0
    assert list(folders.find().runtime.iterdir()) == []


def test_only_this_person_can_reach_the_socket(app: App) -> None:
    paths = folders.find()
    assert stat.S_IMODE(paths.socket.stat().st_mode) == 0o600
    assert stat.S_IMODE(paths.runtime.stat().st_mode) == 0o700


def test_without_a_session_folder_there_is_one_beside_the_state(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    assert folders.find().runtime == home / "state" / "backcare" / "run"


def test_a_path_longer_than_a_socket_may_have(
    home: Path, monkeypatch: pytest.MonkeyPatch, start_app: Callable[[], App]
) -> None:
    deep = home / ("deep" * 40)
    deep.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    app = start_app()
    assert app.stdout is not None
    assert app.stdout.readline() == f"ready {app.pid}\n"
    assert is_answered()


def test_an_app_that_is_about_to_listen_is_waited_for(app: App, start_app: Callable[[], App]) -> None:
    # The lock is held and the socket not there yet: as in the first moments of a start.
    path = folders.find().socket
    hidden = path.with_name("hidden")
    path.rename(hidden)
    later = Timer(0.2, hidden.rename, [path])
    later.start()
    assert ask(here(), STATUS, timeout_s=10).code == 0
    later.join()


def test_an_app_with_a_lock_and_no_socket_does_not_answer(app: App) -> None:
    folders.find().socket.unlink()
    with pytest.raises(NoAnswer, match=rf"^BackCare is running \(process {app.pid}\) but does not answer\."):
        ask(here(), STATUS, timeout_s=0.2)


# ---- clients that behave badly


@pytest.mark.parametrize(
    "sent",
    [
        b"\n",
        b"hello\n",
        b"[]\n",
        b"\xff\xfe\n",
        b'{"v":1}\n',
        b'{"v":1,"do":"pause"}\n',
        b'{"v":1,"do":[1]}\n',
        b'{"v":1,"do":["pause"],"ask":"status"}\n',
        b'{"v":1,"ask":"status","follow":"yes"}\n',
        b"[" * 60_000 + b"\n",
        b"x" * 70_000 + b"\n",
        b"x" * 70_000,
    ],
    ids=lambda sent: str(sent[:30]),
)
def test_what_is_no_request_is_answered_kindly(app: App, sent: bytes) -> None:
    assert answer_to(sent) == {
        "v": 1,
        "code": 2,
        "text": "That was not understood. Nothing was done. Use the backcare command to ask.",
    }
    assert is_answered()


def test_a_request_of_another_version_is_refused(app: App) -> None:
    answer = answer_to(b'{"v":2,"ask":"status"}\n')
    assert answer["code"] == 1
    assert "of another version" in answer["text"]


def test_a_request_in_pieces(app: App) -> None:
    with connect() as connection, connection.makefile("rb") as lines:
        for piece in (b'{"v":1,', b'"ask":"st', b'atus"}', b"\n"):
            connection.sendall(piece)
            assert is_answered()
        assert json.loads(lines.readline())["code"] == 0


def test_clients_that_say_nothing_stand_in_nobodys_way_and_are_let_go(app: App) -> None:
    silent = [connect() for _ in range(40)]
    assert is_answered()
    assert silent[0].recv(1) == b""  # after the server's patience of 5 s
    for connection in silent:
        connection.close()


def test_clients_that_leave_at_once(app: App) -> None:
    for _ in range(200):
        connection = connect()
        connection.send(b'{"v":1,"ask":')
        connection.close()
    assert is_answered()


def open_files(app: App) -> int:
    return len(list(Path(f"/proc/{app.pid}/fd").iterdir()))


def test_nothing_is_left_open(app: App) -> None:
    assert is_answered()
    before = open_files(app)
    for _ in range(100):
        assert is_answered()
        next(follow(here(), Request(ask="status", follow=True)))
    until(lambda: open_files(app) <= before)


def test_many_followers_hear_of_each_change(app: App) -> None:
    followers = [follow(here(), Request(ask="status", follow=True)) for _ in range(30)]
    for each in followers:
        assert next(each).text == "Working · stretch in 12 min"
    ask(here(), Request(("pause",)))
    for each in followers:
        assert next(each).text == "Paused until you resume"
    ask(here(), Request(("quit",)))
    for each in followers:
        assert list(each) == []


def test_more_clients_than_are_let_in_wait_their_turn(app: App) -> None:
    crowd = [connect() for _ in range(100)]
    assert ask(here(), STATUS, timeout_s=20).code == 0  # once the silent ones of the first row were let go
    for connection in crowd:
        connection.close()


def test_followers_do_not_keep_others_out(app: App) -> None:
    request = Request(ask="status", follow=True)
    followers = [follow(here(), request) for _ in range(64)]
    assert [next(each).code for each in followers] == [0] * 64
    assert is_answered()
    [refused] = follow(here(), request)
    assert refused.code == 1
    assert refused.text.startswith("Too many programs follow BackCare already.")


def test_a_follower_that_takes_nothing_is_let_go(app: App) -> None:
    with connect() as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
        deaf.sendall(b'{"v":1,"ask":"status","follow":true}\n')
        assert deaf.recv(1, socket.MSG_PEEK) == b"{"
        before = open_files(app)
        for _ in range(1500):  # some 100 bytes each: more than the system and the app keep for it
            ask(here(), Request(("pause",)))
        until(lambda: open_files(app) < before)
        assert is_answered()
