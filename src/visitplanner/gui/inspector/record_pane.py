"""A list of records and beside it the form of the current one, as one view of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedLayout, QWidget

from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.pages.views_page import View
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.layout import box, column, focus_inside, scrolling, unfilled
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _
from visitplanner.operations import labels

LIST, FORM = 400, 520


class RecordPane(View):
    """Subclasses say which records, how a row reads, and how one is added and deleted. Enter edits, Del deletes."""

    kind: ClassVar[str] = ""
    words: ClassVar[str] = ""
    adding: ClassVar[str] = ""
    empty: ClassVar[tuple[str, str, str]] = ("inbox", "", "")
    """Icon, words and hint while there is nothing."""
    form_kind: ClassVar[type[Form]]
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = ()
    """Keys of the list beside N, F2 and Del: (keys, what they do, method)."""
    filters = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._language, self._wanted = "", ""
        self._filter: tuple[str, ...] = ()
        self.list = RowList()
        self.form = self.form_kind(desk)
        self._begin = Button(self.adding, "primary", "plus")
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._area = unfilled(scrolling(self.form))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(self._area)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.setSizes([theme.px(LIST), theme.px(FORM)])
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        self.list.setMinimumWidth(theme.px(260))
        self._area.setMinimumWidth(theme.px(380))
        self._stack = QStackedLayout()
        self._stack.addWidget(box(column(split, gap=0), "surface"))
        self._stack.addWidget(EmptyState(*self.empty, self._begin))
        self.setLayout(self._stack)

    def _connect(self) -> None:
        self.list.current.connect(self._show_current)
        self.list.chosen.connect(self._edit)
        self.form.language_chosen.connect(self._choose_language)
        self.form.followed.connect(self.followed)
        self._begin.clicked.connect(self.add)
        for keys, _words, act in (("N", "", "add"), ("F2", "", "edit"), ("Del", "", "delete"), *self.keys):
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(getattr(self, act))

    # ------------------------------------------------------------------ what subclasses say
    def records(self, snapshot: Snapshot) -> Iterable[Any]:
        """What is listed."""
        raise NotImplementedError

    def rows(self, snapshot: Snapshot) -> Iterable[Row]:
        """The rows, in their order, with headings where they are grouped."""
        raise NotImplementedError

    def add(self) -> None:
        """Make another one: subclasses call `asked_to_add`."""
        raise NotImplementedError

    def remove(self, edit: Any, id: str) -> None:
        """The operation that puts one into the bin."""
        raise NotImplementedError

    # ------------------------------------------------------------------ what it does
    @property
    def record(self) -> Any:
        """The current record, or None."""
        snapshot, key = self.desk.snapshot, self.list.key
        return next((one for one in self.records(snapshot) if one.id == key), None) if snapshot else None

    def refresh(self, snapshot: Snapshot) -> None:
        """Fill the list and the form."""
        rows = list(self.rows(snapshot))
        self._stack.setCurrentIndex(0 if rows else 1)
        self._begin.setEnabled(self.desk.read_only is None)
        self.list.fill(matching(rows, self._filter))
        if self._wanted and self.list.go_to(self._wanted):
            self._wanted = ""
        if not self.list.key:
            self.list.step(0)
        self._show_form()

    def choose(self, id: str) -> None:
        """Make the record called `id` the current one, once it is shown."""
        self._wanted = id
        self.refresh_if_shown()

    def filter_by(self, words: str) -> None:
        """Show only what contains every word."""
        self._filter = tuple(words.casefold().split())
        self.refresh_if_shown()

    def asked_to_add(self, operation: Callable[..., str], *args: Any, **values: Any) -> None:
        """Make one by `operation(edit, *args, **values)`, show it, and begin with its first field."""
        if self.desk.read_only is None:
            self.desk.do(labels.titled(labels.ADD), operation, *args, then=self._added, **values)

    def delete(self) -> None:
        """The current one into the bin; Ctrl+Z brings it back."""
        if (record := self.record) is not None and self.desk.read_only is None:
            self.list.setFocus()
            self.form.leave()
            self.desk.do(labels.titled(labels.DELETE, self.form.subject()), self.remove, record.id)

    def edit(self) -> None:
        """Into the form."""
        if self.record is not None:
            focus_inside(self.form)

    def leave(self) -> None:
        """Write what is being typed."""
        self.form.leave()

    def current_record(self) -> tuple[str, str] | None:
        """Kind and id of the current record."""
        return (self.kind, self.list.key) if self.list.key else None

    def panes(self) -> list[QWidget]:
        """The list and the form."""
        return [self.list, self._area]

    def take_focus(self) -> None:
        """To the list, or to what begins it."""
        (self.list if self._stack.currentIndex() == 0 else self._begin).setFocus()

    def announce(self, text: str) -> None:
        """Tell a screen reader."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.list, text))

    def retranslate(self) -> None:
        """Say everything again."""
        self.list.setAccessibleName(_(self.words))
        self.refresh_if_shown()

    # ------------------------------------------------------------------ inside
    def _show_current(self) -> None:
        self._show_form()
        self.record_shown.emit()

    def _show_form(self) -> None:
        snapshot, record = self.desk.snapshot, self.record
        self._area.setVisible(record is not None)
        if snapshot is not None and record is not None:
            self.form.show_record(snapshot, record, self._language or options.text_language(snapshot))

    def _choose_language(self, code: str) -> None:
        self.form.leave()
        self._language = code
        self._show_form()

    def _added(self, id: str) -> None:
        self._filter = ()
        self.choose(id)
        self.edit()
        self.announce(_("Added"))

    def _edit(self, _key: str) -> None:
        self.edit()

    def keyPressEvent(self, event: Any) -> None:
        """Qt override: Esc leaves the form, where the field itself has no use for it."""
        if event.key() == Qt.Key.Key_Escape and not self.list.hasFocus():
            self.list.setFocus()
            return
        super().keyPressEvent(event)


def matching(rows: list[Row], wanted: Iterable[str]) -> list[Row]:
    """The rows that contain every word; headings without rows go."""
    found: list[Row] = []
    for one in rows:
        if one.heading or all(word in one.spoken.casefold() for word in wanted):
            if one.heading and found and found[-1].heading:
                found.pop()
            found.append(one)
    if found and found[-1].heading:
        found.pop()
    return found
