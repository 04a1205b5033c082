"""The pages of the guide that the person kept, in the order of keeping; an id may outlive its page."""

from __future__ import annotations

from backcare_desktop.store.memory import Memory

KEY = "guide.kept"


def kept(memory: Memory) -> tuple[str, ...]:
    """The ids of the pages that are kept."""
    remembered = memory.get(KEY)
    if not isinstance(remembered, list):
        return ()
    return tuple(dict.fromkeys(each for each in remembered if isinstance(each, str)))


def keep(memory: Memory, item: str, place: int | None = None) -> None:
    """Keep this page too, at that place of the list; None: at its end. One that is kept stays where it is."""
    pages = list(kept(memory))
    if item not in pages:
        pages.insert(len(pages) if place is None else place, item)
        memory.put(KEY, pages)


def drop(memory: Memory, item: str) -> None:
    """Keep this page no longer."""
    memory.put(KEY, [each for each in kept(memory) if each != item] or None)
