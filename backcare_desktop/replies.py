"""What the running app answers to commands from other processes, and what it tells those who follow its status."""

from __future__ import annotations

from collections.abc import Callable

from backcare_desktop import __version__
from backcare_desktop.core import present
from backcare_desktop.core.view import View
from backcare_desktop.single.messages import DONE, WRONG_USAGE, Later, Reply, Request
from backcare_desktop.single.server import Server


class Replies:
    """Answers at the socket. ``look``: brings the state up to now, and gives what is to be said of it."""

    def __init__(self, socket: str, look: Callable[[], View], carry_out: Callable[[Request], Reply | Later]) -> None:
        self._look = look
        self._carry_out = carry_out
        self._server = Server(socket, self._answer)

    def start(self) -> None:
        """Begin to answer. Raises OSError."""
        self._server.listen()

    def stop(self) -> None:
        """Answer no more."""
        self._server.close()

    def heed(self, before: View, now: View) -> None:
        """Tell those who follow what changed."""
        if self._server.has_followers and (now.mood, now.why, now.pack) != (before.mood, before.why, before.pack):
            self._server.publish(_status(now))

    def _answer(self, request: Request) -> Reply | Later:
        if request.ask == "status":
            return _status(self._look())
        if request.ask:
            return Reply(WRONG_USAGE, f"“{request.ask}” cannot be asked.")
        return self._carry_out(request)


def _status(view: View) -> Reply:
    pack = f" {view.pack}{'' if view.pack.endswith(('.', '?')) else '.'}" if view.pack else ""
    return Reply(DONE, f"{view.why}. {view.headline}.{pack}", present.status(view, __version__))
