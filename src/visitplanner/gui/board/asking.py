"""How the programme is changed from here: one gesture through the desk, a refusal told, the outcome announced."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_, Phrase
from visitplanner.gui.board.entries import Entry
from visitplanner.gui.desk import Desk
from visitplanner.gui.tongue import _
from visitplanner.operations import labels

Failed = Callable[[], None]
Said = Callable[[], str]


class Asking(QObject):
    """A refusal goes to the desk's message bar; `failed` is told besides."""

    announced = Signal(str)
    """Something came about, in words for a screen reader: "Moved to 10:35"."""
    passed = Signal(object)
    """Something came about that a hand may want to take back: a function that says it."""
    opened = Signal(str, str)
    """What belongs to an item shall be shown: (kind, id)."""
    added = Signal(str)
    """An item was added or copied by hand: its id, to be shown and named."""
    came = Signal(tuple)
    """Several items were added at once: their ids, to be shown."""
    held = Signal(str)
    """Somebody tried to drag what is anchored: its id."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk

    def refuse_anchored(self, entry: Entry) -> None:
        """Say why an anchored item does not move."""
        title = labels.told(entry.item)
        self.desk.refused.emit(
            Refusal(N_("“{title}” is anchored. Unlock it first."), field="anchored", title=title)
        )

    def hold(self, entry: Entry) -> None:
        """Somebody drags what is anchored: show and say that it stays."""
        self.announced.emit(_("Anchored. L releases it."))
        self.held.emit(entry.id)

    def _do(
        self, label: Phrase, operation: Callable[..., Any], *args: Any,
        tell: Said | None = None, show: Said | None = None,
        then: Callable[[Any], None] | None = None, failed: Failed | None = None, **values: Any,
    ) -> None:  # fmt: skip
        """One gesture. What `tell` says is announced, what `show` says is shown with a way back."""

        def done(result: Any) -> None:
            if tell is not None:
                self.announced.emit(tell())
            if show is not None:
                self.passed.emit(show)
            if then is not None:
                then(result)

        self.desk.do(label, operation, *args, then=done, refused=self._refused(failed), **values)

    def _refused(self, failed: Failed | None) -> Callable[[Refusal], None]:
        def tell(refusal: Refusal) -> None:
            if failed is not None:
                failed()
            self.desk.refused.emit(refusal)

        return tell


def named(one: str, several: str, chosen: Sequence[Entry]) -> Phrase:
    """What a gesture on the items `chosen` is called: after the only one, or by their number."""
    if len(chosen) == 1:
        return labels.titled(one, chosen[0].item)
    return Phrase(several, {"n": len(chosen)})


def each(operation: Callable[..., Any], ids: Sequence[str], *args: Any) -> Callable[[Any], list[Any]]:
    """One gesture that does the same to every one of `ids`."""

    def run(edit: Any) -> list[Any]:
        return [operation(edit, id, *args) for id in ids]

    return run
