"""All visits, coming ones first: open, make, rename, copy, delete with a way back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from visitplanner.base.collation import sort_key
from visitplanner.base.phrases import N_
from visitplanner.domain.folding import holds, plain
from visitplanner.domain.kinds import VisitState
from visitplanner.domain.labels import label
from visitplanner.domain.visit_line import VisitLine
from visitplanner.gui.actions import Actions
from visitplanner.gui.desk import Desk
from visitplanner.gui.parts.buttons import ActionButton, Button, IconButton
from visitplanner.gui.parts.filter_line import FilterLine
from visitplanner.gui.parts.keys import on_key
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import Label
from visitplanner.gui.saved import SavedIndicator
from visitplanner.gui.tongue import Speaking, _, ngettext, tongue

STATES = {
    VisitState.CONFIRMED: ("ok", "check"), VisitState.POSTPONED: ("warn", "clock"),
    VisitState.CANCELLED: ("bad", "x"),
}  # fmt: skip


class LibraryPage(Speaking, QWidget):
    """Requests go out as signals; `show_lines` brings the truth back."""

    visit_chosen = Signal(str)
    """Open this visit."""
    rename_asked = Signal(str)
    """Rename this visit."""
    copy_asked = Signal(str)
    """Make a new visit from this one."""
    template_asked = Signal(str)
    """Save this visit as a template."""
    delete_asked = Signal(str)
    """Move this visit to the bin."""
    samples_refused = Signal()
    """Remove the sample visits."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__()
        self._desk = desk
        self.lines: tuple[VisitLine, ...] = ()
        self.list = RowList()
        self._filter = FilterLine(self, 240)
        self._samples = Button(N_("Remove the sample visits"), "plain", "trash-2", writes=True)
        self._tools = {
            "open": Button(N_("Open the visit"), icon_name="arrow-right"),
            "rename": Button(N_("Rename"), icon_name="pencil-line", tip="F2", writes=True),
            "copy": Button(N_("Duplicate"), icon_name="copy", tip="Ctrl+D", writes=True),
            "template": Button(N_("Save as a template…"), icon_name="bookmark", writes=True),
            "delete": IconButton("trash-2", N_("Move to the bin"), keys="Del", writes=True),
        }
        self._build(actions)
        self._connect()
        self.retranslate()

    def show_lines(self, lines: Iterable[VisitLine]) -> None:
        """Show the visits of the library."""
        self.lines = tuple(lines)
        self._samples.setVisible(any(line.sample for line in self.lines))
        self._fill()

    def line(self, visit: str) -> VisitLine | None:
        """What the list knows of a visit."""
        return next((line for line in self.lines if line.id == visit), None)

    def take_focus(self) -> None:
        """To the list."""
        self.list.setFocus()

    def retranslate(self) -> None:
        """Say everything again."""
        self.list.setAccessibleName(_("Visits"))
        self._fill()

    def _build(self, actions: Actions) -> None:
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = row(
            Label(N_("Visits"), px=17, bold=True), None, self._filter, 6, ActionButton(actions["search"], "", "search"),
            ActionButton(actions["bin"], "", "trash-2"),
            ActionButton(actions["preferences"], "", "settings"), ActionButton(actions["new_visit"], "primary", "plus"),
            margins=(16, 12, 16, 12),
        )  # fmt: skip
        foot = row(
            SavedIndicator(self._desk), None, self._samples, 12, *self._tools.values(), margins=(16, 8, 16, 8)
        )
        inside = column(box(head), Hairline(), self.list, Hairline(), box(foot), gap=0)
        inside.setStretch(2, 1)
        self.setLayout(inside)

    def _connect(self) -> None:
        self.list.chosen.connect(self.visit_chosen)
        self.list.current.connect(self._show_tools)
        self._desk.retraced.connect(self.list.expect)
        self._filter.textChanged.connect(self._fill)
        self._samples.clicked.connect(self.samples_refused)
        asked = {"open": self.visit_chosen, "rename": self.rename_asked, "copy": self.copy_asked,
                 "template": self.template_asked, "delete": self.delete_asked}  # fmt: skip
        keys = {"rename": "F2", "copy": "Ctrl+D", "delete": "Del"}
        for name, signal in asked.items():
            self._tools[name].clicked.connect(partial(self._ask, signal))
            if name in keys:
                on_key(keys[name], self.list, self._tools[name].click)

    def _ask(self, signal: object, _checked: bool = False) -> None:
        if self.list.key:
            signal.emit(self.list.key)  # type: ignore[attr-defined]

    def _show_tools(self) -> None:
        for button in self._tools.values():
            button.setEnabled(bool(self.list.key))
        line = self.line(self.list.key)
        template = line is not None and line.template
        self._tools["template"].setVisible(not template)
        self._tools["copy"].say(N_("Use for a new visit") if template else N_("Duplicate"), "Ctrl+D")
        self._tools["open"].say(N_("Open the template") if template else N_("Open the visit"))

    def _fill(self) -> None:
        today = self._desk.clock().astimezone().date()
        wanted = plain(self._filter.text()).split()
        rows = [(line, _row(line)) for line in self.lines]
        rows = [(line, one) for line, one in rows if holds(plain(one.spoken), wanted)]
        coming = [pair for pair in rows if not (_is_past(pair[0], today) or pair[0].template)]
        past = [pair for pair in rows if _is_past(pair[0], today)]
        templates = [pair for pair in rows if pair[0].template]
        coming.sort(key=lambda pair: (pair[0].start or date.max, pair[0].id))
        past.sort(key=lambda pair: (pair[0].start or date.min, pair[0].id), reverse=True)
        templates.sort(key=lambda pair: sort_key(str(pair[1].title), tongue.language.code))
        groups = (
            ("coming", _("Coming"), coming),
            ("past", _("Past"), past),
            ("template", _("Templates"), templates),
        )
        self.list.fill([row for key, words, pairs in groups for row in _group(key, words, pairs)])
        if not self.list.key:
            self.list.step(0)
        self._show_tools()


