"""The log: what happened inside, as facts in the past tense; never window titles, program names or what was typed.

The one place that knows the logging library. The other parts are handed ``note`` and ``warn`` by the app.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import TracebackType

from backcare_desktop.store.problems import Problem, reason

BIGGEST_BYTES = 1_000_000
WAITING_MOST = 200
LOGGER = logging.getLogger("backcare")

State = Callable[[], str]
Tell = Callable[[str], None]


class _TwoFiles(logging.FileHandler):
    """Writes to one file and, when it is full, keeps it as the only older one. What is of no hurry waits for a line.

    The library's own RotatingFileHandler brings sockets, pickle and queues into a program that rests all day.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8", errors="backslashreplace")
        self._waiting: deque[logging.LogRecord] = deque(maxlen=WAITING_MOST)

    def emit(self, record: logging.LogRecord) -> None:
        self._waiting.append(record)
        if record.levelno > logging.DEBUG:
            self._write()

    def close(self) -> None:
        self._write()
        with suppress(OSError):
            super().close()

    def _write(self) -> None:
        while self._waiting:
            record = self._waiting.popleft()
            with suppress(OSError):  # a full disk: the log waits, the app does not
                if self.stream is not None and self.stream.tell() >= BIGGEST_BYTES:
                    self._turn_over()
                super().emit(record)

    def _turn_over(self) -> None:
        with suppress(OSError):
            super().close()
        path = Path(self.baseFilename)
        with suppress(OSError):
            path.replace(path.with_name(f"{path.name}.1"))
        self.stream = self._open()


def start(path: Path) -> Problem | None:
    """Write the log to that file from now on; where that cannot be, the log stays off and the Problem says so.

    Call ``stop`` at the end.
    """
    logging.raiseExceptions = False  # a full disk must not end in a traceback for each line
    stop()
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))
        handler = _TwoFiles(path)
    except OSError as error:
        return Problem(
            f"The log cannot be written to {path} ({reason(error)}). BackCare runs without one. "
            "Make room on the disk or allow writing there."
        )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.DEBUG)
    return None


def stop() -> None:
    """Close the log file."""
    for handler in list(LOGGER.handlers):
        if isinstance(handler, _TwoFiles):
            LOGGER.removeHandler(handler)
            handler.close()


def forget(path: Path, first: date | None, last: date | None) -> None:
    """Remove the lines of these days from the log and the one before it, both included; None for no bound."""
    for file in (path, path.with_name(f"{path.name}.1")):
        with suppress(OSError), file.open("r+b") as log:
            kept = list(_other_days(log.readlines(), first or date.min, last or date.max))
            log.seek(0)
            log.writelines(kept)
            log.truncate()


def _other_days(lines: Iterable[bytes], first: date, last: date) -> Iterator[bytes]:
    """The lines of other days; one that has no time goes with the one before."""
    is_gone = False
    for line in lines:
        with suppress(ValueError):
            is_gone = first <= date.fromisoformat(line[:10].decode(errors="replace")) <= last
        if not is_gone:
            yield line


def note(text: str, *values: object) -> None:
    """Log something that happened: ``note("notice: %s after %d s of use", "stretch", 3000)``."""
    LOGGER.info(text, *values)


def note_by_the_way(text: str, *values: object) -> None:
    """The same for what is not worth a write: it comes into the file with the next line, and at the end."""
    LOGGER.debug(text, *values)


def warn(text: str, *values: object) -> None:
    """Log something that should not have happened and was dealt with."""
    LOGGER.warning(text, *values)


def catch_bugs(state: State, tell: Tell) -> None:
    """From now on an exception that nobody caught is logged with ``state()``, told once, and the app carries on."""
    catcher = _Catcher(state, tell)
    sys.excepthook = catcher.caught
    threading.excepthook = lambda args: catcher.caught(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )


class _Catcher:
    """The handler at the top; a mistake in reporting one never hides it."""

    def __init__(self, state: State, tell: Tell) -> None:
        self._state = state
        self._tell = tell
        self._is_told = False

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        try:
            state = self._state()
        except Exception as second:  # noqa: BLE001  the first one must still be told
            state = f"unknown ({type(second).__name__})"
        LOGGER.error("unexpected: %s; state: %s", kind.__name__, state, exc_info=(kind, error, trace))
        if not self._is_told:
            self._is_told = True
            self._tell(
                "Something went wrong inside BackCare. It was written to the log and BackCare goes on. "
                "If reminders behave oddly, quit and start again."
            )
