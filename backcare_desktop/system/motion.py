"""Follows the desktop's wish for less movement, by the settings portal."""

from __future__ import annotations

from collections.abc import Callable

from backcare_desktop.system.portal import Key, PortalSettings

REDUCED: Key = ("org.freedesktop.appearance", "reduced-motion")
"""1: reduced (portals since 2025)."""
GNOME: Key = ("org.gnome.desktop.interface", "enable-animations")
"""False: none. Set by GNOME, Budgie, Pantheon and Xfce."""
KDE: Key = ("org.kde.kdeglobals.KDE", "AnimationDurationFactor")
"""How slow Plasma's animations are, as text; "0": at once."""


class Motion:
    """Knows the wish and tells when it changes."""

    def __init__(self) -> None:
        self._portal = PortalSettings(REDUCED, GNOME, KDE)
        self._changed: Callable[[bool], None] = lambda _is_still: None
        self.is_still = False
        """Whether the desktop asks for no movement; False until it was heard."""

    @property
    def is_settled(self) -> bool:
        """Whether the desktop has answered, or cannot."""
        return self._portal.is_settled

    @property
    def is_known(self) -> bool:
        """Whether the desktop says anything of movement."""
        return bool(self._portal.values)

    def start(self, changed: Callable[[bool], None], *, may_start_portal: bool = True) -> None:
        """Ask now, without waiting; call ``changed`` whenever ``is_still`` differs from what it was."""
        self._changed = changed
        self._portal.start(self._on_change, may_start_portal=may_start_portal)

    def ask(self) -> None:
        """Where nothing was heard yet: ask once more, of a portal that may have to be started."""
        if not self.is_known:
            self._portal.ask()

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        self._portal.stop()

    def _on_change(self) -> None:
        values = self._portal.values
        is_still = values.get(REDUCED) == 1 or values.get(GNOME) is False or _is_zero(values.get(KDE))
        if is_still != self.is_still:
            self.is_still = is_still
            self._changed(is_still)


def _is_zero(factor: object) -> bool:
    try:
        return float(str(factor)) == 0.0
    except ValueError:
        return False
