"""One screen of the warm and cold timer as widgets; brought up to date in place, so that the focus stays."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from backcare_desktop.core.commands import Emit, Open, PackAction, PackDo, Page
from backcare_desktop.core.pack.screen import SHOULDER_ROLL, Look, PackChoice, PackView, Screen
from backcare_desktop.core.wording import about
from backcare_desktop.ui import theme
from backcare_desktop.ui.buttons import LINK_EDGE_PX
from backcare_desktop.ui.flush import EDGES
from backcare_desktop.ui.lifetime import keep_until_destroyed
from backcare_desktop.ui.pack.dial import Dial
from backcare_desktop.ui.pack.lists import Lists
from backcare_desktop.ui.pack.parts import Bell, Foot, sign, wide_row
from backcare_desktop.ui.switches import Radio
from backcare_desktop.ui.widgets import Flow, Flush, Heading, PlainButton, PrimaryButton, Text, TextButton

STANDS: Final = frozenset({Screen.RUNNING, Screen.SKIN_CHECK, Screen.DONE, Screen.AFTER_CHECK})
"""Their buttons never scroll out of sight."""
ALONE: Final = STANDS | {Screen.WAITING, Screen.REST}
"""They say little: it stands large, in the middle of the window."""
LARGE: Final = ALONE - {Screen.RUNNING, Screen.WAITING}
MORE_BELOW: Final = "There is more below. Read it all first."
ROOMY: Final = 1.5
"""Text from that size on needs no larger headline, and leaves no height for a dial between its words."""


class PackPage(QWidget):
    """A screen, laid out ``Flush``.

    ``buttons``: by what they do; ``foot``: below all; ``standing``: what stays in sight, the foot last.

    Each screen has a foot of its own, as Tab goes by the order in which things were made.
    """

    def __init__(self, emit: Emit, view: PackView, words: str) -> None:
        super().__init__()
        keep_until_destroyed(self)
        self._emit = emit
        self._view = view
        self.buttons: dict[PackAction, QAbstractButton] = {}
        self.notes: dict[PackAction, Text] = {}
        self.has_list = view.screen is Screen.SAFETY
        self.lists = Lists(view.lists)
        self.foot = Foot(emit, words)
        self.standing: list[QWidget] = [self.foot]
        self._scale = theme.text_scale()
        is_large = view.screen in LARGE and self._scale < ROOMY
        self.headline = Heading(view.headline, theme.SIZE_TITLE if is_large else theme.SIZE_HEADING)
        self._is_centred = view.left_s is not None and self._scale < ROOMY
        """Whether the dial stands in the middle and the words with it, not at their side."""
        self.bell = Bell(is_centred=self._is_centred)
        self.answer = Text(size_px=theme.SIZE_LARGE, weight=QFont.Weight.DemiBold)
        self.dial = Dial()
        self.words = [Text(size_px=theme.SIZE_LARGE if view.screen in ALONE else theme.SIZE_BODY) for _ in view.words]
        self.more = TextButton("&More ▸", self._unfold)
        self.below = Text(MORE_BELOW, size_px=theme.SIZE_SMALL, weight=QFont.Weight.DemiBold)
        self._group = QButtonGroup(self)
        self._lay_out(view)
        for unused in (self.answer, self.dial, self.more, self.below, self.lists):
            if unused.parent() is None:
                unused.setParent(self)
                unused.hide()
        self.become(view)

    def fits(self, view: PackView) -> bool:
        """Whether this screen can become that one, and is laid out for the text as it is now."""
        return _shape(view) == _shape(self._view) and self._scale == theme.text_scale()

    def keep_place(self, *, is_kept: bool) -> None:
        """Whether the place of the line below a list stays when nothing more is below."""
        keeps = self.below.sizePolicy()
        keeps.setRetainSizeWhenHidden(is_kept)
        self.below.setSizePolicy(keeps)

    def become(self, view: PackView) -> None:
        """Show what changed."""
        self._view = view
        for label, text in zip(self.words, view.words, strict=True):
            _say(label, text)
        _say(self.headline, view.headline)
        for choice in view.choices:
            self._mark(choice)
        if view.left_s is not None:
            self.dial.show_left(view.turn, view.left_s, view.total_s)
        if view.answer_s is not None:
            _say(self.answer, f"{about(view.answer_s)} to answer. Then the timer stops.")
        self.bell.setVisible(view.alarms)

    def _mark(self, choice: PackChoice) -> None:
        button = self.buttons[choice.action]
        if button.text() != choice.text:
            button.setText(choice.text)
        button.setEnabled(choice.is_enabled)
        if choice.look is Look.RADIO:
            button.setChecked(choice.is_on)
            # Qt lets Tab reach the first one until one of them had the focus.
            by_tab = Qt.FocusPolicy.StrongFocus if choice.is_on else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(by_tab)
        if choice.action in self.notes:
            _say(self.notes[choice.action], choice.note)

    # ---- laying out

    def _lay_out(self, view: PackView) -> None:
        whole, column = QHBoxLayout(self), QVBoxLayout()
        whole.setContentsMargins(*EDGES)
        whole.setSpacing(theme.SPACE_24)
        if view.left_s is not None and not self._is_centred:
            whole.addWidget(self.dial)
        whole.addLayout(column, 1)
        column.setSpacing(theme.SPACE_12 if self.lists.is_long else theme.SPACE_16)
        if view.screen in ALONE:
            column.addStretch(1)
        column.addWidget(self.headline)
        column.addWidget(self.bell)
        if view.answer_s is not None:
            column.addWidget(self.answer)
        if self._is_centred:
            column.addWidget(self.dial, 0, Qt.AlignmentFlag.AlignHCenter)
            for label in (self.headline, self.answer, *self.words):
                label.setAlignment(Qt.AlignmentFlag.AlignCenter)  # as the dial between them
        words = QVBoxLayout()
        words.setSpacing(theme.SPACE_8)
        for label in self.words:
            words.addWidget(label)
        column.addLayout(words)
        if view.lists:
            column.addWidget(self.lists)
        self._lay_choices(column, view)
        column.addStretch(1)

    def _lay_choices(self, column: QVBoxLayout, view: PackView) -> None:
        row, foot = Flow(theme.SPACE_12), Flow(theme.SPACE_16, outdent_px=LINK_EDGE_PX)
        folded = [choice for choice in view.choices if choice.look is Look.MORE]
        radios = Flush()
        radios.setSpacing(theme.SPACE_8)
        column.addLayout(radios)
        for choice in view.choices:
            button = self._button(choice)
            if choice.look is Look.RADIO:
                radios.addWidget(button)
            elif choice.note:
                column.addLayout(self._noted(choice, button))
            elif view.screen not in STANDS:
                (foot if choice.look is Look.QUIET and not self.has_list else row).addWidget(button)
        if view.moves:
            move = TextButton("Try a &shoulder roll", partial(self._emit, Open(Page.GUIDE, SHOULDER_ROLL)))
            if self._is_centred:
                column.addWidget(move, 0, Qt.AlignmentFlag.AlignHCenter)  # as the dial above
            else:
                foot.addWidget(move)
        if folded:
            line = Flow(outdent_px=LINK_EDGE_PX)  # not aligned: its icon behind the words turns an alignment round
            line.addWidget(self.more)
            column.addLayout(line)
            self._fold(folded)
        if view.screen in STANDS:
            self._keep_in_sight(wide_row(self.buttons.values()))
        elif self.has_list:  # its list is long, on small screens and in large text it scrolls
            self._keep_in_sight(self._after_reading(row))
        else:
            column.addLayout(row)
        column.addLayout(foot)

    def _keep_in_sight(self, answers: QLayout) -> None:
        answers.setContentsMargins(theme.SPACE_24, theme.SPACE_8, theme.SPACE_24, theme.SPACE_16)
        stands = QWidget()
        stands.setLayout(answers)
        self.standing.insert(0, stands)

    def _after_reading(self, answers: Flow) -> QVBoxLayout:
        """The answers to a list, below a line that says whether there is more of it."""
        self.keep_place(is_kept=True)
        result = QVBoxLayout()
        result.setSpacing(theme.SPACE_8)
        result.addWidget(self.below)
        result.addLayout(answers)
        return result

    def _button(self, choice: PackChoice) -> QAbstractButton:
        act = partial(self._emit, PackDo(choice.action))
        size_px = theme.SIZE_HEADING if self._view.screen in STANDS else theme.SIZE_LARGE
        button: QAbstractButton
        match choice.look:
            case Look.RADIO:
                button = Radio(choice.text)
                theme.set_font(button, theme.SIZE_LARGE)
                self._group.addButton(button)
                button.setChecked(choice.is_on)
                button.toggled.connect(partial(_when_on, act))
            case Look.FIRST:
                button = PrimaryButton(choice.text, act, size_px=size_px)
            case Look.QUIET:
                button = TextButton(choice.text, act)
            case _:
                button = PlainButton(choice.text, act, size_px=size_px)
        sign(button, choice.action)
        self.buttons[choice.action] = button
        return button

    def _noted(self, choice: PackChoice, button: QAbstractButton) -> QHBoxLayout:
        note = self.notes[choice.action] = Text(choice.note, look="second")
        button.setAccessibleDescription(choice.note)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_16)
        row.addWidget(button)
        row.addWidget(note, 1)
        return row

    def _fold(self, folded: list[PackChoice]) -> None:
        for choice in folded:
            self.buttons[choice.action].hide()
            self.notes[choice.action].hide()

    def _unfold(self) -> None:
        hidden = [choice.action for choice in self._view.choices if choice.look is Look.MORE]
        for action in hidden:
            self.buttons[action].show()
            self.notes[action].show()
        self.more.hide()
        self.buttons[hidden[0]].setFocus(Qt.FocusReason.OtherFocusReason)


def _shape(view: PackView) -> tuple[object, ...]:
    looks = tuple((each.action, each.look, bool(each.note)) for each in view.choices)
    return view.screen, view.lists, looks, len(view.words), view.left_s is None, view.answer_s is None


def _say(label: Text, text: str) -> None:
    if label.text() != text:
        label.setText(text)


def _when_on(act: partial[None], is_on: bool) -> None:
    if is_on:
        act()
