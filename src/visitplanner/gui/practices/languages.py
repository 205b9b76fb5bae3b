"""In which language a practice note is shown and written, and how much of it there is in each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import N_
from visitplanner.domain.codec import wordings
from visitplanner.domain.records import PracticeNote
from visitplanner.gui.parts.buttons import Button, IconButton
from visitplanner.gui.parts.flow import Flow
from visitplanner.gui.parts.layout import emptied
from visitplanner.gui.practices.notebook import Note
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _, tongue

_ALL = len(wordings(PracticeNote))


class NoteLanguages(Speaking, QWidget):
    """A chip per language with the number of texts in it; the pencil marks the original."""

    chosen = Signal(str)
    """The texts are wanted in another language: its code."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[tuple[str, int, bool], ...], str] | None = None
        self._chips: dict[str, Button] = {}
        self._flow = Flow(gap=4)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_note(self, note: Note, languages: Sequence[str], current: str) -> None:
        """Chips for `languages` and whatever else the note is written in, `current` chosen."""
        codes = dict.fromkeys((*note.languages, *languages, current))
        original = note.record.title.original
        rows = tuple((code, note.texts_in(code), code == original) for code in codes)
        if self._shown != (rows, current):
            self._shown = (rows, current)
            self._fill()

    def retranslate(self) -> None:
        """Say the languages again."""
        if self._shown is not None:
            self._fill()

    def _fill(self) -> None:
        assert self._shown is not None
        rows, current = self._shown
        codes = [code for code, _count, _original in rows]
        if codes != [*self._chips]:
            self._make_chips(codes)
        for code, count, original in rows:
            self._show_chip(self._chips[code], code, count, original)
        self._chips[current].setChecked(True)
        self._flow.invalidate()

    def _make_chips(self, codes: Sequence[str]) -> None:
        emptied(self._flow)
        self._chips = {code: Button("", "chip", checkable=True, px=11) for code in codes}
        for code, chip in self._chips.items():
            chip.setAutoExclusive(True)
            chip.setMinimumHeight(theme.px(25))
            chip.clicked.connect(partial(self._choose, code))
            self._flow.addWidget(chip)
        self._flow.addWidget(self._more(codes))

    def _show_chip(self, chip: Button, code: str, count: int, original: bool) -> None:
        if original:
            chip.set_icon("pencil-line")
        else:
            chip.setIcon(QIcon())
        chip.show_text(f"{LANGUAGES.get(code, code.upper())}  {count}")
        words = _("{language}: {n} of {total} texts")
        if original:
            words = _("{language}: {n} of {total} texts, the original")
        said = words.format(language=tongue.language.language_name(code), n=count, total=_ALL)
        chip.setAccessibleName(said)
        chip.show_tip(said)

    def _more(self, present: Sequence[str]) -> IconButton:
        button = IconButton("plus", N_("Another language"), "plain")
        menu = QMenu(button)
        for code, name in LANGUAGES.items():
            if code not in present:
                action = QAction(name, menu)
                action.triggered.connect(partial(self._choose, code))
                menu.addAction(action)
        button.setMenu(menu)
        button.setVisible(bool(menu.actions()))
        return button

    def _choose(self, code: str, _checked: bool = True) -> None:
        self.chosen.emit(code)
