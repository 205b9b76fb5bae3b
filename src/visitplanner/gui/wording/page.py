"""The page of wording: the work list, the glossary, the phrase sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain import codec
from visitplanner.domain.kinds import TermSort
from visitplanner.domain.records import KINDS, Term
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.desk.reader import Found, LibraryReader
from visitplanner.gui.pages.page import Page
from visitplanner.gui.parts.layout import column
from visitplanner.gui.parts.segments import Segments
from visitplanner.gui.tongue import _
from visitplanner.gui.wording.term_pane import GLOSSARY_SORTS, TermPane
from visitplanner.gui.wording.term_pane import KEYS as TERM_KEYS
from visitplanner.gui.wording.work_list import KEYS as TEXT_KEYS
from visitplanner.gui.wording.work_list import WorkList

TEXTS, GLOSSARY, PHRASES = "texts", "glossary", "phrases"
KEYS = (
    *(((keys,), words) for keys, words in TEXT_KEYS),
    *TERM_KEYS,
    (("F11",), N_("Show a phrase large")),
)
"""The keys of this page, for the page of keys."""


class TermReader(LibraryReader):
    """Reads every term and phrase."""

    kinds = (Term,)
    makes = dict


class WordingPage(Page):
    """Every text of the visit; terms and phrases belong to the whole library."""

    wants = frozenset(name for name, kind in KINDS.items() if codec.wordings(kind))
    adds = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._terms: tuple[Term, ...] = ()
        self._pending = ""
        self._reader = TermReader(desk, self)
        self._reader.read_through.connect(self._take)
        self.texts = WorkList(desk)
        self.glossary = TermPane(desk, GLOSSARY_SORTS)
        self.phrases = TermPane(desk, (TermSort.PHRASE,))
        self._panes: dict[str, WorkList | TermPane] = {
            TEXTS: self.texts,
            GLOSSARY: self.glossary,
            PHRASES: self.phrases,
        }
        self.segments = Segments(
            ((TEXTS, N_("Work list")), (GLOSSARY, N_("Glossary")), (PHRASES, N_("Phrases"))), N_("View")
        )
        self.segments.choose(TEXTS)
        self.segments.chosen.connect(self._turn)
        self.tools = self.segments
        self._stack = QStackedWidget()
        for pane in self._panes.values():
            self._stack.addWidget(pane)
            pane.followed.connect(self._follow)
            pane.list.current.connect(self._tell_front)
        self.setLayout(column(self._stack, gap=0))
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    # ------------------------------------------------------------------ what it shows
    def refresh(self, snapshot: Snapshot) -> None:
        """Read the glossary again; all shows when it is there."""
        self._reader.read()

    def choose(self, id: str) -> None:
        """A term by its id, a text by `kind/id/field`, or what lacks a language: `ja`, `pack ja`."""
        self._pending = id
        self._settle()

    def current_record(self) -> tuple[str, str] | None:
        """The record of the text in front, or the term."""
        if self.segments.key == TEXTS:
            entry = self.texts.current
            return (entry.kind, entry.id) if entry else None
        pane = self._panes[self.segments.key]
        term = pane.current if isinstance(pane, TermPane) else None
        return ("term", term.id) if term else None

    def add(self) -> None:
        """A new term, or a new phrase."""
        if self.segments.key == TEXTS:
            self._show(GLOSSARY)
        (self.phrases if self.segments.key == PHRASES else self.glossary).add()

    def panes(self) -> list[QWidget]:
        """The parts of the view in front."""
        return self._panes[self.segments.key].panes()

    def take_focus(self) -> None:
        """To the list in front."""
        self._panes[self.segments.key].take_focus()

    # ------------------------------------------------------------------ inside
    def _take(self, found: Found) -> None:
        snapshot, terms = self.desk.snapshot, found[Term]
        if snapshot is None:
            return
        self._terms = terms
        self.texts.show_texts(snapshot, terms)
        for pane in (self.glossary, self.phrases):
            pane.show_terms(snapshot, terms, self.texts.entries)
        self._settle()

    def _settle(self) -> None:
        """Show what was asked for, once it has been read."""
        wanted = self._pending
        if not wanted or self.desk.snapshot is None or not self.texts.entries:
            return
        self._pending = ""
        term = next((one for one in self._terms if one.id == wanted), None)
        if term is not None:
            self._show(PHRASES if term.sort is TermSort.PHRASE else GLOSSARY)
            (self.phrases if term.sort is TermSort.PHRASE else self.glossary).choose(wanted)
        elif "/" in wanted:
            self._show(TEXTS)
            key, _space, language = wanted.partition(" ")
            self.texts.choose(key, language)
        else:
            self._show(TEXTS)
            scope, _space, language = wanted.rpartition(" ")
            self.texts.show_lacking(language, pack=bool(scope))

    def _follow(self, kind: str, id: str) -> None:
        if kind in ("term", "wording"):
            self.choose(id)
        else:
            self.followed.emit(kind, id)

    def _show(self, key: str) -> None:
        self.segments.choose(key)
        self._stack.setCurrentWidget(self._panes[key])
        self.record_shown.emit()

    def _tell_front(self, _key: str) -> None:
        self.record_shown.emit()

    def _turn(self, key: str) -> None:
        self._show(key)
        self.take_focus()

    def retranslate(self) -> None:
        """Say everything again."""
        self.segments.setAccessibleName(_("View"))
        super().retranslate()
