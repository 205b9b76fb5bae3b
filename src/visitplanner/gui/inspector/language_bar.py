"""Which language the texts of a form are shown and edited in, and which of them have a title already."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import N_
from visitplanner.domain.labels import label
from visitplanner.domain.wording import Wording
from visitplanner.gui.parts.buttons import Button, IconButton
from visitplanner.gui.parts.flow import Flow
from visitplanner.gui.parts.text import Label
from visitplanner.gui.tongue import Speaking, _, tongue


class LanguageBar(Speaking, QWidget):
    """A chip per language; a missing title is said in words, not by colour."""

    chosen = Signal(str)
    """The user wants the texts in another language: its code."""
    lacking_wanted = Signal(str)
    """The user wants to see all texts of the visit that lack a language: its code."""

    def __init__(self) -> None:
        super().__init__()
        self.language = ""
        self._shown: tuple[tuple[str, ...], str, Wording] | None = None
        self._chips: dict[str, Button] = {}
        self._more = IconButton("plus", N_("Another language"), "plain")
        self._menu = QMenu(self._more)
        self._menu.aboutToShow.connect(self._offer)
        self._more.setMenu(self._menu)
        self._flow = Flow(Label(N_("Texts in"), "faint", 11), self._more, gap=5)
        self.setLayout(self._flow)

    def show_languages(self, languages: Sequence[str], current: str, title: Wording) -> None:
        """Chips for `languages`, `current` chosen; `title` tells where something is written."""
        shown = (tuple(languages), current, title)
        if shown == self._shown:
            return
        self._shown, self.language = shown, current
        if shown[0] != tuple(self._chips):
            self._make_chips(shown[0])
        for code, chip in self._chips.items():
            chip.show_text(code.upper() if title[code] else f"{code.upper()} –")
            chip.setChecked(code == current)
            state = _(label(title.state(code)))
            chip.setAccessibleName(f"{tongue.language.language_name(code)}: {state}")
            chip.show_tip(chip.accessibleName())

    def retranslate(self) -> None:
        """Say the languages again."""
        if self._shown is not None:
            languages, current, title = self._shown
            self._shown = None
            self.show_languages(languages, current, title)

    def _make_chips(self, languages: tuple[str, ...]) -> None:
        for old in self._chips.values():
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._flow.removeWidget(self._more)
        self._chips = {code: Button("", "chip", checkable=True, px=11) for code in languages}
        for code, chip in self._chips.items():
            chip.setAutoExclusive(True)
            chip.clicked.connect(partial(self._choose, code))
            self._flow.addWidget(chip)
        self._flow.addWidget(self._more)

    def _choose(self, code: str, _checked: bool = True) -> None:
        self.chosen.emit(code)

    def _offer(self) -> None:
        self._menu.clear()
        present = self._shown[0] if self._shown else ()
        for code, name in LANGUAGES.items():
            if code not in present:
                title = self._shown[2] if self._shown else Wording()
                action = QAction(name if title[code] else f"{name} –", self._menu)
                action.triggered.connect(partial(self._choose, code))
                self._menu.addAction(action)
        self._menu.addSeparator()
        words = _("Texts not in {language}").format(language=tongue.language.language_name(self.language))
        lacking = QAction(words, self._menu)
        lacking.triggered.connect(lambda: self.lacking_wanted.emit(self.language))
        self._menu.addAction(lacking)
