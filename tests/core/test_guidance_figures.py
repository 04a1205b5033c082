"""Every promise about how the moves are drawn, once broken, is named in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import inf, nan

import pytest

from backcare_desktop.core.figure.poses import Figures, Pose, PoseKey
from backcare_desktop.core.guide.guidance import Guidance
from backcare_desktop.core.guide.review import problems
from tests.content import shipped


@pytest.fixture
def guide() -> Guidance:
    return shipped.guidance()


def with_figures(guide: Guidance, figures: Figures) -> Guidance:
    return replace(guide, figures=figures)


def with_pose(guide: Guidance, name: str, /, **changes: object) -> Guidance:
    def changed(pose: Pose) -> Pose:
        return replace(pose, **changes) if pose.exercise == name else pose  # type: ignore[arg-type]

    return with_figures(guide, replace(guide.figures, poses=tuple(map(changed, guide.figures.poses))))


def with_key(guide: Guidance, **changes: object) -> Guidance:
    first, *others = guide.figures.poses[0].keys
    key: PoseKey = replace(first, **changes)  # type: ignore[arg-type]
    return with_pose(guide, "neck-chin-tuck", keys=(key, *others))


def test_every_exercise_is_drawn_and_nothing_else(guide: Guidance) -> None:
    assert problems(with_pose(guide, "neck-chin-tuck", exercise="handstand", base="UPSIDE_DOWN")) == (
        "neck-chin-tuck: has no pose",
        "handstand, key poses: there is no base pose UPSIDE_DOWN",
        "handstand, key poses: there is no exercise handstand",
    )


def test_a_move_of_one_side_is_not_mirrored(guide: Guidance) -> None:
    assert problems(with_pose(guide, "neck-chin-tuck", mirror=True)) == (
        "neck-chin-tuck, key poses: are mirrored, but the move has one side",
    )


def test_a_hold_is_drawn_as_long_as_it_is_held(guide: Guidance) -> None:
    tilt = guide.figures.pose("neck-side-tilt")
    assert tilt is not None
    shorter = tuple(replace(key, hold_s=min(key.hold_s, 12)) for key in tilt.keys)
    assert problems(with_pose(guide, "neck-side-tilt", keys=shorter)) == (
        "neck-side-tilt, key poses: none is held for 15 s, as the move is",
    )


@pytest.mark.parametrize(
    ("channels", "problem"),
    [
        ({"tail": 1.0}, "there is no channel tail"),
        ({"neck_L": 1.0}, "there is no channel neck_L"),
        ({"neck": 51.0}, "neck = 51 is past its limit"),
        ({"neck": nan}, "neck = nan is past its limit"),
        ({"sh_R": -96.0}, "sh_R = -96 is past its limit"),
    ],
)
def test_no_joint_goes_past_its_limit(guide: Guidance, channels: Mapping[str, float], problem: str) -> None:
    assert problems(with_key(guide, channels=channels)) == (f"neck-chin-tuck, key 0: {problem}",)


def test_a_length_belongs_to_a_segment(guide: Guidance) -> None:
    assert problems(with_key(guide, lengths={"forearm_L": 0.5, "tail": 0.5, "shin": 1.5})) == (
        "neck-chin-tuck, key 0: there is no channel len.tail",
        "neck-chin-tuck, key 0: len.shin = 1.5 is past its limit",
    )


@pytest.mark.parametrize("times", [{"move_s": -1.0}, {"hold_s": -0.5}, {"move_s": nan}, {"hold_s": inf}])
def test_every_time_is_some_seconds(guide: Guidance, times: dict[str, float]) -> None:
    assert problems(with_key(guide, **times)) == (
        "neck-chin-tuck, key 0: move_s and hold_s must be seconds, 0 or more",
    )


def test_a_base_keeps_the_limits_too(guide: Guidance) -> None:
    first, *others = guide.figures.bases
    bent = replace(first, channels={"kn": 171.0})
    assert problems(with_figures(guide, replace(guide.figures, bases=(bent, *others)))) == (
        "SIT_S, base pose: kn = 171 is past its limit",
    )


def test_a_body_stands_or_sits_on_something(guide: Guidance) -> None:
    first, *others = guide.figures.bases
    afloat = replace(first, anchor=None)
    assert problems(with_figures(guide, replace(guide.figures, bases=(afloat, *others)))) == (
        "SIT_S, base pose: shows the body, so it needs an anchor",
    )


def test_a_part_of_the_body_has_a_length(guide: Guidance) -> None:
    without = replace(guide.figures, segments=replace(guide.figures.segments, neck=0.0))
    assert problems(with_figures(guide, without)) == ("segments, neck: must be more than nothing",)


def test_landmarks_belong_to_a_key_pose(guide: Guidance) -> None:
    first, second, *others = guide.figures.landmarks
    marks = (replace(first, key=9), replace(second, exercise="handstand"), *others)
    assert problems(with_figures(guide, replace(guide.figures, landmarks=marks))) == (
        "neck-side-tilt, key 9: has landmarks, but is not there",
        "handstand, key 2: has landmarks, but is not there",
    )


def test_a_pose_a_base_and_a_channel_have_one_name_each(guide: Guidance) -> None:
    figures = guide.figures
    twice = replace(
        figures,
        poses=(*figures.poses, figures.poses[0]),
        bases=(*figures.bases, figures.bases[0]),
        channels=(*figures.channels, figures.channels[0]),
    )
    assert problems(with_figures(guide, twice)) == (
        "neck-chin-tuck, key poses: this id is there 2 times",
        "SIT_S, base pose: this id is there 2 times",
        "pelvis, channel: this id is there 2 times",
    )
