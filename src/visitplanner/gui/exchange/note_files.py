"""The menu of files on the page of practice notes, and files dropped on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from visitplanner.base.phrases import N_
from visitplanner.gui.desk import Desk
from visitplanner.gui.exchange.note_sheets import NoteExport, NoteImport
from visitplanner.gui.exchange.sheet import ExchangeSheet
from visitplanner.gui.icons import icon
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.guards import allow
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.tongue import _


class NoteFiles(Button):
    """Takes notes in from a file or a folder, and writes the note in front, or all that are listed, into a folder.

    What is dropped on `page` is taken in too.
    """

    def __init__(self, desk: Desk, page: QWidget, listed: RowList) -> None:
        super().__init__(N_("Files"), "", "folder-open", tip=N_("Practice notes from files, and into files"))
        self._desk, self._page, self._list = desk, page, listed
        self.sheet: ExchangeSheet | None = None
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def import_file(self) -> None:
        """Ask for a Markdown file."""
        everything = _("All files")
        kinds = f"Markdown (*.md);;{everything} (*)"
        name, _kind = QFileDialog.getOpenFileName(self._page, _("Take in practice notes"), "", kinds)
        if name:
            self.take(Path(name))

    def import_folder(self) -> None:
        """Ask for a folder of them."""
        name = QFileDialog.getExistingDirectory(self._page, _("Take in practice notes"))
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Show what is in a file or folder."""
        self._show(NoteImport(self._desk, path, self.window()))

    def export_current(self) -> None:
        """Write the note in front into a folder."""
        self._export([self._list.key])

    def export_listed(self) -> None:
        """Write every note that is listed into a folder."""
        self._export(self._keys())

    def _export(self, ids: list[str]) -> None:
        if not ids:
            return
        name = QFileDialog.getExistingDirectory(self._page, _("Practice notes into a folder"))
        if name:
            self._show(NoteExport(self._desk, Path(name), ids, self.window()))

    def _keys(self) -> list[str]:
        return [one.key for one in self._list.rows.rows if not one.heading]

    def _show(self, sheet: ExchangeSheet) -> None:
        self.sheet = sheet
        sheet.show()

    def _fill(self) -> None:
        self._menu.clear()
        for name, words, act in (
            ("download", _("Take in a Markdown file…"), self.import_file),
            ("folder-open", _("Take in a folder of notes…"), self.import_folder),
        ):
            allow(self._add(name, words, act))
        for name, words, act, possible in (
            ("file-down", _("Write this note into a folder…"), self.export_current, bool(self._list.key)),
            (
                "file-down",
                _("Write all listed notes into a folder…"),
                self.export_listed,
                bool(self._keys()),
            ),
        ):
            self._add(name, words, act).setEnabled(possible)

    def _add(self, name: str, words: str, act: Callable[[], None]) -> QAction:
        action = self._menu.addAction(icon(name), words)
        action.triggered.connect(act)
        return action

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt override: a note or a folder that is dragged over the page, and dropped."""
        if isinstance(event, QDropEvent) and event.type() in (
            QEvent.Type.DragEnter,
            QEvent.Type.DragMove,
            QEvent.Type.Drop,
        ):
            found = note_in(event.mimeData())
            if found is not None and self._desk.read_only is None:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self.take(found)
                return True
        return super().eventFilter(watched, event)


def note_in(mime: QMimeData) -> Path | None:
    """The one Markdown file or folder that is dragged; None for anything else."""
    found = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if len(found) != 1 or not (found[0].is_dir() or found[0].suffix.casefold() == ".md"):
        return None
    return found[0]
