"""The table that the bench prints: each measure beside the floor, with what it is to reach."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One measure. ``most``: the target, of the ratio where there is a floor, else of the value itself."""

    what: str
    value: float
    unit: str
    floor: float | None = None
    most: float | None = None
    is_ratio: bool = True
    """Whether the floor is one to divide by; else it only stands beside."""

    @property
    def ratio(self) -> float | None:
        """The value by the floor, where a floor means something."""
        return self.value / self.floor if self.floor and self.is_ratio else None

    @property
    def is_reached(self) -> bool | None:
        """Whether the target is reached; None where there is none."""
        if self.most is None:
            return None
        ratio = self.ratio
        return round(self.value if ratio is None else ratio, 2) <= self.most

    def cells(self) -> tuple[str, ...]:
        """As text."""
        ratio, digits = self.ratio, 1 if self.value < 100 else 0
        target = "" if self.most is None else f"≤ {self.most:g}{' ×' if ratio is not None else ' ' + self.unit}"
        return (
            self.what,
            f"{self.value:.{digits}f} {self.unit}",
            "" if self.floor is None else f"{self.floor:.{digits}f} {self.unit}",
            "" if ratio is None else f"{ratio:.2f}",
            target,
            {None: "", True: "yes", False: "NO"}[self.is_reached],
        )


HEAD = ("measure", "BackCare", "floor", "ratio", "target", "reached")


def text_of(lines: list[Line]) -> str:
    """The lines as a Markdown table, aligned to be read as it stands."""
    rows = [HEAD, *(line.cells() for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]

    def row_of(cells: tuple[str, ...]) -> str:
        rest = (cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True))
        return f"| {cells[0].ljust(widths[0])} | {' | '.join(rest)} |"

    rule = f"| {'-' * widths[0]} | {' | '.join('-' * (width - 1) + ':' for width in widths[1:])} |"
    return "\n".join([row_of(HEAD), rule, *(row_of(cells) for cells in rows[1:])])
