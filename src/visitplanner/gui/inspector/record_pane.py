"""A list of records and beside it the form of the current one, as one view of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.pages.split_view import SplitView
from visitplanner.gui.parts.announcement import announce
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.keys import list_keys, on_key
from visitplanner.gui.parts.layout import focus_inside, scrolling, unfilled
from visitplanner.gui.parts.rows import ALL
from visitplanner.gui.tongue import _
from visitplanner.operations import labels

WIDTHS = (260, 400), (380, 520)


class RecordPane(SplitView):
    """Subclasses say which records, how a row reads, and how one is added and deleted. Enter edits, Del deletes."""

    words: ClassVar[str] = ""
    adding: ClassVar[str] = ""
    empty: ClassVar[tuple[str, str, str]] = ("inbox", "", "")
    """Icon, words and hint while there is nothing."""
    form_kind: ClassVar[type[Form]]
    keys: ClassVar[tuple[tuple[str, str, str], ...]] = ()
    """Keys of the list beside N, F2 and Del: (keys, what they do, method)."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._language, self._shown = "", ALL
        self.form = self.form_kind(desk)
        self._begin = Button(self.adding, "primary", "plus", writes=True)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self._area = unfilled(scrolling(self.form))
        nothing = EmptyState(*self.empty, self._begin)
        self.lay_out(self._area, nothing, WIDTHS, stretch=(2, 3))

    def _connect(self) -> None:
        self.list.chosen.connect(self._edit)
        self.form.language_chosen.connect(self._choose_language)
        self.form.followed.connect(self.followed)
        self._begin.clicked.connect(self.add)
        list_keys(self.list, self, add=self.add, edit=self.edit, delete=self.delete)
        for keys, _words, act in self.keys:
            on_key(keys, self.list, getattr(self, act), writes=True)

    def show_only(self, which: str) -> None:
        """Show all records, or those that a subclass calls so."""
        self._shown = which
        self.refresh_if_shown()

    # ------------------------------------------------------------------ what subclasses say
    def records(self, snapshot: Snapshot) -> Iterable[Any]:
        """What is listed."""
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
        super().refresh(snapshot)

    def show_current(self) -> None:
        """Show the current one in the form."""
        snapshot, record = self.desk.snapshot, self.record
        self._area.setVisible(record is not None)
        if snapshot is not None and record is not None:
            self.form.show_record(snapshot, record, self._language or options.text_language(snapshot))

    def asked_to_add(self, operation: Callable[..., str], *args: Any, **values: Any) -> None:
        """Make one by `operation(edit, *args, **values)`, show it, and begin with its first field."""
        self.desk.do(labels.titled(labels.ADD), operation, *args, then=self._added, **values)

    def delete(self) -> None:
        """The current one into the bin; Ctrl+Z brings it back."""
        if (record := self.record) is not None:
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

    def announce(self, text: str) -> None:
        """Tell a screen reader."""
        announce(self.list, text)

    def retranslate(self) -> None:
        """Say everything again."""
        self.list.setAccessibleName(_(self.words))
        self.refresh_if_shown()

    # ------------------------------------------------------------------ inside
    def _choose_language(self, code: str) -> None:
        self.form.leave()
        self._language = code
        self.show_current()

    def _added(self, id: str) -> None:
        self._filter = ()
        self.choose(id)
        self.edit()
        self.announce(_("Added"))

    def _edit(self, _key: str) -> None:
        self.edit()
