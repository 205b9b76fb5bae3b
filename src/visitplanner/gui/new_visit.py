"""The form for a new visit, a copy of one, a template, or a new name: it stays open until the operation takes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import N_
from visitplanner.domain.resets import KEPT, RESETS
from visitplanner.gui.inspector.date_typed import DateTyped
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.text import IconLabel, Label
from visitplanner.gui.parts.zone_field import ZoneEdit
from visitplanner.gui.tongue import Speaking, Words, _, ngettext, said, tongue

LENGTH = 5
"""Days of a new visit that nobody has dated yet."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a visit can start from: a template's key or visit, what it is called, and how many days it lasts."""

    key: str
    title: str
    summary: str = ""
    days: int = 0


class VisitForm(Speaking, QDialog):
    """A small dialog of fields; `submitted` carries what was typed, `refuse` shows a refusal at its field."""

    submitted = Signal(dict)
    """The user wants it so: field → value."""

    def __init__(
        self, title: Words, button: Words, fields: dict[str, Field], parent: QWidget | None, *notes: QWidget
    ) -> None:
        super().__init__(parent)
        self._title_words, self.fields = title, fields
        self.save = Button(button, "primary")
        self.save.setDefault(True)
        cancel = Button(N_("Cancel"))
        heading = Label(title, px=15, bold=True)
        first = [fields[name] for name in ("template", "title") if name in fields]
        dates = [fields[name] for name in ("start", "end") if name in fields]
        rest = [field for name, field in fields.items() if field not in (*first, *dates)]
        self.setLayout(
            column(
                heading, 4, *first, row(*dates), *rest, *notes, 8, None, row(None, cancel, self.save),
                margins=(22, 18, 22, 18), gap=10,
            )
        )  # fmt: skip
        self.setMinimumWidth(440)
        for field in dates:
            assert isinstance(field.editor, DateTyped)
            field.editor.refused.connect(field.refuse)
            field.editor.entered.connect(field.accept)
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
        try:
            self.submitted.emit({name: _value(field.editor) for name, field in self.fields.items()})
        except Refusal as refusal:
            self.refuse(refusal)

    def showEvent(self, event: Any) -> None:
        """Qt override: as high as the wrapped words need at this width."""
        super().showEvent(event)
        self.resize(self.width(), self.heightForWidth(self.width()))


class NewVisit(VisitForm):
    """A new visit. One that starts from a template lasts as long as the template does; another start moves the end."""

    def __init__(
        self, parent: QWidget | None, beginnings: Sequence[Beginning], fields: dict[str, Field], chosen: str
    ) -> None:
        self._beginnings = {one.key: one for one in beginnings}
        self._summary = Label("", "faint", 11, wrap=True)
        super().__init__(N_("New visit"), N_("Make the visit"), fields, parent)
        self._choice, self._start, self._end = (fields[name].editor for name in ("template", "start", "end"))
        layout = self.layout()
        layout.insertWidget(layout.indexOf(fields["template"]) + 1, self._summary)  # type: ignore[union-attr]
        self._choice.currentIndexChanged.connect(self._follow)  # type: ignore[attr-defined]
        self._length = self._end.value - self._start.value  # type: ignore[attr-defined]
        self._start.entered.connect(self._follow)  # type: ignore[attr-defined]
        self._end.entered.connect(self._measure)  # type: ignore[attr-defined]
        self._choice.setCurrentIndex(max(0, self._choice.findData(chosen)))  # type: ignore[attr-defined]
        self._follow()

    def _follow(self) -> None:
        chosen = self._beginnings[_value(self._choice)]
        self._summary.show_text(chosen.summary)
        self._summary.setVisible(bool(chosen.summary))
        self._end.setEnabled(not chosen.days)
        length = timedelta(days=chosen.days - 1) if chosen.days else self._length
        self._end.show_value(self._start.value + length)  # type: ignore[attr-defined]

    def _measure(self, end: date) -> None:
        self._length = max(timedelta(), end - self._start.value)  # type: ignore[attr-defined]

    def showEvent(self, event: Any) -> None:
        """Qt override: the name is what everybody has to type."""
        super().showEvent(event)
        self.fields["title"].editor.setFocus()


