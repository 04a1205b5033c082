"""What the system tells of the person and the machine, as events of the core: input, lock, sleep."""

from __future__ import annotations

from collections.abc import Callable

from backcare_desktop.core.events import Event, IdleKnown, InputOff, InputOn, Locked, Slept, Woke
from backcare_desktop.ports import (
    Clock,
    IdleProbe,
    IdleReport,
    InputBegan,
    InputStopped,
    ProbeLost,
    ProbeUnavailable,
    SessionProbe,
)

Post = Callable[..., object]


class Senses:
    """Listens to the probes and posts what they tell. ``speed`` of the clock counts: a fast clock sees longer rests."""

    def __init__(self, clock: Clock, idle: IdleProbe, session: SessionProbe | None, post: Post) -> None:
        self._clock = clock
        self._idle = idle
        self._session = session
        self._post = post
        self._known = False
        self._after_s = 0.0
        self._armed_s: float | None = None
        self.lost_why = ""

    def start(self) -> None:
        """Begin to listen. What cannot be told is posted as unknown."""
        try:
            self._idle.start(self._on_idle)
        except ProbeUnavailable as error:
            self.lost_why = str(error)
            self._post(IdleKnown(False))
        else:
            self._known = True
            self.look()
        if self._session is not None:
            try:
                self._session.start(self._on_lock, self._on_sleep)
            except ProbeUnavailable:
                self._session = None

    def stop(self) -> None:
        """Listen no more."""
        self._idle.stop()
        if self._session is not None:
            self._session.stop()

    def watch(self, after_s: float) -> None:
        """Hear of it when there was no input for that long."""
        self._after_s = after_s
        if self._known and after_s != self._armed_s:
            self._armed_s = after_s
            self._idle.watch(after_s / self._clock.speed)

    def look(self) -> None:
        """Have the input that there is now posted, as after a silence.

        An absence shorter than the watched time counts as input that goes on: the probe tells when it gets that long,
        and tells of input only after that. A probe that cannot be asked reports the absence by itself too.
        """
        self._armed_s = None
        if self._known:
            self._idle.ask(self._on_answer)
        else:
            self._post(InputOn())

    def _on_answer(self, idle_s: float | None) -> None:
        if idle_s is None or idle_s * self._clock.speed <= self._after_s:
            self._post(InputOn())
        else:
            self._post(InputOff(idle_s * self._clock.speed))

    def _on_idle(self, report: IdleReport) -> None:
        match report:
            case ProbeLost(why=why):
                self._known, self.lost_why = False, why
                self._post(IdleKnown(False))
            case InputStopped(idle_s=idle_s):
                self._hear(InputOff(idle_s * self._clock.speed))
            case InputBegan():
                self._hear(InputOn())

    def _hear(self, event: Event) -> None:
        if self._known:
            self._post(event)
        else:
            self._known = True
            self._post(event, IdleKnown(True))

    def _on_lock(self, on: bool) -> None:
        self._post(Locked(on))

    def _on_sleep(self, asleep: bool) -> None:
        if asleep:
            self._post(Slept())
        else:
            self._post(Woke())
            self.look()
