"""The work list: what is left to translate at the left, the text in both languages at the right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import N_
from visitplanner.domain import worklist
from visitplanner.domain.folding import holds, plain
from visitplanner.domain.glossary import Lexicon
from visitplanner.domain.kinds import TextState
from visitplanner.domain.records import Term
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.worklist import Entry
from visitplanner.gui.desk import Desk
from visitplanner.gui.exchange.text_sheets import export_texts, import_texts
from visitplanner.gui.inspector.editors import Choice, Options
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.filter_line import FilterLine
from visitplanner.gui.parts.keys import on_key
from visitplanner.gui.parts.layout import box, column, row, scrolling, side_by_side, unfilled
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.tongue import Speaking, _, tongue
from visitplanner.gui.wording.bench import Bench
from visitplanner.gui.wording.progress import ProgressPanel
from visitplanner.gui.wording.text_painter import TextPainter
from visitplanner.gui.wording.translators import TranslatorsButton, remarks
from visitplanner.gui.wording.worklist_rows import PACK, WHOLE, rows, scoped, scopes, source_of

KEYS = (
    ("Ctrl+Return", N_("Checked, next text")),
    ("Alt+Down", N_("Next text")),
    ("Alt+Up", N_("Previous text")),
    ("Ctrl+1", N_("Insert a term of the glossary (to Ctrl+9)")),
)
"""The keys of the work list, for the page of keys."""


class WorkList(Speaking, QWidget):
    """Follows the open visit and the glossary; the text in front stays listed while it is worked on."""

    followed = Signal(str, str)
    """A record shall be shown where it lives: (kind, id)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._snapshot: Snapshot | None = None
        self._terms: tuple[Term, ...] = ()
        self._entries: tuple[Entry, ...] = ()
        self._listed: tuple[Entry, ...] = ()
        self._lexicons: dict[str, Lexicon] = {}
        self._wanted = ""
        self.source = Choice(self._source_options, writes=False)
        self.target = Choice(lambda: list(LANGUAGES.items()), writes=False)
        self.scope = Choice(self._scope_options, writes=False)
        self.progress = ProgressPanel()
        self.filter = FilterLine(self)
        self.translators = TranslatorsButton()
        self.list = RowList()
        self.list.setItemDelegate(TextPainter(self.list))
        self.bench = Bench(desk)
        self._everything = Button(N_("Show all texts"))
        self._done = EmptyState(
            "circle-check", N_("Nothing left to do here"), N_("No text of this choice is in one of these states."),
            self._everything,
        )  # fmt: skip
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        pair = row(gap=6)
        for choice in (self.source, self.target):
            pair.addWidget(choice, 1)
        find = row(gap=6)
        find.addWidget(self.filter, 1)
        find.addWidget(self.translators)
        bar = column(pair, self.scope, self.progress, find, margins=(12, 10, 12, 10), gap=8)
        self._left = box(column(box(bar), Hairline(), self.list, gap=0), "surface")
        self._right = QStackedWidget()
        self._area = unfilled(scrolling(self.bench))
        self._right.addWidget(self._area)
        self._right.addWidget(self._done)
        split = side_by_side((self._left, 280, 360), (self._right, 420, 820))
        self.setLayout(column(split, gap=0))

    def _connect(self) -> None:
        for choice in (self.source, self.target, self.scope):
            choice.entered.connect(self.fill)
        self.progress.chosen.connect(self.fill)
        self.filter.textChanged.connect(self.fill)
        self.list.current.connect(self._show_current)
        self.list.chosen.connect(self._begin)
        self.bench.step_wanted.connect(self.step)
        self.bench.followed.connect(self.followed)
        self._everything.clicked.connect(self._show_everything)
        self.translators.sending.connect(self.send)
        self.translators.receiving.connect(self.receive)
        on_key("Ctrl+Return", self, self.bench.check, inside=True)
        on_key("Alt+Down", self, partial(self.step, 1), inside=True)
        on_key("Alt+Up", self, partial(self.step, -1), inside=True)

    # ------------------------------------------------------------------ what it shows
    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every text of the visit, and of the glossary."""
        return self._entries

    @property
    def current(self) -> Entry | None:
        """The text in front."""
        return next((one for one in self._listed if one.key == self.list.key), None)

    def show_texts(self, snapshot: Snapshot, terms: tuple[Term, ...]) -> None:
        """Show what a visit and the glossary have to be translated."""
        if self._snapshot is None or self._snapshot.visit.id != snapshot.visit.id:
            self._begin_with(snapshot)
        if terms != self._terms:
            self._terms = terms
            self._lexicons.clear()
        self._snapshot = snapshot
        self._entries = worklist.texts(snapshot, terms)
        self.scope.show_value(self.scope.currentData() or WHOLE)
        self.fill()

    def choose(self, key: str, language: str = "") -> None:
        """Make one text the current one, whatever was hidden."""
        if language in LANGUAGES:
            self.target.show_value(language)
        self._wanted = key
        self._show_everything()

    def show_lacking(self, language: str, *, pack: bool) -> None:
        """Show what has no text in `language`, of the pack or of the whole visit."""
        if language in LANGUAGES:
            self.target.show_value(language)
        self.scope.show_value(PACK if pack else WHOLE)
        self.progress.choose([TextState.NONE])
        self.filter.clear()
        self.fill()
        self.list.step(0)

    def step(self, by: int) -> None:
        """To the text `by` further on."""
        self._wanted = self._neighbour(by)
        self.fill()
        self.bench.target.setFocus()

    def send(self) -> None:
        """Write what is listed for a translator, with what the glossary says of it."""
        self.leave()
        target = self.target.currentData()
        told = remarks(self._terms, target)
        export_texts(self, self._desk, self._listed, target, self.source.currentData() or "", told)

    def receive(self) -> None:
        """Take in what a translator sent back."""
        self.leave()
        import_texts(self, self._desk)

    def leave(self) -> None:
        """Write what is being typed."""
        self.bench.leave()

    def take_focus(self) -> None:
        """To the list."""
        self.list.setFocus()

    def panes(self) -> list[QWidget]:
        """The list and the text."""
        return [self._left, self._right]

    def fill(self) -> None:
        """List what is chosen now."""
        snapshot = self._snapshot
        if snapshot is None:
            return
        target = self.target.currentData()
        chosen = scoped(snapshot, self._entries, self.scope.currentData() or WHOLE)
        states = {one.key: one.state(target) for one in chosen}
        self.progress.show_progress(worklist.counted(states.values()))
        stays, wanted = self._wanted or self.list.key, self.progress.states
        words = plain(self.filter.text()).split()
        self._listed = tuple(
            one for one in chosen if one.key == stays or (states[one.key] in wanted and _has(one, words))
        )
        self.list.fill(rows(self._listed, states, snapshot, self.source.currentData() or "", target))
        self.translators.allow(some=bool(self._listed))
        if self._wanted and self.list.go_to(self._wanted):
            self._wanted = ""
        if not self.list.key:
            self.list.step(0)
        self._show_current(self.list.key)

    def retranslate(self) -> None:
        """Say everything again."""
        self.list.setAccessibleName(_("Work list"))
        self.source.setAccessibleName(_("Translate from"))
        self.target.setAccessibleName(_("Translate into"))
        self.scope.setAccessibleName(_("Which texts"))
        self.source.setToolTip(_("Translate from"))
        self.target.setToolTip(_("Translate into"))
        self.fill()

    # ------------------------------------------------------------------ inside
    def _begin_with(self, snapshot: Snapshot) -> None:
        """Another visit: into the language of the window or the first of its packs that is not its own."""
        visit = snapshot.visit
        others = [one for one in visit.pack_languages if one != visit.working_language and one in LANGUAGES]
        others.sort(key=lambda one: one != tongue.language.code)
        self.source.show_value("")
        self.scope.show_value(WHOLE)
        self.target.show_value(others[0] if others else "en" if visit.working_language == "ja" else "ja")

    def _show_current(self, _key: str) -> None:
        entry, snapshot = self.current, self._snapshot
        self._right.setCurrentWidget(self._area if entry is not None else self._done)
        if entry is None or snapshot is None:
            self.bench.leave()
            return
        source, target = self.source.currentData() or "", self.target.currentData()
        shown_in = source_of(entry, source, target).language
        if shown_in not in self._lexicons:
            self._lexicons[shown_in] = Lexicon(self._terms, shown_in)
        place = f"{self._listed.index(entry) + 1} / {len(self._listed)}"
        self.bench.show_entry(entry, snapshot, source, target, self._lexicons[shown_in], place)

    def _neighbour(self, by: int) -> str:
        keys: Sequence[str] = [one.key for one in self._listed]
        if not keys:
            return ""
        at = keys.index(self.list.key) + by if self.list.key in keys else 0
        return keys[max(0, min(at, len(keys) - 1))]

    def _show_everything(self) -> None:
        self.filter.clear()
        self.scope.show_value(WHOLE)
        if self._wanted.startswith("term/"):
            self.scope.show_value("term")
        self.progress.choose(TextState)
        self.fill()

    def _begin(self, _key: str) -> None:
        self.bench.target.setFocus()

    def _source_options(self) -> Options:
        return [("", _("Original language")), *LANGUAGES.items()]

    def _scope_options(self) -> Options:
        return scopes(self._entries)

    def hideEvent(self, event: Any) -> None:
        """Qt override: what is being typed is written."""
        self.leave()
        super().hideEvent(event)


def _has(entry: Entry, words: Sequence[str]) -> bool:
    """Whether all `words` are written somewhere in a text."""
    if not words:
        return True
    return holds(plain(" ".join(entry.wording.texts.values())), words)
