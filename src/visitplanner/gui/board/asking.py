"""How the programme is changed from here: one gesture through the desk, a refusal told, the outcome announced."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.gui.board.entries import Entry
from visitplanner.gui.desk import Desk
from visitplanner.operations import labels

Failed = Callable[[], None]


class Asking(QObject):
    """A refusal goes to the desk's message bar; `failed` is told besides."""

    announced = Signal(str)
    """Something came about, in words for a screen reader: "Moved to 10:35"."""
    added = Signal(str)
    """An item was added or copied by hand: its id, to be shown and named."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def refuse_anchored(self, entry: Entry) -> None:
        """Say why an anchored item does not move."""
        title = labels.quoted(entry.item)
        self.desk.refused.emit(
            Refusal(N_("“{title}” is anchored. Unlock it first."), field="anchored", title=title)
        )

    def _do(
        self, label: str, entry: Entry, operation: Callable[..., Any], *args: Any,
        tell: Callable[[], str] | None = None, then: Callable[[Any], None] | None = None, failed: Failed | None = None,
    ) -> None:  # fmt: skip
        def done(result: Any) -> None:
            if tell is not None:
                self.announced.emit(tell())
            if then is not None:
                then(result)

        self.desk.do(
            labels.titled(label, entry.item), operation, *args, then=done, refused=self._refused(failed)
        )

    def _refused(self, failed: Failed | None) -> Callable[[Refusal], None]:
        def tell(refusal: Refusal) -> None:
            if failed is not None:
                failed()
            self.desk.refused.emit(refusal)

        return tell
