"""The rows of a run-of-show as a table. What was just typed is shown at once, until the desk has done it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import ids
from visitplanner.domain.records import RunRow, Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import Wording
from visitplanner.gui.access import access
from visitplanner.gui.board.entries import party
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.clock import minutes_of
from visitplanner.gui.parts.tips import plain_tip
from visitplanner.gui.run_of_show import clock
from visitplanner.gui.tongue import _, tongue
from visitplanner.operations import labels

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
NOW = Qt.ItemDataRole.UserRole + 1
TAB, NEWLINE = "\t", "\n"


class Column(IntEnum):
    """The columns, left to right."""

    TIME = 0
    MINUTES = 1
    WHAT = 2
    ACTOR = 3
    INTERPRETER = 4
    VEHICLE = 5
    CUE = 6
    CONTINGENCY = 7


HEADINGS = {
    Column.TIME: N_("Time"), Column.MINUTES: N_("Minutes"), Column.WHAT: N_("What"), Column.ACTOR: N_("Who acts"),
    Column.INTERPRETER: N_("Interpreter"), Column.VEHICLE: N_("Vehicle"), Column.CUE: N_("Cue"),
    Column.CONTINGENCY: N_("If it goes wrong"),
}  # fmt: skip
TEXTS = {Column.WHAT: "what", Column.CUE: "cue", Column.CONTINGENCY: "contingency"}
PLAIN = {Column.ACTOR: "actor", Column.INTERPRETER: "interpreter", Column.VEHICLE: "vehicle"}


class RunModel(QAbstractTableModel):
    """`show` brings the truth; `write`, `add`, `delete` ask the desk for one gesture each."""

    refused = Signal(object)
    """What was typed into a cell is no such value: a Refusal."""
    filled = Signal()
    """The rows have been read again."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.session: Session | None = None
        self.language = "en"
        self.now = ""
        self.rows: list[RunRow] = []
        self._snapshot: Snapshot | None = None
        self._asked: dict[str, tuple[int, RunRow | None]] = {}

    # ------------------------------------------------------------------ what it shows
    def show(self, snapshot: Snapshot, session: Session, language: str) -> None:
        """Show the rows of `session`, with texts in `language`."""
        again = language != self.language or self.session is None or self.session.when != session.when
        self._snapshot, self.session, self.language = snapshot, session, language
        self._fill()
        if again and self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(Column) - 1))

    def mark(self, id: str) -> None:
        """The row called `id` is the one that is on now."""
        if id != self.now:
            changed, self.now = {id, self.now}, id
            for n, row in enumerate(self.rows):
                if row.id in changed:
                    self.dataChanged.emit(self.index(n, 0), self.index(n, len(Column) - 1))

    def place_of(self, id: str) -> int:
        """The position of the row called `id`; -1 where it is not there."""
        return next((n for n, row in enumerate(self.rows) if row.id == id), -1)

    def text(self, row: RunRow, column: Column, *, edited: bool = False) -> str:
        """What stands in a cell, or, `edited`, in its editor."""
        if column is Column.TIME and self.session:
            return (clock.editable if edited else clock.shown)(self.session, row.offset)
        if column is Column.MINUTES:
            return "" if row.minutes is None else str(row.minutes)
        if column in TEXTS:
            words: Wording = getattr(row, TEXTS[column])
            return words[self.language]
        if self._snapshot is None:
            return ""
        return party(self._snapshot, getattr(row, PLAIN[column]), tongue.language)

    def ghost(self, row: RunRow, column: Column) -> str:
        """A text of another language where this one has none, marked."""
        if column not in TEXTS or self._snapshot is None:
            return ""
        other = getattr(row, TEXTS[column]).pick(self.language, self._snapshot.visit.working_language)
        return f"{other.text}  [{other.language}]" if other.text and not other.asked else ""

    # ------------------------------------------------------------------ what it asks for
    def write(self, label: str, cells: Iterable[tuple[RunRow, Column, str]]) -> bool:
        """Put texts, as typed, into cells: one gesture. The first that means nothing refuses all."""
        rows: dict[str, RunRow] = {}
        steps: list[Callable[[Any], None]] = []
        try:
            for row, column, text in cells:
                now = rows.get(row.id, row)
                changed = self._changed(now, column, text)
                if changed != now:
                    steps.append(self._step(changed, column))
                rows[row.id] = changed
        except Refusal as refusal:
            self.refused.emit(refusal)
            return False
        new = [row for id, row in rows.items() if self.place_of(id) < 0]
        if steps or new:
            self._ask(label, rows, lambda edit: self._do(edit, new, steps))
        return True

    def add(self, after: RunRow | None) -> str:
        """A new row that begins where `after` ends (else at the start); its id."""
        row = self.blank(after)
        self._ask(labels.ADD_RUN_ROW, {row.id: row}, lambda edit: self._do(edit, [row], []))
        return row.id

    def blank(self, after: RunRow | None) -> RunRow:
        """A row that is nowhere yet, to be written."""
        assert self.session is not None
        offset = clock.ends(after) if after else 0
        return RunRow(
            id=ids.new(), space=self.session.space, session=self.session.id, offset=offset, order="~"
        )

    def delete(self, rows: Sequence[RunRow]) -> None:
        """Take rows away."""
        from visitplanner.operations import run_rows  # slow import  # noqa: PLC0415

        if rows:
            gone = [row.id for row in rows]
            self._ask(labels.DELETE_RUN_ROWS, dict.fromkeys(gone), lambda edit: run_rows.delete(edit, gone))

    # ------------------------------------------------------------------ inside
    def _changed(self, row: RunRow, column: Column, text: str) -> RunRow:
        text = " ".join(text.split("\n")).strip()
        if column is Column.TIME and self.session:
            return replace(row, offset=clock.offset_typed(text, self.session, row.offset))
        if column is Column.MINUTES:
            return replace(row, minutes=minutes_of(text) if text else None)
        if column in TEXTS:
            words: Wording = getattr(row, TEXTS[column])
            texts = {**words.texts, self.language: text}
            changed = Wording(texts, words.states, words.original or self.language)
            return _with(row, TEXTS[column], changed) if text != words[self.language] else row
        return _with(row, PLAIN[column], self._party(text))

    def _party(self, name: str) -> str:
        """The id of who is called so; else the name itself."""
        snapshot = self._snapshot
        if snapshot is None or not name:
            return name
        everybody = (*snapshot.people, *snapshot.organisations)
        found = [id for id in everybody if party(snapshot, id, tongue.language).casefold() == name.casefold()]
        return found[0] if len(found) == 1 else name

    def _step(self, row: RunRow, column: Column) -> Callable[[Any], None]:
        from visitplanner.operations import fields, run_rows  # slow import  # noqa: PLC0415

        if column in (Column.TIME, Column.MINUTES):
            return lambda edit: run_rows.set_time(edit, row.id, row.offset, row.minutes)
        if column in TEXTS:
            name, language = TEXTS[column], self.language
            text = getattr(row, name)[language]
            return lambda edit: fields.write_text(edit, RunRow, row.id, name, language, text)
        value = getattr(row, PLAIN[column])
        return lambda edit: fields.set_value(edit, RunRow, row.id, PLAIN[column], value)

    def _do(self, edit: Any, new: Sequence[RunRow], steps: Sequence[Callable[[Any], None]]) -> None:
        from visitplanner.operations import run_rows  # slow import  # noqa: PLC0415

        if new:
            rows = [{"id": row.id, "offset": row.offset, "minutes": row.minutes} for row in new]
            run_rows.add(edit, new[0].session, rows, self.language)
        for step in steps:
            step(edit)

    def _ask(self, label: str, rows: Mapping[str, RunRow | None], operation: Callable[[Any], None]) -> None:
        def through(_result: object = None) -> None:
            for id in rows:
                count, row = self._asked.pop(id)
                if count > 1:
                    self._asked[id] = (count - 1, row)
            self._fill()

        def refused(refusal: Refusal) -> None:
            through()
            self.refused.emit(refusal)

        for id, row in rows.items():
            self._asked[id] = (self._asked.get(id, (0, None))[0] + 1, row)
        self._fill()
        self.desk.do(labels.titled(label, self.session), operation, then=through, refused=refused)

    def _fill(self) -> None:
        """The rows of the snapshot, and over them what was asked for and is not done yet."""
        if self._snapshot is None or self.session is None:
            return
        found: dict[str, RunRow | None] = {
            one.id: one for one in self._snapshot.run_of.get(self.session.id, ())
        }
        found |= {
            id: row
            for id, (_count, row) in self._asked.items()
            if row is None or row.session == self.session.id
        }
        rows = (row for row in found.values() if row is not None)
        self._follow(sorted(rows, key=lambda one: (one.offset, one.order, one.id)))
        self.filled.emit()

    def _follow(self, new: list[RunRow]) -> None:
        """From the rows shown to `new`, so that what is current or edited stays so."""
        kept = {row.id for row in new}
        for n in range(len(self.rows) - 1, -1, -1):
            if self.rows[n].id not in kept:
                self.beginRemoveRows(QModelIndex(), n, n)
                del self.rows[n]
                self.endRemoveRows()
        for n, row in enumerate(new):
            at = self.place_of(row.id)
            if at < 0:
                self.beginInsertRows(QModelIndex(), n, n)
                self.rows.insert(n, row)
                self.endInsertRows()
            elif at != n:
                self.beginMoveRows(QModelIndex(), at, at, QModelIndex(), n)
                self.rows.insert(n, self.rows.pop(at))
                self.endMoveRows()
            if self.rows[n] != row:
                self.rows[n] = row
                self.dataChanged.emit(self.index(n, 0), self.index(n, len(Column) - 1))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt override."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], Column(index.column())
        if role == ROW:
            return row
        if role == NOW:
            return row.id == self.now
        if role == Qt.ItemDataRole.EditRole:
            return self.text(row, column, edited=True)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            told = self.text(row, column) or self.ghost(row, column)
            return told if role == Qt.ItemDataRole.DisplayRole else plain_tip(told)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = [_(HEADINGS[column]), self.text(row, column) or self.ghost(row, column) or _("empty")]
            return tongue.language.series((*parts, _("now") if row.id == self.now else ""))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt override."""
        editable = Qt.ItemFlag.ItemIsEditable if access.writable else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | editable if index.isValid() else Qt.ItemFlag.NoItemFlags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Qt override: one cell as it was typed."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        cell = (self.rows[index.row()], Column(index.column()), str(value))
        return self.write(labels.CHANGE_RUN, [cell])

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt override."""
        if way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(HEADINGS[Column(section)])
        if role == Qt.ItemDataRole.TextAlignmentRole and section == Column.MINUTES:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Qt override."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Qt override."""
        return 0 if parent.isValid() else len(Column)


def _with(row: RunRow, name: str, value: str | Wording) -> RunRow:
    """`row` with another value in the field called `name`."""
    return replace(row, **{name: value})  # type: ignore[arg-type]
