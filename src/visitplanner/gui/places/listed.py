"""A short list in a form: a chip for each thing, which takes it away, and a line that adds another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from visitplanner.base.phrases import N_
from visitplanner.gui.inspector.editors import Typed
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.flow import Flow
from visitplanner.gui.parts.layout import box, column, emptied
from visitplanner.gui.tongue import Speaking, Words, _, said


class Listed(Speaking, QWidget):
    """`parse` understands what is typed (or raises a Refusal); `example` is shown while the line is empty.

    Where nothing `adds`, there is no line. `removing` names what pressing a chip does.
    """

    added = Signal(object)
    """Something was typed: what `parse` made of it."""
    removed = Signal(object)
    """A chip was pressed: its key."""
    refused = Signal(object)
    """What was typed is no such thing: a Refusal."""

    def __init__(
        self, parse: Callable[[str], Any], example: Words, *, removing: str = N_("Remove “{title}”"), adds: bool = True
    ) -> None:  # fmt: skip
        super().__init__()
        self._example, self._removing = example, removing
        self._shown: tuple[tuple[Any, str], ...] | None = None
        self._chips = Flow(gap=5)
        self._box = box(self._chips)
        self.line = Typed(lambda text: parse(text) if text.strip() else None)
        if not adds:
            self.line.hide()
        self.line.entered.connect(self.added)
        self.line.refused.connect(self.refused)
        self.setLayout(column(self._box, self.line, gap=5))
        self.setFocusProxy(self.line)
        self.retranslate()

    def show_items(self, items: Sequence[tuple[Any, str]]) -> None:
        """Show (key, text) of everything that is in the list; what was typed is taken."""
        if tuple(items) == self._shown:
            return
        self._shown = tuple(items)
        self.line.show_value(None)
        self._fill()

    @property
    def items(self) -> tuple[str, ...]:
        """The texts shown."""
        return tuple(text for _key, text in self._shown or ())

    def leave(self) -> None:
        """Take what is being typed."""
        self.line.leave()

    def retranslate(self) -> None:
        """Say everything again."""
        self.line.setPlaceholderText(said(self._example))
        self._fill()

    def _fill(self) -> None:
        emptied(self._chips)
        self._box.setVisible(bool(self._shown))
        for key, text in self._shown or ():
            chip = Button("", "chip", "x", px=11, writes=True)
            chip.show_text(text[:80])
            words = _(self._removing).format(title=text[:200])
            chip.setAccessibleName(words)
            chip.show_tip(words)
            chip.clicked.connect(lambda _checked=False, key=key: self.removed.emit(key))
            self._chips.addWidget(chip)

    def setAccessibleName(self, name: str) -> None:
        """Qt override: the line is what gets the focus."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
