"""The break window: the move that is on, in large words, what is counted of it, and the time that is left."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt

from backcare_desktop.core.breakmoves import BreakMoves
from backcare_desktop.core.commands import Emit
from backcare_desktop.core.figure.stops import other_words
from backcare_desktop.core.moves.exercises import Exercise
from backcare_desktop.core.moves.turns import Turns, dose
from backcare_desktop.core.view import PromptView
from backcare_desktop.ui import hearing, theme
from backcare_desktop.ui.breaks.count import Count
from backcare_desktop.ui.breaks.course import Course
from backcare_desktop.ui.breaks.head import Head
from backcare_desktop.ui.breaks.heard import Heard
from backcare_desktop.ui.breaks.notes import Notes
from backcare_desktop.ui.breaks.picture import Picture
from backcare_desktop.ui.breaks.steps import Instructions
from backcare_desktop.ui.breaks.way import Way, Ways
from backcare_desktop.ui.cover import Stage
from backcare_desktop.ui.figure.figure import Figure
from backcare_desktop.ui.keys import back_and_on, combination
from backcare_desktop.ui.lines import Lines
from backcare_desktop.ui.material import Material, QuietKeys
from backcare_desktop.ui.pace import Spot

STEP_S: Final = 6.0
"""How long one instruction is the current one: time to read it and to do it. The last one stays."""
WAITING: Final = "Waiting for your hands to rest"
FREE: Final = ("Your own time", "Stand up. Look far away. Move as you like.")
"""What a break without a routine says, and one whose routine is over."""
STRENGTH: Final = "strength for today"
NO_OTHER: Final = "No other move fits the time that is left."
RING_PARTS: Final = (0.62, 0.62, 0.62, 0.5, 0.5, 0.5, 0.0, 0.0, 0.0, 0.0)
"""The size of the ring on ever smaller screens; without it the time stands in the title."""
CLOSE_PX: Final = (560, 480)
"""Who asks for larger text here gets it before the figure."""


class BreakWindow(Stage):
    """Leads through the routine. Back and next override its pace; swap and "not for me" change it."""

    least_px = CLOSE_PX
    tightest = len(RING_PARTS) - 1

    def __init__(
        self, emit: Emit, moves: BreakMoves, material: Material, quiet_keys: QuietKeys, *, figure: Figure
    ) -> None:
        self._send = emit
        self._course = Course(moves)
        self._material = material
        self._heard = Heard(material.aloud, self)
        self._prompt: PromptView | None = None
        self._on = -1
        self._move: Exercise | None = None
        """What is shown now; None once all moves are over."""
        self._step = 0
        self._tight = 0
        self._is_waiting = False
        self.figure = figure
        self._picture = Picture(figure)
        super().__init__(emit, quiet_keys)
        self.setWindowTitle("BackCare break")
        back, on = back_and_on(self)
        for key, does in (
            (back, self.way.back.click),
            (on, self.way.next.click),
            (combination(Qt.Key.Key_Down), self._swap),
            (combination(Qt.Key.Key_Delete), self._put_away),
            (combination(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier), self._undo),
        ):
            self.keys.shortcuts[key] = does

    def build(self) -> None:
        """Put the parts one below the other."""
        self.head = Head(self.ring)
        self.counted = Count()
        self.count = self.counted.line
        self.steps = Instructions()
        self.way = Way(
            Ways(lambda: self._go(-1), self._swap, self._put_away, lambda: self._go(1), self._undo, self._told)
        )
        self.caution = Lines(theme.SIZE_HEADING)
        self.dose = Lines(theme.SIZE_HEADING, "second")
        self.notes = Notes(self._material.texts().disclaimers.exercise)
        for part in (self.head, self.figure, self.counted, self.steps, self.way, self.caution, self.dose, self.notes):
            self.column.addWidget(part)

    # ---- what is shown

    def fill(self, prompt: PromptView) -> None:
        """Show the move and the instruction that are on now, and what is counted."""
        first = self._prompt is None
        self._prompt = prompt
        spot = self._course.at(prompt)
        self._say_title(prompt, spot.index)
        move = self._course.move(spot.index)
        if first or (spot.index, move) != (self._on, self._move):
            self._on, self._move = spot.index, move
            self._show_move(prompt, is_first=first)
        self._count(prompt, spot)
        step = 0 if move is None else min(int(spot.into_s / STEP_S), len(move.steps) - 1)
        if first or step != self._step:
            self._step = step
            self.fit_from(self._tight)

    def tighten(self, step: int) -> None:
        """On a small screen first the figure shrinks and what can be read later goes, then other instructions."""
        self._tight = step
        if self._prompt is not None:
            self._write_title(self._prompt, self._on)
        self.head.fit(self.body.width(), self.ratio, RING_PARTS[step])
        self._picture.fit(step, self.height(), self.ratio)
        self.counted.fit(self.body.width(), self.ratio, moves=len(self._course))
        self.counted.setVisible(self._move is not None)
        self.way.fit(self.body.width(), self.ratio)
        self.head.why.setVisible(bool(self.head.why.text()) and (step < 2 or self._is_waiting))
        self.dose.setVisible(bool(self.dose.text()) and step < 2)
        self.column.setSpacing(theme.SPACE_8 if step < 3 else theme.SPACE_4)
        self.notes.fit(self.body.width(), self.ratio, tight=step, is_telling=self.way.is_telling)
        self.steps.mark(self._step, step, self.ratio)

    def loosen(self, room_px: int) -> None:
        """Room that is left goes to a figure that has none, else between the caution and the notes."""
        if self._picture.wants_room:
            self._picture.take(self._left_by_all(room_px))
        else:
            self.notes.stand_off(room_px)

    def _left_by_all(self, room_px: int) -> int:
        """The height that each instruction of this move leaves for a figure, so that it keeps its size."""
        height_px, needed = room_px + self._needed_px(), list[int]()
        for step in range(1 if self._move is None else len(self._move.steps)):
            self.steps.mark(step, self._tight, self.ratio)
            needed.append(self._needed_px())
        self.steps.mark(self._step, self._tight, self.ratio)
        return height_px - max(needed) - self.column.spacing()

    def _say_title(self, prompt: PromptView, index: int) -> None:
        was_waiting, self._is_waiting = self._is_waiting, not prompt.is_running
        self._write_title(prompt, index)
        self.head.why.say(WAITING if self._is_waiting else prompt.why)
        if was_waiting != self._is_waiting:
            self.fit()

    def _write_title(self, prompt: PromptView, index: int) -> None:
        """Which break it is; the time as well, where there is no room for the ring."""
        title = f"{prompt.title} · {STRENGTH}" if self._course.is_strength(index) else prompt.title
        self.head.title.say(title if RING_PARTS[self._tight] else f"{title} · {self.ring.text()} left")

    def _show_move(self, prompt: PromptView, *, is_first: bool) -> None:
        move, count = self._move, len(self._course)
        position = f"{self._on + 1} of {count} · " if move is not None and count > 1 else ""
        name, instructions = (move.name, move.steps) if move is not None else (FREE[0], (FREE[1],))
        self.figure.show_exercise(move)
        self.counted.begin(None if move is None else Turns(move, self.figure.motion))
        self.head.name.say(position + name)
        self.steps.say(instructions)
        self.dose.say("" if move is None else dose(move))
        self.caution.say("" if move is None else move.caution)
        self.caution.setVisible(move is not None)
        self.notes.grade.say("" if move is None else self._material.evidence(move))
        self._step = 0
        self.counted.dots.show_step(self._on, count)
        self.way.show_place(self._on, count)
        self.fit()
        self._course.show(self._on)
        self._heard.move(prompt, name, instructions, is_first=is_first)
        self.setAccessibleName(f"{prompt.title}. {name}")

    def _count(self, prompt: PromptView, spot: Spot) -> None:
        """Count in step with the figure; the instructions name the side that works now."""
        move = self._move
        if move is None:
            return
        self.counted.tell(spot.into_s, is_running=prompt.is_running)
        if prompt.is_running:
            self.figure.follow(spot.into_s)
        side = self.counted.new_side
        if side:
            self.steps.say(move.steps if self.counted.is_first_side else tuple(map(other_words, move.steps)))
            self.fit_from(self._tight)
            self._heard.side(prompt, side)

    # ---- what the person does

    def _go(self, by: int) -> None:
        if self._prompt is not None:
            self._course.go(self._on + by, self._prompt)
            self.fill(self._prompt)

    def _swap(self) -> None:
        """Another move in the place of this one."""
        if self._prompt is None or self._move is None:
            return
        if self._course.swap(self._on, self._prompt):
            self.way.forget()
            self.fill(self._prompt)
        else:
            self._tell(NO_OTHER, can_undo=False)

    def _put_away(self) -> None:
        """“Not for me”: what comes instead is on at once, and for a while it can be undone."""
        if self._prompt is None or self._move is None:
            return
        move = self._course.put_away(self._on, self._prompt)
        self.fill(self._prompt)
        self._tell(f"{move.name} will not come again.", can_undo=True)
        self._send(self._material.hiding(move.id))

    def _undo(self) -> None:
        if self._prompt is None or not self.way.can_undo:
            return
        move = self._course.take_back(self._on, self._prompt)
        if move is not None:
            self.fill(self._prompt)
            self._tell(f"{move.name} stays.", can_undo=False)
            self._send(self._material.showing(move.id))

    def _tell(self, words: str, *, can_undo: bool) -> None:
        self.way.tell(words, can_undo=can_undo)
        self.fit()
        hearing.announce(self, words)

    def _told(self) -> None:
        if self._prompt is not None:
            self.fit()

    def end(self) -> None:
        """It is over, however it ended."""
        if self._prompt is not None:
            self._heard.end(self._prompt)
        super().end()
