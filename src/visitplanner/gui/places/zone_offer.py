"""What is planned in another zone than its place has now, and the button that brings it along."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.programme import Slot
from visitplanner.gui.access import access
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.layout import row
from visitplanner.gui.parts.text import Label
from visitplanner.gui.tongue import ngettext


class ZoneOffer(QWidget):
    """Hidden while every clock agrees, and where nothing can be written."""

    wanted = Signal(object)
    """The items shall follow their places: their ids."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[str, ...] = ()
        self.words = Label(self._said, "warn", 12, wrap=True)
        self.bring = Button(
            N_("Plan them in this one"), "", "refresh-cw", tip=N_("Their clock times stay as they are."), writes=True
        )
        self.bring.clicked.connect(lambda: self.wanted.emit(self._items))
        line = row(self.words, self.bring, gap=8)
        line.setStretch(0, 1)
        self.setLayout(line)

    def show_items(self, items: Iterable[Slot]) -> None:
        """Offer to bring these along."""
        self._items = tuple(dict.fromkeys(one.id for one in items))
        self.words.retranslate()
        self.setVisible(bool(self._items) and access.writable)

    def _said(self) -> str:
        n = len(self._items)
        return ngettext(
            "{n} item here is planned in another time zone.",
            "{n} items here are planned in another time zone.", n,
        ).format(n=n)  # fmt: skip
