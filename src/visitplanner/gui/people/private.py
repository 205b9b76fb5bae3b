"""Private facts of a person: folded away until somebody asks, and folded again with the next person."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.records import PersonPrivate
from visitplanner.gui.inspector.editors import Typed
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.layout import box, column, reveal, row
from visitplanner.gui.parts.surfaces import Card
from visitplanner.gui.parts.text import IconLabel, Label
from visitplanner.gui.tongue import _, ngettext
from visitplanner.operations import labels

FACTS = (
    (("diet", N_("Diet")), ("access_needs", N_("Access needs"))),
    (("mobile", N_("Mobile phone")), ("emergency_contact", N_("Emergency contact"))),
    (("passport", N_("Passport")),),
)


class PrivateFacts(QWidget):
    """Writes through an operation of its own: the facts lie in a space that is shared only when it is ticked."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self._person, self._facts = "", PersonPrivate(id="", space="")
        self.typed: dict[str, Typed] = {}
        self.fields: dict[str, Field] = {}
        self.fold = Button("", "plain", "chevron-right", checkable=True)
        self.fold.toggled.connect(self._show)
        says = Label(
            N_("Not in briefing packs nor files, unless somebody ticks it there."), "sub", 12, wrap=True
        )  # fmt: skip
        lines = [row(*(self._fact(*fact) for fact in line), gap=10) for line in FACTS]
        self._inside = box(column(says, *lines, margins=(30, 4, 12, 10), gap=8))
        head = row(IconLabel("lock", "sub", 15), self.fold, None, margins=(12, 4, 8, 4), gap=2)
        self.setLayout(column(Card(column(head, self._inside, gap=0)), gap=0))
        self._show(False)

    def show_person(self, person: str, facts: PersonPrivate | None) -> None:
        """Show the facts of `person`: folded, when it is another one than before."""
        if person != self._person:
            self.leave()
            self._person = person
            self.fold.setChecked(False)
            for field in self.fields.values():
                field.accept()
        self._facts = facts or PersonPrivate(id="", space="")
        for key, editor in self.typed.items():
            editor.show_value(getattr(self._facts, key))
        self.fold.say(self._words)

    def leave(self) -> None:
        """Write what is being typed."""
        for editor in self.typed.values():
            editor.leave()

    def _fact(self, key: str, words: str) -> Field:
        editor = self.typed[key] = Typed(str)
        field = self.fields[key] = Field(words, editor)
        editor.entered.connect(partial(self._set, key))
        return field

    def _set(self, key: str, value: str) -> None:
        from visitplanner.operations import people  # slow import  # noqa: PLC0415

        self._form.ask(
            self.fields[key], labels.SET_PRIVATE, people.set_private, self._person, then=None, **{key: value}
        )

    def _show(self, open: bool) -> None:
        self._inside.setVisible(open)
        self.fold.set_icon("chevron-down" if open else "chevron-right")
        if open:
            reveal(self)

    def _words(self) -> str:
        count = sum(bool(getattr(self._facts, key)) for key in self.typed)
        if not count:
            return _("Private facts")
        return ngettext("Private · {n} fact", "Private · {n} facts", count).format(n=count)
