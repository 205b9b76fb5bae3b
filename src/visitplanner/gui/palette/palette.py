"""The box itself: type, choose with the arrows, Enter goes there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QProgressBar, QWidget

from visitplanner.base.phrases import N_
from visitplanner.base.settings import Settings
from visitplanner.domain.records import Visit
from visitplanner.domain.time_words import Moment
from visitplanner.gui.actions import Actions
from visitplanner.gui.desk import Desk
from visitplanner.gui.palette import lines, making, times
from visitplanner.gui.palette.groups import GROUPS
from visitplanner.gui.palette.lines import AT, COMMAND, MAKE, MORE, Known
from visitplanner.gui.palette.recent import Recent
from visitplanner.gui.parts.announcement import announce
from visitplanner.gui.parts.layout import column
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import Label
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _, tongue

WAIT_MS, BUSY_MS = 60, 100
WIDTH, HEIGHT = 680, 520
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_KINDS = tuple(tuple(group.kinds) for group in GROUPS)
HINT = N_(
    "Enter opens · Ctrl+Enter opens the golden thread beside · Tab completes · > commands · tue 14:00 goes there"
)


class Palette(Speaking, QDialog):
    """One question at a time is asked of the library: what is typed meanwhile is asked when the answer is there."""

    found = Signal(str, str, str)
    """The user goes to a record: kind, id, space."""
    beside = Signal(str, str, str)
    """The user wants the thread of a record beside the page: kind, id, space."""
    day_found = Signal(object)
    """The user goes to a day as a whole: its date."""

    def __init__(
        self,
        desk: Desk,
        actions: Actions,
        settings: Settings,
        parent: QWidget,
        *,
        selected: Callable[[], str],
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._desk, self._actions, self._selected = desk, actions, selected
        self._known = Known()
        self._recent = Recent(settings)
        self._hits: dict[str, Any] = {}
        self._moments: tuple[Moment, ...] = ()
        self._asked: tuple[str, str] | None = None
        self._wide = ""
        self._eager: Callable[[], None] | None = None
        self.words = QLineEdit()
        self.nearest = Label("", "sub", 12)
        self.busy = QProgressBar()
        self.list = RowList(click_chooses=True)
        self.hint = Label(HINT, "faint", 11, wrap=True)
        self._wait, self._late = QTimer(self), QTimer(self)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.words.setFrame(False)
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setFixedHeight(2)
        kept = self.busy.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.busy.setSizePolicy(kept)
        self.busy.hide()
        self.nearest.setContentsMargins(16, 8, 16, 0)
        self.hint.setContentsMargins(16, 6, 16, 8)
        for timer, milliseconds in ((self._wait, WAIT_MS), (self._late, BUSY_MS)):
            timer.setSingleShot(True)
            timer.setInterval(milliseconds)
        frame = QFrame()
        frame.setProperty("part", "palette")
        parts = (self.words, self.busy, Hairline(), self.nearest, self.list, Hairline(), self.hint)
        frame.setLayout(column(*parts, margins=(1, 1, 1, 1), gap=0))
        self.setLayout(column(frame, gap=0))

    def _connect(self) -> None:
        self.words.installEventFilter(self)
        self.words.textChanged.connect(self._typed)
        self._wait.timeout.connect(self._ask)
        self._late.timeout.connect(self.busy.show)
        self.list.chosen.connect(self._go)

    def open_over(self, window: QWidget) -> None:
        """Show the palette over `window`, empty."""
        self._wide = ""
        self.words.clear()
        self._known = Known(self._desk.snapshot, self._known.visits)
        self._desk.records(Visit, self._keep_visits)
        self._show_start()
        width = min(theme.px(WIDTH), window.width() - 40)
        self.resize(width, min(theme.px(HEIGHT), window.height() - theme.px(80)))
        self.move(window.mapToGlobal(QPoint((window.width() - width) // 2, theme.px(52))))
        self.show()
        self.words.setFocus()

    def retranslate(self) -> None:
        """Say everything again."""
        self.setAccessibleName(_("Search or run a command"))
        self.words.setPlaceholderText(_("Search, go to a time, or > run a command"))
        self.words.setAccessibleName(_("Search or run a command"))
        self.list.setAccessibleName(_("Found"))
        self.busy.setAccessibleName(_("Searching"))
        if self.isVisible():
            self._ask()

    # ------------------------------------------------------------------ asking
    def _typed(self) -> None:
        self._wide, self._eager = "", None
        self._wait.start()

    def _ask(self) -> None:
        """Ask for what is typed now, unless an answer is awaited: then when it is there."""
        words = self.words.text().strip()
        if not words:
            self._show_start()
        elif words.startswith(COMMAND):
            commands = lines.command_rows(self._actions, words.removeprefix(COMMAND), most=lines.MOST)
            self._show([Row("commands", _("Commands"), heading=True), *commands])
        elif self._asked is None:
            self._asked = words, self._wide
            self._late.start()
            limit = lines.MOST if self._wide else lines.SHOWN
            self._desk.find(words, self._answer, groups=_KINDS, limit=limit, language=tongue.language.code)

    def _answer(self, found: Any) -> None:
        asked, self._asked = self._asked, None
        self._late.stop()
        self.busy.hide()
        words = self.words.text().strip()
        if asked != (words, self._wide):
            self._ask()
        elif self.isVisible():
            self._show_found(words, found)
            if self._eager is not None:
                self._eager()

    def _keep_visits(self, visits: Iterable[Visit]) -> None:
        self._known = Known(self._desk.snapshot, {visit.id: visit for visit in visits})
        self._desk.known(self._recent.keys, self._keep_recent, language=tongue.language.code)

    def _keep_recent(self, hits: Iterable[Any]) -> None:
        self._recent.hits = tuple(hits)
        self._desk.prepare_finding()
        if self.isVisible() and not self.words.text().strip():
            self._show_start()

    # ------------------------------------------------------------------ showing
    def _show_start(self) -> None:
        """What was gone to lately, and what is often done."""
        recent = [lines.hit_row(hit, self._known) for hit in self._recent.hits]
        self._hits = {row.key: hit for row, hit in zip(recent, self._recent.hits, strict=True)}
        rows = [Row("recent", _("Recent"), heading=True), *recent] if recent else []
        self._show([*rows, Row("commands", _("Commands"), heading=True), *lines.frequent_rows(self._actions)])

    def _show_found(self, words: str, found: Any) -> None:
        snapshot = self._known.snapshot
        self._moments = times.meant(words, snapshot, self._desk.clock(), self._selected()) if snapshot else ()
        rows = list(times.rows(snapshot, self._moments)) if snapshot else []
        timed = [Row("times", _("Go to a time"), heading=True), *rows] if rows else []
        pairs = list(lines.found_rows(found, self._known, self._wide))
        self._hits = {row.key: hit for row, hit in pairs if hit is not None}
        commands = list(lines.command_rows(self._actions, words))
        if commands:
            commands.insert(0, Row("commands", _("Commands"), heading=True))
        exact = bool(pairs) and not found.nearest
        nothing = [] if pairs or timed or commands else [Row("none", _("Nothing found."), heading=True)]
        made: list[Row] = []
        if snapshot is not None and not timed and not self._desk.read_only:
            likeliest = 0 if exact else lines.SHOWN
            offers = making.rows(words, most=len(making.MAKERS) if self._wide == MAKE else likeliest)
            made = [Row("make", _("Not found? Add it"), heading=True), *offers]
        records = [row for row, _hit in pairs]
        # A time of day is likelier meant as one; a word that is also a weekday is likelier a word.
        first = any(moment.start for moment in self._moments)
        ordered = [*timed, *records] if first else [*records, *timed]
        self._show([*nothing, *ordered, *commands, *made], found.nearest)
        self._announce(lines.counted(len(self._hits)), found.nearest)

    def _show(self, rows: list[Row], nearest: tuple[str, ...] = ()) -> None:
        self.nearest.show_text(lines.nearest_line(nearest) if nearest else "")
        self.nearest.setVisible(bool(nearest))
        before = {row.key for row in self.list.rows.rows} if self._wide else set()
        keys = [row.key for row in rows if not row.heading]
        self.list.fill(rows)
        if not before:
            self.list.scrollToTop()
        self.list.go_to(next((key for key in keys if key not in before), next(iter(keys), "")))

    def _announce(self, count: str, nearest: tuple[str, ...]) -> None:
        said = f"{count} {lines.nearest_line(nearest)}" if nearest else count
        announce(self.words, said)

    # ------------------------------------------------------------------ going
    def _go(self, key: str, *, beside: bool = False) -> None:
        verb, _gap, rest = key.partition(" ")
        if verb == MORE:
            self._wide = rest
            self._ask()
            return
        words = self.words.text().strip()
        self.close()
        if verb == COMMAND:
            self._actions[rest].trigger()
        elif verb == MAKE:
            making.make(self._desk, rest, words, lambda kind, id: self.found.emit(kind, id, ""))
        elif verb == AT:
            self._go_to_time(self._moments[int(rest)])
        elif key in self._hits:
            hit = self._hits[key]
            kind, id = hit.home
            self._recent.keep(kind, id, hit.space)
            (self.beside if beside else self.found).emit(kind, id, hit.space)

    def _go_to_time(self, moment: Moment) -> None:
        snapshot = self._desk.snapshot
        slot = times.on(snapshot, moment) if snapshot else None
        if slot is not None:
            self.found.emit(slot.kind, slot.id, "")
        else:
            self.day_found.emit(moment.day)

    def _complete(self) -> None:
        """Put the title of the current row into the box."""
        row = next((row for row in self.list.rows.rows if row.key == self.list.key and not row.heading), None)
        if row is None or row.key.partition(" ")[0] in (MORE, AT, MAKE):
            return
        command = COMMAND if row.key.startswith(COMMAND) else ""
        self.words.setText(f"{command}{row.title}")

    def _press(self, event: QKeyEvent) -> bool:
        """Act on a key of the box; False leaves it to the box."""
        key = Qt.Key(event.key())
        if (step := STEPS.get(key)) is not None:
            self._eager = None
            self.list.step(step, around=abs(step) == 1)
        elif key == Qt.Key.Key_Tab:
            self._complete()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(beside=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            return key == Qt.Key.Key_Backtab
        return True

    def _enter(self, *, beside: bool) -> None:
        """Go where the current row leads; while the answer to what is typed is awaited, where its first row does."""
        if self._wait.isActive():
            self._wait.stop()
            self._ask()
        if self._asked is not None:
            self._eager = partial(self._go_to_found, beside=beside)
        elif self.list.key:
            self._go(self.list.key, beside=beside)

    def _go_to_found(self, *, beside: bool) -> None:
        """Go where the first row leads, unless it would make something that nobody has seen offered."""
        self._eager = None
        if self.list.key.partition(" ")[0] not in ("", MAKE, MORE):
            self._go(self.list.key, beside=beside)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt override: the box keeps the focus while arrows, Enter and Tab act on the list."""
        pressed = event.type() == QEvent.Type.KeyPress
        if watched is self.words and pressed and isinstance(event, QKeyEvent) and self._press(event):
            return True
        return super().eventFilter(watched, event)
