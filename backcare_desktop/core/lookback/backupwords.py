"""Says what a backup would bring and what it would replace, for the command line and for the window."""

from __future__ import annotations

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.lookback.rowtext import counted

SHOWN = 20
"""So many things that are left out are named; of more, only how many."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a backup would bring; ``left_out``: a sentence for each thing in it that cannot be used."""

    made_at: str
    version: str
    rows: int
    days: tuple[str, str]
    has_settings: bool
    moves: int
    tips: int
    pages: int
    left_out: tuple[str, ...]


def title(found: Prepared) -> str:
    """Which backup it is."""
    made = f", made on {found.made_at[:10]}" if found.made_at else ""
    return f"A backup of BackCare {found.version}{made}:"


def lines(found: Prepared) -> tuple[tuple[str, str], ...]:
    """What it has, and what becomes of the person's own: a name and words each."""
    days = f", {found.days[0]} to {found.days[1]}" if found.rows else ""
    own = f"{_many(found.moves, 'move')}, {_many(found.tips, 'tip')}; yours are replaced"
    return (
        ("settings", "yours are replaced" if found.has_settings else "none; yours stay"),
        ("history", f"{counted(found.rows)}{days}; yours is replaced"),
        ("your own", own if found.moves or found.tips else "none; yours stay"),
        ("kept pages", f"{_many(found.pages, 'page')}; yours are replaced" if found.pages else "none; yours stay"),
    )


def written(place: object, rows: int) -> str:
    """That a backup is made, where, and of what."""
    return f"Backup written to {place}: settings, {counted(rows)} of history, your own moves and tips, and kept pages."


def left_out(found: Prepared, most: int = SHOWN) -> tuple[str, ...]:
    """What of it cannot be used; of a long list, the beginning and how many more."""
    more = len(found.left_out) - most
    return (*found.left_out[:most], *([f"and {more} more"] if more > 0 else []))


def _many(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count} {what}s"
