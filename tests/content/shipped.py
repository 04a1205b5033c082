"""The guide as it is shipped, read once for all tests."""

from __future__ import annotations

from functools import cache

from backcare_desktop import assets
from backcare_desktop.content.library import Library, load
from backcare_desktop.content.search import Index
from backcare_desktop.core.guide.guidance import Guidance
from backcare_desktop.core.moves.exercises import Exercise


@cache
def library() -> Library:
    return Library(assets.root())


@cache
def guidance() -> Guidance:
    return load(assets.root())


@cache
def index() -> Index:
    return library().index


def exercise(name: str) -> Exercise:
    [move] = [move for move in guidance().exercises if move.id == name]
    return move
