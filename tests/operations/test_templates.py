"""Visits made from templates and from other visits: what comes along, what begins anew, where the clocks stand."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.domain.examples import MONDAY, ROME, TOKYO, TUESDAY, at
from tests.operations.conftest import FIRST, LAST, NOW, Workspace
from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import phrase
from visitplanner.domain import programme
from visitplanner.domain.checks.finding import Finding
from visitplanner.domain.checks.report import examine
from visitplanner.domain.kinds import (
    BookingKind,
    Interpretation,
    Part,
    SessionKind,
    SessionStatus,
    Severity,
    TextState,
    VisitState,
)
from visitplanner.domain.records import (
    KINDS,
    Objective,
    Participation,
    Person,
    Place,
    Question,
    Session,
    Visit,
)
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import wording
from visitplanner.operations import (
    attendances,
    bookings,
    checking,
    connectors,
    fields,
    items,
    legs,
    observations,
    practices,
    run_rows,
    sessions,
    tasks,
    templates,
    tracks,
    visits,
)
from visitplanner.operations.duplicates import DUPLICATED
from visitplanner.store import snapshots

SPRING = date(2027, 4, 12)
AMSTERDAM, MELBOURNE = "Europe/Amsterdam", "Australia/Melbourne"
SHIPPED = [one.key for one in templates.shipped()]


def create(workspace: Workspace, template: str, **changed: Any) -> Snapshot:
    values = {
        "title": "Spring",
        "language": "en",
        "start": SPRING,
        "zone": AMSTERDAM,
        "home_zone": TOKYO,
        **changed,
    }
    return workspace.of(workspace.do(templates.create, template, **values))


def clocks(snapshot: Snapshot) -> list[tuple[str, str]]:
    """Titles with the local time of their start, in order."""
    return [(one.item.title["en"], str(one.start)[:16]) for one in programme.slots(snapshot)]


def full(workspace: Workspace) -> str:
    """Fill the visit with something of everything that stands behind a programme; its call."""
    do, visit = workspace.do, workspace.visit
    rossi = do(lambda edit: edit.add(Person, space="rossi", id="rossi", family_latin="Rossi"))
    do(lambda edit: edit.add(Participation, space=visit, visit=visit, person=rossi))
    goal = do(lambda edit: edit.add(Objective, space=visit, visit=visit, owner=rossi, number=1))
    call = do(sessions.add, visit, title="Call", language="en", when=at(MONDAY, "10"))
    lunch = do(sessions.add, visit, title="Lunch", language="en", when=at(MONDAY, "12"))
    off = do(sessions.add, visit, title="Off", language="en", when=at(MONDAY, "15"))
    bus = do(
        legs.add, visit, title="Bus", language="en", departure=at(TUESDAY, "8"), arrival=at(TUESDAY, "9")
    )
    group = do(tracks.add, visit, title="Energy", language="en", people=[rossi])
    asked = {"text": wording("en", en="How?"), "objective": goal, "session": call, "asked_by": rossi}
    do(lambda edit: edit.add(Question, space=visit, visit=visit, **asked))
    do(tracks.assign, call, group)
    do(tracks.assign, bus, group)
    do(attendances.set_part, call, rossi, Part.SPEAKS)
    do(connectors.connect, call, lunch, minutes=12)
    do(connectors.connect, lunch, off, minutes=5)
    do(run_rows.add, call, [{"what": "Cards", "offset": 5, "minutes": 7}], "en")
    do(run_rows.add, off, [{"what": "Lost"}], "en")
    hired = {"kind": BookingKind.INTERPRETERS, "start": FIRST, "end": MONDAY, "language": "en"}
    kept = do(bookings.add, visit, title="Two interpreters", **hired)
    left = do(bookings.add, visit, title="Car", **hired)
    do(practices.attach, call, do(practices.create, title="Digital First", language="en"))
    do(tasks.fill, visit, "en")
    do(tasks.set_done, workspace.snapshot.tasks[0].id, MONDAY)
    do(tasks.set_due, workspace.snapshot.tasks[1].id, MONDAY)
    do(fields.set_value, "task", workspace.snapshot.tasks[2].id, "owner", rossi)
    do(checking.set_number, visit, "comfort_stop", 90)
    do(checking.accept, visit, Finding("overlap", Severity.ERROR, phrase("Overlap")), "Fine")
    for item in (call, bus):
        do(items.set_status, item, SessionStatus.CONFIRMED)
    do(items.set_status, off, SessionStatus.CANCELLED)
    do(fields.set_value, "booking", kept, "status", SessionStatus.CONFIRMED)
    do(fields.set_value, "booking", left, "status", SessionStatus.CANCELLED)
    do(fields.set_value, "session", call, "host_confirmed", FIRST)
    do(fields.set_value, "session", call, "owner", rossi)
    do(visits.set_state, visit, VisitState.CONFIRMED)
    return call


# ------------------------------------------------------------------ shipped ones
@pytest.mark.parametrize("key", SHIPPED)
def test_a_shipped_template_makes_a_whole_visit(workspace: Workspace, key: str) -> None:
    (template,) = (one for one in templates.shipped() if one.key == key)
    made = create(workspace, key)
    visit = made.visit
    assert (visit.title.texts, visit.start, visit.working_language) == ({"en": "Spring"}, SPRING, "en")
    assert visit.end == SPRING + timedelta(days=template.days - 1)
    assert (visit.zone, visit.home_zone, visit.code) == (AMSTERDAM, TOKYO, "2027-04")
    assert (visit.template, visit.sample, visit.state, bool(visit.summary)) == (
        False,
        False,
        VisitState.PLANNED,
        False,
    )
    assert len(made.tasks) == len(tasks.shipped())
    items_made = (*made.sessions, *made.legs)
    assert {one.status for one in items_made} == {SessionStatus.IDEA}
    rows = (*items_made, *made.days, *made.objectives, *made.questions, *made.run_rows, *made.tasks)
    assert {one.space for one in rows} == {visit.id}
    assert all(question.session in made.session for question in made.questions)
    assert all(row.session in made.session for row in made.run_rows)


def test_shipped_templates_are_named_and_told_in_every_language() -> None:
    assert SHIPPED == ["one-day", "three-days", "five-days", "virtual"]
    for template in templates.shipped():
        assert set(template.title) == set(template.summary) == set(LANGUAGES)


@pytest.mark.parametrize("key", SHIPPED)
def test_every_text_comes_in_every_language_and_begins_in_the_writers(workspace: Workspace, key: str) -> None:
    made = create(workspace, key, language="ja")
    texts = [one.description for one in made.sessions if one.internal and one.kind is SessionKind.DEBRIEF]
    texts += [one.title for one in (*made.sessions, *made.legs, *made.days, *made.tasks)]
    texts += [one.text for one in (*made.objectives, *made.questions)] + [row.what for row in made.run_rows]
    for words in texts:
        assert (set(words), words.original) == (set(LANGUAGES), "ja")
        assert words.state("it") is TextState.CHECKED


@pytest.mark.parametrize("key", SHIPPED)
def test_a_shipped_template_breaks_no_rule_of_ours(workspace: Workspace, key: str) -> None:
    """Where there is no place or interpreter yet, that is not verified; nothing is wrong."""
    made = create(workspace, key, zone=ROME, home_zone=AMSTERDAM)
    found = examine(made, SPRING - timedelta(days=90)).findings
    assert not [one.id for one in found if one.severity in (Severity.ERROR, Severity.WARNING)]


@pytest.mark.parametrize("key", ["three-days", "five-days"])
def test_days_begin_with_orientation_and_end_with_a_debrief_or_decision(
    workspace: Workspace, key: str
) -> None:
    made = create(workspace, key)
    days = [
        [one.item for one in plan.slots if isinstance(one.item, Session)] for plan in programme.days(made)
    ]
    assert days[0][0].kind is SessionKind.DEBRIEF
    for sessions_of_day in days[1:-1]:
        assert SessionKind.DEBRIEF in {one.kind for one in sessions_of_day[-2:]}
        assert SessionKind.MEAL in {one.kind for one in sessions_of_day}
    assert [one.decision for one in days[-1]].count(True) == 1
    assert all(slot.start.hour < 12 for slot in programme.days(made)[-1].slots[:2] if slot.start)
    for one in made.sessions:
        assert (one.speech_minutes is None) == (one.interpretation is Interpretation.NONE)
    tray = [one.item.title["en"] for one in programme.tray(made)]
    assert tray == ["Outward journey", "Return journey"]


def test_journeys_and_clocks_follow_the_zones_asked_for(workspace: Workspace) -> None:
    made = create(workspace, "three-days")
    assert {one.zone for one in made.sessions} == {AMSTERDAM}
    ends = {one.title["en"]: (one.zone, one.arrival_zone) for one in made.legs}
    assert ends["Outward journey"] == (TOKYO, AMSTERDAM)
    assert ends["Return journey"] == (AMSTERDAM, TOKYO)
    assert ends["Coach to the hotel"] == (AMSTERDAM, AMSTERDAM)


@pytest.mark.parametrize(
    ("home", "there", "first"),
    [
        (ROME, TOKYO, "2027-04-12T08:15+02:00"), (TOKYO, ROME, "2027-04-12T15:15+09:00"),
        (ROME, AMSTERDAM, "2027-04-12T08:15+02:00"), (MELBOURNE, ROME, "2027-04-12T16:15+10:00"),
    ],
)  # fmt: skip
def test_two_sides_on_screen_meet_in_the_morning_of_the_western_one(
    workspace: Workspace, home: str, there: str, first: str
) -> None:
    made = create(workspace, "virtual", zone=there, home_zone=home)
    starts = [one.start for one in programme.slots(made) if one.start]
    assert starts[0] == datetime.fromisoformat(first)
    assert starts[0].isoformat("T", "minutes") == first
    assert {one.zone for one in made.sessions} == {home}
    assert {one.counterpart_zone for one in made.sessions if one.kind is SessionKind.VIRTUAL} == {there}


def test_making_a_visit_is_one_gesture(workspace: Workspace) -> None:
    made = create(workspace, "five-days")
    workspace.library.undo(made.visit.id, now=NOW)
    assert made.visit.id not in [visit.id for visit in workspace.all(Visit)]
    assert not [one for one in workspace.all(Session) if one.visit == made.visit.id]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": " "}, "title"),
        ({"zone": "Mars"}, "zone"),
        ({"home_zone": ""}, "home_zone"),
        ({"start": date.min}, "start"),
    ],
)
def test_what_a_visit_cannot_be_is_refused(workspace: Workspace, changed: dict[str, Any], field: str) -> None:
    values = {"title": "T", "language": "en", "start": SPRING, "zone": ROME, "home_zone": TOKYO, **changed}
    assert workspace.refused(templates.create, "one-day", **values).field == field


def test_a_template_that_is_not_there_is_refused(workspace: Workspace) -> None:
    values = {"title": "T", "language": "en", "start": SPRING, "zone": ROME, "home_zone": TOKYO}
    assert workspace.refused(templates.create, "no-such", **values)


# ------------------------------------------------------------------ saved ones
def test_a_saved_template_keeps_the_programme_and_no_people(workspace: Workspace) -> None:
    full(workspace)
    before = workspace.snapshot
    saved = workspace.of(workspace.do(templates.save, workspace.visit, "Two cities", "it"))
    assert workspace.snapshot == before
    visit = saved.visit
    assert (visit.template, visit.code, visit.title.texts) == (True, "", {"it": "Two cities"})
    assert (visit.start, visit.end) == (templates.START, templates.START + (LAST - FIRST))
    assert templates.START.weekday() == 0
    assert clocks(saved) == [
        ("Call", "2001-01-02 10:00"), ("Lunch", "2001-01-02 12:00"), ("Bus", "2001-01-03 08:00"),
    ]  # fmt: skip
    assert [(one.title["en"], one.start, one.end) for one in saved.bookings] == [
        ("Two interpreters", date(2001, 1, 1), date(2001, 1, 2))
    ]
    people = (saved.participations, saved.attendances, saved.session_practices, saved.accepted_risks)
    assert not any(people)
    assert {one.people for one in saved.tracks} == {()}
    assert {one.owner for one in (*saved.sessions, *saved.legs, *saved.tasks, *saved.objectives)} == {""}
    assert {one.asked_by for one in saved.questions} == {""}
    assert {(one.due, one.done) for one in saved.tasks} == {(None, None)}
    assert [one.what["en"] for one in saved.run_rows] == ["Cards"]
    assert workspace.refused(templates.save, workspace.visit, " ", "it").field == "title"


def test_a_visit_from_a_saved_template_is_the_programme_on_other_dates(workspace: Workspace) -> None:
    full(workspace)
    saved = workspace.do(templates.save, workspace.visit, "Two cities", "it")
    made = create(workspace, saved)
    assert clocks(made) == [
        ("Call", "2027-04-13 10:00"), ("Lunch", "2027-04-13 12:00"), ("Bus", "2027-04-14 08:00"),
    ]  # fmt: skip
    assert made.visit.end == SPRING + (LAST - FIRST)
    assert (made.visit.template, made.visit.code, made.visit.working_language) == (False, "2027-04", "en")
    assert len(made.tasks) == len(tasks.shipped())
    workspace.do(tasks.fill, made.visit.id, "en")
    assert workspace.of(made.visit.id).tasks == made.tasks


def test_the_zone_of_a_place_stays_where_the_place_is(workspace: Workspace) -> None:
    office = workspace.do(lambda edit: edit.add(Place, space="office", id="office", zone=MELBOURNE))
    there = {"title": "There", "language": "en", "when": at(MONDAY, "9"), "place": office}
    workspace.do(sessions.add, workspace.visit, **there)
    made = create(workspace, workspace.do(templates.save, workspace.visit, "T", "en"))
    assert [one.zone for one in made.sessions] == [MELBOURNE]


def test_a_template_takes_no_observations(workspace: Workspace) -> None:
    template = workspace.do(templates.save, workspace.visit, "Two cities", "en")
    assert workspace.refused(observations.note, template, "It hums", language="en").field == "text"
    assert workspace.do(observations.note, workspace.visit, "It hums", language="en")


def test_a_template_is_no_coming_visit(workspace: Workspace) -> None:
    full(workspace)
    saved = workspace.do(templates.save, workspace.visit, "Two cities", "it")
    lines = workspace.library.read(snapshots.library, NOW)
    assert [(line.id, line.template) for line in lines] == [(workspace.visit, False), (saved, True)]
    assert (lines[1].ready, lines[1].overlaps, lines[1].late, lines[1].next_due) == (None, None, None, None)
    assert not lines[1].is_past(NOW.date())


# ------------------------------------------------------------------ duplicates
def test_a_duplicate_has_all_that_stands_behind_the_programme(workspace: Workspace) -> None:
    call = full(workspace)
    old = workspace.snapshot
    copy = workspace.of(workspace.do(visits.duplicate, workspace.visit, SPRING))
    assert workspace.snapshot == old
    by_title = {one.title["en"]: one.id for one in (*copy.sessions, *copy.legs)}
    assert set(by_title) == {"Call", "Lunch", "Bus"}
    (group,) = copy.tracks
    assert (group.people, copy.session[by_title["Call"]].track) == (("rossi",), group.id)
    assert copy.leg[by_title["Bus"]].track == group.id
    assert [(one.before, one.after, one.minutes) for one in copy.connectors] == [
        (by_title["Call"], by_title["Lunch"], 12)
    ]
    assert [(one.session, one.what["en"], one.offset, one.minutes) for one in copy.run_rows] == [
        (by_title["Call"], "Cards", 5, 7)
    ]
    assert [(one.title["en"], one.start, one.end, one.status) for one in copy.bookings] == [
        ("Two interpreters", SPRING, SPRING + (MONDAY - FIRST), SessionStatus.IDEA)
    ]
    assert [(one.session, one.person, one.part) for one in copy.attendances] == [
        (by_title["Call"], "rossi", Part.SPEAKS)
    ]
    assert [one.code for one in copy.practices_of[by_title["Call"]]] == ["N1"]
    assert [(one.rule, one.value) for one in copy.rule_values] == [("comfort_stop", 90)]
    assert {one.space for field in (copy.bookings, copy.tasks, copy.run_rows) for one in field} == {
        copy.visit.id
    }
    assert call not in by_title.values()


def test_a_duplicate_begins_anew_what_the_dialog_says(workspace: Workspace) -> None:
    full(workspace)
    copy = workspace.of(workspace.do(visits.duplicate, workspace.visit, SPRING))
    assert copy.visit.state is VisitState.PLANNED
    assert {one.status for one in (*copy.sessions, *copy.legs, *copy.bookings)} == {SessionStatus.IDEA}
    assert {one.host_confirmed for one in copy.sessions} == {None}
    assert {one.done for one in copy.tasks} == {None}
    assert {one.due for one in copy.tasks} == {None, MONDAY + (SPRING - FIRST)}
    assert not copy.accepted_risks
    assert not any((copy.observations, copy.answers, copy.decisions, copy.actions))


def test_a_visit_without_dates_is_duplicated_from_its_first_item(workspace: Workspace) -> None:
    full(workspace)
    workspace.do(lambda edit: edit.set(Visit, workspace.visit, start=None, end=None))
    copy = workspace.of(workspace.do(visits.duplicate, workspace.visit, SPRING))
    assert clocks(copy)[0] == ("Call", "2027-04-12 10:00")
    assert (copy.visit.start, copy.visit.end) == (SPRING, None)


def test_a_duplicate_stays_within_the_calendar(workspace: Workspace) -> None:
    for start in (date.max, date(2200, 12, 30), date(1, 1, 1)):
        assert workspace.refused(visits.duplicate, workspace.visit, start).field == "start"


def test_rules_and_tasks_of_a_duplicate_are_the_ones_that_anybody_would_write(workspace: Workspace) -> None:
    full(workspace)
    copy = workspace.do(visits.duplicate, workspace.visit, SPRING)
    before = workspace.of(copy)
    workspace.do(tasks.fill, copy, "en")
    workspace.do(checking.set_number, copy, "comfort_stop", 90)
    assert workspace.of(copy) == before


def test_every_kind_of_row_in_a_visit_is_either_duplicated_or_left_on_purpose() -> None:
    left = {
        "answer",
        "observation",
        "attachment",
        "transfer_decision",
        "action",
        "milestone",
        "accepted_risk",
        "score",
        "gift",
    }
    shared = {"place", "city", "indicator", "organisation", "person", "person_private", "practice_note", "evidence",
              "condition", "source_link", "cooperation", "term", "bank_question"}  # fmt: skip
    taken = {kind for kind, record in KINDS.items() if record in DUPLICATED}
    assert taken | left | shared == set(KINDS)
    assert not taken & (left | shared)
