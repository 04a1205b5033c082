"""How long the guide takes: families, the whole of it, the search index and queries. Run: python bench/guide.py"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

QUERIES = (
    "neck",
    "stret",
    "massge",
    "schülder",
    "shoulder blade",
    "hart attak",
    "sholder blde sqeeze",
    "a",
    "zzzzzzzz",
)


def milliseconds(do: Callable[[], object]) -> float:
    """How long one call takes."""
    began = perf_counter()
    do()
    return (perf_counter() - began) * 1000


def main() -> None:
    """Print each measure with what it must not pass."""
    from backcare_desktop import assets
    from backcare_desktop.content.library import Library

    library = Library(assets.root())
    card = milliseconds(lambda: library.posture_questions)
    moves = milliseconds(lambda: (library.exercises, library.sets))
    figures = milliseconds(lambda: library.figures)
    warm_ups = milliseconds(lambda: library.warm_ups)
    rest = milliseconds(lambda: library.guidance)
    index_ms = milliseconds(lambda: library.index)
    again = median(milliseconds(lambda: Library(assets.root()).guidance) for _ in range(5))
    print(f"first use: posture card {card:.1f} ms, break {moves:.1f}, figures {figures:.1f}, warm-up {warm_ups:.1f}")
    print(f"the rest of the guide {rest:.1f} ms; all together {card + moves + figures + warm_ups + rest:.1f} (150)")
    print(f"reading it again, types loaded {again:.1f} ms; search index {index_ms:.1f} ms (60)")
    times = {query: median(milliseconds(lambda q=query: library.index.find(q)) for _ in range(9)) for query in QUERIES}  # type: ignore[misc]
    slowest = max(times, key=lambda query: times[query])
    print(f"a query {median(times.values()):.2f} ms, the slowest {times[slowest]:.2f} ms ({slowest}) (30)")


if __name__ == "__main__":
    main()
