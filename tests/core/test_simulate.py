"""``backcare simulate``: scenario files in, lines out."""

from __future__ import annotations

import json
from pathlib import Path

from tests.core.scenario import HEAD, ONLY_STRETCH, events, run, short, simulate


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
