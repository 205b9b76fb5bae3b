"""The feasibility lens: a strip and a score for each day, why it is what it is, and the cheapest ways to better it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.checks.finding import say
from visitplanner.domain.feasibility import DayLens
from visitplanner.domain.kinds import TimeUse
from visitplanner.domain.labels import label
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.lens.strip import Share, Swatch, paint_strip, shares
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.flow import Flow
from visitplanner.gui.parts.layout import box, column, emptied, row, scrolling, unfilled
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import Label
from visitplanner.gui.parts.tips import plain_tip
from visitplanner.gui.problems.detail import fix_button
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _, ngettext, tongue

_HEIGHT = 46
HARD = 70
"""Below this score a day is called hard."""


class DayStrip(QPushButton):
    """Date, score and strip of one day. Pressed, it opens what stands below it."""

    def __init__(self, day: DayLens, longest: int) -> None:
        super().__init__()
        self._day, self._shares = day, shares(day, longest)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("kind", "plain")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def strip(self) -> tuple[Share, ...]:
        """What the strip is drawn of."""
        return self._shares

    def sizeHint(self) -> QSize:
        """Qt override."""
        return QSize(theme.px(200), theme.px(_HEIGHT))

    def keyPressEvent(self, event: Any) -> None:
        """Qt override: Enter opens as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt override."""
        super().paintEvent(event)
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(6, 4, -6, -5)
        line = QRectF(area.left(), area.top(), area.width(), theme.px(18))
        right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(13, bold=True))
        painter.setPen(theme.colour("text"))
        painter.drawText(line, left | middle, tongue.language.date(self._day.date, "short"))
        painter.drawText(line, right | middle, str(self._day.score))
        painter.setFont(theme.font(11))
        painter.setPen(theme.colour("sub"))
        painter.drawText(
            line.adjusted(0, 0, -theme.px(32), 0), right | middle, tongue.language.minutes(self._day.minutes)
        )
        strip = theme.px(13)
        paint_strip(painter, QRectF(area.left(), area.bottom() - strip, area.width(), strip), self._shares)


class DayCard(QWidget):
    """One day, opened or not."""

    opened = Signal(object, bool)
    """The day was opened or closed: (date, open)."""
    fix_wanted = Signal(object, object)
    """A way out is to be taken: the Finding and its Fix."""

    def __init__(self, day: DayLens, longest: int, snapshot: Snapshot) -> None:
        super().__init__()
        self.day = day
        self.button = DayStrip(day, longest)
        self._inside = column(margins=(6, 2, 6, 10), gap=5)
        self._body = box(self._inside)
        self._body.hide()
        self._fill(snapshot)
        self.setLayout(column(self.button, self._body, Hairline(), gap=2))
        self.button.toggled.connect(self._toggle)
        self.button.setAccessibleName(self._name())
        told = counted_out(day, snapshot)
        self.button.setAccessibleDescription(". ".join(told))
        self.button.setToolTip(plain_tip("\n".join(told)))

    def show_open(self, opened: bool) -> None:
        """Open or close, without telling."""
        self.button.blockSignals(True)
        self.button.setChecked(opened)
        self.button.blockSignals(False)
        self._body.setVisible(opened)

    def _toggle(self, opened: bool) -> None:
        self._body.setVisible(opened)
        self.opened.emit(self.day.date, opened)

    def _name(self) -> str:
        words = _("{day}: {score} of 100").format(
            day=tongue.language.date(self.day.date, "day"), score=self.day.score
        )
        return f"{words}. {spent(self.day)}"

    def _fill(self, snapshot: Snapshot) -> None:
        uses = Label("", "sub", 12, wrap=True)
        uses.show_text(spent(self.day))
        self._inside.addWidget(uses)
        self._inside.addWidget(Label(N_("100 points, less"), "caption", 11))
        for line in counted_out(self.day, snapshot):
            shown = Label("", "", 12, wrap=True)
            shown.show_text(line)
            self._inside.addWidget(shown)
        if self.day.fixes:
            self._inside.addWidget(Label(N_("Cheapest ways out"), "caption", 11))
        for finding, fix in self.day.fixes:
            button = fix_button(fix, snapshot)
            button.clicked.connect(lambda _checked=False, f=finding, x=fix: self.fix_wanted.emit(f, x))
            self._inside.addWidget(button)


class LensList(Speaking, QWidget):
    """All days of the visit."""

    fix_wanted = Signal(object, object)
    """A way out is to be taken: the Finding and its Fix."""

    def __init__(self) -> None:
        super().__init__()
        self._open: set[Any] = set()
        self._shown: tuple[tuple[DayLens, ...], Snapshot] | None = None
        self._days = column(gap=4)
        legend = Flow(*(_legend(use) for use in TimeUse), gap=12)
        self._summary = Label("", "sub", 12, wrap=True)
        self._empty = EmptyState(
            "gauge", N_("Nothing planned yet"), N_("Days with times show here."), width=240
        )
        inside = column(
            self._summary, box(legend), box(self._days), self._empty, None, margins=(10, 0, 10, 16), gap=10
        )
        self._area = unfilled(scrolling(box(inside)))
        self.setLayout(column(self._area, gap=0))

    @property
    def cards(self) -> list[DayCard]:
        """The days as they are shown."""
        items = (self._days.itemAt(n) for n in range(self._days.count()))
        found = (item.widget() for item in items if item is not None)
        return [card for card in found if isinstance(card, DayCard)]

    def show_days(self, days: Iterable[DayLens], snapshot: Snapshot) -> None:
        """Show `days`; what is open stays open, and the keyboard stays on its day."""
        found = tuple(days)
        self._shown = (found, snapshot)
        focused = next((card.day.date for card in self.cards if card.button.hasFocus()), None)
        emptied(self._days)
        longest = max((day.minutes for day in found), default=0) or 1
        for day in found:
            card = DayCard(day, longest, snapshot)
            card.show_open(day.date in self._open)
            card.opened.connect(self._keep_open)
            card.fix_wanted.connect(self.fix_wanted)
            self._days.addWidget(card)
            card.show()
            if day.date == focused:
                card.button.setFocus()
        self._empty.setVisible(not found)
        self._summary.setVisible(bool(found))
        self._summary.show_text(summary(found))

    def retranslate(self) -> None:
        """Say everything again."""
        if self._shown is not None:
            self.show_days(*self._shown)

    def _keep_open(self, date: object, opened: bool) -> None:
        (self._open.add if opened else self._open.discard)(date)


def spent(day: DayLens) -> str:
    """`Talks and visits 3 h 10 min · Interpretation 1 h …`, what there is none of left out."""
    language = tongue.language
    parts = [(use, day.spent(use)) for use in TimeUse]
    return " · ".join(f"{_(label(use))} {language.minutes(minutes)}" for use, minutes in parts if minutes)


def counted_out(day: DayLens, snapshot: Snapshot) -> list[str]:
    """What took points from the score of a day, a line for each."""
    if not day.deductions:
        return [_("Nothing to deduct: 100")]
    language, working = tongue.language, snapshot.visit.working_language
    return [f"−{one.points}  {say(language, one.phrase, working)}" for one in day.deductions]


def summary(days: tuple[DayLens, ...]) -> str:
    """The hardest day, and how many would do with a look."""
    if not days:
        return ""
    worst = min(days, key=lambda day: day.score)
    hard = sum(day.score < HARD for day in days)
    words = ngettext("{n} day below {limit}.", "{n} days below {limit}.", hard).format(n=hard, limit=HARD)
    first = _("Hardest day: {day}, {score} of 100.").format(
        day=tongue.language.date(worst.date, "short"), score=worst.score
    )
    return f"{first} {words}" if hard else first


def _legend(use: TimeUse) -> QWidget:
    return box(row(Swatch(use), Label(label(use), "sub", 11), gap=5))
