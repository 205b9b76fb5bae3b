"""The Qt model behind board, list and tray: rows of a snapshot, changed by the least inserts, moves and removals."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from visitplanner.base.phrases import N_
from visitplanner.domain.checks.finding import say
from visitplanner.domain.labels import label
from visitplanner.gui.access import access
from visitplanner.gui.board.entries import DayHead, Entry, TrayHead, clock_span, spoken, titled, whose
from visitplanner.gui.parts.tips import plain_tip
from visitplanner.gui.tongue import _, tongue

Row = Entry | DayHead | TrayHead
Write = Callable[[Entry, "Column", str], None]
ROW = int(Qt.ItemDataRole.UserRole)
"""The role that gives the row itself."""


class Column(IntEnum):
    """What the list shows of a row; board and tray have the title alone."""

    TITLE = 0
    START = 1
    END = 2
    KIND = 3
    PLACE = 4
    WHO = 5
    STATUS = 6
    MARK = 7


HEADINGS = {
    Column.TITLE: N_("Title"), Column.START: N_("Starts"), Column.END: N_("Ends"), Column.KIND: N_("Kind"),
    Column.PLACE: N_("Place"), Column.WHO: N_("Who"), Column.STATUS: N_("Status"),
    Column.MARK: N_("To check"),
}  # fmt: skip


class ProgrammeModel(QAbstractTableModel):
    """Rows in the order given. What is edited in place goes to `write`; the truth comes back with new rows."""

    def __init__(
        self,
        columns: Sequence[Column] = (Column.TITLE,),
        write: Write | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[Row, ...] = ()
        self._write = write

    def show(self, rows: Sequence[Row]) -> None:
        """Become `rows`, telling views only what differs. Rows that are equal keep their identity."""
        ids = [row.id for row in rows]
        if ids != [row.id for row in self.rows]:
            self._remove(set(ids))
            self._order(rows)
            self._insert(rows)
        self._update(rows)

    def retitle(self) -> None:
        """Say everything again: the language has changed."""
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def row(self, index: QModelIndex) -> Row | None:
        """The row at `index`, None for an invalid one."""
        return self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else None

    def entries(self) -> tuple[Entry, ...]:
        """The rows that are items."""
        return tuple(row for row in self.rows if isinstance(row, Entry))

    def place_of(self, id: str, column: int = 0) -> QModelIndex:
        """The index of the row called `id`; invalid if there is none."""
        found = next((n for n, row in enumerate(self.rows) if row.id == id), -1)
        return self.index(found, column) if found >= 0 else QModelIndex()

    def _remove(self, ids: set[str]) -> None:
        last = len(self.rows)
        while last > 0:
            if self.rows[last - 1].id in ids:
                last -= 1
                continue
            first = last - 1
            while first > 0 and self.rows[first - 1].id not in ids:
                first -= 1
            self.beginRemoveRows(QModelIndex(), first, last - 1)
            self.rows = self.rows[:first] + self.rows[last:]
            self.endRemoveRows()
            last = first

    def _order(self, rows: Sequence[Row]) -> None:
        """Bring the rows kept into their new order: the longest run already in order stays, the others move once."""
        present = {row.id for row in self.rows}
        order = [row.id for row in rows if row.id in present]
        settled = _settled([row.id for row in self.rows], order)
        before: str | None = None
        for id in order:
            if id not in settled:
                ids = [row.id for row in self.rows]
                self._move(ids.index(id), 0 if before is None else ids.index(before) + 1)
            before = id

    def _move(self, source: int, before: int) -> None:
        """Move the row at `source` in front of the row now at `before`."""
        if before in (source, source + 1):
            return
        self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), before)
        rows = list(self.rows)
        row = rows.pop(source)
        rows.insert(before if before < source else before - 1, row)
        self.rows = tuple(rows)
        self.endMoveRows()

    def _insert(self, rows: Sequence[Row]) -> None:
        present = {row.id for row in self.rows}
        at = 0
        while at < len(rows):
            end = at
            while end < len(rows) and rows[end].id not in present:
                end += 1
            if end > at:
                self.beginInsertRows(QModelIndex(), at, end - 1)
                self.rows = (*self.rows[:at], *rows[at:end], *self.rows[at:])
                self.endInsertRows()
            at = end + 1

    def _update(self, rows: Sequence[Row]) -> None:
        changed = [n for n, (old, new) in enumerate(zip(self.rows, rows, strict=True)) if old != new]
        fresh = set(changed)
        self.rows = tuple(
            new if n in fresh else old for n, (old, new) in enumerate(zip(self.rows, rows, strict=True))
        )
        for n in changed:
            self.dataChanged.emit(self.index(n, 0), self.index(n, len(self.columns) - 1))

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt override."""
        row = self.row(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row, tongue.language) if isinstance(row, Entry) else head_text(row)
        if not isinstance(row, Entry):
            return head_text(row) if role == Qt.ItemDataRole.DisplayRole and index.column() == 0 else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(tip(row))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return cell(row, self.columns[index.column()], editing=role == Qt.ItemDataRole.EditRole)
        return None

    def flags(self, index: Any) -> Qt.ItemFlag:
        """Qt override."""
        flags = super().flags(index)
        row = self.row(index)
        if not isinstance(row, Entry) or self._write is None or not access.writable:
            return flags
        column = self.columns[index.column()]
        timed = column is Column.START and row.slot.date is not None
        timed |= column is Column.END and row.slot.start is not None
        return flags | Qt.ItemFlag.ItemIsEditable if column is Column.TITLE or timed else flags

    def rowCount(self, parent: Any = QModelIndex()) -> int:
        """Qt override."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Any = QModelIndex()) -> int:
        """Qt override."""
        return 0 if parent.isValid() else len(self.columns)

    def setData(self, index: Any, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Qt override."""
        row = self.row(index)
        if role != Qt.ItemDataRole.EditRole or self._write is None or not isinstance(row, Entry):
            return False
        column = self.columns[index.column()]
        if str(value) != cell(row, column, editing=True):
            self._write(row, column, str(value))
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt override."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _(HEADINGS[self.columns[section]])
        return None


