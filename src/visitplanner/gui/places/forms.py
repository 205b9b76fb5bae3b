"""The forms of the page, one in front; what is shown while a list is empty, or its filter lets nothing through."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.layout import scrolling, unfilled
from visitplanner.gui.places.form import EntryForm
from visitplanner.gui.places.gazetteer import Gazetteer
from visitplanner.gui.places.sections import SECTIONS, Section


class EntryForms(QStackedWidget):
    """Each form is built once and keeps its record until another one is shown."""

    followed = Signal(str, str)
    """The user follows a link: (kind, id)."""
    history_wanted = Signal(str, str)
    """The history of a record is wanted: (kind, id)."""
    language_chosen = Signal(str)
    """The texts are wanted in another language."""
    delete_wanted = Signal()
    """The record shown shall go to the bin."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.begin = Button("", "primary", "plus", writes=True)
        self.begin.hide()
        self._empty = EmptyState("map-pin", "", "", self.begin)
        self.addWidget(self._empty)
        self.forms: dict[str, EntryForm] = {}
        for section in SECTIONS:
            form = self.forms[section.key] = section.form(desk)
            for name in ("followed", "history_wanted", "language_chosen", "delete_wanted"):
                getattr(form, name).connect(getattr(self, name))
            area = unfilled(scrolling(form))
            area.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self.addWidget(area)

    def show_entry(
        self, section: Section, gazetteer: Gazetteer, snapshot: Snapshot, record: Any, language: str
    ) -> None:
        """Show a record of a section."""
        self.setCurrentIndex(1 + SECTIONS.index(section))
        self.forms[section.key].show_entry(gazetteer, snapshot, record, language)

    def show_none(self, section: Section, *, filtered: bool) -> None:
        """Say that there is nothing in a section, or that its filter hides everything."""
        _icon, words, hint = section.empty
        self._empty.say(*((N_("Nothing matches the filter"), "") if filtered else (words, hint)))
        self.begin.say(section.named)
        self.begin.show()
        self.setCurrentIndex(0)

    def rename(self, section: Section) -> None:
        """Put the keyboard into the name, all of it selected."""
        title = self.forms[section.key].name.editor
        title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        title.selectAll()  # type: ignore[attr-defined]

    def leave(self) -> None:
        """Write what is being typed."""
        for form in self.forms.values():
            if form.record is not None:
                form.leave()
