"""The minutes to the next item, typed in place: a small line with the means of travel, Enter keeps, Esc leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QSpinBox, QWidget

from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import Mode
from visitplanner.domain.records import Connector
from visitplanner.gui.inspector import options
from visitplanner.gui.inspector.editors import Choice
from visitplanner.gui.parts.buttons import IconButton
from visitplanner.gui.parts.layout import row
from visitplanner.gui.parts.text import Label
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import Speaking, _

LONGEST = 24 * 60
_ELSEWHERE = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)

Keep = Callable[[int, Mode], None]


class ConnectorEditor(Speaking, QFrame):
    """Lies over the `ground` of a view; it goes away by itself. `keep` gets minutes and mode."""

    def __init__(self, ground: QWidget, there: Connector | None, keep: Keep, remove: Callable[[], None] | None) -> None:
        super().__init__(ground)
        self.setProperty("part", "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keep, self._ground = keep, ground
        self._back = ground.parentWidget()
        self._mode = Choice(options.members(Mode))
        self._mode.show_value(there.mode if there else Mode.WALK)
        self._mode.setFixedWidth(theme.px(150))
        self.minutes = QSpinBox()
        self.minutes.setRange(0, LONGEST)
        self.minutes.setSingleStep(5)
        self.minutes.setFixedWidth(theme.px(96))
        self.minutes.setValue(there.minutes or 0 if there else 10)
        keep_button = IconButton("check", N_("Keep"), "plain")
        keep_button.clicked.connect(self.commit)
        parts: list[QWidget] = [Label(N_("To the next item"), "sub", 12), self._mode, self.minutes, keep_button]
        if remove is not None:
            button = IconButton("trash-2", N_("Remove the minutes"), "plain")
            button.clicked.connect(remove)
            button.clicked.connect(self.close)
            parts.append(button)
        self.setLayout(row(*parts, margins=(12, 6, 6, 6), gap=8))
        for part in (self._mode, self.minutes):
            part.installEventFilter(self)
        self.retranslate()

    def open(self, at: QPoint) -> None:
        """Show at a point of the ground, as far as there is room, and take the keyboard."""
        self.show()
        self.adjustSize()
        left = max(4, min(at.x(), self._ground.width() - self.width() - 4))
        self.move(left, max(4, min(at.y(), self._ground.height() - self.height() - 4)))
        self.raise_()
        self.minutes.setFocus()
        self.minutes.selectAll()

    def commit(self) -> None:
        """Keep what is typed."""
        self._keep(self.minutes.value(), Mode(self._mode.currentData()))
        self.close()

    def _leave(self) -> None:
        inside = QApplication.focusWidget()
        if inside is None or not self.isAncestorOf(inside):
            self._back = None
            self.close()

    def retranslate(self) -> None:
        """Name the editors."""
        self.setAccessibleName(_("Minutes to the next item"))
        self.minutes.setAccessibleName(_("Minutes to the next item"))
        self._mode.setAccessibleName(_("By"))
        self.minutes.setSuffix(_(" min"))

    def eventFilter(self, watched: Any, event: Any) -> bool:
        """Qt override: Enter keeps, Esc leaves; so does going elsewhere."""
        if event.type() == QEvent.Type.FocusOut and event.reason() in _ELSEWHERE:
            QTimer.singleShot(0, self, self._leave)
        if event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.commit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
        return False

    def closeEvent(self, event: Any) -> None:
        """Qt override: the keyboard goes back to the view."""
        if self._back is not None:
            self._back.setFocus()
        super().closeEvent(event)
