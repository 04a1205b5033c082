"""What a shared file adds to what is there: nothing of the person's is replaced, what is there already is left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from backcare_desktop.core.moves.exercises import OWN
from backcare_desktop.core.own.own import NAME_MOST, Offer, OwnContent, OwnItem, OwnMove
from backcare_desktop.core.own.read import ItemT, named, with_id

_PNG: Final = b"\x89PNG"
_NUMBER: Final = re.compile(r" \(\d+\)$")
_NUMBER_MOST: Final = 6
"""Room for the number behind a name."""


def offer(
    shared: OwnContent,
    present: OwnContent,
    pictures: Mapping[str, bytes],
    *,
    files: frozenset[str] = frozenset(),
    left_out: tuple[str, ...] = (),
) -> Offer:
    """What would come of taking a file in. ``pictures``: those of the file that are good, by name in the file.

    ``files``: the names that pictures have already.

    An item whose id is taken gets a free one; one whose name is taken, a number behind it. ``left_out``: what was
    found wrong in the file before.
    """
    taking = _Taking({each.id for each in present.items}, {each.name for each in present.items}, list(left_out))
    known = {same for each in present.items for same in (_bare(each), _bare(_unnumbered(each)))}
    moves = [taking.new(_pictured(each, pictures)) for each in shared.moves if taking.wants(each, known)]
    tips = [taking.new(tip) for tip in shared.tips if taking.wants(tip, known)]
    new_files: dict[str, bytes] = {}
    for number, move in enumerate(moves):
        if move.picture:
            content = pictures[move.picture]
            file = picture_name(move.id, content, files | new_files.keys())
            new_files[file] = content
            moves[number] = replace(move, picture=file)
    return Offer(
        OwnContent(tuple(moves), tuple(tips)), tuple(new_files.items()), tuple(taking.renamed), tuple(taking.left_out)
    )


def added(present: OwnContent, new: OwnContent) -> OwnContent:
    """Both together; what has come to stand under the same id in the meantime stays, and the new gets a free one."""
    ids = {each.id for each in present.items}
    result = present
    for item in new.items:
        free = named(item, ids)
        ids.add(free.id)
        result = result.with_items([free])
    return result


def picture_name(item_id: str, content: bytes, taken: Collection[str]) -> str:
    """A file name that no other picture has, made of the move's id and the kind of picture."""
    stem = item_id.removeprefix(OWN)
    name, number = f"{stem}.{ending(content)}", 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}.{ending(content)}"
    return name


def ending(content: bytes) -> str:
    """How the file name of this picture ends; pictures are PNG or JPEG."""
    return "png" if content.startswith(_PNG) else "jpg"


@dataclass(slots=True)
class _Taking:
    """What is taken already, and what is told about it."""

    ids: set[str]
    names: set[str]
    left_out: list[str]
    renamed: list[str] = field(default_factory=list)

    def wants(self, item: OwnItem, known: Collection[OwnItem]) -> bool:
        """Whether it is not there already, just so."""
        if _bare(item) in known:
            self.left_out.append(f"“{item.name}”: You have it already. It is left out.")
            return False
        return True

    def new(self, item: ItemT) -> ItemT:
        """The item under a free id and, for a move, a free name."""
        if isinstance(item, OwnMove) and item.name in self.names:
            name = self._free_name(item.name)
            self.renamed.append(f"“{item.name}”: You have a move of that name. This one comes in as “{name}”.")
            item = replace(item, move=replace(item.move, name=name))
        result = named(item, self.ids)
        self.ids.add(result.id)
        self.names.add(result.name)
        return result

    def _free_name(self, name: str) -> str:
        number = 2
        while (free := f"{name[: NAME_MOST - _NUMBER_MOST]} ({number})") in self.names:
            number += 1
        return free


def _bare(item: OwnItem) -> OwnItem:
    """The item as one compares it: without its id and the name of its picture's file."""
    bare = with_id(item, "")
    return replace(bare, picture="") if isinstance(bare, OwnMove) else bare


def _unnumbered(item: OwnItem) -> OwnItem:
    """The item as it was called before it was taken in beside another of its name."""
    if not isinstance(item, OwnMove):
        return item
    return replace(item, move=replace(item.move, name=_NUMBER.sub("", item.name)))


def _pictured(item: OwnMove, pictures: Mapping[str, bytes]) -> OwnMove:
    return item if item.picture in pictures else replace(item, picture="")
