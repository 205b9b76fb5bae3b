"""Every field of a practice note in its printed order, each with the editor its sort of value needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain import practice_form
from visitplanner.domain.kinds import ArchitectureLayer, ConditionSort, NoteStatus, Stage, Theme, Ware
from visitplanner.domain.labels import label
from visitplanner.domain.practice_form import FIELD, NoteField, words_of
from visitplanner.domain.records import PracticeNote
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.editors import Choice, Options, Pick, Tick, Typed
from visitplanner.gui.parts.choices import Choices
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import Beside, beside, column
from visitplanner.gui.parts.text import Label
from visitplanner.gui.practices.media import MediaRows
from visitplanner.gui.practices.notebook import Note, Notebook
from visitplanner.gui.practices.pen import Pen
from visitplanner.gui.practices.rows import ConditionCard, EvidenceCard, LinkCard, Rows
from visitplanner.gui.practices.values import date_of, number_of, shown_number, year_of
from visitplanner.gui.practices.wording_field import WordingField
from visitplanner.gui.tongue import _, tongue
from visitplanner.operations import fields, labels, places, practices

LAYOUT: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    (N_("What it is"), (("code", "theme"), ("title",), ("summary",), ("tags",))),
    (N_("Where and by whom"), (("city", "site"), ("owner_body",), ("partners", "contact_role"), ("start", "stage"))),
    (N_("Why and how"), (("problem",), ("objective",), ("solution",), ("layers",), ("wares",), ("participation",),
                         ("beneficiaries",), ("resources",), ("business_model",), ("governance",), ("data_use",))),
    (N_("What came of it"), (("evidence",), ("difficulties",), ("transfer",), ("conditions",), ("sdgs",))),
    (N_("Sources and photos"), (("links",), ("media",))),
    (N_("Status of the note"), (("status", "checked_by"),)),
)  # fmt: skip
"""Heading → lines of fields. A test checks that no field of the form is left out."""

ONE_LINE = ("title", "owner_body", "contact_role")


class NoteForm(QWidget):
    """Built once; `show_note` fills it."""

    def __init__(self, pen: Pen) -> None:
        super().__init__()
        self.pen = pen
        self.fields: dict[str, QWidget] = {}
        self._shows: list[Callable[[Note], None]] = []
        self._notebook = Notebook()
        self._column: QVBoxLayout = column(margins=(24, 4, 24, 24), gap=12)
        for words, lines in LAYOUT:
            self._column.addWidget(Label(words, "sub", 12, bold=True))
            for keys in lines:
                self._column.addLayout(self._line(keys))
            self._column.addSpacing(10)
        self.setLayout(self._column)

    def show_note(self, note: Note, notebook: Notebook) -> None:
        """Show `note`; `notebook` has the cities and places to choose from."""
        self._notebook = notebook
        for show in self._shows:
            show(note)

    def leave(self) -> None:
        """Write what is being typed."""
        for field in self.findChildren(WordingField):
            field.text.leave()
        for typed in self.findChildren(Typed):
            typed.leave()
        for pick in self.findChildren(Pick):
            pick.leave()

    # ------------------------------------------------------------------ building
    def _line(self, keys: tuple[str, ...]) -> Beside:
        line = beside(gap=12)
        for key in keys:
            self.fields[key] = made = self._made(FIELD[key])
            line.addWidget(made, 1)
        return line

    def _made(self, form: NoteField) -> QWidget:
        makers: dict[str, Callable[[NoteField], QWidget]] = {
            practice_form.Sort.LINE: lambda one: self._value(one, Typed(str.strip)),
            practice_form.Sort.TEXT: self._text,
            practice_form.Sort.WORDS: lambda one: self._value(one, Typed(words_of, _series), _COMMAS),
            practice_form.Sort.CHOICE: lambda one: (
                self._status() if one.key == "status" else self._choice(one)
            ),
            practice_form.Sort.CHOICES: lambda one: self._value(one, Choices(_MANY[one.key])),
            practice_form.Sort.REFERENCE: self._reference,
            practice_form.Sort.PERIOD: self._period,
            practice_form.Sort.COST: self._cost,
            practice_form.Sort.ROWS: lambda one: self._rows(one.key),
            practice_form.Sort.CHECKED: self._checked,
        }
        return makers[form.sort](form)

    def _value(self, form: NoteField, editor: Any, hint: str = "") -> Field:
        return self._register(form.key, form.label, editor, hint)

    def _register(self, name: str, words: str, editor: Any, hint: str = "") -> Field:
        field = Field(words, editor, hint=hint)
        editor.entered.connect(lambda value: self._set(field, name, value))
        if isinstance(editor, Typed):
            editor.refused.connect(field.refuse)
        self._shows.append(lambda note: editor.show_value(getattr(note.record, name)))
        return field

    def _set(self, field: Field, name: str, value: Any) -> None:
        if self.pen.note is not None:
            self.pen.set(field, PracticeNote, self.pen.note.record.id, name, value)

    def _text(self, form: NoteField) -> WordingField:
        lines = 1 if form.key in ONE_LINE else 3
        field = WordingField(
            self.pen, PracticeNote, form.key, form.label, lines=lines, form=form, large=form.key == "title"
        )
        self._shows.append(lambda note: field.show_record(note.record))
        return field

    def _choice(self, form: NoteField) -> Field:
        kinds: dict[str, type[StrEnum]] = {"theme": Theme, "stage": Stage}
        return self._value(form, Choice(options.members(kinds[form.key])))

    def _status(self) -> Field:
        """Where it stands and where it may go from there; being checked by the host takes who and when from beside."""
        editor = Choice(self._stations)
        field = Field(FIELD["status"].label, editor)

        def shown(note: Note) -> None:
            field.accept()
            editor.show_value(note.record.status)

        def write(status: NoteStatus) -> None:
            if self.pen.note is not None and status is not self.pen.note.record.status:
                now = self.pen.note.record
                self.pen.ask(field, labels.SET_NOTE_STATUS, practices.set_status, now.id, status)
                editor.show_value(now.status)

        editor.entered.connect(write)
        self._shows.append(shown)
        return field

    def _stations(self) -> Options:
        now = self.pen.note.record.status if self.pen.note else NoteStatus.DRAFT
        reached = {now, *(status for status, _words in practice_form.STEPS[now])}
        return [(one, _(label(one))) for one in NoteStatus if one in reached]

    def _reference(self, form: NoteField) -> Field:
        editor = Pick()
        field = Field(form.label, editor)

        def shown(note: Note) -> None:
            records = self._notebook.cities if form.key == "city" else self._notebook.places
            choices = sorted(
                ((one.id, self.pen.picked(one.name)) for one in records), key=lambda pair: pair[1]
            )
            editor.show_value(getattr(note.record, form.key), choices)

        def named(name: str) -> None:
            if self.pen.note is not None:
                id, language = self.pen.note.record.id, self.pen.language
                self.pen.ask(field, labels.CHANGE, _refer, id, form.key, name=name, language=language)

        editor.entered.connect(lambda value: self._set(field, form.key, value))
        editor.named.connect(named)
        self._shows.append(shown)
        return field

    def _period(self, _form: NoteField) -> QWidget:
        start, end, ongoing = Typed(str.strip), Typed(str.strip), Tick(N_("Ongoing"))
        period = {"start": Field(N_("Start"), start), "end": Field(N_("End"), end)}

        def write(**changed: Any) -> None:
            if self.pen.note is not None:
                where = period["end" if "end" in changed else "start"]
                self.pen.ask(where, labels.CHANGE, practices.set_period, self.pen.note.record.id, **changed)

        def shown(note: Note) -> None:
            start.show_value(note.record.start)
            end.show_value(note.record.end)
            end.setEnabled(not note.record.ongoing)
            ongoing.show_value(note.record.ongoing)

        start.entered.connect(lambda value: write(start=value))
        end.entered.connect(lambda value: write(end=value))
        ongoing.entered.connect(lambda value: write(ongoing=value))
        start.setPlaceholderText("2024-04")
        self._shows.append(shown)
        tick = Field("", ongoing)
        tick.layout().insertSpacing(0, 22)  # type: ignore[union-attr]
        return _together(period["start"], period["end"], tick)

    def _cost(self, form: NoteField) -> QWidget:
        figures = (
            self._register("amount", N_("Amount"), Typed(number_of, shown_number)),
            self._register("currency", N_("Currency"), Typed(lambda text: text.strip().upper())),
            self._register("amount_year", N_("Year"), Typed(year_of)),
            self._register("staff_fte", N_("Staff (full-time equivalents)"), Typed(number_of, shown_number)),
        )
        line = beside(gap=10)
        for figure, share in zip(figures, (3, 2, 2, 4), strict=True):
            line.addWidget(figure, share)
        both = QWidget()
        text = self._text(form)
        both.setLayout(column(text, line, gap=8))
        both.setFocusProxy(text)
        return both

    def _checked(self, _form: NoteField) -> QWidget:
        by = self._register("checked_by", N_("Checked by (role)"), Typed(str.strip))
        return _together(by, self._register("checked_on", N_("Checked on"), Typed(date_of)))

    def _rows(self, key: str) -> QWidget:
        made = _ROWS[key](self.pen)
        if key == "evidence":
            not_yet = self._register("evidence_not_yet", "", Tick(N_("There is no evidence yet")))
            made.layout().addWidget(not_yet)  # type: ignore[union-attr]
        titled = QWidget()
        titled.setLayout(column(Label(FIELD[key].label, "caption", 11, wrap=True), made, gap=5))
        self._shows.append(lambda note: made.show_rows(getattr(note, key)))
        titled.setFocusProxy(made.adders[0])
        setattr(self, key, made)
        return titled


def _series(words: Sequence[str]) -> str:
    return tongue.language.series(words)


def _together(*fields: QWidget) -> QWidget:
    both = QWidget()
    line = beside(gap=10)
    for field in fields:
        line.addWidget(field, 1)
    both.setLayout(line)
    both.setFocusProxy(fields[0])
    return both


def _adding(sort: ConditionSort) -> Callable[[Any, str], str]:
    return lambda edit, practice: practices.add_condition(edit, practice, sort)


_COMMAS = N_("Separate several by commas.")
_MANY: dict[str, Callable[[], Sequence[tuple[Any, str]]]] = {
    "layers": options.members(ArchitectureLayer),
    "wares": options.members(Ware),
    "sdgs": lambda: [(number, str(number)) for number in range(1, 18)],
}
_ROWS: dict[str, Callable[[Pen], Rows]] = {
    "evidence": lambda pen: Rows(pen, EvidenceCard, (N_("Add evidence"), practices.add_evidence)),
    "conditions": lambda pen: Rows(
        pen, ConditionCard, *((label(sort), _adding(sort)) for sort in ConditionSort)
    ),
    "links": lambda pen: Rows(pen, LinkCard, (N_("Add a source"), practices.add_link)),
    "media": MediaRows,
}


def _refer(edit: Any, note: str, key: str, **named: str) -> None:
    """Let a note refer to a city or place that the library has only now."""
    make = places.city_named if key == "city" else places.create
    fields.set_value(edit, PracticeNote, note, key, make(edit, **named))
