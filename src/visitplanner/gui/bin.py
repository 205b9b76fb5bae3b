"""The bin: what was deleted in the open visit and from the library, by whom and when, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_, Phrase
from visitplanner.domain.records import Day, Participation, Person, Visit
from visitplanner.domain.wording import Picked, Wording
from visitplanner.gui.desk import Desk
from visitplanner.gui.history import kind_word
from visitplanner.gui.palette.groups import icon_of
from visitplanner.gui.parts.announcement import announce
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.filter_line import FilterLine
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.message_bar import MessageBar
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row, matching
from visitplanner.gui.parts.segments import Segments
from visitplanner.gui.parts.sheet import Sheet
from visitplanner.gui.saved import local_time
from visitplanner.gui.tongue import Speaking, Words, _, ngettext, said, tongue
from visitplanner.gui.values_told import shortened

OWN, SHARED = "own", "shared"
NOTHING = (N_("The bin is empty"), N_("What you delete waits here."))

TOLD = (
    "session", "leg", "participation", "person", "place", "city", "organisation", "practice_note", "objective",
    "question", "observation", "transfer_decision", "action", "milestone", "booking", "track", "run_row", "task",
    "gift", "seat", "attendance", "session_practice", "answer", "evidence", "condition", "source_link", "indicator",
    "attachment", "person_private",
)  # fmt: skip
"""The kinds that are told of what comes back with a record, in this order."""
TOLD_AT_MOST = 5
MOST = 500
"""So many rows are shown; the filter finds the others."""


class Bin(Sheet):
    """Beside the main window, over a visit or over the library."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        restore = Button(N_("Restore"), "primary", "rotate-ccw", writes=True)
        super().__init__(parent, N_("Bin"), Contents(desk, restore), restore, size=(640, 600))


class Contents(Speaking, QWidget):
    """Enter or the button brings the chosen row back; what it needs and is in the bin as well is offered with it."""

    def __init__(self, desk: Desk, restore: Button) -> None:
        super().__init__()
        self._desk, self._restore = desk, restore
        self._found: dict[str, tuple[Any, ...]] = {}
        self._rows: dict[str, Row] = {}
        self._undoing: Phrase | None = None
        self._bar = MessageBar()
        self._list = RowList()
        self._empty = EmptyState("trash-2", *NOTHING)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._empty)
        self._segments = Segments(((OWN, N_("This visit")), (SHARED, N_("Library"))))
        self._filter = FilterLine(self, 220)
        head = box(row(self._segments, None, self._filter, margins=(18, 10, 18, 8)))
        inside = column(head, self._bar, self._stack, gap=0)
        inside.setStretch(2, 1)
        self.setLayout(inside)
        self._connect()
        self.retranslate()
        self._ask()

    def _connect(self) -> None:
        self._list.chosen.connect(self._bring_back)
        self._list.current.connect(self._choosing)
        self._filter.textChanged.connect(self._fill)
        self._segments.chosen.connect(self._turn)
        self._restore.clicked.connect(self._bring_back_current)
        self._desk.undo_changed.connect(self._outdate)
        for changed in (self._desk.visit_changed, self._desk.library_changed, self._desk.undone):
            changed.connect(self._ask)

    def retranslate(self) -> None:
        """Say everything again."""
        self._rows.clear()
        self._list.setAccessibleName(_("Bin"))
        self._fill()

    def take_focus(self) -> None:
        """To the list."""
        self._list.setFocus()

    # ------------------------------------------------------------------ what is there
    def _ask(self) -> None:
        self._desk.deleted(self._show)

    def _show(self, own: tuple[Any, ...] | None, shared: tuple[Any, ...]) -> None:
        first = not self._found
        self._rows.clear()
        self._found = {OWN: own or (), SHARED: shared}
        self._segments.setVisible(own is not None)
        if own is None:
            self._segments.choose(SHARED)
        elif first:  # where the last thing was deleted
            last = max((*own[:1], *shared[:1]), key=lambda line: line.when, default=None)
            self._segments.choose(SHARED if last in shared else OWN)
        self._fill()
        if first:
            self.take_focus()

    def _turn(self, _key: str) -> None:
        self._bar.clear()
        self._fill()

    def _lines(self) -> tuple[Any, ...]:
        return self._found.get(self._segments.key, ())

    def _fill(self) -> None:
        lines, words = self._lines(), self._filter.text().split()
        found = matching(map(self._row, lines), words) if words else lines
        rows = [one if isinstance(one, Row) else self._row(one) for one in found[:MOST]]
        if more := len(found) - len(rows):
            rows.append(Row("", ngettext("{n} more", "{n} more", more).format(n=more), heading=True))
        self._list.fill(rows)
        nothing = (N_("Nothing matches the filter"),) if lines else NOTHING
        self._empty.say(*nothing)
        self._stack.setCurrentWidget(self._list if self._list.rows.rows else self._empty)
        if not self._list.key:
            self._list.step(0)
        self._choosing()

    def _row(self, line: Any) -> Row:
        """Made once in each language: the filter asks for every one at every letter."""
        if line.id not in self._rows:
            self._rows[line.id] = _row(line)
        return self._rows[line.id]

    def _choosing(self) -> None:
        self._restore.setEnabled(bool(self._list.key))

    # ------------------------------------------------------------------ the way back
    def _bring_back_current(self) -> None:
        self._bring_back(self._list.key)

    def _bring_back(self, key: str) -> None:
        for line in self._lines():
            if line.id == key and self._desk.read_only is None:
                self._do(line, along=False)

    def _do(self, line: Any, *, along: bool) -> None:
        from visitplanner.operations import bin as bins  # slow import  # noqa: PLC0415
        from visitplanner.operations import labels  # slow import  # noqa: PLC0415

        label = labels.titled(labels.RESTORE, str(_title(line)))
        self._desk.do(
            label, bins.restore, line.kind, line.id, along=along,
            then=partial(self._say_back, line), refused=partial(self._refused, line),
        )  # fmt: skip
        if self._desk.snapshot is None:
            self._desk.read_library()

    def _say_back(self, line: Any, _result: None) -> None:
        self._undoing = self._desk.undo_label
        words = lambda: _("“{title}” is back.").format(title=str(_title(line)))  # noqa: E731
        self._tell(words, "ok", (N_("Undo"), self._take_back))

    def _refused(self, line: Any, refusal: Refusal) -> None:
        from visitplanner.operations.bin import ALONG  # slow import  # noqa: PLC0415

        along = (N_("Restore all of it"), lambda: self._do(line, along=True))
        self._tell(refusal.phrase, "warn", *([along] if refusal.field == ALONG else []))

    def _tell(self, words: Words, tone: str, *actions: tuple[Words, Callable[[], None]]) -> None:
        self._bar.say(words, tone, actions=actions)
        announce(self._bar, said(words))

    def _take_back(self) -> None:
        self._bar.clear()
        self._desk.undo()

    def _outdate(self) -> None:
        """Something else would be undone now than what the bar says."""
        if self._undoing is not None and self._desk.undo_label != self._undoing:
            self._undoing = None
            self._bar.clear()


