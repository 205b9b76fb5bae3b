"""The editor of one practice note: languages and what is missing on top, every field below, then its threads."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.access import access
from visitplanner.gui.desk import Desk
from visitplanner.gui.intake import take_pasted
from visitplanner.gui.parts.buttons import Button, IconButton
from visitplanner.gui.parts.flow import Flow
from visitplanner.gui.parts.layout import box, column, emptied, row, scrolling
from visitplanner.gui.parts.segments import Segments
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import ElidedLabel, Label
from visitplanner.gui.practices.form import NoteForm
from visitplanner.gui.practices.kin import Kin
from visitplanner.gui.practices.languages import NoteLanguages
from visitplanner.gui.practices.media import MediaRows
from visitplanner.gui.practices.notebook import Note, Notebook
from visitplanner.gui.practices.pen import Pen
from visitplanner.gui.practices.reading import Reading
from visitplanner.gui.practices.status_bar import CheckForm, StatusBar
from visitplanner.gui.practices.threads import NoteThreads
from visitplanner.gui.practices.usage import Usage
from visitplanner.gui.tongue import Speaking, _, ngettext, tongue

WIDEST = 860


class Body(QWidget):
    """What scrolls: as high as its parts are at this width, and no higher."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self.setLayout(column(12, *parts, None, gap=0))
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMaximumWidth(WIDEST)

    def minimumSizeHint(self) -> QSize:
        """Qt override: wrapped words ask for the height that they would have in the narrowest column."""
        return QSize(super().minimumSizeHint().width(), 0)


