"""What is anchored shakes its lock when somebody pulls at it, and a bubble says how to release it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, QVariantAnimation, Signal

from visitplanner.gui.tongue import _

SHAKE_MS, SHOWN_MS = 280, 2600
_SWING = ((0.0, 0), (0.2, 4), (0.5, -4), (0.8, 2), (1.0, 0))


class Holding(QObject):
    """Which item is being held, and how far its lock swings just now."""

    changed = Signal(str)
    """An item is held, swings, or is no longer shown as held: its id."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.id, self.swing = "", 0
        self._shaking = QVariantAnimation(self)
        self._shaking.setDuration(SHAKE_MS)
        for step, pixels in _SWING:
            self._shaking.setKeyValueAt(step, pixels)
        self._shaking.valueChanged.connect(self._swing)
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(SHOWN_MS)
        self._over.timeout.connect(self.forget)

    def hold(self, id: str) -> None:
        """Shake the lock of an item."""
        self.forget()
        self.id = id
        self._shaking.start()
        self._over.start()

    def forget(self) -> None:
        """Nothing is held any more."""
        id, self.id, self.swing = self.id, "", 0
        self._shaking.stop()
        self._over.stop()
        if id:
            self.changed.emit(id)

    @staticmethod
    def text() -> str:
        """What the bubble says."""
        return _("Anchored. L releases it.")

    def _swing(self, pixels: int) -> None:
        self.swing = int(pixels)
        self.changed.emit(self.id)
