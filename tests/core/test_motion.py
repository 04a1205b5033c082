"""From time to pose: moves that begin and end gently, holds, the other side, and loops without a jump."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backcare_desktop.core.figure.figure import Body
from backcare_desktop.core.figure.handshape import CIRCLING, CURLING, SPREAD, Hand, hand, shape_values
from backcare_desktop.core.figure.motion import Face, Frame, Motion, eased, motion
from backcare_desktop.core.figure.poses import HandShape, Prop, Stance
from backcare_desktop.core.figure.stops import other_words
from backcare_desktop.core.moves.exercises import Exercise, Mode
from backcare_desktop.core.moves.pacing import paced
from tests.content.shipped import library

FIGURES = library().figures
ALL = [pose.exercise for pose in FIGURES.poses]


def played(exercise: str, hold_s: float | None = None) -> Motion:
    result = motion(FIGURES, exercise, hold_s)
    assert result is not None
    return result


def body(moving: Motion, time_s: float) -> Body:
    drawing = moving.drawing(moving.at(time_s).frame)
    assert isinstance(drawing, Body)
    return drawing


def test_every_exercise_is_drawn() -> None:
    assert len(ALL) == 47
    assert {each.id for each in library().exercises} == set(ALL)
    assert motion(FIGURES, "no-such-move") is None


@pytest.mark.parametrize(("part", "done"), [(0.0, 0.0), (0.25, 0.15625), (0.5, 0.5), (0.75, 0.84375), (1.0, 1.0)])
def test_a_movement_begins_and_ends_gently(part: float, done: float) -> None:
    assert eased(part) == done


def test_a_pose_is_reached_in_its_time_and_held() -> None:
    neck = played("neck-side-tilt")
    assert neck.length_s == 38.0
    assert neck.at(1.0).steady_s == 0
    assert neck.at(1.0).label == "Right ear to right shoulder"
    held = neck.at(5.0)
    assert (held.label, held.hold_s, held.steady_s) == ("Right ear to right shoulder", 15, 12.0)
    assert body(neck, 5.0).head.real == pytest.approx(-0.053, abs=0.0005)
    assert body(neck, 1.0).head.real == pytest.approx(-0.0275, abs=0.002)
    assert neck.at(18.5).label == "Back up"


def test_after_its_end_the_loop_begins_again() -> None:
    neck = played("neck-side-tilt")
    assert neck.at(5.0 + 38.0 * 3) == neck.at(5.0)


def test_the_persons_own_hold_takes_the_place_of_a_stretch_but_not_of_a_short_hold() -> None:
    assert played("neck-side-tilt", hold_s=30).length_s == 68.0
    assert played("neck-turn", hold_s=30).length_s == 18.0


def test_the_other_side_follows_with_its_own_words() -> None:
    trap = played("neck-trap-stretch")
    assert trap.has_other_side
    assert trap.length_s == 55.0
    first, second = trap.at(10.0), trap.at(10.0 + 27.5)
    assert first.label == "Right hand rests on the head, tilt right"
    assert second.label == "Left hand rests on the head, tilt left"
    assert (trap.is_mirrored(first.frame), trap.is_mirrored(second.frame)) == (False, True)


def test_the_stance_changes_sides_too() -> None:
    lunge = played("hip-flexor-lunge")
    drawing = body(lunge, 10.0 + 27.5)
    assert drawing.left_leg.ankle.real == pytest.approx(0.0)
    assert drawing.right_leg.ankle.real < -0.3


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Step the left foot back", "Step the right foot back"),
        ("Right ankle on left thigh", "Left ankle on right thigh"),
        ("Look straight ahead, upright", "Look straight ahead, upright"),
    ],
)
def test_left_and_right_are_swapped_as_words(text: str, other: str) -> None:
    assert other_words(text) == other


@pytest.mark.parametrize("exercise", ALL)
def test_no_loop_has_a_jump(exercise: str) -> None:
    moving = played(exercise)
    ways = []
    count = round(moving.length_s * 30)
    for number in range(count):
        one = moving.drawing(moving.at(number / 30).frame)
        two = moving.drawing(moving.at((number + 1) / 30).frame)
        if isinstance(one, Body) and isinstance(two, Body):
            ways.append(max(abs(a - b) for a, b in zip(one.points(), two.points(), strict=True)))
    assert max(ways, default=0.0) < 0.08


def test_a_loop_that_ends_elsewhere_goes_back_in_the_time_of_its_last_move() -> None:
    rolls = played("shoulder-rolls")
    assert rolls.length_s == pytest.approx(4 * 0.8)
    assert [rolls.at(time_s).label for time_s in (0.0, 0.4, 1.2, 2.0, 2.8)] == ["Up", "Up", "Back", "Down", "Forward"]
    assert rolls.at(0.0).frame == Frame(0, 0)
    assert played("neck-turn").length_s == 18.0


def test_there_and_back_has_the_same_frames() -> None:
    raising = played("shoulder-w-to-y")
    assert raising.at(0.5).frame == raising.at(3.0 + 1.5).frame
    assert raising.at(0.5).frame.steps == 60


def test_in_a_hold_the_frame_stays() -> None:
    neck = played("neck-side-tilt")
    assert neck.at(2.1).frame == neck.at(16.9).frame == Frame(1, 1)


def test_the_mark_grows_with_the_stretch() -> None:
    neck = played("neck-side-tilt")
    assert neck.mark(Frame(0, 0)) == 0.4
    assert neck.mark(neck.at(1.0).frame) == pytest.approx(0.7)
    assert neck.mark(Frame(1, 1)) == 1.0
    assert played("hip-march").mark(Frame(0, 0)) == 1.0


def test_half_way_two_poses_meet_in_the_middle() -> None:
    neck = played("neck-side-tilt")
    start, end = body(neck, 0.0), body(neck, 5.0)
    half = neck.drawing(Frame(0, 1, 1, 2))
    assert isinstance(half, Body)
    assert half.head_deg == pytest.approx(0.5 * (start.head_deg + end.head_deg))


def test_who_walks_stays_on_the_spot_and_swings_the_legs() -> None:
    walk = played("move-walk")
    at_s = [number / 30 for number in range(round(walk.length_s * 30))]
    assert {body(walk, time_s).hip.real for time_s in at_s} == {0.0}
    assert max(body(walk, time_s).left_leg.ankle.real for time_s in at_s) > 0.15


def test_between_two_anchors_the_figure_glides_from_one_to_the_other() -> None:
    pose = FIGURES.pose("hip-flexor-lunge")
    assert pose is not None
    first, second = pose.keys[0], replace(pose.keys[0], stance=Stance.LEFT, move_s=2.0)
    figures = replace(FIGURES, poses=(replace(pose, mirror=False, keys=(replace(first, stance=Stance.BOTH), second)),))
    moving = motion(figures, "hip-flexor-lunge")
    assert moving is not None
    start, half, end = (body(moving, time_s).hip.real for time_s in (0.0, 1.0, 2.0))
    assert start == pytest.approx(0.0723, abs=0.0005)
    assert end == pytest.approx(0.2196, abs=0.0005)
    assert half == pytest.approx(0.5 * (start + end), abs=0.001)


def test_stills_are_the_key_poses_that_differ() -> None:
    assert [still.label for still in played("neck-turn").stills()] == [
        "Face front",
        "Turn to the right",
        "Turn to the left",
    ]
    assert [still.label for still in played("wrist-circles").stills()] == ["Loose fists"]
    assert [still.label for still in played("neck-trap-stretch").stills()] == [
        "Sit tall, left hand holds the seat",
        "Right hand rests on the head, tilt right",
    ]


def test_labels_are_said_once_each() -> None:
    assert played("neck-turn").labels() == ("Face front", "Turn to the right", "Back to front", "Turn to the left")


def test_props_come_from_the_first_key_or_the_base() -> None:
    assert played("shoulder-band-raise").props == (Prop.FLOOR, Prop.BAND)
    assert played("neck-turn").props == (Prop.CHAIR,)
    first = played("hip-sit-to-stand").first()
    assert first is not None
    assert first.hip.real < -0.15
    assert played("eye-blink").first() is None


# ---- face and hand


def test_the_eyes_look_far_and_shut() -> None:
    far = played("eye-far-look")
    assert far.drawing(Frame(0, 0)) == Face(gaze=-0.3j, lid=0, focus=0)
    assert far.drawing(far.at(10.0).frame) == Face(gaze=0.1j, lid=0, focus=1)
    assert not far.near_is_thumb
    assert played("eye-near-far").near_is_thumb
    blink = played("eye-blink")
    shut = blink.drawing(blink.at(1.0).frame)
    assert isinstance(shut, Face)
    assert shut.lid == 1


def hand_at(exercise: str, time_s: float) -> Hand:
    moving = played(exercise)
    drawing = moving.drawing(moving.at(time_s).frame)
    assert isinstance(drawing, Hand)
    return drawing


def test_a_fan_is_long_and_wide_and_a_fist_is_short() -> None:
    fist, fan = hand_at("hand-fist-fan", 1.0), hand_at("hand-fist-fan", 4.0)
    tips = [finger[-1] for finger in fan.fingers]
    assert min(tip.imag for tip in tips) > 0.7
    assert max(tip.real for tip in tips) - min(tip.real for tip in tips) > 0.5
    assert max(finger[-1].imag for finger in fist.fingers) < 0.5
    assert fan.thumb[-1].real < fist.thumb[-1].real


@pytest.mark.parametrize(
    ("shape", "is_high", "is_forward"),
    [
        (HandShape.FLAT, True, False),
        (HandShape.HOOK, False, True),
        (HandShape.TABLETOP, False, True),
        (HandShape.STRAIGHT_FIST, False, True),
        (HandShape.FIST, False, False),
    ],
)
def test_a_gliding_finger_goes_through_its_shapes(shape: HandShape, is_high: bool, is_forward: bool) -> None:
    seen = hand(shape_values(shape) | {"rot": 0.0}, CURLING)
    knuckle, tip = seen.fingers[-1][1], seen.fingers[-1][-1]
    assert (tip.imag > knuckle.imag + 0.3) == is_high
    assert (max(joint.real for joint in seen.fingers[-1]) > knuckle.real + 0.1) == is_forward or shape is HandShape.FIST


def test_no_shape_is_a_flat_hand() -> None:
    assert shape_values(None) == shape_values(HandShape.FLAT)


def test_a_circling_hand_goes_round() -> None:
    way = played("wrist-circles").circle()
    assert len(way) == 12
    assert max(point.real for point in way) - min(point.real for point in way) > 0.3
    assert played("hand-fist-fan").circle() == ()
    values = shape_values(HandShape.FIST)
    assert hand(values | {"rot": 0.0}, CIRCLING).knuckle == pytest.approx(
        hand(values | {"rot": 360.0}, CIRCLING).knuckle
    )
    assert hand(values | {"rot": 90.0}, SPREAD) == hand(values | {"rot": 0.0}, SPREAD)


@pytest.mark.parametrize(
    "exercise", [each for each in library().exercises if each.mode is Mode.HOLD], ids=lambda e: e.id
)
def test_the_figure_holds_a_stretch_as_long_as_its_dose_says(exercise: Exercise) -> None:
    moving = played(exercise.id)
    times_s = [number / 2 for number in range(round(2 * moving.length_s))]
    assert {moving.at(time_s).hold_s for time_s in times_s} - {0} == {exercise.hold_s}


@pytest.mark.parametrize("exercise", library().exercises, ids=lambda e: e.id)
def test_in_step_with_its_dose_a_turn_takes_as_long_as_the_dose_says(exercise: Exercise) -> None:
    moving = paced(FIGURES, exercise)
    assert moving is not None
    if exercise.mode is Mode.TIME:
        assert moving.length_s == played(exercise.id).length_s
    else:
        turns = moving.length_s / (exercise.hold_s + exercise.rep_s)
        assert turns == pytest.approx(round(turns))
        assert round(turns) in (1, 2)
