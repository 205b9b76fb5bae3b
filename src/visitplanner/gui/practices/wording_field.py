"""A text of a practice note in one language: how long it is, how far it is, and what stands in while it is missing."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy

from visitplanner.domain import practice_form
from visitplanner.domain.kinds import TextState
from visitplanner.domain.labels import label
from visitplanner.domain.practice_form import NoteField
from visitplanner.domain.records import NAMES
from visitplanner.domain.wording import EMPTY, Wording
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.text import Label
from visitplanner.gui.parts.tips import beyond
from visitplanner.gui.parts.writing import WritingArea, WritingLine
from visitplanner.gui.practices.pen import Pen
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Words, _, ngettext, tongue
from visitplanner.operations import fields, labels

STATES = (TextState.DRAFT, TextState.MACHINE, TextState.CHECKED, TextState.OUTDATED)


class WordingField(Field):
    """The wording `name` of a record of `kind`. `lines` 1 is a single line; `form` brings a limit and a hint."""

    def __init__(
        self, pen: Pen, kind: type[Any], name: str, words: Words, *, lines: int = 3,
        form: NoteField | None = None, large: bool = False,
    ) -> None:  # fmt: skip
        self._pen, self._kind, self._name, self._form = pen, kind, name, form
        self._id, self._wording = "", EMPTY
        self.text: Any = WritingLine(pen.desk) if lines == 1 else WritingArea(pen.desk, least=lines, most=30)
        self._large = large
        self._count = Label("", "faint", 11)
        self._state = StateButton(self)
        super().__init__(words, self.text, aside=(self._count, self._state))
        self._caption.setMinimumWidth(theme.px(40))
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setTabOrder(self.text, self._state)
        self.text.refused.connect(self.refuse)
        self.text.textChanged.connect(self._tell_length)
        theme.changed.connect(self._refont)
        self._refont()

    def show_record(self, record: Any) -> None:
        """Show the text of `record` in the pen's language."""
        if record.id != self._id:
            self.accept()
        self._id, self._wording = record.id, getattr(record, self._name)
        language = self._pen.language
        self.text.show_text((NAMES[self._kind], self._id, self._name, language), self._wording[language])
        self.text.setPlaceholderText(self._ghost())
        self._state.show_state(self._wording, language)
        self._tell_length()

    def set_state(self, state: TextState) -> None:
        """Say how far the text in this language is."""
        self._ask(fields.set_text_state, state)

    def set_original(self) -> None:
        """Say that the text was first written in this language."""
        self._ask(fields.set_original)

    def retranslate(self) -> None:
        """Re-read every string."""
        super().retranslate()
        if self._id:
            self.text.setPlaceholderText(self._ghost())
            self._tell_length()

    def _ask(self, operation: Any, *more: Any) -> None:
        self.text.leave()
        self._pen.ask(
            self, labels.CHANGE, operation, NAMES[self._kind], self._id, self._name, self._pen.language, *more
        )

    def _ghost(self) -> str:
        """The fallback with its language; what belongs here, where there is none."""
        stand_in = self._wording.pick(self._pen.language, self._pen.working)
        if not stand_in:
            return _(self._form.hint) if self._form and self._form.hint else ""
        name = tongue.language.language_name(stand_in.language)
        return _("In {language}: {text}").format(language=name, text=stand_in.text[:600])

    def _tell_length(self) -> None:
        limit = practice_form.allowance(self._form, self._pen.language) if self._form else 0
        length = practice_form.length(self.text.written(), self._pen.language)
        over = bool(limit) and length > limit
        signs = practice_form.counts_characters(self._pen.language)
        unit = (
            ngettext("{n} character", "{n} characters", length) if signs
            else ngettext("{n} word", "{n} words", length)
        ).format(n=length)  # fmt: skip
        words = _("{length} / {limit} – rather long") if over else "{length} / {limit}" if limit else unit
        self._count.setVisible(bool(length))
        self._count.show_text(words.format(length=length, limit=limit))
        self._count.setToolTip(unit)
        self._count.setAccessibleDescription(beyond(self._count.text(), unit))
        self._count.set_role("warn" if over else "faint")

    def _refont(self) -> None:
        self.text.setFont(theme.font(17, bold=True) if self._large else theme.font())


class StateButton(Button):
    """Says how far a text is, and offers the other states."""

    def __init__(self, field: WordingField) -> None:
        super().__init__("", "state", px=11, writes=True)
        self._field = field
        self._shown: tuple[TextState, bool] = (TextState.NONE, False)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._offer)
        self.setMenu(self._menu)

    def show_state(self, wording: Wording, language: str) -> None:
        """Show the state of `wording` in `language`."""
        self._shown = (wording.state(language), wording.original == language)
        self.setVisible(bool(wording))
        self.setEnabled(self._shown[0] is not TextState.NONE)
        self.say(self._said)
        self.setAccessibleDescription(self._field.text.accessibleName())

    def _said(self) -> str:
        state, original = self._shown
        if state is TextState.NONE:
            return _(label(state))
        return _("Original · {state}").format(state=_(label(state))) if original else _(label(state))

    def _offer(self) -> None:
        self._menu.clear()
        for state in STATES:
            self._add(_(label(state)), state is self._shown[0], partial(self._field.set_state, state))
        self._menu.addSeparator()
        self._add(_("Written in this language first"), self._shown[1], self._field.set_original)

    def _add(self, text: str, chosen: bool, act: Any) -> None:
        action = QAction(text, self._menu)
        action.setCheckable(True)
        action.setChecked(chosen)
        action.triggered.connect(lambda _checked=False: act())
        self._menu.addAction(action)

    def retranslate(self) -> None:
        """Re-read the words; the name says what they are about."""
        super().retranslate()
        self.setAccessibleName(_("State of the text: {state}").format(state=self.text().strip()))
