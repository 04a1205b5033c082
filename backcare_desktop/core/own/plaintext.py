"""Whether a text that somebody else wrote is plain words: no tags, nothing invisible, not too long."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_TAG: Final = re.compile(r"<\s*[/!?]?\s*[a-zA-Z]|<!--|javascript\s*:", re.IGNORECASE)
_INVISIBLE: Final = frozenset("\u200b\u200e\u200f\u2028\u2029\ufeff") | {
    chr(code) for first, last in ((0x202A, 0x202E), (0x2060, 0x2069)) for code in range(first, last + 1)
}
"""Signs that turn, hide or break a line; those that join letters and emoji are not among them."""


def why_not_plain(text: str, most: int) -> str:
    """What is wrong with this text, as the end of a sentence that begins with "it"; empty when all is well."""
    if _TAG.search(text):
        return "has a tag or a script in it; write plain words"
    if any(unicodedata.category(sign) in ("Cc", "Cs") or sign in _INVISIBLE for sign in text):
        return "has signs in it that cannot be seen; write plain words on one line"
    if len(text) > most:
        return f"has {len(text)} letters; {most} is the most"
    return ""


def tidy(text: str) -> str:
    """The text as people mean it: no blanks at the ends, one between words."""
    return " ".join(part for part in text.split(" ") if part)
