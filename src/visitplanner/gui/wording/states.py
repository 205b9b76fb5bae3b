"""How the states of a text look: an icon, a tone and a word each; and the button that offers them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from visitplanner.domain.kinds import TextState
from visitplanner.domain.labels import label
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.rows import Tag
from visitplanner.gui.tongue import _

LOOKS = {
    TextState.NONE: ("sub", "circle"), TextState.DRAFT: ("accent", "pencil-line"),
    TextState.MACHINE: ("accent", "sparkles"), TextState.OUTDATED: ("warn", "history"),
    TextState.CHECKED: ("ok", "circle-check"),
}  # fmt: skip
"""State → tone and icon, in the order in which they are counted."""

UNDONE = tuple(state for state in LOOKS if state is not TextState.CHECKED)


def tag(state: TextState) -> Tag:
    """The pill of a state in a row."""
    tone, icon_name = LOOKS[state]
    return Tag(_(label(state)), tone, icon_name)


class StateButton(Button):
    """Says how far a text is, and offers the other states."""

    chosen = Signal(object)
    """The text shall be in another state: a TextState."""

    def __init__(self) -> None:
        super().__init__("", "state", px=11, writes=True)
        self._state, self._original = TextState.NONE, False
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._offer)
        self.setMenu(self._menu)

    def show_state(self, state: TextState, *, original: bool) -> None:
        """Show `state`; the `original` needs no translation and has no other."""
        self._state, self._original = state, original
        self.setEnabled(state is not TextState.NONE and not original)
        tone, icon_name = LOOKS[state]
        self.set_icon(icon_name, tone)
        self.say(self._said)

    def _said(self) -> str:
        return _("Original") if self._original else _(label(self._state))

    def _offer(self) -> None:
        self._menu.clear()
        for state in LOOKS:
            if state is not TextState.NONE:
                action = QAction(_(label(state)), self._menu)
                action.setCheckable(True)
                action.setChecked(state is self._state)
                action.triggered.connect(lambda _checked=False, state=state: self.chosen.emit(state))
                self._menu.addAction(action)
