"""The name in each of its scripts, and how it will be read: what is typed shows at once."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import NameOrder
from visitplanner.domain.labels import label
from visitplanner.domain.names import Name
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.editors import Choice, Options, Typed
from visitplanner.gui.inspector.form import Form
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.text import ElidedLabel, Label
from visitplanner.gui.tongue import _
from visitplanner.operations import labels

SCRIPTS = (
    ("native", N_("Family name (own script)"), N_("Given name (own script)")),
    ("kana", N_("Family name (kana)"), N_("Given name (kana)")),
    ("latin", N_("Family name (Latin letters)"), N_("Given name (Latin letters)")),
)


class NameFields(QWidget):
    """A line per script; they belong to `form`, whose record is a person."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self.typed: dict[str, Typed] = {}
        self.fields: dict[str, Field] = {}
        self._japanese, self._elsewhere = ElidedLabel("", "", 13, bold=True), ElidedLabel("", "", 13, bold=True)
        self.order = Choice(options.members(NameOrder))
        self.latin_order = Choice(_latin_orders)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        for n, (script, family, given) in enumerate(SCRIPTS):
            grid.addWidget(self._part(f"family_{script}", family), n, 0)
            grid.addWidget(self._part(f"given_{script}", given), n, 1)
        grid.addWidget(self._value("name_order", N_("Order of names"), self.order), 0, 2)
        grid.addWidget(self._value("latin_order", N_("Order in Latin letters"), self.latin_order), 2, 2)
        for n, share in enumerate((4, 4, 3)):
            grid.setColumnStretch(n, share)
        grid.addWidget(Label(N_("In Japanese texts"), "faint", 11), 3, 0)
        grid.addWidget(Label(N_("In other texts"), "faint", 11), 3, 1)
        grid.addWidget(self._japanese, 4, 0)
        grid.addWidget(self._elsewhere, 4, 1, 1, 2)

    @property
    def name(self) -> Name:
        """The name as it is typed now."""
        order, latin = self.order.currentData(), self.latin_order.currentData()
        parts = {key: " ".join(editor.text().split()) for key, editor in self.typed.items()}
        return Name(
            **parts, order=NameOrder(order or "given_first"), latin_order=NameOrder(latin) if latin else None
        )

    def show_preview(self) -> None:
        """Say how the name is printed."""
        name = self.name
        for shown, code in ((self._japanese, "ja"), (self._elsewhere, "en")):
            text, second = name.shown(code), name.second(code)
            shown.show_text(_("{name} ({other})").format(name=text, other=second) if second else text or "–")

    def _part(self, key: str, words: str) -> Field:
        editor = self.typed[key] = Typed(str)
        editor.textChanged.connect(self.show_preview)
        field = self.fields[key] = self._value(key, words, editor)
        return field

    def _value(self, key: str, words: str, editor: Typed | Choice) -> Field:
        return self._form.value(words, editor, lambda one: getattr(one, key), partial(self._set, key))

    def _set(self, key: str, field: Field, value: Any) -> None:
        from visitplanner.operations import people  # slow import  # noqa: PLC0415

        self.show_preview()
        if key.endswith("order"):
            value = NameOrder(value) if value else None
        self._form.ask(field, labels.CHANGE, people.set_name, self._form.record.id, **{key: value})


def _latin_orders() -> Options:
    return [(None, _("As in the own script")), *((one, _(label(one))) for one in NameOrder)]
