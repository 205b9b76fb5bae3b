"""The form for a new visit, a copy of one, or a new name: it stays open until the operation takes it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QDialog, QLineEdit, QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import N_
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import column, row
from visitplanner.gui.parts.text import Label
from visitplanner.gui.parts.zone_field import ZoneEdit
from visitplanner.gui.tongue import Speaking, Words, said, tongue


class VisitForm(Speaking, QDialog):
    """A small dialog of fields; `accepted_values` carries what was typed, `refuse` shows a refusal at its field."""

    submitted = Signal(dict)
    """The user wants it so: field → value."""

    def __init__(self, title: Words, button: Words, fields: dict[str, Field], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._title_words, self.fields = title, fields
        self.save = Button(button, "primary")
        self.save.setDefault(True)
        cancel = Button(N_("Cancel"))
        heading = Label(title, px=15, bold=True)
        dates = [fields[name] for name in ("start", "end") if name in fields]
        rest = [field for name, field in fields.items() if name not in ("title", "start", "end")]
        self.setLayout(
            column(
                heading, 4, *(fields[name] for name in ("title",) if name in fields), row(*dates), *rest, 8,
                row(None, cancel, self.save), margins=(22, 18, 22, 18), gap=10,
            )
        )  # fmt: skip
        self.setMinimumWidth(440)
        self.save.clicked.connect(self._submit)
        cancel.clicked.connect(self.reject)
        self.retranslate()

    def refuse(self, refusal: Refusal) -> None:
        """Show why at the field concerned (the first one, when none is named)."""
        for field in self.fields.values():
            field.accept()
        target = self.fields.get(refusal.field) or next(iter(self.fields.values()))
        target.refuse(refusal)
        target.editor.setFocus()

    def retranslate(self) -> None:
        """Name the window."""
        self.setWindowTitle(said(self._title_words))

    def _submit(self) -> None:
        self.submitted.emit({name: _value(field.editor) for name, field in self.fields.items()})


def new_visit(parent: QWidget | None, *, today: date, zone: str, home_zone: str) -> VisitForm:
    """Ask for the name, the dates, where, and the working language."""
    start = today + timedelta(days=(7 - today.weekday()) % 7 + 28)
    languages = QComboBox()
    for code, name in LANGUAGES.items():
        languages.addItem(name, code)
    languages.setCurrentIndex(languages.findData(tongue.language.code))
    title = QLineEdit()
    fields = {
        "title": Field(N_("Name"), title, hint=N_("The cities, for example")),
        "start": Field(N_("First day"), _date_edit(start)),
        "end": Field(N_("Last day"), _date_edit(start + timedelta(days=4))),
        "zone": Field(N_("Time zone there"), ZoneEdit(zone)),
        "home_zone": Field(N_("Time zone at home"), ZoneEdit(home_zone)),
        "language": Field(N_("Working language"), languages),
    }
    return VisitForm(N_("New visit"), N_("Make the visit"), fields, parent)


def copy_of(parent: QWidget | None, *, start: date) -> VisitForm:
    """Ask when the copy begins."""
    fields = {"start": Field(N_("First day"), _date_edit(start))}
    return VisitForm(N_("Duplicate as a new visit"), N_("Make the visit"), fields, parent)


def renamed(parent: QWidget | None, *, title: str) -> VisitForm:
    """Ask for another name."""
    edit = QLineEdit(title)
    edit.selectAll()
    return VisitForm(N_("Rename the visit"), N_("Rename"), {"title": Field(N_("Name"), edit)}, parent)


def _date_edit(day: date) -> QDateEdit:
    edit = QDateEdit(QDate(day.year, day.month, day.day))
    edit.setCalendarPopup(True)
    return edit


def _value(editor: QWidget) -> Any:
    if isinstance(editor, QDateEdit):
        return editor.date().toPython()
    if isinstance(editor, QComboBox):
        return editor.currentData()
    return editor.text().strip() if isinstance(editor, QLineEdit) else None
