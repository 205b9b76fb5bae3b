"""What a practice note hangs on: the sessions that are about it, and what was heard there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import programme
from visitplanner.domain.labels import label
from visitplanner.domain.records import Observation, Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import zone
from visitplanner.gui.inspector.editors import Pick
from visitplanner.gui.kinds import icon_name
from visitplanner.gui.parts.buttons import Button, IconButton
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import box, column, emptied, row
from visitplanner.gui.parts.text import IconLabel, Label
from visitplanner.gui.practices.pen import Pen
from visitplanner.gui.tongue import Speaking, _, tongue
from visitplanner.operations import labels, practices


class NoteThreads(Speaking, QWidget):
    """Sessions can be linked and unlinked; observations are only read."""

    followed = Signal(str, str)
    """A session or observation is wanted: (kind, id)."""

    def __init__(self, pen: Pen) -> None:
        super().__init__()
        self._pen = pen
        self._snapshot: Snapshot | None = None
        self._id = ""
        self._sessions = column(gap=2)
        self._heard = column(gap=4)
        self._pick = Pick()
        self._link = Field(N_("Link a session of this visit"), self._pick)
        self._heading = Label(N_("Observations about it"), "sub", 12, bold=True)
        self._pick.entered.connect(self.attach)
        self._pick.named.connect(self._unknown)
        self.setLayout(
            column(
                Label(N_("Sessions about it"), "sub", 12, bold=True), self._sessions, self._link, 12,
                self._heading, self._heard, margins=(24, 0, 24, 24), gap=8,
            )
        )  # fmt: skip

    def show_note(self, snapshot: Snapshot, id: str) -> None:
        """Show what the note called `id` hangs on in the open visit."""
        self._snapshot, self._id = snapshot, id
        about = {one.session for one in snapshot.session_practices if one.practice == id}
        slots = [one for one in programme.slots(snapshot) if isinstance(one.item, Session)]
        emptied(self._sessions)
        for slot in slots:
            if slot.id in about:
                self._sessions.addWidget(self._line(slot))
        self._pick.show_value("", [(one.id, self._said(one)) for one in slots if one.id not in about])
        heard = [one for one in snapshot.observations if one.practice == id]
        emptied(self._heard)
        self._heading.setVisible(bool(heard))
        for one in sorted(heard, key=lambda one: (str(one.taken_at), one.id)):
            self._heard.addWidget(self._observation(one))

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
        follow = Button("", "link", "calendar-days")
        follow.show_text(self._said(slot)[:120])
        follow.clicked.connect(lambda: self.followed.emit("session", slot.id))
        away = IconButton("x", lambda: _("Unlink “{title}”").format(title=self._said(slot)), "plain")
        away.clicked.connect(lambda: self.detach(slot.id))
        return box(row(follow, away, None, gap=4))

    def _observation(self, one: Observation) -> QWidget:
        mark = IconLabel(icon_name(one.kind), "sub", 14)
        mark.setToolTip(_(label(one.kind)))
        mark.setAccessibleName(_(label(one.kind)))
        text = Label("", "", 12, wrap=True)
        text.show_text(self._pen.picked(one.text)[:400])
        facts = Label("", "faint", 11)
        facts.show_text(" · ".join(filter(None, (_time(one), one.author))))
        line = row(gap=8)
        line.addWidget(mark)
        line.addLayout(column(text, facts, gap=0), 1)
        return box(line)


def _time(one: Observation) -> str:
    if one.taken_at is None:
        return ""
    try:
        return tongue.language.moment(one.taken_at.astimezone(zone(one.zone)))
    except Refusal:
        return tongue.language.moment(one.taken_at)
