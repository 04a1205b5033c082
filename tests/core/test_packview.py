"""What the warm and cold timer says on each screen: the texts of guidance 2.4, the countdowns, the choices."""

from __future__ import annotations

import pytest

from backcare_desktop.core.commands import PackAction
from backcare_desktop.core.pack import view as packview
from backcare_desktop.core.pack.screen import Look, PackView, Screen
from tests.core.packstory import HEAT_COLD, day_of

WARM = "open, none-fits, heat, none-fits, start"
COLD = "open, none-fits, cold, none-fits, start"
BOTH = "open, none-fits, alternate, none-fits, start"


def seen(story: str, *, start: str = "2026-03-02 12:00") -> PackView:
    """What is on screen after this."""
    day = day_of(story, start=start)
    return packview.view(day.state, day.at(), HEAT_COLD)


def choices(view: PackView) -> list[str]:
    return [choice.text.replace("&", "") for choice in view.choices]


def lines_of(view: PackView) -> str:
    return " ".join(line for each in view.lists for line in (each.title, *each.lines))


@pytest.mark.parametrize(
    ("story", "screen", "headline", "offers"),
    [
        ("open", Screen.SAFETY, "Read this first.", ["None of these fit me", "One does"]),
        (
            "open, none-fits, heat",
            Screen.SAFETY,
            "Warm: read this too.",
            ["None of these fit me", "One does", "‹ Back"],
        ),
        ("open, one-fits", Screen.NOT_FOR_YOU, "Not for you today.", ["‹ Read it again"]),
        (
            "open, none-fits",
            Screen.CHOOSE,
            "Cold or warm?",
            ["Cold", "Warm", "Alternate (not tested for back spasm)"],
        ),
        (
            "open, none-fits, heat, none-fits",
            Screen.SETUP,
            "Wrap the pack. Put it on the sore spot. Sit up. Set it where you can reach it.",
            [
                "10 minutes",
                "15 minutes (usual)",
                "20 minutes",
                "Careful: 10 minutes, look every 3",
                "Start 15 min",
                "‹ Back",
            ],
        ),
        ("open, none-fits, alternate, none-fits", Screen.SETUP, None, ["Start 19 min", "‹ Back"]),
        (WARM, Screen.RUNNING, "Warm pack on", ["Stop"]),
        (COLD, Screen.RUNNING, "Cold pack on", ["Stop"]),
        (
            f"{WARM}, 5m",
            Screen.SKIN_CHECK,
            "Lift the pack. Look at your skin. Is it only a bit pink?",
            ["Yes, go on", "No, stop"],
        ),
        (
            f"{WARM}, 6m",
            Screen.DONE,
            "No answer, so the timer stopped. Take the pack off now and check your skin.",
            ["It is off"],
        ),
        (f"{COLD}, 5m, yes, 5m", Screen.DONE, "Time is up. Take the pack off now.", ["It is off"]),
        (f"{WARM}, sleep 30m", Screen.DONE, "Time passed. Take the pack off and check your skin.", ["It is off"]),
        (f"{WARM}, 5m, no", Screen.ADVICE, "Take the pack off now.", ["It is off"]),
        (f"{WARM}, stop", Screen.WAITING, "The pack is off.", []),
        (f"{WARM}, stop, 5m", Screen.AFTER_CHECK, "Look at your skin once more. Normal?", ["Yes", "No"]),
        (f"{WARM}, stop, 5m, no", Screen.ADVICE, "No more packs on this spot today.", ["I have read it"]),
        (f"{WARM}, stop, 5m, yes", Screen.REST, "Next one from 14:00.", []),
    ],
)
def test_each_screen_has_its_words_and_its_choices(
    story: str, screen: Screen, headline: str | None, offers: list[str]
) -> None:
    view = seen(story)
    assert view.screen is screen
    assert headline in (None, view.headline)
    assert choices(view) == offers


def test_what_must_not_be_is_listed_once_for_all_packs_and_then_for_the_method() -> None:
    general, heat, cold = (
        lines_of(seen(story)) for story in ("open", "open, none-fits, heat", "open, none-fits, cold")
    )
    assert "Skin that cannot feel hot or cold" in general
    assert "Skin that cannot feel" not in heat
    assert "Raynaud's" in cold
    assert "Raynaud's" not in heat + general
    assert heat.index("No warm pack") < heat.index("Medicated skin patch") < heat.index("Ask a doctor")
    assert heat.index("Ask a doctor") < heat.index("Diabetes with normal feeling")
    both = seen("open, none-fits, alternate")
    assert "Ask a doctor" not in lines_of(both)
    assert "No alternating with any of these:" in lines_of(both)
    assert both.words == ()


def test_the_last_look_says_at_what() -> None:
    assert seen(f"{WARM}, stop, 5m").words == ("The skin where the pack was.",)


@pytest.mark.parametrize("method", ["cold", "heat", "alternate"])
def test_no_condition_of_the_matrix_is_left_out(method: str) -> None:
    read = lines_of(seen("open")) + lines_of(seen(f"open, none-fits, {method}"))
    for row in HEAT_COLD.rows:
        if getattr(row, method) in ("no", "ask"):
            assert row.condition in read, row.id


def test_it_says_that_a_careful_pack_is_there_for_those_who_asked() -> None:
    assert "choose “Careful” on the next page." in seen("open, none-fits, heat").words[0]
    assert "“Careful” is for anyone who was told to take more care." in seen("open, none-fits, cold, none-fits").words


