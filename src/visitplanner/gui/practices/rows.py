"""The repeating rows of a practice note: evidence, conditions, sources. One card each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.codec import wordings
from visitplanner.domain.kinds import ConditionSort, Confidence
from visitplanner.domain.records import Condition, Evidence, SourceLink
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.editors import Choice, Typed
from visitplanner.gui.parts.buttons import Button, IconButton
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.flow import Flow
from visitplanner.gui.parts.layout import Beside, beside, box, column, reveal, row
from visitplanner.gui.parts.surfaces import Card
from visitplanner.gui.practices.heard import Origin
from visitplanner.gui.practices.pen import Pen
from visitplanner.gui.practices.values import date_of, year_of
from visitplanner.gui.practices.wording_field import WordingField
from visitplanner.gui.tongue import Words
from visitplanner.operations import labels, practices


class RowCard(Card):
    """One row. Subclasses build their fields; the buttons at the right move it up and take it away."""

    kind: ClassVar[type[Any]]

    def __init__(self, pen: Pen, rows: Rows, id: str) -> None:
        self.pen, self.id = pen, id
        self._rows = rows
        self._shows: list[Callable[[Any], None]] = []
        self._up = IconButton("arrow-up", N_("Move up"), "plain", writes=True)
        self._up.clicked.connect(self._move_up)
        remove = IconButton("trash-2", N_("Remove"), "plain", writes=True)
        remove.clicked.connect(self._remove)
        inside = column(margins=(12, 8, 6, 10), gap=8)
        self.build(inside)
        buttons = column(remove, self._up, None, margins=(0, 4, 4, 0), gap=0)
        layout = row(inside, buttons, gap=0)
        layout.setStretch(0, 1)
        super().__init__(layout)

    def build(self, inside: QVBoxLayout) -> None:
        """Make the fields."""
        raise NotImplementedError

    def show_record(self, record: Any, *, first: bool) -> None:
        """Show one row."""
        self._up.setEnabled(not first)
        for show in self._shows:
            show(record)
        texts = (self.pen.picked(getattr(record, name)) for name in wordings(self.kind))
        self.setAccessibleName(next(filter(None, texts), ""))

    def take_focus(self) -> None:
        """To the first field."""
        self.findChildren(Field)[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def wording(self, name: str, words: Words, *, lines: int = 1) -> WordingField:
        """A text of the row."""
        field = WordingField(self.pen, self.kind, name, words, lines=lines)
        self._shows.append(field.show_record)
        return field

    def value(self, name: str, words: Words, editor: Any) -> Field:
        """A single value of the row."""
        field = Field(words, editor)
        editor.entered.connect(lambda value: self.pen.set(field, self.kind, self.id, name, value))
        if isinstance(editor, Typed):
            editor.refused.connect(field.refuse)
        self._shows.append(lambda record: editor.show_value(getattr(record, name)))
        return field

    def _remove(self) -> None:
        self.pen.ask(None, labels.CHANGE, practices.remove_row, self.kind, self.id)

    def _move_up(self) -> None:
        self._rows.move_up(self.id)


class EvidenceCard(RowCard):
    """An indicator with its figures, where they come from, and how sure they are."""

    kind = Evidence

    def build(self, inside: QVBoxLayout) -> None:
        """Make the fields."""
        figures = [
            self.value("baseline", N_("Baseline"), Typed(str.strip)),
            self.value("value", N_("Value"), Typed(str.strip)),
            self.value("unit", N_("Unit"), Typed(str.strip)),
            self.value("year", N_("Year"), Typed(year_of)),
        ]
        inside.addWidget(self.wording("indicator", N_("Indicator")))
        inside.addLayout(_equal(*figures))
        sure = self.value("confidence", N_("Confidence"), Choice(options.members(Confidence)))
        inside.addLayout(_shares((self.value("source", N_("Source"), Typed(str.strip)), 3), (sure, 2)))
        origin = Origin(self.pen)
        inside.addWidget(origin)
        self._shows.append(lambda row: origin.show_evidence(row.observation))


class ConditionCard(RowCard):
    """A condition, barrier or enabler."""

    kind = Condition

    def build(self, inside: QVBoxLayout) -> None:
        """Make the fields."""
        sort = self.value("sort", N_("Kind"), Choice(options.members(ConditionSort)))
        inside.addLayout(_shares((sort, 1), (self.wording("text", N_("Text"), lines=2), 3)))


class LinkCard(RowCard):
    """A source, its address, and when it was read."""

    kind = SourceLink

    def build(self, inside: QVBoxLayout) -> None:
        """Make the fields."""
        inside.addWidget(self.wording("title", N_("Source")))
        address = self.value("url", N_("Web address"), Typed(str.strip))
        inside.addLayout(_shares((address, 3), (self.value("accessed", N_("Read on"), Typed(date_of)), 1)))


class Rows(QWidget):
    """The cards of one list, and the buttons that add to it. Cards stay while their row does."""

    def __init__(
        self, pen: Pen, card: type[RowCard], *adders: tuple[Words, Callable[[Any, str], str]]
    ) -> None:
        super().__init__()
        self.pen, self._card = pen, card
        self.cards: dict[str, RowCard] = {}
        self._wanted = ""
        self._cards = column(gap=8)
        self.adders = [self._adder(words, operation) for words, operation in adders]
        self.setLayout(column(self._cards, box(Flow(*self.adders)), gap=8))

    def show_rows(self, records: Sequence[Any]) -> None:
        """Show `records`, in their order."""
        ids = [record.id for record in records]
        for id in [id for id in self.cards if id not in ids]:
            card = self.cards.pop(id)
            card.hide()
            card.deleteLater()
        for n, record in enumerate(records):
            card = self.cards.get(record.id) or self._made(record.id)
            if self._cards.indexOf(card) != n:
                self._cards.insertWidget(n, card)
            card.show_record(record, first=n == 0)
        self.cards = {id: self.cards[id] for id in ids}
        if self._wanted in self.cards:
            wanted, self._wanted = self._wanted, ""
            self.cards[wanted].take_focus()
            reveal(self.cards[wanted])

    def move_up(self, id: str) -> None:
        """Put the row one place before."""
        ids = list(self.cards)
        at = ids.index(id)
        if at:
            ids[at - 1 : at + 1] = [id, ids[at - 1]]
            self.pen.ask(None, labels.CHANGE, practices.reorder, self._card.kind, ids)

    def _made(self, id: str) -> RowCard:
        card = self.cards[id] = self._card(self.pen, self, id)
        return card

    def _adder(self, words: Words, operation: Callable[[Any, str], str]) -> Button:
        button = Button(words, "", "plus", writes=True)

        def add() -> None:
            if self.pen.note is not None:
                self.pen.ask(None, labels.CHANGE, operation, self.pen.note.record.id, then=self._want)

        button.clicked.connect(add)
        return button

    def _want(self, id: str) -> None:
        self._wanted = id


def _equal(*fields: QWidget) -> Beside:
    return _shares(*((field, 1) for field in fields))


def _shares(*fields: tuple[QWidget, int]) -> Beside:
    line = beside(gap=10)
    for field, share in fields:
        line.addWidget(field, share)
    return line
