"""Why a finding was found: the rule with its numbers, the figures that were compared, and where both come from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.checks.finding import Finding, said
from visitplanner.domain.checks.report import CHECK
from visitplanner.domain.checks.rules import RULE, Numbers
from visitplanner.domain.checks.units import in_words
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.layout import box, column, emptied, row
from visitplanner.gui.parts.text import Label
from visitplanner.gui.tongue import _, tongue


class Explanation(QWidget):
    """Filled anew for each finding."""

    rule_wanted = Signal(str)
    """The numbers of the rule are to be changed: the key of the first of them."""

    def __init__(self) -> None:
        super().__init__()
        self._rule = Label("", "", 12, wrap=True)
        self._source = Label("", "sub", 12, wrap=True)
        self._numbers, self._data = _grid(), _grid()
        self._data_head = Label(N_("Compared"), "caption", 11)
        self._change = Button(N_("Change these numbers…"), "link")
        self._change.clicked.connect(self._ask)
        self._key = ""
        self._compared = box(column(self._data_head, box(self._data), gap=3))
        numbers = box(column(box(self._numbers), row(self._change, None), gap=2))
        self._of_rule = numbers
        self.setLayout(
            column(
                Label(N_("Rule"), "caption", 11), self._rule, numbers, 4, self._compared, 4,
                Label(N_("Source"), "caption", 11), self._source, gap=3,
            )
        )  # fmt: skip

    def show_finding(self, finding: Finding, snapshot: Snapshot) -> None:
        """Explain `finding`."""
        language, working = tongue.language, snapshot.visit.working_language
        check = CHECK.get(finding.check)
        keys = [key for key in check.numbers if key in RULE] if check else []
        numbers = Numbers(snapshot.rule_values)
        self._key = keys[0] if keys else ""
        self._rule.say(check.rule if check else finding.check)
        self._source.say(check.source if check else "")
        self._of_rule.setVisible(bool(keys))
        _fill(
            self._numbers,
            [(_(RULE[key].words), in_words(language, RULE[key].unit, numbers[key])) for key in keys],
        )
        compared = [(_(name), said(language, value, working)) for name, value in finding.data]
        self._compared.setVisible(bool(compared))
        _fill(self._data, compared)

    @property
    def text(self) -> str:
        """All of it, for a screen reader."""
        labels = [one.text() for one in self.findChildren(Label) if not one.isHidden()]
        return ". ".join(text.rstrip(".") for text in labels if text)

    def _ask(self) -> None:
        self.rule_wanted.emit(self._key)


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 2)
    return grid


def _fill(grid: QGridLayout, rows: list[tuple[str, str]]) -> None:
    """Name at the left, value at the right."""
    emptied(grid)
    for n, pair in enumerate(rows):
        for at, (text, role) in enumerate(zip(pair, ("sub", ""), strict=True)):
            label = Label("", role, 12, wrap=True)
            label.show_text(text)
            grid.addWidget(label, n, at)
