"""The photos of a place: the first few, and a way to add more."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.records import Place
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.inspector.photos import PhotoStrip, Thumbnails
from visitplanner.gui.intake import Files, Intake
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.layout import column, row
from visitplanner.gui.titles import picked
from visitplanner.gui.tongue import _
from visitplanner.operations import labels


class PlacePhotos(QWidget):
    """Each leads on the page of files to what is said of it."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self.strip = PhotoStrip(Thumbnails(form.desk, self))
        self.intake = Intake(form.desk)
        self.add_button = Button(N_("Add photos or files…"), "", "image", writes=True)
        self.files_button = Button(N_("To the files"), "link")
        self.add_button.clicked.connect(self.choose)
        self.files_button.clicked.connect(self._follow)
        buttons = row(self.add_button, self.files_button, self.intake, None, gap=8)
        self.setLayout(column(self.strip, buttons, gap=8))

    def show_place(self, snapshot: Snapshot, place: str) -> None:
        """Show the photos of `place`."""
        photos = snapshot.attachments_of.get(place, ())
        shown = [one for one in photos if one.media_type.startswith("image/")]
        self.strip.show_photos([(one, picked(one.caption, snapshot).text) for one in shown])
        self.files_button.setVisible(bool(photos))

    def choose(self) -> None:
        """Ask for files."""
        names, _kind = QFileDialog.getOpenFileNames(self, _("Add photos or files…"))
        self.take([Path(name) for name in names])

    def take(self, files: list[Path]) -> None:
        """Keep files, and attach them to the place in front."""
        place = self._form.record.id

        def attach(kept: Files) -> None:
            from visitplanner.operations import practices  # slow import  # noqa: PLC0415

            label = labels.ADD_PHOTO if len(kept) == 1 else labels.ADD_PHOTOS
            self._form.ask(None, label, practices.add_photos, Place, place, kept)

        self.intake.take(files, attach)

    def _follow(self) -> None:
        snapshot = self._form.snapshot
        photos = snapshot.attachments_of.get(self._form.record.id, ()) if snapshot else ()
        if photos:
            self._form.followed.emit("attachment", photos[0].id)
