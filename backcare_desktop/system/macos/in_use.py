"""The holds of a Mac's microphone and camera. Written from documentation, not run.

Which program uses a device is not asked, so none can be left out (``call.ignore``).
"""

from __future__ import annotations

from collections.abc import Callable

from backcare_desktop.ports import ProbeUnavailable, Seen
from backcare_desktop.system.ferry import Ferry
from backcare_desktop.system.holds.lookout import AsideLookout
from backcare_desktop.system.macos.api import FAILURES, Api
from backcare_desktop.system.macos.devices import CAMERAS, MICROPHONES, Devices, Kind


class _InUse(AsideLookout[bool]):
    what = ""
    """In words for the person, when one is in use."""
    late = "macOS does not tell its devices in time"
    kind: Kind

    def __init__(self, api: Api | None = None) -> None:
        super().__init__()
        self._api = api or Api()
        self._ends: list[Callable[[], None]] = []

    def _open(self) -> None:
        changes: Ferry[None] = Ferry(lambda _none: self._look())
        self._devices = Devices(self._api, self.kind, lambda: changes.load(None))
        self._ends = [changes.close, self._devices.close]
        super()._open()

    def _close(self) -> None:
        super()._close()
        while self._ends:
            self._ends.pop(0)()

    def _find(self) -> bool:
        try:
            return self._devices.is_any_used()
        except FAILURES as error:
            raise ProbeUnavailable(f"macOS does not tell its devices ({error})") from None

    def _judge(self, found: bool) -> None:
        self._see(Seen(found, self.what if found else ""))


class MacMicrophone(_InUse):
    """The HoldProbe of calls."""

    name, what, kind = "microphones in use on macOS", "a microphone is in use", MICROPHONES


class MacCamera(_InUse):
    """The HoldProbe of the camera."""

    name, what, kind = "cameras in use on macOS", "a camera is in use", CAMERAS
