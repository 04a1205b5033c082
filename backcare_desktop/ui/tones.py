"""The colours of the themes: light, dark, both with high contrast, and any of them with another accent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from backcare_desktop.core.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as #RRGGBB. ``line``: hairlines; ``edge``: the outline of a control."""

    ground: str
    surface: str
    text: str
    second: str
    accent: str
    warm: str
    cool: str
    now: str
    today: str
    soon: str
    body: str
    far_limb: str
    line: str
    edge: str
    is_dark: bool
    is_high: bool = False
    """Whether the person asks for much contrast."""

    @property
    def focus_px(self) -> int:
        """How thick the frame of the focus is: thicker where every control has a strong outline of its own."""
        return 3 if self.is_high else 2

    @property
    def off(self) -> str:
        """The ink of what cannot be chosen now; in high contrast outlines are as strong as words, so it is another."""
        return self.line if self.is_high else self.edge


_TABLE: Final = """
               dark     light  high dark high light
    ground     #12171A  #F6F5F1  #000000  #FFFFFF
    surface    #1B2226  #FFFFFF  #000000  #FFFFFF
    text       #F1F4F2  #1A1F1D  #FFFFFF  #000000
    second     #B9C4C0  #47524E  #F0F4F2  #141817
    accent     #7FD1AE  #085C44  #9AF0CB  #00402E
    warm       #F4B982  #7C4209  #FFCF9E  #552B00
    cool       #8FC9F2  #0F5687  #ADDBFF  #003A60
    now        #FF9C93  #9B1E18  #FFBDB7  #740600
    today      #F4B982  #7C4209  #FFCF9E  #552B00
    soon       #F2D16B  #654B00  #FFE38A  #443200
    body       #DDE5E1  #2B3532  #FFFFFF  #000000
    far_limb   #7C8A86  #8E9A96  #A9B5B1  #66716D
    line       #2E383D  #DDDAD2  #9AA6A2  #66716D
    edge       #74827E  #76827E  #FFFFFF  #000000
"""


def _column(place: int, *, is_dark: bool, is_high: bool = False) -> Tokens:
    """One column of the table."""
    rows = (line.split() for line in _TABLE.strip().splitlines()[1:])
    return Tokens(**{name: colours[place] for name, *colours in rows}, is_dark=is_dark, is_high=is_high)


DARK: Final = _column(0, is_dark=True)
LIGHT: Final = _column(1, is_dark=False)
HIGH_DARK: Final = _column(2, is_dark=True, is_high=True)
HIGH_LIGHT: Final = _column(3, is_dark=False, is_high=True)
PAPER: Final = replace(
    LIGHT,
    ground="#FFFFFF",
    surface="#FFFFFF",
    text="#000000",
    second="#333333",
    accent="#000000",
    warm="#000000",
    cool="#000000",
    now="#000000",
    today="#000000",
    soon="#000000",
    line="#999999",
    edge="#666666",
)
"""What is printed: black, and greys that any printer can do."""
MARK_ON_LIGHT: Final = "#157352"
"""The stretched part on a light figure: three times as dark as its clothes, three times as light as a dark ground."""
MARK_ON_DARK: Final = DARK.accent
"""The stretched part on a dark figure."""
THEMES: Final = (DARK, LIGHT, HIGH_DARK, HIGH_LIGHT)

ACCENTS: Final[Mapping[str, str]] = {
    "blue": "#2F6FC4",
    "teal": "#17858A",
    "violet": "#7A55BD",
    "plum": "#A8447F",
    "rust": "#B4552D",
    "grey": "#6B7573",
}
"""What can be chosen besides our own green, each a hue that every theme makes light or dark enough to read."""
AT_LEAST: Final = 7.0
"""The least contrast of text (WCAG 2, AAA)."""
AT_LEAST_HIGH: Final = 10.0
"""The least contrast of text where the person asks for much of it."""


def tokens(*, is_dark: bool, is_high: bool, accent: str = "") -> Tokens:
    """The colours of that theme; ``accent``: another one than its own, as #RRGGBB."""
    plain = next(each for each in THEMES if (each.is_dark, each.is_high) == (is_dark, is_high))
    if not accent:
        return plain
    return replace(plain, accent=legible(accent, plain, AT_LEAST_HIGH if is_high else AT_LEAST))


def legible(colour: str, on: Tokens, at_least: float) -> str:
    """The nearest colour of that hue that can be read on ground and surface: towards white on dark, else to black.

    Step by step, so that what can be read already stays as it was asked for.
    """
    goal = 255 if on.is_dark else 0
    parts = _parts(colour)
    for step in range(101):
        mixed = [round(part + (goal - part) * step / 100) for part in parts]
        result = "#" + "".join(f"{part:02X}" for part in mixed)
        if min(contrast(result, on.ground), contrast(result, on.surface)) >= at_least:
            return result
    return on.text


def contrast(one: str, other: str) -> float:
    """How much two colours differ, 1 to 21, as WCAG 2 computes it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in _parts(colour)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
