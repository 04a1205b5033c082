"""Paints the stretched part: a soft patch with a thin rim, so that it is seen on clothes and on skin."""

from __future__ import annotations

from collections.abc import Iterable

from backcare_desktop.core.stretch import Mark
from backcare_desktop.ui.figurepaint import RIM, Brush, between


def paint_marks(brush: Brush, marks: Iterable[Mark], strength: float) -> None:
    """Lay it over these places, the more the stronger; opaque, as Qt blends anything else slowly."""
    colours = brush.palette
    for mark in marks:
        points, wide = (mark.start, mark.end), mark.radius + RIM * strength
        brush.limb(points, (wide, wide), between(colours.shirt, colours.ink, strength))
        brush.limb(points, (mark.radius, mark.radius), between(colours.shirt, colours.mark, strength))
