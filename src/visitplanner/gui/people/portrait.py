"""The photo of a person: pasted, dropped or chosen; described, and only with consent."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.records import Attachment
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector.editors import Tick
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.inspector.photos import Photo, Thumbnails
from visitplanner.gui.intake import take_pasted
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import column, row
from visitplanner.gui.parts.pasting import pictures_in
from visitplanner.gui.parts.text import Label
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _, said
from visitplanner.operations import labels

PICTURES = "*.jpg *.jpeg *.png *.webp *.heic"


class PhotoForm(Form):
    """What is said of the photo."""

    kind = "attachment"
    headed = "alt"

    def build(self) -> None:
        """Make the fields, top to bottom."""
        self._column.setContentsMargins(0, 0, 0, 0)
        self.add(self.line("alt", N_("Description for people who cannot see it")))
        self.consent = self.value(
            "", Tick(N_("This person agrees to the photo")), lambda one: one.consent, self._set_consent
        )
        self.add(self.consent)

    def subject(self) -> Any:
        """The person, whose photo it is."""
        return self.snapshot.people[self.record.owner] if self.snapshot else self.record

    def _set_consent(self, field: Field, consent: bool) -> None:
        from visitplanner.operations import fields  # slow import  # noqa: PLC0415

        self.ask(field, labels.CHANGE, fields.set_value, self.kind, self.record.id, "consent", consent)


class Portrait(QWidget):
    """The last photo taken in is the one that counts; what it replaces goes to the bin."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self._photo: Photo | None = None
        self.record: Attachment | None = None
        self.thumbnails = Thumbnails(form.desk, self)
        self.details = PhotoForm(form.desk)
        self._reason = Label("", "warn", 11, wrap=True)
        self._reason.hide()
        self.add_button = Button(N_("Add a photo…"), "", "image", writes=True)
        self.paste_button = Button(N_("Paste"), "", "inbox", tip=N_("Ctrl+Shift+V"), writes=True)
        self.remove_button = Button(N_("Remove the photo"), "plain", "trash-2", writes=True)
        self.add_button.clicked.connect(self.choose)
        self.paste_button.clicked.connect(self.paste)
        self.remove_button.clicked.connect(self.remove)
        buttons = row(self.add_button, self.paste_button, self.remove_button, None, gap=8)
        right = column(self.details, self._reason, buttons, gap=8)
        self._line = row(right, gap=14)
        self._line.setStretch(0, 1)
        self.setLayout(self._line)

    def show_person(self, snapshot: Snapshot, person: str, language: str) -> None:
        """Show the photo of `person`, and what is said of it in `language`."""
        photos = snapshot.attachments_of.get(person, ())
        record = photos[-1] if photos else None
        if (record.blob if record else "") != (self.record.blob if self.record else ""):
            self._show_photo(record)
        self.record = record
        self.details.setVisible(record is not None)
        self.remove_button.setVisible(record is not None)
        self.add_button.say(N_("Another photo…") if record else N_("Add a photo…"))
        if record is not None:
            self.details.show_record(snapshot, record, language)

    def leave(self) -> None:
        """Write what is being typed."""
        if self.record is not None:
            self.details.leave()

    def choose(self) -> None:
        """Ask for a file."""
        kinds = "{words} ({endings})".format(words=_("Photos"), endings=PICTURES)
        name, _kind = QFileDialog.getOpenFileName(self, said(N_("Add a photo…")), "", kinds)
        self.take([Path(name)] if name else [])

    def paste(self) -> None:
        """Take the photo from the clipboard."""
        take_pasted(self._form.desk, self.take_from)

    def take_from(self, mime: QMimeData) -> bool:
        """Take what is pasted or dropped; False where there is no photo in it."""
        found = pictures_in(mime)
        self.take(found)
        return bool(found)

    def take(self, sources: Iterable[Path | bytes]) -> None:
        """Keep the first photo, and attach it to the person."""
        for source in list(sources)[:1]:
            name = source.name if isinstance(source, Path) else _("Pasted photo")
            self._form.desk.add_photo(source, partial(self._attach, self._form.record.id), name=name)

    def remove(self) -> None:
        """The photo into the bin; undo brings it back."""
        from visitplanner.operations import practices  # slow import  # noqa: PLC0415

        if self.record is not None:
            self._form.ask(None, labels.CHANGE, practices.remove_row, Attachment, self.record.id)

    def _attach(self, person: str, blob: Any) -> None:
        from visitplanner.operations import people  # slow import  # noqa: PLC0415

        taken = blob.taken_at if blob.taken_at and blob.taken_at.tzinfo else None
        self._form.ask(
            None, labels.ADD_PHOTO, people.set_photo, person, blob=blob.sha, name=blob.name,
            media_type=blob.media_type, taken_at=taken,
        )  # fmt: skip

    def _show_photo(self, record: Attachment | None) -> None:
        if self._photo is not None:
            self._photo.hide()
            self._photo.deleteLater()
        self._photo = None
        self._reason.hide()
        if record is not None:
            self._photo = Photo(self.thumbnails, record, record.name)
            self._photo.setFixedSize(theme.px(112), theme.px(132))
            self._line.insertWidget(0, self._photo)
            self._form.desk.blob(record.blob, partial(self._tell_reason, record.blob))

    def _tell_reason(self, sha: str, blob: Any) -> None:
        if self.record is None or sha != self.record.blob:
            return
        reason = blob.reason if blob is not None else N_("This photo is not on this computer.")
        self._reason.setVisible(reason is not None)
        if reason is not None:
            self._reason.say(reason)
