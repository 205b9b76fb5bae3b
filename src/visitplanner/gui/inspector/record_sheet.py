"""A window beside the main one for records of one kind: their list, and the form of the current one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedLayout, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.keys import list_keys
from visitplanner.gui.parts.layout import box, focus_inside, row, scrolling
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.parts.sheet import Sheet
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _
from visitplanner.operations import labels

LIST_WIDTH = 340


class RecordSheet(Sheet):
    """Subclasses say which records, how a row reads, and how one is added and deleted. Follows the open visit."""

    words: ClassVar[str] = ""
    adding: ClassVar[str] = ""
    empty: ClassVar[tuple[str, str, str]] = ("inbox", "", "")
    """Icon, words and hint while there is nothing."""
    form_kind: ClassVar[type[Form]]

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        self.desk, self._wanted, self._language = desk, "", ""
        self.list = RowList()
        self.list.setFixedWidth(theme.px(LIST_WIDTH))
        self.form = self.form_kind(desk)
        self.form.setAutoFillBackground(False)
        area = scrolling(self.form)
        area.viewport().setAutoFillBackground(False)
        filled = row(self.list, Hairline(upright=True), area, gap=0)
        filled.setStretch(2, 1)
        content = QWidget()
        self._stack = QStackedLayout(content)
        self._stack.addWidget(box(filled, "surface"))
        self._stack.addWidget(EmptyState(*self.empty))
        self._add = Button(self.adding, "primary", "plus", writes=True)
        self._remove = Button(N_("Delete"), "danger", "trash-2", tip="Del", writes=True)
        super().__init__(parent, self.words, content, self._add, self._remove, size=(840, 560))
        self._add.clicked.connect(self.add)
        self._remove.clicked.connect(self.delete)
        self.list.current.connect(self._show_form)
        self.list.chosen.connect(self._edit)
        self.form.language_chosen.connect(self._choose_language)
        list_keys(self.list, self, add=self.add, edit=self._edit, delete=self.delete)
        desk.retraced.connect(self.list.expect)
        desk.visit_changed.connect(self._again)

    def records(self, snapshot: Snapshot) -> Iterable[Any]:
        """What is listed, in its order."""
        raise NotImplementedError

    def row(self, snapshot: Snapshot, record: Any) -> Row:
        """How a record reads in the list."""
        raise NotImplementedError

    def choose(self, id: str) -> None:
        """Make the record called `id` the current one, once it is shown."""
        self._wanted = id
        self._again()

    def add(self) -> None:
        """Make another one: subclasses call `asked_to_add`."""
        raise NotImplementedError

    def remove(self, edit: Any, id: str) -> None:
        """The operation that puts one into the bin."""
        raise NotImplementedError

    def asked_to_add(self, operation: Callable[..., str], **values: Any) -> None:
        """Make one by `operation(edit, visit, **values)`, show it, and begin with its title."""
        snapshot = self.desk.snapshot
        if snapshot is not None and self.desk.read_only is None:
            language = snapshot.visit.working_language
            label = labels.titled(labels.ADD)
            self.desk.do(label, operation, snapshot.visit.id, language=language, then=self._added, **values)

    def delete(self) -> None:
        """The current one into the bin."""
        if (record := self._record()) is not None and self.desk.read_only is None:
            self.list.setFocus()
            self.desk.do(labels.titled(labels.DELETE, record), self.remove, record.id)

    def retranslate(self) -> None:
        """Say everything again."""
        super().retranslate()
        self.list.setAccessibleName(_(self.words))
        self._again()

    # ------------------------------------------------------------------ inside
    def _again(self) -> None:
        snapshot = self.desk.snapshot
        if snapshot is None or not self.isVisible():
            return
        self.list.fill([self.row(snapshot, one) for one in self.records(snapshot)])
        if self._wanted and self.list.go_to(self._wanted):
            self._wanted = ""
        if not self.list.key:
            self.list.step(0)
        self._show_form()

    def _record(self) -> Any:
        snapshot, key = self.desk.snapshot, self.list.key
        return next((one for one in self.records(snapshot) if one.id == key), None) if snapshot else None

    def _show_form(self) -> None:
        snapshot, record = self.desk.snapshot, self._record()
        self._stack.setCurrentIndex(0 if record is not None else 1)
        self._remove.setEnabled(record is not None)
        if snapshot is not None and record is not None:
            self.form.show_record(snapshot, record, self._language or options.text_language(snapshot))

    def _choose_language(self, code: str) -> None:
        self.form.leave()
        self._language = code
        self._show_form()

    def _added(self, id: str) -> None:
        self.choose(id)
        focus_inside(self.form)

    def _edit(self, _key: str = "") -> None:
        focus_inside(self.form)

    def showEvent(self, event: Any) -> None:
        """Qt override: it follows the visit only while it is seen."""
        self._again()
        super().showEvent(event)

    def hideEvent(self, event: Any) -> None:
        """Qt override: what is being typed is written."""
        self.form.leave()
        super().hideEvent(event)
