"""Buttons of every kind; words and icons follow language and theme."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton

from visitplanner.gui.access import access
from visitplanner.gui.icons import icon
from visitplanner.gui.parts.guards import WRITES, Guarded
from visitplanner.gui.parts.tips import beyond, plain_tip
from visitplanner.gui.theme import BASE_PX, theme
from visitplanner.gui.tongue import Speaking, Words, said

ICON = 16
ALWAYS_BOLD = ("primary", "capture")
CHOSEN_BOLD = ("nav", "seg", "chip")


class Button(Guarded, Speaking, QPushButton):
    """A push button. `kind`: "" (quiet), primary (one per screen), nav, seg, chip, link, plain, danger, choice …

    With `writes` it is shut while the library can only be read.
    """

    def __init__(
        self, words: Words = "", kind: str = "", icon_name: str = "", *, tip: Words = "", checkable: bool = False,
        px: int = BASE_PX, writes: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self.writes = writes
        self._words, self._tip, self._text, self._px = words, tip, "", px
        self._folded, self._wide, self._ours = False, 0, False
        self.setProperty("kind", kind)
        self.setCheckable(checkable)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon_name:
            self.set_icon(icon_name)
        self.refont()
        self.toggled.connect(self.refont)
        self.toggled.connect(self._hear)
        theme.changed.connect(self.refont)
        self.retranslate()
        self.heed_access()

    def say(self, words: Words, tip: Words = "") -> None:
        """Show other words of ours."""
        self._words, self._tip, self._text = words, tip, ""
        self.retranslate()

    def show_text(self, text: str) -> None:
        """Show text of the user's, as it is (an & is no mnemonic)."""
        self._words, self._text = "", text
        self.retranslate()

    def set_icon(self, name: str, role: str = "") -> None:
        """Show the icon `name`; its colour fits the kind unless `role` says otherwise."""
        kind = self.property("kind")
        roles = {"primary": "on_accent", "danger": "bad", "link": "accent", "capture": "accent"}
        checked = "accent" if kind in ("nav", "chip") else "text" if kind == "seg" else ""
        self.setIcon(icon(name, role or roles.get(kind, "sub"), checked=checked))

    def refont(self) -> None:
        """Take the type size of the theme; what is chosen or filled is bold."""
        chosen = self.isChecked() and self.property("kind") in CHOSEN_BOLD
        self.setFont(theme.font(self._px, bold=chosen or self.property("kind") in ALWAYS_BOLD))
        self.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))

    def _hear(self, checked: bool) -> None:
        """A screen reader toggles without a click: make it one. Of several, only the one that it turns on is chosen."""
        if not self._ours and (checked or not self.autoExclusive()):
            self.clicked[bool].emit(checked)  # type: ignore[index]

    def _turn(self, turn: Callable[..., None], *args: bool) -> None:
        before, self._ours = self._ours, True
        turn(*args)
        self._ours = before

    @property
    def saved(self) -> int:
        """The width that folding has saved."""
        return self._wide - self.minimumSizeHint().width() if self._folded and not self.isHidden() else 0

    def fold(self, folded: bool) -> None:
        """Show only the icon, with the words as the tool tip; or the words again."""
        if folded != self._folded:
            self._folded = folded
            self.retranslate()

    def retranslate(self) -> None:
        """Re-read the words."""
        text = said(self._words) if self._words else self._text
        gap = " " if text and not self.icon().isNull() else ""
        self.setText(gap + text.replace("&", "&&"))
        self.setAccessibleName(text)
        tip = said(self._tip) if self._tip else ""
        if self._folded:
            self._wide = self.minimumSizeHint().width()
            self.setText("")
            tip = f"{text} ({tip})" if tip else text
        self.show_tip(tip)

    def show_tip(self, tip: str) -> None:
        """Tell `tip` under the mouse, or why the button is shut."""
        told = (self.writes and access.said()) or tip
        if told or self.toolTip():
            self.setAccessibleDescription(beyond(self.accessibleName(), told))
        self.setToolTip(plain_tip(told))

    def setChecked(self, checked: bool) -> None:
        """Qt override: what the program shows nobody has chosen."""
        self._turn(super().setChecked, checked)

    def nextCheckState(self) -> None:
        """Qt override: a click tells itself."""
        self._turn(super().nextCheckState)

    def keyPressEvent(self, event: Any) -> None:
        """Qt override: Enter presses the button that has the focus, as Space does, and not another of the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class IconButton(Button):
    """A button that shows only an icon; its words are the tool tip and the name for screen readers."""

    def __init__(
        self, icon_name: str, words: Words, kind: str = "icon", *, checkable: bool = False, keys: str = "",
        writes: bool = False,
    ) -> None:  # fmt: skip
        self._keys = keys
        super().__init__(words, kind, icon_name, checkable=checkable, writes=writes)

    def refont(self) -> None:
        """Take the size of the theme."""
        self.setFixedSize(theme.px(34), theme.px(32))
        self.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))

    def retranslate(self) -> None:
        """Re-read the words."""
        text = said(self._words) if self._words else self._text
        shown = QKeySequence(self._keys).toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleName(text)
        self.show_tip(f"{text} ({shown})" if shown else text)


class ActionButton(Button):
    """A button that does what an action does, is enabled when it is, says what it says, and goes when it goes."""

    def __init__(self, action: QAction, kind: str = "", icon_name: str = "") -> None:
        self._action, self._there = action, True
        super().__init__(action.text, kind, icon_name, writes=bool(action.property(WRITES)))
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        action.enabledChanged.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        if self._there != self._action.isVisible():
            self._there = self._action.isVisible()
            self.setVisible(self._there)
        self.retranslate()
