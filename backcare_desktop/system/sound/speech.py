"""Speaks through speech-dispatcher, the voice that screen readers use on Linux: SSIP over its socket, no process.

SSIP: each command waits for its answer ("SSIP is a synchronous protocol", brailcom/speechd, doc/ssip.texi). Messages of
the priority "text" replace each other.
"""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QProcess, QSocketNotifier, QStandardPaths, QTimer

log = logging.getLogger(__name__)

SERVER = "speech-dispatcher"
ANSWER_MS = 3000
START_MS, START_TRIES = 250, 20
"""speech-dispatcher takes a second or two to start, where a client is to start it."""
QUIET_MS = 60_000
"""A server that nobody is connected to may end itself: it is let go after so long without a word."""
NOT_INSTALLED = "speech-dispatcher is not installed; install it, with a voice such as espeak-ng"
OPENING = ("SET SELF CLIENT_NAME person:backcare:steps", "SET SELF LANGUAGE en", "SET SELF PRIORITY text")


class SpeechUnavailable(Exception):
    """There is no server to talk to now."""


def socket_path(environ: Mapping[str, str] = os.environ) -> Path:
    """Where the server listens, as its own library looks for it."""
    method, _colon, place = environ.get("SPEECHD_ADDRESS", "").partition(":")
    if method == "unix_socket" and place:
        return Path(place)
    runtime = environ.get("XDG_RUNTIME_DIR") or Path(environ.get("HOME", "/nowhere"), ".cache")
    return Path(runtime, "speech-dispatcher", "speechd.sock")


class Talk:
    """One connection: commands go out one by one, each after the answer to the one before. Nothing here waits."""

    def __init__(self, path: Path, ended: Callable[[str], None]) -> None:
        """Connect; ``ended`` is called once with the reason when it ends. Raises SpeechUnavailable."""
        self._ended: Callable[[str], None] | None = ended
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.setblocking(False)
        try:
            self._socket.connect(str(path))
        except OSError as error:
            self._socket.close()
            raise SpeechUnavailable(error.strerror or str(error)) from None
        self._waiting: list[str] = []
        self._is_busy = False
        self._came = b""
        self.told: list[str] = []
        """What the server answered beside "done", such as the names it was asked for."""
        self._notifier = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)
        self._patience = QTimer(singleShot=True, interval=ANSWER_MS)
        self._patience.timeout.connect(lambda: self._end("it does not answer"))

    def send(self, *commands: str) -> None:
        """Send these after all that was sent before."""
        self._waiting += commands
        self._next()

    def close(self) -> None:
        """Drop the connection; what was taken is still said. Safe to call twice."""
        self._ended = None
        self._notifier.setEnabled(False)
        self._patience.stop()
        self._socket.close()

    def _next(self) -> None:
        if self._is_busy or not self._waiting or self._ended is None:
            return
        self._is_busy = True
        self._patience.start()
        try:
            self._socket.sendall(f"{self._waiting.pop(0)}\r\n".encode())
        except OSError as error:
            self._end(error.strerror or str(error))

    def _read(self) -> None:
        try:
            data = self._socket.recv(4096)
        except OSError as error:
            self._end(error.strerror or str(error))
            return
        if not data:
            self._end("it has ended")
            return
        *lines, self._came = (self._came + data).split(b"\r\n")
        for line in lines:
            self._answered(line.decode(errors="replace"))

    def _answered(self, line: str) -> None:
        if line[3:4] == "-":  # "251-espeak-ng": more comes
            self.told.append(line[4:])
            return
        self._patience.stop()
        self._is_busy = False
        if line[:1] != "2":
            self._end(f"it said “{line}”")
        self._next()

    def _end(self, why: str) -> None:
        ended = self._ended
        self.close()
        if ended is not None:
            ended(why)


class DispatcherSpeaker:
    """The Speaker of Linux. Starts the server where it is installed and does not run."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or socket_path()
        self._talk: Talk | None = None
        self._owed = ""
        self._tries = 0
        self.why = ""
        """Why nothing is said; empty when nothing went wrong."""
        self._again = QTimer(singleShot=True, interval=START_MS)
        self._again.timeout.connect(self._try)
        self._quiet = QTimer(singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self.close)

    def say(self, text: str) -> None:
        """Say it instead of what is being said now; returns at once, and never raises. Empty: be silent."""
        self._owed = " ".join(text.split())
        if self._talk is not None:
            self._talk.send("CANCEL SELF")
        elif self._owed and not self._again.isActive():
            self._tries = START_TRIES
            self._try()
        self._speak()

    def close(self) -> None:
        """Be silent and release everything; safe to call twice."""
        self._owed = ""
        self._again.stop()
        self._quiet.stop()
        talk, self._talk = self._talk, None
        if talk is not None:
            talk.send("CANCEL SELF")
            talk.close()

    def _speak(self) -> None:
        if self._talk is not None and self._owed:
            stuffed = f".{self._owed}" if self._owed.startswith(".") else self._owed
            self._talk.send("SPEAK", f"{stuffed}\r\n.")
            self._owed = ""
            self._quiet.start()

    def _try(self) -> None:
        try:
            self._talk = Talk(self._path, self._lost)
        except SpeechUnavailable as error:
            self._wait_for_server(str(error))
            return
        self.why = ""
        self._talk.send(*OPENING)
        self._speak()

    def _wait_for_server(self, why: str) -> None:
        is_first, self._tries = self._tries == START_TRIES, self._tries - 1
        program = QStandardPaths.findExecutable(SERVER)
        if not program:
            self._give_up(NOT_INSTALLED)
        elif self._tries <= 0:
            self._give_up(f"speech-dispatcher could not be reached ({why})")
        else:
            if is_first:
                _start(program)
            self._again.start()

    def _lost(self, why: str) -> None:
        self._talk = None
        self._give_up(f"speech-dispatcher: {why}")

    def _give_up(self, why: str) -> None:
        self._owed = ""
        if why != self.why:
            log.warning("nothing is said: %s", why)
        self.why = why


def _start(program: str) -> None:
    """Start the server as its own library does; it goes its own way, and says nothing on our terminal."""
    process = QProcess()
    process.setProgram(program)
    process.setArguments(["--spawn"])
    for direct in (process.setStandardOutputFile, process.setStandardErrorFile, process.setStandardInputFile):
        direct(QProcess.nullDevice())
    process.startDetached()
