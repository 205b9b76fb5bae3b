"""One entry of the glossary in the languages chosen: its words, how they sound, what it means, whether it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import TermSort, Theme
from visitplanner.domain.labels import label
from visitplanner.domain.records import Term
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector.editors import Choice, Tick
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import column, row
from visitplanner.gui.parts.text import Label
from visitplanner.gui.parts.tips import beyond
from visitplanner.gui.parts.writing import Writing, WritingArea, WritingLine
from visitplanner.gui.tongue import Speaking, _, tongue
from visitplanner.operations import fields, labels

MOST_LANGUAGES = 3


class LanguageFields(Speaking, QWidget):
    """The words of an entry in one language, and how they sound."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.language = ""
        self.name, self.reading = WritingArea(desk, least=1, most=5), WritingLine(desk)
        self._name_field = Field(self._words, self.name)
        self._reading_field = Field("", self.reading)
        for editor in (self.name, self.reading):
            editor.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setLayout(column(self._name_field, self._reading_field, gap=3))
        for editor, field in ((self.name, self._name_field), (self.reading, self._reading_field)):
            editor.refused.connect(field.refuse)

    def show_term(self, term: Term, language: str) -> None:
        """Show `term` in `language`; what stands in for missing words shows as a ghost, marked."""
        self.language = language
        for editor, name in ((self.name, "name"), (self.reading, "reading")):
            words = getattr(term, name)
            editor.show_text(("term", term.id, name, language), words[language])
        other = term.name.pick(language)
        ghost = f"{other.text[:200]}  ({other.language.upper()})" if other.text and not other.asked else ""
        self.name.setPlaceholderText(ghost)
        self._name_field.retranslate()
        self.retranslate()

    def retranslate(self) -> None:
        """Re-read every string."""
        self.reading.setPlaceholderText(_("How it sounds"))
        name = tongue.language.language_name(self.language) if self.language else ""
        self.reading.setAccessibleName(_("How it sounds in {language}").format(language=name))
        self.reading.setAccessibleDescription(beyond(self.reading.accessibleName(), _("How it sounds")))

    def _words(self) -> str:
        return tongue.language.language_title(self.language) if self.language else ""


class TermForm(Speaking, QWidget):
    """Edits in place. `sorts` are the kinds that an entry here can be of."""

    delete_wanted = Signal()
    """The entry shall go to the bin."""
    large_wanted = Signal()
    """The entry shall be shown large."""
    followed = Signal(str, str)
    """Another entry shall be shown: (kind, id)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.term: Term | None = None
        self.languages = [LanguageFields(desk) for _number in range(MOST_LANGUAGES)]
        self.keep = Tick(N_("Do not translate"))
        self.sort = Choice(lambda: [(one, _(label(one))) for one in TermSort])
        self.theme = Choice(lambda: [(None, _("No theme")), *((one, _(label(one))) for one in Theme)])
        self.definition = WritingArea(desk, least=3)
        self._definition_field = Field(N_("Definition"), self.definition)
        self._double = Button("", "link", "triangle-alert")
        self._hint = Label(
            N_("Several words for one thing: the preferred first, then a semicolon."), "faint", 11, wrap=True
        )
        self._large = Button(N_("Show large"), "", "maximize-2", tip="F11")
        self._delete = Button(N_("Delete the entry"), "danger", "trash-2", writes=True)
        self._twin = ""
        self._build()

    def _build(self) -> None:
        self.definition.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._double.set_icon("triangle-alert", "warn")
        pair = row(gap=8)
        pair.addWidget(Field(N_("Kind"), self.sort), 1)
        pair.addWidget(Field(N_("Theme"), self.theme), 1)
        foot = row(self._large, None, self._delete)
        self.setLayout(column(
            *self.languages, self._hint, self._double, self.keep, pair, self._definition_field, foot, None,
            margins=(18, 14, 18, 18), gap=10,
        ))  # fmt: skip
        self.keep.entered.connect(lambda value: self._set("keep", value))
        self.sort.entered.connect(lambda value: self._set("sort", value))
        self.theme.entered.connect(lambda value: self._set("theme", value))
        self.definition.refused.connect(self._definition_field.refuse)
        self._delete.clicked.connect(self.delete_wanted)
        self._large.clicked.connect(self.large_wanted)
        self._double.clicked.connect(lambda: self.followed.emit("term", self._twin))

    def show_term(self, term: Term, languages: Sequence[str], twin: Term | None) -> None:
        """Show `term` in `languages`; `twin` is another entry that says the same."""
        self.term, self._twin = term, twin.id if twin else ""
        for number, part in enumerate(self.languages):
            part.setVisible(number < len(languages))
            if number < len(languages):
                part.show_term(term, languages[number])
        self.keep.show_value(term.keep)
        self.sort.show_value(term.sort)
        self.theme.show_value(term.theme)
        phrase = term.sort is TermSort.PHRASE
        self.keep.setVisible(not phrase)
        self._hint.setVisible(not phrase)
        self._large.setVisible(phrase)
        address = ("term", term.id, "definition", languages[0])
        self.definition.show_text(address, term.definition[languages[0]])
        self.definition.setPlaceholderText(term.definition.pick(languages[0]).text[:200])
        self._double.setVisible(twin is not None)
        self.retranslate()

    def begin(self) -> None:
        """Give the keyboard to the first words."""
        self.languages[0].name.setFocus()
        self.languages[0].name.selectAll()

    def leave(self) -> None:
        """Write what is being typed."""
        editors: list[Writing] = [self.definition]
        for part in self.languages:
            editors += [part.name, part.reading]
        for editor in editors:
            editor.leave()

    def retranslate(self) -> None:
        """Re-read every string."""
        self._double.show_text(_("Another entry says the same: show it"))
        self._double.setToolTip(_("Show the other entry"))

    def _set(self, name: str, value: Any) -> None:
        if self.term is not None:
            label = labels.titled(labels.CHANGE, self.term)
            self._desk.do(label, fields.set_value, "term", self.term.id, name, value)
