"""The sheet of a person: name, office, part in this visit, biography, photo, and what is private. Edits in place."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from visitplanner.base.errors import Refusal
from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import N_
from visitplanner.domain.practice_form import words_of
from visitplanner.domain.records import Person
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.editors import Options, Typed
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.parts.buttons import IconButton
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.surfaces import Avatar
from visitplanner.gui.parts.text import ElidedLabel, Label
from visitplanner.gui.people.directory import Directory
from visitplanner.gui.people.likeness_strip import LikenessStrip
from visitplanner.gui.people.names import NameFields
from visitplanner.gui.people.parts import PartForm, SessionParts
from visitplanner.gui.people.person_rows import name_of
from visitplanner.gui.people.portrait import Portrait
from visitplanner.gui.people.private import PrivateFacts
from visitplanner.gui.tongue import Words, tongue
from visitplanner.operations import labels


class PersonForm(Form):
    """Shows whoever the page has chosen."""

    kind = "person"
    leave_wanted = Signal()
    """The person shall not take part in the visit any more."""

    def build(self) -> None:
        """Make the fields, top to bottom."""
        self.directory = Directory()
        self._headed = ("", "")
        self._column.setContentsMargins(24, 14, 24, 24)
        self._head = column(gap=0)
        self.add(box(self._head))
        self.strip = LikenessStrip()
        self.add(self.strip)
        self.names = NameFields(self)
        self._section(N_("Full name"))
        self.add(self.names)
        self._section(N_("Office and contact"))
        self.add(self.languages)
        self.add(self.line("title", N_("Job title")))
        self._build_office()
        self._section(N_("In this visit"))
        self.part = PartForm(self.desk)
        self.add(self.part)
        self.sessions = SessionParts(self)
        self.sessions.followed.connect(self.followed)
        self.add(self.sessions)
        self._section(N_("Biography and photo"))
        self.add(self.area("bio", N_("Biography"), least=3))
        self.portrait = Portrait(self)
        self.add(self.portrait)
        self.private = PrivateFacts(self)
        self._column.addSpacing(8)
        self.add(self.private)

    def _build_office(self) -> None:
        self.organisation = self.pick(
            N_("Organisation"), lambda one: one.organisation, self._organisations,
            partial(self._set, "organisation"), self._name_organisation,
        )  # fmt: skip
        self.city = self.pick(
            N_("City"), lambda one: one.city, self._cities, partial(self._set, "city"), self._name_city
        )
        self.speaks = self._typed_value(
            "languages", N_("Languages"), Typed(codes_of, _named), hint=N_("Separate several by commas.")
        )
        self.email = self._typed_value("email", N_("E-mail"), Typed(str.strip))
        self.phone = self._typed_value("phone", N_("Telephone"), Typed(str.strip))
        self.add(self.organisation, self.city, gap=10)
        self.add(self.email, self.phone, gap=10)
        self.add(self.speaks)

    def show_record(self, snapshot: Snapshot, record: Person, language: str) -> None:
        """Show a person of `snapshot`."""
        self._show_head(record)
        super().show_record(snapshot, record, language)
        self._name.show_text(name_of(record))
        self._under.show_text(record.name.second(tongue.language.code))
        self.names.show_preview()
        self.sessions.show_person(snapshot, record.id)
        self.portrait.show_person(snapshot, record.id, language)
        part = next((one for one in snapshot.participations if one.person == record.id), None)
        self.part.setVisible(part is not None)
        if part is not None:
            self.part.show_record(snapshot, part, language)
        self.show_directory(self.directory)

    def show_directory(self, directory: Directory) -> None:
        """What only the library knows: private facts, records of the same person, offices elsewhere."""
        self.directory = directory
        if self.record is not None:
            self.private.show_person(self.record.id, directory.private.get(self.record.id))
            self.strip.show_person(directory, self.record.id)
            self._show_picks()

    def leave(self) -> None:
        """Write what is being typed."""
        if self.record is None:
            return
        super().leave()
        for inside in (self.part, self.portrait, self.private):
            inside.leave()

    def take_from(self, mime: Any) -> bool:
        """Take a photo that is pasted or dropped."""
        return self.record is not None and self.portrait.take_from(mime)

    # ------------------------------------------------------------------ inside
    def _show_head(self, record: Person) -> None:
        shown = (record.id, name_of(record))
        if shown == self._headed:
            return
        self._headed = shown
        while (item := self._head.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._name, self._under = ElidedLabel("", "", 17, bold=True), ElidedLabel("", "sub", 12)
        history = IconButton("history", N_("History"), "plain")
        leave = IconButton("trash-2", N_("Take out of the visit"), "plain", writes=True)
        history.clicked.connect(self._ask_history)
        leave.clicked.connect(self.leave_wanted)
        line = row(
            Avatar(name_of(record), record.id, 44),
            column(self._name, self._under, gap=1),
            history,
            leave,
            gap=12,
        )
        line.setStretch(1, 1)
        self._head.addWidget(box(line))

    def _section(self, words: Words) -> None:
        self._column.addSpacing(8)
        self.add(Label(words, "sub", 12, bold=True))

    def _typed_value(self, name: str, words: Words, editor: Typed, hint: Words = "") -> Field:
        return self.value(words, editor, lambda one: getattr(one, name), partial(self._set, name), hint=hint)

    def _show_picks(self) -> None:
        for field, name, choices in (
            (self.organisation, "organisation", self._organisations()), (self.city, "city", self._cities()),
        ):  # fmt: skip
            field.editor.show_value(getattr(self.record, name), choices)  # type: ignore[attr-defined]

    def _organisations(self) -> Options:
        return self._choices(self.directory.organisations or tuple(self._known("organisations")))

    def _cities(self) -> Options:
        return self._choices(self.directory.cities or tuple(self._known("cities")))

    def _known(self, name: str) -> Any:
        return getattr(self.snapshot, name).values() if self.snapshot else ()

    def _choices(self, records: tuple[Any, ...]) -> Options:
        code, working = tongue.language.code, self._working()
        return options.alphabetical((one.id, one.name.pick(code, working).text or "…") for one in records)

    def _set(self, name: str, field: Field, value: Any) -> None:
        from visitplanner.operations import fields  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, fields.set_value, self.kind, self.record.id, name, value)

    def _name_organisation(self, field: Field, name: str) -> None:
        from visitplanner.operations import people  # slow import  # noqa: PLC0415

        self.ask(
            field, labels.CHANGE, people.set_organisation, self.record.id, name=name, language=self.language
        )

    def _name_city(self, field: Field, name: str) -> None:
        from visitplanner.operations import people  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, people.set_city, self.record.id, name=name, language=self.language)

    def _ask_history(self) -> None:
        self.history_wanted.emit(self.kind, self.record.id)


def codes_of(text: str) -> tuple[str, ...]:
    """Languages by their names, as the window or they themselves write them, or by their codes; each once."""
    known = {name.casefold(): code for code, name in tongue.language.locale.languages.items()}
    known |= {name.casefold(): code for code, name in LANGUAGES.items()}
    found: dict[str, None] = {}
    for word in words_of(text):
        code = known.get(word.casefold(), "") or (word.lower() if word.lower() in known.values() else "")
        if not code:
            raise Refusal(N_("“{text}” is not the name of a language."), field="languages", text=word)
        found[code] = None
    return tuple(found)


def _named(codes: tuple[str, ...]) -> str:
    return tongue.language.series(map(tongue.language.language_name, codes))
