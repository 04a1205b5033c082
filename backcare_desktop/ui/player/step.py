"""The page of the warm-up player: one step in large words with its time, what to read before, and what comes then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import floor
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core import wording
from backcare_desktop.core.moves.exercises import Exercise
from backcare_desktop.core.moves.warmups import WarmUpStep
from backcare_desktop.core.view import PromptView
from backcare_desktop.ui import theme
from backcare_desktop.ui.figure.figure import Figure
from backcare_desktop.ui.lines import Lines, TimeRing
from backcare_desktop.ui.player.parts import Way, loosen_rows
from backcare_desktop.ui.walk import Stand, Walk

OVER: Final = "That was it"
BESIDE_PX: Final = theme.SPACE_40
"""Between the ring and what stands beside it."""
RING_PARTS: Final = (1.0, 0.85, 0.85, 0.7, 0.6, 0.5, 0.5, 0.0, 0.0)
FIGURE_PARTS: Final = (0.34, 0.34, 0.27, 0.2, 0.16, 0.0, 0.0, 0.0, 0.0)
"""How much of the height ring and figure take on ever smaller screens; without ring the time stands with the phase."""


class StepPage(QWidget):
    """Shows where a walk stands. ``find``: a move by its id, for the figure."""

    def __init__(
        self, walk: Walk, way: Way, *, ring: TimeRing, figure: Figure, find: Callable[[str], Exercise | None]
    ) -> None:
        super().__init__()
        self._walk = walk
        self._find = find
        self._tight = 0
        self._stand: Stand | None = None
        self._comes = self._halted = ""
        self.ring, self.figure, self.way = ring, figure, way
        self.before: list[Lines] = []
        self.phase = Lines(theme.SIZE_HEADING, "second")
        self.step = Lines(theme.SIZE_TITLE, weight=QFont.Weight.DemiBold)
        self.easier = Lines(theme.SIZE_HEADING, "accent")
        self.hint = Lines(theme.SIZE_HEADING)
        self.then = Lines(theme.SIZE_HEADING, "second")

    def lay_out(self, before: Sequence[str]) -> None:
        """Put the parts one below the other; what is to be read before stands beside the ring, its title first."""
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(theme.SPACE_8)
        self._column = page
        self._notes = notes = QVBoxLayout()
        notes.addStretch(1)
        for words in before:
            line = Lines(theme.SIZE_HEADING, "" if self.before else "accent")
            line.setAlignment(Qt.AlignmentFlag.AlignLeft)
            line.say(words)
            self.before.append(line)
            notes.addWidget(line)
        notes.addStretch(1)
        self._shown = shown = QHBoxLayout()
        shown.setSpacing(BESIDE_PX)
        shown.addStretch(1)
        shown.addLayout(notes)
        for widget in (self.figure, self.ring):
            shown.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        shown.addStretch(1)
        page.addLayout(shown)
        for each in (self.phase, self.step, self.easier, self.hint, self.then, self.way):
            page.addWidget(each)

    def show_time(self, prompt: PromptView, stand: Stand) -> None:
        """Show how far step and whole are."""
        self._stand = stand
        self.way.show_state(prompt, stand)
        if stand.is_over:
            self.ring.show_time(prompt)
            self.hint.say(closing(prompt, stand))
            return
        step, count = self._walk.plan.steps[stand.index], len(self._walk.plan.steps)
        self.ring.show_left(stand.step_left_s, step.duration_s)
        time = "" if RING_PARTS[self._tight] else f" · {self.ring.text()}"
        self.phase.say(f"{step.phase.words} · step {stand.index + 1} of {count}{time}")

    def show_step(self, prompt: PromptView, stand: Stand) -> None:
        """Show what to do now, in the form that the person chose, and what comes then."""
        if stand.is_over:
            self.step.say(OVER)
            self._comes = self._halted = ""
            for line in (self.phase, self.easier):
                line.say("")
            self.figure.show_exercise(None)
            return
        steps = self._walk.plan.steps
        step = steps[stand.index]
        self.step.say(self._walk.words(step))
        self.easier.say(self._other_form(step))
        self._comes = f"Then: {self._walk.said(steps[stand.index + 1])}" if stand.comes else "This is the last step"
        self._halted = _standing(stand) if prompt.is_halted else ""
        self.hint.say("")
        move = self._walk.exercise(step)
        self.figure.show_exercise(self._find(move) if move else None)

    def tighten(self, step: int, ratio: float, room: QSize) -> None:
        """In this room all moves closer, then ring and figure shrink; step, next step and buttons always stay."""
        self._tight = step
        self.ring.shrink(RING_PARTS[step], ratio)
        is_first = self._stand is not None and self._stand.index == 0
        for line in self.before:
            line.setVisible(is_first)
            line.fit(room.width() - self.ring.width() - 2 * BESIDE_PX, ratio)
        self._notes.setSpacing(theme.SPACE_4)
        side_px = round(FIGURE_PARTS[step] * room.height())
        self.figure.setVisible(self.figure.has_figure and side_px > 0 and not is_first)
        beside_px = room.width() - self.ring.width() - 2 * BESIDE_PX
        self.figure.setFixedSize(max(1, min(2 * side_px, beside_px)), max(1, side_px))
        theme.set_font(self.figure, round(theme.SIZE_HEADING * ratio))
        self.way.fit(ratio, theme.SPACE_12 if step < 1 else 0)
        self._say_then()
        for line in (self.phase, self.easier, self.then):
            line.setVisible(bool(line.text()))
        is_over = self._stand is not None and self._stand.is_over
        self.hint.setVisible(bool(self.hint.text()) and (is_over or step < 8))
        self._column.setSpacing(theme.SPACE_8 if step < 1 else theme.SPACE_4)
        self._column.setContentsMargins(0, theme.SPACE_8 if step < 1 else 0, 0, 0)
        self._shown.setContentsMargins(0, 0, 0, theme.SPACE_8 if step < 1 else 0)
        self._column.invalidate()
        self._column.activate()

    def loosen(self, room_px: int) -> int:
        """Room that is left, also beside the ring, goes between the words to read before; what is left of it then."""
        beside_px = max(0, self.ring.height() - self._notes.sizeHint().height())
        each_px = (room_px + beside_px) // max(1, len(self.before))
        self._notes.setSpacing(min(theme.SPACE_12, theme.SPACE_4 + each_px))
        parted_px = len(self.before) * (self._notes.spacing() - theme.SPACE_4)
        left_px = room_px + beside_px - parted_px
        margin_px = self._shown.contentsMargins().bottom()
        below_px = max(margin_px, min(theme.SPACE_8, left_px))
        self._shown.setContentsMargins(0, 0, 0, below_px)
        left_px = min(room_px, left_px) - below_px + margin_px
        return loosen_rows(self._column, max(0, left_px))

    def _say_then(self) -> None:
        """What comes; while it is halted how long it may be, in the same place, so that nothing else moves."""
        self.then.setMinimumHeight(0)
        self.then.say(self._comes)
        if self._halted:
            self.then.setMinimumHeight(self.then.sizeHint().height())
            self.then.say(self._halted)

    def _other_form(self, step: WarmUpStep) -> str:
        if self._walk.eases(step):
            return f"The easier way of: {step.text}"
        return f"Easier: {step.easier}" if step.easier else ""


def _standing(stand: Stand) -> str:
    return f"It ends by itself {wording.about(2 * stand.total_s)} after the start."


def closing(prompt: PromptView, stand: Stand) -> str:
    """How a warm-up ends whose steps are over, and what counts."""
    left = wording.countdown_text(prompt.left_s or 0.0)
    closes = f"Go on, and it closes by itself in {left}." if prompt.is_halted else f"It closes by itself in {left}."
    if not prompt.can_done:
        return closes
    if stand.counts:
        return f"Well done. Press Done, or stay: {closes[0].lower()}{closes[1:]}"
    went, half = wording.countdown_text(floor(stand.elapsed_s)), wording.countdown_text(stand.total_s / 2)
    return f"You moved ahead: {went} went by. From {half} on it is kept as done, before that as skipped. {closes}"
