"""What the list of practice notes is narrowed by, how it is sorted, and how much of it is left."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import N_
from visitplanner.domain import catalogue
from visitplanner.domain.catalogue import LACKS, ORDERS, Filter, Order
from visitplanner.domain.kinds import NoteStatus, Stage, Theme
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.editors import Choice, Options
from visitplanner.gui.parts.buttons import Button, IconButton
from visitplanner.gui.parts.filter_line import FilterLine
from visitplanner.gui.parts.layout import box, column, row
from visitplanner.gui.parts.text import Label
from visitplanner.gui.practices.notebook import Notebook
from visitplanner.gui.tongue import Speaking, _, ngettext, tongue

NAMES = {
    "theme": N_("Theme"), "city": N_("City"), "stage": N_("Stage"), "status": N_("Status"), "tag": N_("Tag"),
    "language": N_("Language"),
}  # fmt: skip
"""Each part of a filter that is chosen from a list, and what it is called while nothing is chosen."""


class Filters(Speaking, QWidget):
    """A line of words, six choices, an order; under them what is left, and the way back to all."""

    changed = Signal()
    """Something else is asked for, or in another order."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._notebook = Notebook()
        self.order = Order.CODE
        self.words = FilterLine(page)
        self.choices = {name: Choice(partial(self._options, name), writes=False) for name in NAMES}
        self._sorting = IconButton("chevrons-up-down", N_("Sort the list"), "plain")
        self._menu = QMenu(self._sorting)
        self._sorting.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._offer)
        self._left = Label("", "sub", 11)
        self.clear_button = Button(N_("Clear the filter"), "link", px=11)
        self._result = box(row(self._left, None, self.clear_button, gap=6))
        self._result.hide()
        lines = (row(gap=6), row(gap=6))
        for n, choice in enumerate(self.choices.values()):
            choice.show_value(None)
            lines[n // 3].addWidget(choice, 1)
            choice.entered.connect(self.changed)
        self.setLayout(column(row(self.words, self._sorting, gap=4), *lines, self._result, gap=6))
        self.words.textChanged.connect(self.changed)
        self.clear_button.clicked.connect(self._clear_all)
        self.retranslate()

    def show_notebook(self, notebook: Notebook) -> None:
        """Offer the cities and tags of `notebook`."""
        self._notebook = notebook
        for choice in self.choices.values():
            choice.show_value(choice.currentData())

    def tell(self, left: int, total: int) -> None:
        """Say how many notes are left of how many."""
        asked = bool(self.asked())
        self._result.setVisible(asked)
        words = ngettext("{n} of {total} note", "{n} of {total} notes", total).format(n=left, total=total)
        self._left.show_text(" · ".join((words, *self._chosen())))

    def asked(self) -> Filter:
        """What is asked for now."""
        values = {name: choice.currentData() for name, choice in self.choices.items()}
        return Filter(words=self.words.text(), **{name: value for name, value in values.items() if value})

    def clear(self) -> None:
        """Ask for everything, without telling."""
        self.words.blockSignals(True)
        self.words.clear()
        self.words.blockSignals(False)
        for choice in self.choices.values():
            choice.show_value(None)

    def retranslate(self) -> None:
        """Name everything."""
        for name, choice in self.choices.items():
            choice.setAccessibleName(_(NAMES[name]))

    # ------------------------------------------------------------------ inside
    def _options(self, name: str) -> Options:
        members = {"theme": Theme, "stage": Stage, "status": NoteStatus}
        if name in members:
            found = options.members(members[name])()
        else:
            found = {"city": self._cities, "tag": self._tags, "language": self._languages}[name]()
        return [(None, _(NAMES[name])), *found]

    def _cities(self) -> Options:
        used = {note.record.city for note in self._notebook.notes.values()}
        code = tongue.language.code
        return options.alphabetical(
            [(one.id, one.name.pick(code).text) for one in self._notebook.cities if one.id in used]
        )

    def _tags(self) -> Options:
        return [(tag, tag) for tag in catalogue.tags(one.record for one in self._notebook.notes.values())]

    def _languages(self) -> Options:
        has, lacks = _("Has {language}"), _("Lacks {language}")
        names = {code: tongue.language.language_name(code) for code in LANGUAGES}
        return [
            *((code, has.format(language=name)) for code, name in names.items()),
            *((LACKS + code, lacks.format(language=name)) for code, name in names.items()),
        ]

    def _chosen(self) -> list[str]:
        return [choice.currentText() for choice in self.choices.values() if choice.currentData()]

    def _clear_all(self) -> None:
        self.clear()
        self.changed.emit()

    def _offer(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        for order, words in ORDERS.items():
            action = self._menu.addAction(_(words))
            action.setCheckable(True)
            action.setChecked(order is self.order)
            action.triggered.connect(partial(self.sort, order))
            group.addAction(action)

    def sort(self, order: Order, _checked: bool = False) -> None:
        """Sort the list by `order`."""
        self.order = order
        self.changed.emit()
