"""The glossary as a table: a column per language, then theme and how often a term is used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

from visitplanner.domain.labels import label
from visitplanner.domain.records import Term
from visitplanner.domain.wording import Picked
from visitplanner.gui.icons import pixmap
from visitplanner.gui.parts.row_list import Expecting
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _, tongue

Index = QModelIndex | QPersistentModelIndex
TERM = Qt.ItemDataRole.UserRole
ROW_HEIGHT, PAD, NARROW = 38, 9, 600


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the table shows: terms in their order, the languages of its columns, uses and duplicates by id."""

    terms: Sequence[Term] = ()
    languages: Sequence[str] = ()
    uses: Mapping[str, int] | None = None
    doubles: frozenset[str] = frozenset()

    @property
    def columns(self) -> int:
        """Languages, theme, uses."""
        return len(self.languages) + 2

    def name(self, term: Term, column: int) -> Picked:
        """A term in the language of a column; what is not translated stands as it is, any other stand-in is marked."""
        found = term.name.pick(self.languages[column])
        return Picked(found.text, found.language) if term.keep else found

    def text(self, term: Term, column: int) -> str:
        """What stands in a cell."""
        if column < len(self.languages):
            found = self.name(term, column)
            return found.text if found.asked or not found.text else f"{found.text}  [{found.language}]"
        if column == len(self.languages):
            return _(label(term.theme)) if term.theme else ""
        return "" if self.uses is None else str(self.uses.get(term.id, 0))

    def heading(self, column: int) -> str:
        """What stands over a column."""
        if column < len(self.languages):
            return tongue.language.language_title(self.languages[column])
        return _("Theme") if column == len(self.languages) else _("Used in")


