"""What a person does in the open visit: the side, the rank, the role, and the part in each session."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import goers, programme
from visitplanner.domain.kinds import Part, Side
from visitplanner.domain.records import Attendance, Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.attending import USUAL
from visitplanner.gui.inspector.editors import Choice, Pick, Tick, Typed
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.inspector.threads import Link
from visitplanner.gui.parts.buttons import IconButton
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import column, row
from visitplanner.gui.parts.text import Label
from visitplanner.gui.theme import theme
from visitplanner.gui.titles import picked
from visitplanner.gui.tongue import _, ngettext, tongue
from visitplanner.operations import labels


class PartForm(Form):
    """The participation itself. Its texts follow the language of the sheet around it."""

    kind = "participation"
    headed = "role"

    def build(self) -> None:
        """Make the fields, top to bottom."""
        self._column.setContentsMargins(0, 0, 0, 0)
        self.side = self.value(
            N_("Side"), Choice(options.members(Side)), lambda one: one.side, self._set_side
        )
        self.rank = self.value(N_("Rank"), Typed(rank_of), lambda one: one.rank, partial(self._set, "rank"))
        self.head = self.value("", Tick(N_("Head of this side")), lambda one: one.head, self._set_head)
        self.add(self.side, self.rank, self.head)
        self.add(self.line("role", N_("Role in this visit")))
        self.head.layout().insertSpacing(0, theme.px(24))  # type: ignore[union-attr]

    def subject(self) -> Any:
        """The person, whose part it is."""
        return self.snapshot.people[self.record.person] if self.snapshot else self.record

    def _set(self, name: str, field: Field, value: Any) -> None:
        from visitplanner.operations import fields  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, fields.set_value, self.kind, self.record.id, name, value)

    def _set_side(self, field: Field, side: Any) -> None:
        from visitplanner.operations import people  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, people.set_side, self.record.id, Side(side))

    def _set_head(self, field: Field, head: bool) -> None:
        from visitplanner.operations import people  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, people.set_head, self.record.id, head)


class SessionLine(QWidget):
    """One session: when and what, the person's part in it, and the way out."""

    def __init__(self, sessions: SessionParts, attendance: str) -> None:
        super().__init__()
        self.attendance = attendance
        self._sessions = sessions
        self._session, self._part, self._said = "", Part.ATTENDS, ""
        self._link = Link("", 12)
        self.part = Choice(options.members(Part))
        self.part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.part.setFixedWidth(theme.px(112))
        remove = IconButton("x", self._words, "plain", writes=True)
        self._remove = remove
        self._link.clicked.connect(lambda: sessions.followed.emit("session", self._session))
        self.part.entered.connect(lambda part: sessions.ask(self._session, Part(part), self._part))
        remove.clicked.connect(lambda: sessions.ask(self._session, None, self._part))
        line = row(self._link, self.part, remove, gap=8)
        line.setStretch(0, 1)
        self.setLayout(line)

    def show_session(self, said: str, row: Attendance, *, alone: bool) -> None:
        """Show the person's part in one session; `alone` when nobody else of the delegation goes there."""
        self._session, self._part, self._said = row.session, row.part, said
        self._link.show_text(
            _("{session} · nobody else of the delegation").format(session=said) if alone else said
        )
        self.part.show_value(row.part)
        self.part.setAccessibleName(_("Part in {title}").format(title=said))
        self._remove.retranslate()

    def _words(self) -> str:
        return _("Take out of {title}").format(title=self._said)


class SessionParts(QWidget):
    """The sessions somebody is named at, in programme order. Lines stay while their attendance does."""

    followed = Signal(str, str)
    """A session is wanted: (kind, id)."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self.lines: dict[str, SessionLine] = {}
        self._count = Label("", "sub", 12)
        self._list = column(gap=2)
        self.pick = Pick()
        self.adding = Field(N_("Add a session"), self.pick)
        self.pick.entered.connect(self._add)
        self.pick.named.connect(self._refuse)
        self.setLayout(column(self._count, self._list, self.adding, gap=6))

    def show_person(self, snapshot: Snapshot, person: str) -> None:
        """Show the sessions of `person`."""
        slots = {one.id: one for one in programme.slots(snapshot) if isinstance(one.item, Session)}
        order = list(slots)
        rows = [one for one in snapshot.attendances if one.person == person and one.session in slots]
        rows.sort(key=lambda one: (order.index(one.session), one.part))
        there = {one.id for one in rows}
        for id in [id for id in self.lines if id not in there]:
            gone = self.lines.pop(id)
            if any(one.hasFocus() for one in gone.findChildren(QWidget)):
                self.pick.setFocus()
            gone.hide()
            gone.deleteLater()
        for n, one in enumerate(rows):
            line = self.lines.setdefault(one.id, SessionLine(self, one.id))
            if self._list.indexOf(line) != n:
                self._list.insertWidget(n, line)
            slot = slots[one.session]
            line.show_session(_said(snapshot, slot), one, alone=goers.named(snapshot, slot.item) == {person})
        taken = {one.session for one in rows}
        sides = {one.side for one in snapshot.participations if one.person == person}
        self._count.show_text(_counted(len(taken), travels=Side.DELEGATION in sides))
        self.pick.show_value("", [(id, _said(snapshot, one)) for id, one in slots.items() if id not in taken])
        self.adding.setVisible(len(taken) < len(slots))

    def ask(self, session: str, part: Part | None, was: Part | None) -> None:
        """Give the person another part in a session; None takes them out of it."""
        from visitplanner.operations import attendances  # slow import  # noqa: PLC0415

        snapshot = self._form.snapshot
        title = snapshot.session[session].title if snapshot and session in snapshot.session else ""
        self._form.desk.do(
            labels.titled(labels.ATTEND, title), attendances.set_part, session, self._form.record.id, part, was,
            refused=self.adding.refuse, then=lambda _: self.adding.accept(),
        )  # fmt: skip

    def _add(self, session: str) -> None:
        snapshot = self._form.snapshot
        if session and snapshot is not None:
            person = self._form.record.id
            sides = (one.side for one in snapshot.participations if one.person == person)
            self.ask(session, USUAL[next(sides, Side.DELEGATION)], None)

    def _refuse(self, name: str) -> None:
        self.adding.refuse(Refusal(N_("No session is called “{name}”."), name=name))


def rank_of(text: str) -> int:
    """A rank as it is typed. What is no number is refused."""
    bare = text.strip()
    if not bare.isdecimal():
        raise Refusal(N_("“{text}” is not a number."), field="rank", text=bare)
    return int(bare[:9])


def _said(snapshot: Snapshot, slot: programme.Slot) -> str:
    title = picked(slot.item.title, snapshot).text or "…"
    return f"{tongue.language.moment(slot.start)}  {title}" if slot.start else title


def _counted(count: int, *, travels: bool) -> str:
    if not count and travels:
        return _("Not named at any session; the delegation goes everywhere together.")
    if not count:
        return _("Not named at any session yet.")
    return ngettext("Named at {n} session", "Named at {n} sessions", count).format(n=count)
