"""What was just done by hand, with a way back: a quiet line over the board that goes by itself and takes no focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QWidget

from visitplanner.base.phrases import N_
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.layout import row
from visitplanner.gui.parts.text import Label

SHOWN_MS = 6000
LIFT = 14


class Toast(QFrame):
    """Lies at the foot of `ground`. It stays while the mouse rests on it."""

    undo_wanted = Signal()
    """What was told shall be taken back."""

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        self.setProperty("part", "toast")
        self._ground = ground
        self._text = Label("", bold=True, wrap=True)
        self._undo = Button(N_("Undo"), "link", "undo-2", tip="Ctrl+Z")
        self._undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(SHOWN_MS)
        self._over.timeout.connect(self.hide)
        self._undo.clicked.connect(self._take_back)
        self.setLayout(row(self._text, self._undo, margins=(16, 7, 8, 7), gap=14))
        ground.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def tell(self, words: Callable[[], str]) -> None:
        """Say what was done, for a while."""
        if text := words():
            self._text.show_text(text)
            needed = self._text.fontMetrics().horizontalAdvance(text) + 4
            width = min(needed, max(120, self._ground.width() - 200))
            self._text.setFixedSize(width, self._text.heightForWidth(width))
            self.adjustSize()
            self._place()
            self.show()
            self.raise_()
            self._over.start()

    def _take_back(self) -> None:
        self.hide()
        self.undo_wanted.emit()

    def _place(self) -> None:
        size = self.sizeHint()
        self.setGeometry(
            (self._ground.width() - size.width()) // 2, self._ground.height() - size.height() - LIFT,
            size.width(), size.height(),
        )  # fmt: skip

    # ------------------------------------------------------------------ Qt overrides
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt override: stay at the foot."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt override."""
        self._over.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Qt override."""
        self._over.start()
