"""The search palette: one box over everything written in the library, and over everything the window can do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QWidget

from visitplanner.domain.records import RunRow
from visitplanner.gui.actions import ACTIONS, Actions
from visitplanner.gui.desk import Desk
from visitplanner.gui.history import kind_word
from visitplanner.gui.parts.layout import column
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.theme import theme
from visitplanner.gui.titles import find, titled
from visitplanner.gui.tongue import Speaking, _, tongue

COMMAND = "> "
WAIT_MS = 60
ICONS = {
    "visit": "calendar-days", "session": "presentation", "leg": "route", "person": "user", "place": "map-pin",
    "city": "map-pin", "organisation": "building-2", "practice_note": "lightbulb", "question": "circle-question-mark",
    "objective": "target", "observation": "notebook-pen", "action": "list-checks", "milestone": "flag",
    "booking": "bed-double", "track": "users", "run_row": "table", "task": "circle-check",
}  # fmt: skip


class Palette(Speaking, QDialog):
    """Type; arrows choose; Enter goes there. A leading > lists commands only."""

    found = Signal(str, str, str)
    """The user goes to a record: kind, id, space."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._desk, self._actions = desk, actions
        self._hits: dict[str, Any] = {}
        self._asked = 0
        self.words = QLineEdit()
        self.words.setFrame(False)
        self.words.installEventFilter(self)
        self.list = RowList(click_chooses=True)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        frame = QFrame()
        frame.setProperty("part", "palette")
        inside = column(self.words, Hairline(), self.list, margins=(1, 1, 1, 1), gap=0)
        frame.setLayout(inside)
        self.setLayout(column(frame, gap=0))
        self.words.textChanged.connect(self._wait.start)
        self._wait.timeout.connect(self._ask)
        self.list.chosen.connect(self._go)
        self.retranslate()

    def open_over(self, window: QWidget) -> None:
        """Show the palette over `window`, empty."""
        self.words.clear()
        self._show_rows(())
        width = min(theme.px(640), window.width() - 40)
        self.resize(width, theme.px(440))
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, theme.px(52))))
        self.show()
        self.words.setFocus()

    def retranslate(self) -> None:
        """Say everything again."""
        self.setAccessibleName(_("Search or run a command"))
        self.words.setPlaceholderText(_("Search or run a command"))
        self.words.setAccessibleName(_("Search or run a command"))
        self.list.setAccessibleName(_("Found"))
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        words = self.words.text().strip()
        self._asked += 1
        asked = self._asked
        if not words or words.startswith(COMMAND.strip()):
            self._show_rows(())
            return
        self._desk.search(words, lambda hits: self._show_rows(hits) if asked == self._asked else None)

    def _show_rows(self, hits: Iterable[Any]) -> None:
        rows = list(self._records(hits))
        commands = list(self._commands())
        if rows:
            rows.insert(0, Row("found", _("Found"), trailing=str(len(rows)), heading=True))
        if commands:
            rows += [Row("commands", _("Commands"), heading=True), *commands]
        if not rows:
            rows = [Row("none", _("Nothing found."), heading=True)]
        self.list.fill(rows)
        self.list.step(0)
        self.list.go_to(next((row.key for row in rows if not row.heading), ""))

    def _records(self, hits: Iterable[Any]) -> Iterable[Row]:
        """One row per record, with the hit in the window's language where there is one."""
        self._hits.clear()
        for hit in hits:
            key = f"{hit.kind} {hit.id}"
            known = self._hits.get(key)
            if hit.kind in ICONS and (
                known is None or tongue.language.code == hit.language != known.language
            ):
                self._hits[key] = hit
        for key, hit in self._hits.items():
            record = find(self._desk.snapshot, hit.kind, hit.id)
            title = (
                titled(record, self._desk.snapshot, tongue.language) if record and self._desk.snapshot else ""
            )
            lines = (self._where(record), "" if hit.snippet == title else hit.snippet)
            tags = (Tag(kind_word(hit.kind)),)
            yield Row(
                key, title or hit.snippet, lines=lines if title else (), lead=ICONS[hit.kind], tags=tags
            )

    def _where(self, record: Any) -> str:
        """When a session or leg is, and to which session a row of a run-of-show belongs."""
        snapshot = self._desk.snapshot
        if snapshot and isinstance(record, RunRow) and (session := snapshot.session.get(record.session)):
            return titled(session, snapshot, tongue.language)
        when = getattr(record, "when", None)
        if when is None:
            return ""
        day = tongue.language.date(when.date, "short") if when.date else _("Unscheduled")
        return f"{day} {tongue.language.time(when.start)}" if when.date and when.start else day

    def _commands(self) -> Iterable[Row]:
        wanted = self.words.text().removeprefix(COMMAND.strip()).casefold().split()
        for entry in ACTIONS:
            action = self._actions[entry.id]
            text = _(entry.words)
            if action.isEnabled() and all(word in text.casefold() for word in wanted):
                keys = (
                    QKeySequence(entry.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
                    if entry.keys
                    else ""
                )
                yield Row(f"{COMMAND}{entry.id}", text, lead=entry.icon or "command", trailing=keys)

    def _go(self, key: str) -> None:
        self.close()
        if key.startswith(COMMAND):
            self._actions[key.removeprefix(COMMAND)].trigger()
        elif key in self._hits:
            hit = self._hits[key]
            self.found.emit(hit.kind, hit.id, hit.space)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt override: the box keeps the focus while arrows and Enter act on the list."""
        if watched is self.words and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            if (step := steps.get(Qt.Key(event.key()))) is not None:
                self.list.step(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._wait.isActive():
                    self._wait.stop()
                    self._ask()
                elif self.list.key:
                    self._go(self.list.key)
                return True
        return super().eventFilter(watched, event)
