"""``backcare simulate`` with a machine that sleeps or is locked, and an app that is dead for a while."""

from __future__ import annotations

from pathlib import Path

from tests.core.scenario import run, short


def test_lock_sleep_and_crash_do_not_end_use(tmp_path: Path) -> None:
    for away in ("20m lock\n21m unlock", "20m sleep\n21m wake", "20m crash\n21m start"):
        lines = run(tmp_path, "62m", f"0s use\n{away}")
        assert [line["event"] for line in lines] == ["notice"], away


def test_use_may_begin_and_end_while_nothing_is_heard(tmp_path: Path) -> None:
    assert short(run(tmp_path, "3h", "10m sleep\n20m use\n30m wake\n85m stop")) == []
    assert short(run(tmp_path, "3h", "0s use\n50m sleep\n51m stop\n52m wake\n70m use\n71m stop")) == [
        (4200.0, "natural", "stretch")
    ]
    assert short(run(tmp_path, "3h", "0s use\n50m lock\n51m stop\n60m unlock\n70m use\n71m stop")) == [
        (4200.0, "natural", "stretch")
    ]
    assert short(run(tmp_path, "3h", "50m lock\n51m use\n60m unlock\n119m stop")) == []


def test_input_that_ended_in_a_short_sleep_ended_with_it(tmp_path: Path) -> None:
    lines = run(tmp_path, "3h", "0s use\n50m sleep\n50m30s stop\n51m wake\n55m59s use\n65m29s stop")
    assert short(lines) == [(3929.0, "notice", "stretch"), (3939.0, "break", "stretch"), (4239.0, "taken", "stretch")]


def test_input_that_ended_in_a_short_crash_ended_then(tmp_path: Path) -> None:
    lines = run(tmp_path, "58m", "0s use\n50m crash\n51m stop\n52m start\n57m use\n58m stop")
    assert short(lines) == [(3420.0, "natural", "stretch")]
    assert lines[0]["seconds"] == 360.0


def test_buttons_are_ignored_while_asleep_or_crashed(tmp_path: Path) -> None:
    pressed = 'skip begin done exit snooze pause resume break reminder="stretch"'.replace(" ", "\n61m30s ").replace(
        "\n61m30s reminder", " reminder"
    )
    for gone, back in (("sleep", "wake"), ("crash", "start")):
        lines = run(tmp_path, "62m", f"0s use\n61m {gone}\n61m30s {pressed}\n62m {back}")
        assert short(lines) == [(3600.0, "notice", "stretch")], gone


def test_the_world_changes_while_the_machine_sleeps(tmp_path: Path) -> None:
    lines = run(
        tmp_path,
        "90m",
        """
        0s use
        50m watch
        50m hold on="call"
        50m sleep
        51m unwatch
        51m release on="call"
        51m hold on="dnd"
        51m clock shift="+20m"
        51m zone tz="Asia/Tokyo"
        51m set settings.reminders.stretch.every="55m"
        51m idle_unknown
        51m lock
        52m wake
        53m unlock
        61m idle_known
        """,
    )
    assert [(line["t"], line["wall"], line["event"]) for line in lines] == [
        (3120.0, "2026-03-02T18:12:00+09:00", "missed"),
        (3480.0, "2026-03-02T18:18:00+09:00", "held"),
    ]


def test_the_world_changes_while_the_app_is_dead(tmp_path: Path) -> None:
    lines = run(
        tmp_path,
        "61m",
        '0s use\n50m crash\n51m watch\n51m stop\n51m set settings.reminders.stretch.every="55m"\n52m start',
    )
    assert short(lines) == [(3300.0, "notice", "stretch"), (3450.0, "break", "stretch")]


def test_the_last_save_is_the_last_change_plus_whole_minutes(tmp_path: Path) -> None:
    """Saved at 50:00, dead until 52:30: more than two minutes, and 30 s of use are forgotten."""
    assert short(run(tmp_path, "69m", "0s use\n50m29s crash\n52m1s start")) == [
        (3691.0, "notice", "stretch"),
        (3841.0, "break", "stretch"),
    ]
    assert short(run(tmp_path, "62m", "0s use\n50m29s crash\n52m start")) == [(3600.0, "notice", "stretch")]
    assert short(run(tmp_path, "62m", "0s use\n50m29s watch\n50m40s crash\n52m29s start")) == [
        (3600.0, "notice", "stretch")
    ]


def test_a_crash_while_asleep_counts_from_the_sleep(tmp_path: Path) -> None:
    for end in ("53m wake\n56m start", "53m start\n56m wake"):
        lines = run(tmp_path, "57m", f"0s use\n50m sleep\n52m crash\n{end}")
        assert short(lines) == [(3360.0, "natural", "stretch")], end
        assert lines[0]["seconds"] == 360.0


def test_a_short_crash_while_asleep_is_a_short_sleep(tmp_path: Path) -> None:
    lines = run(tmp_path, "62m", "0s use\n50m sleep\n50m10s crash\n50m20s wake\n51m start")
    assert short(lines) == [(3660.0, "notice", "stretch")]


def test_a_crash_right_after_an_event_saves_it(tmp_path: Path) -> None:
    lines = run(tmp_path, "70m", "0s use\n61m skip\n61m crash\n61m start")
    assert short(lines) == [(3600.0, "notice", "stretch"), (3660.0, "skipped", "stretch")]


def test_waking_twice_or_starting_what_runs_changes_nothing(tmp_path: Path) -> None:
    assert short(run(tmp_path, "1h", "0s use\n10m wake\n11m start\n12m unlock")) == [(3600.0, "notice", "stretch")]