def cell(entry: Entry, column: Column, *, editing: bool = False) -> str:
    """The text of one field of a entry; while `editing`, a missing title is empty."""
    language, slot = tongue.language, entry.slot
    if column is Column.TITLE:
        return entry.title.text if editing else titled(entry, language)
    if column in (Column.START, Column.END):
        moment = slot.start if column is Column.START else slot.end
        return "" if moment is None else language.time(moment)
    return {
        Column.KIND: _(label(entry.sort)),
        Column.PLACE: entry.place,
        Column.WHO: whose(entry),
        Column.STATUS: _(label(entry.item.status)),
        Column.MARK: entry.mark.text if entry.mark else "",
    }[column]


def head_text(head: DayHead | TrayHead) -> str:
    """`Monday 9 November 2026 · Hamamatsu`."""
    if isinstance(head, TrayHead):
        return _("Unscheduled")
    return " · ".join(part for part in (tongue.language.date(head.date, "day"), head.city, head.zone) if part)


def tip(entry: Entry) -> str:
    """Everything a block may be too small to show, as plain lines."""
    language = tongue.language
    minutes = "" if entry.slot.minutes is None else language.minutes(entry.slot.minutes)
    lines = [
        titled(entry, language),
        " · ".join(part for part in (clock_span(entry, language), minutes) if part),
        " · ".join(part for part in (_(label(entry.sort)), _(label(entry.item.status))) if part),
        entry.place,
        whose(entry),
        *(say(language, mark.phrase) for mark in entry.marks),
    ]
    return "\n".join(line for line in lines if line)


def _settled(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """The longest run of ids that stand in the same order in both: only the others move."""
    where = {id: n for n, id in enumerate(new)}
    tails: list[int] = []
    ends: list[str] = []
    before: dict[str, str | None] = {}
    for id in old:
        n = bisect_left(tails, where[id])
        tails[n : n + 1] = [where[id]]
        ends[n : n + 1] = [id]
        before[id] = ends[n - 1] if n else None
    found: set[str] = set()
    last: str | None = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found
