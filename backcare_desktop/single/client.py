"""Asks the running app, in milliseconds: without Qt, dataclasses, typing and pathlib.

``_socket`` is what ``socket`` is made of; the rest of that module (selectors, enums) takes half as long as Python's own
start.
"""

from __future__ import annotations

import _socket
import os

from backcare_desktop.single.messages import REFUSED, VERSION, NoAnswer, NotRunning, Reply, Request, line_of, read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

PATIENCE_S = 5.0
"""For the running app to answer, and for one that starts or ends to be there or gone."""
STEP_S = 0.05
LONGEST_ADDRESS = 100
"""Bytes that every system lets the path of a socket have."""
PIECE_BYTES = 65_536
STATUS_LINE = b'{"v":1,"ask":"status"}\n'


def ask(path: str, request: Request, *, timeout_s: float = PATIENCE_S, work_s: float = 0.0) -> Reply:
    """Ask the running app. Raises NotRunning, or NoAnswer with a sentence for the person.

    ``work_s``: what the app may take longer for, when it is there.
    """
    return read_reply(_first(path, request_line(request), timeout_s, work_s))


def follow(path: str, request: Request, *, timeout_s: float = PATIENCE_S) -> Iterator[Reply]:
    """The first answer of the running app and then each later one, until the app ends.

    Raises NotRunning, or NoAnswer with a sentence for the person.
    """
    for line in _answers(path, request_line(request), timeout_s):
        yield read_reply(line)


def ask_status(path: str, *, timeout_s: float = PATIENCE_S) -> Reply | str:
    """The status as the JSON text that the app sent, or the reply when it is another one. Raises as ``ask`` does.

    The text is cut out of the line as it is: in JSON the quotes inside a text are escaped, so ``,"status":`` can only
    be the key. Reading and writing it with json would take half as long as Python's start.
    """
    line = _first(path, STATUS_LINE, timeout_s)
    begin, _, status = line.partition(b',"status":')
    if begin.startswith(b'{"v":1,"code":0,"text":"') and status.startswith(b"{") and status.endswith(b"}}"):
        return status[:-1].decode(errors="replace")
    return read_reply(line)


def _first(path: str, request: bytes, timeout_s: float, work_s: float = 0.0) -> bytes:
    answers = _answers(path, request, timeout_s, work_s)
    try:
        return next(answers)
    finally:
        answers.close()


def _answers(path: str, request: bytes, timeout_s: float, work_s: float = 0.0) -> Generator[bytes]:
    """The lines that the app answers with: at least one. Raises NotRunning or NoAnswer."""
    connection = _connected(path, timeout_s)
    try:
        connection.settimeout(timeout_s + work_s)
        connection.sendall(request)
        is_first = True
        for line in _lines(connection):
            yield line
            is_first = False
            connection.settimeout(None)
        if is_first:
            raise NoAnswer(_silent(path))
    except OSError:
        raise NoAnswer(_silent(path)) from None
    finally:
        connection.close()


def request_line(request: Request) -> bytes:
    """The request as it goes over the socket."""
    what: dict[str, object] = {"v": VERSION}
    if request.do:
        what["do"] = request.do
    if request.ask:
        what["ask"] = request.ask
    if request.follow:
        what["follow"] = True
    return line_of(what)


def read_reply(raw: bytes) -> Reply:
    """The reply in a line; what another version left out or wrote otherwise gets a plain value."""
    what = read(raw) or {}
    code, status = what.get("code"), what.get("status")
    return Reply(
        code if isinstance(code, int) else REFUSED,
        str(what.get("text", "")),
        status if isinstance(status, dict) else None,
    )


def lock_beside(path: str) -> str:
    """The lock that belongs to a socket."""
    return path.removesuffix(".sock") + ".lock"


def at_address(path: str, use: Callable[[str], object]) -> None:
    """Call ``use`` with an address of the socket that is short enough, whatever the length of its path."""
    if len(os.fsencode(path)) <= LONGEST_ADDRESS:
        use(path)
        return
    folder, name = os.path.split(path)
    handle = os.open(folder, os.O_RDONLY)
    try:
        use(f"/proc/self/fd/{handle}/{name}")
    finally:
        os.close(handle)


def _lines(connection: _socket.socket) -> Iterator[bytes]:
    """The whole lines that come, until the other side ends. Raises OSError."""
    rest = b""
    while piece := connection.recv(PIECE_BYTES):
        *lines, rest = (rest + piece).split(b"\n")
        yield from lines


def _connected(path: str, timeout_s: float) -> _socket.socket:
    """A connection to the app; one that is about to start or to end is given time."""
    from time import sleep

    for _ in range(max(1, round(timeout_s / STEP_S))):
        if not hasattr(_socket, "AF_UNIX"):
            break
        connection = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
        connection.settimeout(timeout_s)
        try:
            at_address(path, connection.connect)
        except OSError:
            connection.close()
        else:
            return connection
        if not _is_held(lock_beside(path)):
            raise NotRunning
        sleep(STEP_S)
    if _is_held(lock_beside(path)):
        raise NoAnswer(_silent(path))
    raise NotRunning


def _silent(path: str) -> str:
    pid = _holder(lock_beside(path))
    which = f" (process {pid})" if pid else ""
    return (
        f"BackCare is running{which} but does not answer. Nothing was done. "
        "Wait a moment and try again; if it stays so, end that process and start BackCare again."
    )


def _holder(lock: str) -> int:
    """The process that the lock file names; 0 when there is none."""
    try:
        with open(lock, "rb") as file:  # noqa: PTH123
            return int(file.readline(20))
    except (OSError, ValueError):
        return 0


def _is_held(lock: str) -> bool:
    """Whether a live process holds the lock: one that has the number of its holder may be quite another."""
    pid = _holder(lock)
    try:
        if pid <= 0:
            return False
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return _is_locked(lock)


def _is_locked(lock: str) -> bool:
    import fcntl

    try:
        with open(lock, "rb") as file:  # noqa: PTH123
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False
