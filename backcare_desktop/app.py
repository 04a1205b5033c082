"""The composition root: builds the parts; ``App.post`` is the one place where the state changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from backcare_desktop import __version__
from backcare_desktop.amends import Amends
from backcare_desktop.coach import Coach
from backcare_desktop.core import engine, present, timetable
from backcare_desktop.core.commands import Page, TakeUpBackup, Verb
from backcare_desktop.core.diary import Step
from backcare_desktop.core.events import Begin, Event, Happened, Moment, Restarted, RulesChanged, TakeBreak, What, Woke
from backcare_desktop.core.model import Break
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.view import View
from backcare_desktop.cues import Cues
from backcare_desktop.display import Display
from backcare_desktop.greeting import Greeting, tell_of_a_stall
from backcare_desktop.heartbeat import Beat, Heartbeat
from backcare_desktop.keeper import Keeper
from backcare_desktop.lookout import Lookout
from backcare_desktop.owned import Owned
from backcare_desktop.packtimer import PackTimer
from backcare_desktop.ports import Clock
from backcare_desktop.preferences import Preferences
from backcare_desktop.recorder import Recorder
from backcare_desktop.replies import Replies
from backcare_desktop.senses import Senses
from backcare_desktop.shelves import Shelves
from backcare_desktop.standing import Standing
from backcare_desktop.store import logs
from backcare_desktop.store.folders import Folders
from backcare_desktop.store.history import History
from backcare_desktop.store.memory import Memory
from backcare_desktop.system.autostart import XdgAutostart
from backcare_desktop.system.idle.chosen import ChosenIdle
from backcare_desktop.system.notify import DesktopNotifier
from backcare_desktop.system.owninput import OwnInput
from backcare_desktop.system.session.choice import session_probe
from backcare_desktop.ui.shelf import Shelf
from backcare_desktop.verbs import Verbs
from backcare_desktop.voice import Voice
from backcare_desktop.wanted import Wanted

if TYPE_CHECKING:
    from backcare_desktop.obstacles import Obstacles


class App:
    """The running app: takes in events and verbs, keeps the state, shows it, remembers it."""

    def __init__(self, qt: QApplication, folders: Folders, clock: Clock) -> None:
        self._qt = qt
        self._folders = folders
        self._clock = clock
        self.voice = Voice(DesktopNotifier())
        self.memory = Memory(folders.memory, now=self.now, tell=self.voice.tell_problem)
        self.history = History(folders.history, now=self.now, tell=self.voice.tell_problem)
        self.preferences = Preferences(folders, self.voice, self.now, XdgAutostart())
        self.preferences.changed = self._take_over
        self.heart = Heartbeat(clock, self._beat, folders.stalled)
        self._since_utc_s = clock.utc_s()
        self.recorder = Recorder(self.history, lambda: self.settings, self.now)
        self._keeper = Keeper(self.memory, clock, self.heart, self.recorder)
        kept = self._keeper.take_up()
        self.standing = Standing(self.memory, lambda: self.settings, self.now)
        self._rules = self.standing.rules()
        self.state = kept or engine.begin(self.heart.read().at, self._rules)
        self.view = self.standing.said(present.view(self.state, self._rules, self._since_utc_s))
        self._is_posting = False
        self._queue: list[tuple[Event, ...]] = []
        self.owned = Owned(folders, self.now, self.voice.tell, came=self.preferences.bring_up)
        self.coach = Coach(self.memory, lambda: self.settings, self.now, self.history.answers, self.owned)
        self.cues = Cues(lambda: self.settings, clock.boot_s)
        self.packs = PackTimer(self.memory, self.cues, lambda: self.coach.library.heat_cold, self.post)
        self.lookout = Lookout(self._obstacles)
        idle = ChosenIdle()
        self._own_input = OwnInput(qt, idle.saw_input)
        self.senses = Senses(clock, idle, session_probe(), self.post)
        self.display = Display(qt, self.emit, self._shelf(), self.coach.material(self.cues), idle.quiet_s)
        self.packs.screens = self.display
        self._greeting = Greeting(self.voice, self.memory, self.display, self.emit)
        self.amends = Amends(self.recorder.rows, self.history.add, settings=lambda: self.settings, now=self.now)
        self._wanted = Wanted(self.memory, self.recorder.rows, self.display, self.emit)
        self.verbs = Verbs(
            post=self.post,
            view=lambda: self.view,
            now=self.now,
            quit=qt.exit,
            display=self.display,
            amends=self.amends,
            coach=self.coach,
            cues=self.cues,
            owned=self.owned,
            packs=self.packs,
            preferences=self.preferences,
            recorder=self.recorder,
            memory=self.memory,
            folders=folders,
        )
        self._replies = Replies(str(folders.socket), self._up_to_now, self.verbs.answer)
        self._was_saved = kept is not None

    @property
    def settings(self) -> Settings:
        """The settings that hold now."""
        return self.preferences.settings

    # ---- beginning and end

    def start(self, *, hidden: bool) -> None:
        """Begin to sense, to answer and to show."""
        self.heart.keep(self._rules)
        self._come_back()
        self.post(*((Restarted(), RulesChanged(self._rules)) if self._was_saved else ()))
        self._greeting.begin(self.state.boot_s, hidden=hidden)
        self.senses.start()
        try:
            self._replies.start()
        except OSError as error:
            self.voice.tell(
                f"Commands to the running app do not work ({error}). Reminders go on. Start BackCare again."
            )
        self.display.start(self.view, self._greeting.tray_is)
        self.lookout.start()
        logs.note("started: version %s", __version__)

    def _come_back(self) -> None:
        """A break that a restart interrupted goes on, but covers nothing again."""
        prompt = self.state.prompt
        if prompt is not None and isinstance(prompt.phase, Break):
            self.display.prompts.show_small(prompt.number)
        tell_of_a_stall(self._folders, self.voice)

    def stop(self) -> None:
        """Save everything and let go."""
        self.heart.stop()
        self.display.close()
        self.cues.close()
        self.senses.stop()
        self.lookout.stop()
        self.recorder.finish()
        self._replies.stop()
        self.voice.close()
        self._keeper.save(self.state)
        self.history.close()
        self.memory.close()
        logs.note("ended")

    # ---- the one place where the state changes

    def post(self, *events: Event) -> tuple[Happened, ...]:
        """Take in what happened now and do what is due; what is told comes back. GUI thread only."""
        if self._is_posting:
            self._queue.append(events)
            return ()
        self._is_posting = True
        try:
            told = self._step(events)
            while self._queue:
                self._step(self._queue.pop(0))
        finally:
            self._is_posting = False
        return told

    def _step(self, events: Sequence[Event]) -> tuple[Happened, ...]:
        beat = self.heart.read()
        if self._has_woken(beat) and not any(isinstance(each, (Woke, Restarted)) for each in events):
            events = (Woke(), *events)
            self.senses.look()
        if any(isinstance(each, Woke) for each in events):
            self.lookout.woke()
        before = self.state
        self.state, told = engine.step(before, beat.at, events, self._rules)
        for event in events:
            if isinstance(event, RulesChanged):
                self._rules = event.rules
                self.heart.keep(event.rules)
        self._perform(Step(events, self.state, self._rules), told)
        self._keeper.heed(self.state, events, told)
        self._heed_wish(events, told)
        if self.standing.heed(events, told, before, self.state):
            self.post(RulesChanged(self.standing.rules()))
        self._show(beat.at)
        self._greeting.heed(self.state)
        if self.packs.beat(beat.at):
            self._show(beat.at)
        self.senses.watch(engine.watch_s(self.state, self._rules))
        self.heart.sleep_until(
            min(engine.next_deadline(self.state, self._rules), self.packs.deadline_s),
            shows_countdown=self.display.shows_countdown(self.view) or self.packs.shows_countdown,
        )
        self.heart.watch_over(covers=self.display.prompts.covers and self.state.asleep_since_s is None)
        return told

    def _heed_wish(self, events: Sequence[Event], told: Sequence[Happened]) -> None:
        """A break that the person begins is shown with its moves, though they are left out when it comes by itself."""
        begins = any(each.what is What.BREAK for each in told)
        if begins and self.state.prompt is not None and any(isinstance(each, (Begin, TakeBreak)) for each in events):
            self.display.prompts.show_whole(self.state.prompt.number)

    def _has_woken(self, beat: Beat) -> bool:
        """Whether it hears again after a silence; also where nobody said that the machine woke (R13)."""
        asleep_since_s = self.state.asleep_since_s
        overslept = asleep_since_s is not None and beat.at.boot_s - asleep_since_s > engine.SILENCE_S
        return beat.was_silent or overslept

    def _beat(self) -> None:
        self.preferences.follow_file()
        self.post()

    def _perform(self, step: Step, told: Sequence[Happened]) -> None:
        """Carry out what happened, once: the history."""
        for row in self.recorder.heed(step, told):
            self.amends.heed(row)
            self._wanted.heed(row, self._rules.reminder(row.item))
        for each in told:
            self.coach.leading.heed(each)
            if self.coach.leading.is_help_due(each):
                self.display.windows.open(Page.HELP)
            logs.note("%s: %s %s", each.what.value, each.reminder or "", each.why or "")

    def _show(self, at: Moment) -> None:
        before = self.view
        if present.mood_of(self.state, self._rules) is not before.mood:
            self._since_utc_s = at.utc_s
        view = self.packs.said(self.standing.said(present.view(self.state, self._rules, self._since_utc_s)))
        self.view = replace(view, skipped=self.amends.open or "")
        self.cues.heed(self.view)
        self.display.render(self.view)
        self._replies.heed(before, self.view)

    # ---- verbs

    def emit(self, verb: Verb) -> None:
        """Carry out what the person chose in a window or in the tray."""
        self.verbs.press(verb)

    def _up_to_now(self) -> View:
        self.post()
        return self.view

    # ---- settings

    def _take_over(self, settings: Settings) -> None:
        """Heed changed settings at once: the rules, and the look where windows are."""
        self.post(RulesChanged(self.standing.rules()))
        self.lookout.heed()
        self.display.take_over(settings)

    # ---- parts

    def now(self) -> datetime:
        """The local time, with its offset."""
        return timetable.local_time(self._clock.utc_s(), self._clock.zone())

    def _obstacles(self) -> Obstacles:
        from backcare_desktop.obstacles import Obstacles, Pace  # late: the start stays short

        pace = Pace(self._clock.speed)
        return Obstacles(lambda: self.settings, lambda: self.state, self.post, now=self.now, pace=pace)

    def _shelf(self) -> Shelf:
        return Shelves(
            coach=self.coach,
            owned=self.owned,
            packs=self.packs,
            preferences=self.preferences,
            recorder=self.recorder,
            folders=self._folders,
            now=self.now,
            kept=lambda: self.verbs.kept_pages(),  # noqa: PLW0108  # the verbs are made later
            has_tray=lambda: self.display.has_tray,
            is_still=lambda: self.display.is_still,
            sees=self.lookout.sees,
            restored=lambda: self.verbs.carry_out(TakeUpBackup()).text,
        ).filled()
