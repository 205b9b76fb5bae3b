"""Rows as values, and the model that shows them: lead, title, lines under it, pills, a figure at the right.

Words arrive ready, so whoever fills a list fills it again when the language changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from visitplanner.domain.folding import holds, plain
from visitplanner.domain.wording import Picked
from visitplanner.gui.tongue import tongue

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
ALL = "all"
"""What a list shows at first: nothing is left out."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A pill in a row: `tone` as in `surfaces.TONES`, or a kind."""

    text: str
    tone: str = "sub"
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `heading` rows group those after them. `lead` is an icon name, or initials with `round_lead`.

    `share` (0 to 1) draws a small bar under the trailing text.
    """

    key: str
    title: str | Picked
    beside: str = ""
    lines: tuple[str | Picked, ...] = ()
    lead: str = ""
    lead_role: str = "sub"
    round_lead: bool = False
    tags: tuple[Tag, ...] = ()
    trailing: str = ""
    share: float | None = None
    heading: bool = False
    struck: bool = False

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        parts = (
            str(self.title),
            self.beside,
            *map(str, self.lines),
            *(tag.text for tag in self.tags),
            self.trailing,
        )
        return tongue.language.series(parts)


class RowModel(QAbstractListModel):
    """Rows by position; `fill` moves as little as it can."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def fill(self, rows: Sequence[Row]) -> None:
        """Show `rows`. Rows that stay keep their place in the view; only what differs is told."""
        new = list(rows)
        head = _common(self.rows, new)
        tail = _common(self.rows[head:][::-1], new[head:][::-1])
        old_end, new_end = len(self.rows) - tail, len(new) - tail
        if old_end > head:
            self.beginRemoveRows(QModelIndex(), head, old_end - 1)
            del self.rows[head:old_end]
            self.endRemoveRows()
        if new_end > head:
            self.beginInsertRows(QModelIndex(), head, new_end - 1)
            self.rows[head:head] = new[head:new_end]
            self.endInsertRows()
        changed = [n for n, (was, now) in enumerate(zip(self.rows, new, strict=True)) if was != now]
        self.rows = new
        for n in changed:
            self.dataChanged.emit(self.index(n), self.index(n))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt override."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return str(row.title)
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt override: headings are read, not chosen, and the arrows pass them."""
        if not index.isValid() or self.rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Qt override."""
        return 0 if parent.isValid() else len(self.rows)


def matching(
    rows: Iterable[Row], wanted: Iterable[str], spoken: Callable[[Row], str] = lambda row: row.spoken
) -> list[Row]:
    """The rows whose `spoken` holds every word, whatever its case and accents; headings without rows go."""
    words = tuple(map(plain, wanted))
    found: list[Row] = []
    for one in rows:
        if one.heading or not words or holds(plain(spoken(one)), words):
            if one.heading and found and found[-1].heading:
                found.pop()
            found.append(one)
    return found[:-1] if found and found[-1].heading else found


def _common(one: Sequence[Row], other: Sequence[Row]) -> int:
    n = 0
    for a, b in zip(one, other, strict=False):
        if a.key != b.key or a.heading != b.heading:
            break
        n += 1
    return n
