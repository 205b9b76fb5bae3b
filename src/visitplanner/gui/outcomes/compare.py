"""One practice, all cities that decided about it: a radar, and the same as a table."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain import replication
from visitplanner.domain.kinds import Dimension
from visitplanner.domain.labels import label
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.editors import Choice, Options
from visitplanner.gui.outcomes import words
from visitplanner.gui.outcomes.fit_table import FitTable
from visitplanner.gui.outcomes.radar import Line, Radar, mark_picture
from visitplanner.gui.pages.views_page import View
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.flow import Flow
from visitplanner.gui.parts.layout import box, column, emptied, row, side_by_side
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import Label
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _


class Legend(QWidget):
    """Which line is which city's."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, ...] = ()
        self._flow = Flow(gap=14)
        self.setLayout(self._flow)
        theme.changed.connect(self._fill)

    def show_names(self, names: tuple[str, ...]) -> None:
        """Name the lines, in their order."""
        if names != self._shown:
            self._shown = names
            self._fill()

    def _fill(self) -> None:
        emptied(self._flow)
        for n, name in enumerate(self._shown):
            sample, city = QLabel(), Label("", "", 12)
            sample.setPixmap(mark_picture(n, self.devicePixelRatioF()))
            city.show_text(name)
            self._flow.addWidget(box(row(sample, city, gap=6)))


class ComparePane(View):
    """The practice is chosen above; Enter in the table goes to a city's decision."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._practice = ""
        self.practices = Choice(self._options, writes=False)
        self.practices.setMinimumWidth(theme.px(260))
        self._caption = Label(N_("Practice note"), "sub", 12)
        self._caption.setBuddy(self.practices)
        self._legend = Label(self._scale, "faint", 11, wrap=True)
        self._lines = Legend()
        self.radar, self.table = Radar(), FitTable()
        self._build()
        self.practices.entered.connect(self._choose)
        self.table.wanted.connect(self._go)
        self.table.selectionModel().currentColumnChanged.connect(self.record_shown)
        self.retranslate()

    def _build(self) -> None:
        bar = row(self._caption, self.practices, margins=(16, 10, 16, 10), gap=10)
        bar.setStretch(1, 1)
        left = column(self.radar, self._lines, self._legend, margins=(16, 4, 16, 12), gap=6)
        left.setStretch(0, 1)
        split = side_by_side((box(left), 220, 420), (self.table, 340, 560), stretch=(2, 3))
        filled = column(box(bar), Hairline(), split, gap=0)
        filled.setStretch(2, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(box(filled, "surface"))
        self._stack.addWidget(
            EmptyState(
                "gauge", N_("Nothing to compare yet"),
                N_("Once home cities have decided about a practice, this shows how well it fits each of them."),
            )
        )  # fmt: skip

    def refresh(self, snapshot: Snapshot) -> None:
        """Show the chosen practice, or the one that most cities decided about."""
        options = [id for id, _title in self._options()]
        if self._practice not in options:
            self._practice = max(options, key=lambda id: len(replication.compared(snapshot, id)), default="")
        self._stack.setCurrentIndex(0 if self._practice else 1)
        self.practices.show_value(self._practice)
        columns = replication.compared(snapshot, self._practice) if self._practice else ()
        lines = [
            Line(
                words.city(snapshot, one.decision.city) or _("No city yet"),
                tuple(one.scores[dimension].value for dimension in Dimension),
            )
            for one in columns
        ]
        self.radar.show_lines(
            [_(label(dimension)) for dimension in Dimension], lines, words.practice(snapshot, self._practice)
        )
        self._lines.show_names(tuple(one.name for one in lines))
        self.table.show_columns(snapshot, columns)

    def current_record(self) -> tuple[str, str] | None:
        """The decision of the column in which the keyboard is."""
        at = self.table.currentIndex().column()
        columns = self.table.fit.columns
        return ("transfer_decision", columns[at].decision.id) if 0 <= at < len(columns) else None

    def panes(self) -> list[QWidget]:
        """The radar and the table."""
        return [self.practices, self.radar, self.table]

    def take_focus(self) -> None:
        """To the table."""
        self.table.setFocus()

    def retranslate(self) -> None:
        """Say everything again."""
        self.practices.setAccessibleName(_("Practice note"))
        self.refresh_if_shown()

    def _options(self) -> Options:
        snapshot = self.desk.snapshot
        if snapshot is None:
            return []
        about = {one.practice for one in snapshot.decisions if one.practice}
        found = [(id, words.practice(snapshot, id) or "…") for id in about]
        return options.alphabetical(sorted(found))

    def _scale(self) -> str:
        return " · ".join(f"{value} {_(text)}" for value, text in enumerate(replication.VALUE_WORDS))

    def _choose(self, practice: str) -> None:
        self._practice = practice
        self.refresh_if_shown()

    def _go(self, decision: str) -> None:
        self.followed.emit("transfer_decision", decision)
