"""What a person opens the guide for, and which items answer it: the first column of the guide."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.guide.guidance import EntryKind, Guidance, Tier
from backcare_desktop.core.moves.exercises import Exercise, ExerciseSet, Region

RED_FLAGS = "page.red-flags"
PACKS_WHICH = "page.packs-which"
PACKS_WHO = "page.packs-who"
PACKS_TIMES = "page.packs-times"
SORE_DAYS = "page.sore-days"
SOURCES = "page.sources"
OWN = "page.own"
SKIP_IF = "note.skip-if"
"""The page of the marks that hide moves."""
HELP = "help"
KEPT = "kept"
"""The need that holds the pages the person kept; its items are theirs, not the guide's."""

PAGE_TITLES = {
    RED_FLAGS: "When to get help",
    PACKS_WHICH: "Warm or cold: which one?",
    PACKS_WHO: "Who must not use a pack",
    PACKS_TIMES: "How long, how often",
    SORE_DAYS: "Sore days, step by step",
    SOURCES: "All sources",
    OWN: "Add, change and share",
}
"""The pages that show a whole family at once, by id."""

_REGION_NAMES = {
    Region.NECK: "Neck",
    Region.SHOULDERS: "Shoulders",
    Region.UPPER_BACK: "Upper back",
    Region.MID_BACK: "Middle back",
    Region.LOWER_BACK: "Lower back",
    Region.CHEST: "Chest",
    Region.HIPS: "Hips",
    Region.LEGS: "Legs",
    Region.WRISTS: "Hands and wrists",
    Region.EYES: "Eyes",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Some items under one heading."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """One reason to open the guide; ``line`` says in a few words what is found there."""

    id: str
    title: str
    line: str
    groups: Callable[[Guidance], tuple[Group, ...]]

    def items(self, guidance: Guidance) -> tuple[str, ...]:
        """The ids of all its items, in order."""
        return tuple(item for group in self.groups(guidance) for item in group.items)


def region_name(region: Region) -> str:
    """The part of the body, in words."""
    return _REGION_NAMES[region]


def page_of(item_id: str, guidance: Guidance) -> str:
    """The id of the page that shows an item: its own, but for what stands in a table of packs."""
    if any(row.id == item_id for row in guidance.heat_cold.rows):
        return PACKS_WHO
    if any(preset.id == item_id for preset in guidance.heat_cold.presets):
        return PACKS_TIMES
    return item_id


def need_of(item_id: str, guidance: Guidance, *, near: str = "") -> str:
    """The need under which an item stands: ``near`` if it is there too, else the best home of its own."""
    page = page_of(item_id, guidance)
    holding = [need.id for need in NEEDS if page in need.items(guidance)]
    if near in holding:
        return near
    homes = [need for need in holding if need in _HOMES]
    return (homes or holding or [NEEDS[0].id])[0]


def _region(*regions: Region) -> Callable[[Exercise], bool]:
    return lambda exercise: exercise.regions[0] in regions


def _moves(guidance: Guidance, fits: Callable[[Exercise], bool]) -> tuple[str, ...]:
    return tuple(exercise.id for exercise in guidance.exercises if fits(exercise))


def _sets_with(guidance: Guidance, *regions: Region) -> tuple[str, ...]:
    """The ready sets most of whose moves are about these parts of the body."""
    moves = {exercise.id: exercise for exercise in guidance.exercises}

    def share(each: ExerciseSet) -> float:
        fitting = [item for item in each.items if item in moves and set(moves[item].regions) & set(regions)]
        return len(fitting) / (len(each.items) or 1)

    return tuple(each.id for each in guidance.sets if share(each) > 0.5)


def _sore_now(_: Guidance) -> tuple[Group, ...]:
    return (
        Group("First", ("info.upper-back-first", RED_FLAGS)),
        Group("Today", (SORE_DAYS, "set.gentle", "info.stay-active", "care.heat", "care.ice", "info.sleep")),
        Group("Common causes", ("info.what-is-spasm", "cause.muscle-pull", "cause.trauma", "cause.overload")),
        Group("And then", ("info.recovery", "info.medicine", "care.physio", "info.stress")),
    )


def _body(*regions: Region, read: Iterable[str]) -> Callable[[Guidance], tuple[Group, ...]]:
    reading = tuple(read)

    def groups(guidance: Guidance) -> tuple[Group, ...]:
        return (
            Group("Read first", reading),
            Group("Ready sets", _sets_with(guidance, *regions)),
            Group("Moves", _moves(guidance, _region(*regions))),
        )

    return groups


def _desk(guidance: Guidance) -> tuple[Group, ...]:
    return (
        Group("Good to know", ("note.posture-evidence", "note.sit-stand", "cause.posture", "care.posture")),
        Group("Desk check", tuple(question.id for question in guidance.posture_questions)),
        Group("Hands and eyes", _moves(guidance, _region(Region.WRISTS, Region.EYES))),
    )


def _packs(guidance: Guidance) -> tuple[Group, ...]:
    return (
        Group("Before you start", (PACKS_WHICH, PACKS_WHO, PACKS_TIMES)),
        Group("Rules", tuple(note.id for note in guidance.heat_cold.notes)),
        Group("What the evidence says", ("care.heat", "care.ice", "care.contrast")),
    )


def _exertion(guidance: Guidance) -> tuple[Group, ...]:
    return (
        Group("Warm-ups", tuple(plan.id for plan in guidance.warm_ups.plans)),
        Group("Good to know", tuple(note.id for note in guidance.warm_ups.notes)),
        Group("Read more", ("care.warmup", "info.lifting", "cause.overload")),
    )


def _all_moves(guidance: Guidance) -> tuple[Group, ...]:
    return (
        Group("Rules", ("note.exercise-rules", "note.stretching", SKIP_IF)),
        Group("Ready sets", tuple(each.id for each in guidance.sets)),
        *(Group(region_name(region), _moves(guidance, _region(region))) for region in Region),
    )


def _own(guidance: Guidance) -> tuple[Group, ...]:
    groups = (
        Group("", (OWN,)),
        Group("Your moves", _moves(guidance, lambda move: move.is_own)),
        Group("Your tips", tuple(tip.id for tip in guidance.tips)),
    )
    return tuple(group for group in groups if group.items)


def _evidence(guidance: Guidance) -> tuple[Group, ...]:
    titles = {
        EntryKind.INFO: "Good to know",
        EntryKind.CAUSE: "What people think causes it",
        EntryKind.CARE: "What people try",
    }
    return tuple(
        Group(title, tuple(entry.id for entry in guidance.entries if entry.kind is kind))
        for kind, title in titles.items()
    )


def _help(guidance: Guidance) -> tuple[Group, ...]:
    words = {Tier.NOW: "Emergency", Tier.TODAY: "Today", Tier.SOON: "Soon"}
    return (
        Group("", (RED_FLAGS,)),
        *(
            Group(word, tuple(flag.id for flag in guidance.red_flags if flag.tier is tier))
            for tier, word in words.items()
        ),
    )


def _sources(guidance: Guidance) -> tuple[Group, ...]:
    return (Group("", (SOURCES,)), Group("One by one", tuple(source.id for source in guidance.sources)))


NEEDS: tuple[Need, ...] = (
    Need("sore", "Sore now", "What to do first", _sore_now),
    Need(
        "neck",
        "Neck and shoulders",
        "Sets and moves",
        _body(Region.NECK, Region.SHOULDERS, read=("care.exercise", "cause.posture", "rf.neck-artery")),
    ),
    Need(
        "upper",
        "Upper back",
        "Check first, then move",
        _body(
            Region.UPPER_BACK,
            Region.MID_BACK,
            Region.CHEST,
            read=("info.upper-back-first", "rf.upper-new", "care.exercise"),
        ),
    ),
    Need(
        "lower",
        "Lower back",
        "And hips and legs",
        _body(
            Region.LOWER_BACK,
            Region.HIPS,
            Region.LEGS,
            read=("info.stay-active", "rf.cauda", "info.lifting", "cause.nerve"),
        ),
    ),
    Need("desk", "Desk set-up", "One question at a time", _desk),
    Need("packs", "Warm and cold", "Which one, how long", _packs),
    Need("exertion", "Before sport or heavy work", "10, 12 or 15 minutes", _exertion),
    Need("moves", "Moves", "Every move and set", _all_moves),
    Need("own", "Your own", "Moves and tips you add", _own),
    Need("evidence", "What the evidence says", "33 topics, graded", _evidence),
    Need(HELP, "When to get help", "Signs, worst first", _help),
    Need("sources", "Sources", "Where it comes from", _sources),
)

_HOMES = frozenset({"desk", "packs", "exertion", "moves", "own", "evidence", HELP, "sources"})
"""Needs that hold a whole family: the home of an item reached from elsewhere."""
