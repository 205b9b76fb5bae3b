"""The coverage matrix: which objective is asked about at which session, and what is answered."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from visitplanner.domain import programme, thread_words
from visitplanner.domain.coverage import Coverage, Share, coverage
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.thread import Node
from visitplanner.gui.parts.lettering import elided, wrapped
from visitplanner.gui.parts.tips import plain_tip
from visitplanner.gui.theme import theme
from visitplanner.gui.titles import picked
from visitplanner.gui.tongue import Speaking, _, ngettext, tongue

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole
COLUMN, HEAD, SIDE, LINE = 128, 48, 300, 46
NARROWEST, NARROW_SIDE, PAD = 54, 180, 13
HEAD_PX, FOLDED_PX, FOLDS = 12, 11, 3


@dataclass(frozen=True, slots=True)
class Fit:
    """How the room is shared, in pixels: a column, the objectives at the side, and whether headings are folded."""

    column: int
    side: int
    folded: bool

    @classmethod
    def into(cls, room: int, columns: int, widest: float = 0) -> Fit:
        """First the side gives way, then the columns; below their least there is more than fits.

        `widest` is what the longest moment of a session takes: where it is more than a column has, headings fold.
        """
        side = max(theme.px(NARROW_SIDE), min(room - columns * theme.px(COLUMN), theme.px(SIDE)))
        column = max(theme.px(NARROWEST), min((room - side) // max(1, columns), theme.px(COLUMN)))
        return cls(column, side, column - 2 * PAD < widest)

    @property
    def head(self) -> int:
        """How high the headings are."""
        lines = FOLDS * QFontMetricsF(theme.font(FOLDED_PX)).lineSpacing()
        return round(lines) + PAD if self.folded else theme.px(HEAD)


class CoverageModel(QAbstractTableModel):
    """Objectives down, sessions across, sums at both ends. The last row and column are sums."""

    def __init__(self) -> None:
        super().__init__()
        self.found = Coverage((), (), {}, frozenset())
        self.fit = Fit.into(0, 0)
        self._snapshot: Snapshot | None = None

    def show_snapshot(self, snapshot: Snapshot, *, every: bool) -> None:
        """Show the matrix of a visit."""
        self.beginResetModel()
        self._snapshot, self.found = snapshot, coverage(snapshot, every=every)
        self.endResetModel()

    def fit_into(self, room: int) -> Fit:
        """Share `room` pixels among the columns and the side; headings follow."""
        before, self.fit = self.fit, Fit.into(room, self.columnCount(), self._widest())
        if self.fit != before and self.columnCount():
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)
        return self.fit

    def _widest(self) -> float:
        room = QFontMetricsF(theme.font(HEAD_PX)).horizontalAdvance
        return max((room(self._session_said(id).split("\n")[0]) for id in self.found.sessions), default=0)

    def place(self, index: Index) -> tuple[str | None, str | None]:
        """The objective and the session of a cell; None at the sums."""
        rows, columns = self.found.objectives, self.found.sessions
        row = rows[index.row()] if index.row() < len(rows) else None
        return row, columns[index.column()] if index.column() < len(columns) else None

    def share(self, index: Index) -> Share:
        """What is asked and answered in a cell."""
        return self.found.share(*self.place(index))

    def parts(self, index: Index) -> tuple[str, ...]:
        """A cell in words: objective, session, and what is asked and answered."""
        objective, session = self.place(index)
        share = self.share(index)
        told = _told(share) if share.asked else _("No question here")
        return self._objective_said(objective), self._session_said(session).replace("\n", " "), told

    def _state(self, objective: str | None) -> str:
        share = self.found.share(objective)
        return _told(share) if share.asked else _("Nobody asks yet")

    def _objective_said(self, id: str | None) -> str:
        if id is None or self._snapshot is None:
            return _("All objectives")
        if not id:
            return _("Without an objective")
        return thread_words.title(self._snapshot, Node("objective", id), tongue.language).text

    def _session_said(self, id: str | None) -> str:
        if id is None or self._snapshot is None:
            return _("All sessions")
        session = self._snapshot.session.get(id)
        if session is None:
            return _("Not placed")
        start = programme.slot(session).start
        title = picked(session.title, self._snapshot).text or "…"
        when = tongue.language.moment(start) if start else _("Unscheduled")
        return f"{when}\n{title}"

    def _headed(self, id: str | None) -> str:
        """The heading of a column; where it is narrow, the shortest date, the time, and what fits of the title."""
        said, width = self._session_said(id), self.fit.column - 2 * PAD
        if not self.fit.folded:
            font = theme.font(HEAD_PX)
            return "\n".join(elided(line, font, width) for line in said.split("\n"))
        font = theme.font(FOLDED_PX)
        session = self._snapshot.session.get(id or "") if self._snapshot else None
        start = programme.slot(session).start if session else None
        when = [tongue.language.date(start.date(), "column"), tongue.language.time(start)] if start else []
        title = said.split("\n")[-1] if when else said
        if when and QFontMetricsF(font).horizontalAdvance(" ".join(when)) <= width:
            when = [" ".join(when)]
        return "\n".join((*when, *wrapped(title, font, width, FOLDS - len(when), anywhere=True)))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt override."""
        if not index.isValid():
            return None
        if role == CELL:
            return self.share(index)
        if role == Qt.ItemDataRole.DisplayRole:
            share = self.share(index)
            return f"{share.answered} / {share.asked}" if share.asked else ""
        return tongue.language.series(self.parts(index)) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Qt override."""
        return 0 if parent.isValid() or not self.found.objectives else len(self.found.objectives) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Qt override."""
        return 0 if parent.isValid() else len(self.found.sessions) + 1

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt override."""
        across = way == Qt.Orientation.Horizontal
        keys = self.found.sessions if across else self.found.objectives
        key = keys[section] if section < len(keys) else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._session_said(key) if across else self._objective_said(key))
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(FOLDED_PX if across and self.fit.folded else HEAD_PX)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if across:
            return self._headed(key)
        lines, font = (self._objective_said(key), self._state(key)), theme.font(HEAD_PX)
        return "\n".join(elided(line, font, self.fit.side - 2 * PAD) for line in lines)


class _CellPainter(QStyledItemDelegate):
    """A pill with answered / asked: green with a check where all is answered, else amber; sums without a pill."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt override."""
        model, area = index.model(), QRectF(option.rect)
        assert isinstance(model, CoverageModel)
        share, summed = model.share(index), None in model.place(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, theme.colour("bg" if summed else "surface"))
        painter.fillRect(QRectF(area.left(), area.bottom(), area.width(), 1), theme.colour("hair"))
        if share.asked:
            self._paint_share(painter, area, share, summed)
        elif not summed:
            painter.setPen(theme.colour("faint"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "–")
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 6, 6)
        painter.restore()

    def _paint_share(self, painter: QPainter, area: QRectF, share: Share, summed: bool) -> None:
        tone = "ok" if share.answered == share.asked else "warn"
        text = f"{share.answered} / {share.asked}" + (" ✓" if tone == "ok" else "")
        painter.setFont(theme.font(bold=True))
        if not summed:
            pill = QRectF(0, 0, min(theme.px(64), area.width() - 6), theme.px(26))
            pill.moveCenter(area.center())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(f"{tone}_soft"))
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(theme.colour("text" if summed else tone))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)


