"""Where a practice note stands, the steps from there, and the two questions that being checked by the host asks."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import NoteStatus
from visitplanner.domain.labels import label
from visitplanner.domain.practice_form import STEPS
from visitplanner.gui.inspector.date_typed import DateTyped
from visitplanner.gui.inspector.editors import Typed
from visitplanner.gui.parts.buttons import Button, IconButton
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.flow import Flow
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.surfaces import Pill
from visitplanner.gui.practices.note_rows import TONES
from visitplanner.gui.practices.notebook import Note
from visitplanner.gui.practices.pen import Pen
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _
from visitplanner.operations import labels, practices


class StatusBar(Speaking, QWidget):
    """A pill, the usual next step as a button, the others in its menu."""

    check_wanted = Signal()
    """The host has checked the note: by whom, and when?"""

    def __init__(self, pen: Pen) -> None:
        super().__init__()
        self._pen = pen
        self._pill = Pill()
        self._step = Button("", px=12, writes=True)
        self._step.clicked.connect(self.step)
        self._more = IconButton("ellipsis", N_("Other steps"), "plain", writes=True)
        self._menu = QMenu(self._more)
        self._more.setMenu(self._menu)
        self.setLayout(row(self._pill, self._step, self._more, gap=6))

    def show_note(self, note: Note) -> None:
        """Show where `note` stands."""
        status = note.record.status
        tone, icon = TONES[status]
        self._pill.say(label(status), tone, icon)
        (_next, words), *others = STEPS[status]
        self._step.say(words, N_("Ctrl+Return"))
        self._menu.clear()
        for other, said in others:
            self._menu.addAction(_(said)).triggered.connect(partial(self._go, other))
        self._more.setVisible(bool(others))

    def step(self) -> None:
        """Take the usual next step."""
        if self._pen.note is not None:
            self._go(STEPS[self._pen.note.record.status][0][0])

    def _go(self, status: NoteStatus, _checked: bool = False) -> None:
        note = self._pen.note
        if note is None:
            return
        if status is NoteStatus.CHECKED_BY_HOST:
            self.check_wanted.emit()
        else:
            self._pen.ask(None, labels.SET_NOTE_STATUS, practices.set_status, note.record.id, status)


class CheckForm(QWidget):
    """Asks by whom and when a note was checked; stays open while something is wrong. Escape closes it."""

    closed = Signal()
    """It is answered, or was not wanted after all."""

    def __init__(self, pen: Pen) -> None:
        super().__init__()
        self._pen = pen
        self._by, self._on = Typed(str.strip), DateTyped("checked_on", required=True)
        self._fields = {
            "checked_by": Field(N_("Checked by (role)"), self._by),
            "checked_on": Field(N_("Checked on"), self._on),
        }
        done = Button(N_("Checked by the host"), icon_name="check")
        away = Button(N_("Cancel"), "link")
        done.clicked.connect(self.answer)
        away.clicked.connect(self.close_form)
        self._by.returnPressed.connect(self.answer)
        by, on = self._fields.values()
        for field, width in ((by, 260), (on, 140)):
            field.setFixedWidth(theme.px(width))
        self.setLayout(column(box(Flow(by, on, gap=10)), row(done, away, None, gap=6), gap=4))
        self.hide()

    def ask(self) -> None:
        """Ask, with what is known already."""
        note = self._pen.note
        if note is None:
            return
        self._by.show_value(note.record.checked_by)
        self._on.show_value(note.record.checked_on or self._pen.desk.clock().astimezone().date())
        for field in self._fields.values():
            field.accept()
        self.show()
        self._by.setFocus()

    def answer(self) -> None:
        """Take the step with what was answered."""
        note = self._pen.note
        if note is None:
            return
        refusing = _Refusing(self._fields)
        try:
            day = self._on.meant()
        except Refusal as refusal:
            refusing.refuse(refusal)
            return
        self._pen.ask(
            refusing, labels.SET_NOTE_STATUS, practices.set_status, note.record.id,
            NoteStatus.CHECKED_BY_HOST, by=self._by.text(), on=day, then=lambda _none: self.close_form(),
        )  # fmt: skip

    def close_form(self) -> None:
        """Ask no more."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: Any) -> None:
        """Qt override."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.close_form()
        else:
            super().keyPressEvent(event)


class _Refusing:
    """Shows a refusal at the field it is about."""

    def __init__(self, fields: dict[str, Field]) -> None:
        self._fields = fields

    def refuse(self, refusal: Refusal) -> None:
        """Show it there, or at the first field."""
        self._fields.get(refusal.field, next(iter(self._fields.values()))).refuse(refusal)

    def accept(self) -> None:
        """Nothing is wrong any more."""
        for field in self._fields.values():
            field.accept()
