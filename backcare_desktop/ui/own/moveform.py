"""The form in which a person writes a move, with the sum of its times and its picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from backcare_desktop.core import wording
from backcare_desktop.core.guidetable import EQUIPMENT
from backcare_desktop.core.moves.exercises import Mode, Position
from backcare_desktop.core.own import own
from backcare_desktop.core.own.own import Keep, OwnMove
from backcare_desktop.core.own.read import read_move
from backcare_desktop.core.own.table import Wrong
from backcare_desktop.ui import theme
from backcare_desktop.ui.own.fields import Labelled, Line, Lines, Number, Pick, Several
from backcare_desktop.ui.own.form import REGIONS, Form
from backcare_desktop.ui.own.picker import PicturePicker
from backcare_desktop.ui.switches import Switch
from backcare_desktop.ui.widgets import Flow, Flush, Text

_MODES: Final = (
    (Mode.REPS, "Again and again"),
    (Mode.HOLD, "Hold it"),
    (Mode.TIME, "Keep going for a time"),
)


class MoveForm(Form):
    """Writes a move; ``picture``: where its picture is now, empty for none."""

    def __init__(self, move: OwnMove | None, picture: str, changed: Callable[[], None]) -> None:
        super().__init__(changed)
        self._before = move
        self.name = Line(own.NAME_MOST)
        self.steps = Lines()
        self.regions = Several(REGIONS, self.touched)
        self.position = Pick([(Position.SEATED, "Sitting"), (Position.STANDING, "Standing")])
        self.mode = Pick(_MODES)
        self.hold = Number(own.TOTAL_MOST_S)
        self.reps = Number(own.REPS_MOST)
        self.rep = Number(own.REP_MOST_S)
        self.sides = Switch("On each side")
        self.sum = Text(look="accent")
        self.feel = Line(own.LINE_MOST)
        self.caution = Line(own.LINE_MOST)
        self.equipment = Pick([("none", "Nothing"), *((each, each.capitalize()) for each in EQUIPMENT)])
        self.discreet = Switch("Fit for a call")
        self.picker = PicturePicker(picture, self.touched)
        self._lay_out()
        self._fill(move)
        self._connect()
        self.refresh()
        self.setFocusProxy(self.name)

    def raw(self) -> dict[str, object]:
        """What was typed, as a file would have it."""
        values: dict[str, object] = {
            "id": self._before.id if self._before else "",
            "name": self.name.text(),
            "regions": self.regions.values(),
            "position": self.position.value(),
            "mode": self.mode.value(),
            "hold_s": self.hold.value(),
            "steps": self.steps.lines(),
            "feel": self.feel.text(),
            "caution": self.caution.text(),
            "equipment": self.equipment.value(),
            "discreet": self.discreet.isChecked(),
        }
        if self.mode.value() != Mode.TIME:
            values |= {"reps": self.reps.value(), "rep_s": self.rep.value(), "sides": 1 + self.sides.isChecked()}
        if self._before is not None:
            values |= {"avoid_tags": self._before.move.avoid_tags, "difficulty": self._before.move.difficulty}
        return values

    def item(self) -> tuple[OwnMove, tuple[Wrong, ...]]:
        """The move that was typed, and all that is wrong with it."""
        move, wrongs = read_move(self.raw())
        keeps = self._before is not None and self.picker.is_as_before
        return (replace(move, picture=self._before.picture) if keeps and self._before else move), wrongs

    def keep(self) -> Keep:
        """What is to be kept now, with a newly chosen picture."""
        return Keep(self.item()[0], self.picker.new)

    def refresh(self) -> None:
        """Bring the sum up to date, and show only the numbers that count."""
        mode = Mode(self.mode.value())
        is_time = mode is Mode.TIME
        for key in ("reps", "rep_s"):
            self.rows[key].setVisible(not is_time)
        self.sides.setVisible(not is_time)
        self.rows["hold_s"].label.setText("Seconds" if is_time else "Hold (seconds)")
        move = self.item()[0].move
        self.sum.setText(f"{move.amount}: {wording.about(move.total_s)} in all".capitalize())
        super().refresh()

    # ---- building

    def _lay_out(self) -> None:
        self.add("name", Labelled("Name", self.name))
        self.add("steps", Labelled("Steps", self.steps, "One on each line, six at most. Begin each with a verb."))
        self.add("regions", Labelled("Part of the body", self.regions, "The first one you press counts most."))
        self.add("position", Labelled("How", self.position))
        self.add("mode", Labelled("It goes like this", self.mode))
        numbers = Flow(theme.SPACE_16)
        for key, label, field in (
            ("reps", "Times", self.reps),
            ("hold_s", "Hold (seconds)", self.hold),
            ("rep_s", "Move (seconds)", self.rep),
        ):
            self.rows[key] = Labelled(label, field)
            numbers.addWidget(self.rows[key])
        self.column.addLayout(numbers)
        self.column.addLayout(Flush(self.sides))
        self.rows["total_s"] = Labelled("", self.sum)
        self.rows["total_s"].label.hide()
        self.column.addWidget(self.rows["total_s"])
        self.add("caution", Labelled("Careful", self.caution, f"Left empty it says: {own.CAUTION}"))
        self.add("feel", Labelled("You feel (if you like)", self.feel))
        self.add("equipment", Labelled("You need", self.equipment))
        self.column.addLayout(Flush(self.discreet))
        self.column.addWidget(self.picker)
        self.column.addStretch(1)

    def _fill(self, item: OwnMove | None) -> None:
        if item is None:
            self.mode.choose(Mode.REPS)
            self.hold.set_value(0)
            self.reps.set_value(5)
            self.rep.set_value(4)
            self.caution.setText(own.CAUTION)
            return
        move = item.move
        self.name.setText(move.name)
        self.steps.setPlainText("\n".join(move.steps))
        self.regions.choose(move.regions)
        self.position.choose(move.position)
        self.mode.choose(move.mode)
        self.hold.set_value(move.hold_s)
        self.reps.set_value(move.reps)
        self.rep.set_value(move.rep_s)
        self.sides.setChecked(move.sides == 2)
        self.caution.setText(move.caution)
        self.feel.setText(move.feel)
        self.equipment.choose(move.equipment)
        self.discreet.setChecked(move.discreet)

    def _connect(self) -> None:
        for line in (self.name, self.caution, self.feel):
            line.textChanged.connect(self.touched)
        for number in (self.hold, self.reps, self.rep):
            number.changed.connect(self.touched)
        for pick in (self.position, self.mode, self.equipment):
            pick.activated.connect(self.touched)
        for switch in (self.sides, self.discreet):
            switch.toggled.connect(self.touched)
        self.steps.textChanged.connect(self.touched)
