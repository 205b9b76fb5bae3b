"""The run-of-show of one session, over the workspace: whose it is, in which language, the sheet, what it adds up to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedLayout, QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import programme
from visitplanner.domain.kinds import Side
from visitplanner.domain.records import Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector.language_bar import LanguageBar
from visitplanner.gui.inspector.options import text_language
from visitplanner.gui.kinds import icon_name
from visitplanner.gui.pages.page import Page
from visitplanner.gui.parts.announcement import announce
from visitplanner.gui.parts.buttons import Button, IconButton
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.row_list import Expecting
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import ElidedLabel, IconLabel, Label
from visitplanner.gui.run_of_show import clock
from visitplanner.gui.run_of_show.model import Column, RunModel
from visitplanner.gui.run_of_show.sheet import RunSheet
from visitplanner.gui.tongue import _, ngettext, tongue

NOW_EVERY_MS = 20_000
HINT = N_(
    "Type over a cell, or F2 to change it. Enter on the last row adds one. Times: 9:05, 905, or +10 from the start."
)


class RunPage(Expecting, Page):
    """`choose` takes the id of a session or of one of its rows. Esc goes back to the itinerary."""

    wants = frozenset(
        {"visit", "session", "run_row", "person", "organisation", "participation", "place", "attendance"}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.model = RunModel(desk, self)
        self.sheet = RunSheet(self.model, self.suggestions)
        self._session = ""
        self._language = ""
        self._icon = IconLabel("presentation", "sub", 18)
        self._title = ElidedLabel("", "", 17, bold=True)
        self._facts = ElidedLabel("", "sub", 12)
        self._languages = LanguageBar()
        self._add = Button(N_("Add a row"), icon_name="plus", tip="Ctrl+Ins", writes=True)
        self._remove = IconButton("trash-2", N_("Delete the selected rows"), keys="Ctrl+Del", writes=True)
        self._note = Label(HINT, "faint", 11, wrap=True)
        self._sum = Label("", "sub", 12)
        self._first = Button(N_("Add the first row"), "primary", "plus", writes=True)
        self._clock = QTimer(self)
        self._clock.setInterval(NOW_EVERY_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._back = Button(N_("Itinerary"), "", "chevron-left", tip=N_("Back to the itinerary (Esc)"))
        self.tools = box(row(self._back))
        title = row(self._icon, self._title, self._add, self._remove, gap=10)
        title.setStretch(1, 1)
        facts = row(self._facts, self._languages, gap=18)
        facts.setStretch(0, 3)
        facts.setStretch(1, 2)
        head = column(title, facts, margins=(18, 12, 16, 10), gap=6)
        views = QWidget()
        self._views = QStackedLayout(views)
        self._views.addWidget(self.sheet)
        empty = EmptyState(
            "table", N_("No run-of-show yet"),
            N_("Minute by minute: who acts, who interprets, which vehicle, the cue, and what to do if it goes wrong."),
            self._first,
        )  # fmt: skip
        self._views.addWidget(empty)
        foot = row(self._note, self._sum, margins=(18, 8, 18, 8), gap=18)
        foot.setStretch(0, 1)
        layout = column(box(head), Hairline(), views, Hairline(), box(foot), gap=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self._back.clicked.connect(self.go_back)
        self._add.clicked.connect(self.add)
        self._first.clicked.connect(self.add)
        self._remove.clicked.connect(self.sheet.delete_rows)
        self._languages.chosen.connect(self._choose_language)
        self._clock.timeout.connect(self._tick)
        self.sheet.announced.connect(self.announce)
        self.model.refused.connect(self._tell_refusal)
        self.model.filled.connect(self._filled)

    # ------------------------------------------------------------------ what it shows
    def refresh(self, snapshot: Snapshot) -> None:
        """Show `snapshot`; where the session is gone, the itinerary."""
        session = snapshot.session.get(self._session)
        if session is None:
            if self._session and self.isVisible():
                self.go_back()
            return
        language = self._language or text_language(snapshot)
        if language != self.model.language:
            self.sheet.leave()  # what was typed is in the language until now
        slot = programme.slot(session)
        working = snapshot.visit.working_language
        self._icon.set_icon(icon_name(session.kind), str(session.kind))
        self._title.show_text(session.title.pick(tongue.language.code, working).marked or "…")
        place = snapshot.places.get(session.place)
        facts = [
            tongue.language.date(slot.date, "short") if slot.date else _("Unscheduled"),
            tongue.language.times(slot.start, slot.end) if slot.start else "",
            place.name.pick(tongue.language.code, working).marked if place else "",
        ]
        self._facts.show_text(" · ".join(fact for fact in facts if fact))
        known = (working, *snapshot.visit.pack_languages, language)
        self._languages.show_languages(tuple(dict.fromkeys(known)), language, session.title)
        self.model.show(snapshot, session, language)
        if back := self.returned(""):
            self.sheet.go_to(back)
        self._tick()

    def listed(self) -> Iterable[str]:
        """The ids of the rows, in their order."""
        return [row.id for row in self.model.rows]

    def suggestions(self, kind: Column) -> list[str]:
        """What may be meant in a column: people and organisations, interpreters, vehicles named before."""
        snapshot = self.desk.snapshot
        if snapshot is None:
            return []
        said = {self.model.text(row, kind) for row in (*snapshot.run_rows, *self.model.rows)}
        code = tongue.language.code
        if kind is Column.INTERPRETER:
            said |= {person.name.shown(code) for _part, person in snapshot.side(Side.INTERPRETER)}
        elif kind is Column.ACTOR:
            working = snapshot.visit.working_language
            said |= {person.name.shown(code) for person in snapshot.people.values()}
            said |= {body.name.pick(code, working).text for body in snapshot.organisations.values()}
        return sorted(said - {""}, key=str.casefold)

    def choose(self, id: str) -> None:
        """Show the run-of-show of a session, or the one that a row belongs to with that row current."""
        snapshot = self.desk.snapshot
        found = next((one for one in snapshot.run_rows if one.id == id), None) if snapshot else None
        self._session = found.session if found else id
        if snapshot is not None:
            self.refresh(snapshot)
        if found:
            self.sheet.go_to(found.id)
        elif self.model.rows and self.sheet.row() is None:
            self.sheet.go_to(self.model.now or self.model.rows[0].id)
        self.take_focus()

    def add(self) -> None:
        """A new row after the current one."""
        self.sheet.add_here()
        self.sheet.setFocus()

    def take_focus(self) -> None:
        """To the sheet, or to the first row to be added."""
        (self.sheet if self.model.rows else self._first).setFocus()

    def announce(self, text: str) -> None:
        """Have a screen reader say `text`."""
        announce(self.sheet, text)

    def go_back(self) -> None:
        """To the session on the itinerary."""
        self.followed.emit("session", self._session)

    # ------------------------------------------------------------------ inside
    def _filled(self) -> None:
        rows, session = self.model.rows, self.model.session
        self._views.setCurrentIndex(0 if rows else 1)
        for part in (self._add, self._remove, self._note):
            part.setVisible(bool(rows))
        self._note.set_role("faint")
        self._note.say(HINT)
        self._sum.show_text(_summed(session, self.model) if session and rows else "")

    def _tell_refusal(self, refusal: Refusal) -> None:
        self._note.set_role("bad")
        self._note.say(refusal.phrase)
        self.announce(tongue.language.say(refusal.phrase))

    def _choose_language(self, code: str) -> None:
        self._language = code
        if self.desk.snapshot is not None:
            self.refresh(self.desk.snapshot)

    def _tick(self) -> None:
        if self.model.session is not None:
            self.model.mark(clock.current(self.model.rows, self.model.session, self.desk.clock()))

    def panes(self) -> list[QWidget]:
        """The parts of this page between which F6 moves."""
        return [self.sheet, self._languages, self.tools or self]

    def showEvent(self, event: Any) -> None:
        """Qt override."""
        super().showEvent(event)
        self._tick()
        self._clock.start()

    def hideEvent(self, event: Any) -> None:
        """Qt override."""
        self._clock.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)


def _summed(session: Session, model: RunModel) -> str:
    """`9 rows · 08:30–10:45`: from the first beginning to the last end."""
    rows = model.rows
    first, last = rows[0].offset, max(clock.ends(row) for row in rows)
    span = f"{clock.shown(session, first)}–{clock.shown(session, last)}"
    return " · ".join((ngettext("{n} row", "{n} rows", len(rows)).format(n=len(rows)), span))
