"""How hard a text is to read: the Flesch-Kincaid grade by a rough counter of our own (guidance 8.2)."""

from __future__ import annotations

import re
from typing import Final

HARDEST: Final = 8.0
"""The grade that no text may pass: years of school."""
LEAST_WORDS: Final = 20
"""Shorter texts have no grade: in so few words one long name (physiotherapist) would pass any limit."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE: Final = re.compile(r"[.!?:;]+(?=\s|$)|\n+")
_VOWELS: Final = re.compile(r"[aeiouy]+")
_SILENT: Final = re.compile(r"(?:[^laeiouy]|[aeiouy]l)es?$|[^dt]ed$")
_TWO_VOWELS: Final = re.compile(r"i[aou](?!n$|us$)|[^q]ua|eo|ying")
_TOKEN: Final = re.compile(r"\{[^}]*\}")


def grade(text: str) -> float | None:
    """The school grade a reader needs; None for a text too short to tell."""
    plain = _TOKEN.sub("help", text)
    words = _WORD.findall(plain)
    if len(words) < LEAST_WORDS:
        return None
    sentences = max(1, sum(bool(_WORD.search(part)) for part in _SENTENCE.split(plain)))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """The syllables of an English word, as near as its spelling tells."""
    low = word.lower()
    count = len(_VOWELS.findall(low)) - bool(_SILENT.search(low)) + bool(_TWO_VOWELS.search(low))
    return max(1, count)
