"""The photos and files of a practice note; what is broken is kept too, and says why."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from visitplanner.base.phrases import N_
from visitplanner.domain.records import Attachment, PracticeNote
from visitplanner.gui.inspector.editors import Tick, Typed
from visitplanner.gui.inspector.photos import Photo, Thumbnails
from visitplanner.gui.intake import Files, Intake
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.flow import Flow
from visitplanner.gui.parts.layout import beside, box, column
from visitplanner.gui.parts.pasting import pictures_in
from visitplanner.gui.parts.text import Label
from visitplanner.gui.practices.pen import Pen
from visitplanner.gui.practices.rows import RowCard, Rows
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _, said
from visitplanner.operations import labels, practices

PICTURES = "*.jpg *.jpeg *.png *.webp *.heic"


class MediaCard(RowCard):
    """One photo or file. What cannot be shown is kept all the same, and says why."""

    kind = Attachment

    def build(self, inside: QVBoxLayout) -> None:
        """Make the fields."""
        self._place = column(gap=4)
        self._photo: Photo | None = None
        self._blob: str | None = None
        self._name = Label("", "faint", 11, wrap=True)
        self._reason = Label("", "warn", 11, wrap=True)
        self._reason.hide()
        self._place.addWidget(self._name)
        self._place.addWidget(self._reason)
        self._place.addStretch(1)
        credit = self.value("credit", N_("Credit"), Typed(str.strip))
        ticks = beside(gap=18)
        self._ticks = box(ticks)
        for name, words in (("consent", N_("The people shown agree")), ("in_pack", N_("Print in the pack"))):
            ticks.addWidget(self.value(name, "", Tick(words)), 1)
        self._consent = Label(
            N_("It prints, and nobody has said that the people shown agree."), "warn", 11, wrap=True
        )
        texts = column(
            self.wording("caption", N_("Caption")), self.wording("alt", N_("Description for people who cannot see it")),
            credit, self._ticks, self._consent, gap=6,
        )  # fmt: skip
        line = beside(gap=14)
        line.addLayout(self._place)
        line.addLayout(texts, 1)
        inside.addLayout(line)
        self._shows.append(self._show_photo)

    def _show_photo(self, record: Attachment) -> None:
        self._ticks.setVisible(record.is_photo)
        self._consent.setVisible(record.prints and not record.consent)
        self._name.show_text(record.name)
        rows = self._rows
        if record.blob == self._blob or not isinstance(rows, MediaRows):
            return
        if self._blob is None:
            rows.looked_at.connect(self._tell_reason)
        self._blob = record.blob
        if self._photo is not None:
            self._photo.deleteLater()
        self._photo = Photo(rows.thumbnails, record, record.name)
        self._photo.setFixedSize(theme.px(150), theme.px(112))
        self._name.setFixedWidth(theme.px(150))
        self._reason.setFixedWidth(theme.px(150))
        self._place.insertWidget(0, self._photo)
        rows.look_at(record.blob)

    def _tell_reason(self, sha: str, blob: Any) -> None:
        if sha != self._blob:
            return
        reason = blob.reason if blob is not None else N_("This photo is not on this computer.")
        self._reason.setVisible(reason is not None)
        if reason is not None:
            self._reason.say(reason)


class MediaRows(Rows):
    """Photos come by the button, by pasting and by dropping."""

    looked_at = Signal(str, object)
    """What is known of a content: its SHA-256, and a Blob or None."""

    def __init__(self, pen: Pen) -> None:
        super().__init__(pen, MediaCard)
        self.thumbnails = Thumbnails(pen.desk, self)
        self._add = Button(N_("Add photos or files…"), "", "image", writes=True)
        self.adders.append(self._add)
        self._paste = Button(N_("Paste"), "", "inbox", tip=N_("Ctrl+Shift+V"), writes=True)
        self._add.clicked.connect(self.choose)
        self.paste_button = self._paste
        self._progress = Intake(pen.desk)
        self.layout().addWidget(box(Flow(self._add, self._paste, self._progress, gap=8)))  # type: ignore[union-attr]

    def look_at(self, sha: str) -> None:
        """Ask what is known of a content; the answer comes as `looked_at`."""
        self.pen.desk.blob(sha, partial(self.looked_at.emit, sha))

    def choose(self) -> None:
        """Ask for files."""
        photos, everything = _("Photos"), _("All files")
        kinds = f"{photos} ({PICTURES});;{everything} (*)"
        names, _kind = QFileDialog.getOpenFileNames(self, said(N_("Add photos or files…")), "", kinds)
        self.take(Path(name) for name in names)

    def take_from(self, mime: QMimeData) -> bool:
        """Take what is pasted or dropped; False where there is no photo or file in it."""
        found = pictures_in(mime)
        self.take(found)
        return bool(found)

    def take(self, sources: Iterable[Path | bytes]) -> None:
        """Keep photos and files one after the other, then attach those that could be kept, in one gesture."""
        if self.pen.note is not None:
            self._progress.take(sources, partial(self._attach, self.pen.note.record.id))

    def _attach(self, note: str, photos: Files) -> None:
        label = labels.ADD_PHOTO if len(photos) == 1 else labels.ADD_PHOTOS
        self.pen.ask(None, label, practices.add_photos, PracticeNote, note, photos, then=self._show_first)

    def _show_first(self, ids: list[str]) -> None:
        self._want(ids[0])
