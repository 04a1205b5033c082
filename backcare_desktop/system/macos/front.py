"""The window in front on a Mac, and the holds that go by it. Written from documentation, not run.

By the list of windows (see ``macos_api``), which has them from front to back. macOS tells nobody without further
permission when a window fills the screen, so the list is looked through every ten seconds, in a thread.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from backcare_desktop.ports import ProbeUnavailable, Seen
from backcare_desktop.system.holds.app import FRONT_SEEN, IN_FRONT, NONE_NAMED, is_any_named
from backcare_desktop.system.holds.front import FILLS, Front
from backcare_desktop.system.holds.lookout import AsideLookout
from backcare_desktop.system.holds.named import is_named
from backcare_desktop.system.macos.api import FAILURES, Api, Box, Window
from backcare_desktop.system.macos.power import screen_keepers

EVERY_S = 10.0
KEPT_ON = "something fills the screen, and keeps it on"
_NORMAL = 0
_SMALLEST = 40.0
"""In points: what is smaller is no window that somebody works in, and so high may be a camera in the screen's edge."""


class _MacWindows(AsideLookout[Front]):
    """Looks which window is in front. Its title is never asked for; its program's name only with ``_reads_names``."""

    late = "macOS does not tell its windows in time"
    every_s = EVERY_S
    _reads_names = False

    def __init__(self, api: Api | None = None) -> None:
        super().__init__()
        self._api = api or Api()

    def _find(self) -> Front:
        try:
            displays = self._api.displays()
            if not displays:
                raise ProbeUnavailable("macOS tells of no display")
            bar = self._api.menu_bar_layer()
            return front_of(self._api.windows(named=self._reads_names), displays, bar)
        except FAILURES as error:
            raise ProbeUnavailable(f"macOS does not tell its windows ({error})") from None


def front_of(windows: Sequence[Window], displays: Sequence[Box], bar: int) -> Front:
    """What the list of windows says of the one in front that is not ours; ``bar``: the layer of the menu bar."""
    us = os.getpid()
    for each in windows:
        is_window = each.layer == _NORMAL and min(each.box.width, each.box.height) >= _SMALLEST
        if is_window and each.pid != us:
            bars = [other.box for other in windows if other.layer == bar]
            is_full = any(_fills(each.box, display, bars) for display in displays)
            return Front(is_full, (each.program,) if each.program else ())
    return Front()


def _fills(box: Box, display: Box, bars: Sequence[Box]) -> bool:
    """Whether a window fills a display, up to the camera in its upper edge. Below a menu bar it only is a large one."""
    is_wide = box.x == display.x and box.width == display.width
    above = box.y - display.y
    if not is_wide or above + box.height != display.height or not 0 <= above <= _SMALLEST:
        return False
    return above == 0 or not any(_is_on(bar, display) for bar in bars)


def _is_on(bar: Box, display: Box) -> bool:
    return display.x <= bar.x < display.x + display.width and display.y <= bar.y < display.y + display.height


class MacFullscreen(_MacWindows):
    """The HoldProbe of films, games and slides on macOS."""

    name = "full-screen windows on macOS"

    def _judge(self, found: Front) -> None:
        self._see(Seen(found.is_full, FILLS if found.is_full else ""))


class MacKeptOn(_MacWindows):
    """The probe of what keeps the screen awake (R1): a program that asks for it, while a window fills the screen."""

    name = "whether the screen is kept on, on macOS"

    def _find(self) -> Front:
        """A window that fills the screen counts only while somebody keeps the screen on; nobody else is asked for."""
        front = super()._find()
        try:
            is_kept = front.is_full and bool(screen_keepers(self._api) - {os.getpid()})
        except FAILURES as error:
            raise ProbeUnavailable(f"macOS does not tell what keeps the screen on ({error})") from None
        return front if is_kept else Front()

    def _judge(self, found: Front) -> None:
        self._see(Seen(found.is_full, KEPT_ON if found.is_full else ""))


class MacProgramInFront(_MacWindows):
    """The HoldProbe of named programs in front on macOS."""

    name = "the macOS window in front"
    _reads_names = True

    def __init__(self, programs: Sequence[str], when: str, api: Api | None = None) -> None:
        super().__init__(api)
        self._programs, self._when = tuple(programs), when

    def _open(self) -> None:
        if self._when != IN_FRONT:
            raise ProbeUnavailable("on macOS only a program in front is seen; choose that in the settings")
        super()._open()

    def _find(self) -> Front:
        return super()._find() if is_any_named(self._programs) else Front()

    def _judge(self, found: Front) -> None:
        stands = is_named(self._programs, *found.names)
        self._see(Seen(stands, FRONT_SEEN if stands else "" if is_any_named(self._programs) else NONE_NAMED))
