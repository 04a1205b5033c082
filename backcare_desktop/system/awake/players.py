"""Whether something plays now: the media players on the session bus (MPRIS), browsers included."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from jeepney import DBusAddress, MatchRule
from PySide6.QtCore import QTimer

from backcare_desktop.system.connections.bus import BUS, Body, Bus, BusError

PREFIX = "org.mpris.MediaPlayer2"
PATH = "/org/mpris/MediaPlayer2"
ELSEWHERE = (f"{PREFIX}.kdeconnect",)
"""What plays on the person's phone."""
PROPERTIES = "org.freedesktop.DBus.Properties"
PATIENCE_MS = 2000
CALM_MS = 100
"""A player tells of several changes at once: of the title, of the cover, of the state."""


class Players:
    """Watches them by a connection of its own. A player that does not answer does not play."""

    def __init__(self, changed: Callable[[], None]) -> None:
        """``changed`` is called when ``is_playing`` has. Raises ProbeUnavailable."""
        self._changed = changed
        self._playing: set[str] = set()
        self._asked: set[str] = set()
        self._calm = QTimer(singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self.look)
        self._patience = QTimer(singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._give_up)
        self._bus = Bus(lambda _why: self._set(set()))
        come_and_go = MatchRule(type="signal", sender=BUS.bus_name, interface=BUS.interface, member="NameOwnerChanged")
        come_and_go.add_arg_condition(0, PREFIX, kind="namespace")
        changes = MatchRule(type="signal", interface=PROPERTIES, member="PropertiesChanged", path=PATH)
        for rule in (come_and_go, changes):
            self._bus.listen(rule, lambda _body: self._calm.start())
        self.look()

    @property
    def is_playing(self) -> bool:
        """Whether at least one plays."""
        return bool(self._playing)

    def look(self) -> None:
        """Ask all that there are."""
        self._bus.call(BUS, "ListNames", answer=self._on_names, gives="as")

    def close(self) -> None:
        """Watch no more; safe to call twice."""
        self._calm.stop()
        self._patience.stop()
        self._bus.close()

    def _on_names(self, names: Body | BusError) -> None:
        found = () if isinstance(names, BusError) else names[0]
        self._asked = {name for name in found if name.startswith(f"{PREFIX}.") and not name.startswith(ELSEWHERE)}
        self._set(self._playing & self._asked)
        if not self._patience.isActive():
            self._patience.start()
        for name in self._asked:
            player = DBusAddress(PATH, name, PROPERTIES)
            question = (f"{PREFIX}.Player", "PlaybackStatus")
            self._bus.call(player, "Get", "ss", question, answer=partial(self._on_status, name), gives="v")

    def _on_status(self, name: str, said: Body | BusError) -> None:
        self._asked.discard(name)
        if not self._asked:
            self._patience.stop()
        plays = not isinstance(said, BusError) and said[0] == ("s", "Playing")
        self._set(self._playing | {name} if plays else self._playing - {name})

    def _give_up(self) -> None:
        self._set(self._playing - self._asked)

    def _set(self, playing: set[str]) -> None:
        was_playing, self._playing = self.is_playing, playing
        if was_playing != self.is_playing:
            self._changed()
