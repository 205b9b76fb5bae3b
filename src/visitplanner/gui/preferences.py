"""Preferences: every change applies at once, so there is nothing to confirm."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSlider, QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import N_
from visitplanner.base.settings import DEFAULTS, Settings
from visitplanner.domain.when import zone
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import box, column, row, scrolling
from visitplanner.gui.parts.sheet import Sheet
from visitplanner.gui.parts.text import Label
from visitplanner.gui.parts.zone_field import ZoneEdit
from visitplanner.gui.tongue import _

THEMES = (("system", N_("As the system")), ("light", N_("Light")), ("dark", N_("Dark")))
PAPERS = (("A4", N_("A4")), ("Letter", N_("Letter")))


class Preferences(Sheet):
    """What is chosen is kept in the settings and shown in every window."""

    changed = Signal(str)
    """A preference has another value: its name."""

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None) -> None:
        self._desk, self._settings = desk, settings
        self.language_box = _choices([("", ""), *LANGUAGES.items()])
        self.theme_box = _choices(THEMES)
        self._pack_language = _choices([("", ""), *LANGUAGES.items()])
        self.paper_box = _choices(PAPERS)
        self.size_slider = QSlider(Qt.Orientation.Horizontal)
        self._size_shown = Label("", "sub", 12)
        self.author_edit, self._home = QLineEdit(), ZoneEdit()
        self.home_field = Field(N_("Time zone at home"), self._home)
        self.second_clock_box = QCheckBox()
        self.reset_button = Button(N_("Reset this page"), icon_name="rotate-ccw")
        super().__init__(
            parent, N_("Preferences"), scrolling(self._body()), self.reset_button, size=(520, 640)
        )
        self._connect()
        self.reset_button.clicked.connect(self._reset)

    def retranslate(self) -> None:
        """Re-read what the choices are called."""
        super().retranslate()
        self.language_box.setItemText(0, _("As the system"))
        self._pack_language.setItemText(0, _("The visit's first"))
        for box_, words in ((self.theme_box, THEMES), (self.paper_box, PAPERS)):
            for n, (_key, what) in enumerate(words):
                box_.setItemText(n, _(what))
        self.second_clock_box.setText(_("Show the clock at home beside the board"))
        self._show()

    def _body(self) -> QWidget:
        self.size_slider.setRange(9, 16)
        self.size_slider.setPageStep(1)
        self.size_slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        size = box(row(self.size_slider, self._size_shown, gap=12))
        size.setFocusProxy(self.size_slider)
        return box(
            column(
                _heading(N_("General")),
                Field(N_("Language"), self.language_box), Field(N_("Appearance"), self.theme_box),
                Field(N_("Text size"), size), Field(N_("Your name, shown with what you write"), self.author_edit), 8,
                _heading(N_("Time")), self.home_field, self.second_clock_box, 8,
                _heading(N_("Briefing packs")), Field(N_("Language"), self._pack_language),
                Field(N_("Paper"), self.paper_box), None, margins=(20, 14, 20, 14), gap=10,
            )
        )  # fmt: skip

    def _show(self) -> None:
        values = self._settings
        for widget, name in self._boxes():
            widget.setCurrentIndex(max(0, widget.findData(values[name])))
        self.size_slider.setValue(round(values["text_size"] / 10))
        self._size_shown.show_text(f"{values['text_size']} %")
        self.author_edit.setText(self._desk.author)
        self._home.setText(values["home_zone"])
        self.second_clock_box.setChecked(values["second_clock"])
        self.size_slider.setAccessibleName(_("Text size"))

    def _boxes(self) -> Iterable[tuple[QComboBox, str]]:
        yield self.language_box, "language"
        yield self.theme_box, "theme"
        yield self._pack_language, "pack_language"
        yield self.paper_box, "pack_paper"

    def _connect(self) -> None:
        for widget, name in self._boxes():
            widget.activated.connect(
                lambda _n, widget=widget, name=name: self._set(name, widget.currentData())
            )
        self.size_slider.valueChanged.connect(lambda value: self._set("text_size", value * 10))
        self.second_clock_box.toggled.connect(lambda on: self._set("second_clock", on))
        self.author_edit.editingFinished.connect(self._sign)
        self._home.editingFinished.connect(self._set_home)

    def _set(self, name: str, value: Any) -> None:
        if self._settings[name] == value:
            return
        self._settings[name] = value
        self.changed.emit(name)
        self._show()

    def _sign(self) -> None:
        if self.author_edit.text().strip() != self._desk.author:
            self._desk.sign(self.author_edit.text().strip())

    def _set_home(self) -> None:
        name = self._home.text().strip()
        try:
            zone(name)
        except Refusal as refusal:
            self.home_field.refuse(refusal)
            return
        self.home_field.accept()
        self._set("home_zone", name)

    def _reset(self) -> None:
        for name in (
            "language",
            "theme",
            "text_size",
            "home_zone",
            "second_clock",
            "pack_language",
            "pack_paper",
        ):
            self._set(name, DEFAULTS[name])


def _heading(words: str) -> Label:
    return Label(words, bold=True)


def _choices(pairs: Iterable[tuple[str, str]]) -> QComboBox:
    found = QComboBox()
    for key, words in pairs:
        found.addItem(words, key)
    return found
