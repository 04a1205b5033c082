"""The rigs of the hold probes for macOS: the probe in this process, above stand-ins for the libraries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from backcare_desktop.ports import HoldProbe
from backcare_desktop.system.macos.front import MacFullscreen, MacKeptOn
from backcare_desktop.system.macos.in_use import MacCamera, MacMicrophone
from tests.system.hold_rigs import HereRig, HoldRig
from tests.system.mac_libraries import Mac, window

DISPLAY_ON: dict[str, object] = {"AssertType": "PreventUserIdleDisplaySleep", "AssertLevel": 255}
WINDOW, FULL = (100.0, 100.0, 800.0, 600.0), (0.0, 0.0, 1440.0, 900.0)


def rig(mac: Mac, probe: HoldProbe, put: Callable[[bool], None]) -> HereRig:
    """``put`` begins and ends the obstacle; the rest is the same for all."""

    def move(do: Callable[[], None]) -> None:
        do()
        mac.change()

    return HereRig(
        probe,
        lambda: move(lambda: put(True)),
        lambda: move(lambda: put(False)),
        lambda: move(lambda: setattr(mac, "is_dead", True)),
    )


@contextmanager
def microphone() -> Iterator[HoldRig]:
    mac = Mac()
    yield rig(mac, MacMicrophone(mac.api()), lambda on: setattr(mac.microphones[40], "is_running", on))


@contextmanager
def camera() -> Iterator[HoldRig]:
    mac = Mac()
    yield rig(mac, MacCamera(mac.api()), lambda on: setattr(mac.cameras[50], "is_running", on))


@contextmanager
def fullscreen() -> Iterator[HoldRig]:
    mac = Mac(windows=[window(5, WINDOW)])

    def put(on: bool) -> None:
        mac.windows = [window(5, FULL if on else WINDOW)]

    yield rig(mac, _often(MacFullscreen(mac.api())), put)


@contextmanager
def kept_on() -> Iterator[HoldRig]:
    mac = Mac(windows=[window(5, FULL)])

    def put(on: bool) -> None:
        mac.assertions = {5: [DISPLAY_ON]} if on else {}

    yield rig(mac, _often(MacKeptOn(mac.api())), put)


def _often(probe: MacFullscreen | MacKeptOn) -> HoldProbe:
    """Look so often that tests are quick."""
    probe.every_s = 0.05
    return probe
