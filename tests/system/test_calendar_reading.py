"""Which times a calendar file marks as busy: zones, series, exceptions, who declined, and what is broken."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from backcare_desktop.core.busy import Span
from backcare_desktop.system.calendar.read import Order, Reading, read

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 3, 2, 0, 0, tzinfo=BERLIN)
BERLIN_RULES = """\
BEGIN:VTIMEZONE
TZID:Company Time
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""
TEN = "DTSTART:20260302T090000Z\nDTEND:20260302T100000Z\n"
"""Monday from 10:00 to 11:00 in Berlin."""


def calendar(*parts: str) -> str:
    return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\n" + "".join(parts) + "END:VCALENDAR\n"


def event(lines: str, uid: str = "one") -> str:
    return f"BEGIN:VEVENT\nUID:{uid}\nDTSTAMP:20260101T000000Z\nSUMMARY:Secret\n{lines.strip()}\nEND:VEVENT\n"


class Desk:
    """A folder with calendar files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def reading(self, *texts: str | bytes, begin: datetime = MONDAY, addresses: tuple[str, ...] = ()) -> Reading:
        paths = []
        for number, text in enumerate(texts):
            path = self.folder / f"{number}.ics"
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            paths.append(str(path))
        begin_s = begin.timestamp()
        return read(Order(tuple(paths), addresses, BERLIN, begin_s, begin_s + 2 * 86400))

    def busy(self, *texts: str, begin: datetime = MONDAY, addresses: tuple[str, ...] = ()) -> list[str]:
        """Of two days from ``begin`` on, in Berlin."""
        reading = self.reading(*texts, begin=begin, addresses=addresses)
        assert reading.notes == ()
        return [_shown(span) for span in reading.busy]


def _shown(span: Span) -> str:
    begin, end = (datetime.fromtimestamp(each, BERLIN) for each in (span.begin_s, span.end_s))
    return f"{begin:%a %H:%M}-{end:%H:%M}"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


# ------------------------------------------------------------------ zones


@pytest.mark.parametrize(
    "lines",
    [
        "DTSTART:20260302T090000Z\nDTEND:20260302T100000Z",
        "DTSTART;TZID=Europe/Berlin:20260302T100000\nDTEND;TZID=Europe/Berlin:20260302T110000",
        "DTSTART;TZID=America/New_York:20260302T040000\nDURATION:PT1H",
        "DTSTART;TZID=Company Time:20260302T100000\nDTEND;TZID=Company Time:20260302T110000",
        "DTSTART;TZID=W. Europe Standard Time:20260302T100000\nDURATION:PT1H",
        "DTSTART:20260302T100000\nDTEND:20260302T110000",
        "DTSTART;TZID=Nowhere/Land:20260302T100000\nDTEND;TZID=Nowhere/Land:20260302T110000",
        'DTSTART;TZID="Company \n Time":20260302T100000\nDURATION:PT1H',
    ],
    ids=["utc", "zone", "another zone", "its own rules", "windows", "no zone", "unknown zone", "folded"],
)
def test_ten_in_berlin_is_ten_however_it_is_written(desk: Desk, lines: str) -> None:
    assert desk.busy(calendar(BERLIN_RULES, event(lines))) == ["Mon 10:00-11:00"]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Company Time"])
def test_a_daily_meeting_keeps_its_hour_when_the_clocks_change(desk: Desk, zone: str) -> None:
    daily = f"DTSTART;TZID={zone}:20260301T100000\nDURATION:PT30M\nRRULE:FREQ=DAILY"
    saturday = datetime(2026, 3, 28, 0, 0, tzinfo=BERLIN)
    assert desk.busy(calendar(BERLIN_RULES, event(daily)), begin=saturday) == ["Sat 10:00-10:30", "Sun 10:00-10:30"]
    utc = "DTSTART:20260301T090000Z\nDURATION:PT30M\nRRULE:FREQ=DAILY"
    assert desk.busy(calendar(event(utc)), begin=saturday) == ["Sat 10:00-10:30", "Sun 11:00-11:30"]


def test_across_the_change_an_event_lasts_as_long_as_it_says(desk: Desk) -> None:
    night = "DTSTART;TZID=Europe/Berlin:20260329T013000\nDTEND;TZID=Europe/Berlin:20260329T033000"
    found = desk.reading(calendar(event(night)), begin=datetime(2026, 3, 28, 12, 0, tzinfo=BERLIN)).busy
    assert [span.end_s - span.begin_s for span in found] == [3600]


# ------------------------------------------------------------------ series


def test_a_series_with_a_day_left_out_one_moved_and_one_cancelled(desk: Desk) -> None:
    zone = "TZID=Europe/Berlin"
    series = event(
        f"DTSTART;{zone}:20260105T100000\nDTEND;{zone}:20260105T110000\nRRULE:FREQ=DAILY\nEXDATE;{zone}:20260302T100000"
    )
    moved = event(f"RECURRENCE-ID;{zone}:20260303T100000\nDTSTART;{zone}:20260303T140000\nDURATION:PT15M")
    cancelled = event(
        f"RECURRENCE-ID;{zone}:20260304T100000\nSTATUS:CANCELLED\nDTSTART;{zone}:20260304T100000\nDURATION:PT1H"
    )
    week = calendar(series, moved, cancelled)
    assert desk.busy(week) == ["Tue 14:00-14:15"]
    assert desk.busy(week, begin=MONDAY + timedelta(days=2)) == ["Thu 10:00-11:00"]


def test_a_meeting_moved_into_today_from_a_series_that_is_long_over(desk: Desk) -> None:
    series = event("DTSTART:20250106T090000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;UNTIL=20250301T000000Z")
    moved = event("RECURRENCE-ID:20250106T090000Z\nDTSTART:20260302T120000Z\nDURATION:PT1H")
    assert desk.busy(calendar(series, moved)) == ["Mon 13:00-14:00"]
    assert desk.busy(calendar(series)) == []


def test_dates_of_their_own_and_series_that_end(desk: Desk) -> None:
    extra = event("DTSTART:20250106T090000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2\nRDATE:20260303T090000Z")
    last = event("DTSTART:20260223T070000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;UNTIL=20260302T070000Z", "two")
    assert desk.busy(calendar(extra, last)) == ["Mon 08:00-09:00", "Tue 10:00-11:00"]


def test_meetings_of_several_calendars_that_meet_are_one_busy_time(desk: Desk) -> None:
    half = "DTSTART:20260302T100000Z\nDURATION:PT30M"
    assert desk.busy(calendar(event(TEN)), calendar(event(half)), calendar(event(TEN))) == ["Mon 10:00-11:30"]


def test_one_that_began_yesterday_evening_still_lasts(desk: Desk) -> None:
    night = "DTSTART;TZID=Europe/Berlin:20260301T220000\nDTEND;TZID=Europe/Berlin:20260302T060000"
    assert desk.busy(calendar(event(night))) == ["Sun 22:00-06:00"]


# ------------------------------------------------------------------ what counts


@pytest.mark.parametrize(
    "lines",
    [
        "DTSTART;VALUE=DATE:20260302\nDTEND;VALUE=DATE:20260303",
        "DTSTART;VALUE=DATE:20260302\nTRANSP:OPAQUE",
        "DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=DAILY",
        "DTSTART:20260302T000000\nDTEND:20260303T000000\nTRANSP:OPAQUE",
        "DTSTART:20260302T100000\nDTEND:20260302T160000\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
        "DTSTART:20260302T100000Z",
        TEN + "TRANSP:TRANSPARENT",
        TEN + "STATUS:CANCELLED",
        TEN + "STATUS:TENTATIVE",
        TEN + "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        TEN + "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE",
    ],
    ids=[
        "a day", "a busy day", "days", "midnight to midnight", "a day of Outlook", "a moment", "free", "cancelled",
        "tentative", "free in Outlook", "tentative in Outlook",
    ],
)  # fmt: skip
def test_no_busy_time(desk: Desk, lines: str) -> None:
    assert desk.busy(calendar(event(lines))) == []


@pytest.mark.parametrize(
    "more", ["TRANSP:OPAQUE", "STATUS:CONFIRMED", "X-MICROSOFT-CDO-BUSYSTATUS:OOF", "CLASS:PRIVATE"]
)
def test_a_busy_time(desk: Desk, more: str) -> None:
    assert desk.busy(calendar(event(TEN + more))) == ["Mon 10:00-11:00"]


ME, BOSS, OTHER = "ME@example.org", "boss@example.org", "other@example.org"


def asked(who: str, answer: str, more: str = "") -> str:
    return f"ATTENDEE;PARTSTAT={answer}{more}:mailto:{who}\n"


ORGANIZER = f"ORGANIZER:mailto:{BOSS}\n"


@pytest.mark.parametrize(
    ("people", "with_address", "without"),
    [
        (asked(ME, "DECLINED"), [], []),
        (ORGANIZER + asked(BOSS, "ACCEPTED") + asked(ME, "DECLINED"), [], []),
        (asked(ME, "DECLINED") + asked(OTHER, "ACCEPTED"), [], ["Mon 10:00-11:00"]),
        (asked(ME, "ACCEPTED") + asked(OTHER, "DECLINED"), ["Mon 10:00-11:00"], ["Mon 10:00-11:00"]),
        (asked(ME, "DECLINED") + asked("room@example.org", "ACCEPTED", ";CUTYPE=ROOM"), [], []),
        (asked(ME, "TENTATIVE"), [], []),
        (asked(ME, "NEEDS-ACTION"), ["Mon 10:00-11:00"], ["Mon 10:00-11:00"]),
        (asked(OTHER, "DECLINED"), ["Mon 10:00-11:00"], []),
    ],
    ids=["alone", "and the boss", "one of two", "the other one", "and a room", "maybe", "no answer yet", "not I"],
)
def test_what_the_person_declined_is_no_busy_time(
    desk: Desk, people: str, with_address: list[str], without: list[str]
) -> None:
    meeting = calendar(event(TEN + people))
    assert desk.busy(meeting, addresses=("me@example.org",)) == with_address
    assert desk.busy(meeting) == without


def test_published_free_and_busy_times_count_where_they_say_busy(desk: Desk) -> None:
    lines = (
        "BEGIN:VFREEBUSY\nUID:f\nDTSTAMP:20260101T000000Z\n"
        "FREEBUSY;FBTYPE=BUSY:20260302T090000Z/PT1H,20260303T090000Z/20260303T093000Z\n"
        "FREEBUSY;FBTYPE=FREE:20260302T120000Z/PT1H\nFREEBUSY;FBTYPE=BUSY-TENTATIVE:20260302T130000Z/PT1H\n"
        "FREEBUSY:20260302T150000Z/PT1H\nEND:VFREEBUSY\n"
    )
    assert desk.busy(calendar(lines)) == ["Mon 10:00-11:00", "Mon 16:00-17:00", "Tue 10:00-10:30"]


# ------------------------------------------------------------------ what is broken, or much


def test_reminders_inside_an_event_and_other_line_ends_do_no_harm(desk: Desk) -> None:
    alarm = "BEGIN:VALARM\nTRIGGER:-PT15M\nDURATION:PT5M\nREPEAT:2\nACTION:DISPLAY\nEND:VALARM\nTRANSP:OPAQUE"
    text = calendar(event(TEN + alarm))
    assert desk.busy(text) == ["Mon 10:00-11:00"]
    assert desk.busy(text.replace("\n", "\r\n")) == ["Mon 10:00-11:00"]
    assert desk.busy("\ufeff" + text) == ["Mon 10:00-11:00"]


@pytest.mark.parametrize(
    "broken",
    [
        "DTSTART:20260302T0zz000Z\nDTEND:20260302T100000Z",
        "DTSTART:20260302T070000Z\nDTEND:20260302T080000Z\nRRULE:FREQ=WOBBLE",
        "DTSTART:20260302T070000Z\nDTEND:20260302T080000Z\nRRULE:FREQ=SECONDLY",
        "DTSTART;VALUE=DATE:20260302\nDTEND:20260302T080000Z",
        "DTEND:20260302T080000Z",
        "DTSTART:20269999T990000Z\nRRULE:FREQ=DAILY",
        "DTSTART:20260302T070000Z\nDURATION:PT99999999999999H",
        "DTSTART;TZID:20260302T070000Z\nDURATION:PT1H",
    ],
)
def test_a_broken_event_takes_no_other_with_it(desk: Desk, broken: str) -> None:
    found = desk.reading(calendar(event(broken, "bad"), event(TEN, "good")))
    assert _shown(found.busy[-1]) == "Mon 10:00-11:00"


def test_what_cannot_be_understood_is_counted(desk: Desk) -> None:
    bad = event("DTSTART;TZID:20260302T070000Z\nDURATION:PT1H", "bad")
    found = desk.reading(calendar(bad, event(TEN, "good")))
    assert found.notes == (f"{desk.folder}/0.ics: 1 of its events cannot be understood and are left out.",)


@pytest.mark.parametrize(
    "text",
    [b"", b"\x00\xff" * 500, b"<html>Please log in</html>", b"BEGIN:VEVENT\n" * 2000],
    ids=["empty", "bytes", "a page", "never ends"],
)
def test_a_file_that_is_no_calendar_is_noted_and_the_others_are_read(desk: Desk, text: bytes) -> None:
    found = desk.reading(text, calendar(event(TEN)))
    assert [_shown(span) for span in found.busy] == ["Mon 10:00-11:00"]
    assert found.notes == (
        f"{desk.folder}/0.ics: this is no calendar file, or it is damaged. Export it anew from your calendar.",
    )


def test_a_file_that_is_gone_or_cut_off_is_no_error(desk: Desk) -> None:
    text = calendar(event(TEN), event("DTSTART:20260303T090000Z\nDTEND:20260303T100000Z", "two"))
    found = desk.reading(text[: text.rindex("END:VEVENT")])
    assert [_shown(span) for span in found.busy] == ["Mon 10:00-11:00"]
    begin_s = MONDAY.timestamp()
    gone = read(Order((str(desk.folder / "gone.ics"),), (), BERLIN, begin_s, begin_s + 1))
    assert gone == Reading((), (f"{desk.folder}/gone.ics: it cannot be read (No such file or directory).",))


def test_what_is_long_over_is_not_even_taken_apart_so_that_ten_years_take_no_time(desk: Desk) -> None:
    """Each event but one is damaged: whoever takes it apart notes it."""

    def damaged(day: str, name: str, more: str = "") -> str:
        return event(f"DTSTART;TZID:{day}T090000Z\nDURATION:PT1H{more}", name)

    weekly = "\nRRULE:FREQ=WEEKLY;UNTIL={}0101T000000Z"
    over = [damaged(f"{year}0226", f"e{year}") for year in range(2016, 2027)]
    over += [damaged("20180101", f"s{year}", weekly.format(year)) for year in range(2019, 2027)]
    assert desk.busy(calendar(*over, event(TEN, "now"))) == ["Mon 10:00-11:00"]
    not_over = [damaged("20260227", "near"), damaged("20180101", "goes on", weekly.format(2027))]
    assert desk.reading(calendar(*over, *not_over, event(TEN, "now"))).notes == (
        f"{desk.folder}/0.ics: 2 of its events cannot be understood and are left out.",
    )


def test_no_title_place_or_note_reaches_what_understands_events(desk: Desk) -> None:
    """A title that would break an event if it were read does not."""
    worse = TEN + "DESCRIPTION:BEGIN\nLOCATION;=::\nSUMMARY;;;X=:bad\nCATEGORIES;\nATTACH;ENCODING=BASE64:%%%"
    assert desk.busy(calendar(event(worse))) == ["Mon 10:00-11:00"]
