"""The holds of a Mac's microphone and camera. Written from documentation, not run.

Which program uses a device is not asked, so none can be left out (``call.ignore``).
"""

from __future__ import annotations

from collections.abc import Callable

from backcare_desktop.ports import HoldReport, ProbeLost, ProbeUnavailable, Seen
from backcare_desktop.system.ferry import Aside, Ferry, is_hung
from backcare_desktop.system.macos_api import FAILURES, Api
from backcare_desktop.system.macos_devices import CAMERAS, MICROPHONES, Devices, Kind


class _InUse:
    name = what = ""
    """For the doctor; and in words for the person, when one is in use."""
    kind: Kind

    def __init__(self, api: Api | None = None) -> None:
        self._api = api or Api()
        self._report: Callable[[HoldReport], None] | None = None

    def start(self, report: Callable[[HoldReport], None]) -> None:
        """Begin to report. Raises ProbeUnavailable with the reason."""
        if is_hung(self.name):
            raise ProbeUnavailable("macOS did not tell its devices in time, and still does not")
        self._report, self._is_asked, self._last = report, True, False
        self._aside: Aside[bool | str] = Aside(self.name, self._find, self._found, self._on_late)
        self._changes: Ferry[None] = Ferry(lambda _none: self._aside.run())
        self._devices = Devices(self._api, self.kind, lambda: self._changes.load(None))
        self._aside.run()

    def ask(self) -> None:
        """Look again and report, also when nothing changed."""
        if self._report is not None:
            self._is_asked = True
            self._aside.run()

    def stop(self) -> None:
        """Release everything, and report no more; safe to call twice."""
        if self._report is not None:
            self._report = None
            self._aside.close()
            self._changes.close()
            self._devices.close()

    def _find(self) -> bool | str:
        """In the thread: whether one is in use, or why that cannot be told."""
        try:
            return self._devices.is_any_used()
        except FAILURES as error:
            return f"macOS does not tell its devices ({error})"

    def _found(self, found: bool | str) -> None:
        if isinstance(found, str):
            self._lose(found)
        elif self._report is not None and (self._is_asked or found is not self._last):
            self._is_asked, self._last = False, found
            self._report(Seen(found, self.what if found else ""))

    def _on_late(self) -> None:
        self._lose("macOS does not tell its devices in time")

    def _lose(self, why: str) -> None:
        report = self._report
        self.stop()
        if report is not None:
            report(ProbeLost(why))


class MacMicrophone(_InUse):
    """The HoldProbe of calls."""

    name, what, kind = "microphones in use on macOS", "a microphone is in use", MICROPHONES


class MacCamera(_InUse):
    """The HoldProbe of the camera."""

    name, what, kind = "cameras in use on macOS", "a camera is in use", CAMERAS