def _row(line: Any) -> Row:
    within = "" if line.within is None or isinstance(line.record, Participation) else str(_name(line.within))
    facts = (_kind(line), within, line.author)
    return Row(
        line.id,
        _title(line),
        lines=tuple(filter(None, (" · ".join(filter(None, facts)), _parts(line)))),
        lead=icon_of(line.kind),
        trailing=tongue.language.moment(local_time(line.when)),
    )


def _kind(line: Any) -> str:
    if isinstance(line.record, Visit) and line.record.template:
        return _("Template")
    return kind_word(line.kind)


def _title(line: Any) -> str | Picked:
    """What a record was called; what it was deleted for where it had no name."""
    named = line.within if isinstance(line.record, Participation) else line.record
    return _name(named) or tongue.language.say(line.label)


def _name(record: Any) -> str | Picked:
    language = tongue.language
    if isinstance(record, Person):
        return record.name.shown(language.code)
    for field in ("title", "name", "text", "caption", "indicator", "what"):
        words = getattr(record, field, "")
        if isinstance(words, str) and words:
            return shortened(words)
        if isinstance(words, Wording) and (picked := words.pick(language.code)):
            return replace(picked, text=shortened(picked.text))
    return language.date(record.date, "day") if isinstance(record, Day) and record.date else ""


def _parts(line: Any) -> str:
    """`Comes back with it: 12 × Session · Leg`."""
    told = [
        _("{n} × {kind}").format(n=line.parts[kind], kind=kind_word(kind))
        if line.parts[kind] > 1
        else kind_word(kind)
        for kind in TOLD
        if line.parts.get(kind)
    ]
    if not told:
        return ""
    shown = " · ".join([*told[:TOLD_AT_MOST], *(["…"] if len(told) > TOLD_AT_MOST else [])])
    return _("Comes back with it: {what}").format(what=shown)
