"""Who changed what and when: the gestures of the open visit, or the life of one record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.field_words import field_word
from visitplanner.domain.labels import KIND_WORDS
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.parts.sheet import Sheet
from visitplanner.gui.saved import local_time
from visitplanner.gui.tongue import Words, _, gesture_said, tongue
from visitplanner.gui.values_told import shortened, told

ICONS = {
    "add": "plus",
    "set": "pencil-line",
    "write": "pencil-line",
    "del": "trash-2",
    "redact": "shield-check",
}
WAYS = {"do": "pencil-line", "undo": "undo-2", "redo": "redo-2"}


class History(Sheet):
    """Follows the desk while it is open."""

    def __init__(
        self, desk: Desk, parent: QWidget | None, *, kind: str = "", id: str = "", title: str = ""
    ) -> None:
        self._desk, self._kind, self._id = desk, kind, id
        self._lines: tuple[Any, ...] = ()
        self._list = RowList()
        words: Words = N_("History of the visit")
        if kind:
            words = lambda: _("History of “{title}”").format(title=title)  # noqa: E731
        super().__init__(parent, words, self._list, size=(600, 640))
        desk.visit_changed.connect(self._ask)
        self._ask()

    def retranslate(self) -> None:
        """Say everything again."""
        super().retranslate()
        self._list.setAccessibleName(_("History"))
        self._fill()

    def _ask(self) -> None:
        if self._kind:
            self._desk.history(self._kind, self._id, self._show)
        else:
            self._desk.gestures(self._show)

    def _show(self, lines: tuple[Any, ...]) -> None:
        self._lines = lines
        self._fill()

    def _fill(self) -> None:
        self._list.fill(self._rows())

    def _rows(self) -> Iterable[Row]:
        day: date | None = None
        for n, line in enumerate(self._lines):
            moment = local_time(line.when)
            if moment.date() != day:
                day = moment.date()
                yield Row(f"day {day}", tongue.language.date(day, "day"), heading=True)
            trailing = " · ".join(part for part in (line.author, tongue.language.time(moment)) if part)
            yield self._step(n, line, trailing) if self._kind else _gesture(line, trailing)

    def _step(self, n: int, line: Any, trailing: str) -> Row:
        address = line.address
        lines: tuple[str, ...] = ()
        if line.verb == "add":
            title = _("Made")
        elif line.verb == "del":
            title = _("Moved to the bin")
        elif line.verb == "redact":
            title = _("Erased for good")
        else:
            title = _(field_word(address.kind, address.field))
            lines = (self._change(line),)
        tags = (Tag(address.language.upper()),) if address.language else ()
        return Row(
            f"{line.gesture} {n}", title, lines=lines, lead=ICONS[line.verb], tags=tags, trailing=trailing
        )

    def _change(self, line: Any) -> str:
        if line.verb == "write":
            return shortened(str(line.after or "")) or _("(emptied)")
        kind, field = line.address.kind, line.address.field
        snapshot, language = self._desk.snapshot, tongue.language
        before = told(kind, field, line.before, snapshot, language)
        return f"{before} → {told(kind, field, line.after, snapshot, language)}"


def _gesture(line: Any, trailing: str) -> Row:
    return Row(
        line.gesture,
        gesture_said(line.way, line.label),
        lead=WAYS[line.way],
        lead_role="accent" if line.way == "do" else "sub",
        trailing=trailing,
    )


def kind_word(kind: str) -> str:
    """What a kind of record is called, in the window's language."""
    return _(KIND_WORDS[kind])
