"""The numbers of the rules of this visit: grouped, each editable, what was changed is marked and can be taken back."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.checks.rules import RULES, Numbers, Rule, Unit
from visitplanner.domain.checks.units import in_words
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.inspector.editors import Typed
from visitplanner.gui.parts.announcement import announce
from visitplanner.gui.parts.buttons import Button, IconButton
from visitplanner.gui.parts.clock import clock_time, minutes_of
from visitplanner.gui.parts.layout import box, column, row, scrolling, unfilled
from visitplanner.gui.parts.text import Label
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _, tongue

_EDITOR = 84
_LENGTHS = (Unit.MINUTES, Unit.HOURS)
_NUMBER = re.compile(r"\D*?(\d+(?:[.,]\d+)?)\D*")


class RuleRow(Speaking, QWidget):
    """One number."""

    entered = Signal(str, object)
    """Another number was typed, or None for the default: (key, number)."""

    def __init__(self, rule: Rule) -> None:
        super().__init__()
        self.rule = rule
        self._value = rule.default
        self._words = Label(rule.words, "", 12, wrap=True)
        self._note = Label("", "accent", 11, wrap=True)
        self.editor = Typed(self._parse, self._shown)
        self._reset = IconButton("rotate-ccw", N_("Back to the default"), "plain", writes=True)
        keep = self._reset.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._reset.setSizePolicy(keep)
        self.editor.entered.connect(self._enter)
        self.editor.refused.connect(self.refuse)
        self._reset.clicked.connect(self._take_back)
        theme.changed.connect(self._rescale)
        layout = row(column(self._words, self._note, gap=1), self.editor, self._reset, gap=6)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self._rescale()
        self.retranslate()

    def show_number(self, value: float) -> None:
        """Show `value`, marked where it is not the default."""
        self._value = value
        self.editor.setProperty("wrong", False)
        self.editor.show_value(value)
        changed = value != self.rule.default
        self._note.set_role("accent")
        self._note.say(self._default)
        self._note.setVisible(changed)
        self._reset.setVisible(changed)

    def refuse(self, refusal: Refusal) -> None:
        """What was typed is no such number; the old one stays."""
        self.editor.show_value(self._value)
        self._note.set_role("bad")
        self._note.say(refusal.phrase)
        self._note.show()
        announce(self.editor, self._note.text())

    def retranslate(self) -> None:
        """Name the editor."""
        self.editor.setAccessibleName(_(self.rule.words))
        self.editor.setToolTip(self._default())

    def _default(self) -> str:
        value = in_words(tongue.language, self.rule.unit, self.rule.default)
        return _("Default: {value}").format(value=value)

    def _shown(self, value: float) -> str:
        return in_words(tongue.language, self.rule.unit, value)

    def _parse(self, text: str) -> float:
        return parsed(self.rule, text)

    def _enter(self, value: float) -> None:
        self.entered.emit(self.rule.key, value)

    def _take_back(self) -> None:
        self.entered.emit(self.rule.key, None)

    def _rescale(self) -> None:
        self.editor.setFixedWidth(theme.px(_EDITOR))


class RuleTable(QWidget):
    """All of `rules.RULES`; their rows are made when numbers are first shown."""

    entered = Signal(str, object)
    """A number is to be set: (key, number or None for the default)."""
    reset_wanted = Signal()
    """All numbers are to be the defaults again."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, RuleRow] = {}
        self._reset = Button(N_("All back to the defaults"), "link", "rotate-ccw", writes=True)
        self._reset.clicked.connect(self.reset_wanted)
        self._hint = Label(
            N_("These numbers apply to this visit only. Every change runs the checks again."),
            "sub",
            12,
            wrap=True,
        )
        self._grid = QGridLayout()
        self._grid.setContentsMargins(16, 0, 8, 16)
        self._grid.setVerticalSpacing(7)
        self._grid.addWidget(self._hint, 0, 0)
        self._grid.addLayout(row(self._reset, None), 1, 0)
        self._area = unfilled(scrolling(box(self._grid)))
        self.setLayout(column(self._area, gap=0))

    def show_numbers(self, snapshot: Snapshot) -> None:
        """Show the numbers that hold for the visit."""
        if not self.rows:
            self._build()
        numbers = Numbers(snapshot.rule_values)
        for key, one in self.rows.items():
            one.show_number(numbers[key])
        changed = any(numbers[rule.key] != rule.default for rule in RULES)
        self._reset.setVisible(changed)

    def go_to(self, key: str) -> None:
        """Put the keyboard on a number."""
        editor = self.rows[key].editor
        self._area.ensureWidgetVisible(self.rows[key], 0, 60)
        editor.setFocus()
        editor.selectAll()

    def refuse(self, key: str, refusal: Refusal) -> None:
        """A number was not taken."""
        self.rows[key].refuse(refusal)

    def _build(self) -> None:
        grid, group = self._grid, ""
        for rule in RULES:
            if rule.group != group:
                group = rule.group
                head = box(column(Label(group, "", 13, bold=True), margins=(0, 12, 0, 2)))
                grid.addWidget(head, grid.rowCount(), 0)
            one = self.rows[rule.key] = RuleRow(rule)
            one.entered.connect(self.entered)
            grid.addWidget(one, grid.rowCount(), 0)


def parsed(rule: Rule, text: str) -> float:
    """The number that `text` means for `rule`: a length (90, 1:30), a time (10:00), a number with or without its unit.

    Raises `Refusal` where it means none.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if rule.unit is Unit.CLOCK:
        moment = clock_time(plain, rule.key)
        return moment.hour + moment.minute / 60
    number = _NUMBER.fullmatch(plain)
    if rule.unit in _LENGTHS and not (number and (number[0] == number[1] or not number[1].isdigit())):
        return minutes_of(plain, rule.key) / (60 if rule.unit is Unit.HOURS else 1)
    if number is None:
        raise Refusal(N_("“{text}” is not a number."), field=rule.key, text=plain)
    return float(number[1].replace(",", "."))
