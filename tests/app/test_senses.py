"""What the probes tell becomes events of the core, on the app's clock."""

from __future__ import annotations

from collections.abc import Callable

from backcare_desktop.core.events import Event, IdleKnown, InputOff, InputOn, Locked, Slept, Woke
from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.senses import Senses
from tests.fakes import FakeIdle


class HandClock:
    """Only its speed matters here."""

    speed = 1.0

    def boot_s(self) -> float:
        return 0.0

    def utc_s(self) -> float:
        return 0.0

    def zone(self) -> str:
        return "UTC"

    def boot_id(self) -> str:
        return ""


class FakeSession:
    """A session whose lock and sleep are the test's."""

    name = "fake session"
    notes: tuple[str, ...] = ()
    is_settled, is_blind = True, False

    def __init__(self, *, unavailable: str = "") -> None:
        self.unavailable = unavailable
        self.locked: Callable[[bool], None] = lambda _on: None
        self.asleep: Callable[[bool], None] = lambda _on: None
        self.is_running = False

    def start(self, locked: Callable[[bool], None], asleep: Callable[[bool], None]) -> None:
        if self.unavailable:
            raise ProbeUnavailable(self.unavailable)
        self.locked, self.asleep, self.is_running = locked, asleep, True
        locked(False)

    def stop(self) -> None:
        self.is_running = False


class Ear:
    """Keeps what is posted."""

    def __init__(self, idle: FakeIdle, session: FakeSession | None = None, speed: float = 1.0) -> None:
        self.heard: list[tuple[Event, ...]] = []
        clock = HandClock()
        clock.speed = speed
        self.senses = Senses(clock, idle, session, lambda *events: self.heard.append(events))
        self.senses.start()


def test_input_stops_and_begins() -> None:
    idle = FakeIdle()
    ear = Ear(idle)
    ear.senses.watch(30.0)
    idle.advance(31.0)
    idle.touch()
    assert ear.heard == [(InputOn(),), (InputOff(31.0),), (InputOn(),)]


def test_a_fast_clock_sees_longer_rests() -> None:
    idle = FakeIdle()
    ear = Ear(idle, speed=60.0)
    ear.senses.watch(30.0)
    assert idle.after_s == 0.5
    idle.advance(0.5)
    assert ear.heard[-1] == (InputOff(30.0),)


def test_a_person_who_is_away_at_the_start_is_seen_to_be() -> None:
    idle = FakeIdle()
    idle.idle_s = 400.0
    assert Ear(idle).heard == [(InputOff(400.0),)]


def test_without_any_probe_idle_time_is_unknown() -> None:
    ear = Ear(FakeIdle(unavailable="nothing works here"))
    assert ear.heard == [(IdleKnown(known=False),)]
    assert ear.senses.lost_why == "nothing works here"
    ear.senses.look()
    assert ear.heard[1:] == [(InputOn(),)]


def test_a_lost_probe_is_unknown_until_another_reports() -> None:
    idle = FakeIdle()
    ear = Ear(idle)
    ear.senses.watch(30.0)
    idle.lose("the server is gone")
    idle.start(ear.senses._on_idle)
    idle.watch(30.0)
    idle.advance(40.0)
    assert ear.heard[1:] == [(IdleKnown(known=False),), (InputOff(40.0), IdleKnown(known=True))]


def test_the_same_time_is_not_watched_twice() -> None:
    idle = FakeIdle()
    ear = Ear(idle)
    ear.senses.watch(30.0)
    idle.after_s = None
    ear.senses.watch(30.0)
    assert idle.after_s is None


def test_after_waking_the_same_time_is_watched_anew() -> None:
    idle = FakeIdle(can_ask=False)
    ear = Ear(idle)
    ear.senses.watch(30.0)
    ear.senses.look()
    assert ear.heard[1:] == [(InputOn(),)]
    idle.after_s = None
    ear.senses.watch(30.0)
    assert idle.after_s == 30.0


def test_lock_and_sleep_are_told() -> None:
    session = FakeSession()
    ear = Ear(FakeIdle(), session)
    session.locked(True)
    session.asleep(True)
    session.asleep(False)
    assert ear.heard[1:] == [(Locked(on=False),), (Locked(on=True),), (Slept(),), (Woke(),), (InputOn(),)]
    ear.senses.stop()
    assert not session.is_running


def test_without_logind_the_rest_works() -> None:
    session = FakeSession(unavailable="there is no system bus")
    ear = Ear(FakeIdle(), session)
    ear.senses.stop()
    assert ear.heard == [(InputOn(),)]
