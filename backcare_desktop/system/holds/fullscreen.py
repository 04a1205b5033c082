"""A full-screen window in front, where X11 or the Wayland compositor says so; each loads its own only."""

from __future__ import annotations

from backcare_desktop.system.holds.front import FullScreen


class X11Fullscreen(FullScreen):
    """The HoldProbe where an X server runs: on X11, or among the X programs of a Wayland desktop."""

    name = "X11 full-screen windows"

    def __init__(self) -> None:
        from backcare_desktop.system.holds.front_x11 import X11Front

        super().__init__(X11Front())


class WaylandFullscreen(FullScreen):
    """The HoldProbe on sway, labwc and their like."""

    name = "full-screen windows of the Wayland compositor"

    def __init__(self) -> None:
        from backcare_desktop.system.holds.front_wayland import WaylandFront

        super().__init__(WaylandFront())
