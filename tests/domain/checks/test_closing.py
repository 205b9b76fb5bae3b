"""Places that are closed when a session is there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.domain.checks.cases import assert_fixes_help, english, found, gestures, only, place
from tests.domain.examples import TOKYO, at, session, snapshot
from visitplanner.domain.kinds import SessionKind, Severity
from visitplanner.domain.records import City, Visit
from visitplanner.domain.snapshot import Snapshot

MON, TUE, WED = 0, 1, 2
CULTURE_DAY = date(2026, 11, 3)
MONDAY = date(2026, 11, 9)
CITIES = {
    "jp": City(id="jp", space="c", country="JP", region="JP-22"),
    "nl": City(id="nl", space="c", country="NL", region="NL-ZH"),
}
VISIT = Visit(id="v", space="v", zone=TOKYO, start=date(2026, 11, 1), end=date(2026, 11, 13))


def museum(
    day: date, start: str = "10:00", minutes: int = 60, *, anchored: bool = False, **values: Any
) -> Snapshot:
    """A visit to a museum, in Japan unless said otherwise; `values` are the museum's."""
    there = place("museum", **{"city": "jp", **values})
    tour = session("tour", at(day, start), minutes, place="museum", kind=SessionKind.SITE, anchored=anchored)
    return snapshot(tour, visit=VISIT, cities=CITIES, places={"museum": there})


def test_a_museum_is_closed_on_mondays() -> None:
    plan = museum(MONDAY, closed_weekdays=(MON,))
    one = only(plan, "closing", "opening_hours")
    assert (one.check, one.severity, one.date, one.subject) == ("closing", Severity.WARNING, MONDAY, "tour")
    assert english(one) == "museum is closed on this weekday."
    assert [english(fix) for fix in one.fixes] == ["Move “tour” to Tue 10 Nov", "Put “tour” into the tray"]
    assert_fixes_help(plan, one)


def test_the_nearest_open_day_is_a_working_day_on_which_people_are_free() -> None:
    plan = museum(MONDAY, closed_weekdays=(MON, TUE), closed_dates=(date(2026, 11, 12),))
    busy = session("talk", at(date(2026, 11, 11), "09:00"), 480)
    crowded = snapshot(*plan.sessions, busy, visit=VISIT, cities=CITIES, places=plan.places)
    assert english(only(crowded, "closing").fixes[0]) == "Move “tour” to Fri 6 Nov"


def test_a_single_date_can_be_closed() -> None:
    one = only(museum(MONDAY, closed_dates=(MONDAY,)), "closing")
    assert (one.severity, english(one)) == (Severity.WARNING, "museum is closed on Mon 9 Nov.")


def test_open_days_are_no_finding() -> None:
    assert not found(museum(MONDAY, closed_weekdays=(TUE,), closed_dates=(CULTURE_DAY,)), "closing")


def test_what_is_anchored_is_only_said() -> None:
    assert gestures(only(museum(MONDAY, anchored=True, closed_weekdays=(MON,)), "closing")) == []


def test_a_call_needs_no_open_door() -> None:
    plan = museum(MONDAY, closed_weekdays=(MON,))
    call = session("tour", at(MONDAY, "10:00"), place="museum", kind=SessionKind.VIRTUAL)
    assert not found(snapshot(call, visit=VISIT, cities=CITIES, places=plan.places), "closing")


@pytest.mark.parametrize(
    ("day", "after", "severity"),
    [
        (CULTURE_DAY, None, Severity.UNVERIFIED),
        (CULTURE_DAY, True, None),
        (CULTURE_DAY, False, Severity.WARNING),
        (CULTURE_DAY + timedelta(days=1), None, Severity.UNVERIFIED),
        (CULTURE_DAY + timedelta(days=1), True, Severity.WARNING),
        (CULTURE_DAY + timedelta(days=1), False, None),
        (CULTURE_DAY + timedelta(days=2), True, None),
        (CULTURE_DAY + timedelta(days=7), True, Severity.WARNING),
    ],
)
def test_when_the_closing_day_is_a_holiday_the_next_day_may_be_closed_instead(
    day: date, after: bool | None, severity: Severity | None
) -> None:
    closings = found(museum(day, closed_weekdays=(TUE,), closed_day_after=after), "closing")
    assert [one.severity for one in closings] == ([severity] if severity else [])
    if severity is Severity.UNVERIFIED:
        assert english(closings[0]).endswith("ask there.")


