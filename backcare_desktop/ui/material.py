"""What prompt windows ask for when they are first shown, and how the person wants prompts to appear."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from backcare_desktop.core.present import PromptView

if TYPE_CHECKING:
    from backcare_desktop.core.exercises import Exercise
    from backcare_desktop.core.guidance import Texts
    from backcare_desktop.core.poses import Figures
    from backcare_desktop.core.posturecheck import PostureQuestion
    from backcare_desktop.core.warmups import WarmUps


@dataclass(frozen=True, slots=True)
class CardContent:
    """What a card says: one cue, and the question when one is owed."""

    cue: str
    question: PostureQuestion | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """Where prompts get what they show; each is called once for a prompt, when its window opens."""

    routine: Callable[[PromptView], tuple[Exercise, ...]]
    card: Callable[[PromptView], CardContent]
    warm_ups: Callable[[], WarmUps]
    texts: Callable[[], Texts]
    figures: Callable[[], Figures]


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
    """How prompts appear. ``is_still``: nothing slides or fades (reduced motion)."""

    corner: Corner = Corner.BOTTOM_RIGHT
    is_still: bool = False


QuietKeys = Callable[[], float | None]
"""Seconds since the last key or pointer move anywhere; None when nobody can tell."""
