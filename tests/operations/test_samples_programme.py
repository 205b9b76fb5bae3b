"""The sample programmes keep their own rules, across zones and midnight; the golden thread holds."""

from __future__ import annotations

import itertools
import re
from datetime import date, timedelta

import pytest

from tests.operations.shipped import all_of, by_id, session, snapshot, visit
from visitplanner.domain import programme
from visitplanner.domain.goers import goers
from visitplanner.domain.kinds import (
    Dimension,
    Interpretation,
    ObservationKind,
    SessionKind,
    SessionStatus,
    Side,
)
from visitplanner.domain.records import (
    Action,
    Answer,
    Connector,
    Leg,
    Milestone,
    Objective,
    Observation,
    Organisation,
    Place,
    Question,
    Score,
    Session,
    TransferDecision,
)
from visitplanner.domain.when import elapsed, zone


# ---------------------------------------------------------------------- the programme
@pytest.mark.parametrize("code", ["JP-2026-11", "EU-2027-04"])
def test_the_dates_are_sunday_to_friday(code: str) -> None:
    one = visit(code)
    assert one.start
    assert one.end
    assert (one.start.weekday(), one.end - one.start) == (6, timedelta(days=5))
    plans = programme.days(snapshot(code))
    assert [plan.date for plan in plans] == [one.start + timedelta(days=n) for n in range(6)]
    assert all(plan.record and plan.record.city and plan.slots for plan in plans)
    assert all(plan.record and plan.record.hotel for plan in plans[:-1])


def test_nothing_overlaps_but_the_one_parallel_group() -> None:
    assert programme.clashes(snapshot("JP-2026-11")) == frozenset()
    parallel = {session("Infomobility").id, session("In parallel: positive").id}
    assert programme.clashes(snapshot("EU-2027-04")) == parallel


def test_the_delegation_splits_for_one_slot_and_everybody_knows_where_to_go() -> None:
    seen = snapshot("JP-2026-11")
    town, data = session("Walk: crowding"), session("In parallel: records")
    assert {town.id, data.id} == programme.overlaps(programme.slots(seen))
    groups = [goers(seen, town) or frozenset(), goers(seen, data) or frozenset()]
    delegates = {person.id for _, person in seen.side(Side.DELEGATION)}
    assert groups[0].isdisjoint(groups[1])
    assert groups[0] | groups[1] == delegates


def test_three_sessions_wait_in_the_tray_of_the_second_visit() -> None:
    assert len(programme.tray(snapshot("EU-2027-04"))) == 3
    assert not programme.tray(snapshot("JP-2026-11"))
    assert {one.status for one in snapshot("EU-2027-04").sessions} >= {
        SessionStatus.IDEA, SessionStatus.REQUESTED, SessionStatus.CONFIRMED,
    }  # fmt: skip


def test_interpreted_speech_fits_its_slot() -> None:
    factor = {"none": 1.0, "whisper": 1.1, "simultaneous": 1.0, "consecutive": 2.0}
    for one in all_of(Session):
        if one.speech_minutes is None or one.other_minutes is None:
            continue
        touring = one.kind is SessionKind.SITE and one.interpretation is Interpretation.CONSECUTIVE
        needed = one.speech_minutes * (1.6 if touring else factor[one.interpretation]) + one.other_minutes
        needed += (5 if one.interpretation is Interpretation.SIMULTANEOUS else 0) + (one.break_minutes or 0)
        assert needed <= one.minutes, (one.title["en"], needed)


DURATIONS = {
    "Shinkansen (Hikari)": 90, "Coach to the solar plant": 50, "Shinkansen Hamamatsu": 72, "JR to Kamakura": 50,
    "Coach to Haneda": 90, "Flight Haneda": 115, "Coach to Tamana": 80, "Shinkansen Shin-Tamana": 38,
    "Flights home": 22 * 60, "Flight Tokyo": 13 * 60 + 35, "Flight Amsterdam": 110, "Flights to Tokyo": 17 * 60 + 30,
}  # fmt: skip


@pytest.mark.parametrize(("title", "minutes"), DURATIONS.items())
def test_legs_last_as_long_as_they_really_do(title: str, minutes: int) -> None:
    """Elapsed time, across zones and midnight."""
    (leg,) = [one for one in all_of(Leg) if one.title["en"].startswith(title)]
    assert programme.slot(leg).minutes == minutes


def test_every_journey_goes_forward_between_two_places() -> None:
    places = by_id(Place)
    for leg in all_of(Leg):
        slot = programme.slot(leg)
        assert slot.start
        assert slot.end
        assert slot.end > slot.start
        assert leg.origin != leg.destination
        assert (leg.zone, leg.arrival_zone) == (places[leg.origin].zone, places[leg.destination].zone)
        assert not re.search(r"\b[A-Z]{2}\s?\d{2,4}\b", leg.title["en"]), "no train or flight numbers"


def test_sessions_stand_in_the_zone_of_their_place() -> None:
    places = by_id(Place)
    for one in all_of(Session):
        assert one.place
        assert one.zone == places[one.place].zone
        assert zone(one.zone)


def test_the_video_with_glasgow_is_an_hour_earlier_there() -> None:
    slot = programme.slot(session("Video: Glasgow"))
    assert slot.start
    there = slot.start.astimezone(zone("Europe/London"))
    assert (f"{slot.start:%H:%M}", f"{there:%H:%M}") == ("15:15", "14:15")


