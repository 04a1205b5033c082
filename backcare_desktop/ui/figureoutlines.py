"""The outlines of trunk and shoes; each is kept, as most parts of a figure stand still while others move."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtGui import QPainterPath

from backcare_desktop.ui.figurepaint import smooth, unit

SHOE_FROM_FRONT: Final = smooth(
    (-0.014 + 0.046j, 0.014 + 0.046j, 0.031 + 0.018j, 0.024 + 0j, -0.024 + 0j, -0.031 + 0.018j)
)


@lru_cache(64)
def shoe_from_side(length_mm: int, heel_mm: int, toe_mm: int) -> QPainterPath:
    """A shoe that points right, the ankle at the origin; its sole lies that much below heel and toe.

    The soles of the model of lines are at different heights, so that each comes to lie on the floor.
    """
    toe, heel, drop = length_mm / 1000, heel_mm / 1000, toe_mm / 1000
    return smooth(
        (
            complex(0.028, 0.006),
            complex(0.072, 0.032 - drop),
            complex(toe - 0.004, 0.024 - drop),
            complex(toe + 0.006, 0.006 - drop),
            complex(toe - 0.012, -drop),
            complex(0.04, -0.5 * (drop + heel)),
            complex(-0.03, -heel),
            complex(-0.038, 0.014 - heel),
            complex(-0.024, 0),
        )
    )


@lru_cache(8)
def trunk_from_side(hip: complex, mid: complex, top: complex, breath: float) -> QPainterPath:
    """The trunk in profile."""
    lower, upper = unit(mid - hip), unit(top - mid)
    back_lo, back, back_up = 1j * lower, 1j * unit(lower + upper), 1j * upper
    belly = 0.060 + 0.022 * breath
    return smooth(
        (
            hip - lower * 0.004 + back_lo * 0.03,
            hip + lower * 0.006 + back_lo * 0.058,
            hip + lower * 0.05 + back_lo * 0.053,
            mid + back * 0.048,
            top - upper * 0.07 + back_up * 0.060,
            top - upper * 0.005 + back_up * 0.044,
            top + upper * 0.024 + back_up * 0.016,
            top + upper * 0.002 - back_up * 0.030,
            top - upper * 0.075 - back_up * 0.060,
            mid - back * 0.060,
            hip + lower * 0.05 - back_lo * belly,
            hip + lower * 0.008 - back_lo * 0.056,
            hip - lower * 0.004 - back_lo * 0.03,
        )
    )


@lru_cache(8)
def trunk_from_front(
    hip: complex, mid: complex, top: complex, shoulders: tuple[complex, complex], breath: float
) -> QPainterPath:
    """The trunk from the front; ``shoulders``: the person's left, then right."""
    upper = unit(top - mid)
    across_up = -1j * upper
    across = -1j * unit(top - hip)
    left, right = shoulders
    waist = 0.080 + 0.010 * breath
    return smooth(
        (
            top + upper * 0.034 + across_up * 0.026,
            left + upper * 0.031 - across_up * 0.008,
            left + across_up * 0.024 + upper * 0.012,
            left - upper * 0.085 - across_up * 0.002,
            mid + across * waist,
            hip + complex(0.090, 0.03),
            hip + complex(0.100, 0.002),
            hip + complex(0.06, -0.012),
            hip + complex(-0.06, -0.012),
            hip + complex(-0.100, 0.002),
            hip + complex(-0.090, 0.03),
            mid - across * waist,
            right - upper * 0.085 + across_up * 0.002,
            right - across_up * 0.024 + upper * 0.012,
            right + upper * 0.031 + across_up * 0.008,
            top + upper * 0.034 - across_up * 0.026,
        )
    )
