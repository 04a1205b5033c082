"""Checks how the guide says things: no banned word, no unknown token, nothing hard to read (guidance 8.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from backcare_desktop.core.figure.poses import Landmarks, Pose
from backcare_desktop.core.guide.readability import HARDEST, grade

if TYPE_CHECKING:
    from backcare_desktop.core.guide.guidance import Guidance

BANNED_WORDS = (
    "treats|cures|heals|fixes|therapy|relieves your condition|abnormal|damaged|degenerated|bad posture|crooked|"
    "correct your posture|sit properly|proven|clinically proven|experts agree|wonders|instantly|never slouch|"
    "you may have a heart attack|it is probably nothing|contraindicated|scapula|thoracic|hamstring|don['\u2019]t worry"
)
BANNED = re.compile(rf"\b({BANNED_WORDS.replace(' ', '[ -]+')})\b", re.IGNORECASE)
DENIED = re.compile(r"\b(no|not|nothing|neither|nor)\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")
TOKEN = re.compile(r"\{[^}]*\}")
TOKENS = frozenset({"{EMERGENCY}", "{ADVICE_LINE}"})
CHECKED_ON = "{CHECKED_ON}"
"""Filled in one text only."""
NEVER_FILLED = ("exercises", "figures", "sets", "posture_questions", "warm_ups", "countries", "tags")
"""Families whose texts stand in other windows too, as they are written."""
NOT_PLAIN = re.compile(r"[{}<>\x00-\x09\x0b-\x1f\x7f]")
NOT_OUR_WORDS = frozenset(
    {"seed_claim", "citation", "where", "also_called", "id", "moves", "exercise", "easier_exercise"}
)


def wrong_words(guidance: Guidance) -> Iterator[str]:
    """What is said as it must not be, with the id and field it belongs to."""
    for owner, text in shown_texts(guidance, "guide"):
        hardness = grade(text)
        if hardness is not None and hardness > HARDEST:
            yield f"{owner}: reads like school grade {hardness:.1f}, and {HARDEST:g} is the most"
        yield from _wrong_tokens(owner, text)
        for sentence in SENTENCE_END.split(text):
            banned = BANNED.search(sentence)
            if banned and not DENIED.search(sentence[: banned.start()]):
                yield f'{owner}: says "{banned.group()}" (see the word list of README.md)'
    for family in NEVER_FILLED:
        for owner, text in shown_texts(getattr(guidance, family), family):
            yield from (f"{owner}: {token} is not filled here" for token in TOKEN.findall(text) if token in TOKENS)


def _wrong_tokens(owner: str, text: str) -> Iterator[str]:
    known = TOKENS | ({CHECKED_ON} if owner.endswith("disclaimers, evidence") else frozenset())
    yield from (f"{owner}: there is no token {token}" for token in TOKEN.findall(text) if token not in known)
    if mark := NOT_PLAIN.search(TOKEN.sub("", text)):
        yield f"{owner}: has {mark.group()!r}; texts are plain, with tokens such as {{EMERGENCY}}"


def hardest_texts(guidance: Guidance, count: int) -> list[tuple[float, str]]:
    """The texts that are hardest to read, with their grades."""
    graded = [(hardness, owner) for owner, text in shown_texts(guidance, "guide") if (hardness := grade(text))]
    return sorted(graded, reverse=True)[:count]


def shown_texts(value: Any, owner: str) -> Iterator[tuple[str, str]]:
    """Every text of ours inside a value, with the id and field it belongs to; the lines of a list are one text."""
    if isinstance(value, tuple):
        if value and all(isinstance(line, str) and not isinstance(line, Enum) for line in value):
            yield owner, "\n".join(value)
        else:
            for item in value:
                yield from shown_texts(item, owner)
    elif is_dataclass(value):
        name = name_of(value, owner)
        for field in fields(value):
            if field.name not in NOT_OUR_WORDS:
                yield from shown_texts(getattr(value, field.name), f"{name}, {field.name}")
    elif isinstance(value, str) and not isinstance(value, Enum):
        yield owner, value


def name_of(value: Any, owner: str) -> str:
    """What a value is called in a sentence about it: its id, of a pose its exercise, else where it stands."""
    name = value.exercise if isinstance(value, Pose | Landmarks) else getattr(value, "id", "")
    return name or owner
