"""Matches programs with the names that the person wrote for them."""

from __future__ import annotations

from collections.abc import Iterable


def is_named(wanted: Iterable[str], *names: str) -> bool:
    """Whether one of a program's names has one of the wanted ones in it, as whole words, in any case.

    "audacity" is found in "ALSA plug-in [audacity]", and "obs" in "OBS Studio" but not in "Jobs".
    """
    plain = [f" {_plain(name)} " for name in names]
    return any(f" {words} " in name for words in map(_plain, wanted) if words for name in plain)


def _plain(text: str) -> str:
    return " ".join("".join(each if each.isalnum() else " " for each in text.casefold()).split())
