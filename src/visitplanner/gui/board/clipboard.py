"""Copying, cutting and pasting: items as a readable programme and as themselves, and plain text as new sessions."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QMimeData, Signal
from PySide6.QtGui import QGuiApplication

from visitplanner.base.errors import Refusal
from visitplanner.base.language import Language
from visitplanner.base.phrases import N_, Phrase
from visitplanner.domain import programme
from visitplanner.domain.rearranging import Plan, pasted
from visitplanner.domain.when import TRAY, When
from visitplanner.gui.board.additions import NEW_MINUTES
from visitplanner.gui.board.entries import Entry, clock_span, titled
from visitplanner.gui.board.pushing import Pushing
from visitplanner.gui.parts.clock import clock_time
from visitplanner.gui.tongue import _, ngettext, tongue
from visitplanner.operations import labels

MIME = "application/x-visitplanner-items"
MOST = 200
"""How many lines of plain text become sessions."""
_TIMED = re.compile(r"(\d{1,2}[:.]\d{2})(?:\s*[-–—~〜]\s*(\d{1,2}[:.]\d{2}))?[\s,;–—-]+(.+)")


@dataclass(frozen=True, slots=True)
class Carried:
    """Items on the clipboard. What is `cut` moves when it is pasted."""

    visit: str
    ids: tuple[str, ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of plain text: a title, and what it says of the time."""

    title: str
    day: dt.date | None = None
    start: dt.time | None = None
    minutes: int = NEW_MINUTES


Spot = tuple[dt.date, dt.time | None]


class Clipboard(Pushing):
    """Pasting goes after the current item, to the spot that was pressed, else to the day chosen."""

    cut_changed = Signal()
    """Other items wait to be moved."""
    cut_ids: frozenset[str] = frozenset()
    _watching = False

    def copy(self, chosen: Sequence[Entry], *, cut: bool = False) -> None:
        """Put items on the clipboard."""
        snapshot = self.desk.snapshot
        if snapshot is None:
            return
        data = QMimeData()
        data.setText(readable(chosen, tongue.language))
        content = {"visit": snapshot.visit.id, "ids": [one.id for one in chosen], "cut": cut}
        data.setData(MIME, json.dumps(content).encode())
        QGuiApplication.clipboard().setMimeData(data)
        application = QCoreApplication.instance()
        if application is not None and not self._watching:
            self._watching = True
            application.aboutToQuit.connect(leave_text)
        count = len(chosen)
        if cut:
            text = ngettext("{n} item moves when you paste", "{n} items move when you paste", count)
        else:
            text = ngettext("{n} item copied", "{n} items copied", count)
        self._set_cut(frozenset(one.id for one in chosen) if cut else frozenset())
        self.announced.emit(text.format(n=count))

    def cut(self, chosen: Sequence[Entry]) -> None:
        """Put items on the clipboard, to be moved; until then they stay where they are."""
        free = [one for one in chosen if not one.item.anchored]
        if free:
            self.copy(free, cut=True)
        else:
            self.refuse_anchored(chosen[0])

    def paste(self, current: Entry | None, day: dt.date | None, pressed: Spot | None) -> None:
        """Whatever the clipboard holds: items, or text."""
        snapshot = self.desk.snapshot
        data = QGuiApplication.clipboard().mimeData()
        if snapshot is None or data is None:
            return
        goal = pressed or self._goal(current, day)
        if (carried := read(bytes(data.data(MIME).data()))) is not None:
            self._paste_items(snapshot.visit.id, carried, goal)
        elif lines := list(read_lines(data.text(), self._headings())):
            self._paste_lines(lines, goal)
        else:
            self.announced.emit(_("The clipboard holds nothing to paste here"))

    # ------------------------------------------------------------------ inside
    def _goal(self, current: Entry | None, day: dt.date | None) -> Spot | None:
        if current is not None and current.slot.date is None:
            return None
        if current is not None and current.slot.date is not None:
            end = current.slot.end
            return current.slot.date, end.time() if end and end.date() == current.slot.date else None
        snapshot = self.desk.snapshot
        days = programme.dates(snapshot.visit, programme.slots(snapshot)) if snapshot else ()
        first = day or next(iter(days), None)
        return (first, None) if first else None

    def _paste_items(self, visit: str, carried: Carried, goal: Spot | None) -> None:
        from visitplanner.operations import items, rearranging  # slow import  # noqa: PLC0415

        day, start = goal or (None, None)
        ids = carried.ids
        if carried.cut and carried.visit == visit and day is not None:
            plan = self._moving(ids, day, start)

            def run(edit: Any) -> Sequence[str]:
                rearranging.apply(edit, plan)
                return ids
        else:

            def run(edit: Any) -> Sequence[str]:
                made = items.paste(edit, visit, ids, day, start)
                if carried.cut:
                    items.delete(edit, ids)
                return made

        label = Phrase(labels.MOVE_ITEMS if carried.cut else labels.PASTE_ITEMS, {"n": len(ids)})
        self._do(label, run, then=self._pasted)
        if carried.cut:
            QGuiApplication.clipboard().clear()
            self._set_cut(frozenset())

    def _moving(self, ids: Sequence[str], day: dt.date, start: dt.time | None) -> Plan:
        snapshot = self.desk.snapshot
        assert snapshot is not None
        slots = [one for one in programme.slots(snapshot) if one.id in ids and not one.item.anchored]
        return Plan(tuple(pasted(slots, day, start)), visit=snapshot.visit.id)

    def _paste_lines(self, lines: Sequence[Line], goal: Spot | None) -> None:
        from visitplanner.operations import sessions  # slow import  # noqa: PLC0415

        snapshot = self.desk.snapshot
        if snapshot is None:
            return
        if len(lines) > MOST:
            self.desk.refused.emit(
                Refusal(N_("That text has {n} lines. At most {most} become sessions."), n=len(lines), most=MOST)
            )
            return
        visit, language, day = snapshot.visit.id, snapshot.visit.working_language, goal[0] if goal else None

        def run(edit: Any) -> list[str]:
            return [
                sessions.add(
                    edit, visit, title=line.title, language=language, minutes=line.minutes,
                    when=When(line.day or day, line.start) if line.start and (line.day or day) else TRAY,
                )
                for line in lines
            ]  # fmt: skip

        self._do(Phrase(labels.PASTE_ITEMS, {"n": len(lines)}), run, then=self._pasted)

    def _pasted(self, ids: Sequence[str]) -> None:
        def text() -> str:
            return ngettext("{n} item pasted", "{n} items pasted", len(ids)).format(n=len(ids))

        self.announced.emit(text())
        self.passed.emit(text)
        self.came.emit(tuple(ids))

    def _headings(self) -> Mapping[str, dt.date]:
        snapshot, language = self.desk.snapshot, tongue.language
        days = programme.dates(snapshot.visit, programme.slots(snapshot)) if snapshot else ()
        return {language.date(day, "day"): day for day in days}

    def _set_cut(self, ids: frozenset[str]) -> None:
        if ids != self.cut_ids:
            self.cut_ids = ids
            self.cut_changed.emit()


