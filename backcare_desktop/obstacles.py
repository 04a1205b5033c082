"""What the probes of holds tell, as events of the core: a call, a full-screen window, a video that plays (R1, R9)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial

from PySide6.QtCore import QTimer

from backcare_desktop.core.events import HoldBegan, HoldEnded, Watching
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.model import State
from backcare_desktop.core.rules import IN_COMPANY, Obstacle
from backcare_desktop.core.settings import Settings
from backcare_desktop.ports import HoldReport, ProbeLost, ProbeUnavailable, Seen, Sight
from backcare_desktop.store import logs
from backcare_desktop.system.candidates import Candidate, Choice
from backcare_desktop.system.holds.chosen import AWAKE, START_RETRY_S, ChosenHold, hold_candidates

Post = Callable[..., object]
"""Takes any number of events of one instant."""

ASK_EVERY_S = 300.0
"""While a hold stands, its source is asked twice before the ten minutes of R9 are over."""
LEAST_ASK_MS = 1000
CALM_MS = 500
"""A source that goes on and off quickly is heard at most this often."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How often is looked and heard. ``speed``: of the clock, by which a hold that nobody asks for ends (R9)."""

    speed: float = 1.0
    start_retry_s: float = START_RETRY_S
    ask_every_s: float = ASK_EVERY_S
    least_ask_ms: int = LEAST_ASK_MS
    calm_ms: int = CALM_MS


class _Watch:
    """One obstacle that is watched: its probe, what it says, and a source that flaps kept calm."""

    def __init__(
        self,
        probe: ChosenHold,
        wants: tuple[object, ...],
        tell: Callable[[Seen | None, str], None],
        *,
        calm_ms: int,
    ) -> None:
        self.probe = probe
        self.wants = wants
        """The values of the settings that the probe was made with."""
        self._tell = tell
        self._knows = False
        """Whether the source has said a first word, after which it is kept calm."""
        self._latest: Seen | None = None
        """What is not passed on yet."""
        self._calm = QTimer(singleShot=True, interval=calm_ms)
        self._calm.timeout.connect(self._pass_on)

    def start(self) -> None:
        """Begin; what cannot be seen is told as such, and looked for again later."""
        try:
            self.probe.start(self._on_report)
        except ProbeUnavailable as error:
            self._tell(None, str(error))

    def stop(self) -> None:
        self._calm.stop()
        self.probe.stop()

    def _on_report(self, report: HoldReport) -> None:
        if isinstance(report, ProbeLost):
            self._calm.stop()
            self._knows, self._latest = False, None
            self._tell(None, report.why)
            return
        self._latest = report
        if not self._calm.isActive():
            self._pass_on()

    def _pass_on(self) -> None:
        if self._latest is None:
            return
        if self._knows:
            self._calm.start()
        seen, self._latest, self._knows = self._latest, None, True
        self._tell(seen, "")


