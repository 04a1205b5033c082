"""Carries out the verbs, from wherever they come: tray, windows and command line share this one path."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from backcare_desktop import backups
from backcare_desktop.amends import Amends
from backcare_desktop.coach import Coach
from backcare_desktop.core import tally
from backcare_desktop.core.commands import (
    Answer,
    AnswerCard,
    ChangeOwn,
    ChangeSettings,
    Did,
    DropPage,
    Focus,
    Forget,
    KeepPage,
    Open,
    PackAction,
    PackDo,
    Page,
    Quit,
    ShowMoves,
    TakeNext,
    TakeUpBackup,
    Verb,
)
from backcare_desktop.core.commands import Reply as Answered
from backcare_desktop.core.commandwords import WrongWords, parse
from backcare_desktop.core.events import Happened, HoldBegan, HoldEnded, TakeBreak
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.rules import Obstacle
from backcare_desktop.core.view import View
from backcare_desktop.cues import Cues
from backcare_desktop.display import Display
from backcare_desktop.owned import Owned
from backcare_desktop.packtimer import PackTimer
from backcare_desktop.ports import Problem
from backcare_desktop.preferences import Preferences
from backcare_desktop.recorder import Recorder, forget_kept
from backcare_desktop.single.messages import DONE, REFUSED, WRONG_USAGE, Later, Reply, Request
from backcare_desktop.store import logs
from backcare_desktop.store.folders import Folders
from backcare_desktop.store.memory import Memory

if TYPE_CHECKING:
    from backcare_desktop.erasing import Erased
    from backcare_desktop.outcomes import Outcomes

WELCOMED = "welcomed"


@dataclass(frozen=True, slots=True)
class Verbs:
    """Knows what each verb means. ``post`` and ``view`` are the app's; ``quit`` ends it."""

    post: Callable[..., tuple[Happened, ...]]
    view: Callable[[], View]
    now: Callable[[], datetime]
    quit: Callable[[], None]
    display: Display
    amends: Amends
    coach: Coach
    cues: Cues
    owned: Owned
    packs: PackTimer
    preferences: Preferences
    recorder: Recorder
    memory: Memory
    folders: Folders

    def answer(self, request: Request) -> Reply | Later:
        """Answer a command of the command line."""
        try:
            verb = parse(list(request.do))
        except WrongWords as error:
            return Reply(WRONG_USAGE, f"backcare: {error}")
        return self._forget(verb) if isinstance(verb, Forget) else self.carry_out(verb)

    def press(self, verb: Verb) -> None:
        """Carry out what was chosen in a window or the tray; what it is kept as is told there, if not as one thinks."""
        before = self.amends.early
        self.carry_out(verb)
        early = self.amends.early
        if early is not None and early is not before:
            self._outcomes().ask_about(early.item)

    def carry_out(self, verb: Verb) -> Reply:
        """Carry out a verb; the reply says in words what came of it."""
        said = ""
        match verb:
            case Open(page=page, item=item):
                return self._open(page, item)
            case Focus(for_s=for_s):
                said = self._hold_back(for_s)
            case TakeNext():
                return self.carry_out(self._next_break())
            case Answer():
                self.recorder.history.add(tally.row_of_answer(verb, self.now()))
                self.coach.desk.note(verb)
                self.display.windows.answered()
            case ChangeSettings(changes=changes):
                problem = self.preferences.change(dict(changes))
                return Reply(REFUSED, str(problem)) if problem else Reply(DONE)
            case ChangeOwn():
                return self._change_own(verb)
            case KeepPage() | DropPage():
                self._keep(verb)
            case Did() | AnswerCard() | ShowMoves() | PackDo() | Forget() | TakeUpBackup():
                return self._seldom(verb)
            case Quit():
                self.quit()
                return Reply(DONE, "BackCare ends.")
            case _:
                return self._outcomes().command(verb)
        return Reply(DONE, said or self.view().why)

    def _hold_back(self, for_s: float) -> str:
        """Hold prompts back, or no more; what came of it."""
        self.post(HoldBegan(Obstacle.FOCUS, for_s=for_s) if for_s else HoldEnded(Obstacle.FOCUS))
        held = [each.text for each in self.view().holds if each.on is Obstacle.FOCUS]
        return f"{held[0][:1].upper()}{held[0][1:]}." if held else "Nothing is held back at your wish."

    def _change_own(self, verb: ChangeOwn) -> Reply:
        try:
            reply = Reply(DONE, self.owned.carry_out(verb.change))
        except Problem as problem:
            reply = Reply(REFUSED, str(problem))
        self.display.windows.own_changed()
        return reply

    def _seldom(self, verb: Did | AnswerCard | ShowMoves | PackDo | Forget | TakeUpBackup) -> Reply:
        match verb:
            case Did(reminder_id=reminder_id):
                return self._outcomes().put_right(reminder_id)
            case AnswerCard(reply=reply):
                return self._answer_card(reply)
            case ShowMoves():
                return self._show_moves()
            case PackDo(action=action):
                return self._pack(action)
            case Forget():
                self._forget(verb)
                return Reply(DONE)
        return self._take_up_backup()

    def _forget(self, days: Forget) -> Later:
        """Begin to delete; the answer comes when all is gone."""
        from backcare_desktop.core.lookback.rowtext import counted  # late: seldom wanted

        later = Later()

        def ended(gone: Erased) -> None:
            if isinstance(gone, Problem):
                reply = Reply(REFUSED, str(gone))
            else:
                forget_kept(self.memory, days.first, days.last, self.preferences.settings.rules.day_starts_at)
                logs.forget(self.folders.log, days.first, days.last)
                self.amends.begin_anew()
                reply = Reply(DONE, f"{counted(gone).capitalize()} deleted, for good.")
            self.display.windows.forgot(reply.text)
            later.settle(reply)

        self.recorder.forget(days.first, days.last, ended)
        return later

    def _take_up_backup(self) -> Reply:
        if self.recorder.is_erasing:
            return Reply(REFUSED, "Days are just being deleted. Nothing was changed. Try again in a moment.")
        self.recorder.history.close()
        try:
            backups.taken_up(self.folders, self.memory)
        except Problem as problem:
            return Reply(REFUSED, str(problem))
        self.recorder.begin_anew()
        self.amends.begin_anew()
        self.preferences.follow_file()
        self.display.windows.own_changed()
        self.display.windows.answered()
        return Reply(DONE, backups.SAID)

    def _outcomes(self) -> Outcomes:
        from backcare_desktop.outcomes import Outcomes  # late: the resting app does without

        return Outcomes(self.post, self.view, self.display, amends=self.amends, preferences=self.preferences)

    def _answer_card(self, reply: Answered) -> Reply:
        stands = self.display.prompts.answer(reply)
        if stands is None:
            return Reply(REFUSED, "Not done: no card asks a question now.")
        then = f"{stands}\nThen say: backcare done, or: backcare snooze"
        return Reply(DONE, then if reply is Answered.NO else "Your answer is kept.")

    def _show_moves(self) -> Reply:
        if not self.display.prompts.show_moves():
            return Reply(REFUSED, "Not done: no break runs. Take one with: backcare next")
        self.post()  # from now on its countdown is seen
        return Reply(DONE, self.view().why)

    def _pack(self, action: PackAction) -> Reply:
        fitted = self.packs.do(action)
        if fitted:
            return Reply(DONE, "Take the pack off now." if action is PackAction.STOP else "")
        return Reply(REFUSED, "Not done: no warm or cold timer runs. Open it with: backcare pack")

    def _next_break(self) -> TakeBreak:
        """The break that comes next, whichever it is; full ones before cards and badges."""
        reminders = {each.id: each for each in self.preferences.settings.rules.reminders}
        coming = [each.reminder for each in self.view().next if reminders[each.reminder].is_use]
        full = [each for each in coming if reminders[each].is_full]
        return TakeBreak((full or coming or ["stretch"])[0])

    def _open(self, page: Page, item: str | None) -> Reply:
        if item is not None and not self._knows(item):
            return Reply(REFUSED, f"The guide has no entry “{item}”. All of them: backcare guide --list")
        if page is Page.PACK and not self.display.windows.is_open(page):
            self.packs.do(PackAction.OPEN)
        if page is Page.WELCOME:
            self.memory.put(WELCOMED, True)
        self.display.windows.open(page, item)
        if page is Page.PACK:
            self.post()  # from now on its countdown is seen
        return Reply(DONE)

    def _knows(self, item: str) -> bool:
        from backcare_desktop.core.guide.catalogue import lookup

        return lookup(self.coach.library.guidance, item) is not None

    def kept_pages(self) -> tuple[str, ...]:
        """The pages of the guide that the person kept."""
        from backcare_desktop.store import kept_pages

        return kept_pages.kept(self.memory)

    def _keep(self, verb: KeepPage | DropPage) -> None:
        from backcare_desktop.store import kept_pages

        if isinstance(verb, KeepPage):
            kept_pages.keep(self.memory, verb.item, verb.place)
        else:
            kept_pages.drop(self.memory, verb.item)
