"""A practice note as a row of the list, and all of them as what filters choose from."""

from __future__ import annotations

from functools import cache

from visitplanner.domain import catalogue
from visitplanner.domain.catalogue import Filter, Order
from visitplanner.domain.kinds import NoteStatus, Theme
from visitplanner.domain.labels import label
from visitplanner.domain.records import PracticeNote
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.practices.notebook import Note, Notebook
from visitplanner.gui.tongue import _, ngettext, tongue

ICONS = {
    Theme.ICT: "layout-grid", Theme.MOBILITY: "car", Theme.ENERGY: "zap", Theme.GOVERNANCE: "landmark",
    Theme.WELLBEING: "heart-handshake", Theme.RESILIENCE: "shield-check", Theme.CIRCULAR: "refresh-cw",
    Theme.SERVICES: "building-2",
}  # fmt: skip
TONES = {
    NoteStatus.DRAFT: ("sub", "pencil-line"),
    NoteStatus.CHECKED_BY_HOST: ("accent", "check"),
    NoteStatus.PUBLISHED: ("ok", "circle-check"),
    NoteStatus.WITHDRAWN: ("warn", "circle-x"),
}


def note_row(note: Note, notebook: Notebook, snapshot: Snapshot) -> Row:
    """Title, city and theme, how full it is, photos, status."""
    record, code = note.record, tongue.language.code
    city = next((one.name.pick(code).text for one in notebook.cities if one.id == record.city), "")
    theme = _(label(record.theme)) if record.theme else ""
    filled = _("{n} of {total} filled").format(n=note.filled, total=Note.TOTAL)
    count = len(note.media)
    photos = ngettext("{n} photo", "{n} photos", count).format(n=count) if count else ""
    tone, icon = TONES[record.status]
    return Row(
        record.id,
        record.title.pick(code, snapshot.visit.working_language),
        lines=(
            " · ".join(filter(None, (record.code, _("Sample") if record.sample else "", city, theme))),
            " · ".join(filter(None, (filled, photos))),
        ),
        lead=ICONS[record.theme] if record.theme else "lightbulb",
        lead_role="accent",
        tags=(Tag(_(label(record.status)), tone, icon),),
    )


class NoteRows:
    """The rows of a notebook. Each is made once, each order and what each note can be found by when first wanted."""

    def __init__(self, notebook: Notebook, snapshot: Snapshot) -> None:
        self._notebook, self._code = notebook, tongue.language.code
        self.rows = {id: note_row(note, notebook, snapshot) for id, note in notebook.notes.items()}
        self._ordered, self._spoken = cache(self._in_order), cache(self._said)

    def left(self, asked: Filter, order: Order) -> list[Row]:
        """The rows of the notes that `asked` lets through."""
        return [
            self.rows[one.id]
            for one in self._ordered(order)
            if asked.lets(one, self._spoken(one.id) if asked.words else "")
        ]

    def _in_order(self, order: Order) -> list[PracticeNote]:
        notes = self._notebook.notes
        cities = {one.id: one.name.pick(self._code).text for one in self._notebook.cities}
        filled = {id: note.filled for id, note in notes.items()} if order is Order.FILLED else {}
        records = (note.record for note in notes.values())
        return catalogue.ordered(records, order, self._code, city=cities, filled=filled)

    def _said(self, id: str) -> str:
        return catalogue.spoken(self._notebook.notes[id].record, self.rows[id].spoken)
