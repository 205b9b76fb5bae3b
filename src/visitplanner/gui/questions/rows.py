"""How objectives and questions read in a list."""

from __future__ import annotations

from collections.abc import Iterable

from visitplanner.domain import programme
from visitplanner.domain.kinds import Priority
from visitplanner.domain.labels import label
from visitplanner.domain.records import Objective, Question
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.board.entries import party
from visitplanner.gui.inspector.editors import Options
from visitplanner.gui.parts.rows import ALL, Row, Tag
from visitplanner.gui.question_words import in_order, prefixed, question_said
from visitplanner.gui.titles import picked
from visitplanner.gui.tongue import _, tongue

OPEN, ANSWERED, UNPLACED = "open", "answered", "unplaced"


def question_rows(snapshot: Snapshot, shown: str = ALL) -> Iterable[Row]:
    """Objectives by number, each followed by its questions; those without an objective last."""
    chosen = [one for one in snapshot.questions if _wanted(snapshot, one, shown)]
    objectives = sorted(snapshot.objectives, key=lambda one: (one.number, one.id))
    for objective in objectives:
        mine = [one for one in chosen if one.objective == objective.id]
        if mine or shown == ALL:
            yield objective_row(snapshot, objective, asked=any(mine) or shown != ALL)
            yield from (question_row(snapshot, one) for one in in_order(mine))
    known = {one.id for one in objectives}
    rest = [one for one in chosen if one.objective not in known]
    if rest:
        yield Row("rest", _("Without an objective"), trailing=str(len(rest)), heading=True)
        yield from (question_row(snapshot, one) for one in in_order(rest))


def objective_row(snapshot: Snapshot, objective: Objective, *, asked: bool = True) -> Row:
    """An objective; that nobody asks about it is said."""
    success = picked(objective.success, snapshot)
    return Row(
        objective.id,
        prefixed("O", objective.number, picked(objective.text, snapshot)),
        lines=(_("Success: {text}").format(text=success.text) if success else "",
               picked(objective.change_at_home, snapshot)),
        lead="target",
        lead_role="accent",
        tags=() if asked else (Tag(_("Nobody asks yet"), "warn", "triangle-alert"),),
        trailing=party(snapshot, objective.owner, tongue.language),
    )  # fmt: skip


def question_row(snapshot: Snapshot, question: Question) -> Row:
    """A question with where and by whom it is asked, how much it matters and whether it is answered."""
    answered = question.id in snapshot.answered
    people = [party(snapshot, one, tongue.language) for one in (question.asked_by, question.asked_to)]
    tags = [Tag(_(label(question.priority)), "text" if question.priority is Priority.MUST else "sub")]
    if answered:
        tags.append(Tag(_("Answered"), "ok", "check"))
    elif question.session not in snapshot.session:
        tags.append(Tag(_("Not placed"), "warn", "triangle-alert"))
    facts = (session_said(snapshot, question.session), " → ".join(filter(None, people)))
    return Row(
        question.id,
        prefixed("Q", question.number, picked(question.text, snapshot)),
        lines=(" · ".join(text for text in facts if text),),
        lead="circle-check" if answered else "circle-question-mark",
        lead_role="ok" if answered else "sub",
        tags=tuple(tags),
    )


def session_said(snapshot: Snapshot, id: str) -> str:
    """`Thu 12 Nov 14:15, Tamana City Hall`; "" for none."""
    session = snapshot.session.get(id)
    if session is None:
        return ""
    start = programme.slot(session).start
    title = picked(session.title, snapshot).text or "…"
    return tongue.language.series((tongue.language.moment(start) if start else "", title))


def session_options(snapshot: Snapshot | None) -> Options:
    """The sessions in the order of the programme."""
    if snapshot is None:
        return []
    found = (one.id for one in programme.slots(snapshot) if one.kind == "session")
    return [(id, session_said(snapshot, id)) for id in found]


def objective_options(snapshot: Snapshot | None) -> Options:
    """No objective, then the objectives by number."""
    if snapshot is None:
        return []
    found = sorted(snapshot.objectives, key=lambda one: (one.number, one.id))
    said = [(one.id, str(prefixed("O", one.number, picked(one.text, snapshot))) or "…") for one in found]
    return [("", _("Without an objective")), *said]


def question_options(snapshot: Snapshot | None) -> Options:
    """The questions by number."""
    found = in_order(snapshot.questions) if snapshot else []
    return [(one.id, question_said(snapshot, one)) for one in found if snapshot]


def _wanted(snapshot: Snapshot, question: Question, shown: str) -> bool:
    answered = question.id in snapshot.answered
    placed = question.session in snapshot.session
    return {OPEN: not answered, ANSWERED: answered, UNPLACED: not placed}.get(shown, True)
