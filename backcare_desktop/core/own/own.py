"""The person's own moves and tips: what they are, how long they may be, and what can be done with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.moves.exercises import Exercise, Region

CAUTION: Final = "Stop if it hurts."
"""What an own move says when the person wrote no words of caution: there are always some."""
LABEL: Final = "Your own"
"""What stands where shipped content says how sure it is: nothing is claimed for the person's own."""

NAME_MOST: Final = 60
LINE_MOST: Final = 120
STEPS_MOST: Final = 6
"""As many lines as the break window shows."""
ITEMS_MOST: Final = 200
"""More moves or tips than this in one file are not read."""
HOLD_MOST_S: Final = 300
REP_MOST_S: Final = 60
REPS_MOST: Final = 50
TOTAL_LEAST_S: Final = 5
TOTAL_MOST_S: Final = 900
PICTURE_MOST_BYTES: Final = 2_000_000
PICTURE_MOST_PX: Final = 2000


@dataclass(frozen=True, slots=True)
class OwnMove:
    """A move that the person wrote; ``picture``: the name of its file, empty for none."""

    move: Exercise
    picture: str = ""

    @property
    def id(self) -> str:
        """The id of the move."""
        return self.move.id

    @property
    def name(self) -> str:
        """What it is called."""
        return self.move.name


@dataclass(frozen=True, slots=True)
class Tip:
    """A short text that stands on the posture card in its turn; ``region`` None: for the whole body."""

    id: str
    text: str
    region: Region | None = None

    @property
    def name(self) -> str:
        """What it is called: it has no other words than its own."""
        return self.text


OwnItem = OwnMove | Tip


@dataclass(frozen=True, slots=True)
class OwnContent:
    """All that the person wrote, in their order."""

    moves: tuple[OwnMove, ...] = ()
    tips: tuple[Tip, ...] = ()

    @property
    def items(self) -> tuple[OwnItem, ...]:
        """Moves and tips together."""
        return (*self.moves, *self.tips)

    @property
    def pictures(self) -> frozenset[str]:
        """The names of all pictures in use."""
        return frozenset(each.picture for each in self.moves if each.picture)

    def find(self, wanted_id: str) -> OwnItem | None:
        """The item with this id; None when there is none."""
        return next((each for each in self.items if each.id == wanted_id), None)

    def with_items(self, items: Iterable[OwnItem]) -> OwnContent:
        """These in the places of those with the same ids; new ones at the end."""
        moves = {each.id: each for each in self.moves}
        tips = {each.id: each for each in self.tips}
        for each in items:
            if isinstance(each, OwnMove):
                moves[each.id] = each
            else:
                tips[each.id] = each
        return OwnContent(tuple(moves.values()), tuple(tips.values()))

    def without(self, ids: Iterable[str]) -> OwnContent:
        """All but those."""
        gone = set(ids)
        return OwnContent(
            tuple(each for each in self.moves if each.id not in gone),
            tuple(each for each in self.tips if each.id not in gone),
        )

    def in_order(self, ids: Sequence[str]) -> OwnContent:
        """The same in the order of these ids; what is not among them follows."""
        place = {each: number for number, each in enumerate(ids)}

        def at(item: OwnItem) -> int:
            return place.get(item.id, len(place))

        return OwnContent(tuple(sorted(self.moves, key=at)), tuple(sorted(self.tips, key=at)))

    def only(self, ids: Iterable[str]) -> OwnContent:
        """Those alone."""
        wanted = set(ids)
        return self.without(each.id for each in self.items if each.id not in wanted)


NOTHING: Final = OwnContent()


def cues(shipped: Sequence[tuple[str, str]], tips: Sequence[Tip], hidden: Collection[str]) -> tuple[str, ...]:
    """What stands on posture cards in turn: an own tip after every second of the shipped, and nothing hidden.

    ``shipped``: id and words. With all of it hidden the shipped ones stand, as a card must say something.
    """
    theirs = [words for name, words in shipped if name not in hidden]
    own = [tip.text for tip in tips if tip.id not in hidden]
    result: list[str] = []
    for number, words in enumerate(theirs, start=1):
        result.append(words)
        if number % 2 == 0 and own:
            result.append(own.pop(0))
    return (*result, *own) or tuple(words for _, words in shipped)


@dataclass(frozen=True, slots=True)
class Offer:
    """What a file would add: items under the ids they would get, their pictures by file name, and what to know.

    ``renamed``: what would get another name; ``left_out``: what would not be taken, and why. Whole sentences.
    """

    content: OwnContent
    pictures: tuple[tuple[str, bytes], ...] = ()
    renamed: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Keep:
    """Keep this item, a new one or in the place of the one with its id; ``picture``: its new picture, ready to write.

    Without a new picture the one that the item names stays.
    """

    item: OwnItem
    picture: bytes | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """Take this item away."""

    id: str


@dataclass(frozen=True, slots=True)
class TakeIn:
    """Add all that is in an offer."""

    offer: Offer


@dataclass(frozen=True, slots=True)
class Share:
    """Write these items into one file to share."""

    path: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Undo the last change."""


@dataclass(frozen=True, slots=True)
class LookAgain:
    """Somebody else may have written the files: read them again."""


OwnChange = Keep | Drop | TakeIn | Share | TakeBack | LookAgain


@dataclass(frozen=True, slots=True)
class OwnView:
    """What the window of own moves and tips shows. ``said``: what came of the last change, a sentence.

    ``hidden``: the ids that the person hides, shipped ones too; ``undo``: what "Undo" would do, empty for nothing.
    """

    content: OwnContent = NOTHING
    hidden: frozenset[str] = frozenset()
    said: str = ""
    is_refused: bool = False
    undo: str = ""
