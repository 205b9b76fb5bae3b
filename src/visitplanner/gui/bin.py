"""The bin of the open visit: everything deleted, by whom and when, and the way back."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QStackedLayout, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.codec import wordings
from visitplanner.domain.records import KINDS
from visitplanner.gui.desk import Desk
from visitplanner.gui.history import kind_word
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.parts.sheet import Sheet
from visitplanner.gui.saved import local_time
from visitplanner.gui.tongue import _, tongue


class Bin(Sheet):
    """Enter or the button brings the chosen row back."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        self._desk = desk
        self._found: tuple[Any, ...] = ()
        self._list = RowList()
        self._restore = Button(N_("Restore"), "primary", "rotate-ccw")
        content = QWidget()
        self._stack = QStackedLayout(content)
        self._stack.addWidget(self._list)
        self._stack.addWidget(
            EmptyState("trash-2", N_("The bin is empty"), N_("What you delete waits here."))
        )
        super().__init__(parent, N_("Bin"), content, self._restore, size=(560, 520))
        self._list.chosen.connect(self._bring_back)
        self._list.current.connect(self._choosing)
        self._restore.clicked.connect(self._bring_back_current)
        desk.visit_changed.connect(self._ask)
        self._ask()

    def retranslate(self) -> None:
        """Say everything again."""
        super().retranslate()
        self._list.setAccessibleName(_("Bin"))
        self._fill()

    def _ask(self) -> None:
        self._desk.deleted(self._show)

    def _show(self, found: tuple[Any, ...]) -> None:
        self._found = tuple(one for one in found if wordings(KINDS[one.line.kind]))
        self._fill()

    def _fill(self) -> None:
        self._list.fill(_row(one) for one in self._found)
        self._stack.setCurrentIndex(0 if self._found else 1)
        if not self._list.key:
            self._list.step(0)
        self._choosing()

    def _choosing(self) -> None:
        self._restore.setEnabled(bool(self._list.key) and self._desk.read_only is None)

    def _bring_back_current(self) -> None:
        self._bring_back(self._list.key)

    def _bring_back(self, key: str) -> None:
        from visitplanner.operations import items, labels  # slow import  # noqa: PLC0415

        for one in self._found:
            if one.line.id == key:
                label = labels.titled(labels.RESTORE, one.title)
                self._desk.do(label, items.restore, KINDS[one.line.kind], key)


def _row(one: Any) -> Row:
    when = tongue.language.moment(local_time(one.line.when))
    facts = [kind_word(one.line.kind), one.line.author]
    return Row(
        one.line.id,
        one.title.pick(tongue.language.code) if one.title else tongue.language.say(one.line.label),
        lines=(" · ".join(fact for fact in facts if fact),),
        lead="trash-2",
        trailing=when,
    )
