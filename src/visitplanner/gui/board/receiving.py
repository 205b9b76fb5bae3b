"""People and practice notes carried over from other pages: the session they are let go on takes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView

from visitplanner.base.phrases import Phrase
from visitplanner.domain.kinds import Side
from visitplanner.domain.records import Session
from visitplanner.gui.board.asking import Asking
from visitplanner.gui.board.entries import Entry
from visitplanner.gui.board.model import ROW
from visitplanner.gui.inspector.attending import USUAL
from visitplanner.gui.parts.carried import NOTE, carried_in
from visitplanner.gui.titles import picked
from visitplanner.gui.tongue import _, tongue
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

    def take(self, session: Session, form: str, id: str) -> None:
        """Let a person take part in `session`, or say that it is about a practice note."""
        from visitplanner.operations import attendances, practices  # slow import  # noqa: PLC0415

        snapshot = self._changes.desk.snapshot
        if snapshot is None:
            return
        if form == NOTE:
            note = snapshot.practices.get(id)
            title = picked(note.title, snapshot).text or note.code if note else ""
            label = labels.titled(labels.LINK_PRACTICE, note or "")
            self._do(label, practices.attach, session, id, name=title)
        elif (person := snapshot.people.get(id)) is not None:
            parts = snapshot.participations
            sides = (one.side for one in parts if snapshot.people.get(one.person) is person)
            part = USUAL[next(sides, Side.DELEGATION)]
            name = person.name.shown(tongue.language.code)
            self._do(
                labels.titled(labels.ATTEND, session),
                attendances.set_part,
                session,
                person.id,
                part,
                name=name,
            )

    def _do(
        self, label: Phrase, operation: Callable[..., Any], session: Session, *args: Any, name: str
    ) -> None:
        changes = self._changes

        def told() -> str:
            title = picked(session.title, changes.desk.snapshot).text if changes.desk.snapshot else ""
            return _("“{name}” is now in “{title}”").format(name=name, title=title)

        def done(_result: Any) -> None:
            changes.announced.emit(told())
            changes.passed.emit(told)

        changes.desk.do(label, operation, session.id, *args, then=done)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt override: the session under the pointer is chosen, as the one that would take it."""
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return False
        assert isinstance(event, QDragMoveEvent | QDropEvent)
        form, id = carried_in(event.mimeData())
        if not form or self._changes.desk.read_only is not None:
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
            self.take(session, form, id)
        else:
            self._view.setCurrentIndex(self._view.indexAt(at))
        return True
