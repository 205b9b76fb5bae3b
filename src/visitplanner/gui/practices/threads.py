"""What a practice note hangs on: the sessions that are about it, and what was heard there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import programme
from visitplanner.domain.records import Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector.editors import Pick
from visitplanner.gui.inspector.threads import Link
from visitplanner.gui.parts.buttons import IconButton
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import box, column, emptied, row
from visitplanner.gui.parts.text import Label
from visitplanner.gui.practices.heard import Heard
from visitplanner.gui.practices.pen import Pen
from visitplanner.gui.tongue import Speaking, _, tongue
from visitplanner.operations import labels, practices


class NoteThreads(Speaking, QWidget):
    """Sessions can be linked and unlinked; observations can become parts of the note."""

    followed = Signal(str, str)
    """A session or observation is wanted: (kind, id)."""
    made = Signal(str)
    """A note was made of an observation: its id."""

    def __init__(self, pen: Pen) -> None:
        super().__init__()
        self._pen = pen
        self._snapshot: Snapshot | None = None
        self._id = ""
        self._shown: object = None
        self._sessions = column(gap=2)
        self._about = Label(N_("Observations about it"), "sub", 12, bold=True), column(gap=6)
        self._around = Label(N_("Also heard in its sessions"), "sub", 12, bold=True), column(gap=6)
        self._pick = Pick()
        self._link = Field(N_("Link a session of this visit"), self._pick)
        self._pick.entered.connect(self.attach)
        self._pick.named.connect(self._unknown)
        self.setLayout(
            column(
                Label(N_("Sessions about it"), "sub", 12, bold=True), self._sessions, self._link, 12,
                *self._about, 8, *self._around, margins=(24, 0, 24, 24), gap=8,
            )
        )  # fmt: skip

    def show_note(self, snapshot: Snapshot, id: str) -> None:
        """Show what the note called `id` hangs on in the open visit."""
        self._snapshot, self._id = snapshot, id
        about = {one.session for one in snapshot.session_practices if one.practice == id}
        slots = [one for one in programme.slots(snapshot) if isinstance(one.item, Session)]
        heard = tuple(
            sorted(
                (one for one in snapshot.observations if one.practice == id or one.session in about),
                key=lambda one: (str(one.taken_at), one.id),
            )
        )
        evident = {row.observation for row in self._pen.note.evidence} if self._pen.note else set()
        shown = id, self._pen.language, tongue.language.code, about, slots, heard, evident
        if shown == self._shown:
            return
        self._shown = shown
        emptied(self._sessions)
        for slot in slots:
            if slot.id in about:
                self._sessions.addWidget(self._line(slot))
        self._pick.show_value("", [(one.id, self._said(one)) for one in slots if one.id not in about])
        for (heading, place), is_about in ((self._about, True), (self._around, False)):
            found = [one for one in heard if (one.practice == id) is is_about]
            emptied(place)
            heading.setVisible(bool(found))
            for one in found:
                entry = Heard(self._pen, one, evident=one.id in evident, about=is_about)
                entry.made.connect(self.made)
                entry.followed.connect(self.followed)
                place.addWidget(entry)

    def attach(self, session: str) -> None:
        """Say that a session is about the note."""
        if session:
            self._pen.ask(self._link, labels.LINK_PRACTICE, practices.attach, session, self._id)

    def detach(self, session: str) -> None:
        """Take that back."""
        self._pen.ask(None, labels.UNLINK_PRACTICE, practices.detach, session, self._id)

    def retranslate(self) -> None:
        """Say everything again."""
        if self._snapshot is not None:
            self.show_note(self._snapshot, self._id)

    def _unknown(self, name: str) -> None:
        self._link.refuse(Refusal(N_("No session is called “{name}”."), name=name))

    def _said(self, slot: programme.Slot) -> str:
        title = self._pen.picked(slot.item.title)
        return f"{tongue.language.moment(slot.start)}  {title}" if slot.start else title

    def _line(self, slot: programme.Slot) -> QWidget:
        follow = Link(self._said(slot)[:200])
        follow.clicked.connect(lambda: self.followed.emit("session", slot.id))
        away = IconButton("x", lambda: _("Unlink “{title}”").format(title=self._said(slot)), "plain", writes=True)
        away.clicked.connect(lambda: self.detach(slot.id))
        line = row(follow, away, gap=4)
        line.setStretch(0, 1)
        return box(line)
