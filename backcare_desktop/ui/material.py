"""What prompt windows ask for when they are first shown, and how the person wants prompts to appear."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from backcare_desktop.core.commands import ChangeSettings, Open
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.level import Screens
from backcare_desktop.core.view import PromptView

if TYPE_CHECKING:
    from backcare_desktop.core.breakmoves import BreakMoves
    from backcare_desktop.core.figure.poses import Figures
    from backcare_desktop.core.guide.guidance import Texts
    from backcare_desktop.core.guide.posturecheck import PostureQuestion
    from backcare_desktop.core.moves.exercises import Exercise
    from backcare_desktop.core.moves.warmups import WarmUps


@dataclass(frozen=True, slots=True)
class CardLink:
    """One quiet way on from a card."""

    words: str
    opens: Open


@dataclass(frozen=True, slots=True)
class CardContent:
    """What a card says: one cue, or the question when one is owed; ``last``: what was answered to it before.

    ``is_advice``: the cue is this question's advice, put off earlier; the question itself is not asked again.
    """

    cue: str
    question: PostureQuestion | None = None
    is_advice: bool = False
    last: str = ""
    link: CardLink | None = None


class Aloud(Protocol):
    """What a window lets be heard, as far as the person wants it, and a screen that stays on meanwhile."""

    def start(self) -> None:
        """A break or a warm-up starts."""

    def step(self) -> None:
        """The next step, side or hold begins."""

    def end(self) -> None:
        """It is over."""

    def say(self, text: str) -> None:
        """Say this, where the person wants it spoken."""

    def hush(self) -> None:
        """Be silent now."""

    def stay_awake(self, why: str) -> None:
        """Keep the screen on for this reason."""

    def let_sleep(self, why: str) -> None:
        """This reason holds no more."""


class Silent:
    """Nothing is heard, and the screen sleeps as it likes."""

    def start(self) -> None:
        """Nothing."""

    def step(self) -> None:
        """Nothing."""

    def end(self) -> None:
        """Nothing."""

    def say(self, text: str) -> None:
        """Nothing."""

    def hush(self) -> None:
        """Nothing."""

    def stay_awake(self, why: str) -> None:
        """Nothing."""

    def let_sleep(self, why: str) -> None:
        """Nothing."""


SILENT: Final = Silent()


@dataclass(frozen=True, slots=True)
class Material:
    """Where prompts get what they show; each is called once for a prompt, when its window opens.

    ``exercise``: one move by its id. ``is_easier``: whether steps are shown in their easier form first. ``evidence``:
    how sure a move is, in words. ``hiding`` and ``showing``: what hides a move by its id, and what shows it again.
    """

    moves: Callable[[PromptView], BreakMoves]
    card: Callable[[PromptView], CardContent]
    warm_ups: Callable[[], WarmUps]
    texts: Callable[[], Texts]
    figures: Callable[[], Figures]
    evidence: Callable[[Exercise], str]
    hiding: Callable[[str], ChangeSettings]
    showing: Callable[[str], ChangeSettings]
    exercise: Callable[[str], Exercise | None] = lambda _id: None
    is_easier: Callable[[], bool] = lambda: False
    picture: Callable[[str], str] = lambda _id: ""
    """Where the person's own picture of a move is; empty for none."""
    aloud: Aloud = SILENT


class Corner(StrEnum):
    """The corner of the screen for notice and card; the words of the setting ``look.notice_corner``."""

    TOP_LEFT = "top-left"
    TOP_RIGHT = "top-right"
    BOTTOM_LEFT = "bottom-left"
    BOTTOM_RIGHT = "bottom-right"

    @property
    def is_left(self) -> bool:
        """Whether it is on the left side."""
        return self in (Corner.TOP_LEFT, Corner.BOTTOM_LEFT)

    @property
    def is_top(self) -> bool:
        """Whether it is at the top."""
        return self in (Corner.TOP_LEFT, Corner.TOP_RIGHT)


@dataclass(frozen=True, slots=True)
class Manner:
    """How prompts appear. ``is_still``: nothing slides or fades (reduced motion). ``text_percent``: in breaks.

    ``has_edge``: whether a line at the screen's edge tells that a break is near.
    """

    corner: Corner = Corner.BOTTOM_RIGHT
    is_still: bool = False
    text_percent: int = 100
    screens: Screens = Screens.ALL
    has_edge: bool = False


QuietKeys = Callable[[], float | None]
"""Seconds since the last key or pointer move anywhere; None when nobody can tell."""