def new_visit(
    parent: QWidget | None,
    *,
    today: date,
    zone: str,
    home_zone: str,
    templates: Sequence[Beginning],
    chosen: str = "",
) -> VisitForm:
    """Ask what to start from, for the name, the dates, where, and the working language."""
    start = today + timedelta(days=(7 - today.weekday()) % 7 + 28)
    beginnings = (Beginning("", _("An empty programme")), *templates)
    choice = QComboBox()
    for one in beginnings:
        choice.addItem(one.title, one.key)
    languages = QComboBox()
    for code, name in LANGUAGES.items():
        languages.addItem(name, code)
    languages.setCurrentIndex(languages.findData(tongue.language.code))
    title = QLineEdit()
    fields = {
        "template": Field(N_("Start from"), choice),
        "title": Field(N_("Name"), title, hint=N_("The cities, for example")),
        "start": Field(N_("First day"), _date_edit("start", start)),
        "end": Field(N_("Last day"), _date_edit("end", start + timedelta(days=LENGTH - 1))),
        "zone": Field(N_("Time zone there"), ZoneEdit(zone)),
        "home_zone": Field(N_("Time zone at home"), ZoneEdit(home_zone)),
        "language": Field(N_("Working language"), languages),
    }
    return NewVisit(parent, beginnings, fields, chosen)


def copy_of(parent: QWidget | None, *, start: date, old_start: date | None) -> VisitForm:
    """Ask when the copy begins, and say what comes along and what begins anew."""
    edit = _date_edit("start", start)
    shift = Label("", "sub", 12, wrap=True)

    def follow() -> None:
        days = (edit.value - old_start).days if old_start else 0
        shift.show_text(_shifted(days))
        shift.setVisible(bool(days))

    edit.entered.connect(follow)
    follow()
    kept = _listed(N_("What comes along"), "check", "ok", KEPT)
    resets = _listed(N_("What begins anew"), "rotate-ccw", "sub", RESETS)
    fields = {"start": Field(N_("First day"), edit)}
    title, button = N_("Duplicate as a new visit"), N_("Make the visit")
    return VisitForm(title, button, fields, parent, shift, kept, resets)


def template_of(parent: QWidget | None, *, title: str) -> VisitForm:
    """Ask what the template is called."""
    edit = QLineEdit(title)
    edit.selectAll()
    words = N_("The programme and what stands behind it are kept, without people, dates and confirmations.")
    note = Label(words, "sub", 12, wrap=True)
    fields = {"title": Field(N_("Name"), edit)}
    return VisitForm(N_("Save as a template"), N_("Save the template"), fields, parent, note)


def renamed(parent: QWidget | None, *, title: str) -> VisitForm:
    """Ask for another name."""
    edit = QLineEdit(title)
    edit.selectAll()
    return VisitForm(N_("Rename the visit"), N_("Rename"), {"title": Field(N_("Name"), edit)}, parent)


def _shifted(days: int) -> str:
    weeks, rest = divmod(abs(days), 7)
    if days and not rest:
        told = ngettext(
            "{n} week later, on the same weekdays", "{n} weeks later, on the same weekdays", weeks
        )
        if days < 0:
            told = ngettext(
                "{n} week earlier, on the same weekdays", "{n} weeks earlier, on the same weekdays", weeks
            )
        return told.format(n=weeks)
    told = ngettext("{n} day later, on other weekdays", "{n} days later, on other weekdays", abs(days))
    if days < 0:
        told = ngettext(
            "{n} day earlier, on other weekdays", "{n} days earlier, on other weekdays", abs(days)
        )
    return told.format(n=abs(days))


def _listed(heading: str, icon_name: str, role: str, lines: Sequence[str]) -> QWidget:
    rows = []
    for words in lines:
        text = Label(words, "sub", 12, wrap=True)
        line = row(IconLabel(icon_name, role, 14), text, gap=8)
        line.setStretch(1, 1)
        rows.append(line)
    return box(column(Label(heading, "caption", 11), *rows, gap=4))


def _date_edit(name: str, day: date) -> DateTyped:
    edit = DateTyped(name, required=True)
    edit.entered.connect(edit.show_value)
    edit.show_value(day)
    return edit


def _value(editor: QWidget) -> Any:
    if isinstance(editor, DateTyped):
        return editor.meant()
    if isinstance(editor, QComboBox):
        return editor.currentData()
    return editor.text().strip() if isinstance(editor, QLineEdit) else None
