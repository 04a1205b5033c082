"""Reads the person's own moves and tips out of plain tables, with mercy: one wrong value costs as little as it can.

The same rules hold for their files, for a file of somebody else's and for what is typed into the form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from typing import Final, TypeVar

from backcare_desktop.core.evidence import Grade
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.moves.exercises import OWN, Difficulty, Exercise, Mode, Position
from backcare_desktop.core.own import own
from backcare_desktop.core.own.own import NOTHING, OwnContent, OwnItem, OwnMove, Tip
from backcare_desktop.core.own.table import Table, Wrong

VERSION: Final = 1
"""Of the form of files; a greater one was written by a later version of the app."""
MOVE_KEYS: Final = (
    "id", "name", "regions", "position", "mode", "hold_s", "reps", "sides", "rep_s", "steps", "feel", "caution",
    "equipment", "difficulty", "discreet", "avoid_tags", "picture",
)  # fmt: skip
TIP_KEYS: Final = ("id", "text", "region")
PICTURE_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,79}\.(png|jpg)")
_ID: Final = re.compile(r"own\.(?=.{1,70}$)[a-z0-9]+(-[a-z0-9]+)*")
_ID_MOST: Final = 60
_MARK: Final = re.compile(r"[a-z_]{1,30}")
_LETTERS: Final = re.compile(r"[a-z0-9]+")
_WORDS_IN_ID: Final = 6
_NAME_MOST: Final = 40
_FAMILIES: Final = ("version", "moves", "tips")

ItemT = TypeVar("ItemT", bound=OwnItem)


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read, and a sentence for all that could not. ``is_newer``: a later version wrote it."""

    content: OwnContent = NOTHING
    wrongs: tuple[str, ...] = ()
    is_newer: bool = False


def read_move(raw: Mapping[str, object]) -> tuple[OwnMove, tuple[Wrong, ...]]:
    """The move in this table, and all that is wrong; it can be used when nothing needed is wrong."""
    table = Table(raw)
    table.only(MOVE_KEYS)
    mode, hold_s, reps, sides, rep_s = _dose(table)
    move = Exercise(
        id=table.name("id", _ID, "own.wall-slide"),
        name=table.text("name", own.NAME_MOST, ask="Give it a name."),
        regions=table.regions("regions"),
        position=table.word("position", Position, Position.STANDING),
        equipment=table.text("equipment", own.NAME_MOST, default="none"),
        difficulty=table.word("difficulty", Difficulty, Difficulty.EASY),
        discreet=table.flag("discreet"),
        mode=mode,
        hold_s=hold_s,
        reps=reps,
        sides=sides,
        rep_s=rep_s,
        total_s=sides * reps * (hold_s + rep_s),
        steps=table.lines("steps", ask="Write at least one step."),
        feel=table.text("feel", own.LINE_MOST),
        caution=table.text("caution", own.LINE_MOST, default=own.CAUTION),
        avoid_tags=table.names("avoid_tags", _MARK, "knee or balance"),
        technique_sources=(),
        evidence_grade=Grade.NO_EVIDENCE,
        evidence_sources=(),
    )
    picture = table.name("picture", PICTURE_NAME, "my-move.png, a picture beside the file")
    return OwnMove(move, picture), tuple(table.wrongs)


def read_tip(raw: Mapping[str, object]) -> tuple[Tip, tuple[Wrong, ...]]:
    """The tip in this table, and all that is wrong, as for a move."""
    table = Table(raw)
    table.only(TIP_KEYS)
    tip = Tip(
        id=table.name("id", _ID, "own.look-far"),
        text=table.text("text", own.LINE_MOST, ask="Write the tip."),
        region=table.region("region"),
    )
    return tip, tuple(table.wrongs)


def read(raw: Mapping[str, object], source: str) -> Reading:
    """All moves and tips of a file; ``source`` is the name that the sentences begin with."""
    reader = _Reader(source)
    version = raw.get("version", VERSION)
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        reader.wrongs.append(f"{source}, version: It must be {VERSION}. It is read as that.")
    for key in raw:
        if key not in _FAMILIES:
            reader.wrongs.append(f"{source}, {key[:_NAME_MOST]}: We do not know what this is. It is left out.")
    content = OwnContent(
        tuple(reader.items(raw, "moves", read_move)),
        tuple(reader.items(raw, "tips", read_tip)),
    )
    return Reading(content, tuple(reader.wrongs), isinstance(version, int) and version > VERSION)


def tables(content: OwnContent) -> dict[str, object]:
    """The content as ``read`` reads it; what is as usual is not written."""
    families = {
        "moves": [_move_table(each) for each in content.moves],
        "tips": [_tip_table(tip) for tip in content.tips],
    }
    return {"version": VERSION} | {name: rows for name, rows in families.items() if rows}


