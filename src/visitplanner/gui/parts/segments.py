"""The segmented switch between a few views: drawn together, then folded into a list, where the room ends."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFrame, QSizePolicy, QStackedLayout, QWidget

from visitplanner.base.phrases import N_
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.layout import row
from visitplanner.gui.theme import restyle, theme
from visitplanner.gui.tongue import Speaking, Words, said

DRAWN = 6
"""Pixels that each side of a segment gives up before all are folded, as the style sheet has it."""
NARROWEST = 96


class Segments(Speaking, QWidget):
    """A switch between a few views, as one control."""

    chosen = Signal(str)
    """A segment was chosen by the user: its key."""

    def __init__(self, segments: Iterable[tuple[str, Words]], name: Words = N_("View")) -> None:
        super().__init__()
        self._words, self._name, self._drawn = dict(segments), name, False
        self._told = ""
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        for key, words in self._words.items():
            self._buttons[key] = Button(words, "seg", checkable=True)
            self._buttons[key].setAutoExclusive(True)  # screen readers say one of several, not on or off
            self._group.addButton(self._buttons[key])
        self._whole = QFrame()
        self._whole.setProperty("part", "segments")
        self._whole.setLayout(row(*self._buttons.values(), margins=(3, 3, 3, 3), gap=2))
        self._list = QComboBox()
        self._list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._whole)
        self._stack.addWidget(self._list)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group.buttonToggled.connect(self._tell)  # screen readers toggle without a click
        self._list.activated.connect(self._turn)
        theme.changed.connect(self._fit)
        self.retranslate()

    def choose(self, key: str) -> None:
        """Show `key` as chosen, without telling."""
        self._told = key
        self._buttons[key].setChecked(True)
        self._list.setCurrentIndex(list(self._buttons).index(key))

    @property
    def key(self) -> str:
        """The key chosen now ("" when none)."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    @property
    def folded(self) -> bool:
        """Whether the segments are a list to choose from, because they have no room side by side."""
        return self._stack.currentWidget() is self._list

    def _tell(self) -> None:
        key = self.key
        if key and key != self._told:
            self.choose(key)
            self.chosen.emit(key)

    def _turn(self, at: int) -> None:
        [*self._buttons.values()][at].setChecked(True)

    def _room(self) -> tuple[int, int]:
        """The width of all segments side by side, as they should stand and as they can be drawn together."""
        now, less = self._whole.sizeHint().width(), 2 * DRAWN * len(self._buttons)
        return (now + less, now) if self._drawn else (now, now - less)

    def _fit(self) -> None:
        whole, drawn = self._room()
        if self._drawn != (self.width() < whole):
            self._drawn = not self._drawn
            for button in self._buttons.values():
                button.setProperty("drawn", self._drawn)
                restyle(button)
                button.updateGeometry()
        folded = self.width() < drawn
        self._stack.setCurrentWidget(self._list if folded else self._whole)

    def retranslate(self) -> None:
        """Say the list again."""
        self._list.setAccessibleName(said(self._name))
        self._list.clear()
        self._list.addItems([said(words) for words in self._words.values()])
        self._list.setCurrentIndex([*self._words].index(self.key) if self.key else -1)

    def event(self, event: QEvent) -> bool:
        """Qt override: words or type have changed."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def sizeHint(self) -> QSize:
        """Qt override."""
        return QSize(self._room()[0], self._stack.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Qt override."""
        return QSize(min(theme.px(NARROWEST), self.sizeHint().width()), self._stack.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt override."""
        super().resizeEvent(event)
        self._fit()
