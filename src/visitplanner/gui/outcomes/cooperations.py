"""Cooperations: partner cities, the visits that belong together, and their milestones over the years."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal

from visitplanner.base.phrases import N_
from visitplanner.domain.records import Cooperation
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector.date_typed import DateTyped
from visitplanner.gui.inspector.editors import Typed
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.inspector.record_pane import RecordPane
from visitplanner.gui.outcomes import words
from visitplanner.gui.outcomes.links import Linked, Links, milestone_link
from visitplanner.gui.outcomes.partners import Partners, named, visit_named
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import box, row
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.titles import picked
from visitplanner.gui.tongue import _, ngettext, tongue
from visitplanner.operations import labels


class CooperationForm(Form):
    """Edits in place; its visits and milestones may be of other visits than the open one."""

    kind = "cooperation"
    partners = Partners()
    elsewhere_wanted = Signal(str, str, str)
    """Another visit, or a record of it, is wanted: (kind, id, visit)."""

    def build(self) -> None:
        """Make the fields, top to bottom."""
        self.add(self.title(N_("Cooperation")))
        self.add(self.languages)
        self.code = self.value(
            N_("Code"), Typed(str.strip), lambda one: one.code,
            lambda field, value: self._set(field, "code", value),
        )  # fmt: skip
        self.start = self.value(N_("Start"), DateTyped("start"), lambda one: one.start, self._set_start)
        self.add(self.code, self.start)
        self.add(self.area("summary", N_("Summary")))
        self.cities = Links(N_("Partner cities"), N_("Add a city"), compact=True)
        self.visits = Links(N_("Its visits"), N_("Add a visit"))
        self.milestones = Links(N_("Milestones over the years"))
        self.mark = Button(N_("Add a milestone"), "", "flag", writes=True)
        self.add(self.cities)
        self.add(self.visits)
        self.add(self.milestones)
        self.add(box(row(self.mark, None)))
        self.cities.added.connect(self._add_city)
        self.cities.removed.connect(self._remove_city)
        self.visits.added.connect(self._join)
        self.visits.removed.connect(self._leave)
        self.visits.followed.connect(self._follow)
        self.milestones.followed.connect(self._follow)
        self.mark.clicked.connect(self._add_milestone)

    def show_record(self, snapshot: Snapshot, record: Any, language: str) -> None:
        """Show a cooperation, with its texts in `language`."""
        super().show_record(snapshot, record, language)
        names = dict(self.partners.city_options())
        self.cities.show_links(
            [Linked("city", id, names.get(id, id), "map-pin") for id in record.cities],
            [one for one in self.partners.city_options() if one[0] not in record.cities],
        )  # fmt: skip
        mine = self.partners.visits_of(record.id)
        self.visits.show_links(
            [Linked("visit", one.id, visit_named(one), "calendar-days",
                    beside=words.day(one.start)) for one in mine],
            [(one.id, visit_named(one)) for one in self.partners.visits if one not in mine],
        )  # fmt: skip
        self.milestones.show_links(
            milestone_link(one, named(one.title) or "…", shown=bool(self._visit_of(one.id)))
            for one in self.partners.milestones_of(record.id)
        )  # fmt: skip

    # ------------------------------------------------------------------ changing
    def _set(self, field: Field, name: str, value: Any) -> None:
        from visitplanner.operations import fields  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, fields.set_value, self.kind, self.record.id, name, value)

    def _set_start(self, field: Field, start: Any) -> None:
        from visitplanner.operations import cooperations  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, cooperations.set_start, self.record.id, start)

    def _add_city(self, city: str) -> None:
        from visitplanner.operations import cooperations  # slow import  # noqa: PLC0415

        self.ask(self.cities.adding, labels.CHANGE, cooperations.add_city, self.record.id, city)

    def _remove_city(self, city: str) -> None:
        from visitplanner.operations import cooperations  # slow import  # noqa: PLC0415

        self.ask(None, labels.CHANGE, cooperations.remove_city, self.record.id, city)

    def _join(self, visit: str) -> None:
        from visitplanner.operations import cooperations  # slow import  # noqa: PLC0415

        self.ask(self.visits.adding, labels.CHANGE, cooperations.join, self.record.id, visit)

    def _leave(self, visit: str) -> None:
        from visitplanner.operations import cooperations  # slow import  # noqa: PLC0415

        self.ask(self.visits.adding, labels.CHANGE, cooperations.leave, visit)

    def _add_milestone(self) -> None:
        from visitplanner.operations import milestones  # slow import  # noqa: PLC0415

        visit = self.snapshot.visit if self.snapshot else None
        if visit is not None and visit.cooperation == self.record.id:
            self.ask(
                None, labels.ADD, milestones.add, visit.id, title="", language=visit.working_language,
                then=self._follow_milestone,
            )  # fmt: skip
            return
        self.ask(
            None, labels.ADD, milestones.of_cooperation, self.record.id,
            title=_("New milestone"), language=tongue.language.code,
        )  # fmt: skip

    def _follow_milestone(self, id: str) -> None:
        self.followed.emit("milestone", id)

    # ------------------------------------------------------------------ following
    def _visit_of(self, milestone: str) -> str:
        """The visit that shows a milestone: the open one, if it does; "" for none."""
        snapshot = self.snapshot
        if snapshot is not None and any(one.id == milestone for one in snapshot.milestones):
            return snapshot.visit.id
        return self.partners.visit_of(milestone)

    def _follow(self, kind: str, id: str) -> None:
        visit = id if kind == "visit" else self._visit_of(id)
        if self.snapshot is not None and self.snapshot.visit.id == visit:
            self.followed.emit(kind, id)
        else:
            self.elsewhere_wanted.emit(kind, id, visit)


class CooperationPane(RecordPane):
    """Every cooperation of the library; the one of the open visit says so."""

    kind = "cooperation"
    words = N_("Cooperation")
    adding = N_("Add a cooperation")
    empty = (
        "handshake", N_("No cooperation yet"),
        N_("A cooperation holds visits, actions and milestones of partner cities together over years."),
    )  # fmt: skip
    form_kind = CooperationForm
    partners = Partners()
    elsewhere_wanted = Signal(str, str, str)
    """Another visit, or a record of it, is wanted: (kind, id, visit)."""

    def _connect(self) -> None:
        super()._connect()
        self.form.elsewhere_wanted.connect(self.elsewhere_wanted)  # type: ignore[attr-defined]

    def show_partners(self, partners: Partners) -> None:
        """Show what was read."""
        self.partners = partners
        self.form.partners = partners  # type: ignore[attr-defined]
        self.refresh_if_shown()

    def records(self, snapshot: Snapshot) -> Iterable[Cooperation]:
        """Every cooperation of the library."""
        return self.partners.cooperations

    def rows(self, snapshot: Snapshot) -> Iterable[Row]:
        """The one of the open visit first."""
        order = sorted(self.partners.cooperations, key=lambda one: one.id != snapshot.visit.cooperation)
        return [self._row(snapshot, one) for one in order]

    def add(self) -> None:
        """A cooperation, to which the open visit belongs unless it has one; its title is typed at once."""
        from visitplanner.operations import cooperations  # slow import  # noqa: PLC0415

        if (snapshot := self.desk.snapshot) is not None:
            language = snapshot.visit.working_language
            self.asked_to_add(cooperations.add, snapshot.visit.id, title="", language=language)

    def remove(self, edit: Any, id: str) -> None:
        """Into the bin."""
        from visitplanner.operations import cooperations  # slow import  # noqa: PLC0415

        cooperations.delete(edit, [id])

    def _row(self, snapshot: Snapshot, one: Cooperation) -> Row:
        cities, visits = len(one.cities), len(self.partners.visits_of(one.id))
        facts = words.joined(
            ngettext("{n} city", "{n} cities", cities).format(n=cities),
            ngettext("{n} visit", "{n} visits", visits).format(n=visits),
            words.day(one.start),
        )
        own = one.id == snapshot.visit.cooperation
        return Row(
            one.id,
            picked(one.title, snapshot) or one.code or _("Cooperation"),
            lines=(facts,),
            lead="handshake",
            lead_role="accent" if own else "sub",
            tags=(Tag(_("This visit"), "accent", "check"),) if own else (),
            trailing=one.code,
        )
