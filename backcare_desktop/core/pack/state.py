"""What the warm and cold timer knows, as types: its screens, the pack that is on, and what was done before."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from backcare_desktop.core.frozen import dataclass

ALARM_AFTER_S = 30.0
STOP_AFTER_S = 60.0
"""A skin check without an answer: the alarm, and then the end (guidance 2.4)."""

RING_EVERY_S = 20.0
RING_FOR_S = 600.0
RING_SELDOM_S = 60.0
"""The alarm sounds until "It is off" (guidance 2.4): after ten minutes once a minute, as nobody seems to be there."""

LATE_S = 60.0
"""Whoever hears of the end only so long after it (asleep, not running) is told that time passed."""

LOOK_FOR_S = 1800.0
"""So long the last look at the skin is asked for."""

WARM, COLD = "warm", "cold"
"""What is on the skin, in a word; the steps of an alternating pack have their own, such as cool."""
KEPT_PACKS = 24
EPS_S = 1e-6


class Method(StrEnum):
    """The kinds of pack, by the ids of their presets."""

    COLD = "cold"
    HEAT = "heat"
    ALTERNATE = "alternate"


class Length(StrEnum):
    """How long, as the person chooses it."""

    SHORTER = "shorter"
    USUAL = "usual"
    LONGER = "longer"
    CAREFUL = "careful"


class Why(StrEnum):
    """Why the pack must come off."""

    TIME_UP = "time_up"
    UNANSWERED = "unanswered"
    PASSED = "passed"


class Effect(StrEnum):
    """What is to be done once: a question appears; the alarm sounds."""

    ASK = "ask"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack on the skin. ``checks_s``: when to look, from its start; ``turns``: warm or cool between those."""

    method: Method
    started_s: float
    length_s: float
    checks_s: tuple[float, ...]
    turns: tuple[str, ...]
    after_check_s: float
    gap_s: float

    @property
    def ends_s(self) -> float:
        """When it must come off, whatever happens."""
        return self.started_s + self.length_s


@dataclass(frozen=True, slots=True)
class Idle:
    """No timer is wanted."""


@dataclass(frozen=True, slots=True)
class Safety:
    """Read this first: what holds for every pack (None), or for this method."""

    method: Method | None = None


@dataclass(frozen=True, slots=True)
class NotForYou:
    """Something in the list fits; which one is never asked and never kept."""

    method: Method | None = None


@dataclass(frozen=True, slots=True)
class Choose:
    """Cold, warm or alternate?"""


@dataclass(frozen=True, slots=True)
class Setup:
    """Wrap the pack, and choose how long."""

    method: Method
    length: Length = Length.USUAL


@dataclass(frozen=True, slots=True)
class Running:
    """The pack is on; the skin was looked at ``looked`` times."""

    pack: Pack
    looked: int = 0


@dataclass(frozen=True, slots=True)
class SkinCheck:
    """Is it only a bit pink? The ``number``-th look, asked at ``asked_s``; ``ring_s``: when the alarm sounds next."""

    pack: Pack
    number: int
    asked_s: float
    ring_s: float


@dataclass(frozen=True, slots=True)
class Done:
    """Take it off, until the person says that it is off. Rings from ``ring_s``, seldom after ``quiet_s``."""

    pack: Pack
    why: Why
    ring_s: float
    quiet_s: float


@dataclass(frozen=True, slots=True)
class Advice:
    """The skin is not as it should be; ``is_last``: so it was at the last look."""

    pack: Pack
    since_s: float
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """The pack is off; the skin is looked at once more at ``look_s``."""

    pack: Pack
    look_s: float


@dataclass(frozen=True, slots=True)
class AfterCheck:
    """Look once more."""

    pack: Pack
    asked_s: float


@dataclass(frozen=True, slots=True)
class Rest:
    """Not yet again."""


Ready = Idle | Safety | NotForYou | Choose | Setup | Rest
Phase = Ready | Running | SkinCheck | Done | Advice | Waiting | AfterCheck


@dataclass(frozen=True, slots=True)
class Taken:
    """A pack that was on that local day; the day on which it was last on."""

    method: Method
    day: date


@dataclass(frozen=True, slots=True)
class Off:
    """When the last pack came off, on both clocks, and how long to wait then."""

    boot_s: float
    utc_s: float
    gap_s: float


@dataclass(frozen=True, slots=True)
class State:
    """All that the timer knows. ``boot_s`` and ``utc_s``: both clocks when it last changed."""

    phase: Phase = Idle()
    boot_s: float = 0.0
    utc_s: float = 0.0
    read_on: date | None = None
    """The local day on which ``read`` was read: "" is what holds for every pack."""
    read: tuple[str, ...] = ()
    taken: tuple[Taken, ...] = ()
    off: Off | None = None
    sore_on: date | None = None
    """The local day on which the skin was not normal at the last look: its spot gets no more that day."""
