"""One text in two languages side by side: the source at the left, the translation at the right, the glossary below."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.glossary import Lexicon
from visitplanner.domain.kinds import TextState
from visitplanner.domain.records import NAMES
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import Picked
from visitplanner.domain.worklist import Entry
from visitplanner.gui.access import access
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.buttons import Button, IconButton
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import column, row
from visitplanner.gui.parts.text import ElidedLabel, Label
from visitplanner.gui.tongue import Speaking, _, tongue
from visitplanner.gui.wording import hits
from visitplanner.gui.wording.hits import HitList
from visitplanner.gui.wording.states import StateButton
from visitplanner.gui.wording.target_area import SourceArea, TargetArea
from visitplanner.gui.wording.worklist_rows import source_of, whereabouts
from visitplanner.operations import labels, wordings

PAUSE_MS = 150


class Bench(Speaking, QWidget):
    """Shows an entry; typing is kept as everywhere. `check` says that the translation is right."""

    step_wanted = Signal(int)
    """The text after this one is wanted, or with −1 the one before."""
    followed = Signal(str, str)
    """A record shall be shown where it lives: (kind, id)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.entry: Entry | None = None
        self._snapshot: Snapshot | None = None
        self._lexicon = Lexicon((), "")
        self._from, self._into = Picked("", ""), ""
        self.source, self.target = SourceArea(desk), TargetArea(desk)
        self.state, self._source_state = StateButton(), Label("", "faint", 11)
        self._unlock = Button(
            N_("Edit"), "state", "lock", tip=N_("Edit the source"), checkable=True, px=11, writes=True
        )
        self.hits = HitList()
        self.check_button = Button(N_("Checked, next"), "primary", "check", tip="Ctrl+Return", writes=True)
        self.copy_button = Button(N_("Copy the source over"), "", "copy", writes=True)
        self._before = IconButton("arrow-up", N_("Previous text"), "plain", keys="Alt+Up")
        self._after = IconButton("arrow-down", N_("Next text"), "plain", keys="Alt+Down")
        self._place, self._where = Label("", "faint", 12), ElidedLabel("", "sub", 12)
        self._open = Button(N_("Go to the record"), "link", "external-link")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._source_field = Field(self._source_words, self.source, aside=(self._source_state, self._unlock))
        self._target_field = Field(self._target_words, self.target, aside=(self.state,))
        for area in (self.source, self.target):
            area.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        head = row(gap=6)
        head.addWidget(self._where, 1)
        for widget in (self._open, self._place, self._before, self._after):
            head.addWidget(widget)
        pair = row(gap=14)
        for field in (self._source_field, self._target_field):
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            pair.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        actions = row(self.copy_button, None, self.check_button, gap=8)
        self.setLayout(column(head, pair, self.hits, actions, None, margins=(18, 12, 18, 18), gap=10))
        self.setTabOrder(self.source, self.target)
        self.setTabOrder(self.target, self.check_button)

    def _connect(self) -> None:
        self.target.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._look_up)
        self.target.refused.connect(self._target_field.refuse)
        self.source.refused.connect(self._source_field.refuse)
        self.hits.taken.connect(self.target.insert)
        self.hits.followed.connect(self.followed)
        self.state.chosen.connect(self.settle)
        self.check_button.clicked.connect(self.check)
        self.copy_button.clicked.connect(self.copy_over)
        self._before.clicked.connect(lambda: self.step_wanted.emit(-1))
        self._after.clicked.connect(lambda: self.step_wanted.emit(1))
        self._unlock.clicked.connect(self._show_source)
        self._open.clicked.connect(self._follow)

    # ------------------------------------------------------------------ what it shows
    def show_entry(
        self, entry: Entry, snapshot: Snapshot, source: str, target: str, lexicon: Lexicon, place: str
    ) -> None:
        """Show a text from `source` ("" for its original) into `target`; `place` says which of how many it is."""
        if self.entry is None or entry.key != self.entry.key:
            self._unlock.setChecked(False)
            self._target_field.accept()
            self._source_field.accept()
        self.entry, self._snapshot = entry, snapshot
        self._from, self._into = source_of(entry, source, target), entry.written_in(target)
        self._lexicon = lexicon
        self._place.show_text(place)
        self._show_source()
        address = (entry.kind, entry.id, entry.field, self._into)
        self.target.show_text(address, entry.wording[self._into])
        self.target.setPlaceholderText(_("Write the translation here"))
        self.retranslate()
        self._look_up()

    def leave(self) -> None:
        """Write what is being typed."""
        self.source.leave()
        self.target.leave()

    def retranslate(self) -> None:
        """Re-read every string."""
        if self.entry is None or self._snapshot is None:
            return
        self._where.show_text(whereabouts(self.entry, self._snapshot))
        self._source_field.retranslate()
        self._target_field.retranslate()
        state = self.entry.state(self._into)
        original = bool(self.entry.wording[self._into]) and self._into == self.entry.original
        self.state.show_state(state, original=original)
        self._source_state.show_text(self._source_said())
        self._tell_possible()

    # ------------------------------------------------------------------ what it does
    def check(self) -> None:
        """The translation is right: write it, say so, and go on."""
        if self.target.written().strip() and self.settle(TextState.CHECKED):
            self.step_wanted.emit(1)

    def settle(self, state: TextState) -> bool:
        """Write the translation and say how far it is, in one gesture."""
        entry = self.entry
        if entry is None or not access.writable or not self.target.written().strip():
            return False
        label = labels.of_field(labels.TRANSLATE, entry.kind, entry.field)
        address = (entry.kind, entry.id, entry.field, self._into)
        self._desk.do(
            label,
            wordings.settle,
            *address,
            self.target.hand_over(),
            state,
            refused=self._target_field.refuse,
        )
        return True

    def copy_over(self) -> None:
        """Begin the translation with the source's words, to be typed over; Ctrl+Z takes them out again."""
        if not self.target.isReadOnly():
            self.target.selectAll()
            self.target.insert(self._from.text)

    # ------------------------------------------------------------------ inside
    def _show_source(self) -> None:
        entry, open_ = self.entry, self._unlock.isChecked()
        self._unlock.set_icon("lock-open" if open_ else "lock")
        if entry is None:
            return
        editable = open_ and bool(self._from.language)
        address = (entry.kind, entry.id, entry.field, self._from.language)
        self.source.show_text(address if editable else None, self._from.text)

    def _look_up(self) -> None:
        if self.entry is None:
            return
        written = self.target.written()
        seen = hits.found(self._lexicon, self._from.text, written, self._into)
        self.source.mark(seen.spans)
        self.target.offers = [one.words for one in seen.offers if one.words]
        self.hits.show_offers(seen.offers, seen.missing, translated=bool(written.strip()))
        self._tell_possible()

    def _tell_possible(self) -> None:
        self.check_button.setEnabled(bool(self.target.written().strip()))
        self.copy_button.setEnabled(bool(self._from.text))

    def _source_words(self) -> str:
        name = tongue.language.language_title(self._from.language)
        return name if self._from.language else _("There is no other language yet")

    def _target_words(self) -> str:
        return tongue.language.language_title(self._into)

    def _source_said(self) -> str:
        if not self._from.asked:
            return _("shown in place of a missing text")
        return _("Original") if self.entry and self._from.language == self.entry.original else ""

    def _follow(self) -> None:
        if self.entry is not None:
            self.followed.emit(*_home(self.entry))

    def hideEvent(self, event: Any) -> None:
        """Qt override: what is being typed is written."""
        self.leave()
        super().hideEvent(event)


def _home(entry: Entry) -> tuple[str, str]:
    """The record to open: the one that a text is looked for under."""
    about = entry.about
    return (entry.kind, entry.id) if about is None else (NAMES[type(about)], about.id)
