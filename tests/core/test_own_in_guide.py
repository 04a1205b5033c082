"""Own moves and tips as items of the guide: listed, found, and with a home."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backcare_desktop.core.commands import ChangeOwn
from backcare_desktop.core.commandwords import WrongWords, parse
from backcare_desktop.core.guide.catalogue import Item, Kind, catalogue, item_of, words_of
from backcare_desktop.core.guide.needs import NEEDS, PAGE_TITLES
from backcare_desktop.core.own.own import LookAgain, Tip
from tests.content.shipped import guidance

SIP = Tip("own.sip", "Sip some water.")


def test_a_tip_is_an_item_that_is_found_by_its_words() -> None:
    assert item_of(SIP) == Item("own.sip", Kind.TIP, "Sip some water.")
    assert words_of(SIP) == "your own tip"
    assert item_of(SIP) in catalogue(replace(guidance(), tips=(SIP,)))


def test_the_need_shows_the_way_to_write_even_with_nothing_there() -> None:
    own = next(need for need in NEEDS if need.id == "own")
    assert own.items(guidance()) == ("page.own",)
    assert PAGE_TITLES["page.own"] == "Add, change and share"
    assert own.items(replace(guidance(), tips=(SIP,))) == ("page.own", "own.sip")


def test_no_shipped_move_has_an_id_of_the_persons() -> None:
    assert [move.id for move in guidance().exercises if move.is_own] == []


def test_the_command_line_can_say_that_files_have_changed() -> None:
    assert parse(["content", "changed"]) == ChangeOwn(LookAgain())
    with pytest.raises(WrongWords, match="content changed"):
        parse(["content"])
