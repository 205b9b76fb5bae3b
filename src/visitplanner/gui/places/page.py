"""The page of places, cities and organisations: a list and the form of the current one, and cities side by side."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.records import NAMES, Place
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector import options
from visitplanner.gui.pages.page import Page
from visitplanner.gui.parts.filter_line import FilterLine
from visitplanner.gui.parts.keys import list_keys, on_key
from visitplanner.gui.parts.layout import box, column, focus_inside, row, side_by_side
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.segments import Segments
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.places import driver_card
from visitplanner.gui.places.compare import CityComparison
from visitplanner.gui.places.forms import EntryForms
from visitplanner.gui.places.gazetteer import Gazetteer, GazetteerReader
from visitplanner.gui.places.place_form import PlaceForm
from visitplanner.gui.places.rows import matching
from visitplanner.gui.places.sections import PLACES, SECTIONS, SEGMENTS, Section
from visitplanner.gui.places.twins import TwinBar
from visitplanner.gui.tongue import _
from visitplanner.operations import labels, places

KEYS = (
    (("N",), N_("New place, city or organisation")),
    (("F2",), N_("Rename")),
    (("/",), N_("Filter")),
    (("F11",), N_("Show the address to the driver")),
    (("M",), N_("Copy the address")),
)
"""The keys of this page, for the page of keys."""


class PlacesPage(Page):
    """The visit's own stand first, then the rest of the library. Enter edits, Esc goes back to the list."""

    wants = GazetteerReader.wants | {"session", "leg", "day", "visit", "rule_value", "attachment"}
    adds = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._gazetteer = Gazetteer()
        self._pending = self._added = self._language = ""
        self._current: dict[str, str] = {}
        self._reader = GazetteerReader(desk, self)
        self.segments = Segments(SEGMENTS)
        self.segments.choose(PLACES)
        self.filter = FilterLine(self, 240)
        self.list = RowList()
        self.compare = CityComparison()
        self.twins = TwinBar(desk)
        self._right = EntryForms(desk)
        self.forms = self._right.forms
        self._build()
        self._connect()

    def _build(self) -> None:
        split = side_by_side((self.list, 260, 360), (self._right, 420, 760))
        self._stack = QStackedWidget()
        self._stack.addWidget(split)
        self._stack.addWidget(self.compare)
        bar = row(self.segments, None, self.filter, margins=(16, 10, 16, 10))
        layout = column(box(bar), Hairline(), self.twins, self._stack, gap=0)
        layout.setStretch(3, 1)
        self.setLayout(layout)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name()

    def _connect(self) -> None:
        self._reader.read_through.connect(self._show)
        self.segments.chosen.connect(self._turn)
        self.filter.textChanged.connect(self._fill)
        self.list.current.connect(self._show_form)
        self.list.chosen.connect(self._edit)
        self._right.begin.clicked.connect(self.add)
        self._right.followed.connect(self._follow)
        self._right.history_wanted.connect(self.history_wanted)
        self._right.language_chosen.connect(self._choose_language)
        self._right.delete_wanted.connect(self.delete)
        place = self.forms[PLACES]
        assert isinstance(place, PlaceForm)
        place.card_wanted.connect(self.show_card)
        place.part_wanted.connect(self._part)
        list_keys(self.list, self, add=self.add, edit=self.rename, delete=self.delete)
        on_key("N", self.compare.table, self.add, writes=True)
        on_key("F11", self, self.show_card, inside=True)
        on_key("M", self, self.copy_address, inside=True)

    # ------------------------------------------------------------------ what it does
    def refresh(self, snapshot: Snapshot) -> None:
        """Read the library again; it shows when it is there."""
        self._reader.read()

    def choose(self, id: str) -> None:
        """Show the place, city or organisation called `id`, whatever the filter hid."""
        self._pending = id
        self._fill()

    def current_record(self) -> tuple[str, str] | None:
        """The record in front, as kind and id."""
        record = self._record()
        return (NAMES[type(record)], record.id) if record is not None else None

    def add(self) -> None:
        """A new one in the language of the texts, a city beside a comparison; its name waits to be typed over."""
        section, snapshot = self._section or SECTIONS[1], self.desk.snapshot
        if snapshot is None:
            return
        name = _(section.named)
        self.desk.do(
            labels.titled(labels.ADD, name), section.create, name=name, language=self._spoken(snapshot),
            then=self._show_added,
        )  # fmt: skip

    def delete(self) -> None:
        """The current one into the bin; refused while something names it."""
        record, section = self._record(), self._section
        if record is not None and section is not None:
            self.list.setFocus()
            self.desk.do(labels.titled(labels.DELETE, record), section.delete, record.id)

    def rename(self) -> None:
        """Put the keyboard into the name."""
        if self._record() is not None and self._section is not None:
            self._right.rename(self._section)

    def show_card(self) -> None:
        """The address of the current place over the whole screen."""
        place = self._record()
        if isinstance(place, Place):
            self.forms[PLACES].leave()
            card = driver_card.DriverCard(self.window())
            card.show_place(place, self._gazetteer.cities.get(place.city))
            card.setGeometry(self.screen().geometry())
            card.showFullScreen()

    def copy_address(self) -> None:
        """Name, address and telephone number of the current place into the clipboard."""
        place = self._record()
        if isinstance(place, Place):
            text = driver_card.plain(place, self._gazetteer.cities.get(place.city))
            QGuiApplication.clipboard().setText(text)

    def panes(self) -> list[QWidget]:
        """List and form, or the comparison."""
        return [self.compare] if self._section is None else [self.list, self._right]

    def take_focus(self) -> None:
        """To the list, or to the comparison."""
        if self._section is None:
            self.compare.take_focus()
        else:
            self.list.setFocus()

    def retranslate(self) -> None:
        """Say everything again."""
        self._name()
        super().retranslate()

    # ------------------------------------------------------------------ inside
    @property
    def _section(self) -> Section | None:
        return next((one for one in SECTIONS if one.key == self.segments.key), None)

    def _name(self) -> None:
        self.list.setAccessibleName(_(dict(SEGMENTS)[self.segments.key]))

    def _record(self) -> Any:
        return self._gazetteer.find(self.list.key) if self._section is not None else None

    def _spoken(self, snapshot: Snapshot) -> str:
        return self._language or options.text_language(snapshot)

    def _show(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._fill()

    def _turn(self, _key: str) -> None:
        self._right.leave()
        self._fill()
        self.take_focus()

    def _fill(self) -> None:
        snapshot = self.desk.snapshot
        if snapshot is None:
            return
        if found := self._gazetteer.find(self._pending):
            self._go_to(found)
        section = self._section
        self._name()
        self.filter.setVisible(section is not None)
        self._stack.setCurrentIndex(0 if section else 1)
        self.twins.show_twins(self._gazetteer, snapshot, here=self.segments.key == PLACES)
        if section is None:
            self.compare.show_cities(self._gazetteer, snapshot)
            return
        self.list.fill(matching(section.rows(self._gazetteer, snapshot), self.filter.text(), self._gazetteer))
        if not self.list.go_to(self._current.get(section.key, "")) and not self.list.key:
            self.list.step(0)
        self._show_form(self.list.key)
        if self._added and self._added == self.list.key:
            self._added = ""
            self.rename()

    def _go_to(self, record: Any) -> None:
        self._pending = ""
        section = next(one for one in SECTIONS if isinstance(record, one.kind))
        self.segments.choose(section.key)
        self._current[section.key] = record.id
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)

    def _show_form(self, key: str) -> None:
        section, snapshot = self._section, self.desk.snapshot
        record = self._gazetteer.find(key)
        if section is None or snapshot is None:
            return
        if record is None:
            self._right.show_none(section, filtered=bool(self.filter.text().strip()))
            return
        self._current[section.key] = key
        self._right.show_entry(section, self._gazetteer, snapshot, record, self._spoken(snapshot))

    def _part(self, id: str) -> None:
        place = next((one for one in self._gazetteer.records[Place] if one.id == id), None)
        self.desk.do(labels.titled(labels.PART, place), places.part, id)

    def _follow(self, kind: str, id: str) -> None:
        if self._gazetteer.find(id) is not None:
            self._right.leave()
            self.choose(id)
        else:
            self.followed.emit(kind, id)

    def _choose_language(self, code: str) -> None:
        self._right.leave()
        self._language = code
        self._show_form(self.list.key)

    def _edit(self, _key: str) -> None:
        focus_inside(self._right)

    def _show_added(self, id: str) -> None:
        self._pending = self._added = id
        self._reader.read()

    def hideEvent(self, event: Any) -> None:
        """Qt override: what is being typed is written; nothing of this visit stays open beside it."""
        self._right.leave()
        self.twins.close_sheet()
        super().hideEvent(event)
