"""The window in front on a Mac, and the hold of full screen. Written from documentation, not run.

By the list of windows (see ``macos_api``), which has them from front to back. macOS tells nobody without further
permission when a window fills the screen, so the list is looked through every ten seconds, in a thread.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer

from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.ferry import Aside, is_hung
from backcare_desktop.system.front import Front, FrontHold
from backcare_desktop.system.macos_api import FAILURES, Api, Box, Window

EVERY_S = 10.0
THREAD = "windows on macOS"
_NORMAL = 0
_SMALLEST = 40.0
"""In points: what is smaller is no window that somebody works in, and so high may be a camera in the screen's edge."""


class MacFront:
    """Watches the window in front. Its title is never asked for; its program's name only when ``named``."""

    limit = ""

    def __init__(self, *, named: bool, api: Api | None = None, every_s: float = EVERY_S) -> None:
        self._named, self._api = named, api or Api()
        self._aside: Aside[Front | str] | None = None
        self._timer = QTimer(interval=round(every_s * 1000))
        self._timer.timeout.connect(self.look)

    def start(self, found: Callable[[Front], None], lost: Callable[[str], None]) -> None:
        """Begin to tell. Raises ProbeUnavailable with the reason."""
        if is_hung(THREAD):
            raise ProbeUnavailable("macOS did not tell its windows in time, and still does not")
        self._found, self._lost = found, lost
        self._aside = Aside(THREAD, self._find, self._tell, self._on_late)
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Look again and tell."""
        if self._aside is not None:
            self._aside.run()

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        self._timer.stop()
        if self._aside is not None:
            aside, self._aside = self._aside, None
            aside.close()

    def _on_late(self) -> None:
        self._lost("macOS does not tell its windows in time")

    def _find(self) -> Front | str:
        """In the thread: what is in front, or why that cannot be told."""
        try:
            displays = self._api.displays()
            if not displays:
                return "macOS tells of no display"
            bar = self._api.menu_bar_layer()
            return front_of(self._api.windows(named=self._named), displays, bar)
        except FAILURES as error:
            return f"macOS does not tell its windows ({error})"

    def _tell(self, found: Front | str) -> None:
        if isinstance(found, str):
            self._lost(found)
        else:
            self._found(found)


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


class MacFullscreen(FrontHold):
    """The HoldProbe of films, games and slides."""

    name = "full-screen windows on macOS"
    what = "a window fills the screen"

    def __init__(self, api: Api | None = None, every_s: float = EVERY_S) -> None:
        super().__init__(MacFront(named=False, api=api, every_s=every_s))

    def _is_in_the_way(self, front: Front) -> bool:
        return front.is_full
