"""The groups of a visit: who belongs to which, by ticking names; who belongs to none or to several is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import Side
from visitplanner.domain.records import Leg, Session, Track
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.access import access
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.inspector.record_sheet import RecordSheet
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.parts.text import Label
from visitplanner.gui.tongue import _, ngettext, tongue
from visitplanner.operations import labels

TRAVELLERS = (Side.DELEGATION, Side.INTERPRETER)
"""Who can go with a group; hosts are where they are."""


class Members(QListWidget):
    """People to be ticked."""

    entered = Signal(object)
    """Somebody was ticked or unticked: the ids of those ticked now."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "ticks")
        self.setMinimumHeight(220)
        self.itemChanged.connect(self._tell)

    def show_people(self, people: Iterable[tuple[str, str]], ticked: Iterable[str]) -> None:
        """Show (id, name) of everybody who could be in, and who is."""
        members, shown = set(ticked), list(people)
        self.blockSignals(True)
        at = self.currentRow()
        self.clear()
        for id, name in shown:
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, id)
            if access.writable:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            else:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if id in members else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.setCurrentRow(min(max(at, 0), len(shown) - 1))
        self.blockSignals(False)

    def _tell(self, _item: QListWidgetItem) -> None:
        items = [self.item(n) for n in range(self.count())]
        ticked = [one for one in items if one.checkState() is Qt.CheckState.Checked]
        self.entered.emit(tuple(one.data(Qt.ItemDataRole.UserRole) for one in ticked))


class TrackForm(Form):
    """The name of a group and its members."""

    kind = "track"

    def build(self) -> None:
        """Make the fields, top to bottom."""
        self._letter = Label("", "accent", 15, bold=True)
        self.members = Members()
        self.members.entered.connect(self._set_people)
        self._facts = Label("", "sub", 12, wrap=True)
        self.add(self._letter)
        self.add(self.line("title", N_("Name of the group, if it has one")))
        self.add(self.languages)
        self.add(Field(N_("Who is in it"), self.members))
        self.add(self._facts)

    def show_record(self, snapshot: Snapshot, record: Track, language: str) -> None:
        """Show a group of `snapshot`."""
        super().show_record(snapshot, record, language)
        self._letter.show_text(options.group_name(snapshot, record.id))
        code = tongue.language.code
        people = [(person.id, person.name.shown(code)) for _part, person in snapshot.side(*TRAVELLERS)]
        self.members.show_people(people, record.people)
        self._facts.show_text("\n".join(_facts(snapshot, people)))

    def _set_people(self, people: tuple[str, ...]) -> None:
        from visitplanner.operations import tracks  # slow import  # noqa: PLC0415

        self.ask(None, labels.CHANGE, tracks.set_people, self.record.id, people)


class TrackSheet(RecordSheet):
    """A, B, C … in their order."""

    words = N_("Groups")
    adding = N_("Add a group")
    empty = (
        "users", N_("Everybody goes everywhere"),
        N_("Make two or more groups when the delegation splits; sessions and legs then say which one goes."),
    )  # fmt: skip
    form_kind = TrackForm

    def records(self, snapshot: Snapshot) -> Iterable[Track]:
        """All groups."""
        return sorted(snapshot.tracks, key=lambda one: (one.order, one.id))

    def row(self, snapshot: Snapshot, record: Track) -> Row:
        """The group, how many are in it, and how much it does on its own."""
        programme: tuple[Session | Leg, ...] = (*snapshot.sessions, *snapshot.legs)
        items = sum(one.track == record.id for one in programme)
        count = len(record.people)
        facts = [ngettext("{n} person", "{n} people", count).format(n=count)]
        facts.append(ngettext("{n} item of its own", "{n} items of its own", items).format(n=items))
        name = options.group_name(snapshot, record.id)
        return Row(record.id, name, lines=(" · ".join(facts),), lead="users", lead_role="accent")

    def add(self) -> None:
        """Another group, empty at first."""
        from visitplanner.operations import tracks  # slow import  # noqa: PLC0415

        self.asked_to_add(tracks.add, title="")

    def remove(self, edit: Any, id: str) -> None:
        """Into the bin: everybody goes to what was its own."""
        from visitplanner.operations import tracks  # slow import  # noqa: PLC0415

        tracks.delete(edit, id)


def _facts(snapshot: Snapshot, people: list[tuple[str, str]]) -> Iterable[str]:
    counts = Counter(id for track in snapshot.tracks for id in track.people)
    nowhere = [name for id, name in people if not counts[id]]
    several = [name for id, name in people if counts[id] > 1]
    if nowhere:
        yield _("In no group: {names}").format(names=tongue.language.listing(nowhere))
    if several:
        yield _("In several groups: {names}").format(names=tongue.language.listing(several))
