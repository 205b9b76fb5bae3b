"""The first column of a table that is wider than its room, kept in sight while the others are scrolled under it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView


class FrozenColumn(QTableView):
    """Lies over `table`, which it follows in everything; it is hidden where nothing is scrolled."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(table.itemDelegate())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(table.verticalScrollMode())
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setDefaultAlignment(table.horizontalHeader().defaultAlignment())
        self.doubleClicked.connect(table.doubleClicked)
        ours, theirs = self.verticalScrollBar(), table.verticalScrollBar()
        theirs.valueChanged.connect(ours.setValue)
        ours.valueChanged.connect(theirs.setValue)
        table.horizontalScrollBar().rangeChanged.connect(self.follow)
        self.hide()

    def follow(self) -> None:
        """Take the first column that is shown, its width, and the height of everything."""
        table = self._table
        count = self.model().columnCount()
        first = next((n for n in range(count) if not table.isColumnHidden(n)), 0)
        for section in range(count):
            self.setColumnHidden(section, section != first)
        width, head = table.columnWidth(first), table.horizontalHeader().height()
        self.setColumnWidth(first, width)
        self.horizontalHeader().setFixedHeight(head)
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        corner = table.viewport().geometry().topLeft()
        self.setGeometry(QRect(corner.x(), corner.y() - head, width, head + table.viewport().height()))
        self.setVisible(table.horizontalScrollBar().maximum() > 0)

    @property
    def covered(self) -> int:
        """How many pixels of the table it lies over."""
        return 0 if self.isHidden() else self.width()
