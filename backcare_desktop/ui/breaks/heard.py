"""What is heard of a break, by ear and by a screen reader; and the screen that stays on meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject

from backcare_desktop.core import wording
from backcare_desktop.core.view import PromptView
from backcare_desktop.ui import hearing
from backcare_desktop.ui.breaks.course import elapsed_s
from backcare_desktop.ui.material import Aloud

AWAKE: Final = "Break"
"""Whom the desktop may name as the reason for a screen that stays on."""


class Heard:
    """Tones and a voice, where the person wants them; never into a call. ``source``: whose words the reader says."""

    def __init__(self, aloud: Aloud, source: QObject) -> None:
        self._aloud = aloud
        self._source = source

    def move(self, prompt: PromptView, name: str, instructions: Sequence[str], *, is_first: bool) -> None:
        """This move is on now; with the first one the break begins."""
        if is_first:
            self._aloud.stay_awake(AWAKE)
        self._sound(prompt, f"{name}. {instructions[0]}", is_first=is_first)
        begins = f"{prompt.title}, {wording.about(prompt.total_s)}. " if is_first else ""
        hearing.announce(self._source, f"{begins}{name}. {' '.join(instructions)}")

    def side(self, prompt: PromptView, side: str) -> None:
        """The other side works now."""
        self._sound(prompt, f"{side} side", is_first=False)

    def end(self, prompt: PromptView) -> None:
        """It is over, however it ended: the screen may sleep again."""
        self._aloud.let_sleep(AWAKE)
        came_to_end = hearing.is_at_end(prompt) and not prompt.in_company
        (self._aloud.end if came_to_end else self._aloud.hush)()
        hearing.announce_end(prompt)

    def _sound(self, prompt: PromptView, words: str, *, is_first: bool) -> None:
        if prompt.in_company:
            return
        if not is_first:
            self._aloud.step()
        elif elapsed_s(prompt) < hearing.AT_ONCE_S:
            self._aloud.start()
        self._aloud.say(words)
