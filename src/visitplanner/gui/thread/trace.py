"""The trace table: every path from an objective to a milestone, with its gaps."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from visitplanner.base.phrases import N_
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.pages.views_page import View
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.lettering import elided, line_height, wrapped
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import Label
from visitplanner.gui.theme import theme
from visitplanner.gui.thread.trace_model import COLUMNS, FACTS, NODE, REPEATED, Index, TraceModel
from visitplanner.gui.tongue import _, ngettext

HEIGHT, NARROWEST, PAD = 66, 150, 8
_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


class _CellPainter(QStyledItemDelegate):
    """Two lines of text and one of facts; what the row above says already is faint, a gap is said in words."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt override."""
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, theme.colour("surface"))
        painter.setPen(theme.colour("hair"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        self._paint_words(painter, area.adjusted(PAD, PAD, -PAD, -PAD / 2), index)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -3), 6, 6)
        painter.restore()

    def _paint_words(self, painter: QPainter, area: QRectF, index: Index) -> None:
        there, repeated = index.data(NODE) is not None, bool(index.data(REPEATED))
        painter.setFont(theme.font(12, bold=there and not repeated))
        painter.setPen(theme.colour("text" if there and not repeated else "sub"))
        high, left, y = line_height(12), area.left(), area.top()
        for line in wrapped(str(index.data()), painter.font(), area.width(), 2, anywhere=True):
            painter.drawText(QRectF(left, y, area.width(), high), _LINE, line)
            y += high
        painter.setFont(theme.font(11))
        painter.setPen(theme.colour("faint"))
        facts = elided(str(index.data(FACTS)), painter.font(), area.width())
        painter.drawText(QRectF(left, area.top() + 2 * high, area.width(), high), _LINE, facts)


class _Table(QTableView):
    """Enter and a double click are told; Ctrl+C is the pane's."""

    def __init__(self, model: TraceModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_CellPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setHighlightSections(False)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._rescale)
        self._rescale()

    def _rescale(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.px(HEIGHT))
        self.horizontalHeader().setFont(theme.font(12))

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.doubleClicked.emit(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: Any) -> None:
        """Qt override: the columns share the room, as far as it suffices."""
        super().resizeEvent(event)
        width = max(theme.px(NARROWEST), self.viewport().width() // len(COLUMNS))
        for section in range(len(COLUMNS)):
            self.horizontalHeader().resizeSection(section, width)


class TraceTable(View):
    """Enter goes to the record of a cell; Ctrl+C copies the chosen rows, the button all that are shown."""

    filters = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model = TraceModel()
        self.table = _Table(self.model)
        self._words: tuple[str, ...] = ()
        self._told = Label("", "sub", 12)
        self.gaps = Button(N_("Only gaps"), "chip", checkable=True, px=12)
        self._copy = Button(N_("Copy as a table"), "", "copy", tip=N_("Ctrl+C copies the chosen rows"))
        head = box(row(self._told, None, self.gaps, self._copy, margins=(16, 8, 16, 8)))
        filled = column(head, Hairline(), self.table, gap=0)
        filled.setStretch(2, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(box(filled, "surface"))
        self._stack.addWidget(
            EmptyState(
                "waypoints", N_("No thread yet"),
                N_("Objectives, questions, observations, decisions, actions and milestones appear here, row by row."),
            )
        )  # fmt: skip
        self.table.doubleClicked.connect(self._choose)
        self.table.selectionModel().currentChanged.connect(self._tell)
        self.gaps.clicked.connect(self.refresh_if_shown)
        self._copy.clicked.connect(self.copy_all)
        self.retranslate()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the trace of a visit; the current record stays current where it is shown."""
        node = self.model.node(self.table.currentIndex())
        self.model.show_snapshot(snapshot, self._words, gaps=self.gaps.isChecked())
        self._stack.setCurrentIndex(0 if self.model.count else 1)
        places = ((at, cells.index(node)) for at, cells in enumerate(self.model.rows) if node in cells)
        at = next(places, (0, 0)) if node is not None else (0, 0)
        self.table.setCurrentIndex(self.model.index(*at))
        self._told.show_text(self._summary())

    def refresh(self, snapshot: Snapshot) -> None:
        """The same, as a view of a page."""
        self.show_snapshot(snapshot)

    def filter_by(self, words: str) -> None:
        """Show only rows that contain every word."""
        self._words = tuple(words.casefold().split())
        self.refresh_if_shown()

    def current_record(self) -> tuple[str, str] | None:
        """The record of the current cell."""
        node = self.model.node(self.table.currentIndex())
        return (node.kind, node.id) if node else None

    def copy_all(self) -> None:
        """All rows shown, to the clipboard."""
        self._put(range(len(self.model.rows)))

    def panes(self) -> list[QWidget]:
        """The table."""
        return [self.table]

    def take_focus(self) -> None:
        """To the table."""
        self.table.setFocus()

    def retranslate(self) -> None:
        """Say everything again."""
        self.table.setAccessibleName(_("Trace of the golden thread"))
        self.table.horizontalHeader().setAccessibleName(_("Columns"))
        self.refresh_if_shown()

    def _summary(self) -> str:
        count = len(self.model.rows)
        told = [ngettext("{n} row", "{n} rows", count).format(n=count)]
        if not self.model.whole:
            told.append(_("There are too many paths to show each: every link stands in some row."))
        return " · ".join(told)

    def _put(self, rows: Any) -> None:
        shown = list(rows)
        QGuiApplication.clipboard().setText(self.model.tabbed(shown))
        words = ngettext("{n} row copied", "{n} rows copied", len(shown))
        self._told.show_text(words.format(n=len(shown)))

    def _choose(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        if node is not None:
            self.followed.emit(node.kind, node.id)

    def _tell(self) -> None:
        self.record_shown.emit()

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._put(sorted({index.row() for index in self.table.selectedIndexes()}))
        else:
            super().keyPressEvent(event)
