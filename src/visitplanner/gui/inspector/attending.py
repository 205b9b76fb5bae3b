"""Who takes part in a session, and as what: people are added, given another part and taken out in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import Part, Side
from visitplanner.domain.records import Attendance, Person, Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.editors import Choice, Pick
from visitplanner.gui.parts.buttons import IconButton
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.surfaces import Avatar
from visitplanner.gui.parts.text import ElidedLabel, Label
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _, tongue

ORDER = (Part.HOSTS, Part.SPEAKS, Part.INTERPRETS, Part.ATTENDS)
USUAL = {Side.DELEGATION: Part.ATTENDS, Side.COUNTERPART: Part.SPEAKS, Side.INTERPRETER: Part.INTERPRETS}
"""The part that somebody who is added has at first."""


class Attendee(QWidget):
    """One person: initials, name, what they do here. Somebody with several parts has a row for each."""

    part_chosen = Signal(str, object, object)
    """The person shall have this part instead: (id, part, the one until now), None for none."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        self.person, self._shown = person.id, Part.ATTENDS
        self._name, self._under = ElidedLabel(), ElidedLabel("", "sub", 11)
        self.part = Choice(options.members(Part))
        self.part.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.part.setFixedWidth(theme.px(108))
        self._remove = IconButton("x", self._words, "plain", writes=True)
        self._remove.clicked.connect(self._leave)
        self.part.entered.connect(self._choose)
        avatar = Avatar(person.name.shown(tongue.language.code), person.id, 26)
        below = row(self.part, self._under, gap=7)
        below.setStretch(1, 1)
        line = row(avatar, column(self._name, below, gap=2), self._remove, gap=7)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_person(self, snapshot: Snapshot, person: Person, part: Part) -> None:
        """Show the person as they are now."""
        code = tongue.language.code
        self._name.show_text(person.name.shown(code))
        title = person.title.pick(code, snapshot.visit.working_language).marked
        self._under.show_text(title or person.name.second(code))
        self._shown = part
        self.part.show_value(part)
        self.part.setAccessibleName(_("Part of {name}").format(name=self._name.text()))
        self._remove.retranslate()

    def _words(self) -> str:
        return _("Take {name} out").format(name=self._name.text())

    def _choose(self, part: str) -> None:
        self.part_chosen.emit(self.person, Part(part), self._shown)

    def _leave(self) -> None:
        self.part_chosen.emit(self.person, None, self._shown)


class Attending(QWidget):
    """The people of one session. Rows stay while their attendance does, so that the keyboard stays where it is."""

    part_chosen = Signal(str, object, object)
    """A person shall have this part: (id, part, the one until now), None for none."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, Attendee] = {}
        self._snapshot: Snapshot | None = None
        self._count = Label("", "faint", 11)
        self._going = Label("", "faint", 11, wrap=True)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(5)
        self.pick = Pick()
        self.adding = Field(N_("Add a person"), self.pick)
        self.pick.entered.connect(self._add)
        self.pick.named.connect(self._refuse)
        head = row(Label(N_("Who takes part"), "caption", 11), None, self._count, margins=(0, 6, 0, 0))
        self.setLayout(column(box(head), self._going, self._list, self.adding, gap=6))

    def show_session(self, snapshot: Snapshot, session: Session) -> None:
        """Show who takes part in `session`."""
        self._snapshot = snapshot
        attending = [
            one for one in snapshot.attendances_of.get(session.id, ()) if one.person in snapshot.people
        ]
        people, there = {one.person for one in attending}, {one.id for one in attending}
        for id in [id for id in self.rows if id not in there]:
            gone = self.rows.pop(id)
            if any(one.hasFocus() for one in gone.findChildren(QWidget)):
                self.pick.setFocus()
            gone.hide()
            gone.deleteLater()
        for one in sorted(attending, key=self._place(snapshot)):
            person = snapshot.people[one.person]
            line = self.rows.get(one.id) or self._made(one.id, person)
            self._list.addWidget(line)
            line.show_person(snapshot, person, one.part)
        self._count.show_text(str(len(people)) if people else "")
        self._going.show_text(options.going(snapshot, session))
        others = [one for one in options.people(snapshot) if one[0] not in people]
        self.pick.show_value("", others)
        self.adding.setVisible(bool(others))
        self.adding.accept()

    @staticmethod
    def _place(snapshot: Snapshot) -> Callable[[Attendance], tuple[int, int, str]]:
        ranks = {one.person: one.rank for one in snapshot.participations}
        return lambda one: (ORDER.index(one.part), ranks.get(one.person, 0), one.id)

    def _made(self, id: str, person: Person) -> Attendee:
        line = self.rows[id] = Attendee(person)
        line.part_chosen.connect(self.part_chosen)
        return line

    def _add(self, id: str) -> None:
        if id and self._snapshot is not None:
            side = next(
                (one.side for one in self._snapshot.participations if one.person == id), Side.DELEGATION
            )
            self.part_chosen.emit(id, USUAL[side], None)

    def _refuse(self, name: str) -> None:
        self.adding.refuse(Refusal(N_("Nobody of this visit is called “{name}”."), name=name))
