"""Banks of questions by theme: ours and the library's own, to be chosen and taken into the visit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from visitplanner.base.phrases import N_, Phrase
from visitplanner.domain.kinds import Priority, Theme
from visitplanner.domain.labels import label
from visitplanner.domain.records import BankQuestion
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.desk.reader import Found, LibraryReader
from visitplanner.gui.inspector.editors import Choice
from visitplanner.gui.pages.views_page import View
from visitplanner.gui.parts.announcement import announce
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.keys import on_key
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.row_list import RowList
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.parts.surfaces import Hairline
from visitplanner.gui.parts.text import Label
from visitplanner.gui.parts.tick_list import TickList
from visitplanner.gui.questions.rows import objective_options
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import _, ngettext, tongue
from visitplanner.operations import banks, labels
from visitplanner.operations.banks import Offer

KEYS = (
    ("Space", N_("Choose or drop the question"), "toggle"),
    ("Ctrl+Return", N_("Add the chosen questions to the visit"), "take"),
    ("Del", N_("Delete a question of your own"), "delete"),
)
"""Keys of the list, what they do, and the method that does it."""

THEMES, WIDE = 250, 320


class BankReader(LibraryReader):
    """Reads the library's own questions."""

    kinds = (BankQuestion,)
    makes = dict


class BankPane(View):
    """Themes at the left, their questions beside them, and under these where what is chosen goes."""

    taken = Signal(str)
    """Questions were taken into the visit: the id of the first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._reader = BankReader(desk, self)
        self._own: tuple[Offer, ...] = ()
        self._chosen: dict[str, Offer] = {}
        self.themes, self.list = RowList(), TickList()
        self.objective = Choice(lambda: objective_options(self.desk.snapshot))
        self._take = Button(self._take_words, "primary", "plus", writes=True)
        self._delete = Button(N_("Delete"), "danger", "trash-2", tip="Del", writes=True)
        self._hint = Label(N_("Space chooses. Questions come in all their languages."), "sub", 12, wrap=True)
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        self.themes.setFixedWidth(theme.px(THEMES))
        target = Field(N_("Under the objective"), self.objective)
        target.setMaximumWidth(theme.px(WIDE))
        foot = row(target, None, self._delete, self._take, margins=(16, 10, 16, 12), gap=10)
        foot.setStretch(0, 8)
        head = box(row(self._hint, margins=(16, 8, 16, 8)))
        right = column(head, Hairline(), self.list, Hairline(), box(foot), gap=0)
        right.setStretch(2, 1)
        layout = row(self.themes, Hairline(upright=True), box(right), gap=0)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def _connect(self) -> None:
        self._reader.read_through.connect(self._keep)
        self.themes.current.connect(self._show_theme)
        self.themes.chosen.connect(self.list.setFocus)
        self.list.current.connect(self._allow)
        self.list.chosen.connect(self.toggle)
        self.list.ticked.connect(self.toggle)
        self._take.clicked.connect(self.take)
        self._delete.clicked.connect(self.delete)
        for keys, _words, act in KEYS:
            on_key(keys, self.list, getattr(self, act))

    # ------------------------------------------------------------------ what it shows
    def refresh(self, _snapshot: Snapshot) -> None:
        """Read the library's own questions; what is there already shows at once."""
        chosen = self.objective.currentData()
        self.objective.show_value(chosen or "")
        self._fill()
        self._reader.read()

    def panes(self) -> list[QWidget]:
        """Themes and questions."""
        return [self.themes, self.list]

    def take_focus(self) -> None:
        """To the themes."""
        self.themes.setFocus()

    def show_theme(self, chosen: Theme) -> None:
        """Show the bank of a theme."""
        self.themes.go_to(chosen.value)

    def retranslate(self) -> None:
        """Say everything again."""
        self.themes.setAccessibleName(_("Themes"))
        self.list.setAccessibleName(_("Questions of the bank"))
        self._fill()

    # ------------------------------------------------------------------ what it does
    def toggle(self, _key: str = "") -> None:
        """Choose the current question, or leave it."""
        offer = self._current()
        if offer is None:
            return
        if self._chosen.pop(offer.id, None) is None:
            self._chosen[offer.id] = offer
        self._announce(_("Chosen") if offer.id in self._chosen else _("Not chosen"))
        self._show_theme()

    def take(self) -> None:
        """Take what is chosen, of every theme, else the current question, into the visit."""
        snapshot, offer = self.desk.snapshot, self._current()
        offers = list(self._chosen.values()) or ([offer] if offer else [])
        if snapshot is None or not offers or self.desk.read_only is not None:
            return
        self.desk.do(
            Phrase(labels.TAKE_QUESTIONS, {"n": len(offers)}), banks.take, snapshot.visit.id, offers,
            objective=self.objective.currentData() or "", language=snapshot.visit.working_language, then=self._took,
        )  # fmt: skip

    def delete(self) -> None:
        """The current question, where it is of this library's own, into the bin."""
        offer = self._current()
        if offer is not None and offer.own and self.desk.read_only is None:
            self._chosen.pop(offer.id, None)
            label = labels.titled(labels.DELETE, offer.text)
            self.desk.do(label, banks.delete, [offer.id], then=lambda _: self._reader.read())

    # ------------------------------------------------------------------ inside
    def _keep(self, found: Found) -> None:
        self._own = tuple(banks.offer(one) for one in sorted(found[BankQuestion], key=lambda one: one.id))
        kept = {one.id for one in self._own}
        self._chosen = {id: one for id, one in self._chosen.items() if not one.own or id in kept}
        self._fill()

    def _took(self, ids: list[str]) -> None:
        self._chosen.clear()
        self._fill()
        count = len(ids)
        self._announce(ngettext("{n} question taken", "{n} questions taken", count).format(n=count))
        self.taken.emit(ids[0])

    def _offers(self, chosen: Theme) -> list[Offer]:
        own = [one for one in self._own if one.theme is chosen]
        return [*own, *banks.shipped(chosen)]

    def _theme(self) -> Theme | None:
        return Theme(self.themes.key) if self.themes.key else None

    def _current(self) -> Offer | None:
        chosen = self._theme()
        return (
            next((one for one in self._offers(chosen) if one.id == self.list.key), None) if chosen else None
        )

    def _fill(self) -> None:
        self.themes.fill([self._theme_row(one) for one in Theme])
        if not self.themes.key:
            self.themes.step(0)
        self._show_theme()

    def _theme_row(self, one: Theme) -> Row:
        offers = self._offers(one)
        count = sum(offer.id in self._chosen for offer in offers)
        told = [ngettext("{n} question", "{n} questions", len(offers)).format(n=len(offers))]
        if count:
            told.append(ngettext("{n} chosen", "{n} chosen", count).format(n=count))
        return Row(one.value, _(label(one)), lines=(" · ".join(told),))

    def _show_theme(self, _key: str = "") -> None:
        if (chosen := self._theme()) is not None:
            self.list.fill([self._row(one) for one in self._offers(chosen)])
            self.themes.fill([self._theme_row(one) for one in Theme])
            if not self.list.key:
                self.list.step(0)
        self._allow()

    def _row(self, one: Offer) -> Row:
        working = self.desk.snapshot.visit.working_language if self.desk.snapshot else ""
        tags = [Tag(_(label(one.priority)), "text" if one.priority is Priority.MUST else "sub")]
        if one.own:
            tags.append(Tag(_("Your own"), "accent", "bookmark"))
        if one.id in self._chosen:
            tags.append(Tag(_("Chosen"), "ok", "check"))
        return Row(
            one.id,
            one.text.pick(tongue.language.code, working),
            lines=(one.text[working] if working != tongue.language.code else "",),
            lead="circle-check" if one.id in self._chosen else "circle",
            lead_role="ok" if one.id in self._chosen else "sub",
            tags=tuple(tags),
        )

    def _allow(self, _key: str = "") -> None:
        offer = self._current()
        self._take.setEnabled(bool(self._chosen or offer))
        self._take.retranslate()
        self._delete.setVisible(offer is not None and offer.own)

    def _take_words(self) -> str:
        count = max(1, len(self._chosen))
        return ngettext(
            "Take {n} question into the visit", "Take {n} questions into the visit", count
        ).format(n=count)

    def _announce(self, text: str) -> None:
        announce(self.list, text)