class NoteEditor(Speaking, QWidget):
    """Shows whatever note the page has chosen."""

    history_wanted = Signal(str, str)
    """The history of the note is wanted: (kind, id)."""
    attach_wanted = Signal()
    """The sessions and places are wanted that the note can be attached to."""
    delete_wanted = Signal()
    """The note shall go to the bin."""
    followed = Signal(str, str)
    """A session or observation is wanted: (kind, id)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.pen = Pen(desk)
        self._desk = desk
        self._language = ""
        self._notebook = Notebook()
        self.languages = NoteLanguages()
        self.form = NoteForm(self.pen)
        self.threads = NoteThreads(self.pen)
        self.kin = Kin(self.pen)
        self.usage = Usage()
        self.status, self.check = StatusBar(self.pen), CheckForm(self.pen)
        self.reading = Reading(self.pen)
        self.views = Segments((("write", N_("Edit")), ("read", N_("Read"))))
        self._stack = QStackedWidget()
        self._title = ElidedLabel("", "", 15, bold=True)
        self._filled = Label("", "sub", 12)
        self._missing = Flow(gap=2)
        self._missing_box = box(self._missing)
        self._area = self._build()
        self.setAcceptDrops(True)
        self.status.check_wanted.connect(self.check.ask)
        self.views.chosen.connect(self._show_view)
        self.languages.chosen.connect(self.choose_language)
        self.threads.followed.connect(self.followed)
        self.pen.follow = self.followed.emit
        self.media.paste_button.clicked.connect(self.paste)

    @property
    def media(self) -> MediaRows:
        """The note's photos."""
        return self.form.media  # type: ignore[attr-defined]

    def _build(self) -> QScrollArea:
        attach = IconButton("link", N_("Attach to sessions and places"), "plain", keys="Ctrl+L", writes=True)
        attach.clicked.connect(self.attach_wanted)
        history = IconButton("history", N_("History"), "plain")
        delete = IconButton("trash-2", N_("Move to the bin"), "plain", writes=True)
        history.clicked.connect(self._ask_history)
        delete.clicked.connect(self.delete_wanted)
        top = row(self._title, self._filled, attach, history, delete, gap=8)
        top.setStretch(0, 1)
        second = box(Flow(self.views, self.status, gap=12))
        parts = (top, second, self.check, self.languages, self._missing_box)
        head = box(column(*parts, margins=(24, 10, 16, 8), gap=6))
        self.views.choose("write")
        inside = Body(self.form, self.threads, self.kin)
        area = scrolling(inside)
        area.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(area)
        self._stack.addWidget(self.reading)
        layout = column(head, Hairline(), self._stack, gap=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        return area

    # ------------------------------------------------------------------ what it shows
    def show_note(self, note: Note, notebook: Notebook, snapshot: Snapshot) -> None:
        """Show `note` in the language chosen here, else the window's where the visit uses it."""
        fresh = self.pen.note is None or self.pen.note.record.id != note.record.id
        if fresh:
            self.leave()
            self._area.verticalScrollBar().setValue(0)
        self._notebook = notebook
        visit = snapshot.visit
        spoken = (visit.working_language, *visit.pack_languages)
        code = tongue.language.code
        self.pen.language = self._language or (code if code in spoken else visit.working_language)
        self.pen.working, self.pen.note = visit.working_language, note
        self.languages.show_note(note, spoken, self.pen.language)
        self.form.show_note(note, notebook)
        self.threads.show_note(snapshot, note.record.id)
        self.kin.show_note(note, notebook, self.usage)
        self.status.show_note(note)
        if fresh:
            self.check.close_form()
        if self.reads:
            self.reading.show_note(note, notebook)
        self._show_head(note)

    @property
    def reads(self) -> bool:
        """Whether the note is shown as it prints."""
        return self.views.key == "read"

    def toggle_reading(self) -> None:
        """From writing to reading, and back."""
        self.views.choose("write" if self.reads else "read")
        self._show_view()

    def _show_view(self, _key: str = "") -> None:
        self.leave()
        if self.reads and self.pen.note is not None:
            self.reading.show_note(self.pen.note, self._notebook)
        self._stack.setCurrentIndex(int(self.reads))
        if self.reads:
            self.reading.setFocus()

    def leave(self) -> None:
        """Cut versions of what is being typed."""
        self.form.leave()

    def choose_language(self, code: str) -> None:
        """Show and write the texts in `code`."""
        self.leave()
        self._language = code
        if self.pen.note is not None and self._desk.snapshot is not None:
            self.show_note(self.pen.note, self._notebook, self._desk.snapshot)

    def paste(self) -> None:
        """Take the photo from the clipboard."""
        take_pasted(self._desk, self.media.take_from)

    def go_to(self, key: str) -> None:
        """Put the cursor into a field."""
        if self.reads:
            self.toggle_reading()
        field = self.form.fields[key]
        self._area.ensureWidgetVisible(field, 0, 60)
        (field.focusProxy() or field).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        """Say everything again."""
        if self.pen.note is not None and self._desk.snapshot is not None:
            self.show_note(self.pen.note, self._notebook, self._desk.snapshot)

    # ------------------------------------------------------------------ inside
    def _show_head(self, note: Note) -> None:
        self._title.show_text(
            " ".join(filter(None, (note.record.code, self.pen.picked(note.record.title)))) or "…"
        )
        self._filled.show_text(_("{n} of {total} filled").format(n=note.filled, total=Note.TOTAL))
        emptied(self._missing)
        unsure = sum(one.prints and not one.consent for one in note.media)
        self._missing_box.setVisible(bool(note.missing or unsure))
        if note.missing:
            self._missing.addWidget(Label(N_("Needed before printing:"), "warn", 12))
        for form in note.missing:
            link = Button(form.label, "link", px=12)
            link.clicked.connect(lambda _checked=False, key=form.key: self.go_to(key))
            self._missing.addWidget(link)
        if unsure:
            words = ngettext("{n} photo without consent", "{n} photos without consent", unsure)
            consent = Button("", "link", "image", px=12)
            consent.show_text(words.format(n=unsure))
            consent.clicked.connect(lambda: self.go_to("media"))
            self._missing.addWidget(consent)

    def _ask_history(self) -> None:
        if self.pen.note is not None:
            self.history_wanted.emit("practice_note", self.pen.note.record.id)

    def dragEnterEvent(self, event: Any) -> None:
        """Qt override."""
        if access.writable and (event.mimeData().hasUrls() or event.mimeData().hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: Any) -> None:
        """Qt override."""
        if self.media.take_from(event.mimeData()):
            event.acceptProposedAction()
