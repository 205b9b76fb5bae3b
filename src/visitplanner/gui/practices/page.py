"""The page of practice notes: the list with its filters, and the editor beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.exchange.note_files import NoteFiles
from visitplanner.gui.pages.page import Page
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.carried import NOTE, CarriedList
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.keys import list_keys, on_key
from visitplanner.gui.parts.layout import box, column, side_by_side
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.practices.attaching import AttachPanel
from visitplanner.gui.practices.editor import NoteEditor
from visitplanner.gui.practices.filters import Filters
from visitplanner.gui.practices.note_rows import NoteRows
from visitplanner.gui.practices.notebook import Notebook, NotebookReader
from visitplanner.gui.practices.template import Template
from visitplanner.gui.practices.usage import Usage, UsageReader
from visitplanner.gui.tongue import _
from visitplanner.operations import labels, practices

KEYS = (
    (("N",), N_("New practice note")),
    (("F2",), N_("Edit")),
    (("]",), N_("Next note")),
    (("[",), N_("Previous note")),
    (("/",), N_("Filter")),
    (("Ctrl+Shift+V",), N_("Paste a photo")),
    (("Ctrl+E",), N_("Edit or read")),
    (("Ctrl+Return",), N_("Next status")),
    (("Ctrl+L",), N_("Attach to sessions and places")),
)
"""The keys of this page, for the page of keys."""


class PracticesPage(Page):
    """All notes of the library; those of the open visit come first."""

    wants = NotebookReader.wants | {
        "session_practice",
        "session",
        "observation",
        "transfer_decision",
        "visit",
    }
    adds = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._notebook = Notebook()
        self._rows: NoteRows | None = None
        self._pending = self._added = ""
        self._reader = NotebookReader(desk, self)
        self._reader.read_through.connect(self._show)
        self._usage = UsageReader(desk, self)
        self._usage.read_through.connect(self._show_usage)
        self.list = CarriedList(NOTE)
        self.files = self.tools = NoteFiles(desk, self, self.list)
        self.filters = Filters(self)
        self.editor = NoteEditor(desk)
        self.attaching = AttachPanel(self.editor.pen)
        self.template = Template()
        self._everything = Button(N_("Show all notes"))
        self._nothing = EmptyState("search", N_("No practice note matches"), "", self._everything)
        self._build()
        self._connect()

    def _build(self) -> None:
        bar = box(column(self.filters, margins=(12, 10, 12, 10)))
        self._right = QStackedWidget()
        self._right.addWidget(QWidget())  # until it is known whether there are notes
        self._right.addWidget(self.template)
        self._right.addWidget(self.editor)
        self._right.addWidget(self._nothing)
        self._left = box(column(bar, Hairline(), self.list, gap=0), "surface")
        split = side_by_side((self._left, 260, 340), (self._right, 420, 760), (self.attaching, 220, 260))
        self.setLayout(column(split, gap=0))
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name()

    def _connect(self) -> None:
        self.filters.changed.connect(self._list)
        self.list.current.connect(self._show_current)
        self.list.current.connect(self.record_shown)
        self.list.chosen.connect(self._enter)
        self.editor.history_wanted.connect(self.history_wanted)
        self.editor.followed.connect(self.followed)
        self.editor.delete_wanted.connect(self.delete)
        self.editor.attach_wanted.connect(self.attach)
        self.editor.kin.wanted.connect(self.choose)
        self.editor.threads.made.connect(self._show_added)
        self.attaching.closed.connect(self.list.setFocus)
        self.template.add_wanted.connect(self.add)
        self._everything.clicked.connect(self._show_everything)
        list_keys(self.list, self, add=self.add, edit=self._enter, delete=self.delete)
        for keys, act in (
            ("]", partial(self.list.step, 1)), ("[", partial(self.list.step, -1)),
            ("Ctrl+E", self.editor.toggle_reading),
        ):  # fmt: skip
            on_key(keys, self, act, inside=True)
        for keys, act in (
            ("Ctrl+Shift+V", self._paste), ("Ctrl+Return", self.editor.status.step), ("Ctrl+L", self.attach),
        ):  # fmt: skip
            on_key(keys, self, act, inside=True, writes=True)

    # ------------------------------------------------------------------ what it does
    def refresh(self, snapshot: Snapshot) -> None:
        """Read the notes again; they show when they are there."""
        self._usage.read()
        self._reader.read()

    def choose(self, id: str) -> None:
        """Show the note called `id`, whatever the filters hid."""
        self._pending = id
        if id in self._notebook.notes and self.list.key != id:
            self.filters.clear()
            self._fill()

    def add(self) -> None:
        """A new note, in the editor's language; its title waits to be typed over."""
        language = self.editor.pen.language
        title = _("New practice note")
        phrase = labels.titled(labels.ADD_PRACTICE, title)
        self.desk.do(phrase, practices.create, title=title, language=language, then=self._show_added)

    def current_record(self) -> tuple[str, str] | None:
        """The note in front."""
        return ("practice_note", self.list.key) if self.list.key else None

    def delete(self) -> None:
        """Move the current note to the bin; Ctrl+Z brings it back."""
        note = self._notebook.notes.get(self.list.key)
        if note is not None:
            self.editor.pen.ask(None, labels.DELETE, practices.delete, note.record.id)

    def attach(self) -> None:
        """Open the sessions and places that the note can be attached to."""
        if self._right.currentWidget() is self.editor:
            self.attaching.open_panel()

    def panes(self) -> list[QWidget]:
        """List and editor, and what notes are attached to."""
        return [self._left, self._right, *([self.attaching] if self.attaching.isVisible() else [])]

    def take_focus(self) -> None:
        """To the list."""
        self.list.setFocus()

    def retranslate(self) -> None:
        """Say everything again."""
        self._name()
        super().retranslate()

    # ------------------------------------------------------------------ inside
    def _name(self) -> None:
        self.list.setAccessibleName(_("Practice notes"))

    def _show(self, notebook: Notebook) -> None:
        self._notebook, self._rows = notebook, None
        self.filters.show_notebook(notebook)
        self._fill()

    def _fill(self) -> None:
        self._list()
        self._show_current(self.list.key)
        if self._added and self._added == self.list.key:
            self._edit_title()

    def _list(self) -> None:
        """Show the rows that the filters let through; what becomes the current one tells the rest of the page."""
        snapshot = self.desk.snapshot
        if snapshot is None:
            return
        if self._pending and self._pending in self._notebook.notes:
            self.filters.clear()
        if self._rows is None:
            self._rows = NoteRows(self._notebook, snapshot)
        left = self._rows.left(self.filters.asked(), self.filters.order)
        self.filters.tell(len(left), len(self._notebook.notes))
        self.list.fill(_grouped(left, snapshot))
        if self._pending and self.list.go_to(self._pending):
            self._pending = ""
        elif not self.list.key:
            self.list.step(0)

    def _show_current(self, key: str) -> None:
        note, snapshot = self._notebook.notes.get(key), self.desk.snapshot
        if note is not None and snapshot is not None:
            self.editor.show_note(note, self._notebook, snapshot)
            self.attaching.show_note(snapshot, note.record)
        without = self._nothing if self._notebook.notes else self.template
        self._right.setCurrentWidget(self.editor if note is not None else without)

    def _show_usage(self, usage: Usage) -> None:
        self.editor.usage = usage

    def _show_everything(self) -> None:
        self.filters.clear()
        self._fill()

    def _enter(self, _key: str = "") -> None:
        self.editor.go_to("title")

    def _paste(self) -> None:
        if self._right.currentWidget() is self.editor:
            self.editor.paste()

    def _show_added(self, id: str) -> None:
        self._pending = self._added = id
        self._reader.read()

    def _edit_title(self) -> None:
        self._added = ""
        self.editor.go_to("title")
        title = self.editor.form.fields["title"].text  # type: ignore[attr-defined]
        title.selectAll()

    def hideEvent(self, event: object) -> None:
        """Qt override."""
        self.editor.leave()
        super().hideEvent(event)  # type: ignore[arg-type]


def _grouped(rows: Iterable[Row], snapshot: Snapshot) -> Iterator[Row]:
    """Those of the visit first: sessions are about them, or what was heard or decided is."""
    groups: dict[bool, list[Row]] = {True: [], False: []}
    for one in rows:
        groups[one.key in snapshot.practices].append(one)
    for words, mine in ((_("In this visit"), True), (_("Elsewhere in the library"), False)):
        if group := groups[mine]:
            yield Row(f"heading {mine}", words, trailing=str(len(group)), heading=True)
            yield from group