class TermModel(QAbstractTableModel):
    """A `Sheet` as Qt asks for it; `show` tells only as much as differs."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sheet = Sheet()

    def show(self, sheet: Sheet) -> None:
        """Show another sheet. What is the same before and after a change keeps its rows."""
        if len(sheet.languages) != len(self.sheet.languages):
            self.beginResetModel()
            self.sheet = sheet
            self.endResetModel()
            return
        old, new = [one.id for one in self.sheet.terms], [one.id for one in sheet.terms]
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        if len(old) > head + tail:
            self.beginRemoveRows(QModelIndex(), head, len(old) - tail - 1)
            kept = (*self.sheet.terms[:head], *self.sheet.terms[len(old) - tail :])
            self.sheet = replace(self.sheet, terms=kept)
            self.endRemoveRows()
        if len(new) > head + tail:
            self.beginInsertRows(QModelIndex(), head, len(new) - tail - 1)
            self.sheet = sheet
            self.endInsertRows()
        self.sheet = sheet
        if new:
            self.dataChanged.emit(self.index(0, 0), self.index(len(new) - 1, sheet.columns - 1))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, sheet.columns - 1)

    def _said(self, term: Term, column: int) -> Sequence[str]:
        """What the icons of a row say."""
        if column:
            return ()
        kept = _("Do not translate") if term.keep else ""
        return [
            words
            for words in (kept, _("Several entries say this") if term.id in self.sheet.doubles else "")
            if words
        ]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt override."""
        if not index.isValid():
            return None
        term = self.sheet.terms[index.row()]
        if role == TERM:
            return term
        text = self.sheet.text(term, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(text[:300].split())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tongue.language.series((text, *self._said(term, index.column())))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return tongue.language.series(self._said(term, 0)) or None
        return None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Qt override."""
        return 0 if parent.isValid() else len(self.sheet.terms)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Qt override."""
        return 0 if parent.isValid() else self.sheet.columns

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt override."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.sheet.heading(section)
        return None


class TermTable(Expecting, Speaking, QTableView):
    """Arrows go by row; Enter edits."""

    current = Signal(str)
    """Another row is the current one: the term's id."""
    chosen = Signal(str)
    """Enter or a double click on a row: the term's id."""

    def __init__(self) -> None:
        super().__init__()
        self.terms = TermModel(self)
        self.setModel(self.terms)
        self.setItemDelegate(TermPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.doubleClicked.connect(lambda _index: self.chosen.emit(self.key))
        theme.changed.connect(self._rescale)
        self._rescale()
        self.retranslate()

    @property
    def key(self) -> str:
        """The id of the current term ("" for none)."""
        index = self.currentIndex()
        return self.terms.sheet.terms[index.row()].id if index.isValid() else ""

    def fill(self, sheet: Sheet) -> None:
        """Show `sheet`; the current term stays current where it is still there."""
        key, row = self.key, self.currentIndex().row()
        self.terms.show(sheet)
        self._share()
        if not self.go_to(self.returned(key)) and sheet.terms:
            self.selectRow(max(0, min(row, len(sheet.terms) - 1)))

    def listed(self) -> Iterable[str]:
        """The ids of the terms, in their order."""
        return [term.id for term in self.terms.sheet.terms]

    def go_to(self, id: str) -> bool:
        """Make a term the current one; False where it is not listed."""
        for row, term in enumerate(self.terms.sheet.terms):
            if term.id == id:
                if self.currentIndex().row() != row:
                    self.selectRow(row)
                self.scrollTo(self.terms.index(row, 0))
                return True
        return False

    def retranslate(self) -> None:
        """Say the columns again."""
        self.horizontalHeader().setAccessibleName(_("Columns"))
        self.terms.show(self.terms.sheet)

    def _tell(self) -> None:
        self.current.emit(self.key)

    def _rescale(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW_HEIGHT))
        self.horizontalHeader().setFont(theme.font(11))
        self._share()

    def _share(self) -> None:
        """The languages share what the two narrow columns leave, of which the themes go where there is little room."""
        head, columns = self.horizontalHeader(), self.terms.columnCount()
        little = self.viewport().width() < theme.px(NARROW)
        for column in range(columns):
            narrow = column >= columns - 2
            mode = QHeaderView.ResizeMode.Fixed if narrow else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(column, mode)
            self.setColumnHidden(column, column == columns - 2 and little)
            if narrow:
                self.setColumnWidth(column, theme.px(150 if column == columns - 2 else 74))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override: where there is little room, the languages take that of the themes."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt override."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.key:
                self.chosen.emit(self.key)
        else:
            super().keyPressEvent(event)


class TermPainter(QStyledItemDelegate):
    """A name with its reading beside it, smaller; stand-ins are faint and marked; icons say what words say too."""

    def __init__(self, table: TermTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        """Qt override."""
        area = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("accent_soft"))
            if index.column() == 0 and self._table.hasFocus():
                painter.fillRect(QRectF(area.x(), area.y(), 3, area.height()), theme.colour("accent"))
        painter.setPen(QPen(theme.colour("hair"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        sheet, term = self._table.terms.sheet, index.data(TERM)
        inside = area.adjusted(PAD, 0, -PAD, -1)
        if index.column() < len(sheet.languages):
            self._paint_name(painter, inside, term, index)
        else:
            painter.setFont(theme.font(12))
            painter.setPen(theme.colour("sub"))
            text = painter.fontMetrics().elidedText(
                str(index.data()), Qt.TextElideMode.ElideRight, int(inside.width())
            )
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def _paint_name(self, painter: QPainter, area: QRectF, term: Term, index: Index) -> None:
        sheet, column = self._table.terms.sheet, index.column()
        asked = sheet.name(term, column).asked
        if column == 0:
            for shown, name, role in (
                (term.keep, "lock", "sub"), (term.id in sheet.doubles, "triangle-alert", "warn"),
            ):  # fmt: skip
                if shown:
                    ratio = self._table.devicePixelRatioF()
                    drawn = pixmap(name, theme.colour(role).name(), 13, ratio)
                    painter.drawPixmap(int(area.left()), int(area.center().y() - 6), drawn)
                    area.setLeft(area.left() + 19)
        painter.setFont(theme.font(bold=column == 0 and asked))
        painter.setPen(theme.colour("text" if asked else "faint"))
        area.setLeft(area.left() + _paint(painter, area, str(index.data())) + 10)
        reading = term.reading[sheet.languages[column]]
        if reading and asked and area.width() > 30:
            painter.setFont(theme.font(11))
            painter.setPen(theme.colour("faint"))
            _paint(painter, area, " ".join(reading[:200].split()))


def _paint(painter: QPainter, area: QRectF, text: str) -> int:
    """Paint one line, elided; how wide it came out."""
    metrics = QFontMetrics(painter.font())
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(area.width()))
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, cut)
    return metrics.horizontalAdvance(cut)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many begin alike."""
    return next(
        (n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
