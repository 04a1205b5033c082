"""Follows what the desktop wishes for colours: light or dark, much contrast, an accent; by the settings portal."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtDBus import QDBusArgument

from backcare_desktop.system.connections import dbus
from backcare_desktop.system.portal import PORTAL, PORTAL_PATH, SETTINGS, Key, PortalSettings

COLOR_SCHEME: Key = ("org.freedesktop.appearance", "color-scheme")
CONTRAST: Key = ("org.freedesktop.appearance", "contrast")
"""1: high."""
GNOME_CONTRAST: Key = ("org.gnome.desktop.a11y.interface", "high-contrast")
ACCENT: Key = ("org.freedesktop.appearance", "accent-color")
"""Red, green and blue, 0 to 1; anything outside means none."""

_COLOURS = 3
_STRUCTURE = re.compile(r"\(ddd\) \{?([-+.,e0-9 ]+)")


class Scheme(StrEnum):
    """Light, dark, or no wish."""

    ANY = "any"
    DARK = "dark"
    LIGHT = "light"


class ColorScheme:
    """Knows the wishes and tells when one changes."""

    def __init__(self) -> None:
        self.scheme = Scheme.ANY
        """What the desktop said last."""
        self.is_high_contrast = False
        self.accent = ""
        """As #RRGGBB; empty where the desktop has none."""
        self._changed: Callable[[Scheme], None] = lambda _scheme: None
        self._portal = PortalSettings(COLOR_SCHEME, CONTRAST, GNOME_CONTRAST, ACCENT)

    def start(self, changed: Callable[[Scheme], None]) -> None:
        """Ask now, without waiting; call ``changed`` when an answer differs from what is known, and for every change.

        Where there is no portal it is never called.
        """
        self._changed = changed
        self._portal.start(self._on_change)

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        self._portal.stop()

    def _on_change(self) -> None:
        """The portal's numbers; any other is no wish, as it asks for."""
        values = self._portal.values
        value = values.get(COLOR_SCHEME)
        scheme = Scheme.DARK if value == 1 else Scheme.LIGHT if value == 2 else Scheme.ANY
        is_high = values.get(CONTRAST) == 1 or values.get(GNOME_CONTRAST) is True
        wish = scheme, is_high, _hex(values.get(ACCENT))
        if wish != (self.scheme, self.is_high_contrast, self.accent):
            self.scheme, self.is_high_contrast, self.accent = wish
            self._changed(scheme)


def _hex(value: object) -> str:
    parts = _numbers(value)
    if len(parts) != _COLOURS or not all(0 <= part <= 1 for part in parts):
        return ""
    return "#" + "".join(f"{round(255 * part):02X}" for part in parts)


def _numbers(value: object) -> list[float]:
    """The numbers of a structure.

    WORKAROUND for PySide6 6.11: its QDBusArgument cannot be read ("write from a read-only object"; tests/desk/
    test_notify.py). What Qt writes of a message for a log names them: "[Argument: (ddd) 0.2, 0.4, 1]".
    """
    if not isinstance(value, QDBusArgument):
        return []
    message = dbus.method(PORTAL, PORTAL_PATH, SETTINGS, "Read", value)
    import sys

    sys.stderr.write(repr(message) + value.currentSignature() + "\n")
    found = _STRUCTURE.search(repr(message))
    return [float(each) for each in found[1].split(",")] if found is not None else []
