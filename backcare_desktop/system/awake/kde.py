"""Who keeps the screen on, as KDE Plasma lists it. After its description; not tried on Plasma itself."""

from __future__ import annotations

from collections.abc import Callable

from jeepney import DBusAddress

from backcare_desktop.system.awake.keepers import PROPERTIES, Answer, Keeper, listen
from backcare_desktop.system.connections.bus import NONSENSE, Body, Bus, BusError

KDE_SCREEN = 4
"""KDE's word for "the screen stays on"; 1 is for no sleep alone, as for a long download."""


class KdeList:
    """KDE's power manager: since Plasma 6.5 its list says what each keeps; before, only that something does."""

    name = "KDE's power manager"
    service = "org.kde.Solid.PowerManagement"

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._path = f"/{self.service.replace('.', '/')}/PolicyAgent"
        self._interface = f"{self.service}.PolicyAgent"
        self._agent = DBusAddress(self._path, self.service, self._interface)

    def watch(self, changed: Callable[[], None]) -> None:
        """Have ``changed`` called whenever the list may have changed."""
        listen(self._bus, self.service, self._interface, "InhibitionsChanged", changed)
        listen(self._bus, self.service, PROPERTIES, "PropertiesChanged", changed, path=self._path)

    def look(self, answer: Answer) -> None:
        """Ask who is on it now."""

        def on_active(found: Body | BusError) -> None:
            if isinstance(found, BusError):
                self._look_as_before(answer)
            elif not found[0][0].startswith("a(sss"):  # what, who, why, mode, state
                answer(BusError(NONSENSE))
            else:
                answer([Keeper(str(who), True) for what, who, *_ in found[0][1] if "idle" in what.split(":")])

        where = DBusAddress(self._path, self.service, PROPERTIES)
        self._bus.call(where, "Get", "ss", (self._interface, "ActiveInhibitions"), answer=on_active, gives="v")

    def _look_as_before(self, answer: Answer) -> None:
        """Ask first whether the screen is kept on, since the list does not tell; then who is on it."""

        def on_has(found: Body | BusError) -> None:
            if isinstance(found, BusError) or not found[0]:
                answer(found if isinstance(found, BusError) else [])
            else:
                self._bus.call(self._agent, "ListInhibitions", answer=on_list)

        def on_list(found: Body | BusError) -> None:
            answer(found if isinstance(found, BusError) else _who_of(found))

        self._bus.call(self._agent, "HasInhibition", "u", (KDE_SCREEN,), answer=on_has, gives="b")


def _who_of(found: Body) -> list[Keeper] | BusError:
    """Who and why: rows in one version; its description says pairs by name, and newer ones send lists of words."""
    match found:
        case (dict(pairs),):
            names = list(pairs)
        case (list(rows),) if all(isinstance(row, tuple | list) and len(row) == 2 for row in rows):
            names = [row[0] for row in rows]
        case _:
            return BusError(NONSENSE)
    return [Keeper(str(name), True) for name in names]
