"""Texts to translators and back: a button with both ways, and what a translator is told of the glossary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from visitplanner.base.phrases import N_
from visitplanner.domain.glossary import Lexicon
from visitplanner.domain.records import Term
from visitplanner.domain.worklist import Entry
from visitplanner.gui.parts.buttons import IconButton
from visitplanner.gui.parts.guards import allow
from visitplanner.gui.tongue import _
from visitplanner.gui.wording import hits


class TranslatorsButton(IconButton):
    """Both ways in one menu."""

    sending = Signal()
    """The texts listed shall be written to a file."""
    receiving = Signal()
    """A translator's file shall be taken in."""

    def __init__(self) -> None:
        self._send, self._receive = QAction(), QAction()
        super().__init__("mail", N_("Exchange with translators"))
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        for action, signal in ((self._send, self.sending), (self._receive, self.receiving)):
            action.triggered.connect(signal)
            self._menu.addAction(action)
        self.setMenu(self._menu)

    def allow(self, *, some: bool) -> None:
        """Whether there is anything to send; what comes back is taken in where that can be written."""
        self._send.setEnabled(some)
        allow(self._receive)

    def retranslate(self) -> None:
        """Re-read every string."""
        super().retranslate()
        self._send.setText(_("Write the listed texts for a translator…"))
        self._receive.setText(_("Take in translations…"))


def remarks(terms: Sequence[Term], target: str) -> Callable[[Any], Iterable[str]]:
    """What a translator into `target` is told of an entry: the words of the glossary in it."""
    lexicons: dict[str, Lexicon] = {}

    def of(entry: Entry) -> Iterable[str]:
        language = entry.original
        if language not in lexicons:
            lexicons[language] = Lexicon(terms, language)
        for offer in hits.found(lexicons[language], entry.wording[language], "", target).offers:
            if offer.term.keep:
                yield _("“{words}” is not to be translated.").format(words=offer.words)
            elif offer.words:
                yield f"{offer.written} = {offer.words}"

    return of
