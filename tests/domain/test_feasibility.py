"""What the hours of a day go into, and the score that says why it is what it is."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from visitplanner.base.phrases import phrase
from visitplanner.domain import programme
from visitplanner.domain.checks.finding import Finding, Fix
from visitplanner.domain.checks.report import Report, examine
from visitplanner.domain.checks.rules import Numbers
from visitplanner.domain.feasibility import HOUR_POINTS, POINTS, extra_minutes, lens
from visitplanner.domain.kinds import Interpretation, Mode, SessionKind, SessionStatus, Severity, TimeUse
from visitplanner.domain.readiness import readiness
from visitplanner.domain.records import AcceptedRisk, Connector, Leg, Session, Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import When, elapsed

V = "v" * 32
MONDAY = date(2026, 11, 9)
VISIT = Visit(id=V, space=V, start=MONDAY, end=MONDAY + timedelta(1), zone="Asia/Tokyo", group_size=12)


def session(
    id: str, start: str, minutes: int, kind: SessionKind = SessionKind.MEETING, **more: object
) -> Session:
    more.setdefault("zone", "Asia/Tokyo")
    when = When(MONDAY, time.fromisoformat(start))
    return Session(id=id, space=V, visit=V, kind=kind, when=when, minutes=minutes, **more)  # type: ignore[arg-type]


def leg(id: str, start: str, end: str, **more: object) -> Leg:
    return Leg(
        id=id, space=V, visit=V, mode=Mode.TRAIN, zone="Asia/Tokyo", arrival_zone="Asia/Tokyo",
        when=When(MONDAY, time.fromisoformat(start)), arrival=When(MONDAY, time.fromisoformat(end)), **more,  # type: ignore[arg-type]
    )  # fmt: skip


def parts(snapshot: Snapshot) -> list[tuple[str, str, int]]:
    """Clock, use and minutes of each stretch of the only day."""
    (day,) = lens(snapshot, Report())
    return [(f"{one.start:%H:%M}", str(one.use), one.minutes) for one in day.segments]


def finding(severity: Severity, subject: str = "a", *fixes: Fix) -> Finding:
    return Finding("overlap", severity, phrase("What"), MONDAY, subject, (subject,), fixes=fixes)


def test_a_day_is_told_apart_into_talk_interpretation_way_buffer_and_rest() -> None:
    talk = session(
        "a", "09:00", 60, interpretation=Interpretation.CONSECUTIVE, speech_minutes=20, other_minutes=10,
        break_minutes=5,
    )  # fmt: skip
    after = session("b", "10:20", 40)
    train = leg("c", "11:30", "12:15")
    lunch = session("d", "12:15", 45, SessionKind.MEAL)
    way = Connector(id="w", space=V, visit=V, before="a", after="b", minutes=15)
    snapshot = Snapshot(VISIT, sessions=(talk, after, lunch), legs=(train,), connectors=(way,))
    assert parts(snapshot) == [
        ("09:00", "talk", 35), ("09:35", "interpretation", 20), ("09:55", "rest", 5),
        ("10:00", "transfer", 15), ("10:15", "buffer", 5),
        ("10:20", "talk", 40), ("11:00", "rest", 21), ("11:21", "buffer", 9),
        ("11:30", "transfer", 45), ("12:15", "rest", 45),
    ]  # fmt: skip


def test_what_is_at_the_same_time_is_counted_once_and_what_is_cancelled_not_at_all() -> None:
    snapshot = Snapshot(
        VISIT,
        sessions=(
            session("a", "09:00", 60),
            session("b", "09:30", 60),
            session("c", "08:00", 600, status=SessionStatus.CANCELLED),
        ),
    )
    assert parts(snapshot) == [("09:00", "talk", 60), ("10:00", "talk", 30)]


def test_speech_that_nobody_counted_shares_the_slot_with_its_interpretation() -> None:
    numbers = Numbers()
    whole = session("a", "09:00", 60, interpretation=Interpretation.CONSECUTIVE)
    assert extra_minutes(whole, numbers) == 30
    booth = session("b", "09:00", 60, interpretation=Interpretation.SIMULTANEOUS, speech_minutes=40)
    assert extra_minutes(booth, numbers) == 5
    tour = session(
        "c", "09:00", 60, SessionKind.SITE, interpretation=Interpretation.CONSECUTIVE, speech_minutes=30
    )
    assert extra_minutes(tour, numbers) == 18
    assert extra_minutes(session("d", "09:00", 60), numbers) == 0


def test_the_score_is_a_hundred_less_its_deductions() -> None:
    snapshot = Snapshot(VISIT, sessions=(session("a", "09:00", 120),))
    (quiet,) = lens(snapshot, Report())
    assert (quiet.score, quiet.deductions) == (100, ())
    found = (finding(Severity.WARNING), finding(Severity.UNVERIFIED, "b"))
    (day,) = lens(snapshot, Report(found))
    assert day.score == 100 - POINTS[Severity.WARNING] - POINTS[Severity.UNVERIFIED]
    assert sum(one.points for one in day.deductions) == 100 - day.score
    (hopeless,) = lens(snapshot, Report(tuple(finding(Severity.ERROR, str(n)) for n in range(6))))
    assert hopeless.score == 0


def test_a_day_that_is_too_long_costs_for_every_hour_even_when_it_is_accepted() -> None:
    sessions = tuple(session(str(hour), f"{hour:02}:00", 60, SessionKind.MEAL) for hour in range(8, 21))
    snapshot = Snapshot(VISIT, sessions=sessions)
    report = examine(snapshot, MONDAY)
    long = next(one for one in report.findings if one.check == "day_hours")
    (day,) = lens(snapshot, Report((long,)))
    assert day.score == 100 - POINTS[Severity.WARNING] - 3 * HOUR_POINTS
    risk = AcceptedRisk(id="k", space=V, visit=V, finding=long.id, facts=long.fingerprint, reason="So be it")
    assert lens(snapshot, Report((long,), {long.id: risk}))[0].score == 100 - 3 * HOUR_POINTS


def test_accepted_risks_cost_nothing() -> None:
    snapshot = Snapshot(VISIT, sessions=(session("a", "09:00", 60),))
    one = finding(Severity.ERROR)
    risk = AcceptedRisk(id="k", space=V, visit=V, finding=one.id, facts=one.fingerprint, reason="So be it")
    assert lens(snapshot, Report((one,), {one.id: risk}))[0].score == 100


def test_the_three_cheapest_ways_out_come_from_three_findings() -> None:
    snapshot = Snapshot(VISIT, sessions=(session("a", "09:00", 60),))
    found = tuple(
        finding(
            Severity.WARNING, str(n), Fix(phrase("Dear"), "move", {}, 60), Fix(phrase("Cheap"), "move", {}, n)
        )
        for n in (4, 3, 2, 1)
    )
    assert [(one.subject, fix.cost) for one, fix in lens(snapshot, Report(found))[0].fixes] == [
        ("1", 1), ("2", 2), ("3", 3),
    ]  # fmt: skip


def test_a_day_is_clear_while_nothing_impossible_is_open() -> None:
    sessions = (session("a", "09:00", 60, title=VISIT.title), session("b", "09:30", 60))
    snapshot = Snapshot(VISIT, sessions=sessions)
    report = examine(snapshot, MONDAY)
    assert readiness(snapshot, report).clear == readiness(snapshot).clear == 0.5
    assert readiness(snapshot, Report((finding(Severity.WARNING),))).clear == 1
    risks = tuple(
        AcceptedRisk(id=f"k{n}", space=V, visit=V, finding=one.id, facts=one.fingerprint)
        for n, one in enumerate(report.findings)
    )
    accepted = Snapshot(VISIT, sessions=sessions, accepted_risks=risks)
    assert readiness(accepted, examine(accepted, MONDAY)).clear == 1


STARTS = st.integers(0, 23 * 60)
SESSIONS = st.lists(
    st.tuples(
        STARTS, st.integers(0, 600), st.sampled_from(list(SessionKind)), st.sampled_from(list(Interpretation)),
        st.none() | st.integers(0, 400), st.none() | st.integers(0, 90),
    ),
    min_size=1, max_size=8,
)  # fmt: skip


@given(SESSIONS, st.lists(st.tuples(STARTS, st.integers(0, 300)), max_size=3), st.integers(0, 60))
def test_segments_cover_the_day_without_gap_or_overlap(
    made: list[tuple[int, int, SessionKind, Interpretation, int | None, int | None]],
    ways: list[tuple[int, int]],
    minutes: int,
) -> None:
    sessions = tuple(
        session(f"s{n}", clock(at), length, kind, interpretation=mode, speech_minutes=speech,
                break_minutes=rest)
        for n, (at, length, kind, mode, speech, rest) in enumerate(made)
    )  # fmt: skip
    legs = tuple(
        leg(f"l{n}", clock(at), clock(min(1439, at + length)))
        for n, (at, length) in enumerate(ways)
    )  # fmt: skip
    links = tuple(
        Connector(id=f"c{one.id}{other.id}", space=V, visit=V, before=one.id, after=other.id, minutes=minutes)
        for one in sessions
        for other in sessions
    )
    snapshot = Snapshot(VISIT, sessions=sessions, legs=legs, connectors=links)
    (day,) = lens(snapshot, Report())
    first, last = _reach(snapshot)
    assert day.minutes == elapsed(first, last)
    assert all(one.minutes > 0 for one in day.segments)
    assert all(one.end == two.start for one, two in zip(day.segments, day.segments[1:], strict=False))
    if day.segments:
        assert (day.segments[0].start, day.segments[-1].end) == (first, last)
    assert day.minutes == sum(day.spent(use) for use in TimeUse)
    assert day.score == 100


def clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _reach(snapshot: Snapshot) -> tuple[datetime, datetime]:
    spans = [programme.span(one) for one in programme.slots(snapshot)]
    midnight = datetime(2026, 11, 9, 15, tzinfo=UTC)
    return min(start for start, _end in spans), min(midnight, max(end for _start, end in spans))
