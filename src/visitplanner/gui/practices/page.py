"""The page of practice notes: the list with its filters, and the editor beside it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QSplitter, QStackedWidget, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import NoteStatus, Theme
from visitplanner.domain.labels import label
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector.editors import Choice, Options
from visitplanner.gui.pages.page import Page
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.practices.editor import NoteEditor
from visitplanner.gui.practices.note_rows import note_row
from visitplanner.gui.practices.notebook import Note, Notebook, NotebookReader
from visitplanner.gui.practices.template import Template
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _, tongue
from visitplanner.operations import labels, practices

KEYS = (
    (("N",), N_("New practice note")),
    (("]",), N_("Next note")),
    (("[",), N_("Previous note")),
    (("/",), N_("Filter")),
    (("Ctrl+Shift+V",), N_("Paste a photo")),
    (("Ctrl+E",), N_("Write or read")),
    (("Ctrl+Return",), N_("Next status")),
)
"""The keys of this page, for the page of keys."""


class PracticesPage(Page):
    """All notes of the library; those of the open visit come first."""

    wants = NotebookReader.wants | {"session_practice", "session", "observation", "visit"}
    adds = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._notebook = Notebook()
        self._pending = self._added = ""
        self._reader = NotebookReader(desk, self)
        self._reader.read_through.connect(self._show)
        self.list = RowList()
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.themes = Choice(lambda: [(None, _("Theme")), *((one, _(label(one))) for one in Theme)])
        self.cities = Choice(self._city_options)
        self.states = Choice(lambda: [(None, _("Status")), *((one, _(label(one))) for one in NoteStatus)])
        self.editor = NoteEditor(desk)
        self.template = Template()
        self._everything = Button(N_("Show all notes"))
        self._nothing = EmptyState("search", N_("No practice note matches"), "", self._everything)
        self._build()
        self._connect()

    def _build(self) -> None:
        choices = row(gap=6)
        for choice in (self.themes, self.cities, self.states):
            choice.show_value(None)
            choices.addWidget(choice, 1)
        bar = box(column(self.filter, choices, margins=(12, 10, 12, 10), gap=6))
        self._right = QStackedWidget()
        self._right.addWidget(self.template)
        self._right.addWidget(self.editor)
        self._right.addWidget(self._nothing)
        self._left = box(column(bar, Hairline(), self.list, gap=0), "surface")
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._left)
        split.addWidget(self._right)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.setSizes([theme.px(340), theme.px(760)])
        split.setStretchFactor(1, 1)
        self._left.setMinimumWidth(theme.px(260))
        self._right.setMinimumWidth(theme.px(420))
        self.setLayout(column(split, gap=0))
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name()

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._fill)
        for choice in (self.themes, self.cities, self.states):
            choice.entered.connect(self._fill)
        self.list.current.connect(self._show_current)
        self.list.chosen.connect(self._enter)
        self.editor.history_wanted.connect(self.history_wanted)
        self.editor.followed.connect(self.followed)
        self.editor.delete_wanted.connect(self.delete)
        self.template.add_wanted.connect(self.add)
        self._everything.clicked.connect(self._show_everything)
        for (keys, _words), act in zip(
            KEYS,
            (
                self.add,
                self._next,
                self._previous,
                self.filter.setFocus,
                self._paste,
                self.editor.toggle_reading,
                self.editor.status.step,
            ),
            strict=True,
        ):
            shortcut = QShortcut(QKeySequence(keys[0]), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.delete)

    # ------------------------------------------------------------------ what it does
    def refresh(self, snapshot: Snapshot) -> None:
        """Read the notes again; they show when they are there."""
        self._reader.read()

    def choose(self, id: str) -> None:
        """Show the note called `id`, whatever the filters hid."""
        self._pending = id
        if id in self._notebook.notes and self.list.key != id:
            self._clear_filters()
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

    def panes(self) -> list[QWidget]:
        """List and editor."""
        return [self._left, self._right]

    def take_focus(self) -> None:
        """To the list."""
        self.list.setFocus()

    def retranslate(self) -> None:
        """Say everything again."""
        self._name()
        super().retranslate()

    # ------------------------------------------------------------------ inside
    def _name(self) -> None:
        self.filter.setPlaceholderText(_("Filter"))
        self.filter.setAccessibleName(_("Filter"))
        self.list.setAccessibleName(_("Practice notes"))
        for choice, words in (
            (self.themes, N_("Theme")),
            (self.cities, N_("City")),
            (self.states, N_("Status")),
        ):
            choice.setAccessibleName(_(words))

    def _city_options(self) -> Options:
        used = {note.record.city for note in self._notebook.notes.values()}
        names = [
            (one.id, one.name.pick(tongue.language.code).text)
            for one in self._notebook.cities
            if one.id in used
        ]
        return [(None, _("City")), *sorted(names, key=lambda pair: pair[1])]

    def _show(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self.cities.show_value(self.cities.currentData())
        self._fill()

    def _fill(self) -> None:
        snapshot = self.desk.snapshot
        if snapshot is None:
            return
        if self._pending and self._pending in self._notebook.notes:
            self._clear_filters()
        self.list.fill(self._rows(snapshot))
        if self._pending and self.list.go_to(self._pending):
            self._pending = ""
        elif not self.list.key:
            self.list.step(0)
        self._show_current(self.list.key)
        if self._added and self._added == self.list.key:
            self._edit_title()

    def _rows(self, snapshot: Snapshot) -> Iterable[Row]:
        here = {link.practice for link in snapshot.session_practices}
        shown = [note for note in self._notebook.notes.values() if self._matches(note, snapshot)]
        shown.sort(key=lambda note: (note.record.code.zfill(12), note.record.id))
        for words, mine in ((_("In this visit"), True), (_("Elsewhere in the library"), False)):
            group = [note for note in shown if (note.record.id in here) is mine]
            if group:
                yield Row(f"heading {mine}", words, trailing=str(len(group)), heading=True)
                yield from (note_row(note, self._notebook, snapshot) for note in group)

    def _matches(self, note: Note, snapshot: Snapshot) -> bool:
        record = note.record
        wanted = (
            (self.themes.currentData(), record.theme), (self.cities.currentData(), record.city),
            (self.states.currentData(), record.status),
        )  # fmt: skip
        if any(asked and asked != has for asked, has in wanted):
            return False
        spoken = " ".join(
            (note_row(note, self._notebook, snapshot).spoken, *record.tags, *record.summary.texts.values(),
             *record.title.texts.values())
        ).casefold()  # fmt: skip
        return all(word in spoken for word in self.filter.text().casefold().split())

    def _clear_filters(self) -> None:
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)
        for choice in (self.themes, self.cities, self.states):
            choice.show_value(None)

    def _show_current(self, key: str) -> None:
        note, snapshot = self._notebook.notes.get(key), self.desk.snapshot
        if note is not None and snapshot is not None:
            self.editor.show_note(note, self._notebook, snapshot)
        without = self._nothing if self._notebook.notes else self.template
        self._right.setCurrentWidget(self.editor if note is not None else without)

    def _show_everything(self) -> None:
        self._clear_filters()
        self._fill()

    def _enter(self, _key: str) -> None:
        self.editor.go_to("title")

    def _next(self) -> None:
        self.list.step(1)

    def _previous(self) -> None:
        self.list.step(-1)

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