def leave_text() -> None:
    """Leave the clipboard as plain text when the program ends: what Python made must not outlive it."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard() and clipboard.mimeData().hasFormat(MIME):
        clipboard.setText(clipboard.text())


def readable(chosen: Iterable[Entry], language: Language) -> str:
    """A programme as people read it: each day with its items, times, titles and places."""
    lines: list[str] = []
    last: object = ()
    for entry in chosen:
        if entry.slot.date != last:
            last = entry.slot.date
            lines += [""] if lines else []
            lines.append(
                language.date(entry.slot.date, "day") if entry.slot.date else language.gettext("Unscheduled")
            )
        title = " · ".join(part for part in (titled(entry, language), entry.place) if part)
        lines.append("  ".join(part for part in (clock_span(entry, language), title) if part))
    return "\n".join(lines) + "\n"


def read(data: bytes) -> Carried | None:
    """What `Clipboard.copy` put there; None for anything else."""
    try:
        found = json.loads(data)
        return Carried(str(found["visit"]), tuple(str(id) for id in found["ids"]), bool(found["cut"]))
    except (ValueError, KeyError, TypeError):
        return None


def read_lines(text: str, headings: Mapping[str, dt.date]) -> Iterator[Line]:
    """The lines of a text; `headings` are lines that name the day of what follows."""
    day: dt.date | None = None
    for line in text.splitlines():
        plain = " ".join(line.split()).lstrip("•*–- ")
        if plain in headings:
            day = headings[plain]
        elif plain:
            yield _line(plain, day)


def _line(plain: str, day: dt.date | None) -> Line:
    timed = _TIMED.fullmatch(plain)
    if timed is None:
        return Line(plain, day)
    try:
        start = clock_time(timed[1])
        end = clock_time(timed[2]) if timed[2] else None
    except Refusal:
        return Line(plain, day)
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute if end else NEW_MINUTES
    return Line(timed[3], day, start, minutes if minutes > 0 else NEW_MINUTES)
