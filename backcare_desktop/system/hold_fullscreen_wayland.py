"""A full-screen window in front, where the Wayland compositor says so."""

from __future__ import annotations

from backcare_desktop.system.front import Front, FrontHold
from backcare_desktop.system.front_wayland import WaylandFront
from backcare_desktop.system.hold_fullscreen_x11 import WHAT


class WaylandFullscreen(FrontHold):
    """The HoldProbe of films, games and slides on sway, labwc and their like."""

    name = "full-screen windows of the Wayland compositor"
    what = WHAT

    def __init__(self) -> None:
        super().__init__(WaylandFront())

    def _is_in_the_way(self, front: Front) -> bool:
        return front.is_full
