"""Finds items of the guide by words as people type them: without accents, half a word, with a slip of the finger."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from math import log
from typing import NamedTuple

from backcare_desktop.content.wordforms import PAIN, STOP_WORDS, forms, meanings
from backcare_desktop.core.guide.catalogue import Hit, Item, Kind, item_of, other_names, values, words_of
from backcare_desktop.core.guide.guidance import Guidance

WORD = re.compile(r"[a-z0-9]+")
APOSTROPHES = re.compile(r"['\u2019]")
NO_ACCENT = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})
LINK = "backcare guide "
"""What ``Copy link`` puts before an id."""
PREFIX, ONE_SLIP, TWO_SLIPS = 0.7, 0.4, 0.25
TITLE, TEXT = 3.0, 1.0
PHRASE_IN_TITLE = 6.0
LETTERS = {letter: 1 << number for number, letter in enumerate("abcdefghijklmnopqrstuvwxyz0123456789")}


def fold(text: str) -> str:
    """The text as it is compared: small letters, no accents, ``it's`` as ``its``."""
    text = APOSTROPHES.sub("", text).casefold()
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text.translate(NO_ACCENT))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def slips_between(typed: str, word: str, most: int) -> int:
    """How many letters were left out, added, changed or swapped with their neighbour; ``most + 1`` when more."""
    before_last: list[int] = []
    last = list(range(len(word) + 1))
    for row, typed_letter in enumerate(typed, start=1):
        current = [row]
        for column, letter in enumerate(word, start=1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (typed_letter != letter))
            if row > 1 and column > 1 and typed_letter == word[column - 2] and typed[row - 2] == letter:
                cost = min(cost, before_last[column - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
        before_last, last = last, current
    return min(last[-1], most + 1)


class _Fit(NamedTuple):
    """How well one typed word fits an item; ``counts``: whether the word says what is looked for."""

    in_title: bool
    score: float
    counts: bool = True


class _Rank(NamedTuple):
    """What decides the order of the hits, first things first."""

    is_ours: bool
    words: int
    in_title: int
    score: float


class Index:
    """A search over everything in the guide; built once, then a query takes a few milliseconds."""

    def __init__(self, guidance: Guidance) -> None:
        found = list(values(guidance))
        self._items: list[Item] = [item_of(value) for value in found]
        titles = [
            WORD.findall(fold(f"{item.title} {other_names(value)}"))
            for item, value in zip(self._items, found, strict=True)
        ]
        self._titles = [_phrase(words) for words in titles]
        self._told = [_phrase(_telling(words)) for words in titles]
        self._lengths = [len(WORD.findall(fold(item.title))) or 1 for item in self._items]
        places: defaultdict[str, dict[int, float]] = defaultdict(dict)
        for number, value in enumerate(found):
            for word in set(WORD.findall(fold(words_of(value, guidance.tags)))):
                places[word][number] = TEXT
            for word in set(self._titles[number].split()):
                places[word][number] = TITLE
        self._places = dict(places)
        self._words = sorted(places)
        self._letters = [_letters(word) for word in self._words]

    def find(self, query: str, limit: int = 30) -> tuple[Hit, ...]:
        """The items that fit the query, best first: ours before sources, all words before some, titles before texts."""
        typed = WORD.findall(fold(query))
        wanted = _telling(typed)
        are_all_pain = all(word in PAIN for word in wanted)
        fits: defaultdict[int, list[_Fit]] = defaultdict(list)
        for word in dict.fromkeys(wanted):
            counts = are_all_pain or word not in PAIN
            for number, fit in self._fits(word).items():
                fits[number].append(fit._replace(counts=counts))
        named = self._named(query)
        ranks = {number: self._rank(number, found, typed) for number, found in fits.items()}
        if named is not None:
            ranks[named] = _Rank(True, len(wanted) + 1, 0, 0.0)
        best = sorted(ranks, key=lambda number: (ranks[number], -number), reverse=True)[:limit]
        return tuple(self._hit(number, ranks[number]) for number in best)

    def _named(self, query: str) -> int | None:
        """The item whose id was typed, or its link; a plain word such as ``heat`` is a search, not an id."""
        typed = query.strip().casefold()
        wanted = typed.removeprefix(LINK)
        if typed.isalpha():
            return None
        return next((number for number, item in enumerate(self._items) if item.id.casefold() == wanted), None)

    def _rank(self, number: int, fits: list[_Fit], typed: list[str]) -> _Rank:
        in_title = sum(fit.in_title for fit in fits)
        score = sum(fit.score for fit in fits) + in_title / self._lengths[number]
        score += PHRASE_IN_TITLE * (_phrase(_telling(typed)) in self._told[number])
        score += _phrase(typed) in self._titles[number]
        words = sum(fit.counts for fit in fits)
        return _Rank(self._items[number].kind is not Kind.SOURCE, words, in_title, score)

    def _hit(self, number: int, rank: _Rank) -> Hit:
        item = self._items[number]
        score = rank.is_ours * 100_000 + rank.words * 1000 + rank.in_title * 100 + rank.score
        return Hit(item.kind, item.id, item.title, round(score, 1))

    def _fits(self, typed: str) -> dict[int, _Fit]:
        """For each item that has the word, how well it fits: whole word, beginning or slip; rare words weigh more."""
        best: dict[int, _Fit] = {}
        for word, likeness in chain.from_iterable(map(self._likely, meanings(typed))):
            numbers = self._places[word]
            rarity = 1 if typed in PAIN else 1 + log(len(self._items) / len(numbers))
            for number, place in numbers.items():
                fit = _Fit(place == TITLE, likeness * place * rarity)
                best[number] = max(best.get(number, fit), fit)
        return best

    def _likely(self, typed: str) -> Iterator[tuple[str, float]]:
        """The words of the guide that were probably meant, each with how well it fits."""
        if typed in PAIN:
            yield from ((word, 1.0 if word == typed else PREFIX) for word in PAIN if word in self._places)
            return
        for form in forms(typed):
            if beginnings := list(self._beginning(form)):
                yield from ((word, 1.0 if word == typed else PREFIX) for word in beginnings)
                return
        most = 2 if len(typed) >= 8 else 1 if len(typed) >= 4 else 0
        for word, slips in self._similar(typed, most):
            fit = ONE_SLIP if slips == 1 else TWO_SLIPS
            yield from ((longer, fit if longer == word else fit * PREFIX) for longer in self._beginning(word))

    def _beginning(self, start: str) -> Iterator[str]:
        number = bisect_left(self._words, start)
        while number < len(self._words) and self._words[number].startswith(start):
            yield self._words[number]
            number += 1

    def _similar(self, typed: str, most: int) -> Iterator[tuple[str, int]]:
        """Words at most ``most`` slips away; one slip changes at most two letters of the set of letters."""
        if not most:
            return
        letters = _letters(typed)
        for word, known in zip(self._words, self._letters, strict=True):
            if abs(len(word) - len(typed)) <= most and (letters ^ known).bit_count() <= 2 * most:
                slips = slips_between(typed, word, most)
                if slips <= most and len(word) > most + 1:
                    yield word, slips


def _phrase(words: list[str]) -> str:
    """The words as they are looked for in a title: whole words only."""
    return f" {' '.join(words)} "


def _telling(words: list[str]) -> list[str]:
    """The words without the small ones; all of them when there are no others."""
    return [word for word in words if word not in STOP_WORDS] or words


def _letters(word: str) -> int:
    """The set of letters of a word as bits: a quick first look before slips are counted."""
    bits = 0
    for letter in word:
        bits |= LETTERS[letter]
    return bits
