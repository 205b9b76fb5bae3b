"""Two or three cities side by side: their indicators on common lines, to be read, copied and pasted into a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from visitplanner.base.collation import sort_key
from visitplanner.base.phrases import N_
from visitplanner.domain.city_compare import Line, compare
from visitplanner.domain.records import City, Indicator
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector.editors import Options, Pick
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.keys import on_key
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import Label
from visitplanner.gui.places.gazetteer import Gazetteer
from visitplanner.gui.places.indicators import figure, provenance
from visitplanner.gui.theme import theme
from visitplanner.gui.titles import picked
from visitplanner.gui.tongue import Speaking, _, tongue

MOST = 3
SIDE, TOP = 8, 9


class Cells(QStyledItemDelegate):
    """The first line of a cell in full, what follows it small."""

    def _layout(self, text: str, width: int) -> list[tuple[str, int, bool, int]]:
        """(text, top, small, height) of each line."""
        found, y = [], TOP
        for n, part in enumerate(text.split("\n")):
            small = n % 2 == 1
            metrics = QFontMetrics(theme.font(11 if small else 13, bold=False))
            area = metrics.boundingRect(QRect(0, 0, max(40, width - 2 * SIDE), 10_000), _FLAGS, part)
            found.append((part, y, small, area.height()))
            y += area.height() + (6 if small else 1)
        return found

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt override."""
        area: QRect = option.rect
        selected = bool(option.state & _SELECTED)
        painter.fillRect(area, theme.colour("accent_soft" if selected else "surface"))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.colour("hair"))
        for text, top, small, height in self._layout(str(index.data() or ""), area.width()):
            painter.setFont(theme.font(11 if small else 13))
            painter.setPen(theme.colour("sub" if small else "text"))
            painter.drawText(
                QRect(area.left() + SIDE, area.top() + top, area.width() - 2 * SIDE, height), _FLAGS, text
            )

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt override."""
        table: QTableWidget = self.parent()  # type: ignore[assignment]
        width = table.columnWidth(index.column())
        *_lines, (_text, top, _small, height) = self._layout(str(index.data() or ""), width)
        return QSize(width, top + height + TOP)


class CityComparison(Speaking, QWidget):
    """A choice of cities above, the table below."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._gazetteer = Gazetteer()
        self._snapshot: Snapshot | None = None
        self._chosen, self._by_hand = [""] * MOST, False
        self._lines: tuple[Line, ...] = ()
        self.picks = [Pick(writes=False) for _n in range(MOST)]
        names = (N_("First city"), N_("Second city"), N_("Third city"))
        self._fields = [Field(words, pick) for words, pick in zip(names, self.picks, strict=True)]
        for n, pick in enumerate(self.picks):
            pick.entered.connect(lambda city, n=n: self._choose(n, city))
            pick.named.connect(lambda _text: self._fill())
        self.table = QTableWidget()
        self.table.setItemDelegate(Cells(self.table))
        self._hint = Label("", "warn", 12, wrap=True)
        self._copy = Button(N_("Copy the table"), "", "copy", tip="Ctrl+C")
        self._copy.clicked.connect(self.copy)
        self._empty = EmptyState(
            "table", N_("Nothing to compare yet"),
            N_("Choose two cities. Their indicators are written under Cities, each with unit, year and source."),
        )  # fmt: skip
        self._build()

    def _build(self) -> None:
        table = self.table
        table.setFrameShape(table.Shape.NoFrame)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        table.horizontalHeader().sectionResized.connect(table.resizeRowsToContents)
        on_key("Ctrl+C", table, self.copy)
        choices = row(gap=12)
        for field in self._fields:
            choices.addWidget(field, 1)
        foot = row(self._hint, self._copy, margins=(16, 8, 16, 8))
        foot.setStretch(0, 1)
        self._foot = box(foot)
        head = box(column(choices, margins=(16, 10, 16, 12)))
        self._framed = box(column(self.table, margins=(8, 4, 8, 0)))
        layout = column(
            head,
            Hairline(),
            self._framed,
            self._empty,
            Hairline(),
            self._foot,
            gap=0,
        )
        layout.setStretch(2, 1)
        layout.setStretch(3, 1)
        self.setLayout(layout)
        self.retranslate()

    def show_cities(self, gazetteer: Gazetteer, snapshot: Snapshot) -> None:
        """Compare what was chosen; until something is, the cities of the visit that say something."""
        self._gazetteer, self._snapshot = gazetteer, snapshot
        if not self._by_hand:
            self._chosen = self._usual(snapshot)
        self._chosen = [city if city in gazetteer.cities else "" for city in self._chosen]
        self._fill()

    def copy(self) -> None:
        """The table as text with tabs: a figure, its unit, year and source in columns of their own."""
        QGuiApplication.clipboard().setText(self.as_text())

    def as_text(self) -> str:
        """The same, with the words and numbers of the window's language."""
        cities = self._cities()
        head = [_("Indicator")]
        for city in cities:
            head += [self._name(city), _("Unit"), _("Year"), _("Source")]
        return "\n".join("\t".join(map(_flat, cells)) for cells in (head, *self._text_rows())) + "\n"

    def take_focus(self) -> None:
        """To the table, or to the first choice."""
        (self.table if self._lines else self.picks[0]).setFocus()

    def retranslate(self) -> None:
        """Say everything again."""
        self.table.setAccessibleName(_("Comparison of cities"))
        self.table.horizontalHeader().setAccessibleName(_("Cities"))
        if self._snapshot is not None:
            self._fill()

    # ------------------------------------------------------------------ inside
    def _usual(self, snapshot: Snapshot) -> list[str]:
        told = dict.fromkeys(one.city for one in self._gazetteer.indicators)
        ordered = dict.fromkeys((*snapshot.visit.cities, *snapshot.cities, *self._gazetteer.cities))
        return [*[city for city in ordered if city in told][:2], "", "", ""][:MOST]

    def _choose(self, n: int, city: str) -> None:
        self._chosen[n], self._by_hand = city, True
        self._fill()

    def _cities(self) -> list[City]:
        found = dict.fromkeys(filter(None, self._chosen))
        return [self._gazetteer.cities[id] for id in found]

    def _name(self, city: City) -> str:
        return (picked(city.name, self._snapshot).text if self._snapshot else "") or "…"

    def _options(self) -> Options:
        code = tongue.language.code
        found = [(one.id, self._name(one)) for one in self._gazetteer.cities.values()]
        return [("", ""), *sorted(found, key=lambda pair: sort_key(pair[1], code))]

    def _fill(self) -> None:
        cities, options = self._cities(), self._options()
        for pick, city in zip(self.picks, self._chosen, strict=True):
            pick.show_value(city, options)
        self._lines = (
            compare([one.id for one in cities], self._gazetteer.indicators) if len(cities) > 1 else ()
        )
        for widget in (self._framed, self._foot):
            widget.setVisible(bool(self._lines))
        self._empty.setVisible(not self._lines)
        mixed = any(line.mixed for line in self._lines)
        self._hint.show_text(
            _("Where units differ, nothing is converted: compare with care.") if mixed else ""
        )
        self.table.setColumnCount(len(cities) + 1)
        self.table.setHorizontalHeaderLabels([_("Indicator"), *map(self._name, cities)])
        self.table.setRowCount(len(self._lines))
        for n, line in enumerate(self._lines):
            for m, text in enumerate((self._said(line), *(_cell(cell) for cell in line.cells))):
                self.table.setItem(n, m, QTableWidgetItem(text))
        self.table.resizeRowsToContents()

    def _said(self, line: Line) -> str:
        name = (picked(line.name, self._snapshot).text if self._snapshot else "") or "…"
        differ = _("different units")
        return f"{name}\n{differ}" if line.mixed else name

    def _text_rows(self) -> Iterator[list[str]]:
        """A row for each year that somebody tells of."""
        for line in self._lines:
            name = picked(line.name, self._snapshot).text if self._snapshot else ""
            for n in range(max(len(cell) for cell in line.cells)):
                told = (_columns(cell[n]) if n < len(cell) else ("–", "", "", "") for cell in line.cells)
                yield [name, *(text for columns in told for text in columns)]

    def resizeEvent(self, event: Any) -> None:
        """Qt override: narrower columns wrap into higher lines."""
        super().resizeEvent(event)
        self.table.resizeRowsToContents()


def _cell(cell: Sequence[Indicator]) -> str:
    """Each figure and, under it, where it comes from; one after the other where there are several years."""
    return "\n".join(f"{figure(one)}\n{provenance(one)}" for one in cell) or "–"


def _columns(one: Indicator) -> tuple[str, str, str, str]:
    value = "–" if one.value is None else tongue.language.number(one.value)
    return value, one.unit, str(one.year or ""), one.source


def _flat(text: str) -> str:
    return " ".join(text.split())


_SELECTED = QStyle.StateFlag.State_Selected
_FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
