"""The sessions and places of the visit beside the notes: a note is attached by dragging it there, or by Return."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain import programme
from visitplanner.domain.records import PracticeNote, Session
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector import options
from visitplanner.gui.kinds import icon_name
from visitplanner.gui.parts.buttons import IconButton
from visitplanner.gui.parts.carried import NOTE
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import Label
from visitplanner.gui.practices.pen import Pen
from visitplanner.gui.tongue import Speaking, _, tongue
from visitplanner.operations import fields, labels, practices


class Targets(RowList):
    """Takes notes that are dropped on its rows."""

    dropped = Signal(str, str)
    """A note was dropped on a row: the row's key, the note's id."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    def take(self, at: QPoint, note: str) -> bool:
        """A note is let go at `at`: False where there is no row to take it."""
        index = self.indexAt(at)
        if not index.isValid() or self.rows.rows[index.row()].heading:
            return False
        self.dropped.emit(self.rows.rows[index.row()].key, note)
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt override."""
        if event.mimeData().hasFormat(NOTE):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Qt override: the row under the pointer is the one that would take it."""
        index = self.indexAt(event.position().toPoint())
        if event.mimeData().hasFormat(NOTE) and index.isValid():
            self.setCurrentIndex(index)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt override."""
        note = bytes(event.mimeData().data(NOTE).data()).decode()
        if self.take(event.position().toPoint(), note):
            event.acceptProposedAction()


class AttachPanel(Speaking, QWidget):
    """Rows that take the note in front; those that have it say so. Escape closes it."""

    closed = Signal()
    """It is wanted no more."""

    def __init__(self, pen: Pen) -> None:
        super().__init__()
        self._pen = pen
        self._snapshot: Snapshot | None = None
        self._note: PracticeNote | None = None
        self.targets = Targets()
        self.words = QLineEdit()
        self.words.setClearButtonEnabled(True)
        self._hint = Label(
            N_("Drag a note here, or press Return to attach the one in front."), "sub", 11, wrap=True
        )
        close = IconButton("x", N_("Close"), "plain")
        close.clicked.connect(self.close_panel)
        head = row(Label(N_("Attach to"), px=13, bold=True), None, close, gap=6)
        bar = box(column(head, self._hint, self.words, margins=(12, 8, 8, 10), gap=6))
        self.setLayout(column(bar, Hairline(), self.targets, gap=0))
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words.textChanged.connect(self._fill)
        self.words.returnPressed.connect(self._toggle_first)
        self.targets.chosen.connect(self.toggle)
        self.targets.dropped.connect(self.attach)
        self.retranslate()
        self.hide()

    def show_note(self, snapshot: Snapshot, note: PracticeNote) -> None:
        """Say which sessions and places have `note`."""
        self._snapshot, self._note = snapshot, note
        if self.isVisible():
            self._fill()

    def open_panel(self) -> None:
        """Show the rows, ready to be typed for."""
        self.show()
        self.words.clear()
        self._fill()
        self.words.setFocus()

    def close_panel(self) -> None:
        """Go away."""
        self.hide()
        self.closed.emit()

    def toggle(self, key: str) -> None:
        """Attach the note in front to a row, or take it from there."""
        if self._note is not None:
            self.attach(key, self._note.id, back=True)

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

    def retranslate(self) -> None:
        """Say everything again."""
        self.words.setPlaceholderText(_("Sessions and places"))
        self.words.setAccessibleName(_("Sessions and places"))
        self.targets.setAccessibleName(_("Attach to"))
        if self.isVisible():
            self._fill()

    # ------------------------------------------------------------------ inside
    def _do(self, label: str, note: str, operation: Any, *args: Any) -> None:
        snapshot = self._snapshot
        known = snapshot.practices.get(note) if snapshot else None
        mine = self._note if self._note is not None and self._note.id == note else known
        phrase = labels.titled(label, mine or "", working=self._pen.working)
        self._pen.desk.do(phrase, operation, *args)

    def _toggle_first(self) -> None:
        first = next((one.key for one in self.targets.rows.rows if not one.heading), "")
        if first:
            self.toggle(self.targets.key or first)

    def _fill(self) -> None:
        snapshot, note = self._snapshot, self._note
        if snapshot is None or note is None:
            return
        wanted = self.words.text().casefold().split()
        rows = [
            one
            for one in self._rows(snapshot, note)
            if one.heading or all(word in one.spoken.casefold() for word in wanted)
        ]
        kept = [
            one for one, after in zip(rows, [*rows[1:], None], strict=False)
            if not one.heading or (after is not None and not after.heading)
        ]  # fmt: skip
        self.targets.fill(kept)

    def _rows(self, snapshot: Snapshot, note: PracticeNote) -> Iterator[Row]:
        has = {one.session for one in snapshot.session_practices if one.practice == note.id}
        day: object = ""
        for slot in programme.slots(snapshot):
            if not isinstance(slot.item, Session):
                continue
            if slot.item.when.date != day:
                day = slot.item.when.date
                words = tongue.language.date(day) if day else _("Unscheduled")
                yield Row(f"heading {day}", words, heading=True)
            start = tongue.language.time(slot.start) if slot.start else ""
            icon = icon_name(slot.item.kind)
            yield _target(
                f"session:{slot.id}", self._pen.picked(slot.item.title), start, icon, slot.id in has
            )
        places = options.places(snapshot)
        if places:
            yield Row("heading places", _("Places"), heading=True)
        for id, name in places:
            yield _target(f"place:{id}", name, "", "map-pin", id == note.site)

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() == Qt.Key.Key_Down and self.words.hasFocus():
            self.targets.setFocus()
            self.targets.step(0)
        else:
            super().keyPressEvent(event)


def _target(key: str, title: str, start: str, icon: str, has: bool) -> Row:
    tags = (Tag(_("Attached"), "ok", "check"),) if has else ()
    return Row(key, title or "…", lines=(start,) if start else (), lead=icon, tags=tags)
