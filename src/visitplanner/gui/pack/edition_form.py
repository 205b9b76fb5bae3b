"""What is to be printed: language, paper, parts, notes. The form makes an `Edition`; settings remember some."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import N_
from visitplanner.base.settings import Settings
from visitplanner.domain.kinds import Honorific
from visitplanner.domain.records import PracticeNote
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.editors import Choice, Tick
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import column, row
from visitplanner.gui.parts.text import Label
from visitplanner.gui.parts.tips import plain_tip
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _, tongue
from visitplanner.pack.edition import SECTION_WORDS, Edition, Paper, Quality, Section

ID = Qt.ItemDataRole.UserRole
QUALITIES = {Quality.SCREEN: N_("Screen, 150 dpi"), Quality.PRINT: N_("Print, 220 dpi")}


class EditionForm(Speaking, QWidget):
    """`changed` fires with every choice."""

    changed = Signal()
    """Something else is to be printed."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._snapshot: Snapshot | None = None
        self.language = Choice(lambda: list(LANGUAGES.items()), writes=False)
        self.paper = Choice(lambda: [(one, one.value) for one in Paper], writes=False)
        self.honorific = Choice(options.members(Honorific), writes=False)
        self.quality = Choice(lambda: [(one, _(QUALITIES[one])) for one in Quality], writes=False)
        self.sections = {one: Tick(SECTION_WORDS[one], writes=False) for one in Section}
        self.notes = QListWidget()
        self._honorific_field = Field(N_("After names"), self.honorific)
        self._notes_field = Field(N_("Which practice notes"), self.notes)
        self._build()
        self._connect()
        self._begin()

    def edition(self, now: datetime) -> Edition:
        """What is chosen, issued at `now`. All notes of the sessions is said as None, so that new ones join."""
        chosen = tuple(self._ids(checked=True))
        return Edition(
            language=self.language.currentData(),
            now=now,
            paper=Paper(self.paper.currentData()),
            sections=tuple(one for one, tick in self.sections.items() if tick.isChecked()),
            practices=None if list(chosen) == self._ids() else chosen,
            honorific=Honorific(self.honorific.currentData()),
            quality=Quality(self.quality.currentData()),
        )

    def show_visit(self, snapshot: Snapshot) -> None:
        """Offer the practice notes of `snapshot`; those that were left out stay so."""
        fresh = self._snapshot is None or self._snapshot.visit.id != snapshot.visit.id
        left = set() if fresh else set(self._ids()) - set(self._ids(checked=True))
        self._snapshot = snapshot
        if fresh:
            visit = snapshot.visit
            wanted = self._settings["pack_language"] or next(
                iter(visit.pack_languages), visit.working_language
            )
            self.language.show_value(wanted if wanted in LANGUAGES else "en")
        self._fill_notes(_notes_of_sessions(snapshot), left)
        self._fit()

    def retranslate(self) -> None:
        """Re-read every string."""
        if self._snapshot is not None:
            self.show_visit(self._snapshot)

    # ------------------------------------------------------------------ inside
    def _build(self) -> None:
        ticks = column(gap=5)
        for tick in self.sections.values():
            ticks.addWidget(tick)
        self.notes.setProperty("part", "ticks")
        self.notes.setFixedHeight(theme.px(118))
        self.notes.setTabKeyNavigation(False)
        self.notes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayout(
            column(
                Field(N_("Language"), self.language),
                row(Field(N_("Paper"), self.paper), Field(N_("Photos"), self.quality), gap=10),
                self._honorific_field, 4, Label(N_("Parts"), "caption", 11), ticks, 4, self._notes_field,
                margins=(18, 14, 18, 14), gap=8,
            )
        )  # fmt: skip

    def _connect(self) -> None:
        for choice in (self.language, self.paper, self.honorific, self.quality):
            choice.entered.connect(self._tell)
        for tick in self.sections.values():
            tick.entered.connect(self._tell)
        self.notes.itemChanged.connect(self._tell)
        self.language.entered.connect(self._remember_language)
        self.paper.entered.connect(self._remember_paper)

    def _begin(self) -> None:
        defaults = Edition(language="en", now=datetime.min.replace(tzinfo=UTC))
        self.language.show_value("en")
        paper = self._settings["pack_paper"]
        self.paper.show_value(Paper(paper) if paper in set(Paper) else defaults.paper)
        self.honorific.show_value(defaults.honorific)
        self.quality.show_value(defaults.quality)
        for one, tick in self.sections.items():
            tick.show_value(one in defaults.sections)
        self._fit()

    def _fit(self) -> None:
        self._honorific_field.setVisible(self.language.currentData() == "ja")
        self._notes_field.setVisible(self.sections[Section.PRACTICES].isChecked() and self.notes.count() > 0)

    def _tell(self) -> None:
        self._fit()
        self.changed.emit()

    def _remember_language(self, code: str) -> None:
        self._settings["pack_language"] = code

    def _remember_paper(self, paper: str) -> None:
        self._settings["pack_paper"] = str(paper)

    def _ids(self, *, checked: bool = False) -> list[str]:
        items = [self.notes.item(n) for n in range(self.notes.count())]
        return [one.data(ID) for one in items if not checked or one.checkState() is Qt.CheckState.Checked]

    def _fill_notes(self, notes: Sequence[PracticeNote], left: set[str]) -> None:
        working = self._snapshot.visit.working_language if self._snapshot else "en"
        self.notes.blockSignals(True)
        self.notes.clear()
        for note in notes:
            title = note.title.pick(tongue.language.code, working).marked
            item = QListWidgetItem(" ".join(filter(None, (note.code, title))) or "…")
            item.setData(ID, note.id)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Unchecked if note.id in left else Qt.CheckState.Checked)
            item.setToolTip(plain_tip(item.text()))
            self.notes.addItem(item)
        self.notes.blockSignals(False)


def _notes_of_sessions(snapshot: Snapshot) -> list[PracticeNote]:
    ids = {link.practice for link in snapshot.session_practices}
    found = [note for note in snapshot.practices.values() if note.id in ids]
    return sorted(found, key=lambda note: (note.code, note.id))
