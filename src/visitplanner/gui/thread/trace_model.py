"""The rows of the trace table as a Qt model: a column per step of the thread, and one for the practice note."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from visitplanner.domain import thread_words, trace
from visitplanner.domain.folding import holds, plain
from visitplanner.domain.labels import KIND_WORDS
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.thread import COMPANION, STEPS, Node
from visitplanner.gui.parts.lettering import wrapped
from visitplanner.gui.parts.tips import plain_tip
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _, tongue

Index = QModelIndex | QPersistentModelIndex
COLUMNS = (*STEPS, COMPANION)
NODE, FACTS, REPEATED = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
Cells = tuple[Node | None, ...]
HEAD_PX = 12


class TraceModel(QAbstractTableModel):
    """What is shown of a visit's trace: rows that hold every word, and on demand only those with a gap."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Cells] = []
        self.whole = True
        self._head_room = 0.0
        self._snapshot: Snapshot | None = None
        self._all: list[Cells] = []

    def show_snapshot(self, snapshot: Snapshot, words: Sequence[str], *, gaps: bool) -> None:
        """Show the rows of a visit."""
        found = trace.chains(snapshot)
        self.beginResetModel()
        self._snapshot, self.whole = snapshot, found.whole
        self._all = [_cells(snapshot, row) for row in found.rows]
        kept = (row for row in self._all if not gaps or None in row[: len(STEPS)])
        self.rows = [row for row in kept if holds(self._spoken_row(row), words)]
        self.endResetModel()

    def fit_headings(self, room: float) -> None:
        """Fold the headings into lines of `room` pixels."""
        if room != self._head_room:
            self._head_room = room
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    @property
    def count(self) -> int:
        """How many rows there are, hidden ones too."""
        return len(self._all)

    def tabbed(self, rows: Iterable[int]) -> str:
        """Rows as lines of cells with tabs between them, under a line of headings: what spreadsheets read."""
        lines = [[_(KIND_WORDS[kind]) for kind in COLUMNS]]
        lines += [[self._pasted(node) for node in self.rows[row]] for row in rows]
        return "\n".join("\t".join(line) for line in lines)

    def node(self, index: Index) -> Node | None:
        """The record of a cell; None for a gap."""
        return self.rows[index.row()][index.column()] if index.isValid() else None

    def _gap(self, index: Index) -> str:
        """What is missing where the thread ends; a dash wherever else there is nothing."""
        row, column = self.rows[index.row()], index.column()
        last = max((n for n, node in enumerate(row[: len(STEPS)]) if node), default=-1)
        ends = 0 <= last == column - 1 < len(STEPS) - 1
        return _(thread_words.AFTER[COLUMNS[column]]) if ends else "–"

    def _said(self, node: Node | None, *, brief: bool = False) -> str:
        if node is None or self._snapshot is None:
            return ""
        return " ".join(thread_words.title(self._snapshot, node, tongue.language, brief=brief).text.split())

    def _pasted(self, node: Node | None) -> str:
        """A cell as it is pasted: what begins like a formula must not become one."""
        text = self._said(node)
        return f"'{text}" if text[:1] in "=+-@" and text else text

    def _spoken_row(self, row: Cells) -> str:
        return plain(" ".join(self._said(node) for node in row if node))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt override."""
        if not index.isValid() or self._snapshot is None:
            return None
        node = self.node(index)
        if role == NODE:
            return node
        if role == REPEATED:
            above = self.rows[index.row() - 1] if index.row() else ()
            return (
                node is not None
                and above[: index.column() + 1] == self.rows[index.row()][: index.column() + 1]
            )
        if role == FACTS:
            return thread_words.facts(self._snapshot, node, tongue.language) if node else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            shown = role == Qt.ItemDataRole.DisplayRole
            told = self._said(node, brief=shown) if node else self._gap(index)
            return told if shown else plain_tip(told)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (
                f"{_(KIND_WORDS[COLUMNS[index.column()]])}: {self._said(node) if node else self._gap(index)}"
            )
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Qt override."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Qt override."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt override."""
        if way != Qt.Orientation.Horizontal:
            return None
        said, font = _(KIND_WORDS[COLUMNS[section]]), theme.font(HEAD_PX)
        if role == Qt.ItemDataRole.FontRole:
            return font
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(wrapped(said, font, self._head_room, 2, anywhere=True))
        return said if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) else None


def _cells(snapshot: Snapshot, row: trace.Row) -> Cells:
    practice = trace.practice_of(snapshot, row)
    return (*row.nodes, Node(COMPANION, practice) if practice else None)
