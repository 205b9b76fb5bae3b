"""What the delegation wants to know: objectives, their questions, where each is asked and whether it is answered."""

from __future__ import annotations

from collections.abc import Iterable

from visitplanner.base.phrases import N_
from visitplanner.domain import programme
from visitplanner.domain.labels import label
from visitplanner.domain.records import Objective, Question
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import Picked
from visitplanner.gui.board.entries import party
from visitplanner.gui.pages.list_page import ListPage, picked
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.tongue import _, tongue

ANSWERED, UNPLACED = "answered", "unplaced"


class QuestionsPage(ListPage):
    """Questions under their objectives; choosing one leads to the session where it is asked."""

    wants = frozenset({"objective", "question", "answer", "session", "observation"})
    views = (
        ("all", N_("All")),
        ("open", N_("Open")),
        (ANSWERED, N_("Answered")),
        (UNPLACED, N_("Not placed")),
    )
    empty = (
        "circle-question-mark",
        N_("What must you know when you come home?"),
        N_("Objectives and their questions appear here, each with the session where it is asked."),
    )

    def rows(self, snapshot: Snapshot) -> Iterable[Row]:
        """Objectives by number, each followed by its questions; those without an objective last."""
        chosen = [one for one in snapshot.questions if self._wanted(snapshot, one)]
        for objective in sorted(snapshot.objectives, key=lambda one: (one.number, one.id)):
            mine = [one for one in chosen if one.objective == objective.id]
            if mine or self.segments.key == "all":
                yield _objective(snapshot, objective)
                yield from (_question(snapshot, one) for one in _numbered(mine))
        rest = [one for one in chosen if all(one.objective != other.id for other in snapshot.objectives)]
        if rest:
            yield Row("rest", _("Without an objective"), trailing=str(len(rest)), heading=True)
            yield from (_question(snapshot, one) for one in _numbered(rest))

    def follow(self, key: str) -> None:
        """To the session where the question is asked."""
        snapshot = self.desk.snapshot
        for one in snapshot.questions if snapshot else ():
            if one.id == key and one.session:
                self.followed.emit("session", one.session)

    def _wanted(self, snapshot: Snapshot, question: Question) -> bool:
        answered = question.id in snapshot.answered
        views = {"open": not answered, ANSWERED: answered, UNPLACED: not question.session}
        return views.get(self.segments.key, True)


def _numbered(questions: Iterable[Question]) -> list[Question]:
    return sorted(questions, key=lambda one: (one.number, one.id))


def _prefixed(letter: str, number: int, text: Picked) -> Picked:
    return Picked(f"{letter}{number}  {text.text}" if number else text.text, text.language, text.asked)


def _objective(snapshot: Snapshot, objective: Objective) -> Row:
    success = picked(objective.success, snapshot)
    return Row(
        objective.id,
        _prefixed("O", objective.number, picked(objective.text, snapshot)),
        lines=(_("Success: {text}").format(text=success.text) if success else "",
               picked(objective.change_at_home, snapshot)),
        lead="target",
        lead_role="accent",
        trailing=party(snapshot, objective.owner, tongue.language),
    )  # fmt: skip


def _question(snapshot: Snapshot, question: Question) -> Row:
    answered = question.id in snapshot.answered
    people = [party(snapshot, one, tongue.language) for one in (question.asked_by, question.asked_to)]
    tags = [Tag(_(label(question.priority)), "text" if question.priority == "must" else "sub")]
    if answered:
        tags.append(Tag(_("Answered"), "ok", "check"))
    elif not question.session:
        tags.append(Tag(_("Not placed"), "warn", "triangle-alert"))
    return Row(
        question.id,
        _prefixed("Q", question.number, picked(question.text, snapshot)),
        lines=(
            " · ".join(
                text for text in (_where(snapshot, question), " → ".join(filter(None, people))) if text
            ),
        ),
        lead="circle-check" if answered else "circle-question-mark",
        lead_role="ok" if answered else "sub",
        tags=tuple(tags),
    )


def _where(snapshot: Snapshot, question: Question) -> str:
    session = snapshot.session.get(question.session)
    if session is None:
        return ""
    start = programme.slot(session).start
    title = picked(session.title, snapshot).text
    return f"{tongue.language.moment(start)}, {title}" if start else title
