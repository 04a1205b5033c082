"""What goes over the socket: one JSON line each way.

``{"v":1,"do":["pause","30m"]}`` or ``{"v":1,"ask":"status","follow":true}`` is answered by
``{"v":1,"code":0,"text":"…","status":{…}}``; a follower gets another such line at every change.

Plain classes and late imports, as ``backcare status`` imports this: dataclasses would cost as much as the whole of
Python's start, and json half of it.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

VERSION = 1

DONE, REFUSED, WRONG_USAGE, NOT_RUNNING = 0, 1, 2, 3
"""What a reply's ``code``, and so the exit code of ``backcare``, can be."""


class NotRunning(Exception):
    """Nobody is there to answer."""


class NoAnswer(Exception):
    """An app is there and does not answer; the text says so to the person."""


class Request:
    """What a client wants: words to carry out (``do``), or something to know (``ask``), once or at every change."""

    __slots__ = ("ask", "do", "follow")

    def __init__(self, do: tuple[str, ...] = (), *, ask: str = "", follow: bool = False) -> None:
        self.do = do
        self.ask = ask
        self.follow = follow


class Reply:
    """The answer: an exit code, a sentence for the person, and the status where it was asked for."""

    __slots__ = ("code", "status", "text")

    def __init__(self, code: int, text: str = "", status: Mapping[str, Any] | None = None) -> None:
        self.code = code
        self.text = text
        self.status = status


class Later:
    """An answer that comes when it is there."""

    __slots__ = ("_reply", "_tell")

    def __init__(self) -> None:
        self._reply: Reply | None = None
        self._tell: Callable[[Reply], object] | None = None

    def settle(self, reply: Reply) -> None:
        """Here it is."""
        self._reply = reply
        if self._tell is not None:
            self._tell(reply)

    def then(self, tell: Callable[[Reply], object]) -> None:
        """Have ``tell`` called with it, now or when it is there."""
        self._tell = tell
        if self._reply is not None:
            tell(self._reply)


def line_of(what: Mapping[str, Any]) -> bytes:
    """One JSON object as a line. Raises ValueError for a number that JSON does not have."""
    import json

    return json.dumps(what, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode() + b"\n"


def read(raw: bytes) -> dict[str, Any] | None:
    """The JSON object in a line; None when it is none."""
    import json

    try:
        what = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return what if isinstance(what, dict) else None
