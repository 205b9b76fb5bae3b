"""What the forms of places, cities and organisations share: the library to choose from, references, links, head."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from visitplanner.base.collation import sort_key
from visitplanner.base.phrases import N_
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import Wording
from visitplanner.gui.inspector.editors import Options
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.inspector.threads import Link
from visitplanner.gui.parts.buttons import IconButton
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import box, column, emptied, row
from visitplanner.gui.parts.text import Label
from visitplanner.gui.places.gazetteer import Gazetteer
from visitplanner.gui.places.listed import Listed
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Words, tongue
from visitplanner.operations import fields, labels, organisations, places

WIDEST = 780


class EntryForm(Form):
    """A record of the library. `show_entry` fills the form; what it refers to is chosen from the whole gazetteer."""

    headed = "name"
    delete_wanted = Signal()
    """The record shall go to the bin."""

    def __init__(self, desk: Any) -> None:
        self.gazetteer = Gazetteer()
        super().__init__(desk)
        self.setMaximumWidth(theme.px(WIDEST))

    def show_entry(self, gazetteer: Gazetteer, snapshot: Snapshot, record: Any, language: str) -> None:
        """Show `record` of the library, with its texts in `language`."""
        self.gazetteer = gazetteer
        self.show_record(snapshot, record, language)

    # ------------------------------------------------------------------ building
    def build_head(self, *more: QWidget) -> None:
        """The name, large, with `more`, history and bin at its right; the languages under it."""
        history = IconButton("history", N_("History"), "plain")
        history.clicked.connect(lambda: self.history_wanted.emit(self.kind, self.record.id))
        delete = IconButton("trash-2", N_("Move to the bin"), "plain", writes=True)
        delete.clicked.connect(self.delete_wanted)
        self.name = self.title(N_("Name"))
        line = row(self.name, *more, history, delete, gap=4)
        line.setStretch(0, 1)
        self.add(box(line))
        self.add(self.languages)

    def register(self, words: Words, editor: Any, name: str, *, hint: Words = "") -> Field:
        """A single value of the record, written as it is."""
        return self.value(
            words, editor, lambda one: getattr(one, name), lambda field, value: self.set_register(field, name, value),
            hint=hint,
        )  # fmt: skip

    def set_register(self, field: Field, name: str, value: Any) -> None:
        """One register of the record."""
        self.ask(field, labels.CHANGE, fields.set_value, self.kind, self.record.id, name, value)

    def city_field(self) -> Field:
        """The city it lies in: chosen from the library, or a new one by its name."""
        return self._reference(
            N_("City"), "city", lambda: self._options(self.gazetteer.cities.values()), _in_city
        )

    def organisation_field(self) -> Field:
        """The organisation it belongs to: chosen from the library, or a new one by its name."""
        return self._reference(
            N_("Organisation"), "organisation",
            lambda: self._options(self.gazetteer.organisations.values()), _of_organisation,
        )  # fmt: skip

    def list_field(
        self, words: Words, editor: Listed, add: Callable[..., Any], remove: Callable[..., Any]
    ) -> Field:
        """A short list: `add(edit, id, value)` and `remove(edit, id, key)` are its operations."""
        field = Field(words, editor)

        def added(value: Any) -> None:
            self.ask(field, labels.CHANGE, add, self.record.id, value)

        def removed(key: Any) -> None:
            self.ask(field, labels.CHANGE, remove, self.record.id, key)

        editor.added.connect(added)
        editor.removed.connect(removed)
        editor.refused.connect(field.refuse)
        return field

    def _reference(
        self, words: Words, name: str, options: Callable[[], Options], named: Callable[..., None]
    ) -> Field:
        def ask_new(field: Field, text: str) -> None:
            self.ask(
                field, labels.CHANGE, named, self.kind, self.record.id, name=text, language=self.language
            )

        return self.pick(
            words, lambda one: getattr(one, name), options,
            lambda field, value: self.set_register(field, name, value), ask_new,
        )  # fmt: skip

    def bring_zones(self, items: tuple[str, ...]) -> None:
        """Let sessions and legs follow the zones that their places have now."""
        self.ask(None, labels.BRING_ZONES, places.bring_zones, items)

    # ------------------------------------------------------------------ showing
    def notes_of(self, register: str) -> Iterator[tuple[str, str, str, str]]:
        """The practice notes of the visit whose city or site is this record, as links."""
        notes = self.snapshot.practices.values() if self.snapshot else ()
        for one in sorted(notes, key=lambda one: (one.code, one.id)):
            if getattr(one, register) == self.record.id:
                yield "practice_note", one.id, self.picked(one.title) or one.code, ""

    def picked(self, words: Wording) -> str:
        """A text as the window's readers see it."""
        return words.pick(tongue.language.code, self._working()).text

    def leave(self) -> None:
        """Write what is being typed."""
        super().leave()
        for listed in self.findChildren(Listed):
            listed.leave()

    def _options(self, records: Iterable[Any]) -> Options:
        code = tongue.language.code
        found = [(one.id, self.picked(one.name) or "…") for one in records]
        return [("", ""), *sorted(found, key=lambda pair: (sort_key(pair[1], code), pair[0]))]

    def _languages(self) -> tuple[str, ...]:
        """Those of the visit, and whatever the record is written in."""
        written = tuple(self.record.name) if self.record is not None else ()
        return tuple(dict.fromkeys((*super()._languages(), *written)))


class Links(QWidget):
    """A caption and what leads elsewhere; hidden while there is nothing."""

    followed = Signal(str, str)
    """A record is wanted: (kind, id)."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._shown: object = None
        self._lines: QVBoxLayout = column(gap=2)
        self.setLayout(column(Label(words, "caption", 11), self._lines, margins=(0, 6, 0, 0), gap=4))

    def show_links(self, lines: Iterable[tuple[str, str, str, str]]) -> None:
        """Show (kind, id, title, what stands under it) of each."""
        shown = tuple(lines)
        if shown == self._shown:
            return
        self._shown = shown
        emptied(self._lines)
        for kind, id, title, under in shown:
            link = Link(title)
            link.clicked.connect(lambda _checked=False, kind=kind, id=id: self.followed.emit(kind, id))
            self._lines.addWidget(link)
            if under:
                note = Label("", "faint", 11, wrap=True)
                note.show_text(under)
                note.setContentsMargins(theme.px(8), 0, 0, 4)
                self._lines.addWidget(note)
        self.setVisible(bool(shown))


def _in_city(edit: Any, kind: str, id: str, **named: str) -> None:
    """Let a record lie in a city that the library may have only now."""
    fields.set_value(edit, kind, id, "city", places.city_named(edit, **named))


def _of_organisation(edit: Any, kind: str, id: str, **named: str) -> None:
    """Let a record belong to an organisation that the library may have only now."""
    fields.set_value(edit, kind, id, "organisation", organisations.named(edit, **named))
