"""Countries in words, and the list to choose from: for the settings, and for the page that says whom to call."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLocale

from backcare_desktop.core.guidetable import OTHER_COUNTRY

BY_LANGUAGE = "As your language settings say"
OTHER = "Another country"
OTHERS = "your country"
"""What stands in a sentence for another country, which the person chose and did not name."""


def name_of(territory: str) -> str:
    """The country of an ISO 3166 code in words; empty for none or one that nobody knows."""
    if territory == OTHER_COUNTRY:
        return OTHERS
    if not territory:
        return ""
    found = QLocale.codeToTerritory(territory)
    return "" if found is QLocale.Country.AnyCountry else QLocale.territoryToString(found)


def listed(territories: Iterable[str]) -> list[tuple[str, str]]:
    """Code and words of each, to choose from: by the language first, then by name, another country last."""
    codes = list(territories)
    named = sorted(((code, name_of(code) or code) for code in codes if code not in ("", OTHER_COUNTRY)), key=_by_name)
    first = [("", BY_LANGUAGE)] if "" in codes else []
    last = [(OTHER_COUNTRY, OTHER)] if OTHER_COUNTRY in codes else []
    return [*first, *named, *last]


def _by_name(choice: tuple[str, str]) -> str:
    return choice[1]
