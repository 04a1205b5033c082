"""A full-screen window in front, on X11 or among the X programs of a Wayland desktop."""

from __future__ import annotations

from backcare_desktop.system.front import Front, FrontHold
from backcare_desktop.system.front_x11 import X11Front

WHAT = "a window fills the screen"


class X11Fullscreen(FrontHold):
    """The HoldProbe of films, games and slides, where an X server runs."""

    name = "X11 full-screen windows"
    what = WHAT

    def __init__(self) -> None:
        super().__init__(X11Front())

    def _is_in_the_way(self, front: Front) -> bool:
        return front.is_full
