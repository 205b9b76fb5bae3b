"""A form over one record of the open visit: captioned fields that read from it and write through operations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import Wording
from visitplanner.gui.desk import Desk
from visitplanner.gui.desk.names import LibraryNames
from visitplanner.gui.inspector.editors import Choice, Options, Pick, Tick, Typed
from visitplanner.gui.inspector.language_bar import LanguageBar
from visitplanner.gui.inspector.options import beyond
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import Item, beside
from visitplanner.gui.parts.text import Label
from visitplanner.gui.parts.writing import Writing, WritingArea, WritingLine, WritingTitle
from visitplanner.gui.tongue import Words, _, said
from visitplanner.operations import labels

Read = Callable[[Any], Any]
Write = Callable[[Field, Any], None]


@dataclass(frozen=True)
class Bound:
    """A field, and how it shows a record."""

    field: Field
    show: Callable[[Any], None]
    library: type[Any] | None = None


class Form(QWidget):
    """Subclasses build their fields once; `show_record` fills them. `kind` names the record's kind for texts."""

    kind = ""
    headed = "title"
    """The wording that names a record of this kind."""
    followed = Signal(str, str)
    """The user follows a thread from here: (kind, id)."""
    language_chosen = Signal(str)
    """The texts are wanted in another language."""
    history_wanted = Signal(str, str)
    """The history of a record is wanted: (kind, id)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.snapshot: Snapshot | None = None
        self.record: Any = None
        self.language = "en"
        self.languages = LanguageBar()
        self.languages.chosen.connect(self.language_chosen)
        self.languages.lacking_wanted.connect(lambda code: self.followed.emit("wording", code))
        self._bound: list[Bound] = []
        self._names = LibraryNames.of(desk)
        self._names.changed.connect(self._offer_again)
        self._texts: list[tuple[str, Field, Any]] = []
        self._typed: list[Typed | Pick] = []
        self._named: list[tuple[QWidget, Words]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 14, 18, 18)
        self._column.setSpacing(10)
        self.build()
        self._column.addStretch(1)

    def build(self) -> None:
        """Make the fields, top to bottom."""
        raise NotImplementedError

    def show_record(self, snapshot: Snapshot, record: Any, language: str) -> None:
        """Show `record` of `snapshot`, with its texts in `language`. What was typed for another one goes there."""
        fresh = not self._shows(record.id)
        if fresh and self.record is not None:
            self.leave()
        self.snapshot, self.record, self.language = snapshot, record, language
        for name, field, editor in self._texts:
            self._show_text(name, editor)
            if fresh:
                field.accept()
        for bound in self._bound:
            if fresh:
                bound.field.accept()
            bound.show(record)
        for editor, words in self._named:
            editor.setAccessibleName(said(words))
        self.languages.show_languages(self._languages(), language, getattr(record, self.headed))

    def leave(self) -> None:
        """Write what is being typed."""
        for _name, _field, editor in self._texts:
            editor.leave()
        for editor in self._typed:
            editor.leave()

    # ------------------------------------------------------------------ building
    def add(self, *items: Item, gap: int = 8) -> None:
        """One row: a single widget, or several side by side in equal shares."""
        if len(items) == 1 and isinstance(items[0], QWidget):
            self._column.addWidget(items[0])
            return
        line = beside(*items, gap=gap)
        for n, item in enumerate(items):
            if isinstance(item, Field):
                line.setStretch(n, 1)
        self._column.addLayout(line)

    def heading(self, words: Words) -> Label:
        """A caption over what is not a field."""
        found = Label(words, "caption", 11)
        self.add(found)
        return found

    def title(self, words: Words) -> Field:
        """What names the record, large and without a frame; it names itself, so it has no caption."""
        editor = WritingTitle(self.desk)
        field = self._text(self.headed, "", editor)
        self._named.append((editor, words))
        return field

    def line(self, name: str, words: Words) -> Field:
        """One line of text: the wording `name` of the record."""
        return self._text(name, words, WritingLine(self.desk))

    def area(self, name: str, words: Words, *, least: int = 2) -> Field:
        """Several lines of text: the wording `name` of the record."""
        return self._text(name, words, WritingArea(self.desk, least=least))

    def value(
        self,
        words: Words,
        editor: Typed | Choice | Tick,
        read: Read,
        write: Write,
        *,
        hint: Words = "",
    ) -> Field:
        """A register: `read` takes its value from the record, `write(field, value)` asks for the change."""
        field = Field(words, editor, hint=hint)
        if isinstance(editor, Typed):
            self._typed.append(editor)
            editor.refused.connect(field.refuse)
        editor.entered.connect(lambda value: write(field, value))
        self._bound.append(Bound(field, lambda record: editor.show_value(read(record))))
        return field

    def pick(
        self,
        words: Words,
        read: Read,
        options: Callable[[], Any],
        write: Write,
        name: Callable[[Field, str], None],
        *,
        library: type[Any] | None = None,
    ) -> Field:
        """A reference to a record, typed or chosen; `name(field, text)` is asked where no record has that name.

        What the visit knows is offered first, then everything of the kind `library`.
        """
        editor = Pick()
        self._typed.append(editor)
        field = Field(words, editor)
        editor.entered.connect(lambda value: write(field, value))
        editor.named.connect(lambda text: name(field, text))
        self._bound.append(
            Bound(
                field, lambda record: editor.show_value(read(record), self._with(options(), library)), library
            )
        )
        return field

    # ------------------------------------------------------------------ changing
    def ask(
        self, field: Field | None, label: str, operation: Callable[..., Any], *args: Any,
        then: Callable[[Any], None] | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        """One gesture on the record shown; a refusal shows at `field`; without one the old values do.

        When the answer comes and another record is shown, its fields have nothing to do with it.
        """
        asked = self.record.id

        def refused(refusal: Refusal) -> None:
            if field is not None and self._shows(asked):
                field.refuse(refusal)
                return
            self.desk.refused.emit(refusal)
            if self.snapshot is not None:
                self.show_record(self.snapshot, self.record, self.language)

        def done(result: Any) -> None:
            if field is not None and self._shows(asked):
                field.accept()
            if then is not None:
                then(result)

        self.desk.do(
            labels.titled(label, self.subject()), operation, *args, then=done, refused=refused, **kwargs
        )

    def text_owner(self) -> tuple[str, str]:
        """Kind and id of the record whose texts are edited."""
        return self.kind, self.record.id

    def subject(self) -> Any:
        """What names a gesture on the record: the record itself, unless something else is its name."""
        return self.record

    def before_typing(self) -> None:
        """Called before the first draft of a text is kept."""

    # ------------------------------------------------------------------ inside
    def _with(self, known: Options, library: type[Any] | None) -> Options:
        if library is None:
            return known
        return [*known, *beyond(self.snapshot, library, self._names.records(library), known)]

    def _offer_again(self, kind: type[Any]) -> None:
        for bound in self._bound:
            if bound.library is kind and self.record is not None:
                bound.show(self.record)

    def _shows(self, id: str) -> bool:
        return self.record is not None and self.record.id == id

    def _text(self, name: str, words: Words, editor: WritingLine | WritingArea) -> Field:
        field = Field(words, editor)
        editor.refused.connect(field.refuse)
        editor.about_to_draft = self.before_typing  # type: ignore[method-assign]
        editor.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._texts.append((name, field, editor))
        return field

    def _show_text(self, name: str, editor: Writing) -> None:
        wording: Wording = getattr(self.record, name)
        kind, id = self.text_owner()
        editor.show_text((kind, id, name, self.language), wording[self.language])
        other = wording.pick(self.language, self._working())
        ghost = f"{other.text[:200]}  ({other.language.upper()})" if other.text and not other.asked else ""
        blank = {"title": N_("Title"), "name": N_("Name")}.get(name, "")
        editor.setPlaceholderText(ghost or (_(blank) if name == self.headed else ""))  # type: ignore[attr-defined]

    def _working(self) -> str:
        return self.snapshot.visit.working_language if self.snapshot else "en"

    def _languages(self) -> tuple[str, ...]:
        visit = self.snapshot.visit if self.snapshot else None
        known = (visit.working_language, *visit.pack_languages) if visit else ()
        return tuple(dict.fromkeys((*known, self.language)))
