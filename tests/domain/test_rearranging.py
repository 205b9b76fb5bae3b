"""Plans: what goes where, what stays, which gaps result."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from tests.domain.examples import (
    HONOLULU,
    LONDON,
    MONDAY,
    ROME,
    TOKYO,
    TUESDAY,
    at,
    leg,
    session,
    snapshot,
)
from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import phrase
from visitplanner.domain import ids, programme
from visitplanner.domain import rearranging as plans
from visitplanner.domain.kinds import DateChange, Part, SessionStatus
from visitplanner.domain.rearranging import Gap, Plan
from visitplanner.domain.records import Attendance, Booking, Day, Track, Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import TRAY
from visitplanner.domain.wording import wording

SPRING, AUTUMN = date(2027, 3, 28), date(2026, 10, 25)  # Europe's clocks change
WEDNESDAY, THURSDAY = date(2026, 11, 11), date(2026, 11, 12)
WEEK = Visit(id="v", space="v", zone=TOKYO, start=MONDAY, end=THURSDAY)


def times(found: Snapshot) -> dict[str, str]:
    """Item → day and time of its start, and of its end where that is on another day or elsewhere."""
    return {one.id: _shown(one) for one in programme.slots(found)}


def _shown(one: programme.Slot) -> str:
    if one.start is None:
        return f"{one.date.day} ?" if one.date else "tray"
    return f"{one.start:%-d %H:%M}"


def after(plan: Plan, found: Snapshot) -> dict[str, str]:
    """`times` of the items that are elsewhere afterwards."""
    before = times(found)
    return {id: shown for id, shown in times(plan.preview(found)).items() if shown != before[id]}


@pytest.fixture
def monday() -> Snapshot:
    """Call and talk, a lunch that is anchored, a tour behind it."""
    return snapshot(
        session("call", at(MONDAY, "9")),
        session("talk", at(MONDAY, "10"), 90),
        session("lunch", at(MONDAY, "12"), anchored=True),
        session("tour", at(MONDAY, "13:30")),
        visit=WEEK,
    )


# ---------------------------------------------------------------- several by the same offset
def test_several_move_by_the_same_offset_and_the_anchored_stay(monday: Snapshot) -> None:
    plan = plans.move(monday, ["call", "lunch", "tour"], minutes=10, days=1)
    assert after(plan, monday) == {"call": "10 09:10", "tour": "10 13:40"}
    assert plan.stayed == ("lunch",)


def test_what_has_no_time_moves_by_days_alone_and_the_tray_not_at_all() -> None:
    found = snapshot(session("day", at(MONDAY)), session("tray", TRAY))
    assert after(plans.move(found, ["day", "tray"], days=2, minutes=5), found) == {"day": "11 ?"}
    assert not plans.move(found, ["day", "tray"], minutes=5)


def test_moving_runs_across_midnight_and_through_the_hour_that_comes_twice() -> None:
    found = snapshot(session("late", at(AUTUMN - timedelta(days=1), "23:30"), zone=ROME))
    (there,) = plans.move(found, ["late"], minutes=210).placements
    assert there.when == at(AUTUMN, "02:00", fold=1)


def test_moving_by_days_keeps_the_time_on_the_wall() -> None:
    found = snapshot(session("early", at(SPRING - timedelta(days=1), "09:30"), zone=ROME))
    assert after(plans.move(found, ["early"], days=1), found) == {"early": "28 09:30"}


def test_a_leg_keeps_its_minutes_over_the_date_line() -> None:
    flight = leg("flight", at(TUESDAY, "20:00"), at(TUESDAY, "08:10"), TOKYO, HONOLULU)
    found = plans.move(snapshot(flight), ["flight"], days=1, minutes=30).preview(snapshot(flight))
    one = programme.slot(found.leg["flight"])
    assert (one.minutes, found.leg["flight"].arrival) == (7 * 60 + 10, at(WEDNESDAY, "08:40"))


def test_a_leg_without_a_time_takes_its_arrival_along() -> None:
    bus = leg("bus", at(MONDAY), at(TUESDAY, "07:00"))
    (there,) = plans.move(snapshot(bus), ["bus"], days=1).placements
    assert (there.when, there.arrival) == (at(TUESDAY), at(WEDNESDAY, "07:00"))


def test_where_the_calendar_ends_a_move_is_refused(monday: Snapshot) -> None:
    with pytest.raises(Refusal):
        plans.move(monday, ["call"], days=10_000_000)
    with pytest.raises(Refusal):
        plans.move(monday, ["call"], minutes=10**13)
    train = leg("train", at(MONDAY, "22:00"), at(TUESDAY, "06:00"))
    with pytest.raises(Refusal):
        plans.ripple(snapshot(train), "train", date.max, time(23, 59))


# ---------------------------------------------------------------- one with what follows
def test_a_ripple_takes_what_follows_along_up_to_the_anchored_item(monday: Snapshot) -> None:
    plan = plans.ripple(monday, "call", MONDAY, time(9, 45))
    assert after(plan, monday) == {"call": "9 09:45", "talk": "9 10:45"}
    assert plan.stayed == ("lunch",)
    assert plan.gaps == (Gap("talk", "lunch", -15, 30),)


def test_a_ripple_backwards_pulls_along(monday: Snapshot) -> None:
    plan = plans.ripple(monday, "talk", MONDAY, time(9, 30))
    assert after(plan, monday) == {"talk": "9 09:30"}
    assert plan.gaps == (Gap("call", "talk", -30, 0), Gap("talk", "lunch", 60, 30))


def test_an_anchored_item_does_not_start_a_ripple(monday: Snapshot) -> None:
    plan = plans.ripple(monday, "lunch", MONDAY, time(14))
    assert (bool(plan), plan.stayed) == (False, ("lunch",))
    assert plans.ripple_resize(monday, "lunch", 90).stayed == ("lunch",)


def test_longer_and_shorter_the_rest_comes_along(monday: Snapshot) -> None:
    assert after(plans.ripple_resize(monday, "call", 75), monday) == {"talk": "9 10:15"}
    assert after(plans.ripple_resize(monday, "call", 30), monday) == {"talk": "9 09:30"}
    longer = plans.ripple_resize(monday, "call", 75).preview(monday)
    assert longer.session["call"].minutes == 75


def test_a_ripple_passes_midnight() -> None:
    found = snapshot(session("a", at(MONDAY, "22:00")), session("b", at(MONDAY, "23:15")))
    assert after(plans.ripple(found, "a", MONDAY, time(23)), found) == {"a": "9 23:00", "b": "10 00:15"}


def test_a_ripple_does_not_reach_over_the_night() -> None:
    party = session("party", at(MONDAY, "22:00"), 120)
    morning, noon = session("morning", at(TUESDAY, "08:00")), session("noon", at(TUESDAY, "09:15"))
    found = snapshot(party, morning, noon)
    assert after(plans.ripple(found, "party", MONDAY, time(22, 45)), found) == {"party": "9 22:45"}
    assert after(plans.ripple_resize(found, "party", 180), found) == {}
    train = leg("train", at(MONDAY, "22:00"), at(TUESDAY, "06:00"))
    found = snapshot(train, morning, noon, session("evening", at(TUESDAY, "20:00")))
    assert after(plans.ripple(found, "train", MONDAY, time(22, 45)), found) == {
        "train": "9 22:45", "morning": "10 08:45", "noon": "10 10:00"
    }  # fmt: skip


def test_on_the_night_of_a_clock_change_all_move_by_the_same_real_time() -> None:
    found = snapshot(session("a", at(SPRING, "01:00"), zone=ROME), session("b", at(SPRING, "09:00"), zone=ROME))
    assert after(plans.ripple(found, "a", SPRING, time(4)), found) == {"a": "28 04:00", "b": "28 11:00"}


def test_groups_that_are_elsewhere_are_not_pushed() -> None:
    found = snapshot(
        session("north", at(MONDAY, "9"), track="n"),
        session("south", at(MONDAY, "10"), track="s"),
        session("north again", at(MONDAY, "10:30"), track="n"),
        tracks=(
            Track(id="n", space="v", visit="v", people=("a",)), Track(id="s", space="v", visit="v", people=("b",))
        ),
    )  # fmt: skip
    assert after(plans.ripple(found, "north", MONDAY, time(9, 20)), found) == {
        "north": "9 09:20", "north again": "9 10:50"
    }  # fmt: skip


def test_whoever_shares_people_with_anything_that_moves_comes_along() -> None:
    found = snapshot(
        session("north", at(MONDAY, "9"), track="n"),
        session("all", at(MONDAY, "10")),
        session("south", at(MONDAY, "11"), track="s"),
        tracks=(Track(id="n", space="v", visit="v"), Track(id="s", space="v", visit="v")),
    )
    assert [one.id for one in plans.ripple(found, "north", MONDAY, time(9, 5)).placements] == [
        "north", "all", "south"
    ]  # fmt: skip


def test_an_anchored_item_of_one_group_holds_back_that_group_alone() -> None:
    attends = tuple(
        Attendance(id=f"{who}{what}", space="v", session=what, person=who, part=Part.ATTENDS)
        for what, who in (("fixed", "a"), ("a later", "a"), ("b later", "b"))
    )
    found = snapshot(
        session("start", at(MONDAY, "9")),
        session("fixed", at(MONDAY, "10:30"), anchored=True),
        session("a later", at(MONDAY, "12")),
        session("b later", at(MONDAY, "12")),
        attendances=attends,
    )
    plan = plans.ripple(found, "start", MONDAY, time(9, 30))
    assert after(plan, found) == {"start": "9 09:30", "b later": "9 12:30"}
    assert plan.stayed == ("fixed",)


def test_what_is_cancelled_neither_moves_nor_holds_back_nor_pushes() -> None:
    found = snapshot(
        session("a", at(MONDAY, "9")),
        session("off", at(MONDAY, "10"), status=SessionStatus.CANCELLED, anchored=True),
        session("b", at(MONDAY, "11")),
    )
    plan = plans.ripple(found, "a", MONDAY, time(9, 5))
    assert (after(plan, found), plan.stayed) == ({"a": "9 09:05", "b": "9 11:05"}, ())
    gone = snapshot(session("off", at(MONDAY, "9"), status=SessionStatus.CANCELLED), session("b", at(MONDAY, "10")))
    assert after(plans.ripple(gone, "off", MONDAY, time(9, 30)), gone) == {"off": "9 09:30"}


def test_a_leg_pushes_what_follows_its_arrival_the_next_morning() -> None:
    found = snapshot(
        leg("night train", at(MONDAY, "22:00"), at(TUESDAY, "06:00")),
        session("breakfast", at(TUESDAY, "06:30")),
        session("next day", at(WEDNESDAY, "9")),
    )
    plan = plans.ripple(found, "night train", MONDAY, time(22, 40))
    assert after(plan, found) == {"night train": "9 22:40", "breakfast": "10 07:10"}
    assert plan.preview(found).leg["night train"].arrival == at(TUESDAY, "06:40")
    longer = plans.ripple_resize(found, "night train", 500)
    assert after(longer, found) == {"breakfast": "10 06:50"}
    assert longer.preview(found).leg["night train"].arrival == at(TUESDAY, "06:20")


def test_two_places_with_the_same_local_time_are_told_apart_by_the_instant() -> None:
    found = snapshot(
        session("london", at(MONDAY, "10"), zone=LONDON), session("rome", at(MONDAY, "10"), zone=ROME)
    )  # Rome's ten o'clock is over when London's begins
    assert after(plans.ripple(found, "london", MONDAY, time(10, 30)), found) == {"london": "9 10:30"}
    assert after(plans.ripple(found, "rome", MONDAY, time(10, 30)), found) == {
        "rome": "9 10:30", "london": "9 10:30"
    }  # fmt: skip


def test_on_another_day_there_is_made_as_much_room_as_is_needed(monday: Snapshot) -> None:
    found = snapshot(*monday.sessions, session("visit", at(TUESDAY, "9"), 80), session("rest", at(TUESDAY, "8")))
    plan = plans.ripple(found, "visit", MONDAY, time(9))
    assert after(plan, found) == {"visit": "9 09:00", "call": "9 10:20", "talk": "9 11:20"}
    assert plan.stayed == ("lunch",)
    assert Gap("talk", "lunch", -50, 30) in plan.gaps
    assert after(plans.ripple(found, "visit", MONDAY, time(15)), found) == {"visit": "9 15:00"}


def test_out_of_the_tray_room_is_made_too_but_nothing_anchored_moves(monday: Snapshot) -> None:
    found = snapshot(*monday.sessions, session("extra", at(None, "9"), 60))
    plan = plans.ripple(found, "extra", MONDAY, time(11, 45))
    assert after(plan, found) == {"extra": "9 11:45"}
    assert Gap("extra", "lunch", -45, 30) in plan.gaps


def test_the_gap_between_new_neighbours_is_told_against_what_was_there(monday: Snapshot) -> None:
    plan = plans.move(monday, ["tour"], minutes=-300)  # from half past one to half past eight
    assert plan.gaps == (Gap("tour", "call", -30, 210),)


# ---------------------------------------------------------------- dates and days
def week(*items: programme.Item) -> Snapshot:
    """Items of the visit from Monday to Thursday, something said of Monday and Tuesday, two bookings."""
    days = tuple(
        Day(id=ids.day("v", day), space="v", visit="v", date=day, note=wording("en", en=note))
        for day, note in ((MONDAY, "first"), (TUESDAY, "second"))
    )
    bookings = (
        Booking(id="hotel", space="v", visit="v", start=MONDAY, end=WEDNESDAY),
        Booking(id="car", space="v", visit="v", start=TUESDAY, end=TUESDAY),
    )
    return snapshot(*items, visit=WEEK, days=days, bookings=bookings)


FOUR = (
    session("mon", at(MONDAY, "9")),
    session("tue", at(TUESDAY, "9")),
    session("flight", at(WEDNESDAY, "9"), anchored=True),
    session("thu", at(THURSDAY, "9")),
    session("tray", TRAY),
)


def said(found: Snapshot) -> dict[int, str]:
    """Day of the month → what is said of it."""
    return {one.date.day: one.note["en"] for one in found.days if one.date}


def booked(found: Snapshot) -> dict[str, tuple[int, int]]:
    """Booking → the days of the month it begins and ends on."""
    return {one.id: (one.start.day, one.end.day) for one in found.bookings if one.start and one.end}


def test_all_shifts_with_the_dates_anchored_or_not_words_and_bookings_too() -> None:
    found = week(*FOUR)
    plan = plans.shift_dates(
        found, MONDAY + timedelta(days=2), THURSDAY + timedelta(days=2), DateChange.SHIFT_ALL
    )
    there = plan.preview(found)
    assert times(there) == {
        "mon": "11 09:00", "tue": "12 09:00", "flight": "13 09:00", "thu": "14 09:00", "tray": "tray"
    }  # fmt: skip
    assert (said(there), booked(there)) == (
        {11: "first", 12: "second"}, {"hotel": (11, 13), "car": (12, 12)}
    )  # fmt: skip
    assert (there.visit.start, there.visit.end, plan.stayed) == (WEDNESDAY, date(2026, 11, 14), ())


def test_a_shift_that_is_shorter_leaves_what_is_outside_visible_there() -> None:
    found = week(*FOUR)
    there = plans.shift_dates(found, TUESDAY, WEDNESDAY, DateChange.SHIFT_ALL).preview(found)
    assert [plan.date.day for plan in programme.days(there)] == [10, 11, 12, 13]


def test_the_anchored_keep_their_dates_where_that_is_wished() -> None:
    found = week(*FOUR)
    plan = plans.shift_dates(found, TUESDAY, date(2026, 11, 13), DateChange.KEEP_ANCHORED)
    assert after(plan, found) == {"mon": "10 09:00", "tue": "11 09:00", "thu": "13 09:00"}
    assert plan.stayed == ("flight",)


def test_what_falls_outside_goes_into_the_tray_in_its_order_and_the_rest_stays() -> None:
    found = week(*FOUR)
    plan = plans.shift_dates(found, TUESDAY, TUESDAY, DateChange.TO_TRAY)
    assert after(plan, found) == {"mon": "tray", "thu": "tray"}
    assert plan.stayed == ("flight",)
    there = plan.preview(found)
    assert [one.id for one in programme.tray(there)] == ["tray", "mon", "thu"]
    assert (said(there), booked(there)) == (said(found), booked(found))
    assert there.session["mon"].when.start == time(9)


@pytest.mark.parametrize("how", list(DateChange))
def test_a_visit_without_dates_or_items_takes_any(how: DateChange) -> None:
    found = snapshot(session("tray", TRAY))
    plan = plans.shift_dates(found, MONDAY, TUESDAY, how)
    assert (plan.placements, plan.dates) == ((), (MONDAY, TUESDAY))


def test_a_day_is_inserted_and_everything_after_it_is_a_day_later() -> None:
    found = week(*FOUR)
    plan = plans.insert_day(found, TUESDAY)
    assert after(plan, found) == {"tue": "11 09:00", "thu": "13 09:00"}
    there = plan.preview(found)
    assert (said(there), booked(there)) == ({9: "first", 11: "second"}, {"hotel": (9, 12), "car": (11, 11)})
    assert (there.visit.end, plan.stayed) == (date(2026, 11, 13), ("flight",))


def test_a_removed_day_leaves_its_items_in_the_tray() -> None:
    found = week(*FOUR)
    plan = plans.remove_day(found, TUESDAY)
    assert after(plan, found) == {"tue": "tray", "thu": "11 09:00"}
    there = plan.preview(found)
    assert (said(there), booked(there)) == ({9: "first"}, {"hotel": (9, 10), "car": (10, 10)})
    assert (there.visit.start, there.visit.end, plan.stayed) == (MONDAY, WEDNESDAY, ("flight",))


def test_a_day_with_something_anchored_and_an_only_day_are_not_removed() -> None:
    with pytest.raises(Refusal) as caught:
        plans.remove_day(week(*FOUR), WEDNESDAY)
    assert caught.value.phrase.facts == {"titles": (phrase("“{title}”", title="flight"),)}
    with pytest.raises(Refusal):
        plans.remove_day(snapshot(visit=Visit(id="v", space="v", start=MONDAY, end=MONDAY)), MONDAY)


def test_days_change_places_with_what_is_said_of_them() -> None:
    found = week(*FOUR)
    plan = plans.swap_days(found, MONDAY, THURSDAY)
    assert after(plan, found) == {"mon": "12 09:00", "thu": "9 09:00"}
    there = plan.preview(found)
    assert (said(there), booked(there)) == ({10: "second", 12: "first"}, booked(found))
    assert there.day[THURSDAY].id == ids.day("v", THURSDAY)
    assert plans.swap_days(there, MONDAY, THURSDAY).preview(there) == found
    assert plans.swap_days(found, MONDAY, WEDNESDAY).stayed == ("flight",)
    assert not plans.swap_days(found, MONDAY, MONDAY)


def test_a_day_moves_and_those_in_between_close_up() -> None:
    found = week(*FOUR)
    later = plans.move_day(found, MONDAY, THURSDAY)
    assert after(later, found) == {"mon": "12 09:00", "tue": "9 09:00", "thu": "11 09:00"}
    assert (said(later.preview(found)), later.stayed) == ({9: "second", 12: "first"}, ("flight",))
    earlier = plans.move_day(found, THURSDAY, TUESDAY)
    assert after(earlier, found) == {"tue": "11 09:00", "thu": "10 09:00"}


def test_a_day_that_is_none_of_the_visit_is_refused() -> None:
    found, outside = week(*FOUR), date(2026, 12, 1)
    for plan in (
        lambda: plans.insert_day(found, outside), lambda: plans.remove_day(found, outside),
        lambda: plans.swap_days(found, MONDAY, outside), lambda: plans.move_day(found, outside, MONDAY),
    ):  # fmt: skip
        with pytest.raises(Refusal) as caught:
            plan()
        assert caught.value.field == "date"
    assert plans.insert_day(found, date(2026, 11, 13)).dates == (MONDAY, date(2026, 11, 13))


# ---------------------------------------------------------------- copies
def test_copies_keep_their_distances() -> None:
    items = programme.ordered([session("a", at(MONDAY, "9")), session("b", at(TUESDAY, "11:30"))])
    found = plans.pasted(items, THURSDAY, time(10))
    assert [one.when for one in found] == [at(THURSDAY, "10"), at(date(2026, 11, 13), "12:30")]
    assert [one.when.start for one in plans.pasted(items, THURSDAY, None)] == [time(9), time(11, 30)]


def test_copies_of_what_is_unscheduled_come_one_after_the_other() -> None:
    items = programme.ordered([session("a", at(None, order="a"), 90), session("b", at(None, order="b"))])
    assert [one.when.start for one in plans.pasted(items, THURSDAY, time(10))] == [time(10), time(11, 30)]