def test_japan_is_eight_hours_ahead_in_november_and_seven_in_april() -> None:
    for code, hours in (("JP-2026-11", 8), ("EU-2027-04", 7)):
        start = programme.slots(snapshot(code))[0].start
        assert start
        tokyo, rome = (start.astimezone(zone(name)).utcoffset() for name in ("Asia/Tokyo", "Europe/Rome"))
        assert tokyo
        assert rome is not None
        assert tokyo - rome == timedelta(hours=hours)


@pytest.mark.parametrize(("code", "too_long"), [("JP-2026-11", {11, 12}), ("EU-2027-04", set())])
def test_days_are_short_enough_but_the_two_that_are_not_on_purpose(code: str, too_long: set[int]) -> None:
    found: set[int] = set()
    for plan in programme.days(snapshot(code)):
        placed = [one for one in plan.slots if one.start and one.end and not one.cancelled]
        placed = [
            one for one in placed if not (isinstance(one.item, Leg) and one.minutes and one.minutes > 600)
        ]
        start, end = placed[0].start, max(one.end for one in placed if one.end)
        assert start
        if elapsed(start, end) > 600:
            found.add(plan.date.day)
    assert found == too_long


def test_every_full_day_has_a_meal_of_forty_five_minutes_or_a_lunch_box_on_the_way() -> None:
    for code in ("JP-2026-11", "EU-2027-04"):
        for plan in programme.days(snapshot(code))[1:]:
            meals = [
                one
                for one in plan.slots
                if isinstance(one.item, Session) and one.item.kind is SessionKind.MEAL
            ]
            boxes = [
                one
                for one in plan.slots
                if isinstance(one.item, Leg) and "unch box" in f"{one.item.note['en']}{one.item.title['en']}"
            ]
            assert any((one.minutes or 0) >= 45 for one in [*meals, *boxes]), plan.date


def test_the_group_has_time_to_board() -> None:
    """Boarding takes 3 minutes and half a minute a person."""
    for code in ("JP-2026-11", "EU-2027-04"):
        needed = 3 + 0.5 * visit(code).group_size
        for plan in programme.days(snapshot(code)):
            active = [one for one in plan.slots if not one.cancelled]
            for before, after in itertools.pairwise(active):
                vehicle = isinstance(after.item, Leg) and after.item.mode not in ("walk",)
                if vehicle and before.end and after.start:
                    assert elapsed(before.end, after.start) + 1 > needed, after.item.title["en"]


def test_connectors_fit_between_their_neighbours() -> None:
    items = by_id(Session) | by_id(Leg)  # type: ignore[operator]
    for one in all_of(Connector):
        before, after = programme.slot(items[one.before]), programme.slot(items[one.after])
        assert before.end
        assert after.start
        assert one.minutes
        assert 0 < one.minutes <= elapsed(before.end, after.start)


# ---------------------------------------------------------------------- the golden thread
def test_the_thread_runs_from_an_objective_to_a_milestone_and_back() -> None:
    milestone = next(one for one in all_of(Milestone) if one.date == date(2027, 1, 31))
    action = by_id(Action)[milestone.action]
    decision = by_id(TransferDecision)[action.decision]
    heard = by_id(Observation)[action.observation]
    assert heard.id in decision.observations
    assert heard.practice == decision.practice
    question = by_id(Question)[next(one.question for one in all_of(Answer) if one.observation == heard.id)]
    assert question.session == heard.session
    assert by_id(Objective)[question.objective].number == 3
    assert (question.number, heard.text.original) == (4, "it")
    assert heard.text["en"] == "Procedures that need an original on paper stay at the counter."
    assert by_id(Session)[heard.session].when.date == date(2026, 11, 12)


def test_every_action_and_decision_hangs_on_something_heard() -> None:
    heard = by_id(Observation)
    for decision in all_of(TransferDecision):
        assert decision.observations
        assert all(heard[one].practice in (decision.practice, "") for one in decision.observations)
        scores = [one for one in all_of(Score) if one.decision == decision.id]
        assert sorted(one.dimension for one in scores) == sorted(Dimension)
        assert all(one.value in range(4) and one.space == decision.space for one in scores)
    for action in all_of(Action):
        assert action.observation in heard
        assert action.objective in by_id(Objective)
        assert action.owner in by_id(Organisation)


def test_only_question_two_of_the_first_visit_is_unanswered() -> None:
    answered = {one.question for one in all_of(Answer)}
    open_ones = [one.number for one in snapshot("JP-2026-11").questions if one.id not in answered]
    assert open_ones == [2]
    assert [one.number for one in snapshot("EU-2027-04").questions if not one.session] == [5]


def test_observations_were_made_during_their_session() -> None:
    sessions = by_id(Session)
    assert {one.kind for one in all_of(Observation)} == set(ObservationKind)
    assert {one.text.original for one in all_of(Observation)} == {"en", "it", "ja"}
    for one in all_of(Observation):
        slot = programme.slot(sessions[one.session])
        assert slot.start
        assert slot.end
        assert one.taken_at
        assert slot.start <= one.taken_at <= slot.end
        assert (one.zone, one.place) == (sessions[one.session].zone, sessions[one.session].place)


def test_milestones_are_reached_due_and_late() -> None:
    assert {str(one.status) for one in all_of(Milestone)} == {"reached", "due", "late"}
