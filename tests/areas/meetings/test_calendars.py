"""Calendars across time zones and the days on which clocks change, with figures; read by another reader.

The second reader is a few lines that follow RFC 5545 and know nothing of the library that wrote.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from highroad.areas.meetings.rules import calendars, days
from highroad.areas.meetings.rules.calendars import Addressed, Occasion

pytestmark = pytest.mark.pure
NEW_YORK, LONDON, PHOENIX, KOLKATA = (
    ZoneInfo(name)
    for name in ("America/New_York", "Europe/London", "America/Phoenix", "Asia/Kolkata")
)
TO = Addressed("office@example.org", "lena@example.org")


def occasion(starts_at: datetime, zone: ZoneInfo, **more: object) -> Occasion:
    given = {
        "uid": "one@example.org", "body": "Joint committee", "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=1), "zone": zone, "place": "Union hall, room 2",
        "sequence": 0, "stamped_at": datetime(2026, 1, 2, tzinfo=UTC), **more,
    }  # fmt: skip
    return Occasion(**given)  # type: ignore[arg-type]


def unfolded(raw: bytes) -> list[str]:
    """RFC 5545, 3.1: lines end with CRLF, have at most 75 octets, and go on after a space."""
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    return re.sub(r"\r\n[ \t]", "", raw.decode()).split("\r\n")


def offset_on(lines: list[str], zone: str, local: datetime) -> timedelta:
    """RFC 5545, 3.6.5: the observance whose last onset lies before a local time gives the offset."""
    inside, found, onset, offset = False, [], None, ""
    for line in lines:
        if line == "BEGIN:VTIMEZONE":
            inside = False
        elif line == f"TZID:{zone}":
            inside = True
        elif inside and line.startswith("DTSTART"):
            onset = datetime.strptime(line.rpartition(":")[2], "%Y%m%dT%H%M%S")
            onsets = [onset]
        elif inside and line.startswith("RDATE"):
            onsets += [
                datetime.strptime(each, "%Y%m%dT%H%M%S")
                for each in line.rpartition(":")[2].split(",")
            ]
        elif inside and line.startswith("TZOFFSETTO"):
            offset = line.rpartition(":")[2]
        elif inside and line in ("END:STANDARD", "END:DAYLIGHT"):
            assert not any(each.startswith("RRULE") for each in lines), (
                "this reader knows RDATE only"
            )
            found += [(each, offset) for each in onsets]
    _onset, sign = max(each for each in found if each[0] <= local)
    hours, minutes = int(sign[1:3]), int(sign[3:5])
    return (1 if sign[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes)


def starts(raw: bytes) -> datetime:
    """When the event begins, in Greenwich, by what stands in the file alone."""
    lines = unfolded(raw)
    event = lines[lines.index("BEGIN:VEVENT") :]
    found = next(line for line in event if line.startswith("DTSTART"))
    local = datetime.strptime(found.rpartition(":")[2].rstrip("Z"), "%Y%m%dT%H%M%S")
    zone = re.search(r"TZID=([^:;]+)", found)
    assert zone is not None
    away = offset_on(lines, zone[1], local)
    return local.replace(tzinfo=timezone(away)).astimezone(UTC)


@pytest.mark.parametrize(
    ("zone", "day", "clock", "greenwich"),
    [
        # New York springs forward on 8 March 2026 and falls back on 1 November 2026.
        (NEW_YORK, date(2026, 3, 7), time(10), datetime(2026, 3, 7, 15)),
        (NEW_YORK, date(2026, 3, 8), time(1, 30), datetime(2026, 3, 8, 6, 30)),
        (NEW_YORK, date(2026, 3, 8), time(3, 30), datetime(2026, 3, 8, 7, 30)),
        (NEW_YORK, date(2026, 3, 10), time(10), datetime(2026, 3, 10, 14)),
        (NEW_YORK, date(2026, 11, 3), time(10), datetime(2026, 11, 3, 15)),
        # London changes on 29 March and 25 October 2026: for weeks the two are four hours apart.
        (LONDON, date(2026, 3, 28), time(10), datetime(2026, 3, 28, 10)),
        (LONDON, date(2026, 3, 30), time(10), datetime(2026, 3, 30, 9)),
        (LONDON, date(2026, 10, 26), time(10), datetime(2026, 10, 26, 10)),
        # Phoenix never changes; Kolkata is half an hour off.
        (PHOENIX, date(2026, 1, 12), time(10), datetime(2026, 1, 12, 17)),
        (PHOENIX, date(2026, 7, 13), time(10), datetime(2026, 7, 13, 17)),
        (KOLKATA, date(2026, 7, 13), time(10), datetime(2026, 7, 13, 4, 30)),
    ],
)
def test_an_hour_on_the_wall_is_the_same_moment_everywhere(
    zone: ZoneInfo, day: date, clock: time, greenwich: datetime
) -> None:
    moment = days.moment(day, clock, zone)
    assert moment is not None
    assert moment.astimezone(UTC) == greenwich.replace(tzinfo=UTC)

    for raw in (
        calendars.invitation(occasion(moment, zone), TO),
        calendars.feed("Lena", [occasion(moment, zone)]),
    ):
        assert starts(raw) == greenwich.replace(tzinfo=UTC)


def test_an_hour_that_is_skipped_is_none_and_of_two_the_first_is_meant() -> None:
    assert days.moment(date(2026, 3, 8), time(2, 30), NEW_YORK) is None
    twice = days.moment(date(2026, 11, 1), time(1, 30), NEW_YORK)
    assert twice is not None
    assert twice.astimezone(UTC) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_a_monthly_meeting_keeps_its_hour_on_the_wall_through_the_year() -> None:
    """Ten o'clock stays ten o'clock: fifteen in Greenwich in winter, fourteen in summer."""
    found = []
    for month in range(1, 13):
        moment = days.moment(days.weekday_in_month(2026, month, 1, 2), time(10), NEW_YORK)
        assert moment is not None
        found.append(starts(calendars.invitation(occasion(moment, NEW_YORK), TO)).hour)

    assert found == [15, 15, 14, 14, 14, 14, 14, 14, 14, 14, 15, 15]


def test_an_update_and_a_cancellation_name_the_same_event() -> None:
    moment = datetime(2026, 3, 10, 14, tzinfo=UTC)
    files = [
        unfolded(calendars.invitation(occasion(moment, NEW_YORK, sequence=number, is_cancelled=over), TO))
        for number, over in ((0, False), (1, False), (2, True))
    ]  # fmt: skip

    assert [next(one for one in each if one.startswith("METHOD")) for each in files] == [
        "METHOD:REQUEST", "METHOD:REQUEST", "METHOD:CANCEL",
    ]  # fmt: skip
    assert all("UID:one@example.org" in each for each in files)
    assert [f"SEQUENCE:{number}" in each for number, each in enumerate(files)] == [True] * 3
    assert "STATUS:CANCELLED" in files[2]
    assert r"LOCATION:Union hall\, room 2" in files[0]
