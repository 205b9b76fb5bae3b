"""A practice note as a row of the list."""

from __future__ import annotations

from visitplanner.domain.kinds import NoteStatus, Theme
from visitplanner.domain.labels import label
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
