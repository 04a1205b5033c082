"""Words as people type them: small words, words for pain, other words for the same, and endings."""

from __future__ import annotations

from collections.abc import Iterator

STOP_WORDS = frozenset(
    (
        *("a", "am", "an", "and", "are", "at", "be", "been", "can", "do", "for", "from", "go", "have", "i", "if", "im"),
        *("in", "is", "it", "its", "ive", "me", "my", "of", "on", "or", "should", "so", "that", "the", "this", "to"),
        *("use", "when", "with", "you", "your"),
    )
)
PAIN = ("pain", "sore", "hurt", "ache", "painful", "hurts", "soreness", "pains", "hurting", "aches", "aching", "achy")
"""They say the same, and little beside another word: with "wrist pain" the wrist is looked for."""
SAME = {
    "abdomen": "belly",
    "computer": "screen",
    "diabetic": "diabetes",
    "display": "screen",
    "monitor": "screen",
    "monitors": "screen",
    "stomach": "belly",
    "sunburn": "burn",
    "tummy": "belly",
    "typing": "type",
    "urine": "pee",
    "wee": "pee",
}
ENDINGS = ("ness", "ing", "ed", "es", "s")
LONG_WORD = 7
LEAST_STEM = 4


def meanings(typed: str) -> tuple[str, ...]:
    """The typed word, and the guide's own word for the same."""
    return (typed, SAME[typed]) if typed in SAME else (typed,)


def forms(typed: str) -> Iterator[str]:
    """What the guide may have instead of the typed word, the likeliest first."""
    # What a state has in common with its name: who is pregnant looks for pregnancy.
    yield typed[:-1] if len(typed) >= LONG_WORD and typed.endswith(("ant", "ent")) else typed
    for ending in ENDINGS:
        if typed.endswith(ending) and len(typed) - len(ending) >= LEAST_STEM:
            yield typed.removesuffix(ending)
