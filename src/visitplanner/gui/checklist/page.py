"""The checklist page: tasks by phase in the order of their days, and beside them the form of the current one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from visitplanner.base.phrases import N_, Phrase
from visitplanner.domain import tasks
from visitplanner.domain.folding import holds, plain
from visitplanner.domain.records import Task
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.board.entries import party
from visitplanner.gui.checklist import phases
from visitplanner.gui.checklist.form import TaskForm
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector import options
from visitplanner.gui.pages.page import Page
from visitplanner.gui.parts.announcement import announce
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.empty import EmptyState
from visitplanner.gui.parts.filter_line import FilterLine
from visitplanner.gui.parts.keys import list_keys, on_key
from visitplanner.gui.parts.layout import box, column, focus_inside, row, scrolling
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.parts.segments import Segments
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import Label
from visitplanner.gui.parts.tick_list import TickList
from visitplanner.gui.theme import theme
from visitplanner.gui.titles import picked
from visitplanner.gui.tongue import _, ngettext, tongue
from visitplanner.operations import labels

ALL, OPEN, LATE = "all", "open", "late"
WIDTH = 322
KEYS = (
    (("Space",), N_("Tick off, or open again")),
    (("Del",), N_("Delete the task")),
)
"""Keys of the list, for the page of keys."""

STEP = 7
"""A new task is due so many days before the start, where no other is current."""


class ChecklistPage(Page):
    """Space ticks off, Enter edits, Del deletes."""

    wants = frozenset({"visit", "task", "person", "organisation", "participation"})
    adds = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list = TickList()
        self.form = TaskForm(desk)
        self.segments = Segments(((ALL, N_("All")), (OPEN, N_("Open")), (LATE, N_("Late"))))
        self.segments.choose(ALL)
        self.filter = FilterLine(self, 200)
        self._count = Label("", "sub", 12)
        self._fill = Button(N_("Fill from the template"), "", "list-checks", writes=True)
        self._begin = Button(N_("Fill from the template"), "primary", "list-checks", writes=True)
        self._language = ""
        self._wanted = ""
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar = row(self.segments, self._count, None, self._fill, self.filter, margins=(16, 10, 16, 10), gap=12)
        self._area = scrolling(self.form)
        self._rescale()
        self.form.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)
        lower = row(self.list, Hairline(upright=True), self._area, gap=0)
        lower.setStretch(0, 1)
        filled = column(box(bar), Hairline(), lower, gap=0)
        filled.setStretch(2, 1)
        empty = EmptyState(
            "list-checks", N_("No checklist yet"),
            N_("What has to be done by when and by whom, from 150 days before the visit to 30 days after."),
            self._begin,
        )  # fmt: skip
        self._stack = QStackedLayout(self)
        self._stack.addWidget(box(filled))
        self._stack.addWidget(empty)

    def _connect(self) -> None:
        self.segments.chosen.connect(self._again)
        self.filter.textChanged.connect(self._again)
        self.list.current.connect(self._show_form)
        self.list.chosen.connect(self._edit)
        self.list.ticked.connect(self.tick)
        self.form.language_chosen.connect(self._choose_language)
        self.form.delete_wanted.connect(self.delete)
        self._fill.clicked.connect(self.fill)
        self._begin.clicked.connect(self.fill)
        list_keys(self.list, self, add=self.add, edit=self._edit, delete=self.delete)
        on_key("Space", self.list, self.tick, writes=True)
        theme.changed.connect(self._rescale)

    # ------------------------------------------------------------------ what it shows
    def refresh(self, snapshot: Snapshot) -> None:
        """Fill the list and the form."""
        self._stack.setCurrentIndex(0 if snapshot.tasks else 1)
        done = sum(one.done is not None for one in snapshot.tasks)
        self._count.show_text(_("{done} of {all} done").format(done=done, all=len(snapshot.tasks)))
        self.list.fill(self._rows(snapshot))
        if self._wanted and self.list.go_to(self._wanted):
            self._wanted = ""
        if not self.list.key:
            following = next((one.id for one in tasks.countdown(snapshot) if one.done is None), "")
            if not self.list.go_to(following):
                self.list.step(0)
        self._show_form()

    def choose(self, id: str) -> None:
        """Make a task the current row, whatever was hidden."""
        self.filter.clear()
        self.segments.choose(ALL)
        self._wanted = id
        self._again()

    def take_focus(self) -> None:
        """To the list, or to what fills it."""
        (self.list if self._stack.currentIndex() == 0 else self._begin).setFocus()

    def panes(self) -> list[QWidget]:
        """The list and the form."""
        return [self.list, self._area]

    def retranslate(self) -> None:
        """Say everything again."""
        self.list.setAccessibleName(_("Checklist"))
        super().retranslate()

    # ------------------------------------------------------------------ what it does
    def add(self) -> None:
        """A new task, due when the current one is; its title is typed at once."""
        from visitplanner.operations import tasks as gestures  # slow import  # noqa: PLC0415

        snapshot, current = self.desk.snapshot, self._task()
        if snapshot is None or self.desk.read_only is not None:
            return
        offset = phases.distance(current, snapshot.visit) if current else -STEP
        self.desk.do(
            labels.titled(labels.ADD), gestures.add, snapshot.visit.id, title="",
            language=snapshot.visit.working_language, offset=offset, then=self._added,
        )  # fmt: skip

    def fill(self) -> None:
        """What usually has to be done, without what is there already."""
        from visitplanner.operations import tasks as gestures  # slow import  # noqa: PLC0415

        snapshot = self.desk.snapshot
        if snapshot is not None:
            language = snapshot.visit.working_language
            self.desk.do(
                Phrase(labels.FILL_CHECKLIST), gestures.fill, snapshot.visit.id, language, then=self._filled
            )

    def tick(self) -> None:
        """Tick the current task off, or open it again."""
        from visitplanner.operations import tasks as gestures  # slow import  # noqa: PLC0415

        task = self._task()
        if task is None or self.desk.read_only is not None:
            return
        on = None if task.done else self._today()
        label = labels.TICK if on else labels.UNTICK
        self.desk.do(labels.titled(label, task), gestures.set_done, task.id, on)
        self.list.step(1 if on and self.segments.key != ALL else 0)
        said = _("Done: {title}") if on else _("Open again: {title}")
        self._announce(said.format(title=labels.quoted(task, tongue.language.code)))

    def delete(self) -> None:
        """The current task to the bin."""
        from visitplanner.operations import tasks as gestures  # slow import  # noqa: PLC0415

        task = self._task()
        if task is not None:
            self.list.setFocus()
            self.desk.do(labels.titled(labels.DELETE, task), gestures.delete, [task.id])
            title = labels.quoted(task, tongue.language.code)
            self._announce(_("Deleted: {title}").format(title=title))

    # ------------------------------------------------------------------ inside
    def _rows(self, snapshot: Snapshot) -> Iterator[Row]:
        """Headings of phases, each with its tasks."""
        today, last = self._today(), ""
        wanted = plain(self.filter.text()).split()
        for task in tasks.countdown(snapshot):
            line = _row(snapshot, task, today)
            if not (self._shows(snapshot, task, today) and holds(plain(line.spoken), wanted)):
                continue
            phase = phases.phase(phases.distance(task, snapshot.visit))
            if phase != last:
                last = phase
                yield Row(phase, _(phase), heading=True)
            yield line

    def _shows(self, snapshot: Snapshot, task: Task, today: dt.date) -> bool:
        late = tasks.late(task, snapshot.visit, today)
        return {OPEN: task.done is None, LATE: late}.get(self.segments.key, True)

    def _task(self) -> Task | None:
        snapshot, key = self.desk.snapshot, self.list.key
        return next((one for one in snapshot.tasks if one.id == key), None) if snapshot else None

    def _today(self) -> dt.date:
        return self.desk.clock().astimezone().date()

    def _show_form(self) -> None:
        snapshot, task = self.desk.snapshot, self._task()
        self._area.setVisible(task is not None)
        if snapshot is not None and task is not None:
            self.form.show_record(snapshot, task, self._language or options.text_language(snapshot))

    def _rescale(self) -> None:
        self._area.setFixedWidth(theme.px(WIDTH))

    def _choose_language(self, code: str) -> None:
        self.form.leave()
        self._language = code
        self._show_form()

    def _edit(self, _key: str = "") -> None:
        focus_inside(self.form)

    def _added(self, id: str) -> None:
        self.choose(id)
        focus_inside(self.form)
        self._announce(_("Added"))

    def _filled(self, _result: None) -> None:
        self.list.step(0)
        self.list.setFocus()
        count = len(self.desk.snapshot.tasks) if self.desk.snapshot else 0
        self._announce(ngettext("{n} task", "{n} tasks", count).format(n=count))

    def _announce(self, text: str) -> None:
        announce(self.list, text)

    def _again(self) -> None:
        if self.desk.snapshot is not None:
            self.refresh(self.desk.snapshot)

    def hideEvent(self, event: Any) -> None:
        """Qt override: what is being typed is written."""
        self.form.leave()
        super().hideEvent(event)


def _row(snapshot: Snapshot, task: Task, today: dt.date) -> Row:
    due = tasks.due_on(task, snapshot.visit)
    facts = [phases.countdown(phases.distance(task, snapshot.visit))]
    if due:
        facts.append(tongue.language.date(due, "short"))
    return Row(
        task.id,
        picked(task.title, snapshot),
        lines=(party(snapshot, task.owner, tongue.language),),
        lead="circle-check" if task.done else "circle",
        lead_role="ok" if task.done else "sub",
        tags=tuple(_tags(snapshot, task, today)),
        trailing=" · ".join(facts),
    )


def _tags(snapshot: Snapshot, task: Task, today: dt.date) -> Iterable[Tag]:
    if tasks.late(task, snapshot.visit, today):
        yield Tag(_("Late"), "bad", "triangle-alert")
    if task.done:
        done = _("Done on {date}").format(date=tongue.language.date(task.done, "short"))
        yield Tag(done, "ok", "check")
