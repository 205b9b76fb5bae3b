"""All keys on one page, made from the tables that act on them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from visitplanner.base.phrases import N_
from visitplanner.gui.actions import ACTIONS, BOARD, DO, GO, WINDOW
from visitplanner.gui.board.keys import KEYS, VIEW_KEYS
from visitplanner.gui.parts.layout import box, column, row, scrolling
from visitplanner.gui.parts.sheet import Sheet
from visitplanner.gui.parts.text import Label
from visitplanner.gui.tongue import _

Line = tuple[tuple[str, ...], str]


class KeysPage(Sheet):
    """F1."""

    def __init__(self, parent: QWidget | None) -> None:
        left = [_group(words, _of(words)) for words in (GO, DO, WINDOW)]
        board = [*((key.sequences, key.words) for key in KEYS), *VIEW_KEYS]
        right = [_group(BOARD, board)]
        columns = row(
            column(*left, None, gap=18), column(*right, None, gap=18), margins=(20, 16, 20, 16), gap=40
        )
        self._area = scrolling(box(columns))
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        super().__init__(parent, N_("Keys"), self._area, size=(760, 660))

    def retranslate(self) -> None:
        """Name what the arrows scroll."""
        super().retranslate()
        self._area.setAccessibleName(_("Keys"))


def _of(group: str) -> list[Line]:
    return [(entry.keys, entry.words) for entry in ACTIONS if entry.group == group and entry.keys]


def _group(words: str, lines: Iterable[Line]) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(5)
    grid.addWidget(Label(words, "sub", 12, bold=True), 0, 0, 1, 2)
    for n, (keys, what) in enumerate(lines, 1):
        shown = Label("", "sub")
        shown.show_text(
            "  ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
        )
        grid.addWidget(Label(what), n, 0)
        grid.addWidget(shown, n, 1, Qt.AlignmentFlag.AlignRight)
    grid.setColumnStretch(0, 1)
    return box(grid)
