"""The warm-up player: the step that is on, what comes then, and how far the whole is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from backcare_desktop.core import wording
from backcare_desktop.core.commands import Emit
from backcare_desktop.core.evidence import by_id
from backcare_desktop.core.guidance import Texts
from backcare_desktop.core.present import PromptView
from backcare_desktop.core.warmups import Phase, WarmUp, WarmUps
from backcare_desktop.ui import overlay, theme
from backcare_desktop.ui.cover import Stage
from backcare_desktop.ui.lines import Lines
from backcare_desktop.ui.material import QuietKeys
from backcare_desktop.ui.pace import Pace

START_NOTE: Final = "note.warm-up-start"
WAITING: Final = "waiting for your hands to rest"
_BAR_PX: Final = 6
_NAMES: Final = {
    Phase.RAISE: "Raise",
    Phase.MOBILISE: "Mobilise",
    Phase.ACTIVATE: "Activate",
    Phase.REHEARSE: "Rehearse",
}


class Player(Stage):
    """Leads through a warm-up; the words to read before stand through its first step."""

    def __init__(self, emit: Emit, plan: WarmUp, warm_ups: WarmUps, texts: Texts, quiet_keys: QuietKeys) -> None:
        self._plan = plan
        self._texts = texts
        note = by_id(warm_ups.notes, START_NOTE)
        self._before = () if note is None else note.lines
        self._pace = Pace([step.duration_s for step in plan.steps])
        self._on = -1
        super().__init__(emit, quiet_keys)
        self.setWindowTitle("BackCare warm-up")

    def build(self) -> None:
        """Put the parts one below the other."""
        self.title = Lines(theme.SIZE_HEADING, "second")
        self.step = Lines(theme.SIZE_TITLE, weight=QFont.Weight.DemiBold)
        self.easier = Lines(theme.SIZE_HEADING, "accent")
        self.then = Lines(theme.SIZE_HEADING, "second")
        self.phases = PhaseBar(self._plan)
        self.before = [Lines(theme.SIZE_HEADING) for _ in self._before]
        self.footer = Lines(theme.SIZE_HEADING, "second")
        self.footer.say(self._texts.disclaimers.exercise)
        self.column.addWidget(self.title)
        for line, words in zip(self.before, self._before, strict=True):
            line.say(words)
            self.column.addWidget(line)
        self.column.addSpacing(theme.SPACE_16)
        self.column.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addSpacing(theme.SPACE_16)
        for widget in (self.step, self.easier, self.then):
            self.column.addWidget(widget)
        self.column.addSpacing(theme.SPACE_24)
        self.column.addWidget(self.phases)
        self.column.addSpacing(theme.SPACE_16)
        self.column.addWidget(self.footer)

    def fill(self, prompt: PromptView) -> None:
        """Show the step that is on now."""
        left_s = prompt.left_s or 0.0
        elapsed_s = prompt.total_s - left_s
        spot = self._pace.at(elapsed_s)
        steps = self._plan.steps
        index = min(spot.index, len(steps) - 1)
        into_s = spot.into_s if spot.index < len(steps) else steps[index].duration_s
        self.ring.show_left(steps[index].duration_s - into_s, steps[index].duration_s)
        self.phases.show_elapsed(elapsed_s)
        left = f"{_NAMES[steps[index].phase]} · {wording.countdown_text(left_s)} left"
        self.title.say(f"{prompt.title} · {left if prompt.is_running else WAITING}")
        if index != self._on:
            self._on = index
            self._show_step(prompt)

    def tighten(self, step: int) -> None:
        """On a small screen the ring shrinks first."""
        self.ring.shrink((1.0, 0.85, 0.7, 0.5, 0.5, 0.5, 0.0, 0.0, 0.0)[step], self.ratio)
        self.phases.fit(self.ratio)
        self.then.setVisible(bool(self.then.text()) and step < 5)
        self.phases.setVisible(step < 7)
        self.footer.setVisible(step < 8)

    def _show_step(self, prompt: PromptView) -> None:
        steps = self._plan.steps
        step = steps[self._on]
        following = steps[self._on + 1].text if self._on + 1 < len(steps) else ""
        self.step.say(step.text)
        self.easier.say(f"Easier: {step.easier}" if step.easier else "")
        self.easier.setVisible(bool(step.easier))
        self.then.say(f"Then: {following}" if following else "")
        for line in self.before:
            line.setVisible(self._on == 0)
        self.fit()
        self.setAccessibleName(f"{prompt.title}. {step.text}")
        overlay.announce(self, step.text)


class PhaseBar(QWidget):
    """The four phases side by side, as wide as they are long, filled as far as the warm-up is."""

    def __init__(self, plan: WarmUp) -> None:
        super().__init__()
        self._plan = plan
        self._elapsed_s = 0.0
        theme.set_font(self, theme.SIZE_HEADING)
        self.setAccessibleName("Progress of the warm-up")

    def show_elapsed(self, elapsed_s: float) -> None:
        """That much of the whole is over."""
        self._elapsed_s = elapsed_s
        self.update()

    def fit(self, ratio: float) -> None:
        """Write the names in that part of their size."""
        theme.set_font(self, round(theme.SIZE_HEADING * ratio))
        self.setFixedHeight(QFontMetrics(self.font()).height() + _BAR_PX + theme.SPACE_8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bars and names."""
        tokens = theme.of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = theme.SPACE_8
        room = self.width() - gap * (len(self._plan.phases) - 1)
        names_fit = self._names_fit(room)
        x, begin_s = 0.0, 0.0
        for phase in self._plan.phases:
            width = room * phase.duration_s / self._plan.total_s
            part = min(1.0, max(0.0, (self._elapsed_s - begin_s) / phase.duration_s))
            painter.setPen(Qt.PenStyle.NoPen)
            for colour, wide in ((tokens.line, width), (tokens.accent, width * part)):
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(QRectF(x, 0, wide, _BAR_PX), _BAR_PX / 2, _BAR_PX / 2)
            painter.setPen(QColor(tokens.text if 0 < part < 1 else tokens.second))
            below = QRectF(x, _BAR_PX, width, self.height() - _BAR_PX)
            if names_fit:
                painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, _NAMES[phase.phase])
            x, begin_s = x + width + gap, begin_s + phase.duration_s

    def _names_fit(self, room_px: float) -> bool:
        """Whether every name has room below its bar; the title says the phase in any case."""
        advance = QFontMetrics(self.font()).horizontalAdvance
        total_s = self._plan.total_s
        return all(advance(_NAMES[each.phase]) <= room_px * each.duration_s / total_s for each in self._plan.phases)


def plan_for(warm_ups: WarmUps, total_s: float) -> WarmUp:
    """The plan whose length comes nearest."""
    return min(warm_ups.plans, key=lambda plan: abs(plan.total_s - total_s))
