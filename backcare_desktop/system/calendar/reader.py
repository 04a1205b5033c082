"""Runs the process that reads calendar files, and takes what it says; ends it when it takes too long."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QProcess, QTimer

from backcare_desktop.core.busy import Span
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.system.clock import boot_s
from backcare_desktop.system.sound.player import command

PATIENCE_MS = 15000
"""A process may take longer than a thread, as it can be ended and is in nobody's way."""
ENDING_MS = 100
FAILED = "the program that reads your calendar files failed"


@dataclass(frozen=True, slots=True)
class Said:
    """What the process found, and how long that took; ``left_out`` counts files that it could not read."""

    busy: tuple[Span, ...]
    left_out: int
    took_s: float


class CalendarReader:
    """One reading at a time. ``done`` or ``failed`` is called once for each, never from within ``read``."""

    def __init__(
        self,
        done: Callable[[Said], None],
        failed: Callable[[str], None],
        late: Callable[[], None],
        *,
        words: Sequence[str] = (),
        patience_ms: int = PATIENCE_MS,
    ) -> None:
        """``words`` run the process; empty: this very installation."""
        self._done, self._failed, self._late = done, failed, late
        self._words = tuple(words) or (*command(), "calendar", "-")
        self._process: QProcess | None = None
        self._began_s = 0.0
        self._patience = QTimer(singleShot=True, interval=patience_ms)
        self._patience.timeout.connect(self._on_late)

    @property
    def is_busy(self) -> bool:
        """Whether it reads now."""
        return self._process is not None

    def read(self, order: Mapping[str, Any]) -> None:
        """Begin a reading; what is asked for goes through a pipe, as anyone can see a process's arguments."""
        process = self._process = QProcess()
        program, *arguments = self._words
        process.setStandardErrorFile(QProcess.nullDevice())  # what a library says there may name an event
        process.finished.connect(lambda: self._on_finished(process))
        process.errorOccurred.connect(lambda error: self._on_error(process, error))
        self._began_s = boot_s()
        self._patience.start()
        process.start(program, arguments)
        process.write(json.dumps(order).encode())
        process.closeWriteChannel()

    def stop(self) -> None:
        """End what is under way; nothing is called any more."""
        self._patience.stop()
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished(ENDING_MS)

    def _on_finished(self, process: QProcess) -> None:
        if process is not self._process:
            return
        self._process = None
        self._patience.stop()
        said = _understood(bytes(process.readAllStandardOutput().data()), boot_s() - self._began_s)
        process.deleteLater()
        if said is None:
            self._failed(FAILED)
        else:
            self._done(said)

    def _on_error(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if process is self._process and error is QProcess.ProcessError.FailedToStart:
            self._process = None
            self._patience.stop()
            self._failed(f"{process.program()} could not be started")

    def _on_late(self) -> None:
        self.stop()
        self._late()


def _understood(answer: bytes, took_s: float) -> Said | None:
    try:
        said = json.loads(answer)
        busy = tuple(Span(begin_s, end_s) for begin_s, end_s in said["busy"])
        return Said(busy, int(said["notes"]), took_s)
    except (ValueError, LookupError, TypeError):
        return None
