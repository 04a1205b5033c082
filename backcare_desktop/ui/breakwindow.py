"""The break window: the exercise that is on, in large words, with the time that is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core import wording
from backcare_desktop.core.commands import Emit
from backcare_desktop.core.exercises import Exercise, Mode
from backcare_desktop.core.guidance import Texts
from backcare_desktop.core.present import PromptView
from backcare_desktop.ui import overlay, theme
from backcare_desktop.ui.cover import Stage
from backcare_desktop.ui.figure import Figure
from backcare_desktop.ui.lines import Dots, Lines
from backcare_desktop.ui.material import QuietKeys
from backcare_desktop.ui.pace import Pace, Spot
from backcare_desktop.ui.widgets import TextButton

STEP_S: Final = 6.0
"""How long one instruction is the current one: time to read it and to do it. The last one stays."""
WAITING: Final = "Waiting for your hands to rest"
FREE: Final = ("Your own time", "Stand up. Look far away. Move as you like.")
"""What a break without a routine says, and one whose routine is over."""
RING_PARTS: Final = (0.62, 0.62, 0.62, 0.5, 0.5, 0.5, 0.5, 0.0, 0.0)
"""The size of the ring on ever smaller screens; without it the time stands in the title."""
FIGURE_PARTS: Final = (0.34, 0.34, 0.32, 0.27, 0.27, 0.20, 0.0, 0.0, 0.0)
"""How much of the height the figure takes; it goes before what must be read."""
HEAD_PX: Final = 480
"""The words above the figure stand in the middle where the ring leaves them that much, else left of it."""
_MOST_STEPS: Final = 6
_STEP_PX: Final = 40


class BreakWindow(Stage):
    """Leads through the routine; "next" and "back" override its pace."""

    def __init__(
        self, emit: Emit, routine: Sequence[Exercise], texts: Texts, quiet_keys: QuietKeys, figure: Figure
    ) -> None:
        self._routine = tuple(routine)
        self._texts = texts
        self._pace = Pace([exercise.total_s for exercise in routine])
        self._elapsed_s = 0.0
        self._prompt: PromptView | None = None
        self._on = -1
        self._step = 0
        self._tight = 0
        self._is_waiting = False
        self.figure = figure
        super().__init__(emit, quiet_keys)
        self.setWindowTitle("BackCare break")

    def build(self) -> None:
        """Put the parts one below the other."""
        self.title = Lines(theme.SIZE_HEADING, "second")
        self.why = Lines(theme.SIZE_HEADING, "second")
        self.name = Lines(theme.SIZE_TITLE, weight=QFont.Weight.DemiBold)
        self.steps = [Lines(theme.SIZE_HEADING, "second") for _ in range(_MOST_STEPS)]
        self.dose = Lines(theme.SIZE_HEADING, "accent")
        self.back = TextButton("‹ Back", lambda: self._go(-1), theme.SIZE_HEADING)
        self.dots = Dots()
        self.next = TextButton("Next ›", lambda: self._go(1), theme.SIZE_HEADING)
        self.caution = Lines(theme.SIZE_HEADING)
        self.grade = Lines(theme.SIZE_HEADING, "second")
        self.footer = Lines(theme.SIZE_HEADING, "second")
        self.footer.say(self._texts.disclaimers.exercise)
        self.count = Lines(theme.SIZE_HEADING, "accent")
        self.figure.counted.connect(self.count.say)
        self.column.addLayout(self._head())
        self.column.addWidget(self.figure)
        self.column.addWidget(self.count)
        instructions = QVBoxLayout()
        instructions.setSpacing(0)
        for line in self.steps:
            instructions.addWidget(line)
        self.column.addLayout(instructions)
        self.column.addWidget(self.dose)
        self.column.addSpacing(theme.SPACE_8)
        self.column.addLayout(self._way())
        self.column.addSpacing(theme.SPACE_8)
        for line in (self.caution, self.grade, self.footer):
            self.column.addWidget(line)

    def _head(self) -> QHBoxLayout:
        """The words in the middle, the ring at their right."""
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_16)
        words = QVBoxLayout()
        words.setSpacing(theme.SPACE_4)
        words.addStretch(1)
        for line in (self.title, self.why, self.name):
            words.addWidget(line)
        words.addStretch(1)
        self._balance = QWidget()
        head.addWidget(self._balance)
        head.addLayout(words, 1)
        head.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _way(self) -> QHBoxLayout:
        way = QHBoxLayout()
        way.setSpacing(theme.SPACE_16)
        way.addStretch(1)
        for widget in (self.back, self.dots, self.next):
            way.addWidget(widget)
        way.addStretch(1)
        return way

    def fill(self, prompt: PromptView) -> None:
        """Show the exercise and the instruction that are on now."""
        first = self._prompt is None
        self._prompt = prompt
        self._elapsed_s = prompt.total_s - (prompt.left_s or 0.0)
        spot = self._pace.at(self._elapsed_s)
        self._say_title(prompt)
        if first or spot.index != self._on:
            self._on = spot.index
            self._show_exercise(prompt)
        step = self._step_at(spot)
        if first or step != self._step:
            self._step = step
            self.fit_from(self._tight)

    def tighten(self, step: int) -> None:
        """On a small screen first the figure shrinks and what can be read later goes, then other instructions."""
        self._tight = step
        self.ring.shrink(RING_PARTS[step], self.ratio)
        aside_px = self.ring.width() if RING_PARTS[step] else 0
        room_px = self.body.width() - aside_px - 2 * theme.SPACE_16
        is_middle = room_px - aside_px >= theme.scaled(HEAD_PX * self.ratio)
        self._balance.setFixedWidth(aside_px if is_middle else 0)
        for line in (self.title, self.why, self.name):
            line.fit(room_px - self._balance.width(), self.ratio)
        figure_px = round(FIGURE_PARTS[step] * self.height())
        self.figure.setVisible(self.figure.has_figure and figure_px > 0)
        self.figure.setFixedHeight(max(1, figure_px))
        self.count.setVisible(not self.figure.isHidden() and not self.figure.is_still)
        theme.set_font(self.figure, round(theme.SIZE_HEADING * self.ratio))
        self.count.setMinimumHeight(self.count.fontMetrics().height())
        self.why.setVisible(bool(self.why.text()) and (step < 2 or self._is_waiting))
        self.grade.setVisible(bool(self.grade.text()) and step < 4)
        self.dose.setVisible(bool(self.dose.text()) and step < 6)
        self.footer.setVisible(step < 8)
        self._mark_step()

    def _say_title(self, prompt: PromptView) -> None:
        was_waiting, self._is_waiting = self._is_waiting, not prompt.is_running
        self.title.say(prompt.title if self._tight < 7 else f"{prompt.title} · {self.ring.text()} left")
        self.why.say(WAITING if self._is_waiting else prompt.why)
        if was_waiting != self._is_waiting:
            self.fit()

    def _show_exercise(self, prompt: PromptView) -> None:
        count = len(self._routine)
        exercise = self._routine[self._on] if self._on < count else None
        position = f"{self._on + 1} of {count} · " if exercise is not None and count > 1 else ""
        name, instructions = (exercise.name, exercise.steps) if exercise is not None else (FREE[0], (FREE[1],))
        self.figure.show_exercise(exercise)
        self.name.say(position + name)
        for line, text in zip(self.steps, (*instructions, *[""] * _MOST_STEPS), strict=False):
            line.say(text)
        self.dose.say("" if exercise is None else dose(exercise))
        self.caution.say("" if exercise is None else exercise.caution)
        self.caution.setVisible(exercise is not None)
        self.grade.say("" if exercise is None else f"Evidence: {self._texts.grade(exercise.evidence_grade).label}")
        self._step = 0
        self._show_way(count)
        self.fit()
        overlay.announce(self, f"{name}. {' '.join(instructions)}")
        self.setAccessibleName(f"{prompt.title}. {name}")

    def _show_way(self, count: int) -> None:
        for widget in (self.back, self.dots, self.next):
            widget.setVisible(count > 1)
        self.dots.show_step(self._on, count)
        self.back.setEnabled(self._on > 0)
        self.next.setEnabled(self._on + 1 < count)

    def _mark_step(self) -> None:
        """Write the current instruction large; each line keeps its height, so nothing jumps."""
        for index, line in enumerate(self.steps):
            is_on = index == self._step
            line.write(theme.SIZE_TITLE if is_on else theme.SIZE_HEADING)
            line.setProperty("look", "" if is_on else "second")
            line.setMinimumHeight(theme.scaled(_STEP_PX * self.ratio))
            is_near = self._step <= index <= self._step + (1 if self._tight < 5 else 0)
            line.setVisible(bool(line.text()) and (is_near or self._tight < 1))
            line.style().polish(line)

    def _step_at(self, spot: Spot) -> int:
        if spot.index >= len(self._routine):
            return 0
        return min(int(spot.into_s / STEP_S), len(self._routine[spot.index].steps) - 1)

    def _go(self, by: int) -> None:
        if self._prompt is not None:
            self._pace.go(self._on + by, self._elapsed_s)
            self.fill(self._prompt)


def dose(exercise: Exercise) -> str:
    """How often and how long, in words."""
    each_side = " each side" if exercise.sides > 1 else ""
    times = "once" if exercise.reps == 1 else f"{exercise.reps} times"
    match exercise.mode:
        case Mode.TIME:
            return f"For {wording.about(exercise.hold_s)}"
        case Mode.HOLD:
            return f"Hold {exercise.hold_s} s, {times}{each_side}"
        case Mode.REPS:
            held = f", {exercise.hold_s} s each time" if exercise.hold_s > 1 else ""
            return f"{times.capitalize()}{each_side}{held}"
