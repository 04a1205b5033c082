"""``backcare simulate``: scenario files in, lines out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.core.scenario import HEAD, events, simulate

ONLY_STRETCH = """
[settings.reminders]
eyes.enabled = false
posture.enabled = false
rest.enabled = false
"""


def run(folder: Path, until: str, happens: str, settings: str = ONLY_STRETCH) -> list[dict[str, Any]]:
    """The lines of a good scenario."""
    code, out, err = simulate(folder, f'{HEAD}until = "{until}"\n{settings}\n{events(happens)}')
    assert (code, err) == (0, "")
    return [json.loads(line) for line in out.splitlines()]


def short(lines: list[dict[str, Any]]) -> list[tuple[float, str, str]]:
    """Only when, what and which."""
    return [(line["t"], line["event"], line.get("reminder", "")) for line in lines]


def test_a_line_has_both_clocks_and_what_happened(tmp_path: Path) -> None:
    code, out, _ = simulate(tmp_path, f'{HEAD}until = "1h"\n{ONLY_STRETCH}\n{events("0s use")}')
    assert code == 0
    assert out == '{"t": 3600.0, "wall": "2026-03-02T10:00:00+01:00", "event": "notice", "reminder": "stretch"}\n'


def test_every_field_of_every_event(tmp_path: Path) -> None:
    lines = run(
        tmp_path,
        "4h",
        """
        0s use
        61m snooze for="6m"
        68m begin
        70m skip
        71m resume
        72m hold on="dnd"
        72m hold on="call"
        131m release on="dnd"
        131m release on="call"
        131m30s pause
        132m resume
        133m stop
        140m use
        """,
        """
        [settings.reminders]
        eyes.enabled = false
        rest.enabled = false
        [settings.reminders.pill]
        times = ["10:05"]
        """,
    )
    for line in lines:
        assert line.pop("wall").startswith("2026-03-02T")
    assert lines == [
        {"t": 1800.0, "event": "notice", "reminder": "posture"},
        {"t": 1950.0, "event": "skipped", "reminder": "posture", "why": "ignored"},
        {"t": 3600.0, "event": "notice", "reminder": "stretch", "covers": ["posture"]},
        {"t": 3660.0, "event": "snoozed", "reminder": "stretch", "until_t": 4020.0, "covers": ["posture"]},
        {"t": 3900.0, "event": "notice", "reminder": "pill", "covers": ["posture"]},
        {"t": 4050.0, "event": "skipped", "reminder": "pill", "why": "ignored", "covers": ["posture"]},
        {"t": 4050.0, "event": "notice", "reminder": "stretch", "covers": ["posture"]},
        {"t": 4080.0, "event": "break", "reminder": "stretch", "covers": ["posture"]},
        {"t": 4200.0, "event": "skipped", "reminder": "stretch", "why": "pressed", "covers": ["posture"]},
        {"t": 4260.0, "event": "refused", "action": "resume", "why": "reminders are not paused"},
        {"t": 6000.0, "event": "held", "reminder": "posture", "by": ["call", "dnd"]},
        {"t": 7800.0, "event": "held", "reminder": "stretch", "by": ["call", "dnd"], "covers": ["posture"]},
        {"t": 7890.0, "event": "paused"},
        {"t": 7920.0, "event": "resumed"},
        {"t": 7950.0, "event": "notice", "reminder": "stretch", "covers": ["posture"]},
        {"t": 7985.0, "event": "break", "reminder": "stretch", "covers": ["posture"]},
        {
            "t": 8285.0,
            "event": "taken",
            "reminder": "stretch",
            "seconds": 300.0,
            "hands_off_s": 300.0,
            "covers": ["posture"],
        },
        {"t": 10200.0, "event": "notice", "reminder": "posture"},
        {"t": 10350.0, "event": "skipped", "reminder": "posture", "why": "ignored"},
        {"t": 12000.0, "event": "notice", "reminder": "stretch", "covers": ["posture"]},
        {"t": 12150.0, "event": "break", "reminder": "stretch", "covers": ["posture"]},
        {
            "t": 12450.0,
            "event": "taken",
            "reminder": "stretch",
            "seconds": 300.0,
            "hands_off_s": 0.0,
            "covers": ["posture"],
        },
        {"t": 14250.0, "event": "notice", "reminder": "posture"},
        {"t": 14400.0, "event": "skipped", "reminder": "posture", "why": "ignored"},
    ]


def test_a_natural_break_tells_how_long(tmp_path: Path) -> None:
    assert run(tmp_path, "2h", "0s use\n50m stop\n57m use\n58m stop") == [
        {"t": 3420.0, "wall": "2026-03-02T09:57:00+01:00", "event": "natural", "reminder": "stretch", "seconds": 420.0}
    ]


def test_without_json_there_is_a_readable_timeline(tmp_path: Path) -> None:
    _, out, _ = simulate(
        tmp_path,
        f'{HEAD}until = "2h"\n[settings.reminders]\neyes.enabled = false\n{events("0s use")}',
        as_json=False,
    )
    assert out.splitlines() == [
        "2026-03-02 09:30:00  notice    posture",
        "2026-03-02 09:32:30  skipped   posture      why ignored",
        "2026-03-02 10:00:00  notice    stretch      with posture",
        "2026-03-02 10:02:30  break     stretch      with posture",
        "2026-03-02 10:07:30  taken     stretch      seconds 300.0, hands_off_s 0.0, with posture",
        "2026-03-02 10:37:30  notice    posture",
        "2026-03-02 10:40:00  skipped   posture      why ignored",
    ]


def test_until_is_inclusive(tmp_path: Path) -> None:
    assert short(run(tmp_path, "59m59s", "0s use")) == []
    assert short(run(tmp_path, "1h", "0s use")) == [(3600.0, "notice", "stretch")]


def test_an_event_at_until_is_heard(tmp_path: Path) -> None:
    assert short(run(tmp_path, "1h", "0s use\n1h pause")) == [(3600.0, "paused", "")]


def test_events_at_one_instant_are_handled_in_file_order_before_the_engine(tmp_path: Path) -> None:
    assert short(run(tmp_path, "1h", "0s use\n1h lock\n1h unlock\n1h skip")) == [
        (3600.0, "refused", ""),
        (3600.0, "notice", "stretch"),
    ]


def test_what_ends_is_told_before_what_begins(tmp_path: Path) -> None:
    lines = run(tmp_path, "61m", '0s use\n61m resume\n61m pause\n61m break reminder="posture"')
    assert short(lines) == [
        (3600.0, "notice", "stretch"),
        (3660.0, "withdrawn", "stretch"),
        (3660.0, "refused", ""),
        (3660.0, "paused", ""),
        (3660.0, "notice", "posture"),
    ]
    assert [line["why"] for line in lines if "why" in line] == ["pause", "reminders are not paused"]


def test_the_file_may_list_events_in_any_order(tmp_path: Path) -> None:
    assert short(run(tmp_path, "2h", "61m skip\n0s use\n70m stop")) == [
        (3600.0, "notice", "stretch"),
        (3660.0, "skipped", "stretch"),
    ]


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


def test_a_video_and_unknown_idle_time(tmp_path: Path) -> None:
    assert short(run(tmp_path, "1h", "0s watch\n59m unwatch")) == []
    assert short(run(tmp_path, "1h", "0s watch")) == [(3600.0, "notice", "stretch")]
    assert short(run(tmp_path, "1h", "0s idle_unknown\n20m use\n25m stop")) == [(3600.0, "notice", "stretch")]
    assert short(run(tmp_path, "1h", "0s idle_unknown\n20m use\n25m idle_known")) == [(3600.0, "notice", "stretch")]


def test_pause_takes_for_until_or_nothing(tmp_path: Path) -> None:
    for given, at_s in (('for="90m"', 5400.0), ('until="10:15"', 4500.0), ('until="tomorrow"', 68400.0)):
        assert short(run(tmp_path, "20h", f"0s pause {given}", "")) == [
            (0.0, "paused", ""),
            *([(30600.0, "missed", "warmup")] if at_s > 30600 else []),
            (at_s, "resumed", ""),
            *([(32400.0, "missed", "warmup")] if at_s < 30600 else []),
        ]


def test_a_clock_and_a_journey_show_on_the_wall(tmp_path: Path) -> None:
    lines = run(tmp_path, "1h", '0s use\n10m clock shift="-1h"\n20m zone tz="America/New_York"')
    assert [line["wall"] for line in lines] == ["2026-03-02T03:00:00-05:00"]


def test_settings_may_change_and_add_reminders(tmp_path: Path) -> None:
    lines = run(
        tmp_path,
        "40m",
        """
        0s use
        1m set settings.reminders.tea.every="30m"
        2m set settings.reminders.tea.duration="2m"
        3m break reminder="tea"
        4m done
        """,
    )
    assert short(lines) == [
        (180.0, "notice", "tea"),
        (240.0, "taken", "tea"),
        (2040.0, "notice", "tea"),
        (2190.0, "skipped", "tea"),
    ]


def test_an_hour_that_summer_time_repeats_is_told_apart_by_its_offset(tmp_path: Path) -> None:
    code, out, _ = simulate(
        tmp_path,
        'start = 2026-10-25T02:30:00\ntz = "Europe/Berlin"\nuntil = "2h"\n' + events("0s pause\n1h resume"),
    )
    assert code == 0
    assert [json.loads(line)["wall"] for line in out.splitlines()] == [
        "2026-10-25T02:30:00+02:00",
        "2026-10-25T02:30:00+01:00",
    ]


def test_a_file_may_begin_with_a_mark_and_end_its_lines_as_windows_does(tmp_path: Path) -> None:
    text = f'\ufeff{HEAD}until = "1h"\n{ONLY_STRETCH}\n{events("0s use")}'.replace("\n", "\r\n")
    code, out, err = simulate(tmp_path, text)
    assert (code, out.count("notice"), err) == (0, 1, "")
