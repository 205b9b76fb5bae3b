"""The panel beside a page: what the record in front comes from and what came of it, from objective to milestone."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain import thread, thread_words
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.thread import STEPS, Node
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector.threads import Link
from visitplanner.gui.parts.buttons import IconButton
from visitplanner.gui.parts.keys import on_key
from visitplanner.gui.parts.layout import box, column, emptied, row
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import Label
from visitplanner.gui.theme import theme
from visitplanner.gui.thread.filling import Filling, filling
from visitplanner.gui.thread.looks import gap_row, key_of, node_of, node_row
from visitplanner.gui.tongue import Speaking, _, tongue
from visitplanner.operations import labels

LEAST, WIDTH, CRUMBS, GAP = 230, 320, 3, "gap"
KEYS = (
    (("Alt+Left",), N_("Back along the thread")),
    (("Alt+Right",), N_("Forth along the thread")),
)
"""The keys of the panel, for the page of keys."""


class ThreadPanel(Speaking, QWidget):
    """Enter or a click goes to a record, or fills a gap; Alt+← and Alt+→ walk along the thread."""

    followed = Signal(str, str)
    """The user goes to a record on the thread: (kind, id)."""
    filling_wanted = Signal(str, str, str)
    """A record shall say what it lacks: the missing step, and its (kind, id)."""
    closed = Signal()
    """The panel is no longer wanted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._node: Node | None = None
        self._trail: list[Node] = []
        self._gaps: dict[str, Filling] = {}
        self._heading = Label(N_("Golden thread"), bold=True)
        self._close = IconButton("x", N_("Close the thread"), "plain")
        self._crumbs = column(gap=0, margins=(12, 0, 12, 6))
        self._hint = Label("", "sub", wrap=True)
        self.list = RowList(click_chooses=True)
        self._keys = Label(N_("Alt+← and Alt+→ walk along the thread."), "faint", 11, wrap=True)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        head = row(self._heading, None, self._close, margins=(16, 10, 8, 6))
        hint, foot = (
            box(column(self._hint, margins=(16, 8, 16, 8))),
            box(column(self._keys, margins=(16, 8, 16, 10))),
        )
        self._nothing = hint
        inside = column(box(head), box(self._crumbs), Hairline(), hint, self.list, foot, gap=0)
        inside.setStretch(4, 1)
        self.setLayout(row(Hairline(upright=True), inside, gap=0))
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rescale()

    def _connect(self) -> None:
        self._close.clicked.connect(self.closed)
        self.list.chosen.connect(self._choose)
        self._desk.visit_shown.connect(self._follow)
        theme.changed.connect(self._rescale)
        for (keys, _words), act in zip(KEYS, (self.go_back, self.go_forth), strict=True):
            on_key(keys[0], self, act, inside=True)

    # ------------------------------------------------------------------ what it does
    def show_record(self, kind: str, id: str) -> None:
        """Show the chain of a record, which is the one in front."""
        self._node = Node(kind, id)
        self._fill()

    def clear(self) -> None:
        """No record is in front."""
        self._node = None
        self._fill()

    def go_back(self) -> None:
        """To what the record comes from: where one came by, else the first."""
        if self._node is not None and self._desk.snapshot is not None:
            self._walk(thread.back(self._desk.snapshot, self._node.kind, self._node.id))

    def go_forth(self) -> None:
        """To what came of the record: where one came by, else the first."""
        if self._node is not None and self._desk.snapshot is not None:
            self._walk(thread.forth(self._desk.snapshot, self._node.kind, self._node.id))

    def retranslate(self) -> None:
        """Say everything again."""
        self.setAccessibleName(_("Golden thread"))
        self.list.setAccessibleName(_("Golden thread"))
        self._hint.say(N_("Choose an objective, a question, a session, an observation or what came of it."))
        self._fill()

    # ------------------------------------------------------------------ inside
    def _follow(self, _snapshot: Snapshot, _touched: object) -> None:
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        snapshot, node = self._desk.snapshot, self._node
        there = snapshot is not None and node is not None and node in thread.links(snapshot).records
        self._nothing.setVisible(not there)
        self._gaps.clear()
        rows = list(self._rows(snapshot, node)) if there and snapshot is not None and node is not None else []
        self.list.fill(rows)
        if node is not None and rows:
            self.list.go_to(key_of(node))
        self._show_trail(snapshot)

    def _rows(self, snapshot: Snapshot, start: Node) -> Iterator[Row]:
        """The steps in their order, gaps included; then the practice notes."""
        chain = thread.chain(snapshot, start.kind, start.id)
        for step, nodes in zip(STEPS, chain.steps, strict=True):
            yield from (node_row(snapshot, one, current=one == start) for one in nodes)
            words = "" if nodes else thread_words.gap(step, start.kind)
            if words:
                key = key_of(Node(GAP, step))
                found = filling(snapshot, chain, start, step) if self._desk.read_only is None else None
                if found is not None:
                    self._gaps[key] = found
                yield gap_row(key, step, words, found.words if found else "")
        yield from (node_row(snapshot, one, current=one == start) for one in chain.companions)

    def _show_trail(self, snapshot: Snapshot | None) -> None:
        """Where one came from, the newest last."""
        emptied(self._crumbs)
        if snapshot is None:
            return
        records = thread.links(snapshot).records
        shown = [one for one in self._trail if one in records and one != self._node]
        for node in shown[-CRUMBS:]:
            link = Link(f"← {thread_words.title(snapshot, node, tongue.language).text}")
            link.clicked.connect(lambda _checked=False, node=node: self._go(node))
            self._crumbs.addWidget(link)

    def _walk(self, nodes: thread.Nodes) -> None:
        came_by = [node for node in reversed(self._trail) if node in nodes]
        if found := next(iter((*came_by, *nodes)), None):
            self._go(found)

    def _choose(self, key: str) -> None:
        node = node_of(key)
        if node.kind != GAP:
            self._go(node)
        elif (found := self._gaps.get(key)) is not None:
            self._fill_gap(node.id, found)

    def _fill_gap(self, step: str, found: Filling) -> None:
        if found.make is None:
            self.filling_wanted.emit(step, found.node.kind, found.node.id)
        else:
            self._desk.do(labels.titled(found.label), found.make, then=lambda id: self._go(Node(step, id)))

    def _go(self, node: Node) -> None:
        """To a record, remembering where one came from."""
        if (here := self._node) is not None and here != node:
            self._trail = [*(one for one in self._trail if one != here), here][-CRUMBS - 1 :]
        self.followed.emit(node.kind, node.id)
        self.show_record(node.kind, node.id)

    def _rescale(self) -> None:
        self.setMinimumWidth(theme.px(LEAST))
        self.setMaximumWidth(theme.px(WIDTH))

    def sizeHint(self) -> QSize:
        """Qt override: as wide as it may be, where the page beside it leaves the room."""
        return QSize(theme.px(WIDTH), super().sizeHint().height())
