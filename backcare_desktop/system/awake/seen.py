"""Whether the person watches something (R1): a program keeps the screen on, and something plays or fills the screen.

Neither alone says so: the screen is kept on for installs and by forgotten switches, and music plays in empty rooms.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from backcare_desktop.core.rules import Obstacle
from backcare_desktop.ports import HoldProbe, HoldReport, ProbeUnavailable, Seen
from backcare_desktop.system.awake import lists as awake_lists
from backcare_desktop.system.awake.keepers import Keeper, KeeperList
from backcare_desktop.system.awake.players import Players
from backcare_desktop.system.connections.bus import Bus, BusError
from backcare_desktop.system.holds.chosen import ChosenHold, hold_candidates
from backcare_desktop.system.holds.lookout import Lookout

SETTLING_MS = 400
"""So long may players and windows take to tell what holds, before nothing plays and nothing fills the screen."""
SILENT = "the message bus does not answer"
PLAYS = "something plays, and keeps the screen on"
FILLS = "something fills the screen, and keeps it on"


def fullscreen_probe() -> HoldProbe:
    """The probe for full-screen windows of this desktop."""
    return ChosenHold("full-screen window that keeps the screen on", hold_candidates()[Obstacle.FULLSCREEN])


class DesktopInhibitors(Lookout):
    """The HoldProbe of what keeps the screen on. Players and windows are watched only while some program does."""

    name = "list of who keeps the screen on"

    def __init__(self, fullscreen: Callable[[], HoldProbe] = fullscreen_probe) -> None:
        super().__init__()
        self._make_fullscreen = fullscreen
        self._session: Bus | None = None
        self._system: Bus | None = None
        self._list: KeeperList | None = None
        self._keepers: list[Keeper] = []
        self._players: Players | None = None
        self._fullscreen: HoldProbe | None = None
        self._is_full = False
        self._is_looking = self._is_owed = False

    def _open(self) -> None:
        self.late = SILENT
        self._settling = self._timer(self._judge, SETTLING_MS)
        self._session = Bus(self._lose)
        self._patience.start()
        awake_lists.find(self._session, self._connect_system, self._on_list)

    def _on_list(self, found: KeeperList | None) -> None:
        if self._session is None:
            return
        if found is None:
            self._lose(awake_lists.NO_LIST)
            return
        self._list = found
        self.late = f"{found.name} does not answer"
        for service in awake_lists.SERVICES:
            self._session.on_owner(service, self._on_owner)
        if self._system is not None:
            self._system.on_owner(found.service, self._on_owner)
        found.watch(self._look)
        self._look()

    def _close(self) -> None:
        self._list = None
        self._is_looking = self._is_owed = False
        self._leave_company()
        for bus in (self._session, self._system):
            if bus is not None:
                bus.close()
        self._session = self._system = None

    def _connect_system(self) -> Bus:
        self._system = Bus(self._lose, "system")
        return self._system

    # --- who keeps the screen on

    def _look(self) -> None:
        if self._is_looking or self._list is None:
            self._is_owed = True
            return
        self._is_looking, self._is_owed = True, False
        self._patience.start()
        self._list.look(self._on_keepers)

    def _on_keepers(self, found: list[Keeper] | BusError) -> None:
        self._is_looking = False
        self._patience.stop()
        if self._list is None:
            return
        if not isinstance(found, list):
            error = str(found).partition(" ")[0]  # its words may be long, and are not ours to log
            self._lose(f"{self._list.name} answers with an error ({error})")
            return
        self._keepers = [keeper for keeper in found if keeper.says_something]
        if self._keepers:
            self._join_company()
        else:
            self._leave_company()
        self._judge()
        if self._is_owed:
            self._look()

    def _on_owner(self, _owner: str) -> None:
        # Also when a better list comes: then this one is given up for it.
        self._lose("a list of who keeps the screen on came or went")

    # --- what else must be so

    def _join_company(self) -> None:
        if self._fullscreen is not None:
            return
        self._settling.start()
        self._fullscreen = self._make_fullscreen()
        with suppress(ProbeUnavailable):  # it may be found later, and tells so then
            self._fullscreen.start(self._on_fullscreen)
        with suppress(ProbeUnavailable):
            self._players = Players(self._judge)

    def _leave_company(self) -> None:
        self._settling.stop()
        if self._players is not None:
            self._players.close()
            self._players = None
        if self._fullscreen is not None:
            self._fullscreen.stop()
            self._fullscreen = None
        self._is_full = False

    def _on_fullscreen(self, report: HoldReport) -> None:
        self._is_full = isinstance(report, Seen) and report.stands
        self._judge()

    def _judge(self) -> None:
        if self._list is None or self._is_looking:
            return
        is_playing = self._players is not None and self._players.is_playing
        is_watched = is_playing and any(keeper.is_for_screen for keeper in self._keepers)
        stands = is_watched or (self._is_full and bool(self._keepers))
        if stands or not self._settling.isActive():
            self._see(Seen(stands, (PLAYS if is_watched else FILLS) if stands else ""))
