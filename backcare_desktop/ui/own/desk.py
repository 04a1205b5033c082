"""What the window of own moves and tips asks for from outside; its changes leave as verbs."""

from __future__ import annotations

from typing import Protocol

from backcare_desktop.core.own.own import Offer, OwnView


class OwnDesk(Protocol):
    """Where the window gets what it shows."""

    def view(self, hidden: frozenset[str] = ...) -> OwnView:
        """What there is now."""

    def picture(self, item_id: str) -> str:
        """Where the picture of a move is; empty for none."""

    def look_into(self, path: str) -> Offer:
        """What a shared file would add. Raises Problem."""

    def rest(self) -> None:
        """The window was closed."""
