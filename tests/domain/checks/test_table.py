"""The table of checks is whole, and no programme, however odd, breaks them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.checks.cases import attends, connector, delegate, keyed, person, place, track
from tests.domain.examples import HONOLULU, LONDON, MONDAY, ROME, TOKYO, leg, session, snapshot
from visitplanner.base.language import language
from visitplanner.domain.checks.finding import said, say
from visitplanner.domain.checks.report import CHECK, CHECKS, examine
from visitplanner.domain.checks.rules import RULE
from visitplanner.domain.kinds import Interpretation, Mode, Part, SessionKind, Side, VisitState
from visitplanner.domain.records import City, Milestone, Question, RuleValue, Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import When

ENGLISH = language("en")


def test_ids_are_unique_and_every_check_has_a_name_a_rule_and_a_source() -> None:
    assert not [id for id, count in Counter(check.id for check in CHECKS).items() if count > 1]
    assert all(check.name and check.rule and check.source for check in CHECKS)


def test_every_number_belongs_to_some_check() -> None:
    used = {key for check in CHECKS for key in check.numbers}
    assert used == set(RULE)


dates = st.one_of(
    st.integers(-2, 6).map(lambda n: MONDAY + timedelta(days=n)),
    st.sampled_from([None, date.min, date(1, 1, 2), date(2026, 3, 29), date(9999, 12, 30), date.max]),
)
whens = st.builds(
    When, dates, st.none() | st.times().map(lambda one: time(one.hour, one.minute)), st.integers(0, 1)
)
zones = st.sampled_from([TOKYO, ROME, LONDON, HONOLULU, "", "Mars/Base"])
minutes = st.none() | st.integers(-10, 2000)
somewhere = st.sampled_from(["", "hall", "museum", "gone"])


@st.composite
def programmes(draw: st.DrawFn) -> Snapshot:
    """Up to six sessions and legs with anything in them."""
    items: list[Any] = []
    for n in range(draw(st.integers(0, 6))):
        shared: dict[str, Any] = {
            "anchored": draw(st.booleans()),
            "track": draw(st.sampled_from(["", "a", "b"])),
        }
        if draw(st.integers(0, 3)):
            shared |= {
                "kind": draw(st.sampled_from(SessionKind)), "interpretation": draw(st.sampled_from(Interpretation)),
                "place": draw(somewhere), "host": draw(st.sampled_from(["", "city"])), "decision": draw(st.booleans()),
                "speech_minutes": draw(minutes), "break_minutes": draw(minutes),
            }  # fmt: skip
            items.append(session(f"s{n}", draw(whens), draw(st.integers(0, 5000)), draw(zones), **shared))
        else:
            shared |= {
                "mode": draw(st.sampled_from(Mode)),
                "origin": draw(somewhere),
                "destination": draw(somewhere),
            }
            items.append(leg(f"l{n}", draw(whens), draw(whens), draw(zones), draw(zones), **shared))
    ids = [one.id for one in items]
    rule = RuleValue(id="r", space="v", rule=draw(st.sampled_from(list(RULE))), value=draw(st.floats(0, 500)))
    first, last = draw(dates), draw(dates)
    return snapshot(
        *items,
        visit=Visit(
            id="v", space="v", zone=TOKYO, home_zone=draw(zones), start=first, end=last,
            state=draw(st.sampled_from(VisitState)),
        ),
        cities={
            "jp": City(id="jp", space="c", country="JP", region="JP-22", local_holidays=draw(st.tuples(st.text()))),
            "zz": City(id="zz", space="c", country=draw(st.text(max_size=3)), region="??"),
        },
        places=keyed([
            place("hall", city="jp", opening_hours=draw(st.sampled_from(["", "Mo-Fr 09:00-17:00", "?"]))),
            place("museum", city="zz", closed_weekdays=(draw(st.integers(0, 6)),), closed_day_after=True),
        ]),
        tracks=(track("a", "Ada"), track("b")),
        connectors=tuple(connector(one, other, draw(minutes)) for one, other in pairwise(ids)),
        attendances=tuple(attends(id, "Kei", draw(st.sampled_from(Part))) for id in ids[:2]),
        people=keyed([person("Ada"), person("Kei")]),
        participations=(delegate("Ada"), delegate("Kei", Side.INTERPRETER)),
        questions=(Question(id="q", space="v", number=1, session=draw(st.sampled_from(["", *ids]))),),
        milestones=(Milestone(id="m", space="v", date=draw(dates)),),
        rule_values=(rule,),
    )  # fmt: skip


@given(programmes())
def test_any_programme_is_examined_and_every_finding_can_be_said(programme: Snapshot) -> None:
    report = examine(programme, MONDAY)
    items = {one.id for one in (*programme.sessions, *programme.legs)}
    assert len({one.id for one in report.findings}) == len(report.findings)
    for one in report.findings:
        assert one.check in CHECK
        assert set(one.items) <= items
        assert one.fingerprint
        for phrase in (one.phrase, *(fix.label for fix in one.fixes)):
            assert not re.search(r"\{\w+\}", say(ENGLISH, phrase)), phrase
        for name, value in one.data:
            assert name
            assert said(ENGLISH, value) != "None", (one.check, name)


@given(programmes())
def test_the_same_programme_gives_the_same_report(programme: Snapshot) -> None:
    again = snapshot(*reversed((*programme.sessions, *programme.legs)), visit=programme.visit, cities=programme.cities,
                     places=programme.places)  # fmt: skip
    once = snapshot(*programme.sessions, *programme.legs, visit=programme.visit, cities=programme.cities,
                    places=programme.places)  # fmt: skip
    assert examine(once, MONDAY).findings == examine(again, MONDAY).findings
