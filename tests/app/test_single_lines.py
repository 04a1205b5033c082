"""The lines between command line and app: written, read, and read with care where they are none."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from backcare_desktop.single.client import ask, ask_status, read_reply, request_line
from backcare_desktop.single.messages import NoAnswer, Reply, Request
from backcare_desktop.single.server import read_request, reply_line


def test_lines_and_back() -> None:
    request = read_request(request_line(Request(("pause", "until", "13:00"))))
    assert isinstance(request, Request)
    assert (request.do, request.ask, request.follow) == (("pause", "until", "13:00"), "", False)
    asked = read_request(request_line(Request(ask="status", follow=True)))
    assert isinstance(asked, Request)
    assert (asked.do, asked.ask, asked.follow) == ((), "status", True)
    reply = read_reply(reply_line(Reply(1, "Nein · ü", {"state": "paused"})))
    assert (reply.code, reply.text, reply.status) == (1, "Nein · ü", {"state": "paused"})
    assert reply_line(Reply(0)) == b'{"v":1,"code":0,"text":""}\n'


def test_a_reply_that_is_none_counts_as_refused() -> None:
    reply = read_reply(b"nonsense\n")
    assert (reply.code, reply.text, reply.status) == (1, "", None)


class AppThatSays:
    """Answers one client with one line, whatever is asked."""

    def __init__(self, path: str, line: bytes) -> None:
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(path)
        self.listener.listen()
        self.line = line
        self.thread = Thread(target=self.answer)
        self.thread.start()

    def answer(self) -> None:
        connection, _ = self.listener.accept()
        with connection, self.listener:
            connection.recv(1000)
            connection.sendall(self.line)


@pytest.mark.parametrize(
    "text", ["Working", '","status":{"no":"trap"}}', "\\", '\\","status":{}', "ü · \u2028", '{"v":1}', "\n"]
)
@pytest.mark.parametrize("status", [{}, {"status": {"why": '"status":{'}}, {"why": "}}", "next": [{"in_s": 1.5}]}])
def test_the_status_is_cut_out_right_whatever_is_in_it(tmp_path: Path, text: str, status: dict[str, Any]) -> None:
    app = AppThatSays(f"{tmp_path}/a.sock", reply_line(Reply(0, text, status)))
    answer = ask_status(f"{tmp_path}/a.sock")
    app.thread.join()
    assert isinstance(answer, str)
    assert json.loads(answer) == status


@pytest.mark.parametrize(
    ("line", "code", "text"),
    [
        (reply_line(Reply(1, "Not now", {"a": 1})), 1, "Not now"),
        (reply_line(Reply(0, "Hello")), 0, "Hello"),
        (b'{ "v": 1, "code": 0, "text": "Hello", "status": {} }\n', 0, "Hello"),
        (b"nonsense\n", 1, ""),
    ],
)
def test_any_other_answer_about_the_status_is_read_with_care(tmp_path: Path, line: bytes, code: int, text: str) -> None:
    app = AppThatSays(f"{tmp_path}/a.sock", line)
    answer = ask_status(f"{tmp_path}/a.sock")
    app.thread.join()
    assert isinstance(answer, Reply)
    assert (answer.code, answer.text) == (code, text)


def test_an_app_that_ends_before_it_answers(tmp_path: Path) -> None:
    app = AppThatSays(f"{tmp_path}/a.sock", b'{"v":1,"code":0')
    with pytest.raises(NoAnswer):
        ask(f"{tmp_path}/a.sock", Request(ask="status"))
    app.thread.join()
