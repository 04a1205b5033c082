"""The rig of the contract for what keeps the screen on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tests.desk.desk import Desk
from tests.desk.keepers import GnomeSession, Player
from tests.desk.mock import has_dbusmock
from tests.desk.needs import need, need_programs
from tests.system.hold_rigs import HoldRig, RealRig


class WatchingRig(RealRig):
    """A film plays, or is paused; its program keeps the screen on all the while."""

    def __init__(self, desk: Desk, session: GnomeSession, player: Player) -> None:
        self._session, self._player = session, player
        self.source = session.mock.program
        super().__init__(desk, "awake.seen:DesktopInhibitors")

    def begin(self) -> None:
        self._player.say("Playing")

    def end(self) -> None:
        self._player.say("Paused")

    def die(self) -> None:
        self._session.end()


class FilmRig(RealRig):
    """A film fills the screen, or its window is not there; its program keeps the screen on all the while."""

    def __init__(self, desk: Desk, session: GnomeSession) -> None:
        self._desk, self._session = desk, session
        super().__init__(desk, "awake.seen:DesktopInhibitors")

    def begin(self) -> None:
        self._film = self._desk.python("-m", "tests.desk.typing_program", "full")

    def end(self) -> None:
        self._film.end()

    def die(self) -> None:
        self._session.end()


@contextmanager
def watching() -> Iterator[HoldRig]:
    need_programs("dbus-daemon")
    with Desk(x=False) as desk:
        need(has_dbusmock(desk), "python3-dbusmock is not installed")
        with GnomeSession(desk) as session, Player(desk, status="Paused") as player:
            session.keep({"org.gnome.Totem": 8})
            yield WatchingRig(desk, session, player)
