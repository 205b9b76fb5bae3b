"""The window's language: one gettext catalogue for our strings, Qt's own files for Qt's.

Swapping Qt's translator sends one LanguageChange to every widget; each re-reads its strings in `retranslate()`.
Nothing keeps a translated string it cannot say again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from visitplanner.base.forms import FORMS
from visitplanner.base.language import Language, language
from visitplanner.base.phrases import N_, Phrase

Words = str | Phrase | Callable[[], str]
"""What a widget can say again in another language: a msgid, a phrase with facts, or a function."""


class Tongue(QObject):
    """The language the window speaks now."""

    changed = Signal()
    """Fires after every widget has had its LanguageChange."""

    def __init__(self) -> None:
        super().__init__()
        self.language: Language = language("en")
        self._translator: QTranslator | None = None

    def set(self, code: str) -> None:
        """Speak `code` from now on, in every open window."""
        self.language = language(code)
        QLocale.setDefault(QLocale(FORMS[self.language.code].locale))
        if QCoreApplication.instance() is not None:
            self._swap_translator()
            QApplication.setLayoutDirection(QLocale().textDirection())
        self.changed.emit()

    def _swap_translator(self) -> None:
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
        translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        translator.load(f"qtbase_{self.language.code}", folder)
        if not QCoreApplication.installTranslator(translator):
            for window in QApplication.topLevelWidgets():
                QCoreApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
        self._translator = translator


tongue = Tongue()
"""There is one window language, as there is one catalogue for `_`."""


def _(message: str) -> str:
    """`message` in the window's language, now."""
    return tongue.language.gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """The plural form for `n` in the window's language; the caller formats `{n}`."""
    return tongue.language.ngettext(singular, plural, n)


def pgettext(context: str, message: str) -> str:
    """`message` in `context`, in the window's language."""
    return tongue.language.pgettext(context, message)


def said(words: Words) -> str:
    """`words` in the window's language, now."""
    if isinstance(words, Phrase):
        return tongue.language.say(words)
    return _(words) if isinstance(words, str) else words()


def gesture_said(way: str, label: Phrase) -> str:
    """A gesture, the undoing of one (`way` "undo") or one done again ("redo"): its label, and which of these it is."""
    words = {"undo": N_("Undone: {what}"), "redo": N_("Done again: {what}")}.get(way, "{what}")
    return _(words).format(what=said(label))


class Speaking:
    """Mixed in before a QWidget class: calls `retranslate()` at every change of language."""

    def retranslate(self) -> None:
        """Re-read every string of this widget (not of its children, which are told themselves)."""

    def changeEvent(self, event: Any) -> None:
        """Qt override."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)  # type: ignore[misc]
