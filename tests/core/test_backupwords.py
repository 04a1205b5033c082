"""What is said of a backup before it takes the place of what there is."""

from __future__ import annotations

from dataclasses import replace

from backcare_desktop.core.lookback.backupwords import Prepared, left_out, lines, title

FULL = Prepared("2026-03-05T15:20:00+01:00", "0.1.0", 3, ("2026-03-02", "2026-03-05"), True, 2, 1, 4, ())
BARE = Prepared("", "0.1.0", 0, ("", ""), False, 0, 0, 0, ())


def test_a_full_backup_names_its_day_and_what_it_replaces() -> None:
    assert title(FULL) == "A backup of BackCare 0.1.0, made on 2026-03-05:"
    assert lines(FULL) == (
        ("settings", "yours are replaced"),
        ("history", "3 entries, 2026-03-02 to 2026-03-05; yours is replaced"),
        ("your own", "2 moves, 1 tip; yours are replaced"),
        ("kept pages", "4 pages; yours are replaced"),
    )
    assert left_out(FULL) == ()


def test_what_a_backup_does_not_have_stays() -> None:
    assert title(BARE) == "A backup of BackCare 0.1.0:"
    assert lines(BARE) == (
        ("settings", "none; yours stay"),
        ("history", "no entries; yours is replaced"),
        ("your own", "none; yours stay"),
        ("kept pages", "none; yours stay"),
    )


def test_of_a_long_list_the_beginning_is_named_and_how_many_more() -> None:
    found = replace(FULL, left_out=("one", "two", "three"))
    assert left_out(found) == ("one", "two", "three")
    assert left_out(found, 2) == ("one", "two", "and 1 more")
