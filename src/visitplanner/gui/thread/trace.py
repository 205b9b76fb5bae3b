"""The trace table: every path from an objective to a milestone, with its gaps."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from visitplanner.base.phrases import N_
from visitplanner.domain.folding import plain
from visitplanner.domain.labels import KIND_WORDS
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
from visitplanner.gui.thread.frozen import FrozenColumn
from visitplanner.gui.thread.trace_model import COLUMNS, FACTS, NODE, REPEATED, Index, TraceModel
from visitplanner.gui.tongue import _, ngettext

HEIGHT, NARROWEST, NARROW, PAD, HEAD_PAD = 66, 88, 120, 8, 13
_ENSURE = QAbstractItemView.ScrollHint.EnsureVisible
_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine


def lines_in(width: float) -> int:
    """How many lines of text a cell of `width` pixels shows."""
    return 2 if width >= theme.px(NARROW) else 3


class _CellPainter(QStyledItemDelegate):
    """Two lines of text, three in a narrow cell, and one of facts; what the row above says already is faint, a gap is
    said in words.
    """

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
        high, left, y, most = line_height(12), area.left(), area.top(), lines_in(area.width() + 2 * PAD)
        for line in wrapped(str(index.data()), painter.font(), area.width(), most, anywhere=True):
            painter.drawText(QRectF(left, y, area.width(), high), _LINE, line)
            y += high
        painter.setFont(theme.font(11))
        painter.setPen(theme.colour("faint"))
        facts = elided(str(index.data(FACTS)), painter.font(), area.width())
        painter.drawText(QRectF(left, area.top() + most * high, area.width(), high), _LINE, facts)


class _Table(QTableView):
    """Enter and a double click are told; Ctrl+C is the pane's. The columns that are shown share the room."""

    def __init__(self, model: TraceModel) -> None:
        super().__init__()
        self._model = model
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
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.frozen = FrozenColumn(self)
        theme.changed.connect(self._fit)

    def show_column(self, section: int, shown: bool) -> None:
        """Show or hide a column; the current cell stays in sight."""
        self.setColumnHidden(section, not shown)
        at = self.currentIndex()
        if at.isValid() and self.isColumnHidden(at.column()):
            self.setCurrentIndex(at.siblingAtColumn(self.shown[0]))
        self._fit()

    @property
    def shown(self) -> list[int]:
        """The columns that are not hidden."""
        return [section for section in range(len(COLUMNS)) if not self.isColumnHidden(section)]

    def _fit(self) -> None:
        shown = self.shown
        width = max(theme.px(NARROWEST), self.viewport().width() // len(shown))
        self._model.fit_headings(width - 2 * HEAD_PAD)
        for section in shown:
            self.horizontalHeader().resizeSection(section, width)
        more = (lines_in(width) - 2) * line_height(12)
        self.verticalHeader().setDefaultSectionSize(round(theme.px(HEIGHT) + more))
        self.frozen.follow()

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _ENSURE) -> None:
        """Qt override: no cell hides under the column that stays."""
        super().scrollTo(index, hint)
        hidden = self.frozen.covered - self.visualRect(index).left()
        if index.column() != self.shown[0] and hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.doubleClicked.emit(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: Any) -> None:
        """Qt override."""
        super().resizeEvent(event)
        self._fit()


class _ColumnsButton(Button):
    """Says which columns are shown; one of them stays."""

    def __init__(self, table: _Table) -> None:
        super().__init__(N_("Columns"), "", "columns-3")
        self._table = table
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._offer)
        self.setMenu(self._menu)

    def _offer(self) -> None:
        self._menu.clear()
        shown = self._table.shown
        for section, kind in enumerate(COLUMNS):
            action = self._menu.addAction(_(KIND_WORDS[kind]))
            action.setCheckable(True)
            action.setChecked(section in shown)
            action.setEnabled(shown != [section])
            action.toggled.connect(partial(self._table.show_column, section))


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
        self.columns = _ColumnsButton(self.table)
        head = box(row(self._told, None, self.gaps, self.columns, self._copy, margins=(16, 8, 16, 8)))
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
        self._words = tuple(plain(words).split())
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
        for one in (self.table, self.table.frozen):
            one.setAccessibleName(_("Trace of the golden thread"))
            one.horizontalHeader().setAccessibleName(_("Columns"))
        self.refresh_if_shown()

    def _summary(self) -> str:
        count = len(self.model.rows)
        told = [ngettext("{n} row", "{n} rows", count).format(n=count)]
        if not self.model.whole:
            told.append(
                _("There are too many paths to show them all. Every link appears in at least one row.")
            )
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
