"""How ready a visit is: the mean of four shares, so that "72 % ready" can be explained."""

from __future__ import annotations

from dataclasses import dataclass

from visitplanner.domain import programme
from visitplanner.domain.checks.report import Report
from visitplanner.domain.kinds import SessionStatus, Severity
from visitplanner.domain.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Readiness:
    """Four shares from 0 to 1: sessions confirmed, questions placed, titles in the pack's languages, possible days."""

    confirmed: float
    placed: float
    worded: float
    clear: float

    @property
    def share(self) -> float:
        """The mean of the four."""
        return (self.confirmed + self.placed + self.worded + self.clear) / 4

    @property
    def percent(self) -> int:
        """The share as a whole percentage; 100 only when nothing is missing."""
        return int(self.share * 100)


def readiness(snapshot: Snapshot, report: Report | None = None) -> Readiness:
    """The readiness of a visit; a share with nothing to count is full when there is a programme at all.

    A day is clear while nothing impossible is open on it; without a `report`, while nothing on it overlaps.
    """
    sessions = [one for one in snapshot.sessions if one.status is not SessionStatus.CANCELLED]
    questions = snapshot.questions
    languages = snapshot.visit.pack_languages or (snapshot.visit.working_language,)
    titles = [bool(one.title[language]) for one in sessions for language in languages]
    return Readiness(
        _share([one.status is SessionStatus.CONFIRMED for one in sessions], 0.0),
        _share([one.session in snapshot.session for one in questions], 1.0 if sessions else 0.0),
        _share(titles, 0.0),
        _share([not wrong for wrong in _impossible(snapshot, report)], 0.0) if sessions else 0.0,
    )


def _impossible(snapshot: Snapshot, report: Report | None) -> list[bool]:
    """Of every day, whether something on it cannot take place as planned."""
    plans = programme.days(snapshot)
    if report is not None:
        dates = {one.date for one in report.open if one.severity is Severity.ERROR}
        return [plan.date in dates for plan in plans]
    clashing = programme.clashes(snapshot)
    return [not clashing.isdisjoint(one.id for one in plan.slots) for plan in plans]


def _share(claims: list[bool], empty: float) -> float:
    return sum(claims) / len(claims) if claims else empty
