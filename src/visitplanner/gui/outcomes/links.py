"""Records that belong to the one in a form: each leads to its own page, can be taken out, and others are added."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.labels import label
from visitplanner.domain.records import Action, Milestone
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.access import access
from visitplanner.gui.inspector.editors import Options, Pick
from visitplanner.gui.inspector.threads import Link
from visitplanner.gui.outcomes import words
from visitplanner.gui.parts.buttons import IconButton
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.flow import Flow
from visitplanner.gui.parts.layout import box, column, emptied, row
from visitplanner.gui.parts.surfaces import Card
from visitplanner.gui.parts.text import ElidedLabel, IconLabel, Label
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Words, _, tongue


@dataclass(frozen=True, slots=True)
class Linked:
    """One of them: where it leads ("" for nowhere), its words, an icon and what that means."""

    kind: str
    id: str
    text: str
    icon: str = "link"
    role: str = "sub"
    meaning: str = ""
    beside: str = ""


def action_link(snapshot: Snapshot, one: Action) -> Linked:
    """An action with where it stands and when it is due."""
    tone, icon_name = words.ACTION_TONES[one.status]
    text = words.said(one.title, snapshot)
    return Linked("action", one.id, text, icon_name, tone, _(label(one.status)), words.day(one.due))


def milestone_link(one: Milestone, text: str, *, shown: bool = True) -> Linked:
    """A milestone with where it stands and its date; it leads somewhere if some visit has `shown` it."""
    tone, icon_name = words.MILESTONE_TONES[one.status]
    kind = "milestone" if shown else ""
    return Linked(kind, one.id, text, icon_name, tone, _(label(one.status)), words.day(one.date))


class Links(QWidget):
    """Under a caption. With `adding` words there is a field to add from, and a button to take each out."""

    followed = Signal(str, str)
    """One of them is wanted: (kind, id)."""
    added = Signal(str)
    """Another one shall belong to it: its id."""
    removed = Signal(str)
    """One shall no longer belong to it: its id."""

    def __init__(self, caption: Words, adding: Words = "", *, compact: bool = False) -> None:
        super().__init__()
        self._compact = compact
        self._shown: tuple[Linked, ...] | None = None
        self._caption = Label(caption, "caption", 11)
        self._list: QLayout = Flow(gap=4) if compact else column(gap=0)
        self.pick = Pick()
        self.adding = Field(adding, self.pick)
        self._adds = bool(adding)
        if not self._adds:
            self.adding.hide()
        self.pick.entered.connect(self._add)
        self.pick.named.connect(self._refuse)
        self.setLayout(column(self._caption, box(self._list), self.adding, gap=4))

    def show_links(self, links: Iterable[Linked], options: Options = ()) -> None:
        """Show `links`, and offer `options`."""
        shown = tuple(links)
        if shown != self._shown:
            self._shown = shown
            emptied(self._list)
            for one in shown:
                self._list.addWidget(self._chip(one) if self._compact else self._line(one))
        self.pick.show_value("", options)
        self.adding.setVisible(self._adds and access.writable and bool(options))
        self.adding.accept()
        self.setVisible(bool(shown) or self._adds)

    def _line(self, one: Linked) -> QWidget:
        mark = IconLabel(one.icon, one.role, 14)
        mark.stand_for(one.meaning)
        spoken = tongue.language.series((one.text, one.meaning, one.beside))
        link = self._link(one, spoken) if one.kind else self._plain(one, spoken)
        beside = Label("", "faint", 11)
        beside.show_text(one.beside)
        line = row(mark, link, beside, gap=6)
        line.setStretch(1, 1)
        if self._adds and access.writable:
            line.addWidget(self._away(one))
        return box(line)

    def _link(self, one: Linked, spoken: str) -> QWidget:
        link = Link(one.text or "…")
        link.setAccessibleName(spoken)
        link.clicked.connect(lambda: self.followed.emit(one.kind, one.id))
        return link

    def _plain(self, one: Linked, spoken: str) -> QWidget:
        text = ElidedLabel()
        text.show_text(one.text or "…")
        text.setAccessibleName(spoken)
        text.setContentsMargins(10, 3, 0, 3)
        return text

    def _chip(self, one: Linked) -> QWidget:
        name = Label("", "", 12)
        name.show_text(one.text)
        items = (IconLabel(one.icon, one.role, 14), name, *((self._away(one),) if access.writable else ()))
        return Card(row(*items, margins=(8, 0, 2, 0), gap=5))

    def _away(self, one: Linked) -> IconButton:
        away = IconButton("x", lambda: _("Take out “{title}”").format(title=one.text), "plain", writes=True)
        away.setFixedSize(theme.px(28), theme.px(26))
        away.clicked.connect(lambda: self.removed.emit(one.id))
        return away

    def _add(self, id: str) -> None:
        if id:
            self.added.emit(id)

    def _refuse(self, name: str) -> None:
        self.adding.refuse(Refusal(N_("Nothing of this visit is called “{name}”."), name=name))