def test_how_many_there_were_today_stands_at_the_choice_and_the_last_one_ends_it() -> None:
    notes = [choice.note for choice in seen("open, none-fits").choices]
    assert notes == ["0 of 4 today", "0 of 3 today", "0 of 2 today"]
    one = "stop, 5m, yes, 2h"
    warm = seen(
        f"{WARM}, {one}, open, heat, start, {one}, open, heat, start, {one}, open", start="2026-03-02 08:00"
    ).choices[1]
    assert (warm.note, warm.is_enabled) == ("3 of 3: enough today", False)


def test_alternating_stays_below_more() -> None:
    assert [choice.look for choice in seen("open, none-fits").choices] == [Look.PLAIN, Look.PLAIN, Look.MORE]


def test_the_chosen_length_is_marked_and_started() -> None:
    view = seen("open, none-fits, heat, none-fits, careful")
    on = [choice.text for choice in view.choices if choice.is_on]
    assert on == ["Careful: 10 minutes, look every 3"]
    assert "Start 10 min" in choices(view)


def test_a_pack_that_is_on_says_what_is_left_and_when_to_look() -> None:
    view = seen(f"{WARM}, 2m")
    assert (view.turn, view.left_s, view.total_s) == ("warm", 780.0, 900.0)
    assert view.words == ("Look at your skin in 3 min.",)
    assert not view.alarms
    assert not view.asks


def test_after_the_last_look_it_says_when_the_pack_comes_off() -> None:
    assert seen(f"{WARM}, 5m, yes, 5m, yes").words == ("Take the pack off in 5 min.",)
    assert seen(f"{WARM}, 5m, yes, 5m, yes, 4m20s").words == ("Take the pack off in 40 s.",)


def test_alternating_says_what_is_on_now_and_what_comes_next() -> None:
    view = seen(f"{BOTH}, 1m")
    assert (view.headline, view.turn) == ("Warm pack on", "warm")
    assert view.words == ("Look at your skin in 2 min.", "Then change to the cool pack.")
    view = seen(f"{BOTH}, 3m")
    assert view.words == ("If so, put the cool pack on.",)
    view = seen(f"{BOTH}, 3m, yes")
    assert (view.headline, view.turn) == ("Cool pack on", "cool")
    last = seen(f"{BOTH}, 3m, yes, 1m, yes, 3m, yes, 1m, yes, 3m, yes, 1m, yes, 3m, yes, 1m, yes, 1m")
    assert (last.turn, last.left_s, last.words) == ("warm", 120.0, ("Take the pack off in 2 min.",))


def test_a_look_has_its_own_countdown_and_says_when_it_rings() -> None:
    view = seen(f"{WARM}, 5m10s")
    assert (view.answer_s, view.alarms, view.asks) == (50.0, False, True)
    view = seen(f"{WARM}, 5m30s")
    assert (view.answer_s, view.alarms) == (30.0, True)
    careful = "open, none-fits, cold, none-fits, careful, start, 3m, yes, 3m, yes, 3m"
    assert seen(f"{careful}, 20s").answer_s == 40.0


def test_the_end_rings_until_the_person_answers() -> None:
    assert seen(f"{COLD}, 5m, yes, 5m").alarms
    late = seen(f"{COLD}, 5m, yes, 20m")
    assert (late.screen, late.alarms, late.asks) == (Screen.DONE, True, True)


def test_advice_says_what_to_do_with_a_burn_and_lists_the_signs() -> None:
    view = seen(f"{WARM}, 5m, no")
    assert view.words[0] == "For a burn: cool running water for 20 minutes, then get advice."
    assert view.lists[0].lines[0] == "Your skin is white, grey, blue or blotchy."
    assert PackAction.OFF is view.choices[0].action


def test_cold_skin_is_not_told_to_be_cooled() -> None:
    view = seen(f"{COLD}, 5m, no")
    assert view.words == ()
    assert view.lists[0].lines[0] == "Your skin is white, grey, blue or blotchy."


def test_a_spot_that_was_not_normal_gets_no_more_that_day() -> None:
    bad = f"{WARM}, stop, 5m, no, off"
    told = "No more packs today on the spot that did not look normal."
    rest, again = seen(bad), seen(f"{bad}, 2h, open")
    assert rest.headline == "Next one from 14:00."
    assert rest.words == (told, "Now move a little: try a shoulder roll.", "Warm: 1 of 3 today.")
    assert again.headline == "Cold or warm?"
    assert again.words[1:] == (told,)
    assert seen(f"{bad}, 24h, open, none-fits").words[1:] == ()
    assert seen(f"{bad}, clock -24h, 3h, open, none-fits").words[1:] == (told,)  # at worst a day too long
    assert seen(f"{WARM}, stop, 5m, yes, 2h, open").words[1:] == ()


def test_the_rest_says_from_when_and_how_many_it_were() -> None:
    view = seen(f"{WARM}, 33s, stop, 5m, yes")
    assert view.headline == "Next one from 14:01."
    assert view.words == ("Now move a little: try a shoulder roll.", "Warm: 1 of 3 today.")
    assert view.moves
    late = seen(f"{WARM}, 1m, stop, 5m, yes", start="2026-03-02 23:00")
    assert late.headline == "Next one from 01:01 tomorrow."


def test_a_rest_without_any_pack_counts_nothing() -> None:
    day = day_of("open")
    assert "today" not in " ".join(packview.view(day.state.__class__(), day.at(), HEAT_COLD).words)
