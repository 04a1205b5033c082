"""The guide by keyboard alone, with real keys on a real X server."""

from __future__ import annotations

from typing import Any

import pytest

from tests.desk.desk import Desk, Program


class Reader:
    """A person who reads the guide without a mouse."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.guide: Program = desk.python("-m", "tests.desk.guide_program")
        desk.wait(lambda: "Guide" in desk.focused(), 15, "the guide has the keyboard")
        self.sees(shown="info.upper-back-first", focus="Items")

    def now(self) -> dict[str, Any]:
        said = self.guide.said()
        return said[-1] if said else {}

    def sees(self, **facts: str) -> bool:
        """Whether the guide comes to show this."""
        return self.desk.wait(lambda: facts.items() <= self.now().items(), 10, lambda: f"{facts}, not {self.now()}")

    def press(self, *keys: str) -> None:
        self.desk.key(*keys)


@pytest.fixture
def reader(desk: Desk) -> Reader:
    return Reader(desk)


def test_a_red_flag_is_reached_and_left_by_keyboard_alone(reader: Reader) -> None:
    reader.press("shift+Tab")
    reader.sees(focus="Topics")
    reader.press("End", "Up", "Up")
    reader.sees(shown="page.red-flags", found="When to get help")
    reader.press("Return")
    reader.sees(focus="Items")
    reader.press("Down")
    reader.sees(shown="rf.heart")
    reader.press("Return")
    reader.sees(focus="Could be your heart")
    reader.press("Tab", "Return")
    reader.sees(shown="page.red-flags")
    reader.press("alt+Left")
    reader.sees(shown="rf.heart")
    reader.press("alt+Right")
    assert reader.sees(shown="page.red-flags")


def test_a_search_and_help_one_tab_from_it_by_keyboard_alone(reader: Reader) -> None:
    reader.press("ctrl+f")
    reader.sees(focus="Search the guide")
    reader.desk.type("matress")
    reader.sees(shown="care.mattress")
    reader.press("Down")
    reader.sees(focus="Items")
    reader.press("Return")
    reader.sees(focus="Mattress")
    reader.press("slash")
    reader.sees(focus="Search the guide")
    reader.press("Escape")
    reader.sees(found="Sore now")
    reader.press("ctrl+f", "Tab", "space")
    reader.sees(shown="page.red-flags")
    reader.press("Escape")
    assert reader.guide.wait() == 0


def test_a_move_is_played_and_a_page_kept_by_keyboard_alone(reader: Reader) -> None:
    reader.press("ctrl+f")
    reader.sees(focus="Search the guide")
    reader.desk.type("stress and tight")
    reader.press("Return")
    reader.sees(shown="info.stress", focus="Stress and tight muscles")
    reader.press("ctrl+d")
    reader.sees(kept="info.stress", told="Kept. It stands under the topic “Kept”.")
    reader.press("ctrl+f", *["Tab"] * 10)
    reader.sees(focus="Undo")
    reader.press("space")
    reader.sees(kept="", told="")
    reader.press("ctrl+f", *["Tab"] * 6)
    reader.sees(focus="Copy link")
    reader.press("space")
    reader.sees(told="Copied: backcare guide info.stress")
    reader.press("Tab", "Tab", "Tab")
    reader.sees(focus="Larger text")
    reader.press("Tab")
    reader.sees(focus="Stress and tight muscles")
    reader.press("Tab", "Tab", "Return")
    reader.sees(plays="Belly breathing · 6 times", focus="Stop")
    reader.press("space")
    reader.sees(focus="Play")
    reader.press("Tab", "space")
    assert reader.sees(plays="", focus="Stress and tight muscles", shown="info.stress")
