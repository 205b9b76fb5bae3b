"""The dialog of the visit's dates: new first and last day, and three ways for the programme, each shown beforehand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QDialog, QRadioButton, QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import programme
from visitplanner.domain.checks.report import examine
from visitplanner.domain.kinds import DateChange
from visitplanner.domain.labels import label
from visitplanner.domain.rearranging import Plan, shift_dates
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.board import telling
from visitplanner.gui.days.changes import DayChanges
from visitplanner.gui.inspector.date_typed import DateTyped
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import column, row
from visitplanner.gui.parts.text import Label
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _, ngettext, tongue

LISTED = 3
"""How many titles a preview names."""


class Way(Speaking, QRadioButton):
    """One of the three ways, with what it would do written under it."""

    def __init__(self, how: DateChange) -> None:
        super().__init__()
        self.how = how
        self.preview = Label("", "sub", 12, wrap=True)
        self.preview.setContentsMargins(theme.px(24), 0, 0, 0)
        self.retranslate()

    def show_preview(self, text: str) -> None:
        """Say what would happen."""
        self.preview.show_text(text)
        self.setAccessibleDescription(text)

    def retranslate(self) -> None:
        """Re-read the words."""
        self.setText(_(label(self.how)))


class DatesDialog(Speaking, QDialog):
    """Over the visit that is open at the desk of `changes`. It stays open until the gesture is through."""

    def __init__(self, changes: DayChanges, snapshot: Snapshot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes, self._snapshot = changes, snapshot
        visit, today = snapshot.visit, changes.desk.clock().date()
        self._today = today
        self._length = (visit.end - visit.start).days if visit.start and visit.end else 0
        first = visit.start or today
        self._start, self._end = _editor("start", first), _editor("end", visit.end or first)
        self._fields = (Field(N_("First day"), self._start), Field(N_("Last day"), self._end))
        self._ways = [Way(how) for how in DateChange]
        self._group = QButtonGroup(self)
        self._found = Label("", "sub", 12, wrap=True)
        self._save = Button(N_("Change the dates"), "primary")
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        cancel = Button(N_("Cancel"))
        cancel.clicked.connect(self.reject)
        self._save.setDefault(True)
        for way in self._ways:
            self._group.addButton(way)
        self._ways[0].setChecked(True)
        ways = [one for way in self._ways for one in (way, way.preview, 4)]
        self.setLayout(
            column(
                Label(N_("Dates of the visit"), px=15, bold=True), 4, row(*self._fields, gap=12), 8,
                Label(N_("What should happen to the programme?"), "caption", 11), *ways, self._found, 8,
                Label(N_("Nothing is deleted, and one undo takes everything back."), "faint", 11),
                row(None, cancel, self._save), margins=(22, 18, 22, 18), gap=6,
            )
        )  # fmt: skip
        self.setMinimumWidth(theme.px(500))

    def _connect(self) -> None:
        self._start.entered.connect(self._keep_length)
        for field, editor in zip(self._fields, (self._start, self._end), strict=True):
            editor.entered.connect(self._look_ahead)
            editor.refused.connect(field.refuse)
        self._group.buttonToggled.connect(self._turn)  # screen readers choose without a click
        self._save.clicked.connect(self._submit)

    @property
    def dates(self) -> tuple[dt.date, dt.date]:
        """First and last day as they were typed last."""
        return self._start.value, self._end.value

    @property
    def how(self) -> DateChange:
        """The way that is chosen."""
        return next(way.how for way in self._ways if way.isChecked())

    def choose(self, how: DateChange) -> None:
        """Choose a way."""
        for way in self._ways:
            way.setChecked(way.how is how)

    def set_dates(self, start: dt.date, end: dt.date) -> None:
        """Type first and last day."""
        self._start.show_value(start)
        self._end.show_value(end)
        self._look_ahead()

    def retranslate(self) -> None:
        """Say everything again."""
        self.setWindowTitle(_("Dates of the visit"))
        self._look_ahead()

    # ------------------------------------------------------------------ inside
    def _keep_length(self) -> None:
        self._end.show_value(self._start.value + dt.timedelta(days=self._length))

    def _look_ahead(self) -> None:
        """Say under each way what it would do."""
        start, end = self.dates
        self._length = max(0, (end - start).days)
        self._save.setEnabled(start <= end)
        for field in self._fields:
            field.accept()
        if end < start:
            self._fields[1].refuse(Refusal(N_("The end is before the start."), field="end"))
            for told in (*(way.show_preview for way in self._ways), self._found.show_text):
                told("")
            return
        for way in self._ways:
            plan = shift_dates(self._snapshot, start, end, way.how)
            way.show_preview(telling.joined(_effects(self._snapshot, plan, start, end)))
        self._count_findings()
        self._grow()

    def _grow(self) -> None:
        """As high as the words under the ways need."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            width = max(self.width(), self.minimumWidth())
            self.resize(width, max(self.height(), layout.totalHeightForWidth(width)))

    def _turn(self, _way: Way, chosen: bool) -> None:
        if chosen:
            self._count_findings()

    def _count_findings(self) -> None:
        """How many problems there are, and how many there would be."""
        start, end = self.dates
        if end < start:
            return
        plan = shift_dates(self._snapshot, start, end, self.how)
        before, after = (
            len(examine(one, self._today).open) for one in (self._snapshot, plan.preview(self._snapshot))
        )
        text = _("Findings of the checks: {before} now, {after} then.")
        self._found.show_text(text.format(before=before, after=after))

    def _submit(self) -> None:
        for field, editor in zip(self._fields, (self._start, self._end), strict=True):
            try:
                editor.meant()
            except Refusal as refusal:
                field.refuse(refusal)
                editor.setFocus()
                return
        start, end = self.dates
        self._changes.set_dates(start, end, self.how, self.accept, partial(self._fields[1].refuse))


def _effects(snapshot: Snapshot, plan: Plan, start: dt.date, end: dt.date) -> Iterator[str]:
    """What a plan does, in short statements."""
    moved = [one.id for one in plan.placements if one.when.date is not None]
    waiting = [one.id for one in plan.placements if one.when.date is None]
    after = programme.slots(plan.preview(snapshot))
    outside = [one.id for one in after if one.date and not start <= one.date <= end]
    if moved:
        yield ngettext("{n} item moves", "{n} items move", len(moved)).format(n=len(moved))
    if plan.stayed:
        text = ngettext("{n} anchored stays ({titles})", "{n} anchored stay ({titles})", len(plan.stayed))
        yield text.format(n=len(plan.stayed), titles=_titles(snapshot, plan.stayed))
    if waiting:
        text = ngettext(
            "{n} becomes unscheduled ({titles})", "{n} become unscheduled ({titles})", len(waiting)
        )
        yield text.format(n=len(waiting), titles=_titles(snapshot, waiting))
    if outside:
        text = ngettext(
            "{n} is outside the dates ({titles})", "{n} are outside the dates ({titles})", len(outside)
        )
        yield text.format(n=len(outside), titles=_titles(snapshot, outside))
    if not (moved or plan.stayed or waiting or outside):
        yield _("The programme stays as it is")


def _titles(snapshot: Snapshot, ids: tuple[str, ...] | list[str]) -> str:
    named = tongue.language.listing(telling.title_of(snapshot, id) for id in ids[:LISTED])
    return f"{named} …" if len(ids) > LISTED else named


def _editor(name: str, day: dt.date) -> DateTyped:
    edit = DateTyped(name, required=True)
    edit.entered.connect(edit.show_value)
    edit.show_value(day)
    return edit