def named(item: ItemT, taken: Collection[str]) -> ItemT:
    """The item under its own id when that is free, else under the first free one that is made of its name."""
    wanted = item.id or make_id(item.name)
    new_id, number = wanted, 1
    while new_id in taken:
        number += 1
        new_id = f"{wanted}-{number}"
    return item if new_id == item.id else with_id(item, new_id)


def with_id(item: ItemT, new_id: str) -> ItemT:
    """The same item under another id."""
    if isinstance(item, OwnMove):
        return replace(item, move=replace(item.move, id=new_id))
    return replace(item, id=new_id)


def make_id(name: str) -> str:
    """An id of the first words of a name: "Wall slide!" is "own.wall-slide"."""
    words = "-".join(_LETTERS.findall(name.casefold())[:_WORDS_IN_ID])[:_ID_MOST].strip("-")
    return OWN + (words or "item")


class _Reader:
    """Collects the items of a file, and a sentence for each thing that is wrong."""

    def __init__(self, source: str) -> None:
        self.wrongs: list[str] = []
        self._source = source
        self._taken: set[str] = set()

    def items(
        self,
        raw: Mapping[str, object],
        family: str,
        read_one: Callable[[Mapping[str, object]], tuple[ItemT, tuple[Wrong, ...]]],
    ) -> Iterator[ItemT]:
        rows = raw.get(family, [])
        if not isinstance(rows, list):
            self.wrongs.append(f"{self._source}, {family}: They must be tables. They are left out.")
            return
        if len(rows) > own.ITEMS_MOST:
            self.wrongs.append(
                f"{self._source}, {family}: There are {len(rows)}; the first {own.ITEMS_MOST} are read. "
                "The others are left out."
            )
        for number, row in enumerate(rows[: own.ITEMS_MOST], start=1):
            if isinstance(row, dict):
                item, wrongs = read_one(row)
                yield from self._kept(item, wrongs, f"{family[:-1]} {number}")
            else:
                self.wrongs.append(f"{self._source}, {family[:-1]} {number}: It must be a table. It is left out.")

    def _kept(self, item: ItemT, wrongs: tuple[Wrong, ...], place: str) -> Iterator[ItemT]:
        """The item, under a free id, when it can be used."""
        who = f"“{item.name}”" if item.name else place
        is_lost = any(wrong.is_needed for wrong in wrongs)
        ends = {True: f"This {place.split(' ', maxsplit=1)[0]} is left out.", False: "Only this value is left out."}
        for wrong in wrongs:
            if wrong.is_needed or not is_lost:
                self.wrongs.append(f"{self._source}, {who}, {wrong.key}: {wrong.why} {ends[wrong.is_needed]}")
        if not is_lost:
            kept = named(item, self._taken)
            self._taken.add(kept.id)
            yield kept


def _dose(table: Table) -> tuple[Mode, int, int, int, int]:
    """How much of a move: how it counts, hold, repetitions, sides, and the time between."""
    before = len(table.wrongs)
    mode = table.word("mode", Mode, Mode.REPS, is_needed=True)
    dose: tuple[Mode, int, int, int, int]
    if mode is Mode.TIME:
        dose = (mode, table.number("hold_s", own.TOTAL_LEAST_S, own.TOTAL_MOST_S, 30), 1, 1, 0)
    else:
        least_s = 1 if mode is Mode.HOLD else 0
        dose = (
            mode,
            table.number("hold_s", least_s, own.HOLD_MOST_S, 10 * least_s),
            table.number("reps", 1, own.REPS_MOST, 1),
            table.number("sides", 1, 2, 1),
            table.number("rep_s", 0, own.REP_MOST_S, 2),
        )
    _, hold_s, reps, sides, rep_s = dose
    total_s = sides * reps * (hold_s + rep_s)
    if len(table.wrongs) == before and not own.TOTAL_LEAST_S <= total_s <= own.TOTAL_MOST_S:
        limits = f"from {own.TOTAL_LEAST_S} s to {own.TOTAL_MOST_S // 60} min"
        table.note("total_s", f"It takes {total_s} s in all; it must be {limits}.", is_needed=True)
    return dose


def _move_table(item: OwnMove) -> dict[str, object]:
    values: dict[str, object] = {key: getattr(item.move, key) for key in MOVE_KEYS if key != "picture"}
    values["picture"] = item.picture
    if item.move.mode is Mode.TIME:
        for key in ("reps", "sides", "rep_s"):
            del values[key]
    return {key: value for key, value in values.items() if value not in ("", ())}


def _tip_table(tip: Tip) -> dict[str, object]:
    values: dict[str, object] = {"id": tip.id, "text": tip.text}
    return values if tip.region is None else values | {"region": tip.region}
