"""Follows the desktop's wish for light or dark, by the settings portal."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from backcare_desktop.system.portal import Key, PortalSettings

COLOR_SCHEME: Key = ("org.freedesktop.appearance", "color-scheme")


class Scheme(StrEnum):
    """Light, dark, or no wish."""

    ANY = "any"
    DARK = "dark"
    LIGHT = "light"


class ColorScheme:
    """Knows the wish and tells when it changes."""

    def __init__(self) -> None:
        self.scheme = Scheme.ANY
        """What the desktop said last."""
        self._changed: Callable[[Scheme], None] = lambda _scheme: None
        self._portal = PortalSettings(COLOR_SCHEME)

    def start(self, changed: Callable[[Scheme], None]) -> None:
        """Ask now, without waiting; call ``changed`` when the answer differs from ``scheme``, and for every change.

        Where there is no portal it is never called.
        """
        self._changed = changed
        self._portal.start(self._on_change)

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        self._portal.stop()

    def _on_change(self) -> None:
        """The portal's numbers; any other is no wish, as it asks for."""
        value = self._portal.values[COLOR_SCHEME]
        scheme = Scheme.DARK if value == 1 else Scheme.LIGHT if value == 2 else Scheme.ANY
        if scheme != self.scheme:
            self.scheme = scheme
            self._changed(scheme)
