"""What has to be settled before the visit: questions that have a session, hosts who have confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from visitplanner.base.phrases import N_, phrase
from visitplanner.domain.checks import remedies
from visitplanner.domain.checks.finding import Finding, Fix
from visitplanner.domain.checks.scene import Scene
from visitplanner.domain.kinds import Priority, SessionKind, SessionStatus, Severity, VisitState
from visitplanner.domain.programme import Slot
from visitplanner.domain.records import Question, Session

_PAST = (VisitState.OVER, VisitState.CANCELLED)
_WAITING = (VisitState.PLANNED, VisitState.CONFIRMED)


def questions(scene: Scene) -> Iterator[Finding]:
    """Questions that neither have a session nor were answered: those that must be asked, and the others."""
    snapshot = scene.snapshot
    if snapshot.visit.state in _PAST:
        return
    homeless = [
        one for one in snapshot.questions if not _is_placed(scene, one) and one.id not in snapshot.answered
    ]
    homeless.sort(key=lambda one: (one.number, one.id))
    must = [one for one in homeless if one.priority is Priority.MUST]
    others = [one for one in homeless if one.priority is not Priority.MUST]
    if must:
        yield _homeless(must, Severity.WARNING, "must")
    if others:
        yield _homeless(others, Severity.NOTE, "other")


def hosts(scene: Scene) -> Iterator[Finding]:
    """Sessions whose hosts have not confirmed although it is time."""
    if scene.snapshot.visit.state not in _WAITING:
        return
    notice = timedelta(days=round(scene.numbers["confirmation_days"]))
    for one, session in scene.sessions:
        if one.date and scene.today <= one.date <= scene.today + notice and _waits(session):
            yield _unconfirmed(scene, one, session, notice)


def _is_placed(scene: Scene, question: Question) -> bool:
    session = scene.snapshot.session.get(question.session)
    return session is not None and session.status is not SessionStatus.CANCELLED


def _homeless(questions: list[Question], severity: Severity, group: str) -> Finding:
    numbers = tuple(f"Q{one.number}" for one in questions)
    if len(questions) == 1:
        said = phrase(
            N_("Question {number} has no session: “{text}”"), number=numbers[0], text=questions[0].text
        )
    else:
        said = phrase(N_("Questions without a session: {numbers}."), numbers=numbers)
    return Finding(
        "question",
        severity,
        said,
        subject=questions[0].id if len(questions) == 1 else group,
        data=(
            (N_("Questions"), numbers),
            (N_("Priority"), tuple(dict.fromkeys(one.priority for one in questions))),
        ),
    )


def _waits(session: Session) -> bool:
    """Whether somebody hosts the session who has not confirmed."""
    if not session.host or session.internal or session.kind is SessionKind.FREE:
        return False
    return session.status is not SessionStatus.CONFIRMED or session.host_confirmed is None


def _unconfirmed(scene: Scene, one: Slot, session: Session, notice: timedelta) -> Finding:
    assert one.date
    host = scene.snapshot.organisations.get(session.host)
    data = [
        (N_("Status"), session.status),
        (N_("Session on"), one.date),
        (N_("Confirmation due on"), one.date - notice),
    ]
    if host:
        data.append((N_("Host"), host.name))
    return Finding(
        "hosts",
        Severity.WARNING,
        phrase(N_("{host} has not confirmed “{title}”."), host=host.name, title=session.title)
        if host
        else phrase(N_("The host has not confirmed “{title}”."), title=session.title),
        date=one.date,
        subject=one.id,
        items=(one.id,),
        data=tuple(data),
        fixes=_confirmed(scene, one, session),
    )


def _confirmed(scene: Scene, one: Slot, session: Session) -> tuple[Fix, ...]:
    """What is missing where only one of the two is: the date of the confirmation, or the status."""
    if session.status is SessionStatus.CONFIRMED:
        said = phrase(N_("The host confirmed “{title}” today"), title=session.title)
        return (remedies.of_session(one, said, 5, host_confirmed=scene.today),)
    if session.host_confirmed is not None:
        said = phrase(N_("Set “{title}” to confirmed"), title=session.title)
        return (remedies.of_session(one, said, 5, status=SessionStatus.CONFIRMED),)
    return ()
