"""What holds for every plan of every programme: nothing is lost, the order is one, the anchored stay."""

from __future__ import annotations

from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.examples import HONOLULU, LONDON, ROME, TOKYO, leg, session, snapshot
from visitplanner.base.errors import Refusal
from visitplanner.domain import ids, programme
from visitplanner.domain import rearranging as plans
from visitplanner.domain.kinds import DateChange, SessionStatus
from visitplanner.domain.rearranging import Plan
from visitplanner.domain.records import Booking, Day, Track, Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import When

SPRING = date(2027, 3, 28)  # Europe's clocks change

ZONES = st.sampled_from([TOKYO, ROME, LONDON, HONOLULU])
DATES = st.sampled_from([SPRING + timedelta(days=n) for n in range(-2, 4)])
CLOCKS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
WHENS = st.one_of(
    st.builds(When, DATES, CLOCKS, st.integers(0, 1)), st.builds(When, DATES), st.builds(When, st.none(), CLOCKS)
)
FIELDS = {
    "anchored": st.booleans(), "track": st.sampled_from(["", "n", "s"]), "status": st.sampled_from(SessionStatus)
}  # fmt: skip


@st.composite
def programmes(draw: st.DrawFn) -> Snapshot:
    """Up to nine items around a change of the clocks, in four zones and two groups."""
    sessions = draw(st.lists(st.fixed_dictionaries(
        {"when": WHENS, "minutes": st.integers(1, 900), "zone": ZONES, **FIELDS}), max_size=6))  # fmt: skip
    legs = draw(st.lists(st.fixed_dictionaries(
        {"when": WHENS, "arrival": WHENS, "zone": ZONES, "to": ZONES, **FIELDS}), max_size=3))  # fmt: skip
    days = draw(st.sets(DATES))
    return snapshot(
        *(session(f"s{n}", **one) for n, one in enumerate(sessions)),
        *(leg(f"l{n}", **one) for n, one in enumerate(legs)),
        visit=Visit(id="v", space="v", zone=ROME, start=SPRING, end=SPRING + timedelta(days=2)),
        days=tuple(Day(id=ids.day("v", day), space="v", visit="v", date=day) for day in days),
        bookings=(Booking(id="b", space="v", start=SPRING, end=SPRING + timedelta(days=1)),),
        tracks=(
            Track(id="n", space="v", visit="v", people=("a",)), Track(id="s", space="v", visit="v", people=("b",))
        ),
    )  # fmt: skip


@st.composite
def planned(draw: st.DrawFn) -> tuple[Snapshot, Plan]:
    """A programme, and any plan for it that is not refused."""
    found = draw(programmes())
    every = sorted(one.id for one in programme.slots(found))
    some, day, other = draw(st.sets(st.sampled_from(every or ["none"]))), draw(DATES), draw(DATES)
    how, offset = draw(st.sampled_from(DateChange)), draw(st.integers(-2000, 2000))
    gestures = [
        lambda: plans.move(found, some, days=offset % 5, minutes=offset),
        lambda: plans.shift_dates(found, day, day + timedelta(days=offset % 4), how),
        lambda: plans.insert_day(found, day), lambda: plans.remove_day(found, day),
        lambda: plans.swap_days(found, day, other), lambda: plans.move_day(found, day, other),
    ]  # fmt: skip
    if every:
        one = draw(st.sampled_from(every))
        gestures += [
            lambda: plans.ripple(found, one, day, draw(CLOCKS)),
            lambda: plans.ripple_resize(found, one, 1 + abs(offset)),
        ]
    try:
        return found, draw(st.sampled_from(gestures))()
    except Refusal:
        return found, Plan()


@given(planned())
def test_no_plan_loses_doubles_or_lengthens_anything(case: tuple[Snapshot, Plan]) -> None:
    found, plan = case
    there, before = plan.preview(found), {one.id: one for one in programme.slots(found)}
    assert sorted(one.id for one in there.sessions) == sorted(one.id for one in found.sessions)
    assert sorted(one.id for one in there.legs) == sorted(one.id for one in found.legs)
    assert len({one.id for one in plan.placements}) == len(plan.placements)
    assert not {one.id for one in plan.placements} & set(plan.stayed)
    assert len({one.date for one in there.days}) == len(there.days) >= len(found.days) - 1
    stretched = {one.id for one in plan.placements if one.when == before[one.id].item.when}
    for one in programme.slots(there):
        was = before[one.id]
        if one.start and was.start and one.id not in stretched:
            assert one.minutes == was.minutes


@given(planned(), st.randoms(use_true_random=False))
def test_the_order_is_the_same_however_the_rows_come(case: tuple[Snapshot, Plan], chance: object) -> None:
    found, plan = case
    there = plan.preview(found)
    rows = [*there.sessions, *there.legs]
    expected = [one.id for one in programme.slots(there)]
    chance.shuffle(rows)  # type: ignore[attr-defined]
    assert [one.id for one in programme.ordered(rows)] == expected
    assert len({programme.order_key(one) for one in programme.slots(there)}) == len(rows)


@given(planned())
def test_only_a_change_of_all_dates_moves_what_is_anchored(case: tuple[Snapshot, Plan]) -> None:
    found, plan = case
    anchored = {one.item.id for one in programme.slots(found) if one.item.anchored}
    if anchored & {one.id for one in plan.placements}:
        assert plan.dates
        assert not plan.stayed


@given(planned())
def test_every_gap_is_between_neighbours_and_has_changed(case: tuple[Snapshot, Plan]) -> None:
    found, plan = case
    there = {one.id: one for one in programme.slots(plan.preview(found))}
    for gap in plan.gaps:
        assert gap.minutes != gap.was
        assert gap.minutes == -programme.shared_minutes(there[gap.before], there[gap.after])
