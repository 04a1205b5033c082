"""The window in front where the Wayland compositor tells of all windows: sway, labwc and others of wlroots' kind.

By wlr-foreign-toplevel-management. GNOME and KDE do not let programs see the windows of others.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import partial

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.system.connections.wayland import DISPLAY, WaylandConnection, WaylandLost, read_text, text
from backcare_desktop.system.holds.front import Front

MANAGER = "zwlr_foreign_toplevel_manager_v1"
NOT_OFFERED = "the compositor does not tell programs of other windows"
OUR_APP = "backcare-desktop"

_GET_REGISTRY, _BIND, _DESTROY = 1, 0, 7
_GLOBAL, _GLOBAL_GONE = 0, 1
_WINDOW, _FINISHED = 0, 1
_APP, _STATE, _DONE, _CLOSED = 1, 4, 5, 6
_ACTIVE, _FULL = 2, 3
_VERSION = 2
"""Since this one it is told which window is full."""


@dataclass(frozen=True, slots=True)
class _Window:
    app: str = ""
    states: frozenset[int] = frozenset()


class WaylandFront:
    """Watches the active window. Its title comes along, and is not read."""

    limit = ""

    def __init__(self) -> None:
        self._wayland: WaylandConnection | None = None

    def start(self, found: Callable[[Front], None], lost: Callable[[str], None]) -> None:
        """Begin to tell. Raises ProbeUnavailable with the reason."""
        self._found, self._lost = found, lost
        self._windows: dict[int, _Window] = {}
        self._in_front = self._manager = self._manager_name = 0
        self._is_ready = self._is_looking = False
        wayland = self._wayland = WaylandConnection(self._on_lost)
        self._registry = wayland.new(self._on_registry)
        wayland.send(DISPLAY, _GET_REGISTRY, struct.pack("I", self._registry))
        wayland.sync(self._on_offers)

    def look(self) -> None:
        """Look again and tell, once the compositor has answered: by then it has told of all that changed together."""
        if self._wayland is not None and self._is_ready and not self._is_looking:
            self._is_looking = True
            self._wayland.sync(self._tell)

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        if self._wayland is not None:
            self._wayland.close()
            self._wayland = None

    # --- what the compositor tells

    def _on_registry(self, event: int, body: bytes) -> None:
        (name,) = struct.unpack_from("I", body)
        if event == _GLOBAL_GONE and name == self._manager_name:
            raise WaylandLost(NOT_OFFERED)
        interface, at = read_text(body, 4) if event == _GLOBAL else ("", 0)
        if interface != MANAGER or struct.unpack_from("I", body, at)[0] < _VERSION or self._wayland is None:
            return
        self._manager_name, self._manager = name, self._wayland.new(self._on_manager)
        ours = struct.pack("I", name) + text(MANAGER) + struct.pack("II", _VERSION, self._manager)
        self._wayland.send(self._registry, _BIND, ours)

    def _on_offers(self) -> None:
        if not self._manager:
            raise WaylandLost(NOT_OFFERED)
        if self._wayland is not None:
            self._wayland.sync(self._on_ready)

    def _on_ready(self) -> None:
        self._is_ready = True
        self._tell()

    def _on_manager(self, event: int, body: bytes) -> None:
        if event == _FINISHED:
            raise WaylandLost("the compositor tells of no window any more")
        if event == _WINDOW and self._wayland is not None:
            (number,) = struct.unpack("I", body)
            self._windows[number] = _Window()
            self._wayland.adopt(number, partial(self._on_window, number))

    def _on_window(self, number: int, event: int, body: bytes) -> None:
        window = self._windows[number]
        if event == _APP:
            self._windows[number] = _Window(read_text(body)[0], window.states)
        elif event == _STATE:
            count = struct.unpack_from("I", body)[0] // 4
            self._windows[number] = _Window(window.app, frozenset(struct.unpack_from(f"{count}I", body, 4)))
        elif event == _CLOSED and self._wayland is not None:
            del self._windows[number]
            self._wayland.forget(number)
            self._wayland.send(number, _DESTROY)
        if event in (_DONE, _CLOSED):
            self.look()

    def _on_lost(self, why: str) -> None:
        if self._wayland is not None:
            self.stop()
            self._lost(why)

    # --- what is in front

    def _tell(self) -> None:
        self._is_looking = False
        active = [number for number, window in self._windows.items() if _ACTIVE in window.states]
        others = [number for number in active if self._windows[number].app != OUR_APP]
        if others or not active:
            self._in_front = others[-1] if others else 0
        window = self._windows.get(self._in_front, _Window())
        self._found(Front(_FULL in window.states, (window.app,) if window.app else ()))
