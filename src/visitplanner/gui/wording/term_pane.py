"""The glossary, and the phrase sheet: their entries in the languages chosen, and the form of the current one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from visitplanner.base.collation import sort_key
from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import N_
from visitplanner.domain import term_use
from visitplanner.domain.folding import holds, plain
from visitplanner.domain.kinds import TermSort, Theme
from visitplanner.domain.labels import label
from visitplanner.domain.records import Term
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.worklist import Entry
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector.editors import Choice, Options
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.filter_line import FilterLine
from visitplanner.gui.parts.keys import list_keys, on_key
from visitplanner.gui.parts.layout import box, column, row, scrolling, unfilled
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _, tongue
from visitplanner.gui.wording.consistency import ConsistencySheet
from visitplanner.gui.wording.large import LargePhrase
from visitplanner.gui.wording.term_form import MOST_LANGUAGES, TermForm
from visitplanner.gui.wording.term_table import Sheet, TermTable
from visitplanner.operations import glossary, labels

GLOSSARY_SORTS = (TermSort.TERM, TermSort.NAME)
KEYS = ((("N",), N_("New entry")), (("Del",), N_("Delete the entry")), (("F2",), N_("Edit")))
"""Keys of the list, for the page of keys."""

NO_TERMS = (
    "languages", N_("The glossary is empty"), N_("Add the words to be translated alike everywhere."),
)  # fmt: skip
NO_PHRASES = (
    "message-square", N_("No phrases yet"), N_("Greetings and thanks in both languages, with how they sound."),
)  # fmt: skip
FORM_WIDTH = 350


class TermPane(Speaking, QWidget):
    """Entries of some `sorts`: terms as a table, phrases as a list by theme."""

    followed = Signal(str, str)
    """Something shall be shown where it lives: (kind, id); a text of the work list as `wording`."""

    def __init__(self, desk: Desk, sorts: Sequence[TermSort]) -> None:
        super().__init__()
        self._desk, self._sorts = desk, sorts
        self.of_phrases = TermSort.PHRASE in sorts
        self._snapshot: Snapshot | None = None
        self._terms: tuple[Term, ...] = ()
        self._entries: Sequence[Entry] = ()
        self._twins: Mapping[str, Term] = {}
        self._uses: Mapping[str, int] | None = None
        self._wanted, self._added = "", False
        self.list: Any = RowList() if self.of_phrases else TermTable()
        self.form = TermForm(desk)
        self.filter = FilterLine(self, 200)
        self.languages = [Choice(self._options(number), writes=False) for number in range(MOST_LANGUAGES)]
        self.check_button = Button(N_("Check consistency"), "", "list-checks")
        self._begin = Button(N_("New entry"), "primary", "plus", writes=True)
        self._sheet: ConsistencySheet | None = None
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        if self.of_phrases:
            self.check_button.hide()
        bar = row(margins=(16, 10, 16, 10), gap=8)
        for choice in self.languages:
            choice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            choice.setFixedWidth(theme.px(124))
            bar.addWidget(choice)
        bar.addStretch(1)
        bar.addWidget(self.check_button)
        bar.addWidget(self.filter)
        self._area = unfilled(scrolling(self.form))
        lower = row(self.list, Hairline(upright=True), self._area, gap=0)
        lower.setStretch(0, 1)
        filled = column(box(bar), Hairline(), lower, gap=0)
        filled.setStretch(2, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(box(filled))
        words = NO_PHRASES if self.of_phrases else NO_TERMS
        self._stack.addWidget(EmptyState(*words, self._begin))
        self._rescale()

    def _connect(self) -> None:
        for choice in self.languages:
            choice.entered.connect(self._choose_language)
        self.filter.textChanged.connect(self.fill)
        self.list.current.connect(self._show_form)
        self.list.chosen.connect(self.edit)
        self.form.delete_wanted.connect(self.delete)
        self.form.large_wanted.connect(self.show_large)
        self.form.followed.connect(self.followed)
        self.check_button.clicked.connect(self.check)
        self._begin.clicked.connect(self.add)
        list_keys(self.list, self, add=self.add, edit=self.edit, delete=self.delete)
        if self.of_phrases:
            on_key("F11", self, self.show_large, inside=True)
        theme.changed.connect(self._rescale)

    # ------------------------------------------------------------------ what it shows
    @property
    def current(self) -> Term | None:
        """The entry in front."""
        return next((one for one in self._terms if one.id == self.list.key), None)

    @property
    def shown_languages(self) -> list[str]:
        """The two or three languages chosen, each once."""
        return list(dict.fromkeys(code for choice in self.languages if (code := choice.currentData())))

    def show_terms(self, snapshot: Snapshot, terms: Sequence[Term], entries: Sequence[Entry]) -> None:
        """Show the entries of the library; `entries` are the texts in which they are used."""
        if self._snapshot is None or self._snapshot.visit.id != snapshot.visit.id:
            self._begin_with(snapshot)
        self._snapshot, self._entries, self._uses = snapshot, entries, None
        self._terms = tuple(one for one in terms if one.sort in self._sorts)
        self._twins = term_use.twins(self._terms)
        if self.isVisible():
            self.fill()

    def choose(self, id: str) -> None:
        """Make an entry the current one, whatever the filter hid."""
        self._wanted = id
        self.filter.clear()
        self.fill()

    def fill(self) -> None:
        """List what is chosen now."""
        self._stack.setCurrentIndex(0 if self._terms else 1)
        shown = self._ordered()
        languages = self.shown_languages
        if self.of_phrases:
            self.list.fill(_phrase_rows(shown, languages))
            if not self.list.key and not self._wanted:
                self.list.step(0)
        else:
            if self._uses is None:
                self._uses = term_use.uses(self._entries, self._terms)
            self.list.fill(Sheet(shown, languages, self._uses, frozenset(self._twins)))
        if self._wanted and self.list.go_to(self._wanted):
            self._wanted = ""
        self._show_form()
        if self._added and not self._wanted:
            self._added = False
            self.form.begin()

    def take_focus(self) -> None:
        """To the list, or to what begins it."""
        (self.list if self._stack.currentIndex() == 0 else self._begin).setFocus()

    def panes(self) -> list[QWidget]:
        """The list and the form."""
        return [self.list, self._area]

    def retranslate(self) -> None:
        """Say everything again."""
        self.list.setAccessibleName(_("Phrases") if self.of_phrases else _("Glossary"))
        for number, choice in enumerate(self.languages, 1):
            choice.setAccessibleName(_("Language {n}").format(n=number))
        if self._snapshot is not None and self.isVisible():
            self.fill()

    # ------------------------------------------------------------------ what it does
    def add(self) -> None:
        """A new entry; its words are typed at once."""
        if self._desk.read_only is None and self.shown_languages:
            label, first = labels.titled(labels.ADD), self.shown_languages[0]
            self._desk.do(
                label, glossary.add, name="", language=first, sort=self._sorts[0], then=self._show_added
            )

    def edit(self, _key: str = "") -> None:
        """Go on in the form."""
        if self.current is not None:
            self.form.begin()

    def delete(self) -> None:
        """The current entry to the bin."""
        term = self.current
        if term is not None and self._desk.read_only is None:
            self.list.setFocus()
            self._desk.do(labels.titled(labels.DELETE, term), glossary.delete, term.id)

    def check(self) -> None:
        """Look through the practice notes for translations that have other words than the glossary."""
        self.form.leave()
        if self._sheet is None:
            self._sheet = ConsistencySheet(self.window())
            self._sheet.followed.connect(self.followed)
        self._sheet.show_deviations(self._entries, self._terms, self.shown_languages)
        self._sheet.show()

    def show_large(self) -> None:
        """The current phrase as large as the window, to be shown to somebody."""
        if self.current is not None and self.of_phrases:
            self.form.leave()
            LargePhrase(self._ordered(), self.current.id, self.shown_languages, self.window()).show()

    # ------------------------------------------------------------------ inside
    def _options(self, number: int) -> Any:
        last = number == MOST_LANGUAGES - 1

        def options() -> Options:
            return [("", _("No third language")), *LANGUAGES.items()] if last else list(LANGUAGES.items())

        return options

    def _begin_with(self, snapshot: Snapshot) -> None:
        visit = snapshot.visit
        own = [code for code in (visit.working_language, *visit.pack_languages) if code in LANGUAGES]
        codes = list(dict.fromkeys((*own, tongue.language.code, "en", "ja")))
        third = codes[2] if len(set(own)) > 2 else ""
        for choice, code in zip(self.languages, (*codes[:2], third), strict=True):
            choice.show_value(code)

    def _ordered(self) -> list[Term]:
        """The entries that match, by alphabet; phrases by theme first."""
        first = self.shown_languages[0] if self.shown_languages else "en"
        words = plain(self.filter.text()).split()
        themes: list[Theme | None] = [*Theme, None]

        def key(term: Term) -> tuple[Any, ...]:
            by_theme = themes.index(term.theme) if self.of_phrases else 0
            sound = term.reading[first] if first == "ja" else ""
            return by_theme, sort_key(sound or term.name.pick(first).text, first), term.id

        found = [one for one in self._terms if one.id == self._wanted or _matches(one, words)]
        return sorted(found, key=key)

    def _show_form(self) -> None:
        term = self.current
        self._area.setVisible(term is not None)
        if term is not None and self.shown_languages:
            self.form.show_term(term, self.shown_languages, self._twins.get(term.id))

    def _choose_language(self) -> None:
        self.form.leave()
        self.fill()

    def _show_added(self, id: str) -> None:
        self._added = True
        self._wanted = id
        if any(one.id == id for one in self._terms):
            self.choose(id)

    def _rescale(self) -> None:
        self._area.setFixedWidth(theme.px(FORM_WIDTH))

    def showEvent(self, event: Any) -> None:
        """Qt override: what was not counted while nobody saw it is counted now."""
        super().showEvent(event)
        if self._snapshot is not None:
            self.fill()

    def hideEvent(self, event: Any) -> None:
        """Qt override: what is being typed is written."""
        self.form.leave()
        super().hideEvent(event)


def _matches(term: Term, words: Sequence[str]) -> bool:
    texts = (*term.name.texts.values(), *term.reading.texts.values(), *term.definition.texts.values())
    return holds(plain(" ".join(texts)), words)


def _phrase_rows(terms: Sequence[Term], languages: Sequence[str]) -> list[Row]:
    found: list[Row] = []
    theme_before: Any = object()
    for term in terms:
        if term.theme != theme_before:
            theme_before = term.theme
            words = _(label(term.theme)) if term.theme else _("Everyday")
            found.append(Row(f"theme {term.theme}", words, heading=True))
        lines: list[Any] = [term.reading[languages[0]]]
        for language in languages[1:]:
            other = term.name.pick(language)
            if other.text and other.asked:
                lines.append(f"{tongue.language.language_name(language)}: {other.text}")
                lines.append(term.reading[language])
        found.append(Row(term.id, term.name.pick(languages[0]), lines=tuple(one for one in lines if one)))
    return found
