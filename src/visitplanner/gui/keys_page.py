"""All keys on one page, made from the tables that act on them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from visitplanner.base.phrases import N_
from visitplanner.gui.actions import ACTIONS, BOARD, DO, GO, WINDOW
from visitplanner.gui.board.keys import KEYS, VIEW_KEYS
from visitplanner.gui.capture.window import KEYS as CAPTURE_KEYS
from visitplanner.gui.checklist.page import KEYS as TASK_KEYS
from visitplanner.gui.files.page import KEYS as FILE_KEYS
from visitplanner.gui.outcomes.page import KEYS as OUTCOME_KEYS
from visitplanner.gui.pack.dialog import KEYS as PACK_KEYS
from visitplanner.gui.parts.layout import box, column, fit_screen, row, scrolling
from visitplanner.gui.parts.sheet import Sheet
from visitplanner.gui.parts.text import Label
from visitplanner.gui.people.page import KEYS as PEOPLE_KEYS
from visitplanner.gui.places.page import KEYS as PLACE_KEYS
from visitplanner.gui.practices.page import KEYS as PRACTICE_KEYS
from visitplanner.gui.problems.finding_list import KEYS as PROBLEM_KEYS
from visitplanner.gui.protocol.page import KEYS as PROTOCOL_KEYS
from visitplanner.gui.questions.banks import KEYS as BANK_KEYS
from visitplanner.gui.questions.pane import KEYS as QUESTION_KEYS
from visitplanner.gui.questions.pane import TABS
from visitplanner.gui.run_of_show.sheet import KEYS as SHEET_KEYS
from visitplanner.gui.thread.panel import KEYS as THREAD_KEYS
from visitplanner.gui.tongue import _
from visitplanner.gui.wording.page import KEYS as WORDING_KEYS

Line = tuple[tuple[str, ...], str]


class KeysPage(Sheet):
    """F1."""

    def __init__(self, parent: QWidget | None) -> None:
        left = [_group(words, _of(words)) for words in (GO, DO, WINDOW)]
        board = [*((key.sequences, key.words) for key in KEYS), *VIEW_KEYS]
        right = [_group(BOARD, board), _group(N_("Practice notes"), PRACTICE_KEYS)]
        right.append(_group(N_("Places"), PLACE_KEYS))
        left.append(_group(N_("Problems"), PROBLEM_KEYS))
        left.append(_group(N_("People"), PEOPLE_KEYS))
        asking = (("N", N_("Add a question"), ""), *QUESTION_KEYS, *TABS)
        left += [_group(N_("Questions"), _merged(asking)), _group(N_("Golden thread"), THREAD_KEYS)]
        right.append(_group(N_("Banks of questions"), _merged(BANK_KEYS)))
        other = [_group(N_("Capture"), _merged(CAPTURE_KEYS)), _group(N_("Briefing pack"), _merged(PACK_KEYS)),
                 _group(N_("Run-of-show"), _merged(SHEET_KEYS)),
                 _group(N_("Checklist"), TASK_KEYS)]  # fmt: skip
        other.append(_group(N_("Wording"), WORDING_KEYS))
        right.append(_group(N_("Action plan"), OUTCOME_KEYS))
        other.append(_group(N_("Protocol"), PROTOCOL_KEYS))
        other.append(_group(N_("Files"), FILE_KEYS))
        columns = row(
            *(column(*groups, None, gap=18) for groups in (left, right, other)),
            margins=(20, 16, 20, 16),
            gap=40,
        )
        self._area = scrolling(box(columns))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        super().__init__(parent, N_("Keys"), self._area, size=(1040, 760))

    def retranslate(self) -> None:
        """Name what the arrows scroll, and take the width that the words need."""
        super().retranslate()
        inside = self._area.widget()
        assert inside is not None
        needed = inside.minimumSizeHint().width() + self._area.verticalScrollBar().sizeHint().width()
        fit_screen(self, QSize(max(self.width(), needed), self.height()))
        self._area.setAccessibleName(_("Keys"))


def _of(group: str) -> list[Line]:
    return [(entry.keys, entry.words) for entry in ACTIONS if entry.group == group and entry.keys]


def _merged(table: Iterable[tuple[str, str, str]]) -> list[Line]:
    """What several keys do, on one line."""
    found: dict[str, tuple[str, ...]] = {}
    for key, words, _act in table:
        found[words] = (*found.get(words, ()), key)
    return [(keys, words) for words, keys in found.items()]


def _named(keys: Iterable[str]) -> str:
    """The keys as the window's language writes them; Return and Enter may have one name."""
    native = QKeySequence.SequenceFormat.NativeText
    return "  ".join(dict.fromkeys(QKeySequence(key).toString(native) for key in keys))


def _group(words: str, lines: Iterable[Line]) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(5)
    grid.addWidget(Label(words, "sub", 12, bold=True), 0, 0, 1, 2)
    for n, (keys, what) in enumerate(lines, 1):
        shown = Label(partial(_named, keys), "sub")
        grid.addWidget(Label(what), n, 0)
        grid.addWidget(shown, n, 1, Qt.AlignmentFlag.AlignRight)
    grid.setColumnStretch(0, 1)
    return box(grid)
