"""The form of a task: title, when it is due, who does it, a note, and whether it is done."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import Signal

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.tasks import due_on
from visitplanner.gui.checklist import phases
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.date_typed import DateTyped
from visitplanner.gui.inspector.editors import Tick, Typed
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.field import Field
from visitplanner.operations import labels

_DISTANCE = re.compile(r"[dDＤ]?\s*([+\-−–＋－]?)\s*(\d{1,4})?")


class TaskForm(Form):
    """Edits in place, like every form of the visit."""

    kind = "task"
    delete_wanted = Signal()
    """The task shall go to the bin."""

    def build(self) -> None:
        """Make the fields, top to bottom."""
        self.add(self.title(N_("Task")))
        self.add(self.languages)
        self.done = self.value("", Tick(N_("Done")), lambda one: one.done is not None, self._set_done)
        self.done_on = self.value(
            "", DateTyped("done", required=True), lambda one: one.done, self._set_done_on
        )
        self.distance = self.value(
            N_("Days from the start"), Typed(days_of, phases.countdown), lambda one: one.offset,
            self._set_offset, hint=N_("D−60 is sixty days before the first day."),
        )  # fmt: skip
        self.fixed = self.value(
            "", Tick(N_("On a fixed date")), lambda one: one.due is not None, self._set_fixed
        )
        self.due = self.value(N_("Due on"), DateTyped("due", required=True), self._due, self._set_due)
        self.owner = self.pick(
            N_("Responsible"), lambda one: one.owner, lambda: options.parties(self.snapshot),
            self._set_owner, self._set_owner,
        )  # fmt: skip
        remove = Button(N_("Delete the task"), "danger", "trash-2", writes=True)
        remove.clicked.connect(self.delete_wanted)
        self._named.append((self.done_on.editor, N_("Done on")))
        self.add(self.done, self.done_on)
        self.add(self.distance, self.due)
        self.add(self.fixed)
        self.add(self.owner)
        self.add(self.area("note", N_("Note")))
        self.add(remove)

    def show_record(self, snapshot: Any, record: Any, language: str) -> None:
        """Show a task of `snapshot`, with its texts in `language`."""
        super().show_record(snapshot, record, language)
        self.done_on.setVisible(record.done is not None)
        self.due.setEnabled(record.due is not None)
        self.distance.setEnabled(record.due is None)
        self.due.setVisible(self._due(record) is not None)

    def _due(self, task: Any) -> Any:
        return due_on(task, self.snapshot.visit) if self.snapshot else None

    # ------------------------------------------------------------------ changing
    def _set_done(self, field: Field, done: bool) -> None:
        self._set_done_on(field, self.desk.clock().astimezone().date() if done else None)

    def _set_done_on(self, field: Field, on: Any) -> None:
        from visitplanner.operations import tasks  # slow import  # noqa: PLC0415

        self.ask(field, labels.TICK if on else labels.UNTICK, tasks.set_done, self.record.id, on)

    def _set_fixed(self, field: Field, fixed: bool) -> None:
        today = self.desk.clock().astimezone().date()
        self._set_due(field, (self._due(self.record) or today) if fixed else None)

    def _set_due(self, field: Field, due: Any) -> None:
        from visitplanner.operations import tasks  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, tasks.set_due, self.record.id, due)

    def _set_offset(self, field: Field, days: int) -> None:
        self._set(field, "offset", days)

    def _set_owner(self, field: Field, owner: str) -> None:
        self._set(field, "owner", owner)

    def _set(self, field: Field, name: str, value: Any) -> None:
        from visitplanner.operations import fields  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, fields.set_value, "task", self.record.id, name, value)


def days_of(text: str) -> int:
    """Days from the visit's start, typed as `D-60`, `-60`, `+14` or `D`."""
    found = _DISTANCE.fullmatch(text.strip())
    if found is None or not text.strip():
        raise Refusal(N_("Type days from the start, like D−60 or +14."), field="offset")
    days = int(found[2] or 0)
    return days if found[1] in ("", "+", "＋") else -days
