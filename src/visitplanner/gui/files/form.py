"""The sheet of a file: its picture, what it shows, what it belongs to, whether it prints."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.files import rows
from visitplanner.gui.inspector.editors import Options, Tick, Typed
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.inspector.photos import Photo, Thumbnails
from visitplanner.gui.inspector.threads import Link
from visitplanner.gui.parts.buttons import Button, IconButton
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import column
from visitplanner.gui.parts.text import Label
from visitplanner.gui.questions.rows import session_options
from visitplanner.gui.theme import theme
from visitplanner.gui.thread.looks import ICONS
from visitplanner.gui.tongue import _, tongue
from visitplanner.operations import labels

PICTURE = 220


class FileForm(Form):
    """Edits in place, like every form of the visit."""

    kind = "attachment"
    headed = "caption"
    preview_wanted = Signal()
    """It shall be shown large."""
    copy_wanted = Signal()
    """A copy shall be saved elsewhere."""
    delete_wanted = Signal()
    """It shall go to the bin."""

    def build(self) -> None:
        """Make the fields, top to bottom."""
        self.thumbnails = Thumbnails(self.desk, self)
        self._blob = ""
        self._picture = column(gap=0)
        self._column.addLayout(self._picture)
        self._facts = Label("", "sub", 12, wrap=True)
        self._reason = Label("", "warn", 12, wrap=True)
        self.add(self._facts)
        self.add(self._reason)
        self._build_buttons()
        self.add(self.line("caption", N_("Caption")))
        self.add(self.line("alt", N_("Description for people who cannot see it")))
        self.add(self.languages)
        self._build_owner()
        self.add(
            self.value(N_("File name"), Typed(str.strip), lambda one: one.name, partial(self._set, "name")),
            self.value(N_("Credit"), Typed(str.strip), lambda one: one.credit, partial(self._set, "credit")),
        )
        consent = Tick(N_("The people shown agree"))
        self.consent = self.value("", consent, lambda one: one.consent, partial(self._set, "consent"))
        in_pack = Tick(N_("Print in the pack"))
        self.in_pack = self.value("", in_pack, lambda one: one.in_pack, partial(self._set, "in_pack"))
        self.add(self.consent)
        self.add(self.in_pack)

    def _build_buttons(self) -> None:
        self.show_button = Button(N_("Show the photo"), "", "maximize-2", tip=N_("Space"))
        self.copy_button = Button(N_("Save a copy…"), "", "save")
        remove = IconButton("trash-2", N_("Delete the file"), "plain", writes=True)
        history = IconButton("history", N_("History"), "plain")
        self.show_button.clicked.connect(self.preview_wanted)
        self.copy_button.clicked.connect(self.copy_wanted)
        remove.clicked.connect(self.delete_wanted)
        history.clicked.connect(lambda: self.history_wanted.emit(self.kind, self.record.id))
        self.add(self.show_button, self.copy_button, None, history, remove)

    def _build_owner(self) -> None:
        self.pinned = self.pick(
            N_("Pinned to"), self._pinned_to, self._sessions, self._pin, self._unknown_session
        )
        self.add(self.pinned)
        self._owner = column(gap=2)
        self._column.addLayout(self._owner)
        self._belongs: tuple[str, str, str] | None = None

    def show_record(self, snapshot: Snapshot, record: Any, language: str) -> None:
        """Show a file of `snapshot`."""
        super().show_record(snapshot, record, language)
        self.pinned.setVisible(rows.is_pinned(snapshot, record))
        self.consent.setVisible(record.is_photo)
        self.in_pack.setVisible(record.is_photo and record.owner in snapshot.practices)
        self._show_owner(snapshot, record)
        if record.blob != self._blob:
            self._show_picture(record)

    # ------------------------------------------------------------------ inside
    def _show_owner(self, snapshot: Snapshot, record: Any) -> None:
        """What it belongs to for good, as a way there; a session is chosen above instead."""
        kind, id = rows.owner_of(snapshot, record)
        shown = None if self.pinned.isVisibleTo(self) else (kind, id, rows.owner_said(snapshot, kind, id))
        if shown == self._belongs:
            return
        self._belongs = shown
        while (item := self._owner.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if shown is not None:
            link = Link(shown[2] or "…")
            link.set_icon(ICONS.get(kind, "link"))
            link.clicked.connect(lambda: self.followed.emit(kind, id))
            self._owner.addWidget(Label(N_("Belongs to"), "caption", 11))
            self._owner.addWidget(link)

    def _show_picture(self, record: Any) -> None:
        self._blob = record.blob
        while (item := self._picture.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._facts.show_text("")
        self._reason.hide()
        self.show_button.setVisible(record.is_photo)
        if record.is_photo:
            photo = Photo(self.thumbnails, record, record.name)
            photo.setFixedHeight(theme.px(PICTURE))
            self._picture.addWidget(photo)
        self.desk.blob(record.blob, partial(self._tell, record.blob))

    def _tell(self, sha: str, blob: Any) -> None:
        if sha != self._blob or self.record is None:
            return
        here = blob is not None and self.desk.blob_path(sha).is_file()
        self.show_button.setEnabled(here and blob.is_picture)
        self.copy_button.setEnabled(here)
        if blob is not None:
            self._facts.show_text(" · ".join(_facts(self.record, blob)))
        if not here:
            self._reason.say(lambda: _("Not on this computer. The content is called {sha}.").format(sha=sha))
        elif blob.reason is not None:
            self._reason.say(blob.reason)
        self._reason.setVisible(not here or (self.record.is_photo and not blob.is_picture))

    def _pinned_to(self, record: Any) -> str:
        return record.owner if self.snapshot is not None and record.owner in self.snapshot.session else ""

    def _sessions(self) -> Options:
        return [("", _("The visit as a whole")), *session_options(self.snapshot)]

    def _set(self, name: str, field: Field, value: Any) -> None:
        from visitplanner.operations import fields  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, fields.set_value, self.kind, self.record.id, name, value)

    def _pin(self, field: Field, session: str) -> None:
        from visitplanner.operations import attachments  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, attachments.pin, self.record.id, session)

    def _unknown_session(self, field: Field, name: str) -> None:
        field.refuse(Refusal(N_("No session is called “{name}”."), name=name))

    def subject(self) -> Any:
        """Its caption, else its name."""
        return self.record.caption if any(self.record.caption.texts.values()) else self.record.name


def _facts(record: Any, blob: Any) -> list[str]:
    """The form, the weight, the pixels and the moment of a file, as far as they are known."""
    amount = f"{tongue.language.number(max(1, round(blob.size / 1000)))} kB"
    if blob.size >= 1_000_000:
        amount = f"{tongue.language.number(round(blob.size / 1_000_000, 1))} MB"
    size = f"{blob.width} × {blob.height}" if blob.width else ""
    moment = record.taken_at or blob.taken_at
    taken = tongue.language.moment(moment) if moment else ""
    sort = (blob.media_type or record.media_type).rpartition("/")[2].upper()
    return [fact for fact in (sort if len(sort) < 8 else "", amount, size, taken) if fact]
