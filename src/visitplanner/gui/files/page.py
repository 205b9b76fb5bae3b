"""The page of files: everything attached anywhere in the visit, and the sheet of the current one."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QFileDialog

from visitplanner.base.errors import Trouble
from visitplanner.base.phrases import N_, Phrase
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.files.form import FileForm
from visitplanner.gui.files.preview import Preview
from visitplanner.gui.files.rows import OTHERS, PHOTOS, PINNED, FileList, file_rows
from visitplanner.gui.inspector.pane_page import PanePage
from visitplanner.gui.inspector.record_pane import RecordPane
from visitplanner.gui.intake import Files, Intake, take_pasted
from visitplanner.gui.parts.keys import on_key
from visitplanner.gui.parts.pasting import pictures_in
from visitplanner.gui.parts.rows import ALL, Row
from visitplanner.gui.titles import picked
from visitplanner.gui.tongue import _
from visitplanner.operations import labels

VIEWS = ((ALL, N_("All")), (PINNED, N_("Of sessions")), (PHOTOS, N_("Photos")), (OTHERS, N_("Other files")))
KEYS = (
    (("N", "Ctrl+O"), N_("Add files")),
    (("Space",), N_("Show the photo")),
    (("Ctrl+Shift+V",), N_("Paste a photo")),
    (("/",), N_("Filter")),
)
"""The keys of this page, for the page of keys."""
OWNERS = ("session", "place", "city", "organisation", "practice_note", "observation")
"""Kinds of records that files are dropped on, besides the visit."""


class FilePane(RecordPane):
    """N asks for files."""

    kind = "attachment"
    words = N_("Files")
    adding = N_("Add files")
    empty = ("paperclip", N_("No files yet"), N_("Drop agendas, tickets and slides here."))
    form_kind = FileForm
    keys = (("Space", "", "preview"),)
    files_wanted = Signal()
    """Files shall be chosen."""

    def _build(self) -> None:
        assert isinstance(self.form, FileForm)
        self.list = FileList(self.form.thumbnails)
        super()._build()

    def _connect(self) -> None:
        super()._connect()
        assert isinstance(self.form, FileForm)
        self.form.delete_wanted.connect(self.delete)
        self.form.preview_wanted.connect(self.preview)
        self.form.copy_wanted.connect(self.save_copy)

    def records(self, snapshot: Snapshot) -> Iterable[Any]:
        """All files."""
        return snapshot.attachments

    def rows(self, snapshot: Snapshot) -> Iterable[Row]:
        """Those of the chosen view."""
        return file_rows(snapshot, self._shown)

    def refresh(self, snapshot: Snapshot) -> None:
        """Fill the list and the form."""
        assert isinstance(self.list, FileList)
        self.list.blobs = {one.id: one.blob for one in snapshot.attachments}
        super().refresh(snapshot)
        self._stack.setCurrentIndex(0 if snapshot.attachments else 1)

    def add(self) -> None:
        """More of them."""
        self.files_wanted.emit()

    def remove(self, edit: Any, id: str) -> None:
        """Into the bin."""
        from visitplanner.operations import attachments  # slow import  # noqa: PLC0415

        attachments.delete(edit, id)

    def preview(self) -> None:
        """Show the current photo large."""
        record, snapshot = self.record, self.desk.snapshot
        if record is None or snapshot is None or not record.media_type.startswith("image/"):
            return
        path = self.desk.blob_path(record.blob)
        if path.is_file():
            caption, alt = picked(record.caption, snapshot).text, picked(record.alt, snapshot).text
            Preview(self.window(), path, caption or record.name, alt).show()

    def save_copy(self) -> None:
        """Ask where a copy of the current file shall lie."""
        if (record := self.record) is None:
            return
        name = Path(record.name.replace("\\", "/")).name.lstrip(".-") or record.blob[:8]
        target, _kind = QFileDialog.getSaveFileName(self, _("Save a copy…"), name)
        if target:
            try:
                shutil.copyfile(self.desk.blob_path(record.blob), target)
            except OSError as error:
                self.desk.troubled.emit(Trouble("target", path=target, detail=error.strerror or str(error)))


class FilesPage(PanePage):
    """Files come by the button, by pasting, and by dropping them anywhere."""

    wants = frozenset(
        {"attachment", "session", "observation", "practice_note", "person", "place", "city", "organisation"}
    )
    adds = True
    views = VIEWS

    def __init__(self, desk: Desk) -> None:
        pane = FilePane(desk)
        super().__init__(desk, pane)
        self.intake = Intake(desk)
        self.lay_out(self.intake)
        pane.files_wanted.connect(self.add)
        pane.form.history_wanted.connect(self.history_wanted)
        for keys, act in (("Ctrl+O", self.add), ("Ctrl+Shift+V", self._paste)):
            on_key(keys, self, act, inside=True, writes=True)

    # ------------------------------------------------------------------ what it does
    def add(self) -> None:
        """Ask for files."""
        names, _kind = QFileDialog.getOpenFileNames(self, _("Add files"))
        self.take([Path(name) for name in names])

    def take_from(self, mime: QMimeData, owner: tuple[str, str] | None = None) -> bool:
        """Take what is pasted or dropped, for a record (kind, id) or the visit; False where there is no file in it."""
        found = pictures_in(mime)
        if self.desk.read_only is None:
            self.take(found, owner)
        return bool(found)

    def take(self, sources: Iterable[Path | bytes], owner: tuple[str, str] | None = None) -> None:
        """Keep files, and attach them to a record that has files, else to the visit as a whole."""
        snapshot = self.desk.snapshot
        if snapshot is None:
            return
        kind, id = owner if owner is not None and owner[0] in OWNERS else ("visit", snapshot.visit.id)

        def attach(files: Files) -> None:
            from visitplanner.operations import attachments  # slow import  # noqa: PLC0415

            label = Phrase(labels.ADD_FILES, {"n": len(files)})
            self.desk.do(label, attachments.add, kind, id, files, then=self._added)

        self.intake.take(sources, attach)

    # ------------------------------------------------------------------ inside
    def _added(self, ids: list[str]) -> None:
        self.choose(ids[0])
        self.pane.announce(_("Added"))

    def _paste(self) -> None:
        take_pasted(self.desk, self.take_from)
