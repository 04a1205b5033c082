"""The warm-up player: leads from step to step, is halted and goes on, and shows what comes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent

from backcare_desktop.core import wording
from backcare_desktop.core.commands import ChangeSettings, Emit
from backcare_desktop.core.evidence import by_id
from backcare_desktop.core.moves.warmups import WarmUp
from backcare_desktop.core.view import PromptView
from backcare_desktop.ui import hearing, theme
from backcare_desktop.ui.ahead import Ahead
from backcare_desktop.ui.cover import Stage
from backcare_desktop.ui.figure.figure import Figure
from backcare_desktop.ui.keys import back_and_on
from backcare_desktop.ui.lines import Lines
from backcare_desktop.ui.material import Material, QuietKeys
from backcare_desktop.ui.player.parts import Aside, PhaseBar, Way, loosen_rows
from backcare_desktop.ui.player.step import OVER, StepPage
from backcare_desktop.ui.stay import stay_near
from backcare_desktop.ui.walk import Stand, Walk

START_NOTE: Final = "note.warm-up-start"
WAITING: Final = "waiting for your hands to rest"
AWAKE: Final = "Warm-up"


class Player(Stage):
    """Leads through a warm-up; the words to read before stand through its first step."""

    called = "warm-up"

    def __init__(self, emit: Emit, plan: WarmUp, material: Material, quiet_keys: QuietKeys, *, figure: Figure) -> None:
        self._send = emit
        self._material = material
        self._aloud = material.aloud
        self._walk = Walk(plan, is_easier=material.is_easier())
        self._prompt: PromptView | None = None
        self._stand: Stand | None = None
        self._is_awake = self._has_sounded_end = False
        self.figure = figure
        super().__init__(emit, quiet_keys)
        self.setWindowTitle("BackCare warm-up")
        back, on = back_and_on(self)
        self.keys.shortcuts[on] = lambda: self._go(1)
        self.keys.shortcuts[back] = lambda: self._go(-1)

    def build(self) -> None:
        """Put the page of the step, and the list in its place, below the time."""
        notes = self._material.warm_ups().notes
        start = by_id(notes, START_NOTE)
        self.title = Lines(theme.SIZE_HEADING, "second")
        self.way = Way(self._send, self._go)
        self.page = StepPage(self._walk, self.way, ring=self.ring, figure=self.figure, find=self._material.exercise)
        self.page.lay_out(() if start is None else (start.title, *start.lines))
        self.ahead = Ahead(self._walk, notes)
        self.ahead.hide()
        self.aside = Aside(self._walk.plan, self._ease, self._look)
        self.phases = PhaseBar(self._walk.plan)
        self.footer = Lines(theme.SIZE_HEADING, "second")
        self.footer.say(self._material.texts().disclaimers.exercise)
        for widget in (self.title, self.page, self.ahead, self.aside, self.phases, self.footer):
            self.column.addWidget(widget)

    # ---- what is shown

    def fill(self, prompt: PromptView) -> None:
        """Show the step that is on now."""
        was, before = self._prompt, self._stand
        self._prompt, self._stand = prompt, self._walk.at(prompt)
        with_keyboard = self.focusWidget()
        self._stay_awake(is_wanted=not prompt.is_halted)
        self._show_time()
        is_new = before is None or before.index != self._stand.index
        if is_new:
            self._sound(prompt, is_first=before is None)
        if is_new or was is None or (was.is_halted, was.can_done) != (prompt.is_halted, prompt.can_done):
            self._show_step()
        elif before is not None and before.counts != self._stand.counts:
            self.fit()  # other words, of another length
        stay_near(with_keyboard, self.way.back, self.way.next, self.aside.look)

    def tighten(self, step: int) -> None:
        """On a small screen what can be missed goes first; the list takes all the room there is."""
        self.column.setSpacing(theme.SPACE_8 if step < 1 else theme.SPACE_4)
        self.page.tighten(step, self.ratio, QSize(self.body.width(), self.height()))
        self.phases.fit(self.ratio, self.body.width())
        self.phases.setVisible(step < 7)
        self.footer.setVisible(step < 6 and not self._looks)
        self.footer.setContentsMargins(0, theme.SPACE_16 if step < 1 else 0, 0, 0)
        if self._looks:
            self.ahead.fit(self.ratio, self._room_px())
        self._show_time()

    def loosen(self, room_px: int) -> None:
        """Set the buttons apart, then the last line; part what is to be read before, and the phases."""
        if not self._looks:
            room_px = self.way.loosen(room_px)
        above_px = self.footer.contentsMargins().top()
        self.footer.setContentsMargins(0, max(above_px, min(theme.SPACE_16, room_px // 2)), 0, 0)
        left_px = room_px - self.footer.contentsMargins().top() + above_px
        if not self._looks:
            loosen_rows(self.column, self.page.loosen(left_px))

    def _show_time(self) -> None:
        prompt, stand = self._prompt, self._stand
        if prompt is None or stand is None:
            return
        left = f"{wording.countdown_text(stand.left_s)} left"
        state = f"halted · {left}" if prompt.is_halted else left if prompt.is_running else WAITING
        self.title.say(prompt.title if stand.is_over else f"{prompt.title} · {state}")
        self.page.show_time(prompt, stand)
        self.phases.show_place(stand.place_s)
        self.bar.done.setVisible(prompt.can_done and not stand.is_over)

    def _show_step(self) -> None:
        if self._prompt is None or self._stand is None:
            return
        self.page.show_step(self._prompt, self._stand)
        self.aside.show_choice(self._stand, is_easier=self._walk.is_easier, looks=self._looks)
        if self._looks:
            self.ahead.show_steps(self._stand.index)
        self.fit()
        self.setAccessibleName(f"{self._prompt.title}. {self.page.step.text()}")

    @property
    def _looks(self) -> bool:
        """Whether the list is open."""
        return not self.ahead.isHidden()

    def _room_px(self) -> int:
        """The height that the list may take."""
        margins = self._page.contentsMargins()
        taken = margins.top() + margins.bottom() + 2 * theme.SPACE_40 + self.phases.maximumHeight()
        others = (self.bar, self.title, self.aside)
        return max(theme.SPACE_64, self.height() - taken - sum(each.sizeHint().height() for each in others))

    # ---- what the person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space halts and goes on; on a button that has the focus it presses that."""
        if event.key() == Qt.Key.Key_Space and not self.way.halt.isHidden():
            self.way.toggle()
        else:
            super().keyPressEvent(event)

    def _go(self, by: int) -> None:
        """Go that many steps on, or back."""
        if self._prompt is not None and self._stand is not None:
            self._walk.go(self._stand, by)
            self.fill(self._prompt)

    def _ease(self) -> None:
        """Show the other form of the steps, now and next time."""
        self._walk.is_easier = not self._walk.is_easier
        self._send(ChangeSettings((("guide.easier_steps", self._walk.is_easier),)))
        self._show_step()

    def _look(self) -> None:
        """Open the list of all steps, or close it."""
        looks = not self._looks
        self.ahead.setVisible(looks)
        self.page.setVisible(not looks)
        self._show_step()
        if looks and self.focusWidget() is self.aside.look:
            self.ahead.setFocus(Qt.FocusReason.TabFocusReason)

    # ---- what is heard

    def _sound(self, prompt: PromptView, *, is_first: bool) -> None:
        assert self._stand is not None
        if self._stand.is_over:
            self._has_sounded_end = True
            self._aloud.end()
        elif not is_first:
            self._aloud.step()
        elif self._stand.elapsed_s < hearing.AT_ONCE_S:
            self._aloud.start()
        words = OVER if self._stand.is_over else self._walk.said(self._walk.plan.steps[self._stand.index])
        self._aloud.say(words)
        begins = f"{prompt.title}, {wording.about(prompt.total_s)}. " if is_first else ""
        hearing.announce(self, begins + words)

    def _stay_awake(self, *, is_wanted: bool) -> None:
        if is_wanted != self._is_awake:
            self._is_awake = is_wanted
            (self._aloud.stay_awake if is_wanted else self._aloud.let_sleep)(AWAKE)

    def end(self) -> None:
        """It is over, however it ended: the screen may sleep again."""
        self._stay_awake(is_wanted=False)
        if self._prompt is not None and not self._has_sounded_end:
            (self._aloud.end if hearing.is_at_end(self._prompt) else self._aloud.hush)()
            hearing.announce_end(self._prompt)
        super().end()
