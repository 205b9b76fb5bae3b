"""The foot of the pack dialog: how far the making is, what became of the saving, and the one filled button."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from visitplanner.base.phrases import N_, Phrase
from visitplanner.gui.parts.announcement import announce
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.layout import box, row
from visitplanner.gui.parts.text import IconLabel, Label
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, Words, _, said


class Footer(Speaking, QWidget):
    """Progress with Cancel while something is made; else the last message."""

    cancelled = Signal()
    """What is being made is no longer wanted."""
    make_wanted = Signal()
    """What was cancelled is wanted again."""
    save_wanted = Signal()
    """The pack shall be saved."""
    open_wanted = Signal(object)
    """A file or folder shall be opened: its path."""
    close_wanted = Signal()
    """The dialog is done."""

    def __init__(self) -> None:
        super().__init__()
        self._saved: Path | None = None
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(theme.px(140))
        self._making = Label(N_("Making the pages…"), "sub", 12)
        cancel = Button(N_("Cancel"))
        self._making_box = box(row(self._progress, self._making, cancel, gap=10))
        self._icon = IconLabel("check", "ok", 16)
        self._message = Label("", "", 12, wrap=True)
        self._folder = Button(N_("Open folder"), "link", "folder-open")
        self._file = Button(N_("Open file"), "link", "external-link")
        self._again = Button(N_("Make the pages"), "link", "refresh-cw")
        line = row(self._icon, gap=8)
        line.addWidget(self._message, 1)
        for button in (self._folder, self._file, self._again):
            line.addWidget(button)
        self._message_box = box(line)
        self.save_button = Button(N_("Save as PDF…"), "primary", "file-down", tip=N_("Ctrl+S"))
        close = Button(N_("Close"))
        layout = row(self._making_box, margins=(18, 10, 18, 10), gap=10)
        layout.addWidget(self._message_box, 1)
        layout.addStretch(0)
        for button in (close, self.save_button):
            layout.addWidget(button)
        self.setLayout(layout)
        cancel.clicked.connect(self.cancelled)
        close.clicked.connect(self.close_wanted)
        self._again.clicked.connect(self.make_wanted)
        self.save_button.clicked.connect(self.save_wanted)
        self._folder.clicked.connect(lambda: self._saved and self.open_wanted.emit(self._saved.parent))
        self._file.clicked.connect(lambda: self._saved and self.open_wanted.emit(self._saved))
        self.clear()
        self._making_box.hide()
        self.retranslate()

    def show_progress(self, done: int, total: int) -> None:
        """A page is done."""
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._making.say(lambda: _("Making page {n} of about {total}").format(n=done, total=total))

    def show_busy(self, *, busy: bool, possible: bool) -> None:
        """Whether something is being made, and whether there is anything to save."""
        if busy and self._making_box.isHidden():
            self._progress.setRange(0, 0)
            self._making.say(N_("Making the pages…"))
        if busy:
            self._again.hide()
        self._making_box.setVisible(busy)
        self.save_button.setEnabled(possible)

    def say_saved(self, target: Path) -> None:
        """The pack was written."""
        self._saved = target
        self._say(lambda: _("Saved: {name}").format(name=target.name), "circle-check", "ok")
        self._folder.show()
        self._file.show()

    def say_failed(self, phrase: Phrase) -> None:
        """It could not be written or made."""
        self._say(phrase, "circle-x", "bad")

    def say_cancelled(self, *, pages: bool) -> None:
        """The user gave up; the pages shown, if there are any, are older than the choice."""
        words = N_("Cancelled. These pages are the ones from before.") if pages else N_("Cancelled.")
        self._say(words, "info", "sub")
        self._again.show()

    def clear(self) -> None:
        """Nothing to say."""
        for widget in (self._icon, self._folder, self._file, self._again):
            widget.hide()
        self._message.say("")

    def retranslate(self) -> None:
        """Re-read every string."""
        self._progress.setAccessibleName(_("Progress"))

    def _say(self, words: Words, icon: str, role: str) -> None:
        self.clear()
        self._icon.set_icon(icon, role)
        self._icon.show()
        self._message.say(words)
        self._message.set_role("" if role == "ok" else role)
        announce(self, said(words))
