"""A prompt that only the desktop's own notification tells of: no window of ours is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from backcare_desktop.core import wording
from backcare_desktop.core.commands import Emit, Verb
from backcare_desktop.core.events import Begin, Done, Exit, Skip, SnoozeFor
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.view import PromptView, View


@dataclass(frozen=True, slots=True)
class Telling:
    """What a notification says, and what can be pressed on it: a key and its words each."""

    title: str
    words: str
    actions: tuple[tuple[str, str], ...] = ()


class Tells(Protocol):
    """A notification that stands until it is taken back; ``pressed`` hears of the key of an action."""

    def show(self, title: str, words: str, actions: Sequence[tuple[str, str]], pressed: Callable[[str], None]) -> bool:
        """Show it, or this instead of what it said; False where the desktop shows none."""

    def take_back(self) -> None:
        """Take it off the screen."""


VERBS: Final[dict[str, Verb]] = {
    "begin": Begin(),
    "done": Done(),
    "later": SnoozeFor(),
    "skip": Skip(),
    "leave": Exit(),
}


class Told:
    """Stands where a window would."""

    def __init__(self, emit: Emit, tells: Tells | None) -> None:
        self.is_heard = True
        """Whether the desktop shows notifications at all."""
        self._emit = emit
        self._tells = tells
        self._said: Telling | None = None

    def show_state(self, view: View) -> None:
        """Tell of this state; each second is not told."""
        if view.prompt is None:
            return
        telling = telling_of(view.prompt)
        if telling != self._said:
            self._said = telling
            self.is_heard = self._tells is not None and self._tells.show(
                telling.title, telling.words, telling.actions, self._press
            )

    def end(self) -> None:
        """The prompt is over."""
        if self._tells is not None:
            self._tells.take_back()

    def _press(self, key: str) -> None:
        if key in VERBS:
            self._emit(VERBS[key])


def telling_of(prompt: PromptView) -> Telling:
    """What is told of a prompt: what it is and what can be done, nothing that changes by the second."""
    can = (
        ("begin", "Begin", prompt.can_begin and prompt.presentation.is_full),
        ("done", "Done", prompt.can_done),
        ("later", f"In {wording.about(prompt.snooze_s)}", prompt.can_snooze),
        ("skip", "Skip", prompt.can_skip),
        ("leave", "Leave", prompt.is_break and not prompt.can_skip),
    )
    words = prompt.why
    if prompt.is_break:
        words = f"It lasts {wording.about(prompt.total_s)}. Stand up. Look far away. Move as you like."
    elif prompt.presentation.is_full and prompt.lasts_s:
        words = f"It lasts {wording.about(prompt.lasts_s)}."
    return Telling(prompt.title, words, tuple((key, text) for key, text, is_there in can if is_there))
