"""Whom to call: turns the tokens of a text into the words of the person's country."""

from __future__ import annotations

from collections.abc import Iterable

from backcare_desktop.core.frozen import dataclass

EMERGENCY_UNKNOWN = "your local emergency number"
ADVICE_UNKNOWN = "your doctor"


@dataclass(frozen=True, slots=True)
class Country:
    """The numbers to call in some territories (ISO 3166 codes)."""

    id: str
    name: str
    territories: tuple[str, ...]
    emergency: str
    advice_line: str


def fill(text: str, country: Country | None) -> str:
    """The text with its tokens in words; None = country not known."""
    emergency = country.emergency if country else EMERGENCY_UNKNOWN
    advice = country.advice_line if country else ADVICE_UNKNOWN
    if advice.startswith(ADVICE_UNKNOWN):
        text = text.replace("a doctor or {ADVICE_LINE}", "{ADVICE_LINE}")
    return text.replace("{EMERGENCY}", emergency).replace("{ADVICE_LINE}", advice)


def territory_of(locale_code: str) -> str:
    """The territory of a locale code such as ``en_GB.UTF-8`` or ``de-AT``; empty when it names none."""
    parts = locale_code.partition(".")[0].partition("@")[0].replace("-", "_").split("_")
    return next((part.upper() for part in parts[1:] if len(part) == 2), "")


def country_of(territory: str, countries: Iterable[Country]) -> Country | None:
    """The numbers of a territory; None when the guide has none for it."""
    return next((country for country in countries if territory in country.territories), None)
