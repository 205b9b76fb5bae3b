"""The sessions and places of the visit beside the notes: a note is attached by dragging it there, or by Return."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from visitplanner.base.phrases import N_
from visitplanner.domain.records import PracticeNote
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector import options
from visitplanner.gui.parts.carried import NOTE
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.parts.targets import TargetPanel
from visitplanner.gui.practices.pen import Pen
from visitplanner.gui.session_rows import session_rows
from visitplanner.gui.tongue import _
from visitplanner.operations import fields, labels, practices


class AttachPanel(TargetPanel):
    """Rows that take the note in front; those that have it say so."""

    form = NOTE
    heading = N_("Attach to")
    hint = N_("Drag a note here, or press Return to attach the one in front.")
    wanted = N_("Sessions and places")

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._snapshot: Snapshot | None = None
        self._note: PracticeNote | None = None
        super().__init__()

    def show_note(self, snapshot: Snapshot, note: PracticeNote) -> None:
        """Say which sessions and places have `note`."""
        self._snapshot, self._note = snapshot, note
        self.fill()

    def rows(self) -> Iterator[Row]:
        """The sessions in their order, then the places by name."""
        snapshot, note = self._snapshot, self._note
        if snapshot is None or note is None:
            return
        has = {one.session for one in snapshot.session_practices if one.practice == note.id}
        yield from session_rows(snapshot, self._pen.picked, lambda id: _attached(id in has))
        places = options.places(snapshot)
        if places:
            yield Row("heading places", _("Places"), heading=True)
        for id, name in places:
            yield Row(f"place:{id}", name or "…", lead="map-pin", tags=_attached(id == note.site))

    def toggle(self, key: str) -> None:
        """Attach the note in front to a row, or take it from there."""
        if self._note is not None:
            self.attach(key, self._note.id, back=True)

    def put(self, key: str, ids: tuple[str, ...]) -> None:
        """Attach the note that was dropped."""
        self.attach(key, ids[0])

    def attach(self, key: str, note: str, *, back: bool = False) -> None:
        """Attach a note to a row; with `back`, take it from there where it is already."""
        sort, _colon, id = key.partition(":")
        snapshot = self._pen.desk.snapshot
        if snapshot is None:
            return
        if sort == "place":
            site = self._note.site if back and self._note is not None else ""
            value = "" if site == id else id
            self._do(labels.CHANGE, note, fields.set_value, PracticeNote, note, "site", value)
        elif back and note in (one.practice for one in snapshot.session_practices if one.session == id):
            self._do(labels.UNLINK_PRACTICE, note, practices.detach, id, note)
        else:
            self._do(labels.LINK_PRACTICE, note, practices.attach, id, note)

    # ------------------------------------------------------------------ inside
    def _do(self, label: str, note: str, operation: Any, *args: Any) -> None:
        snapshot = self._snapshot
        known = snapshot.practices.get(note) if snapshot else None
        mine = self._note if self._note is not None and self._note.id == note else known
        phrase = labels.titled(label, mine or "", working=self._pen.working)
        self._pen.desk.do(phrase, operation, *args)


def _attached(has: bool) -> tuple[Tag, ...]:
    return (Tag(_("Attached"), "ok", "check"),) if has else ()
