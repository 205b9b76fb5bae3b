"""The indicators of a city: a card each with name, value, unit, year and source, in an order of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.records import Indicator
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector.editors import Typed
from visitplanner.gui.parts.buttons import Button, IconButton
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import column, row
from visitplanner.gui.parts.surfaces import Card
from visitplanner.gui.parts.text import Label
from visitplanner.gui.parts.writing import WritingLine
from visitplanner.gui.practices.values import number_of, shown_number, year_of
from visitplanner.gui.tongue import _, tongue
from visitplanner.operations import cities, fields, labels

Ask = Callable[..., None]
"""`Form.ask`: one gesture on the city shown."""

FIGURES = (
    ("value", N_("Value"), number_of, shown_number, 3), ("unit", N_("Unit"), str.strip, str, 2),
    ("year", N_("Year"), year_of, str, 2), ("source", N_("Source"), str.strip, str, 6),
)  # fmt: skip
"""Register, its word, how it is read and written, and its share of the line."""


class IndicatorCard(Card):
    """One indicator."""

    def __init__(self, desk: Desk, id: str, ask: Ask) -> None:
        self.id, self._ask = id, ask
        self.name = WritingLine(desk)
        self._name = Field(N_("Indicator"), self.name)
        self.name.refused.connect(self._name.refuse)
        self.fields = {
            key: self._figure(key, words, parse, shown) for key, words, parse, shown, _share in FIGURES
        }
        self.up = IconButton("arrow-up", N_("Move up"), "plain", writes=True)
        self.remove = IconButton("trash-2", N_("Remove"), "plain", writes=True)
        figures = row(gap=8)
        for key, _words, _parse, _shown, share in FIGURES:
            figures.addWidget(self.fields[key], share)
        inside = column(self._name, figures, margins=(12, 8, 4, 10), gap=6)
        line = row(inside, column(self.remove, self.up, None, margins=(0, 4, 4, 0), gap=0), gap=0)
        line.setStretch(0, 1)
        super().__init__(line)

    def show_record(self, record: Indicator, language: str, *, first: bool) -> None:
        """Show the indicator, its name in `language`."""
        self.up.setEnabled(not first)
        self.name.show_text(("indicator", record.id, "name", language), record.name[language])
        other = record.name.pick(language)
        ghost = "" if other.asked or not other.text else f"{other.text[:200]}  ({other.language.upper()})"
        self.name.setPlaceholderText(ghost)
        self.setAccessibleName(other.text)
        for key, field in self.fields.items():
            field.editor.show_value(getattr(record, key))  # type: ignore[attr-defined]

    def leave(self) -> None:
        """Write what is being typed."""
        self.name.leave()
        for field in self.fields.values():
            field.editor.leave()  # type: ignore[attr-defined]

    def _figure(
        self, key: str, words: str, parse: Callable[[str], Any], shown: Callable[[Any], str]
    ) -> Field:
        editor = Typed(parse, shown)
        field = Field(words, editor)
        editor.refused.connect(field.refuse)
        editor.entered.connect(
            lambda value: self._ask(field, labels.CHANGE, fields.set_value, Indicator, self.id, key, value)
        )
        return field


class Indicators(QWidget):
    """The cards of one city. They stay while their indicator does, so that the keyboard stays where it is."""

    def __init__(self, desk: Desk, city: Callable[[], str], ask: Ask) -> None:
        super().__init__()
        self._desk, self._city, self._ask = desk, city, ask
        self.cards: dict[str, IndicatorCard] = {}
        self._wanted = ""
        self._list = column(gap=8)
        self.adder = Button(N_("Add an indicator"), "", "plus", writes=True)
        self.adder.clicked.connect(self.add)
        caption = Label(N_("Indicators"), "caption", 11)
        self.setLayout(column(caption, self._list, row(self.adder, None), margins=(0, 6, 0, 0), gap=6))

    def show_indicators(self, records: Sequence[Indicator], language: str) -> None:
        """Show `records` in their order."""
        ids = [one.id for one in records]
        for id in [id for id in self.cards if id not in ids]:
            gone = self.cards.pop(id)
            if any(one.hasFocus() for one in gone.findChildren(QWidget)):
                self.adder.setFocus()
            gone.hide()
            gone.deleteLater()
        for n, record in enumerate(records):
            card = self.cards.get(record.id) or self._made(record.id)
            if self._list.indexOf(card) != n:
                self._list.insertWidget(n, card)
            card.show_record(record, language, first=n == 0)
        self.cards = {id: self.cards[id] for id in ids}
        if self._wanted in self.cards:
            self.cards[self._wanted].name.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._wanted = ""

    def add(self) -> None:
        """Another one at the end, with the keyboard in it."""
        self._ask(None, labels.CHANGE, cities.add_indicator, self._city(), then=self._want)

    def leave(self) -> None:
        """Write what is being typed."""
        for card in self.cards.values():
            card.leave()

    def _want(self, id: str) -> None:
        self._wanted = id
        if id in self.cards:
            self.cards[id].name.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._wanted = ""

    def _made(self, id: str) -> IndicatorCard:
        card = self.cards[id] = IndicatorCard(self._desk, id, self._ask)
        card.remove.clicked.connect(lambda: self._ask(None, labels.CHANGE, cities.remove_indicator, id))
        card.up.clicked.connect(lambda: self._move_up(id))
        return card

    def _move_up(self, id: str) -> None:
        ids = list(self.cards)
        at = ids.index(id)
        if at:
            ids[at - 1 : at + 1] = [id, ids[at - 1]]
            self._ask(None, labels.CHANGE, cities.reorder_indicators, ids)


def figure(one: Indicator) -> str:
    """The value with its unit as the window's language writes it; "–" where there is none."""
    if one.value is None:
        return "–"
    return f"{tongue.language.number(one.value)} {one.unit}".strip()


def provenance(one: Indicator) -> str:
    """Year and source of a figure; what is missing is said."""
    return " · ".join((str(one.year) if one.year else _("year not given"), one.source or _("no source")))
