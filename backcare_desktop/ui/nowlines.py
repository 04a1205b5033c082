"""What each probe sees now, as a line below its switch in the settings; looked up while the window is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont

from backcare_desktop.core.rules import Obstacle
from backcare_desktop.ports import Seen, Sight
from backcare_desktop.ui import theme
from backcare_desktop.ui.widgets import Text

LOOK_EVERY_MS: Final = 1000

SEEN_AT: Final = {f"holds.{on}": on.value for on in Obstacle if on is not Obstacle.FOCUS} | {
    "away.count_video_as_use": "awake"
}
"""The setting whose row has a line, and the name under which its sight is kept. Nobody looks for focus: it is asked."""

STANDS: Final = QFont.Weight.DemiBold
"""What holds prompts back now is found at a glance."""

Sees = Callable[[], Mapping[str, Sight]]


def now_text(sight: Sight | None) -> str:
    """The line for what is seen: "Now, since 10:02: a microphone is in use"."""
    match sight:
        case Sight(is_off=True):
            return "Now: not looked at while this is off"
        case None | Sight(seen=None, why=""):
            return "Now: looking…"
        case Sight(seen=None, why=why):
            return f"Cannot be seen here: {why}"
    seen = sight.seen or Seen(False)
    if not seen.stands:
        return f"Now: {seen.what or 'nothing seen'}"
    since = f", since {sight.since:%H:%M}" if sight.since is not None else ""
    return f"Now{since}: {seen.what or 'seen'}"


class NowLines:
    """The lines of one window. ``run`` while it is open; a line is only touched when its words change."""

    def __init__(self, sees: Sees = dict, *, every_ms: int = LOOK_EVERY_MS) -> None:
        self._sees = sees
        self._lines: dict[str, Text] = {}
        self._timer = QTimer(interval=every_ms)
        self._timer.timeout.connect(self.look)

    def line(self, key: str) -> Text | None:
        """The line below the row of this setting, where there is one."""
        if key not in SEEN_AT:
            return None
        self._lines[key] = Text(size_px=theme.SIZE_SMALL)
        self.look()
        return self._lines[key]

    def run(self, is_open: bool) -> None:
        """Look again and again from now on, or no more."""
        if is_open:
            self.look()
            self._timer.start()
        else:
            self._timer.stop()

    def look(self) -> None:
        """Show what is seen now."""
        sights = self._sees()
        for key, line in self._lines.items():
            sight = sights.get(SEEN_AT[key])
            words = now_text(sight)
            if line.text() != words:
                line.setText(words)
                theme.set_font(line, theme.SIZE_SMALL, STANDS if _stands(sight) else QFont.Weight.Normal)


def _stands(sight: Sight | None) -> bool:
    return sight is not None and sight.seen is not None and sight.seen.stands
