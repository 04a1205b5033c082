"""One item of the person's own as it is written down: gives its values in their types and notes what is wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeVar

from backcare_desktop.core.moves.exercises import Region
from backcare_desktop.core.own import own
from backcare_desktop.core.own.plaintext import tidy, why_not_plain

_KEY_MOST: Final = 40

WordT = TypeVar("WordT", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing wrong in an item: where, and why as a sentence; ``is_needed``: without it the item cannot be used."""

    key: str
    why: str
    is_needed: bool = False


@dataclass(slots=True)
class Table:
    """The raw values of one item. ``wrongs`` grows while they are read."""

    raw: Mapping[str, object]
    wrongs: list[Wrong] = field(default_factory=list)

    def note(self, key: str, why: str, *, is_needed: bool = False) -> None:
        """Something is wrong there."""
        self.wrongs.append(Wrong(key, why, is_needed))

    def only(self, keys: Collection[str]) -> None:
        """Note every key that is none of these."""
        for key in self.raw:
            if key not in keys:
                self.note(key[:_KEY_MOST], "We do not know what this is.")

    def text(self, key: str, most: int, *, default: str = "", ask: str = "") -> str:
        """A line of plain words; ``ask`` says what to do when it is missing, as the item needs it then."""
        value = self.raw.get(key, "")
        if not isinstance(value, str):
            self.note(key, "It must be text.", is_needed=bool(ask))
            return default
        value = tidy(value)
        if why := why_not_plain(value, most):
            self.note(key, f"It {why}.", is_needed=bool(ask))
            return default
        if ask and not value:
            self.note(key, ask, is_needed=True)
        return value or default

    def lines(self, key: str, *, ask: str) -> tuple[str, ...]:
        """Some lines of plain words, at least one; empty ones do not count."""
        value = self._list(key)
        lines = [line for each in value or () if isinstance(each, str) and (line := tidy(each))]
        if value is None or not all(isinstance(each, str) for each in value):
            self.note(key, "They must be lines of text.", is_needed=True)
        elif not lines:
            self.note(key, ask, is_needed=True)
        elif len(lines) > own.STEPS_MOST:
            self.note(key, f"There are {len(lines)}; {own.STEPS_MOST} is the most.", is_needed=True)
        for number, line in enumerate(lines, start=1):
            if why := why_not_plain(line, own.LINE_MOST):
                self.note(key, f"Line {number} {why}.", is_needed=True)
        return tuple(lines)

    def number(self, key: str, low: int, high: int, default: int) -> int:
        """A whole number; a wrong one could do harm, so the item needs it."""
        value = self.raw.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            self.note(key, f"It must be a whole number from {low} to {high}.", is_needed=True)
            return default
        return value

    def word(self, key: str, kind: type[WordT], default: WordT, *, is_needed: bool = False) -> WordT:
        """One word of a closed set."""
        found = one_of(kind, self.raw.get(key, default))
        if found is None:
            self.note(key, f"It must be one of {', '.join(kind)}.", is_needed=is_needed)
        return found or default

    def region(self, key: str) -> Region | None:
        """A part of the body, or None for the whole of it."""
        value = self.raw.get(key, "")
        found = one_of(Region, value)
        if found is None and value != "":
            self.note(key, f"It must be one of {', '.join(Region)}.")
        return found

    def regions(self, key: str) -> tuple[Region, ...]:
        """Parts of the body, at least one."""
        named = self._list(key) or []
        known = [found for each in named if (found := one_of(Region, each)) is not None]
        if not known:
            self.note(key, "Say which part of the body it moves.", is_needed=True)
        elif len(known) < len(named):
            self.note(key, f"Each must be one of {', '.join(Region)}.")
        return tuple(dict.fromkeys(known))

    def flag(self, key: str) -> bool:
        """Yes or no; no when it is not there."""
        value = self.raw.get(key, False)
        if not isinstance(value, bool):
            self.note(key, "It must be true or false.")
        return value is True

    def name(self, key: str, form: re.Pattern[str], like: str) -> str:
        """An id or the name of a file; ``like``: what it must look like."""
        value = self.raw.get(key, "")
        if value == "" or (isinstance(value, str) and form.fullmatch(value)):
            return str(value)
        self.note(key, f"It must look like {like}.")
        return ""

    def names(self, key: str, form: re.Pattern[str], like: str) -> tuple[str, ...]:
        """Some short names."""
        value = self._list(key)
        known = [each for each in value or () if isinstance(each, str) and form.fullmatch(each)]
        if value is None or len(known) < len(value):
            self.note(key, f"They must look like {like}.")
        return tuple(known)

    def _list(self, key: str) -> list[object] | None:
        """The list as it is written; None when it is none."""
        value = self.raw.get(key, ())
        return list(value) if isinstance(value, list | tuple) else None


def one_of(kind: type[WordT], value: object) -> WordT | None:
    """The member of that name, or None."""
    return kind(value) if isinstance(value, str) and value in set(kind) else None
