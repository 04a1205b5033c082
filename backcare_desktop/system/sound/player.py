"""Plays the app's sounds without waiting: each in a process of its own, which takes all that it opened with it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence

from PySide6.QtCore import QProcess

from backcare_desktop.ports import Cue

log = logging.getLogger(__name__)

NO_ANSWER = "the sound server does not answer"


def command() -> list[str]:
    """The words that run ``backcare`` of this very installation, without looking into the current folder."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-P", "-m", "backcare_desktop"]


class DevicePlayer:
    """The Player of every desktop; ``words`` start the command line of BackCare."""

    def __init__(self, words: Sequence[str] | None = None) -> None:
        self._words = list(words or command())
        self._playing: QProcess | None = None
        self._ending: set[QProcess] = set()
        self.why = ""
        """Why the last sound that is over was not heard; empty when it was."""

    def play(self, cue: Cue, volume: float) -> None:
        """Play it at 0 to 1, instead of what sounds now; returns at once."""
        self.stop()
        process = QProcess()
        process.setStandardInputFile(QProcess.nullDevice())
        process.setProgram(self._words[0])
        process.setArguments([*self._words[1:], "sound", cue.value, str(round(volume * 100))])
        process.finished.connect(lambda: self._over(process))
        process.errorOccurred.connect(lambda error: self._failed(process, error))
        self._playing = process
        process.start(QProcess.OpenModeFlag.ReadOnly)

    def stop(self) -> None:
        """Be silent now."""
        process, self._playing = self._playing, None
        if process is not None and process.state() is not QProcess.ProcessState.NotRunning:
            self._ending.add(process)
            process.kill()

    def close(self) -> None:
        """Be silent and let go of the device; safe to call twice."""
        self.stop()
        for process in tuple(self._ending):
            process.waitForFinished(200)
        self._ending.clear()

    def _over(self, process: QProcess) -> None:
        if process in self._ending:
            self._ending.discard(process)
            return
        self._playing = None
        said = bytes(process.readAllStandardError().data()).decode(errors="replace").strip()
        is_heard = process.exitStatus() is QProcess.ExitStatus.NormalExit and process.exitCode() == 0
        self._tell("" if is_heard else said.removeprefix("backcare: ") or NO_ANSWER)

    def _failed(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._ending.discard(process)
            self._playing = None
            self._tell(f"{self._words[0]} could not be started")

    def _tell(self, why: str) -> None:
        if why and why != self.why:
            log.warning("no sound: %s", why)
        self.why = why
