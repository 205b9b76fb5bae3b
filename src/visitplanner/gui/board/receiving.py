"""People, practice notes and questions carried over from elsewhere: the session they are let go on takes them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView

from visitplanner.base.phrases import Phrase
from visitplanner.domain.goers import named
from visitplanner.domain.kinds import Part, Side
from visitplanner.domain.records import Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.access import access
from visitplanner.gui.board.asking import Asking
from visitplanner.gui.board.entries import Entry
from visitplanner.gui.board.model import ROW
from visitplanner.gui.inspector.attending import USUAL
from visitplanner.gui.parts.carried import NOTE, QUESTION, carried_in
from visitplanner.gui.question_words import placing
from visitplanner.gui.titles import picked
from visitplanner.gui.tongue import _, ngettext, tongue
from visitplanner.operations import labels


class Receiving(QObject):
    """Watches one view of the programme."""

    def __init__(self, view: QAbstractItemView, changes: Asking) -> None:
        super().__init__(view)
        self._view, self._changes = view, changes
        view.setAcceptDrops(True)
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def session_at(self, at: QPoint) -> Session | None:
        """The session under a point of the view."""
        entry = self._view.indexAt(at).data(ROW)
        return entry.item if isinstance(entry, Entry) and isinstance(entry.item, Session) else None

    def take(self, session: Session, form: str, ids: tuple[str, ...]) -> None:
        """Let a person take part in `session`, say that it is about a practice note, or ask questions there."""
        if (snapshot := self._changes.desk.snapshot) is None:
            return
        if form == QUESTION:
            self._ask_here(snapshot, session, ids)
        elif form == NOTE:
            self._attach(snapshot, session, ids[0])
        else:
            self._invite(snapshot, session, ids[0])

    def _ask_here(self, snapshot: Snapshot, session: Session, ids: tuple[str, ...]) -> None:
        from visitplanner.operations import questions  # slow import  # noqa: PLC0415

        found = [one for one in snapshot.questions if one.id in ids]
        if found:
            ids = tuple(one.id for one in found)
            told = partial(_asked_in, len(ids))
            self._do(session, told, placing(found), questions.place, ids, session.id)

    def _attach(self, snapshot: Snapshot, session: Session, id: str) -> None:
        from visitplanner.operations import practices  # slow import  # noqa: PLC0415

        note = snapshot.practices.get(id)
        title = picked(note.title, snapshot).text or note.code if note else ""
        label = labels.titled(labels.LINK_PRACTICE, note or "")
        self._do(session, partial(_now_in, title), label, practices.attach, session.id, id)

    def _invite(self, snapshot: Snapshot, session: Session, id: str) -> None:
        from visitplanner.operations import attendances  # slow import  # noqa: PLC0415

        if (person := snapshot.people.get(id)) is None:
            return
        parts = snapshot.participations
        sides = (one.side for one in parts if snapshot.people.get(one.person) is person)
        part, name = USUAL[next(sides, Side.DELEGATION)], person.name.shown(tongue.language.code)
        label = labels.titled(labels.ATTEND, session)
        first = part is Part.ATTENDS and not named(snapshot, session)
        told = partial(_alone_in if first else _now_in, name)
        self._do(session, told, label, attendances.set_part, session.id, person.id, part)

    def _do(
        self, session: Session, told: Callable[[str], str], label: Phrase, operation: Callable[..., Any], *args: Any
    ) -> None:  # fmt: skip
        """One gesture; `told(title of the session)` says what came of it."""
        changes = self._changes

        def said() -> str:
            snapshot = changes.desk.snapshot
            return told(picked(session.title, snapshot).text if snapshot else "")

        def done(_result: Any) -> None:
            changes.announced.emit(said())
            changes.passed.emit(said)

        changes.desk.do(label, operation, *args, then=done)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt override: the session under the pointer is chosen, as the one that would take it."""
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return False
        assert isinstance(event, QDragMoveEvent | QDropEvent)
        form, ids = carried_in(event.mimeData())
        if not form or not access.writable:
            event.ignore()
            return True
        if event.type() == QEvent.Type.DragEnter:
            event.acceptProposedAction()
            return True
        at = event.position().toPoint()
        if (session := self.session_at(at)) is None:
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.take(session, form, ids)
        else:
            self._view.setCurrentIndex(self._view.indexAt(at))
        return True


def _now_in(name: str, title: str) -> str:
    return _("“{name}” is now in “{title}”").format(name=name, title=title)


def _alone_in(name: str, title: str) -> str:
    return _("Of the delegation, only “{name}” goes to “{title}” now").format(name=name, title=title)


def _asked_in(count: int, title: str) -> str:
    words = ngettext(
        "{n} question is now asked in “{title}”", "{n} questions are now asked in “{title}”", count
    )
    return words.format(n=count, title=title)