class Obstacles:
    """Watches what the settings want watched, and posts what changes; also keeps what each probe sees now."""

    def __init__(
        self,
        settings: Callable[[], Settings],
        state: Callable[[], State],
        post: Post,
        *,
        now: Callable[[], datetime],
        candidates: Mapping[str, tuple[Candidate, ...]] | None = None,
        pace: Pace | None = None,
    ) -> None:
        self._pace = pace or Pace()
        self._settings = settings
        self._state = state
        self._post = post
        self._now = now
        self._candidates = hold_candidates() if candidates is None else candidates
        self._watches: dict[str, _Watch] = {}
        self._sights: dict[str, Sight] = {}
        self._owed: list[Callable[[], None]] = []
        """What is still to be done to start: one thing in each turn of the event loop, so that nobody waits for all."""
        self._starter = QTimer(singleShot=True, interval=0)
        self._starter.timeout.connect(self._start_next)
        every_ms = round(self._pace.ask_every_s * 1000 / self._pace.speed)
        self._asker = QTimer(interval=max(self._pace.least_ask_ms, every_ms))
        self._asker.timeout.connect(self._ask)
        self._woken = QTimer(singleShot=True, interval=0)
        self._woken.timeout.connect(self._ask_all)

    # ---- beginning and end

    def heed(self) -> None:
        """Watch what the settings want now, and no more; the first call begins."""
        wanted = {name: self._wants(name) for name in self._candidates if self._is_wanted(name)}
        for name in list(self._watches):
            if wanted.get(name) != self._watches[name].wants:
                self._watches.pop(name).stop()
                self._on_sight(name, None, "")
        for name in self._candidates.keys() - wanted.keys():
            self._sights[name] = Sight(is_off=True)
        new = [name for name in wanted if name not in self._watches]
        self._owed = [partial(do, name) for name in new for do in (self._load, self._begin)]
        if self._owed:
            self._starter.start()

    def stop(self) -> None:
        """Watch nothing any more; safe to call twice."""
        for timer in (self._starter, self._asker, self._woken):
            timer.stop()
        self._owed = []
        while self._watches:
            self._watches.popitem()[1].stop()

    def woke(self) -> None:
        """After a gap: let each say anew what holds (R9). They answer later, not within this call."""
        self._woken.start()

    # ---- what is known

    def sees(self) -> Mapping[str, Sight]:
        """What is known of each obstacle now; for the settings window and the doctor."""
        return dict(self._sights)

    def choices(self) -> tuple[Choice, ...]:
        """For each that is watched, what was tried and chosen."""
        return tuple(each.probe.choice for each in self._watches.values())

    # ---- parts

    def _is_wanted(self, name: str) -> bool:
        return name == AWAKE or Obstacle(name) in (self._settings().rules.holds | IN_COMPANY)

    def _wants(self, name: str) -> tuple[object, ...]:
        keys = [key for candidate in self._candidates[name] for key in candidate.wants]
        return tuple(str(self._settings()[key]) for key in keys)

    def _start_next(self) -> None:
        do = self._owed.pop(0)
        if self._owed:
            self._starter.start()
        do()

    def _load(self, name: str) -> None:
        """Load what will be tried first, as that may take as long as to start it."""
        best = next((each for each in self._candidates[name] if not each.unfit), None)
        with suppress(ProbeUnavailable):  # told when it is started
            if best is not None:
                best.load()

    def _begin(self, name: str) -> None:
        values, pace = self._settings().values, self._pace
        probe = ChosenHold(name, self._candidates[name], values, first_retry_s=pace.start_retry_s)
        tell = partial(self._on_sight, name)
        self._watches[name] = _Watch(probe, self._wants(name), tell, calm_ms=pace.calm_ms)
        self._watches[name].start()

    def _ask(self) -> None:
        for name, watch in list(self._watches.items()):
            if _stands(self._sights.get(name)):
                watch.probe.ask()

    def _ask_all(self) -> None:
        for watch in list(self._watches.values()):
            watch.probe.ask(after_gap=True)

    def _on_sight(self, name: str, seen: Seen | None, why: str) -> None:
        before = self._sights.get(name, Sight())
        is_same = seen is not None and before.seen is not None and seen.stands == before.seen.stands
        self._sights[name] = Sight(seen, before.since if is_same else self._now(), why)
        self._tell(name, seen if seen is not None else Seen(False))
        if not any(_stands(each) for each in self._sights.values()):
            self._asker.stop()
        elif not self._asker.isActive():
            self._asker.start()

    def _tell(self, name: str, seen: Seen) -> None:
        stood = self._stands(name)
        if stood != seen.stands:
            logs.note_by_the_way("%s: %s", name, "began" if seen.stands else "ended")
        if name == AWAKE:
            if stood != seen.stands:
                self._post(Watching(seen.stands))
        elif seen.stands:
            self._post(HoldBegan(Obstacle(name), seen.what, expires=True))
        elif stood:
            self._post(HoldEnded(Obstacle(name)))

    def _stands(self, name: str) -> bool:
        state = self._state()
        return state.watching if name == AWAKE else any(hold.on == name for hold in state.holds)


def _stands(sight: Sight | None) -> bool:
    return sight is not None and sight.seen is not None and sight.seen.stands
