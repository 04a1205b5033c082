"""The rigs of the hold probes for macOS: the probe in this process, above stand-ins for the libraries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from backcare_desktop.ports import HoldProbe, HoldReport, ProbeLost
from backcare_desktop.system.macos_front import MacFullscreen
from backcare_desktop.system.macos_in_use import MacCamera, MacMicrophone
from tests.system.hold_rigs import HoldRig, Reported
from tests.system.mac_libraries import Mac, window

WINDOW, FULL = (100.0, 100.0, 800.0, 600.0), (0.0, 0.0, 1440.0, 900.0)


class MacRig(HoldRig):
    """``put`` begins and ends the obstacle; the rest is the same for all."""

    def __init__(self, mac: Mac, probe: HoldProbe, put: Callable[[bool], None]) -> None:
        self._mac, self._probe, self._put = mac, probe, put
        self._reports: list[HoldReport] = []
        probe.start(self._reports.append)

    def begin(self) -> None:
        self._put(True)
        self._mac.change()

    def end(self) -> None:
        self._put(False)
        self._mac.change()

    def die(self) -> None:
        self._mac.is_dead = True
        self._mac.change()

    def ask(self) -> None:
        self._probe.ask()

    def stop(self) -> None:
        self._probe.stop()
        self._probe.stop()

    def reported(self) -> list[Reported]:
        return [None if isinstance(report, ProbeLost) else report.stands for report in self._reports]

    def words(self) -> str:
        last = self._reports[-1]
        return "" if isinstance(last, ProbeLost) else last.what

    def stall_ms(self) -> float:
        """Not measured above a stand-in; what may be slow is asked in threads, which a test of its own shows."""
        return 0.0


@contextmanager
def microphone() -> Iterator[HoldRig]:
    mac = Mac()
    yield MacRig(mac, MacMicrophone(mac.api()), lambda on: setattr(mac.microphones[40], "is_running", on))


@contextmanager
def camera() -> Iterator[HoldRig]:
    mac = Mac()
    yield MacRig(mac, MacCamera(mac.api()), lambda on: setattr(mac.cameras[50], "is_running", on))


@contextmanager
def fullscreen() -> Iterator[HoldRig]:
    mac = Mac(windows=[window(5, WINDOW)])

    def put(on: bool) -> None:
        mac.windows = [window(5, FULL if on else WINDOW)]

    yield MacRig(mac, MacFullscreen(mac.api(), every_s=0.05), put)