def _is_past(line: VisitLine, today: date) -> bool:
    return not line.template and (line.state is VisitState.OVER or line.is_past(today))


def _group(key: str, words: str, rows: list[tuple[VisitLine, Row]]) -> list[Row]:
    return [Row(key, words, heading=True), *(one for _line, one in rows)] if rows else []


def _row(line: VisitLine) -> Row:
    language = tongue.language
    title = line.title.pick(language.code, line.working_language)
    cities = " · ".join(city.pick(language.code, line.working_language).marked for city in line.cities)
    dates = _length(line) if line.template else _dates(line)
    return Row(
        line.id,
        title if title else line.code,
        beside=line.code if title else "",
        lines=(" · ".join(part for part in (dates, cities) if part), " · ".join(_counts(line)), _next(line)),
        lead="copy" if line.template else "calendar-days",
        lead_role="sub" if line.template else "accent",
        tags=tuple(_tags(line)),
        trailing=_("{share} % ready").format(share=line.ready) if _shows_share(line) else "",
        share=line.ready / 100 if _shows_share(line) and line.ready is not None else None,
    )


def _dates(line: VisitLine) -> str:
    return tongue.language.dates(line.start, line.end) if line.start and line.end else _("No dates yet")


def _length(line: VisitLine) -> str:
    """How long the visits of a template are: its own dates mean nothing."""
    if not (line.start and line.end):
        return ""
    days = (line.end - line.start).days + 1
    return ngettext("{n} day", "{n} days", days).format(n=days)


def _next(line: VisitLine) -> str:
    """`Next: Book the interpreters, Thu 12 Feb`: what the checklist asks for first."""
    title = line.next_task.pick(tongue.language.code, line.working_language).marked
    if not title or not _goes_on(line):
        return ""
    if line.next_due is None:
        return _("Next: {task}").format(task=title)
    due = tongue.language.date(line.next_due, "short")
    return _("Next: {task}, {date}").format(task=title, date=due)


def _goes_on(line: VisitLine) -> bool:
    return not line.template and line.state not in (VisitState.OVER, VisitState.CANCELLED)


def _shows_share(line: VisitLine) -> bool:
    return (
        not line.template
        and line.ready is not None
        and line.state not in (VisitState.OVER, VisitState.CANCELLED)
    )


def _counts(line: VisitLine) -> Iterable[str]:
    if people := line.people or line.group_size:
        yield ngettext("{n} person", "{n} people", people).format(n=people)
    if line.sessions:
        yield ngettext("{n} session", "{n} sessions", line.sessions).format(n=line.sessions)
    if line.practices:
        yield ngettext("{n} practice note", "{n} practice notes", line.practices).format(n=line.practices)
    if line.observations:
        yield ngettext("{n} observation", "{n} observations", line.observations).format(n=line.observations)
    if line.actions:
        yield ngettext("{n} action", "{n} actions", line.actions).format(n=line.actions)


def _tags(line: VisitLine) -> Iterable[Tag]:
    if line.overlaps:
        text = ngettext("{n} overlap", "{n} overlaps", line.overlaps).format(n=line.overlaps)
        yield Tag(text, "warn", "triangle-alert")
    if line.late and _goes_on(line):
        yield Tag(ngettext("{n} task late", "{n} tasks late", line.late).format(n=line.late), "bad", "clock")
    if line.state in STATES and not line.template:
        yield Tag(_(label(line.state)), *STATES[line.state])
    if line.sample:
        yield Tag(_("Sample"), "accent", "sparkles")
