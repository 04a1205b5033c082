"""The rhythms of a day: what choosing one sets, and which one a person has."""

from __future__ import annotations

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core import presets, settings
from backcare_desktop.core.daysum import shares
from backcare_desktop.core.presets import Rhythm

OFFERED = presets.rhythms(Library(assets.root()).guidance.schedules.presets)


def rhythm(rhythm_id: str) -> Rhythm:
    return next(each for each in OFFERED if each.id == rhythm_id)


def changed(rhythm_id: str) -> dict[str, object]:
    return {key: value for key, value in rhythm(rhythm_id).changes if value is not None}


def taken(rhythm_id: str) -> settings.Settings:
    return presets.after(settings.defaults(), rhythm(rhythm_id).changes)


def test_five_are_offered_each_with_a_name_and_a_line() -> None:
    assert [each.title for each in OFFERED] == ["Standard", "Light", "Focus", "Active", "Gentle"]
    assert all(each.line.endswith(".") for each in OFFERED)


def test_the_standard_one_is_the_defaults() -> None:
    assert changed("standard") == {}
    assert presets.chosen(OFFERED, settings.defaults()) == "standard"


def test_the_others_set_what_the_guide_says() -> None:
    assert changed("light") == {
        "reminders.eyes.enabled": False,
        "reminders.posture.every": "40m",
        "reminders.stretch.every": "2h",
    }
    assert changed("focus") == {
        "reminders.eyes.enabled": False,
        "reminders.posture.enabled": False,
        "reminders.stretch.every": "50m",
        "reminders.stretch.duration": "10m",
        "reminders.rest.every": "5h",
        "reminders.rest.duration": "15m",
    }
    assert changed("active") == {"reminders.posture.duration": "5m", "reminders.stretch.every": "2h"}
    assert changed("gentle") == {
        "reminders.posture.every": "20m",
        "guide.strength": False,
        "guide.gentle": True,
    }


def test_what_is_chosen_is_known_again_and_a_rhythm_of_ones_own_is_none_of_them() -> None:
    assert [presets.chosen(OFFERED, taken(each.id)) for each in OFFERED] == [each.id for each in OFFERED]
    again = presets.after(taken("gentle"), rhythm("standard").changes)
    assert presets.chosen(OFFERED, again) == "standard"
    own = settings.check({"reminders": {"stretch": {"every": "37m"}}})[0]
    assert presets.chosen(OFFERED, own) == ""


def test_a_day_of_each_has_the_breaks_that_it_promises() -> None:
    def times(rhythm_id: str) -> dict[str, int]:
        rules = taken(rhythm_id).rules
        return {each.title: each.times for each in shares(rules.reminders, rules.merge_window_s)}

    assert times("light") == {"Change position": 8, "Stretch break": 2, "Longer break": 2, "Warm-up": 1}
    assert times("focus")["Longer break"] == 1
    assert "Change position" not in times("focus")
