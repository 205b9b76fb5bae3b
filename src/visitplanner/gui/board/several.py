"""What the inspector shows of several items: how many, which, and what can be done to all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import SessionStatus
from visitplanner.gui.board.changes import Changes
from visitplanner.gui.board.entries import Entry, clock_span, titled
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.editors import Choice
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import column, row
from visitplanner.gui.parts.text import Label
from visitplanner.gui.tongue import Speaking, _, ngettext, tongue

LISTED = 8


class SeveralPane(Speaking, QWidget):
    """A choice shows a value where all items share it, and nothing where they differ. Made up when first filled."""

    def __init__(self, changes: Changes, parent: QWidget) -> None:
        super().__init__(parent)
        self._changes = changes
        self._chosen: tuple[Entry, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "surface")
        self.hide()

    def _build(self) -> None:
        self._head = Label("", "", 17, bold=True, wrap=True)
        self._titles = Label("", "sub", 12, wrap=True)
        self._status = Choice(options.members(SessionStatus))
        self._owner = Choice(lambda: [("", _("Nobody")), *options.people(self._changes.desk.snapshot)])
        self._group = Choice(lambda: options.tracks(self._changes.desk.snapshot))
        self._lock = Button("", "", "lock", writes=True)
        tray = Button(N_("Unschedule"), "", "inbox", writes=True)
        copies = Button(N_("Duplicate"), "", "copy", writes=True)
        delete = Button(N_("Move to the bin"), "danger", "trash-2", writes=True)
        for button, act in (
            (self._lock, self._changes.toggle_anchor), (tray, self._changes.toggle_tray),
            (copies, self._changes.duplicate), (delete, self._changes.delete),
        ):  # fmt: skip
            button.clicked.connect(lambda _checked=False, act=act: act(self._chosen))
        self.setLayout(
            column(
                self._head, self._titles, 8, Field(N_("Status"), self._status), Field(N_("Responsible"), self._owner),
                Field(N_("Group"), self._group), 8, self._lock, row(tray, copies), delete, None,
                margins=(18, 16, 18, 16), gap=10,
            )
        )  # fmt: skip

    def _connect(self) -> None:
        self._status.entered.connect(lambda value: self._changes.set_status(self._chosen, value))
        self._owner.entered.connect(lambda value: self._changes.set_owner(self._chosen, value))
        self._group.entered.connect(lambda value: self._changes.set_group(self._chosen, value))

    def show_entries(self, chosen: Sequence[Entry]) -> None:
        """Show what the items `chosen` have in common."""
        if self.layout() is None:
            self._build()
            self._connect()
        self._chosen = tuple(chosen)
        self._status.show_value(_shared(chosen, lambda one: one.item.status))
        self._owner.show_value(_shared(chosen, lambda one: one.item.owner))
        self._group.show_value(_shared(chosen, lambda one: one.item.track))
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again."""
        if self.layout() is None:
            return
        count, language = len(self._chosen), tongue.language
        self._head.show_text(ngettext("{n} item", "{n} items", count).format(n=count))
        lines = [f"{clock_span(one, language)}  {titled(one, language)}".strip() for one in self._chosen[:LISTED]]
        self._titles.show_text("\n".join([*lines, "…"] if count > LISTED else lines))
        anchored = bool(self._chosen) and all(one.item.anchored for one in self._chosen)
        self._lock.say(N_("Release all") if anchored else N_("Anchor all"))
        self._lock.set_icon("lock-open" if anchored else "lock")
        self.setAccessibleName(self._head.text())


def _shared(chosen: Sequence[Entry], read: Callable[[Entry], Any]) -> Any:
    values = {read(one) for one in chosen}
    return values.pop() if len(values) == 1 else None
