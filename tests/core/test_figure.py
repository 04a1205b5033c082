"""Where the joints of the drawn figure come to lie, and what is marked on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backcare_desktop.core.figure.figure import Body, legs, mirrored, resolved, vector
from backcare_desktop.core.figure.motion import Frame, motion
from backcare_desktop.core.figure.poses import Landmarks, PoseBase, PoseKey, View
from backcare_desktop.core.moves.exercises import Region
from backcare_desktop.core.moves.stretch import Mark, Side, stretch
from tests.content.shipped import library

FIGURES = library().figures
BODIES = [pose.exercise for pose in FIGURES.poses if not pose.base.isupper() or "_" in pose.base]


def drawn(exercise: str, key: int) -> Body:
    """A key pose as it is drawn."""
    pose = FIGURES.pose(exercise)
    assert pose is not None
    only = replace(FIGURES, poses=(replace(pose, mirror=False, keys=(pose.keys[key],)),))
    played = motion(only, exercise)
    assert played is not None
    body = played.drawing(Frame(0, 0))
    assert isinstance(body, Body)
    return body


def bodies(exercise: str) -> list[Body]:
    """All key poses of both sides, and those half-way."""
    played = motion(FIGURES, exercise)
    assert played is not None
    return [drawing for drawing in played.reached() if isinstance(drawing, Body)]


def near(point: complex, x: float, y: float, by: float = 0.0005) -> bool:
    return abs(point.real - x) <= by and abs(point.imag - y) <= by


@pytest.mark.parametrize("marks", FIGURES.landmarks, ids=lambda marks: marks.exercise)
def test_the_landmarks_of_the_pose_model_hold(marks: Landmarks) -> None:
    body = drawn(marks.exercise, marks.key)
    assert near(body.head, *marks.hd)
    assert near(body.top, *marks.top)
    assert near(body.right_arm.shoulder, *marks.shR)
    assert near(body.right_arm.elbow, *marks.elR)
    assert near(body.right_arm.wrist, *marks.wrR)
    assert near(body.left_arm.wrist, *marks.wrL)
    assert near(body.right_leg.knee, *marks.knR)
    assert near(body.right_leg.ankle, *marks.anR)


def test_there_are_four_landmark_poses() -> None:
    assert len(FIGURES.landmarks) == 4


@pytest.mark.parametrize(("direction", "x", "y"), [(0, 0.0, 2.0), (90, 2.0, 0.0), (180, 0.0, -2.0), (-90, -2.0, 0.0)])
def test_a_direction_is_counted_clockwise_from_up(direction: float, x: float, y: float) -> None:
    assert near(vector(direction, 2.0), x, y, by=1e-9)


@pytest.mark.parametrize("exercise", BODIES)
def test_no_point_is_ever_below_the_floor(exercise: str) -> None:
    assert min(point.imag for body in bodies(exercise) for point in body.points()) >= 0


@pytest.mark.parametrize("exercise", BODIES)
def test_no_segment_is_stretched_on_the_way(exercise: str) -> None:
    for body in bodies(exercise):
        for arm in (body.left_arm, body.right_arm):
            assert abs(arm.elbow - arm.shoulder) <= 0.165 * 1.1 + 1e-9
            assert abs(arm.wrist - arm.elbow) <= 0.145 * 1.1 + 1e-9
        for leg in (body.left_leg, body.right_leg):
            assert abs(leg.knee - leg.hip) <= 0.245 * 1.1 + 1e-9
            assert abs(leg.ankle - leg.knee) <= 0.24 * 1.1 + 1e-9


def test_who_sits_stays_on_the_seat() -> None:
    assert {body.hip for body in bodies("mid-cat-cow")} == {0.285j}


def test_who_stands_keeps_the_ankles_in_place() -> None:
    for body in bodies("low-back-bend"):
        assert near(0.5 * (body.left_leg.ankle + body.right_leg.ankle), 0.0, 0.04, by=1e-9)


def test_one_leg_that_stands_keeps_its_own_ankle_in_place() -> None:
    for body in bodies("hip-flexor-lunge")[:4]:
        assert near(body.right_leg.ankle, 0.0, 0.04, by=1e-9)


def test_who_stands_on_the_toes_keeps_them_in_place() -> None:
    for body in bodies("leg-calf-raise"):
        assert near(body.right_leg.toe, 0.13, 0.02, by=1e-9)


def test_a_step_towards_the_viewer_makes_the_figure_larger_and_leaves_the_feet_on_the_floor() -> None:
    first, near_one = drawn("chest-doorway", 0), drawn("chest-doorway", 1)
    assert near_one.head_r == pytest.approx(0.062 * 1.06)
    assert near_one.head.imag == pytest.approx(first.head.imag * 1.06)
    assert near_one.left_leg.ankle.imag == pytest.approx(0.04 * 1.06)


# ---- channels


def base(name: str) -> PoseBase:
    return next(each for each in FIGURES.bases if each.id == name)


def test_a_side_overrides_both_sides_and_a_key_its_base() -> None:
    key = PoseKey("", 0, 0, channels={"sh_R": 164, "hip": 6}, lengths={"forearm_R": 1})
    values = resolved(FIGURES, base("SIT_F"), key)
    assert (values["sh_R"], values["sh_L"]) == (164, 15)
    assert (values["hip_R"], values["hip_L"]) == (6, 6)
    assert (values["len.forearm_R"], values["len.forearm_L"], values["len.thigh_L"]) == (1, 0.8, 0.1)
    assert (values["zoom"], values["pelvis"], values["len.neck"]) == (1, 0, 1)


def test_no_channel_goes_past_its_limit() -> None:
    key = PoseKey("", 0, 0, channels={"pelvis": 80, "kn_L": -30})
    values = resolved(FIGURES, base("STAND_S"), key)
    assert (values["pelvis"], values["kn_L"]) == (50, -5)


def test_every_shipped_pose_is_within_the_limits() -> None:
    limits = {channel.id: channel for channel in FIGURES.channels}
    for pose in FIGURES.poses:
        for key in pose.keys:
            for name, value in key.channels.items():
                channel = limits[name.removesuffix("_L").removesuffix("_R")]
                assert channel.low <= value <= channel.high, (pose.exercise, key.label, name)


def test_the_mirror_swaps_the_sides_and_in_front_also_left_and_right() -> None:
    key = PoseKey("", 0, 0, channels={"sh_R": 90, "neck": -18, "head_turn": 40, "head_nod": 5})
    values = resolved(FIGURES, base("STAND_F"), key)
    front, side = mirrored(values, View.FRONT), mirrored(values, View.SIDE)
    assert (front["sh_L"], front["sh_R"]) == (90, 10)
    assert (front["neck"], front["head_turn"], front["head_nod"]) == (18, -40, 5)
    assert (side["sh_L"], side["neck"]) == (90, -18)


def test_the_mirrored_front_view_is_the_mirror_image() -> None:
    played = motion(FIGURES, "neck-trap-stretch")
    assert played is not None
    one, other = played.drawing(played.at(10.0).frame), played.drawing(played.at(37.5).frame)
    assert isinstance(one, Body)
    assert isinstance(other, Body)
    assert near(other.head, -one.head.real, one.head.imag, by=1e-9)
    assert near(other.left_arm.wrist, -one.right_arm.wrist.real, one.right_arm.wrist.imag, by=1e-9)


def test_the_legs_alone_hang_from_the_origin() -> None:
    values = resolved(FIGURES, base("STAND_S"), PoseKey("", 0, 0))
    left, right = legs(FIGURES.segments, View.SIDE, values)
    assert left == right
    assert near(left.ankle, 0.0, -0.485, by=1e-9)
    assert near(left.toe, 0.13, -0.485, by=1e-9)


# ---- what is marked


def marked(exercise: str, region: Region, time_s: float) -> list[complex]:
    """Where marks begin, of this exercise at that time."""
    return [mark.start for mark in marks(exercise, region, time_s)]


def marks(exercise: str, region: Region, time_s: float = 0.0) -> tuple[Mark, ...]:
    played = motion(FIGURES, exercise)
    assert played is not None
    frame = played.at(time_s).frame
    body = played.drawing(frame)
    assert isinstance(body, Body)
    wanted = stretch(region, played.effort)
    return wanted.marks(body, is_mirrored=played.is_mirrored(frame))


@pytest.mark.parametrize(
    ("exercise", "region", "side"),
    [
        ("leg-hamstring", Region.LEGS, Side.RIGHT),
        ("wrist-extensor-stretch", Region.WRISTS, Side.RIGHT),
        ("shoulder-shrug-drop", Region.SHOULDERS, Side.BOTH),
        ("neck-turn", Region.NECK, Side.BOTH),
    ],
)
def test_the_side_that_works_is_marked(exercise: str, region: Region, side: Side) -> None:
    played = motion(FIGURES, exercise)
    assert played is not None
    assert stretch(region, played.effort).side is side


def test_a_left_side_that_works_is_told_from_the_right() -> None:
    effort = dict.fromkeys(["hip_R", "kn_R", "kn_L", "an_R", "an_L", "breath"], 0.0) | {"hip_L": 40.0}
    assert stretch(Region.HIPS, effort).side is Side.LEFT
    assert (Side.LEFT.other, Side.RIGHT.other, Side.BOTH.other) == (Side.RIGHT, Side.LEFT, Side.BOTH)


def test_marks_lie_on_the_part_that_is_stretched() -> None:
    [thigh] = marked("leg-hamstring", Region.LEGS, 10.0)
    assert thigh.real > 0.05
    [calf] = marked("leg-calf-raise", Region.LEGS, 1.5)
    assert calf.imag < 0.3
    [hip] = marked("hip-flexor-lunge", Region.HIPS, 10.0)
    assert hip.imag == pytest.approx(0.49, abs=0.05)
    assert len(marked("shoulder-shrug-drop", Region.SHOULDERS, 2.0)) == 2
    assert len(marked("wrist-prayer", Region.WRISTS, 5.0)) == 2
    [belly] = marked("breath-belly", Region.UPPER_BACK, 4.0)
    assert near(belly, 0.0, 0.285 + 0.75 * 0.125, by=1e-9)


def test_the_trunk_is_marked_at_the_front_for_the_chest_and_at_the_back_for_the_back() -> None:
    [chest] = marked("mid-cat-cow", Region.CHEST, 0.0)
    [back] = marked("mid-cat-cow", Region.UPPER_BACK, 0.0)
    assert chest.real == pytest.approx(0.021)
    assert back.real == pytest.approx(-0.021)
    [front] = marked("neck-turn", Region.UPPER_BACK, 0.0)
    assert front.real == pytest.approx(0.0)
    [neck] = marked("neck-turn", Region.NECK, 0.0)
    [middle] = marked("neck-turn", Region.MID_BACK, 0.0)
    [lower] = marked("neck-turn", Region.LOWER_BACK, 0.0)
    assert neck.imag > front.imag > middle.imag > lower.imag
    assert marked("neck-turn", Region.EYES, 0.0) == []


def test_from_the_front_the_back_is_marked_as_what_lies_behind() -> None:
    trunk = (Region.CHEST, Region.UPPER_BACK, Region.MID_BACK, Region.LOWER_BACK)
    front = [mark.is_behind for region in trunk for mark in marks("neck-turn", region)]
    side = [mark.is_behind for region in trunk for mark in marks("mid-cat-cow", region)]
    assert front == [False, True, True, True]
    assert side == [False] * 4


def test_on_the_other_side_the_other_limb_is_marked() -> None:
    played = motion(FIGURES, "hip-figure-four")
    assert played is not None
    [one] = marked("hip-figure-four", Region.HIPS, 10.0)
    [other] = marked("hip-figure-four", Region.HIPS, 37.0)
    assert one.real == pytest.approx(-0.065)
    assert other.real == pytest.approx(0.065)


def test_legs_that_take_turns_are_marked_in_turn_but_a_step_does_not_make_the_mark_hop() -> None:
    played = motion(FIGURES, "hip-march")
    assert played is not None
    both = stretch(Region.HIPS, played.effort)
    assert both.side is Side.BOTH
    for time_s, lifted in ((0.8, "right"), (2.4, "left")):
        body = played.drawing(played.at(time_s).frame)
        assert isinstance(body, Body)
        [mark] = both.marks(body)
        leg = body.right_leg if lifted == "right" else body.left_leg
        assert mark.end == leg.hip + 0.35 * (leg.knee - leg.hip)
    walking = motion(FIGURES, "move-walk")
    assert walking is not None
    for tenth in range(15):
        body = walking.drawing(walking.at(tenth / 10).frame)
        assert isinstance(body, Body)
        [mark] = stretch(Region.LEGS, walking.effort).marks(body)
        leg = body.right_leg
        assert mark.start == leg.hip + 0.35 * (leg.knee - leg.hip)


@pytest.mark.parametrize(
    ("exercise", "region", "side"),
    [
        ("shoulder-cross-body", Region.SHOULDERS, Side.RIGHT),
        ("hip-flexor-lunge", Region.HIPS, Side.LEFT),
        ("leg-hamstring", Region.LEGS, Side.RIGHT),
    ],
)
def test_where_the_words_name_the_side_that_is_stretched_they_are_followed(
    exercise: str, region: Region, side: Side
) -> None:
    played = motion(FIGURES, exercise)
    assert played is not None
    assert stretch(region, played.effort, played.first_side()).side is side