class CoverageTable(Speaking, QTableView):
    """Arrows move, Enter leads to the questions of a cell, or asks one there; the columns share the room."""

    current = Signal()
    """Another cell is the current one."""
    chosen = Signal(object, object)
    """Enter or a double click on a cell: its objective and its session, None at the sums."""
    pressed_again = Signal()
    """A click on the cell that was the current one already."""

    def __init__(self) -> None:
        super().__init__()
        self.matrix = CoverageModel()
        self._held: tuple[str | None, str | None] | None = None
        self.setModel(self.matrix)
        self.setItemDelegate(_CellPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            head.setHighlightSections(False)
            head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().currentChanged.connect(self._tell)
        self.doubleClicked.connect(self._choose)
        self.clicked.connect(self._press_again)
        theme.changed.connect(self._rescale)
        tongue.changed.connect(self._fit)  # headings of another language take other room
        self._rescale()
        self.retranslate()

    def show_snapshot(self, snapshot: Snapshot, *, every: bool) -> None:
        """Show the matrix; the current cell stays where it is."""
        at = self.currentIndex()
        place = self.matrix.place(at) if at.isValid() else None
        self.matrix.show_snapshot(snapshot, every=every)
        self._fit()
        size = product(range(self.matrix.rowCount()), range(self.matrix.columnCount()))
        places = [self.matrix.index(row, column) for row, column in size]
        found = next((one for one in places if self.matrix.place(one) == place), next(iter(places), None))
        if found is not None:
            self.setCurrentIndex(found)

    def retranslate(self) -> None:
        """Name the table."""
        self.setAccessibleName(_("Coverage: answered and asked questions by objective and session"))
        self.horizontalHeader().setAccessibleName(_("Sessions"))
        self.verticalHeader().setAccessibleName(_("Objectives"))
        for corner in self.findChildren(QAbstractButton):
            corner.setAccessibleName(_("Objectives and sessions"))

    def _rescale(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.px(LINE))
        self._fit()

    def _fit(self) -> None:
        across, down = self.horizontalHeader(), self.verticalHeader()
        fit = self.matrix.fit_into(self.viewport().width() + down.width())
        across.setDefaultSectionSize(fit.column)
        across.setFixedHeight(fit.head)
        down.setFixedWidth(fit.side)

    def _tell(self) -> None:
        self.current.emit()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(*self.matrix.place(index))

    def _press_again(self, index: QModelIndex) -> None:
        if self.matrix.place(index) == self._held:
            self.pressed_again.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt override."""
        before = self.currentIndex()
        self._held = self.matrix.place(before) if before.isValid() else None
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Qt override: as high as the objectives are."""
        lines = max(1, self.matrix.rowCount())
        return QSize(theme.px(700), theme.px(HEAD + LINE * lines) + 14)


def _told(share: Share) -> str:
    asked = ngettext("{n} question", "{n} questions", share.asked).format(n=share.asked)
    if share.answered == share.asked:
        return _("{asked}, all answered").format(asked=asked)
    if not share.answered:
        return _("{asked}, no answer yet").format(asked=asked)
    return _("{asked}, {n} answered").format(asked=asked, n=share.answered)
