"""Answers the command line, in the running app."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable

from PySide6.QtCore import QLockFile, QSocketNotifier

from backcare_desktop.single.client import at_address
from backcare_desktop.single.connection import Connection, notifier, stop
from backcare_desktop.single.messages import REFUSED, VERSION, WRONG_USAGE, Later, Reply, Request, line_of, read

MOST_CLIENTS = 64
"""As many at once, and as many followers; further ones wait to be let in."""
TOO_MANY = "Too many programs follow BackCare already. Nothing was done. End one of them and try again."
NOT_UNDERSTOOD = "That was not understood. Nothing was done. Use the backcare command to ask."


def take_lock(path: str, patience_s: float = 0.0) -> QLockFile | None:
    """Be the first; None when another is, and stays so long. Keep what is returned, and ``unlock()`` it at the end.

    Raises OSError when the lock cannot be made, so that nobody can tell.
    """
    lock = QLockFile(path)
    if lock.tryLock(round(patience_s * 1000)):
        return lock
    if lock.error() is QLockFile.LockError.LockFailedError:
        return None
    raise OSError(f"the lock {path} cannot be made")


class Server:
    """Answers the command line, in the GUI thread and without ever waiting for a client."""

    def __init__(self, path: str, answer: Callable[[Request], Reply | Later]) -> None:
        self._path = path
        self._answer = answer
        self._socket: socket.socket | None = None
        self._notifier: QSocketNotifier | None = None
        self._inode = 0
        self._clients: set[Connection] = set()

    def listen(self) -> None:
        """Begin to answer. Only for who has the lock: a socket that a killed app left is removed. Raises OSError."""
        if not hasattr(socket, "AF_UNIX"):
            raise OSError("commands to the running app do not work on this system yet")
        if os.path.lexists(self._path):
            if not stat.S_ISSOCK(os.lstat(self._path).st_mode):
                raise FileExistsError(17, "There is a file in place of the socket", self._path)
            os.unlink(self._path)  # noqa: PTH108
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        others = os.umask(0o177)
        try:
            at_address(self._path, listener.bind)
        except OSError:
            listener.close()
            raise
        finally:
            os.umask(others)
        listener.listen(MOST_CLIENTS)
        listener.setblocking(False)
        self._inode = os.lstat(self._path).st_ino
        self._socket = listener
        self._notifier = notifier(listener, QSocketNotifier.Type.Read, self._accept)

    def close(self) -> None:
        """Stop answering and remove the socket; safe to call twice."""
        stop(self._notifier)
        self._notifier = None
        for client in list(self._clients):
            client.close()
        if self._socket is None:
            return
        self._socket.close()
        self._socket = None
        try:
            if os.lstat(self._path).st_ino == self._inode:
                os.unlink(self._path)  # noqa: PTH108
        except OSError:
            pass

    @property
    def has_followers(self) -> bool:
        """Whether anybody waits for changes, so that the app need not make up a status for nobody."""
        return self._followers > 0

    def publish(self, reply: Reply) -> None:
        """Send this to all who follow."""
        line = reply_line(reply)
        for client in [each for each in self._clients if each.is_follower]:
            client.send(line)

    def _accept(self) -> None:
        while self._socket is not None:
            if len(self._clients) - self._followers >= MOST_CLIENTS:
                self._let_in(False)
                return
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            connection.setblocking(False)
            self._clients.add(Connection(connection, self._respond, self._closed))

    def _closed(self, client: Connection) -> None:
        self._clients.discard(client)
        self._let_in(True)

    def _let_in(self, on: bool) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(on)

    @property
    def _followers(self) -> int:
        return sum(client.is_follower for client in self._clients)

    def _respond(self, client: Connection, line: bytes) -> None:
        request = read_request(line)
        if isinstance(request, Reply):
            client.send(reply_line(request))
            return
        if request.follow and self._followers >= MOST_CLIENTS:
            client.send(reply_line(Reply(REFUSED, TOO_MANY)))
            return
        client.is_follower = request.follow
        reply: Reply | Later = Reply(
            REFUSED,
            "Something went wrong inside BackCare. It was written to the log. Try again, or quit and start again.",
        )
        try:
            reply = self._answer(request)
        finally:
            if isinstance(reply, Later):
                client.wait()
                reply.then(lambda made: client.send(reply_line(made)))
            else:
                client.send(reply_line(reply))


def reply_line(reply: Reply) -> bytes:
    """The reply as it goes over the socket."""
    what = {"v": VERSION, "code": reply.code, "text": reply.text}
    return line_of(what if reply.status is None else what | {"status": reply.status})


def read_request(raw: bytes) -> Request | Reply:
    """The request in a line, or the reply that says what is wrong with it."""
    what = read(raw)
    if what is None:
        return Reply(WRONG_USAGE, NOT_UNDERSTOOD)
    if what.get("v") != VERSION:
        return Reply(
            REFUSED,
            "The running BackCare is of another version than this command. Nothing was done. "
            "Quit it from its menu, then start BackCare again.",
        )
    do, ask, follow = what.get("do", []), what.get("ask", ""), what.get("follow", False)
    are_words = isinstance(do, list) and all(isinstance(word, str) for word in do)
    if not are_words or not isinstance(ask, str) or not isinstance(follow, bool) or bool(do) == bool(ask):
        return Reply(WRONG_USAGE, NOT_UNDERSTOOD)
    return Request(tuple(do), ask=ask, follow=follow)
