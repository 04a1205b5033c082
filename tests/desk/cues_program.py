"""A program that plays, speaks and stays awake as the app does, by orders on its input; answers as JSON lines.

Each order is answered with how often the GUI thread went to sleep for it, as who waits for another program does.
"""

from __future__ import annotations

import json
import os
import sys
from functools import partial

from PySide6.QtCore import QCoreApplication, QSocketNotifier

from backcare_desktop.ports import Cue
from backcare_desktop.system.awake.keep import DesktopAwake
from backcare_desktop.system.sound.player import DevicePlayer
from backcare_desktop.system.sound.speech import DispatcherSpeaker
from tests.desk.stall import waits_of


def _say(**values: object) -> None:
    sys.stdout.write(json.dumps(values) + "\n")
    sys.stdout.flush()


class Orders:
    """Each line: ``play start 1.0``, ``stop``, ``say TEXT``, ``hold WHY``, ``release``, ``ask`` or ``end``."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self.player, self.speaker, self.awake = DevicePlayer(), DispatcherSpeaker(), DesktopAwake()
        self._came = b""
        self._input = QSocketNotifier(0, QSocketNotifier.Type.Read)
        self._input.activated.connect(self._read)

    def _read(self) -> None:
        *lines, self._came = (self._came + os.read(0, 4096)).split(b"\n")
        for line in lines:
            order, _space, rest = line.decode().partition(" ")
            waits = waits_of(partial(self._carry_out, order, rest))
            if order != "ask":
                _say(did=order, waits=waits)

    def _carry_out(self, order: str, rest: str) -> None:
        match order:
            case "play":
                cue, volume = rest.split()
                self.player.play(Cue(cue), float(volume))
            case "stop":
                self.player.stop()
            case "say":
                self.speaker.say(rest)
            case "hold":
                self.awake.hold(rest)
            case "release":
                self.awake.release()
            case "ask":
                awake = self.awake
                _say(silent=self.player.why, mute=self.speaker.why, held=awake.held, notes=awake.notes)
            case "end":
                self.player.close()
                self.speaker.close()
                self.awake.release()
                self._app.quit()


def main() -> int:
    app = QCoreApplication([])
    orders = Orders(app)
    _say(started=True)
    code = app.exec()
    del orders
    return code


if __name__ == "__main__":
    sys.exit(main())
