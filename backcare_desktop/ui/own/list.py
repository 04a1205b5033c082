"""The lines of the list of own moves and tips, and of what came with the app, with what is put away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from backcare_desktop.core.evidence import by_id
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.guide import needs
from backcare_desktop.core.guide.posturecheck import PostureQuestion
from backcare_desktop.core.moves.exercises import Exercise
from backcare_desktop.core.own.own import OwnItem, OwnView, Tip
from backcare_desktop.ui.choicerows import Row

AWAY = "Put away"
HIDDEN_MOVES = "guide.hidden_moves"
HIDDEN_TIPS = "guide.hidden_tips"


@dataclass(frozen=True, slots=True)
class Shipped:
    """What came with the app and can be put away; ``away``: the ids that the setting of that key lists."""

    moves: Sequence[Exercise]
    questions: Sequence[PostureQuestion]
    away: Callable[[str], tuple[str, ...]]

    @property
    def hidden(self) -> frozenset[str]:
        """All that is put away, the person's own too."""
        return frozenset((*self.away(HIDDEN_MOVES), *self.away(HIDDEN_TIPS)))

    def turned(self, item_id: str, key: str) -> list[str] | None:
        """What the setting of that key is to be once this one is put away, or brought back; None: as it came."""
        hidden = list(self.away(key))
        return [each for each in hidden if each != item_id] or None if item_id in hidden else [*hidden, item_id]

    def move(self, wanted_id: str) -> Exercise | None:
        """The move with this id."""
        return by_id(self.moves, wanted_id)

    def tip(self, wanted_id: str) -> str:
        """The words of a card with this id; empty when there are none."""
        found = by_id(self.questions, wanted_id)
        return found.if_no if found is not None else ""


def rows(view: OwnView, shipped: Shipped, *, with_shipped: bool) -> list[Row]:
    """The list. Without ``with_shipped`` only what is the person's, and what they put away."""
    result: list[Row] = []
    away: list[Row] = []
    result += _group("Your moves", [_own(each, view.hidden) for each in view.content.moves])
    result += _group("Your tips", [_own(each, view.hidden) for each in view.content.tips])
    for title, lines in (
        ("Moves that came with BackCare", [_move(each, view.hidden) for each in shipped.moves]),
        ("Tips that came with BackCare", [_tip(each, view.hidden) for each in shipped.questions]),
    ):
        result += _group(title, lines) if with_shipped else []
        away += [] if with_shipped else [row for row in lines if row.chip]
    return result + _group(AWAY, away)


def _group(title: str, lines: Sequence[Row]) -> list[Row]:
    return [Row(title), *lines] if lines else []


def _own(item: OwnItem, hidden: frozenset[str]) -> Row:
    chip = AWAY if item.id in hidden else ""
    if isinstance(item, Tip):
        return Row(item.text, item.id, "" if item.region is None else needs.region_name(item.region), chip)
    return Row(item.name, item.id, _detail(item.move), chip)


def _move(move: Exercise, hidden: frozenset[str]) -> Row:
    return Row(move.name, move.id, _detail(move), AWAY if move.id in hidden else "")


def _tip(question: PostureQuestion, hidden: frozenset[str]) -> Row:
    return Row(question.if_no, question.id, "", AWAY if question.id in hidden else "")


def _detail(move: Exercise) -> str:
    return f"{needs.region_name(move.regions[0])} · {move.amount}"
