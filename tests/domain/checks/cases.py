"""Places, people and findings for the tests of the checks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from tests.domain.checks.fixing import fixed
from visitplanner.base.language import language
from visitplanner.domain.checks.finding import Finding, Fix, say
from visitplanner.domain.checks.report import examine
from visitplanner.domain.kinds import Part, Side
from visitplanner.domain.records import Attendance, City, Connector, Participation, Person, Place, Track
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import wording

TODAY = date(2026, 10, 1)


def found(snapshot: Snapshot, *checks: str) -> list[Finding]:
    """What these checks find, or all of them."""
    return [one for one in examine(snapshot, TODAY).findings if not checks or one.check in checks]


def only(snapshot: Snapshot, *checks: str) -> Finding:
    """The one thing these checks find."""
    (one,) = found(snapshot, *checks)
    return one


def english(one: Finding | Fix) -> str:
    """What is wrong, or the way out, in English."""
    return say(language("en"), one.phrase if isinstance(one, Finding) else one.label)


def data(finding: Finding) -> dict[str, Any]:
    """The figures it compared, by name."""
    return dict(finding.data)


def gestures(finding: Finding) -> list[str]:
    """The gestures of its fixes, the cheapest first."""
    return [fix.gesture for fix in finding.fixes]


def assert_fixes_help(snapshot: Snapshot, finding: Finding) -> None:
    """Every fix takes its finding away and makes nothing impossible that was not; they are sorted by cost."""
    assert [fix.cost for fix in finding.fixes] == sorted(fix.cost for fix in finding.fixes)
    before = {one.id for one in examine(snapshot, TODAY).findings if one.severity == "error"}
    for fix in finding.fixes:
        after = {one.id: one for one in examine(fixed(snapshot, fix), TODAY).findings}
        assert finding.id not in after, fix
        assert {id for id, one in after.items() if one.severity == "error"} <= before, fix


def place(id: str, latitude: float | None = None, longitude: float | None = None, **values: Any) -> Place:
    """A place named by its id."""
    return Place(
        id=id, space="s", latitude=latitude, longitude=longitude, name=wording("en", en=id), **values
    )


def city(id: str, country: str, zone: str = "") -> City:
    """A city named by its id."""
    return City(id=id, space="s", country=country, zone=zone, name=wording("en", en=id))


def keyed(records: Iterable[Any]) -> dict[str, Any]:
    """Records by id."""
    return {one.id: one for one in records}


def person(id: str) -> Person:
    """Somebody named by the id."""
    return Person(id=id, space="s", given_latin=id)


def delegate(id: str, side: Side = Side.DELEGATION) -> Participation:
    """That person's part in the visit."""
    return Participation(id=f"p/{id}", space="v", visit="v", person=id, side=side)


def attends(session: str, person: str, part: Part = Part.ATTENDS) -> Attendance:
    """What somebody does in a session."""
    return Attendance(id=f"{session}/{person}", space="v", session=session, person=person, part=part)


def track(id: str, *people: str) -> Track:
    """A group of the delegation."""
    return Track(id=id, space="v", visit="v", people=people, title=wording("en", en=id))


def connector(before: str, after: str, minutes: int | None, **values: Any) -> Connector:
    """The minutes between two neighbours."""
    return Connector(
        id=f"{before}>{after}", space="v", visit="v", before=before, after=after, minutes=minutes, **values
    )
