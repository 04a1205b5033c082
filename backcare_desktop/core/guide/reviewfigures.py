"""Checks that every move is drawn as it is done: its pose is there, within the limits of the joints, for its time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from itertools import chain
from math import inf
from typing import TYPE_CHECKING

from backcare_desktop.core.evidence import by_id
from backcare_desktop.core.figure.poses import Pose, PoseKey, Segments, View
from backcare_desktop.core.moves.exercises import Exercise, Mode

if TYPE_CHECKING:
    from backcare_desktop.core.guide.guidance import Guidance


def wrong_figures(guidance: Guidance) -> Iterator[str]:
    """What is wrong with how the moves are drawn, with the exercise and the number of the key pose."""
    figures = guidance.figures
    poses = [pose.exercise for pose in figures.poses]
    yield from (f"{move.id}: has no pose" for move in guidance.exercises if move.id not in poses)
    yield from _wrong_measures(guidance)
    limits = _limits(guidance)
    for base in figures.bases:
        yield from _past_limits(f"{base.id}, base pose", base.channels, base.lengths, limits)
        if base.view in (View.SIDE, View.FRONT) and base.anchor is None:
            yield f"{base.id}, base pose: shows the body, so it needs an anchor"
    for pose in figures.poses:
        yield from _wrong_pose(guidance, pose)
        for number, key in enumerate(pose.keys):
            yield from _past_limits(f"{pose.exercise}, key {number}", key.channels, key.lengths, limits)
            yield from _wrong_times(f"{pose.exercise}, key {number}", key)


def _wrong_pose(guidance: Guidance, pose: Pose) -> Iterator[str]:
    owner = f"{pose.exercise}, key poses"
    if by_id(guidance.figures.bases, pose.base) is None:
        yield f"{owner}: there is no base pose {pose.base}"
    move = by_id(guidance.exercises, pose.exercise)
    if move is None:
        yield f"{owner}: there is no exercise {pose.exercise}"
    else:
        yield from _unlike(owner, pose, move)


def _unlike(owner: str, pose: Pose, move: Exercise) -> Iterator[str]:
    """Where the picture does something else than the words."""
    if pose.mirror and move.sides != 2:
        yield f"{owner}: are mirrored, but the move has one side"
    if move.mode is Mode.HOLD and move.hold_s not in [key.hold_s for key in pose.keys]:
        yield f"{owner}: none is held for {move.hold_s} s, as the move is"


def _wrong_measures(guidance: Guidance) -> Iterator[str]:
    figures = guidance.figures
    for part in fields(Segments):
        if getattr(figures.segments, part.name) <= 0:
            yield f"segments, {part.name}: must be more than nothing"
    for mark in figures.landmarks:
        pose = figures.pose(mark.exercise)
        if pose is None or not 0 <= mark.key < len(pose.keys):
            yield f"{mark.exercise}, key {mark.key}: has landmarks, but is not there"


def _limits(guidance: Guidance) -> dict[str, tuple[float, float]]:
    """The least and greatest value of each channel by its full name; a segment's length as ``len.forearm_L``."""
    limits: dict[str, tuple[float, float]] = {}
    for channel in guidance.figures.channels:
        names = [f"len.{part.name}" for part in fields(Segments)] if channel.id == "len" else [channel.id]
        for name in names:
            for side in ("", "_L", "_R") if channel.sided else ("",):
                limits[name + side] = (channel.low, channel.high)
    return limits


def _past_limits(
    owner: str, channels: Mapping[str, float], lengths: Mapping[str, float], limits: Mapping[str, tuple[float, float]]
) -> Iterator[str]:
    for name, value in chain(channels.items(), ((f"len.{part}", scale) for part, scale in lengths.items())):
        if name not in limits:
            yield f"{owner}: there is no channel {name}"
        elif not limits[name][0] <= value <= limits[name][1]:
            yield f"{owner}: {name} = {value:g} is past its limit"


def _wrong_times(owner: str, key: PoseKey) -> Iterator[str]:
    if not (0 <= key.move_s < inf and 0 <= key.hold_s < inf):
        yield f"{owner}: move_s and hold_s must be seconds, 0 or more"