def test_the_closing_day_is_made_up_for_behind_the_last_of_several_holidays() -> None:
    golden_monday = date(2027, 5, 3)
    values: dict[str, Any] = {"closed_weekdays": (MON,), "closed_day_after": True}
    assert [bool(found(museum(golden_monday + timedelta(days=n), **values), "closing")) for n in range(5)] == [
        False, False, False, True, False,
    ]  # fmt: skip


def test_elsewhere_a_closing_day_is_closed_on_a_holiday_too() -> None:
    kings_day = date(2027, 4, 27)
    one = only(museum(kings_day, city="nl", closed_weekdays=(TUE,)), "closing")
    assert one.severity is Severity.WARNING
    assert not found(museum(kings_day + timedelta(days=1), city="nl", closed_weekdays=(TUE,)), "closing")


def test_outside_the_hours_is_found_and_the_nearest_time_inside_is_offered() -> None:
    plan = museum(MONDAY, "16:30", opening_hours="Mo-Fr 09:00-12:00,13:00-17:00")
    one = only(plan, "closing", "opening_hours")
    assert (one.check, one.severity, one.subject) == ("opening_hours", Severity.WARNING, "tour")
    assert english(one) == "“tour” is outside the opening hours of museum: 09:00 to 12:00 and 13:00 to 17:00."
    assert english(one.fixes[0]) == "Move “tour” to 16:00"
    assert_fixes_help(plan, one)


def test_a_day_without_hours_is_closed() -> None:
    sunday = MONDAY - timedelta(days=1)
    plan = museum(sunday, opening_hours="Mo-Sa 09:00-17:00; PH off")
    one = only(plan, "opening_hours")
    assert english(one) == "museum is closed that day, as its opening hours say."
    assert english(one.fixes[0]) == "Move “tour” to Mon 9 Nov"
    assert_fixes_help(plan, one)
    assert found(museum(CULTURE_DAY, opening_hours="Mo-Sa 09:00-17:00; PH off"), "opening_hours")


def test_within_the_hours_is_no_finding_and_without_a_time_only_the_day_counts() -> None:
    hours = "Mo-Fr 09:00-17:00"
    assert not found(museum(MONDAY, "09:00", 480, opening_hours=hours), "opening_hours")
    assert not found(museum(MONDAY, "", opening_hours=hours), "opening_hours")
    assert found(museum(MONDAY - timedelta(days=1), "", opening_hours=hours), "opening_hours")


def test_a_closing_day_is_not_told_twice() -> None:
    plan = museum(MONDAY, closed_weekdays=(MON,), opening_hours="Tu-Su 09:00-17:00")
    assert [one.check for one in found(plan, "closing", "opening_hours")] == ["closing"]


def test_hours_that_cannot_be_read_are_not_verified_once() -> None:
    plan = museum(MONDAY, opening_hours="Apr-Oct by appointment <b>")
    again = session("again", at(MONDAY, "14:00"), place="museum")
    one = only(
        snapshot(*plan.sessions, again, visit=VISIT, cities=CITIES, places=plan.places), "opening_hours"
    )
    assert (one.severity, one.date, one.subject, one.items) == (
        Severity.UNVERIFIED,
        None,
        "museum",
        ("tour", "again"),
    )
    assert english(one).endswith("not verified: Apr-Oct by appointment <b>.")


def test_a_place_of_which_nothing_is_said_is_no_finding() -> None:
    assert not found(museum(MONDAY, opening_hours="  "), "closing", "opening_hours")
