"""The style sheet of the guide's pages, in the theme's colours and sizes."""

from __future__ import annotations

from typing import Final

from backcare_desktop.ui import theme
from backcare_desktop.ui.theme import Tokens

CARDS: Final = ("card", "now", "today", "soon")
CHIPS: Final = ("accent", "second", "now", "today", "soon", "warm", "cool")


def style(tokens: Tokens, *, is_printed: bool = False) -> str:
    """The style sheet of all pages; marks cards and pills by colours that the view then takes out and draws.

    On paper a card has a plain border, and what is a pill on the screen is bold.
    """
    size = theme.scaled
    title, heading = size(theme.SIZE_TITLE), size(theme.SIZE_HEADING)
    large, small = size(theme.SIZE_LARGE), size(theme.SIZE_SMALL)
    lines = [
        f"body {{ color: {tokens.text}; }}",
        f"h1 {{ font-size: {title}px; font-weight: 600; margin-top: 0px; margin-bottom: {size(10)}px; }}",
        f"h2 {{ font-size: {heading}px; font-weight: 600; margin-top: {size(22)}px; margin-bottom: {size(6)}px; }}",
        "h2.after-tier { margin-top: 2px; }",
        f"p {{ margin-top: {size(6)}px; margin-bottom: {size(8)}px; line-height: 138%; }}",
        f"p.lead {{ font-size: {large}px; }}",
        f"p.label {{ color: {tokens.second}; font-size: {small}px; margin-top: {size(8)}px; margin-bottom: 0px; }}",
        f"p.small, .small {{ color: {tokens.second}; font-size: {small}px; }}",
        f"p.row {{ margin-top: {size(4)}px; margin-bottom: {size(6)}px; line-height: 150%; }}",
        f"p.sign {{ margin-top: {size(14)}px; margin-bottom: 2px; }}",
        "p.action { margin-top: 0px; }",
        f"p.tier {{ margin-top: {size(4)}px; margin-bottom: 0px; }}",
        "p.strip { line-height: 100%; }",
        f"p.fold {{ margin-top: {size(18)}px; }}",
        f".second {{ color: {tokens.second}; }}",
        f"li {{ margin-bottom: {size(6)}px; line-height: 138%; }}",
        f"ul, ol {{ margin-top: {size(6)}px; margin-bottom: {size(8)}px; -qt-list-indent: 1; }}",
        f"a {{ color: {tokens.accent}; text-decoration: underline; }}",
        _padding("td.inside", 14, 16, 6),
        _padding("td.fact", 3, 0) + f" td.said {{ padding-{theme.begin_side()}: {size(16)}px; }}",
        _padding("td.pose", 4, 8),
        _padding("td.beside", 8, 8),
        _padding("th", 8, 8) + f" th {{ color: {tokens.second}; font-weight: 600; }}",
        _padding("td.cell", 8, 8) + f" td.cell {{ border-top: 1px solid {tokens.line}; }}",
        f"hr {{ background-color: {tokens.line}; }}",
        "table.grid { border-collapse: collapse; margin-top: 8px; }",
        *(f".ink-{name} {{ color: {getattr(tokens, name)}; }}" for name in ("now", "today", "soon")),
        *(_printed(tokens) if is_printed else _marked(tokens)),
    ]
    return "\n".join(lines)


def _marked(tokens: Tokens) -> list[str]:
    cards = [f"table.{look} {{ background-color: {mark(number)}; }}" for number, look in enumerate(CARDS)]
    chips = [
        f".chip-{name} {{ color: {getattr(tokens, name)}; background-color: {mark(100 + number)};"
        f" font-size: {theme.scaled(theme.SIZE_SMALL)}px; }}"
        for number, name in enumerate(CHIPS)
    ]
    return cards + chips


def _printed(tokens: Tokens) -> list[str]:
    border = f"border: 1px solid {tokens.edge}; border-collapse: collapse; margin-top: 8px; margin-bottom: 8px;"
    chips = [f".chip-{name} {{ font-weight: 600; }}" for name in CHIPS]
    closer = [
        f"p {{ margin-top: {theme.scaled(5)}px; margin-bottom: {theme.scaled(6)}px; line-height: 125%; }}",
        f"li {{ margin-bottom: {theme.scaled(4)}px; line-height: 125%; }}",
        f"h2 {{ margin-top: {theme.scaled(18)}px; }}",
    ]
    return [f"table.{look} {{ {border} }}" for look in CARDS] + chips + closer


def _padding(selector: str, above_px: int, across_px: int, below_px: int | None = None) -> str:
    """Room inside; less below, where what stands there brings some of its own."""
    above, across = theme.scaled(above_px), theme.scaled(across_px)
    below = above if below_px is None else theme.scaled(below_px)
    sides = f"padding-left: {across}px; padding-right: {across}px;"
    return f"{selector} {{ padding-top: {above}px; padding-bottom: {below}px; {sides} }}"


def mark(number: int) -> str:
    """A colour that stands for a look until the view has taken it out."""
    return f"#fe01{number:02x}"
