"""What counts as somebody watching (R1): the screen is kept on by a program, and something plays or fills it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from backcare_desktop.ports import HoldReport, ProbeLost, ProbeUnavailable, Seen
from backcare_desktop.system.awake.seen import DesktopInhibitors
from tests.desk.desk import Desk, wait
from tests.desk.keepers import GNOME, KDE, LOGIND, XFCE, GnomeSession, Player, Service
from tests.desk.mock import has_dbusmock
from tests.desk.needs import need, need_programs
from tests.fakes import FakeHoldProbe
from tests.system.awake_rigs import FilmRig

pytestmark = [pytest.mark.desk, pytest.mark.usefixtures("qapp")]

NOBODY = Seen(False)
PLAYS = Seen(True, "something plays, and keeps the screen on")
FILLS = Seen(True, "something fills the screen, and keeps it on")


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    need_programs("dbus-daemon")
    with Desk(x=False) as desk:
        need(has_dbusmock(desk), "python3-dbusmock is not installed")
        desk.env["DBUS_SYSTEM_BUS_ADDRESS"] = desk.start_bus("system-bus")
        for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
            monkeypatch.setenv(name, desk.env[name])
        yield desk


class Watch:
    """The probe, its reports, and a screen that is filled or not."""

    def __init__(self) -> None:
        self.reports: list[HoldReport] = []
        self.fullscreen = FakeHoldProbe()
        self.probe = DesktopInhibitors(lambda: self.fullscreen)
        self.probe.start(self.reports.append)

    def says(self, *reports: HoldReport) -> bool:
        """Whether it comes to say exactly these."""
        wait(lambda: len(self.reports) >= len(reports), what=f"{reports}, said {self.reports}", pump=True)
        return self.reports == list(reports)

    def settles(self) -> Seen:
        """What it says once asked, after all that was under way."""
        for _ in range(2):
            before = len(self.reports)
            self.probe.ask()
            wait(lambda: len(self.reports) > before, what="an answer", pump=True)  # noqa: B023  # asked at once
        last = self.reports[-1]
        assert isinstance(last, Seen), last
        return last


@pytest.fixture
def watch() -> Iterator[Callable[[], Watch]]:
    made: list[Watch] = []

    def make() -> Watch:
        made.append(Watch())
        return made[-1]

    yield make
    for each in made:
        each.probe.stop()


def test_a_film_is_watched_while_it_plays_or_fills_the_screen(desk: Desk, watch: Callable[[], Watch]) -> None:
    with GnomeSession(desk) as session, Player(desk, status="Paused") as player:
        film = watch()
        assert film.says(NOBODY)
        session.keep({"org.gnome.Totem": 12})
        player.say("Playing")
        assert film.says(NOBODY, PLAYS)
        player.say("Paused")
        assert film.says(NOBODY, PLAYS, NOBODY)
        film.fullscreen.see(True, "a window")
        assert film.says(NOBODY, PLAYS, NOBODY, FILLS)
        session.keep({})
        assert film.says(NOBODY, PLAYS, NOBODY, FILLS, NOBODY)


@pytest.mark.parametrize(
    "keepers",
    [
        pytest.param({}, id="music alone"),
        pytest.param({"caffeine-gnome-extension": 12}, id="a switch that keeps the screen on"),
        pytest.param({"backcare-desktop": 12}, id="our own timer"),
        pytest.param({"Transmission": 4}, id="a download, which needs no screen"),
    ],
)
def test_nobody_need_be_there_for_music_and(desk: Desk, watch: Callable[[], Watch], keepers: dict[str, int]) -> None:
    with GnomeSession(desk) as session, Player(desk):
        session.keep(keepers)
        music = watch()
        assert music.settles() == NOBODY
        session.keep({**keepers, "firefox": 8})
        wait(lambda: music.reports[-1] == PLAYS, what="the film", pump=True)


def test_a_player_that_hangs_or_crashes_plays_no_more(desk: Desk, watch: Callable[[], Watch]) -> None:
    with GnomeSession(desk) as session, Player(desk, "film") as film, Player(desk, "kdeconnect.mpris_1"):
        session.keep({"vlc": 8})
        seen = watch()
        assert seen.says(PLAYS)
        film.mock.freeze()
        seen.probe.ask()
        assert seen.says(PLAYS, PLAYS)
        with Player(desk, "other", "Paused"):
            wait(lambda: seen.reports[-1] == NOBODY, what="the hung player given up", pump=True)
        film.end()
        with Player(desk, "film") as again:
            wait(lambda: seen.reports[-1] == PLAYS, what="the film again", pump=True)
            again.end()
            wait(lambda: seen.reports[-1] == NOBODY, what="the end of the crashed player", pump=True)


def test_a_list_that_hangs_is_given_up_after_two_seconds(desk: Desk, watch: Callable[[], Watch]) -> None:
    with GnomeSession(desk) as session:
        seen = watch()
        assert seen.says(NOBODY)
        session.mock.freeze()
        seen.probe.ask()
        assert seen.says(NOBODY, ProbeLost("the session manager does not answer"))


@pytest.mark.parametrize(
    ("place", "method", "gets", "name"),
    [
        (GNOME, "IsInhibited", "u", "the session manager"),
        (KDE, "HasInhibition", "u", "KDE's power manager"),
        (XFCE, "GetInhibitors", "", "Xfce's power manager"),
    ],
)
def test_a_list_that_talks_nonsense_is_given_up(
    desk: Desk, watch: Callable[[], Watch], place: tuple[str, str, str], method: str, *, gets: str, name: str
) -> None:
    with Service(desk, place) as service:
        service.answer(method, gets, "s", "'maybe'")
        assert watch().says(ProbeLost(f"{name} answers with an error (nonsense)"))


@pytest.mark.parametrize(
    ("kind", "ours", "film"),
    [
        ("a(ss)", "[('BackCare', 'Warm-up')]", "[('BackCare', 'Warm-up'), ('My SDL', 'Playing')]"),
        ("a{ss}", "{'BackCare': 'Warm-up'}", "{'BackCare': 'Warm-up', 'My SDL': 'Playing'}"),
        ("aas", "[['BackCare', 'Warm-up']]", "[['BackCare', 'Warm-up'], ['My SDL', 'Playing']]"),
    ],
    ids=["as it is sent", "as it is described", "as newer ones declare it"],
)
def test_kde_before_plasma_6_5_says_who_is_on_its_list_and_whether_the_screen_is_kept_on(
    desk: Desk, watch: Callable[[], Watch], kind: str, ours: str, *, film: str
) -> None:
    with Service(desk, KDE) as kde, Player(desk):
        kde.answer("HasInhibition", "u", "b", "args[0] == 4")
        kde.answer("ListInhibitions", "", kind, film)
        seen = watch()
        assert seen.says(PLAYS)
        kde.answer("ListInhibitions", "", kind, ours)
        kde.emit("InhibitionsChanged", "s", "My SDL")
        assert seen.says(PLAYS, NOBODY)
        kde.answer("HasInhibition", "u", "b", "False")
        kde.answer("ListInhibitions", "", kind, film)
        assert seen.settles() == NOBODY


def test_kde_from_plasma_6_5_says_who_keeps_what(desk: Desk, watch: Callable[[], Watch]) -> None:
    def rows(*rows: tuple[str, str]) -> tuple[str, list[tuple[str, str, str, str, int]]]:
        return "a(ssssu)", [(what, who, "why", "block", 3) for what, who in rows]

    with Service(desk, KDE) as kde, Player(desk):
        start = rows(("sleep", "chromium"), ("sleep:idle", "plasmashell"))
        kde.mock.call(KDE[1], "AddProperty", "ssv", KDE[2], "ActiveInhibitions", start)
        seen = watch()
        assert seen.settles() == NOBODY
        kde.mock.set(KDE[1], KDE[2], "ActiveInhibitions", *rows(("idle", "org.kde.haruna")))
        wait(lambda: seen.reports[-1] == PLAYS, what="the film", pump=True)


def test_xfce_does_not_tell_the_screen_from_the_machine_so_only_a_filled_screen_counts(
    desk: Desk, watch: Callable[[], Watch]
) -> None:
    with Service(desk, XFCE) as xfce, Player(desk):
        xfce.answer("GetInhibitors", "", "as", "['chromium']")
        seen = watch()
        assert seen.settles() == NOBODY
        seen.fullscreen.see(True, "a window")
        wait(lambda: seen.reports[-1] == FILLS, what="the filled screen", pump=True)
        xfce.answer("GetInhibitors", "", "as", "dbus.Array([], signature='s')")
        xfce.emit("HasInhibitChanged", "b", False)
        wait(lambda: seen.reports[-1] == NOBODY, what="the end", pump=True)


def test_without_a_list_of_the_desktops_own_logind_tells_of_this_persons_programs(
    desk: Desk, watch: Callable[[], Watch]
) -> None:
    def rows(*rows: tuple[str, str, str, int]) -> str:
        filled = [(what, who, "why", mode, uid, 7) for what, who, mode, uid in rows]
        return f"dbus.Array({filled!r}, signature='(ssssuu)')"

    me = os.getuid()
    others = (("idle", "other", "block", me + 1), ("idle", "BackCare", "block", me), ("sleep:idle", "x", "delay", me))
    with Service(desk, LOGIND, bus="DBUS_SYSTEM_BUS_ADDRESS") as logind, Player(desk):
        logind.answer("ListInhibitors", "", "a(ssssuu)", rows(*others, ("sleep", "apt", "block", me)))
        logind.mock.call(LOGIND[1], "AddProperty", "ssv", LOGIND[2], "BlockInhibited", ("s", "sleep"))
        seen = watch()
        assert seen.settles() == NOBODY
        logind.answer("ListInhibitors", "", "a(ssssuu)", rows(*others, ("sleep:idle", "mpv", "block", me)))
        logind.mock.set(LOGIND[1], LOGIND[2], "BlockInhibited", "s", "sleep:idle")
        wait(lambda: seen.reports[-1] == PLAYS, what="the film", pump=True)
        with GnomeSession(desk):
            wait(lambda: isinstance(seen.reports[-1], ProbeLost), what="the better list", pump=True)


def test_on_a_real_desktop_a_film_that_fills_the_screen_is_watched_until_its_window_closes() -> None:
    need_programs()
    with Desk() as desk:
        need(has_dbusmock(desk), "python3-dbusmock is not installed")
        with GnomeSession(desk) as session:
            session.keep({"mpv": 8})
            film = FilmRig(desk, session)
            film.begin()
            wait(lambda: film.reported()[-1:] == [True], 15, "the film")
            assert film.words() == "something fills the screen, and keeps it on"
            film.end()
            wait(lambda: film.reported()[-2:] == [True, False], 15, "its end")
            film.stop()


def test_a_desktop_without_any_list_is_unavailable_in_words(desk: Desk) -> None:
    Watch().says(ProbeLost("this desktop keeps no list of who keeps the screen on, and logind does not answer"))
    desk.bus.end()
    with pytest.raises(ProbeUnavailable, match="the session bus cannot be reached"):
        DesktopInhibitors().start(lambda _report: None)
