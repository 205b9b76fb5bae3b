"""The same comparison as a table: a row for each dimension, a column for each city, values with their comments."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from visitplanner.domain import replication
from visitplanner.domain.kinds import Dimension
from visitplanner.domain.labels import label
from visitplanner.domain.replication import Column
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.outcomes import words
from visitplanner.gui.outcomes.decisions import mean_told
from visitplanner.gui.outcomes.radar import mark_picture
from visitplanner.gui.outcomes.scale import meaning
from visitplanner.gui.parts.tips import plain_tip
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _, tongue

Index = QModelIndex | QPersistentModelIndex
DIMENSIONS = tuple(Dimension)
NARROWEST, MARGIN, SIDE = 120, 10, 12
WHOLE = 600
"""How much of a reason or comment a cell shows."""


class FitModel(QAbstractTableModel):
    """First the decision and its reason, then the dimensions."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self._apart: dict[Dimension, int] = {}
        self._snapshot: Snapshot | None = None

    def show_columns(self, snapshot: Snapshot, columns: tuple[Column, ...]) -> None:
        """Show decisions about one practice; another practice is another table."""
        same = [one.decision.id for one in columns] == [one.decision.id for one in self.columns]
        if not same:
            self.beginResetModel()
        self._snapshot, self.columns, self._apart = snapshot, columns, replication.apart(columns)
        if not same:
            self.endResetModel()
        elif columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(DIMENSIONS), len(columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(DIMENSIONS))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)

    def told(self, row: int, column: int) -> str:
        """What a cell shows."""
        one = self.columns[column]
        if self._snapshot is None:
            return ""
        if row == 0:
            reason = words.said(one.decision.reason, self._snapshot, WHOLE)
            return "\n".join(part for part in (_(label(one.decision.decision)), reason) if part)
        given = one.scores[DIMENSIONS[row - 1]]
        value = "–" if given.value is None else str(given.value)
        return "\n".join(
            part
            for part in (f"{value}  {meaning(given.value)}", words.said(given.comment, self._snapshot, WHOLE))
            if part
        )

    def _headed(self, column: int) -> str:
        return "\n".join(part for part in (self._city(column), mean_told(self.columns[column].mean)) if part)

    def _city(self, column: int) -> str:
        if self._snapshot is None:
            return ""
        return words.city(self._snapshot, self.columns[column].decision.city) or _("No city yet")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt override."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            told = self.told(index.row(), index.column())
            return told if role == Qt.ItemDataRole.DisplayRole else plain_tip(told)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heads = (self.headerData(index.row(), Qt.Orientation.Vertical), self._city(index.column()))
            return tongue.language.series((*map(str, heads), self.told(index.row(), index.column())))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        if role == Qt.ItemDataRole.ForegroundRole and index.row():
            known = self.columns[index.column()].scores[DIMENSIONS[index.row() - 1]].value is not None
            return None if known else theme.colour("sub")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt override."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DecorationRole:
                return mark_picture(section, 2.0, 16)
            return self._headed(section) if role == Qt.ItemDataRole.DisplayRole else None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return _("Decision")
        dimension = DIMENSIONS[section - 1]
        name = _(label(dimension))
        if dimension in self._apart:
            differ = _("≠ cities differ by {n}").format(n=self._apart[dimension])
            return f"{name}\n{differ}"
        return name

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Qt override."""
        return 0 if parent.isValid() or not self.columns else len(DIMENSIONS) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Qt override."""
        return 0 if parent.isValid() else len(self.columns)


class FitTable(Speaking, QTableView):
    """Enter or a double click goes to the decision of the city."""

    wanted = Signal(str)
    """A decision is wanted: its id."""

    def __init__(self) -> None:
        super().__init__()
        self.fit = FitModel(self)
        self.setModel(self.fit)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setShowGrid(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setProperty("part", "fit")
        self.setCornerButtonEnabled(False)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self._go)
        theme.changed.connect(self._fit)
        self.retranslate()

    def show_columns(self, snapshot: Snapshot, columns: tuple[Column, ...]) -> None:
        """Show decisions about one practice."""
        self.fit.show_columns(snapshot, columns)
        if columns and not self.currentIndex().isValid():
            self.setCurrentIndex(self.fit.index(0, 0))
        self._fit()

    def retranslate(self) -> None:
        """Name the table."""
        self.setAccessibleName(_("How well it fits"))
        self.horizontalHeader().setAccessibleName(_("Cities"))
        self.verticalHeader().setAccessibleName(_("Dimension"))
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName(_("How well it fits"))
        self._fit()

    def _fit(self) -> None:
        self.setFont(theme.font(12))
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setFont(theme.font(12, bold=True))
        count = self.fit.columnCount()
        if count:
            room = self.viewport().width() - 1
            width = max(theme.px(NARROWEST), room // count)
            for column in range(count):
                self.setColumnWidth(column, width)
            for row in range(self.fit.rowCount()):
                self.setRowHeight(row, self._height(row, width))

    def _height(self, row: int, width: int) -> int:
        """What the longest cell of a row needs, and what is written at its side."""
        metrics, room = QFontMetrics(theme.font(12)), QRect(0, 0, width - 2 * SIDE, 4000)
        wrap = int(Qt.TextFlag.TextWordWrap)
        texts = (self.fit.told(row, column) for column in range(self.fit.columnCount()))
        highest = max(metrics.boundingRect(room, wrap, text).height() for text in texts)
        side = self.verticalHeader().sectionSizeHint(row)
        return max(highest + 2 * MARGIN, side)

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self.wanted.emit(self.fit.columns[index.column()].decision.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override: columns share the room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt override."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.currentIndex())
            return
        super().keyPressEvent(event)
